//! The panel's head: its name, the setup in hand, and a new one.

use super::icons::Icon;
use super::page;
use super::setups::SetupList;
use crate::protocol::panel::*;
use yew::prelude::*;

/// The head.
pub fn header(view: &View, send: &Callback<Intent>) -> Html {
    let open = view.setup.as_ref().map(|setup| setup.id);
    let is_sample = view.setup.as_ref().is_some_and(|setup| setup.is_sample);
    html! {
        <header class="head">
            <div class="head-line">
                <h1>{ "Tenant Bridge" }</h1>
                if !view.setups.is_empty() {
                    <SetupSelect setups={view.setups.clone()} {open} {send} />
                }
                // The sample's own words have this button.
                if open.is_some() && !is_sample {
                    { new_setup("New", "small", send) }
                }
                <button type="button" class="bare" data-testid="options-open" aria-label="Options" title="Options"
                    onclick={Callback::from(|_| page::open_options())}>{ Icon::Sliders.draw(None) }</button>
            </div>
            if open.is_some() {
                <SetupList setups={view.setups.clone()} whole=false {send} />
            }
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct SelectProps {
    setups: Vec<SetupItem>,
    open: Option<u32>,
    send: Callback<Intent>,
}

#[component]
fn SetupSelect(props: &SelectProps) -> Html {
    let SelectProps { setups, open, send } = props;
    let node = use_node_ref();
    // What is chosen is the background's say: an attribute no longer counts once the admin has chosen.
    use_effect_with((setups.clone(), *open), {
        let node = node.clone();
        move |(_, open)| {
            let id = open.map(|id| id.to_string()).unwrap_or_default();
            page::set_value(&node, &id);
        }
    });
    let onchange = page::on_commit(send, |id| Some(Intent::OpenSetup { id: id.parse().ok()? }));
    let item = |setup: &SetupItem| {
        let id = AttrValue::from(setup.id.to_string());
        html! {
            <option key={setup.id} value={id.clone()} data-testid="setup-item" data-setup-id={id.clone()}>
                { setup.name.clone() }
            </option>
        }
    };
    html! {
        <select ref={node} class="setup-select" data-testid="setup-select" aria-label="Setup" {onchange}>
            if open.is_none() {
                <option key="none" value="" disabled=true>{ "Choose a setup" }</option>
            }
            { for setups.iter().map(item) }
        </select>
    }
}

/// The button that starts a setup.
pub fn new_setup(words: &'static str, class: &'static str, send: &Callback<Intent>) -> Html {
    let onclick = send.reform(|_| Intent::NewSetup);
    html! {
        <button type="button" {class} data-testid="setup-new" aria-label={(words == "New").then_some("New setup")} {onclick}>
            { words }
        </button>
    }
}
