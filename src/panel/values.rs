//! The three values: always on top.

use super::app::Say;
use super::parts::{short, source_line, state};
use super::words;
use crate::protocol::panel::{IdView, Intent, SecretView, SetupView, SlotState, ValueField};
use yew::prelude::*;

/// The three rows.
pub fn values(setup: &SetupView, say: &Say) -> Html {
    html! {
        <section class="values" aria-label="Values">
            { id_row(ValueField::TenantId, "Directory (tenant) ID", &setup.tenant_id, say) }
            { id_row(ValueField::ClientId, "Application (client) ID", &setup.client_id, say) }
            { secret_row(&setup.client_secret, say) }
        </section>
    }
}

fn id_row(field: ValueField, label: &'static str, id: &IdView, say: &Say) -> Html {
    let name = state(&field);
    let source = id.evidence.as_ref().map(|e| state(&e.origin));
    let copy = id.value.clone().map(|value| {
        Callback::from(move |_: MouseEvent| {
            if let Some(window) = web_sys::window() {
                let _ = window.navigator().clipboard().write_text(&value);
            }
        })
    });
    html! {
        <div class="value" data-testid={name.clone()} data-state={state(&id.state)} data-value={id.value.clone()} data-source={source}>
            { mark(id.state) }
            <div>
                <div class="line">
                    <label for={format!("{name}-box")}>{label}</label>
                    <span class="word">{ words::slot(id.state) }</span>
                </div>
                if let Some(value) = &id.value {
                    <div class="line">
                        <code title={value.clone()} tabindex="0">{ short(value) }</code>
                        <button class="quiet" onclick={copy} aria-label={format!("Copy {label}")}>{"Copy"}</button>
                    </div>
                }
                if let Some(evidence) = &id.evidence {
                    <small>{ source_line(evidence) }</small>
                }
                { input(field, &name, id.value.as_deref(), false, id.refused.clone(), say) }
                if let Some(error) = &id.error {
                    <p class="error" data-testid={format!("{name}-error")}>{ words::id_error(error) }</p>
                }
            </div>
        </div>
    }
}

fn secret_row(secret: &SecretView, say: &Say) -> Html {
    let name = state(&ValueField::ClientSecret);
    html! {
        <div
            class="value" data-testid={name.clone()} data-state={state(&secret.state)}
            data-length={secret.length.map(|l| l.to_string())} data-expires={secret.expires.clone()}
            data-source={secret.evidence.as_ref().map(|e| state(&e.origin))}
        >
            { mark(secret.state) }
            <div>
                <div class="line">
                    <label for={format!("{name}-box")}>{"Client secret"}</label>
                    <span class="word">{ words::slot(secret.state) }</span>
                </div>
                if let Some(length) = secret.length {
                    <div class="line">
                        <span>{ format!("•••••••• {length} characters{}", secret.expires.as_ref().map(|e| format!(" · ends {e}")).unwrap_or_default()) }</span>
                        <button data-testid="wipe" onclick={say.reform(|_| Intent::Wipe)}>{"Forget now"}</button>
                    </div>
                    <small>{ kept(secret) }</small>
                }
                if let Some(evidence) = &secret.evidence {
                    <small>{ source_line(evidence) }</small>
                }
                { input(ValueField::ClientSecret, &name, None, true, None, say) }
                if let Some(error) = secret.error {
                    <p class="error" data-testid={format!("{name}-error")}>{ words::secret_error(error) }</p>
                }
            </div>
        </div>
    }
}

fn kept(secret: &SecretView) -> String {
    let minutes = secret.forgotten_at.map_or(0.0, |at| ((at - js_sys::Date::now()) / 60_000.0).ceil().max(0.0));
    format!("In memory only, goes nowhere but into the form. Forgotten in {minutes} min.")
}

/// The box to type or paste into. What is refused stays in it; with another value held it begins empty again. The secret's
/// is emptied as soon as it is committed. It is not controlled: a new view must not take away what is being typed.
fn input(field: ValueField, name: &str, held: Option<&str>, hidden: bool, kept: Option<String>, say: &Say) -> Html {
    let commit = say.reform(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        let text = input.value();
        if hidden {
            input.set_value("");
        }
        Intent::Type { field, text: text.as_str().into() }
    });
    html! {
        <input
            key={held.unwrap_or_default().to_owned()}
            id={format!("{name}-box")} data-testid={format!("{name}-input")} type={if hidden { "password" } else { "text" }}
            placeholder="Type or paste instead" autocomplete={if hidden { "new-password" } else { "off" }} spellcheck="false"
            ~defaultValue={kept.unwrap_or_default()} onchange={commit}
        />
    }
}

/// The row's state as a sign, beside the word for it.
fn mark(slot: SlotState) -> Html {
    let (class, sign) = match slot {
        SlotState::Captured => ("mark good", "✔"),
        SlotState::Empty => ("mark", "○"),
        SlotState::Conflict => ("mark ask", "?"),
        SlotState::Invalid | SlotState::SecretId | SlotState::Masked | SlotState::Expired => ("mark bad", "!"),
    };
    html! { <span {class} aria-hidden="true">{sign}</span> }
}
