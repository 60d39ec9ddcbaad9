//! The record behind a model-driven form, read when the fill is done: a box that shows a text is not yet a record that holds it.

use super::steps::text_for;
use super::{DONE, FillRun, settle};
use crate::background::Effect;
use crate::background::state::{DocumentId, State};
use crate::protocol::PageText;
use crate::protocol::panel::{FillReason, FillState, FormField, Millis};

/// Logical names that the record is asked for, by field.
const COLUMNS: [(FormField, &str); 3] =
    [(FormField::Name, NAME), (FormField::TenantId, "exchangeonlinetenantid"), (FormField::ClientId, "oauthclientid")];
/// The column of the profile's name.
pub const NAME: &str = "name";
/// The column of the secret, of which only "set or not" is read.
pub const SECRET: &str = "oauthclientsecret";

/// The order to read it.
pub(super) fn ask(run: &mut FillRun) -> Effect {
    run.reading = true;
    Effect::ReadRecord {
        tab: run.tab,
        document: run.document.clone(),
        names: COLUMNS.iter().map(|(_, name)| (*name).to_owned()).collect(),
        secret: SECRET.to_owned(),
    }
}

/// The record of this document is being read for the fill.
pub fn is_read(state: &State, document: &DocumentId) -> bool {
    state.session.fill.as_ref().is_some_and(|run| run.reading && run.document == *document)
}

/// What the record holds.
pub fn hear(state: &mut State, document: &DocumentId, attributes: &[(String, Option<String>)], now: Millis) {
    let expected: Vec<(FormField, &str, Option<PageText>)> = COLUMNS
        .iter()
        .map(|(field, name)| (*field, *name, text_for(state, *field)))
        .chain([(FormField::ClientSecret, SECRET, None)])
        .collect();
    let Some(run) = state.session.fill.as_mut().filter(|run| run.reading && run.document == *document) else {
        return;
    };
    run.reading = false;
    for (field, name, text) in expected {
        let Some((_, held)) = attributes.iter().find(|(n, _)| n == name) else {
            continue;
        };
        let right = match (&text, held) {
            (Some(text), Some(held)) => held.trim_matches(['{', '}']).eq_ignore_ascii_case(text.expose()),
            (None, held) => held.is_some(),
            (Some(_), None) => false,
        };
        if !right && run.is(field, DONE) {
            run.set(field, FillState::Failed, Some(FillReason::NotInRecord));
        }
    }
    settle(state, now);
}
