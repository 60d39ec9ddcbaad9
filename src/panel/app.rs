//! The whole panel.

use super::announce::announcement;
use super::port::Line;
use super::{form, parts, questions, steps, values};
use crate::protocol::panel::{Intent, SetupView, View};
use yew::prelude::*;

/// Says something to the background.
pub type Say = Callback<Intent>;

/// The root component.
#[component]
pub fn App() -> Html {
    let view = use_state(|| None::<View>);
    let said = use_state(String::new);
    let line = {
        let (view, said) = (view.setter(), said.setter());
        use_memo((), move |()| {
            let before = std::cell::RefCell::new(None::<View>);
            Line::open(Callback::from(move |new: View| {
                if let Some(text) = announcement(before.borrow().as_ref(), &new) {
                    said.set(text);
                }
                *before.borrow_mut() = Some(new.clone());
                view.set(Some(new));
            }))
        })
    };
    let say: Say = use_callback(line, |intent: Intent, line| line.say(&intent));
    let body = match &*view {
        None => html! { <main class="welcome"><p class="calm">{"Starting Tenant Bridge…"}</p></main> },
        Some(View { setup: None, setups, .. }) => welcome(setups.is_empty(), &say),
        Some(View { setup: Some(setup), diagnostics, .. }) => html! {
            <>
                { open_setup(setup, &say) }
                { parts::diagnostics(diagnostics) }
            </>
        },
    };
    html! {
        <>
            { header(view.as_ref(), &say) }
            { body }
            <div data-testid="status" class="status" role="status" aria-live="polite">{ (*said).clone() }</div>
        </>
    }
}

fn header(view: Option<&View>, say: &Say) -> Html {
    let setups = view.map(|v| v.setups.as_slice()).unwrap_or_default();
    let open = view.and_then(|v| v.setup.as_ref()).map(|s| s.id);
    let choose = say.reform(|event: Event| Intent::OpenSetup {
        id: event.target_unchecked_into::<web_sys::HtmlSelectElement>().value().parse().unwrap_or_default(),
    });
    html! {
        <header class="top">
            <h1>{"Tenant Bridge"}</h1>
            if !setups.is_empty() {
                <select data-testid="setup-select" aria-label="Setup" onchange={choose}>
                    if open.is_none() {
                        <option selected=true disabled=true>{"Choose a setup"}</option>
                    }
                    { for setups.iter().map(|s| html! {
                        <option key={s.id} data-testid="setup-item" value={s.id.to_string()} selected={Some(s.id) == open}>{ &s.name }</option>
                    }) }
                </select>
            }
            if open.is_some() {
                <button data-testid="setup-new" class="quiet" onclick={say.reform(|_| Intent::NewSetup)}>{"New setup"}</button>
                <button data-testid="discard" class="quiet" title="Forgets the setup with all its values" onclick={say.reform(|_| Intent::Discard)}>
                    {"Discard"}
                </button>
            }
        </header>
    }
}

fn welcome(first: bool, say: &Say) -> Html {
    html! {
        <main class="welcome">
            <h2>{ if first { "Connect Dynamics 365 to Exchange Online in another tenant" } else { "No setup is open" } }</h2>
            <p>{"Tenant Bridge guides you from the app registration to the email server profile, picks up the three values on the way, and fills the form."}</p>
            <p>{"While a setup is open it reads the app registration pages of the Azure portal and the server profile form, and nothing else."}</p>
            <p>{"It never saves, never sends anything to us, and keeps the client secret in memory only. You press Save."}</p>
            <button data-testid="setup-new" class="main" onclick={say.reform(|_| Intent::NewSetup)}>{"Start a setup"}</button>
        </main>
    }
}

fn open_setup(setup: &SetupView, say: &Say) -> Html {
    html! {
        <main data-testid="setup" data-setup-id={setup.id.to_string()} data-state={parts::state(&setup.state)}>
            { values::values(setup, say) }
            { questions::conflicts(setup, say) }
            { questions::problems(setup, say) }
            <steps::Steps setup={setup.clone()} say={say.clone()} />
            { form::bar(setup, say) }
        </main>
    }
}
