//! The sample: a setup that is tried on two pages of the extension's own, by the same eyes and hands as a real one. Nothing real gets
//! into it, nothing of it gets out, and while it is open nothing of ours is in any other page.

use super::state::State;
use super::{Effect, setups};
use crate::protocol::panel::{Answer, Intent};
use crate::recognise::pages::sample_page;

/// Opens a sample in place of the open setup, and its first page.
pub fn open(state: &mut State, effects: &mut Vec<Effect>) {
    setups::close(state, effects);
    let id = state.local.add_setup();
    if let Some(setup) = state.local.setups.last_mut() {
        setup.is_sample = true;
        "Sample".clone_into(&mut setup.name);
    }
    state.local.open = Some(id);
    effects.push(Effect::Open { url: sample_page(false).to_owned() });
}

/// Whether the open setup is a sample.
pub fn is_open(state: &State) -> bool {
    state.open_setup().is_some_and(|setup| setup.is_sample)
}

/// Ends the sample, if it is what is open.
pub fn end(state: &mut State, effects: &mut Vec<Effect>) {
    if is_open(state) {
        setups::close(state, effects);
    }
}

/// Nothing is left of a sample that is not open: nobody would want it back.
pub fn forget(state: &mut State) {
    let samples: Vec<u32> = state.local.setups.iter().filter(|setup| setup.is_sample).map(|setup| setup.id).collect();
    state.local.setups.retain(|setup| !setup.is_sample);
    for id in samples {
        // The next setup is named after its number.
        if state.local.last_id == id {
            state.local.last_id -= 1;
        }
        state.session.secrets.remove(&id);
        state.local.proofs.remove(&id);
        state.local.changes.remove(&id);
    }
}

/// What an intent means while a sample is open: nothing, if it would lead out of it.
pub fn tamed(state: &State, intent: Intent) -> Option<Intent> {
    if !is_open(state) {
        return if matches!(intent, Intent::OpenSample { .. }) { None } else { Some(intent) };
    }
    match intent {
        // A setup of its own for a value of the sample would be a real one.
        Intent::Answer { field, answer: Answer::NewSetup } => Some(Intent::Answer { field, answer: Answer::Keep }),
        Intent::NewSetup
        | Intent::TrySample
        | Intent::OpenSample { .. }
        | Intent::OpenSetup { .. }
        | Intent::CloseSetup
        | Intent::Discard
        | Intent::Undo
        | Intent::Type { .. }
        | Intent::Answer { .. }
        | Intent::Fill
        | Intent::AnswerFill { .. }
        | Intent::Wipe
        | Intent::Export
        | Intent::Import { .. }
        | Intent::CloseTransfer
        | Intent::ForgetRule { .. }
        | Intent::ForgetUnread
        | Intent::OpenOwnSettings => Some(intent),
        _ => None,
    }
}

/// Lets nothing out of an open sample: its pages have their scripts with them, and no other page and no server hears of it.
pub fn keep_in(state: &State, effects: &mut Vec<Effect>) {
    let Some(sample) = state.open_setup().filter(|setup| setup.is_sample).map(|setup| setup.id) else { return };
    let is_others = |setup: u32| setup != sample;
    effects.retain(|effect| match effect {
        Effect::Arm | Effect::Give { .. } | Effect::ReadRecord { .. } | Effect::Seal { .. } | Effect::Unseal { .. } => false,
        Effect::Open { url } => [false, true].map(sample_page).contains(&url.as_str()),
        Effect::LookUp { setup, .. } | Effect::Notify { setup, .. } => is_others(*setup),
        Effect::Verify { .. } => state.session.asked.verifying.as_ref().is_some_and(|(setup, _)| is_others(*setup)),
        Effect::Send { .. }
        | Effect::Disarm
        | Effect::OpenOwnSettings
        | Effect::WakeAt { .. }
        | Effect::Dismiss { .. }
        | Effect::Badge { .. } => true,
    });
}
