//! The list of setups to choose from, what can be done with the open one, and the way back to a discarded one.

use super::text_box::TextBox;
use super::{page, words};
use crate::protocol::panel::*;
use crate::setup::name::LONGEST_NAME;
use yew::prelude::*;

/// From so many setups on, there is a box to find one.
const WORTH_FINDING: usize = 5;

/// What the list is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All setups.
    pub setups: Vec<SetupItem>,
    /// Shown before anything is typed.
    pub whole: bool,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The list of setups, with a box to find one where they are many; while a setup is open only what was looked for.
#[component]
pub fn SetupList(props: &Props) -> Html {
    let Props { setups, whole, send } = props;
    let text = use_state(String::new);
    let node = use_node_ref();
    let many = setups.len() >= WORTH_FINDING;
    let found: Vec<&SetupItem> = setups.iter().filter(|setup| is_meant(setup, &text)).collect();
    let empty = {
        let (text, node) = (text.clone(), node.clone());
        Callback::from(move |()| {
            text.set(String::new());
            page::set_value(&node, "");
        })
    };
    let open = {
        let (send, empty) = (send.clone(), empty.clone());
        Callback::from(move |id| {
            empty.emit(());
            send.emit(Intent::OpenSetup { id });
        })
    };
    let onkeydown = {
        let (first, open) = (found.first().map(|setup| setup.id), open.clone());
        Callback::from(move |event: KeyboardEvent| match (event.key().as_str(), first) {
            ("Enter", Some(id)) => open.emit(id),
            ("Escape", _) => empty.emit(()),
            _ => {}
        })
    };
    let oninput = page::on_input(&{
        let text = text.clone();
        Callback::from(move |typed| text.set(typed))
    });
    let shown = *whole || !text.trim().is_empty();
    html! {
        <div class="setup-list">
            if many {
                <input ref={node} type="search" class="find" data-testid="setup-search" aria-label="Find a setup"
                    placeholder="Find a setup by name or ID" autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
            }
            if shown {
                <ul aria-label="Setups">{ for found.iter().map(|setup| row(setup, &open)) }</ul>
                if found.is_empty() {
                    <p class="quiet" data-testid="setup-none">{ "No setup has that in its name or IDs." }</p>
                }
            }
        </div>
    }
}

fn row(setup: &SetupItem, open: &Callback<u32>) -> Html {
    let id = setup.id;
    let onclick = open.reform(move |_| id);
    let ids =
        [&setup.tenant_id, &setup.client_id].into_iter().flatten().map(|id| words::short(id)).collect::<Vec<_>>().join(" · ");
    html! {
        <li key={id}>
            <button type="button" class="setup-row" data-testid="setup-open" data-setup-id={id.to_string()} {onclick}>
                <b>{ setup.name.clone() }</b>
                <span class="quiet">{ words::setup_line(setup) }</span>
                if !ids.is_empty() {
                    <span class="id quiet">{ ids }</span>
                }
            </button>
        </li>
    }
}

/// Every word of the text is somewhere in the setup's name or IDs.
fn is_meant(setup: &SetupItem, text: &str) -> bool {
    let all = [Some(&setup.name), setup.tenant_id.as_ref(), setup.client_id.as_ref()];
    let all = all.into_iter().flatten().map(|text| text.to_lowercase()).collect::<Vec<_>>();
    text.to_lowercase().split_whitespace().all(|word| all.iter().any(|text| text.contains(word)))
}

/// The open setup's name, and what can be done with it.
pub fn this_setup(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let rename = send.reform(|name| Intent::Rename { name });
    let button = |testid: &'static str, words: &'static str, intent: fn() -> Intent| {
        let onclick = send.reform(move |_| intent());
        html! { <button type="button" class="small" data-testid={testid} {onclick}>{ words }</button> }
    };
    html! {
        <section class="this-setup" aria-labelledby="this-title">
            <h2 id="this-title">{ "This setup" }</h2>
            <TextBox key={setup.id} label="Name" testid="setup-name-input" value={setup.name.clone()} longest={LONGEST_NAME} required=true
                commit={rename} />
            <p class="quiet">{ "The client secret goes into the form, and elsewhere only when you press Verify, Write the new secret or Seal into a file." }</p>
            <div class="buttons">
                { button("setup-duplicate", "Copy for another environment", || Intent::Duplicate) }
                { button("setup-close", "Close it", || Intent::CloseSetup) }
                { button("discard", "Forget this setup and its values", || Intent::Discard) }
            </div>
            <p class="quiet">{ words::SETUP_ACTS }</p>
        </section>
    }
}

/// The way back to what was discarded last.
pub fn undo(undo: Option<&UndoView>, now: Millis, send: &Callback<Intent>) -> Html {
    let Some(UndoView { name, .. }) = undo.filter(|undo| undo.until > now) else {
        return Html::default();
    };
    let onclick = send.reform(|_| Intent::Undo);
    html! {
        <aside class="undo">
            <span>{ "Forgotten: " }{ name.clone() }</span>
            <button type="button" class="small" data-testid="undo" {onclick}>{ "Undo" }</button>
        </aside>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::sample;

    /// Admins know a setup by its customer's name, or have an ID from a ticket.
    #[test]
    fn found_by_name_or_id() {
        let setup = SetupItem { client_id: Some("51d0b9f7-0000".into()), ..sample::setup_item(1, "Contoso mail, Übersee") };
        for (text, expected) in [
            ("", true),
            ("contoso", true),
            ("mail CONT", true),
            ("über", true),
            ("51D0B9", true),
            ("mail 51d0", true),
            ("fabrikam", false),
            ("contoso fabrikam", false),
        ] {
            assert_eq!(is_meant(&setup, text), expected, "{text}");
        }
    }
}
