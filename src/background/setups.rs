//! The setups: begun, opened, closed, copied, discarded, and taken back. One is open at most; while none is, nothing of ours is in any page.

use super::capture;
use super::clock::age;
use super::handing;
use super::pointing;
use super::reminding;
use super::rotating;
use super::state::{Discarded, State};
use super::{Effect, UNDO, trial};
use crate::entra::proof::Proof;
use crate::protocol::agent::Order;
use crate::protocol::panel::{Millis, SetupItem, UndoView, ValueField};
use crate::setup::name::{fit_name, name_of_copy};
use crate::setup::record::{Setup, Slot};
use crate::setup::steps::Step;
use crate::small::Set;

/// Opens a setup, a new one without an id. What pages show is looked at anew for it.
pub fn open(state: &mut State, id: Option<u32>, effects: &mut Vec<Effect>) {
    trial::end(state, effects);
    let id = match id {
        Some(id) if state.local.setups.iter().any(|s| s.id == id) => id,
        Some(_) => return,
        None => state.local.add_setup(),
    };
    leave(state, effects);
    if state.local.open.replace(id).is_some() {
        effects.extend(state.all_orders(&Order::Again));
    } else {
        effects.push(Effect::Arm);
    }
}

/// Closes the open setup. Its secret stays in memory for its time.
pub fn close(state: &mut State, effects: &mut Vec<Effect>) {
    if state.local.open.is_some() {
        leave(state, effects);
        rotating::close(state);
        state.local.open = None;
        state.session.documents.clear();
        state.session.left_out.clear();
        effects.push(Effect::Disarm);
        trial::forget(state);
    }
}

/// What was going on for the open setup is over.
fn leave(state: &mut State, effects: &mut Vec<Effect>) {
    rotating::interrupt(state);
    handing::close(state);
    pointing::end(state, effects);
    state.session.fill = None;
    state.session.description = None;
}

/// Another setup for the value in question; the open one keeps its own.
pub fn branch(state: &mut State, field: ValueField, effects: &mut Vec<Effect>) {
    let Some(found) = capture::take_question(state, field) else {
        return;
    };
    open(state, None, effects);
    capture::accept(state, found);
}

/// Takes the open setup away with all that belongs to it. For [`UNDO`] it can be taken back; after that nothing is left of it.
pub fn discard(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some(id) = state.local.open else { return };
    close(state, effects);
    let Some(place) = state.local.setups.iter().position(|setup| setup.id == id) else { return };
    let asked = &mut state.session.asked;
    asked.verifying.take_if(|(setup, _)| *setup == id);
    asked.lookup.take_if(|lookup| lookup.setup == id);
    reminding::dismiss(id, effects);
    state.session.discarded.push(Discarded {
        setup: state.local.setups.remove(place),
        secret: state.session.secrets.remove(&id).unwrap_or_default(),
        proof: state.local.proofs.remove(&id),
        change: state.local.changes.remove(&id),
        place,
        until: now + UNDO,
    });
}

/// Takes the last discarded setup back, as it was, and opens it.
pub fn undo(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some(Discarded { setup, mut secret, proof, change, place, .. }) = state.session.discarded.pop() else { return };
    let id = setup.id;
    let setups = &mut state.local.setups;
    setups.insert(place.min(setups.len()), setup);
    age(&mut secret, now);
    state.session.secrets.insert(id, secret);
    if let Some(proof) = proof {
        state.local.proofs.insert(id, proof);
    }
    if let Some(change) = change {
        state.local.changes.insert(id, change);
    }
    open(state, Some(id), effects);
    state.put_off_forgetting(now);
}

/// Opens a copy of the open setup for another environment: tenant, app, what is known of the app, and choices. Not the secret, nor
/// anything that was said of it.
pub fn duplicate(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(original) = state.open_setup().cloned() else { return };
    let proof = state.local.proofs.get(&original.id).cloned();
    let id = state.local.add_setup();
    let taken: Vec<&str> = state.local.setups.iter().map(|setup| setup.name.as_str()).collect();
    let name = name_of_copy(&original.name, &taken);
    // What was done to the app itself is done.
    let mut ticked = Set::default();
    ticked.extend(
        original.ticked.iter().copied().filter(|step| matches!(step, Step::Register | Step::Permissions | Step::Consent)),
    );
    let copy = Setup {
        id,
        name,
        tenant: without_question(&original.tenant),
        client: without_question(&original.client),
        ticked,
        filled: false,
        saved: None,
        note: None,
        ..original
    };
    state.local.setups.retain(|setup| setup.id != id);
    state.local.setups.push(copy);
    if let Some(proof) = proof {
        // A verdict is about a secret as well.
        state.local.proofs.insert(id, Proof { result: None, ..proof });
    }
    open(state, Some(id), effects);
}

fn without_question<T: Ord + Clone>(slot: &Slot<T>) -> Slot<T> {
    Slot { held: slot.held.clone(), declined: slot.declined.clone(), ..Slot::default() }
}

/// Names the open setup. What is no name changes nothing.
pub fn rename(state: &mut State, name: &str) {
    if let (Some(name), Some(setup)) = (fit_name(name), state.open_setup_mut()) {
        setup.name = name;
    }
}

/// Names the open setup's server profile; emptied, it has the setup's name.
pub fn name_profile(state: &mut State, name: &str) {
    if let Some(setup) = state.open_setup_mut() {
        setup.profile_name = fit_name(name);
        setup.filled = false;
    }
}

/// The list of setups, in the order they were made.
pub fn items(state: &State, now: Millis) -> Vec<SetupItem> {
    let item = |setup: &Setup| SetupItem {
        id: setup.id,
        name: setup.name.clone(),
        tenant_id: setup.tenant.held.as_ref().map(|held| held.value.to_string()),
        client_id: setup.client.held.as_ref().map(|held| held.value.to_string()),
        has_secret: state.session.secrets.get(&setup.id).is_some_and(|slot| slot.held.is_some()),
        filled: setup.filled,
        days_left: setup.note.as_ref().and_then(|note| note.ends.day()).map(|day| day.days_from(now)),
    };
    state.local.setups.iter().map(item).collect()
}

/// What can be taken back.
pub fn undo_view(state: &State) -> Option<UndoView> {
    state.session.discarded.last().map(|discarded| UndoView { name: discarded.setup.name.clone(), until: discarded.until })
}
