//! Small pieces that several components share.

use super::words;
use crate::protocol::panel::{Diagnostics, Evidence, Millis, Origin};
use serde::Serialize;
use yew::prelude::*;

/// The wire name of a unit variant: what `data-state`, `data-field` and `data-source` hold.
pub fn state(value: &impl Serialize) -> String {
    serde_wasm_bindgen::to_value(value).ok().and_then(|v| v.as_string()).unwrap_or_default()
}

/// "Overview · D365 mail · 10:42".
pub fn source_line(evidence: &Evidence) -> String {
    let time = clock(evidence.at);
    if evidence.origin != Origin::Page {
        return format!("{} · {time}", words::origin(evidence.origin));
    }
    let place = if evidence.heading.is_empty() { &evidence.page } else { &evidence.heading };
    let window = if evidence.incognito { " · InPrivate" } else { "" };
    format!("seen beside “{}” on {place}{window} · {time}", evidence.label)
}

/// Hours and minutes, as the admin's clock shows them.
pub fn clock(at: Millis) -> String {
    let date = js_sys::Date::new(&at.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// `8f3a…c21e`.
pub fn short(id: &str) -> String {
    match (id.get(..8), id.get(id.len().saturating_sub(4)..)) {
        (Some(head), Some(tail)) if id.len() > 16 => format!("{head}…{tail}"),
        _ => id.to_owned(),
    }
}

/// "What we read on this page", and what went wrong while reading.
pub fn diagnostics(d: &Diagnostics) -> Html {
    html! {
        <details class="seen">
            <summary>{ format!("What we read on these pages ({})", d.seen.len()) }</summary>
            if d.seen.is_empty() {
                <p class="calm">{"Nothing yet. Open the app registration in the Azure portal."}</p>
            }
            <ul>
                { for d.seen.iter().map(|s| html! {
                    <li>
                        <code>{ short(&s.text) }</code>
                        <span>{ format!(" {} ", words::verdict(s.verdict)) }</span>
                        <small>{ if s.label.is_empty() { s.host.clone() } else { format!("“{}” · {}", s.label, s.host) } }</small>
                    </li>
                }) }
            </ul>
            if d.cut {
                <p>{"A page held more than we read at once; some of it is not in this list."}</p>
            }
            <p class="calm" data-testid="diagnostics" data-malformed={d.malformed.to_string()} data-faults={d.faults.to_string()}>
                { format!("{} unreadable messages, {} faults of pages since the browser started.", d.malformed, d.faults) }
            </p>
        </details>
    }
}
