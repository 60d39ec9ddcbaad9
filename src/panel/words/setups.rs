//! Words for the list of setups, and for the end of a secret.

use crate::protocol::panel::{EndView, SetupItem};
use crate::setup::expiry::Ends;

/// What the buttons of a setup do.
pub const SETUP_ACTS: &str =
    "A copy has the same tenant and app and no client secret. Closed, a setup is kept, and nothing runs in your pages.";

/// How far a setup is, in a line.
pub fn setup_line(setup: &SetupItem) -> String {
    let ids = usize::from(setup.tenant_id.is_some()) + usize::from(setup.client_id.is_some());
    let values = match (ids + usize::from(setup.has_secret), setup.filled) {
        (_, true) => "form filled".to_owned(),
        (0, _) => "no values yet".to_owned(),
        (3, _) => "all three values".to_owned(),
        (2, _) if !setup.has_secret => "both IDs, client secret not held".to_owned(),
        (count, _) => format!("{count} of 3 values"),
    };
    match setup.days_left {
        Some(days) => [&values, " · secret ", &ends_in(days)].concat(),
        None => values,
    }
}

/// "ends in 12 days".
pub fn ends_in(days: i32) -> String {
    [verb(days), " ", &when(days)].concat()
}

fn verb(days: i32) -> &'static str {
    if days < 0 { "ended" } else { "ends" }
}

fn when(days: i32) -> String {
    match days {
        ..-1 => format!("{} days ago", -days),
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {days} days"),
    }
}

/// What is known of a secret's end.
pub fn end(end: &EndView) -> String {
    match (end.ends, end.days_left) {
        (Ends::On(day), Some(days)) => ["secret ", verb(days), " ", &day.in_words(), " · ", &when(days)].concat(),
        (Ends::OneOf(_), _) => "end of the secret: which of two days?".to_owned(),
        _ => "end of the secret not known, no reminder".to_owned(),
    }
}

/// "Remind me 30, 14 and 3 days before, and on the day".
pub fn reminders(leads: &[u16]) -> String {
    let ahead: Vec<String> = leads.iter().filter(|days| **days > 0).map(u16::to_string).collect();
    let on_the_day = leads.contains(&0);
    let before = match ahead.as_slice() {
        [] => return if on_the_day { "Remind me on the day" } else { "No reminders are set" }.to_owned(),
        [one] if one == "1" => "1 day before".to_owned(),
        [one] => [one, " days before"].concat(),
        [more @ .., last] => [&more.join(", "), " and ", last, " days before"].concat(),
    };
    ["Remind me ", &before, if on_the_day { ", and on the day" } else { "" }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::sample;

    #[test]
    fn lines() {
        let setup = sample::setup_item(1, "x");
        assert_eq!(setup_line(&setup), "no values yet");
        let ids = SetupItem { tenant_id: Some("a".into()), client_id: Some("b".into()), ..setup };
        assert_eq!(setup_line(&ids), "both IDs, client secret not held");
        assert_eq!(
            setup_line(&SetupItem { days_left: Some(-3), filled: true, ..ids.clone() }),
            "form filled · secret ended 3 days ago"
        );
        assert_eq!(setup_line(&SetupItem { client_id: None, has_secret: true, ..ids }), "2 of 3 values");
    }

    #[test]
    fn dates_of_reminders() {
        for (leads, words) in [
            (vec![30, 14, 3, 0], "Remind me 30, 14 and 3 days before, and on the day"),
            (vec![7], "Remind me 7 days before"),
            (vec![1, 0], "Remind me 1 day before, and on the day"),
            (vec![0], "Remind me on the day"),
            (vec![], "No reminders are set"),
        ] {
            assert_eq!(reminders(&leads), words);
        }
    }
}
