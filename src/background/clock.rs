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
    let Some(held) = &mut slot.held else { return };
    held.forgotten_at = held.forgotten_at.min(now + SECRET_IDLE_MINUTES * MINUTE);
    if held.forgotten_at <= now {
        slot.wipe();
    }
}

/// Has the browser wake us for the next thing that time will do. While a setup is open it wakes us each minute anyway, and a secret's time is
/// put off with every act.
pub fn follow(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let session = &state.session;
    let secrets = session.secrets.values().filter(|_| state.local.open.is_none());
    let forgotten = secrets.filter_map(|slot| slot.held.as_ref()).map(|held| held.forgotten_at);
    let gone = session.discarded.iter().map(|discarded| discarded.until);
    let next = forgotten.chain(gone).chain(reminding::next(state, now)).reduce(f64::min);
    if next != session.wake {
        state.session.wake = next;
        effects.push(Effect::WakeAt { at: next });
    }
}
