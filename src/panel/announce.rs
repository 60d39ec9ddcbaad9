//! What the polite live region says when the view changes.

use super::words;
use crate::protocol::panel::{SetupState, SetupView, SlotState, View};

/// The news, if there is any. Pure, so that what a screen reader hears is tested natively.
pub fn announcement(before: Option<&View>, now: &View) -> Option<String> {
    let setup = now.setup.as_ref()?;
    let old = before.and_then(|view| view.setup.as_ref()).filter(|old| old.id == setup.id)?;
    let news: Vec<String> = [
        news(old.tenant_id.state, setup.tenant_id.state, "Directory (tenant) ID captured."),
        news(old.client_id.state, setup.client_id.state, "Application (client) ID captured."),
        secret(old, setup),
        (setup.conflicts.len() > old.conflicts.len()).then(|| "A question needs your answer.".to_owned()),
        setup.problems.iter().find(|p| !old.problems.contains(p)).map(|p| words::problem(p).saw.into_owned()),
        (setup.fill.running && !old.fill.running).then(|| "Filling the form.".to_owned()),
        (setup.state == SetupState::Filled && old.state != SetupState::Filled)
            .then(|| "The form is filled. You press Save.".to_owned()),
        (setup.fill.questions.len() > old.fill.questions.len())
            .then(|| "A field holds something else. Nothing was written there.".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!news.is_empty()).then(|| news.join(" "))
}

fn news(old: SlotState, now: SlotState, text: &str) -> Option<String> {
    (now == SlotState::Captured && old != SlotState::Captured).then(|| text.to_owned())
}

fn secret(old: &SetupView, now: &SetupView) -> Option<String> {
    let secret = &now.client_secret;
    if secret.state == SlotState::Empty && old.client_secret.state == SlotState::Captured {
        return Some("Client secret forgotten.".to_owned());
    }
    let ends = secret.expires.as_ref().map(|day| format!(", ends {day}")).unwrap_or_default();
    let text = format!("Client secret captured, {} characters{ends}. Not stored on disk.", secret.length.unwrap_or_default());
    news(old.client_secret.state, secret.state, &text)
}
