//! "Describe this page": the report, shown whole before it goes anywhere, and the ways to take it along.

use super::model::Action;
use super::{page, words};
use crate::protocol::panel::{DescriptionView, Intent};
use yew::prelude::*;

/// What a saved report is called.
const FILE: &str = "tenant-bridge-page.json";
/// The button, which takes the focus back when the report is put away.
const BUTTON: &str = "describe";

/// The button, and what has come of it.
pub fn describe(description: &DescriptionView, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let onclick = send.reform(|_| Intent::Describe);
    let working = *description == DescriptionView::Working;
    html! {
        <section class="describe" aria-labelledby="describe-title">
            <h2 id="describe-title">{ "A page is not recognised?" }</h2>
            <p class="quiet" id="describe-what">{ words::DESCRIBE }</p>
            <button type="button" class="small" id={BUTTON} data-testid="describe" aria-describedby="describe-what"
                aria-busy={working.then_some("true")} {onclick}>
                { "Describe this page" }
            </button>
            if let Some(said) = words::description(description) {
                <p class="quiet" data-testid="describe-status" data-state={state(description)}>{ said }</p>
            }
            if let DescriptionView::Ready(text) = description {
                { report(text, send, act) }
            }
        </section>
    }
}

fn state(description: &DescriptionView) -> &'static str {
    match description {
        DescriptionView::Idle => "idle",
        DescriptionView::Working => "working",
        DescriptionView::Nothing => "nothing",
        DescriptionView::Ready(_) => "ready",
    }
}

fn report(text: &str, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let close = send.reform(|()| {
        page::focus(BUTTON);
        Intent::CloseDescription
    });
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close.emit(());
            }
        })
    };
    let copy = {
        let (act, text) = (act.clone(), text.to_owned());
        Callback::from(move |_| page::copy_and_say(text.clone(), &act))
    };
    let save = page::save_and_say(FILE, page::JSON, text.to_owned(), act);
    html! {
        <div class="page-report" {onkeydown}>
            <textarea readonly=true rows="14" wrap="off" spellcheck="false" aria-label="Report" data-testid="describe-report"
                value={text.to_owned()} />
            <div class="buttons">
                <button type="button" class="small" data-testid="describe-copy" onclick={copy}>{ "Copy" }</button>
                <button type="button" class="small" data-testid="describe-save" onclick={save}>{ "Save as a file" }</button>
                <button type="button" class="small" data-testid="describe-close" onclick={close.reform(|_| ())}>{ "Close" }</button>
            </div>
        </div>
    }
}
