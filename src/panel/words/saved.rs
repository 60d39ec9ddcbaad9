//! Words for the saved profile.

use super::{Trouble, ago, private};
use crate::protocol::panel::Millis;
use crate::protocol::saved::{SavedBy, SavedProfile};

/// Whether the profile of that name was seen since the form was filled.
pub fn saved(name: &str, seen: Option<&SavedProfile>) -> String {
    let what = match seen.map(|seen| seen.by) {
        None => "” was not seen yet. Press Save in the form; the list of server profiles then shows it.",
        Some(SavedBy::List) => "” is in the list of server profiles.",
        Some(SavedBy::Form) => "” is saved: its own form is open.",
        Some(SavedBy::Environment) => "” is saved: the environment has it.",
    };
    ["“", name, what].concat()
}

/// Where and when it was seen first.
pub fn saved_where(seen: &SavedProfile, now: Millis) -> String {
    let place = if seen.by == SavedBy::Environment { seen.page.clone() } else { ["“", &seen.page, "”"].concat() };
    ["Seen ", &ago(seen.at, now), " in ", &private(&place, seen.incognito), "."].concat()
}

/// Several profiles have the name.
pub fn namesakes(name: &str, count: u32) -> Trouble {
    Trouble {
        saw: [count.to_string().as_str(), " server profiles are called “", name, "”."].concat().into(),
        means: "Who assigns one to a mailbox cannot tell them apart.",
        cure: "Give them different names in the list of server profiles.",
        button: None,
        detail: None,
    }
}
