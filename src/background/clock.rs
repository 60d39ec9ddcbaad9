//! What the passing of time does by itself: secrets and discarded setups are forgotten, and the browser is asked to wake us for what comes next.

use super::state::State;
use super::{Effect, MINUTE, SECRET_IDLE_MINUTES, UNDO, reminding};
use crate::protocol::panel::Millis;
use crate::setup::record::SecretSlot;

/// Forgets whatever is past its time.
pub fn forget(state: &mut State, now: Millis) {
    for (_, slot) in state.session.secrets.iter_mut() {
        age(slot, now);
    }
    for discarded in &mut state.session.discarded {
        age(&mut discarded.secret, now);
    }
    // A clock that was set back prolongs nothing.
    state.session.discarded.retain(|discarded| (now..=now + UNDO).contains(&discarded.until) && discarded.until > now);
}

/// Forgets a secret whose time is over.
pub fn age(slot: &mut SecretSlot, now: Millis) {
    slot.put_off(|until| until.min(now + SECRET_IDLE_MINUTES * MINUTE));
    if slot.forgotten_at().is_some_and(|until| until <= now) {
        slot.wipe();
    }
}

/// Has the browser wake us for the next thing that time will do. While a setup is open it wakes us each minute anyway, and a secret's time is
/// put off with every act; not so while a sample is.
pub fn follow(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let session = &state.session;
    let is_woken_anyway = state.open_setup().is_some_and(|setup| !setup.is_sample);
    let forgotten = session.secrets.values().filter(|_| !is_woken_anyway).filter_map(SecretSlot::forgotten_at);
    let gone = session.discarded.iter().map(|discarded| discarded.until);
    let next = forgotten.chain(gone).chain(reminding::next(state, now)).reduce(f64::min);
    if next != session.wake {
        state.session.wake = next;
        effects.push(Effect::WakeAt { at: next });
    }
}
