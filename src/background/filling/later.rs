//! One more look at what the form shows, after a fill has ended: some pages think a box over, or mount a list anew when its options
//! have come. Nobody waits for it. A model-driven form has its record for that.

use super::{DONE, FillRun, is_trusted, settle, steps};
use crate::background::Effect;
use crate::background::state::{DocumentId, State};
use crate::fill::plan::{Planned, plan};
use crate::protocol::agent::{Order, Outcome, Step};
use crate::protocol::panel::{FillReason, FillState, FormField, Millis};

/// How long the page must have been still before, in milliseconds.
const THOUGHT: u32 = 600;

/// Sends the look.
pub(super) fn look(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(run) = state.session.fill.as_ref().filter(|run| !run.model_driven) else { return };
    if !state.session.documents.get(&run.document).is_some_and(is_trusted) {
        return;
    }
    let looks = looks(state, run);
    let Some(run) = state.session.fill.as_mut().filter(|_| !looks.is_empty()) else { return };
    run.looks = looks.iter().map(|(field, step)| (step.number, *field)).collect();
    run.number = looks.last().map_or(run.number, |(_, step)| step.number);
    let steps = looks.into_iter().map(|(_, step)| step).collect();
    effects.push(Effect::Send { tab: run.tab, document: run.document.clone(), order: Order::Steps(steps) });
}

/// A look at each field that is right.
fn looks(state: &State, run: &FillRun) -> Vec<(FormField, Step)> {
    let mut looks = vec![];
    for &planned in plan(run.kind()) {
        if let Planned::Check(field) = planned
            && let Some(action) = steps::action_of(state, run, planned)
        {
            let number = looks.last().map_or(run.number, |(_, step): &(_, Step)| step.number) + 1;
            let settle = if looks.is_empty() { THOUGHT } else { 0 };
            looks.push((field, Step { number, settle, ..steps::step(state, run, planned, None, action) }));
        }
    }
    looks
}

/// What a look saw. A box that is gone says nothing, as the form may have been saved, unless the choice that it depends on is another one now.
pub(super) fn hear(state: &mut State, document: &DocumentId, step: u32, outcome: &Outcome, now: Millis) {
    let run = state.session.fill.as_mut().filter(|run| run.idle && run.document == *document);
    let Some(run) = run else { return };
    let Some(place) = run.looks.iter().position(|(sent, _)| *sent == step) else { return };
    let (_, field) = run.looks.remove(place);
    let is_undone = || [FormField::ServerType, FormField::AuthenticationType].iter().any(|f| run.is(*f, &[FillState::Failed]));
    let is_lost = match outcome {
        Outcome::NotKept { .. } => true,
        Outcome::Missing => is_undone(),
        _ => false,
    };
    if is_lost && run.is(field, DONE) {
        run.set(field, FillState::Failed, Some(FillReason::NotKept));
        settle(state, now);
    }
}
