//! A record on the disk that could not be read: said, and given to the admin.

use super::icons::Icon;
use super::model::Action;
use super::{page, words};
use crate::protocol::panel::{Intent, UnreadView};
use yew::prelude::*;

/// What a saved record is called.
const FILE: &str = "tenant-bridge-unread.json";

/// The record, if there is one.
pub fn unread(unread: Option<&UnreadView>, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let Some(UnreadView { text, newer }) = unread else {
        return Html::default();
    };
    let words::Trouble { saw, means, cure, .. } = words::unread(*newer);
    let save = page::save_and_say(FILE, page::JSON, text.clone(), act);
    let forget = send.reform(|_| Intent::ForgetUnread);
    html! {
        <article class="problem" data-testid="problem" data-code="stored-unread">
            <h3>{ Icon::Warn.draw(None) }{ saw }</h3>
            <p>{ means }</p>
            <p>{ cure }</p>
            <div class="buttons">
                <button type="button" class="main" data-testid="unread-save" onclick={save}>{ "Save a copy" }</button>
                <button type="button" data-testid="unread-forget" onclick={forget}>{ "Forget it" }</button>
            </div>
        </article>
    }
}
