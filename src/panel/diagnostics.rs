//! "What we read on these pages": every sighting with what was made of it, and what went wrong on the way.

use super::icons::Icon;
use super::words;
use crate::protocol::panel::{Diagnostics, Seen};
use yew::prelude::*;

/// The disclosure.
pub fn what_we_read(diagnostics: &Diagnostics) -> Html {
    let Diagnostics { malformed, faults, cut, storage_refused, seen } = diagnostics;
    let notes = [
        (*malformed > 0).then(|| {
            count(*malformed, "message could not be read and was ignored.", "messages could not be read and were ignored.")
        }),
        (*faults > 0).then(|| {
            count(
                *faults,
                "time a page's own code failed while it was read.",
                "times a page's own code failed while it was read.",
            )
        }),
        cut.then(|| "A page holds more than is read. What is not listed was not looked at.".to_owned()),
        storage_refused.then(|| "The browser refused to store.".to_owned()),
    ];
    html! {
        <details class="read" data-testid="diagnostics" data-malformed={malformed.to_string()} data-faults={faults.to_string()}>
            <summary>{ "What we read on these pages " }<span class="quiet">{ "(" }{ seen.len() }{ ")" }</span></summary>
            { for notes.into_iter().flatten().map(|note| html! { <p class="note">{ note }</p> }) }
            if seen.is_empty() {
                <p class="quiet">{ "Nothing yet. Only IDs and client secrets are listed here." }</p>
            }
            <ul>{ for seen.iter().map(row) }</ul>
        </details>
    }
}

fn count(number: u32, one: &str, many: &str) -> String {
    [number.to_string().as_str(), " ", if number == 1 { one } else { many }].concat()
}

fn row(seen: &Seen) -> Html {
    let words::Finding { what, why, taken } = words::verdict(seen.verdict);
    let icon = if taken { Icon::Tick } else { Icon::Ring };
    let label = if seen.label.is_empty() { String::new() } else { ["“", &seen.label, "” · "].concat() };
    html! {
        <li data-testid="seen">
            { icon.draw(None) }
            <div>
                <p><b>{ what }</b>{ " " }<span class="id-face">{ words::short(&seen.text) }</span></p>
                <p>{ why }</p>
                <p class="quiet">{ label }{ seen.host.clone() }</p>
            </div>
        </li>
    }
}
