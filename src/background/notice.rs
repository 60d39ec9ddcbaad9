//! The few words that the background says itself, where no panel is: in a notification, and on the toolbar button. Nothing secret is in them.

use crate::setup::expiry::Expiry;

/// The buttons of a notification: put off for a week, or until the next date.
pub const BUTTONS: [&str; 2] = ["Remind me in a week", "Wait for the next date"];

/// What happens to a secret that ends in so many days.
pub fn title(days: i32) -> String {
    match days {
        ..0 => "A client secret has ended".to_owned(),
        0 => "A client secret ends today".to_owned(),
        1 => "A client secret ends tomorrow".to_owned(),
        _ => format!("A client secret ends in {days} days"),
    }
}

/// Which one it is, and what to do.
pub fn message(setup: &str, description: Option<&str>, day: Expiry) -> String {
    let description = description.map(|description| format!(" (“{description}”)")).unwrap_or_default();
    let day = day.in_words();
    format!(
        "“{setup}”{description}: {day}. Create a new one and put it into the server profile, or mailboxes stop synchronizing."
    )
}

/// The days, as the toolbar button has room for.
pub fn badge(days: i32) -> String {
    if days < 0 { "!".to_owned() } else { days.to_string() }
}
