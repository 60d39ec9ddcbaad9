//! Setups to a file and from one. What comes in never takes the place of what is there.

use super::reminding;
use super::state::State;
use crate::entra::proof::Proof;
use crate::protocol::panel::{Evidence, Millis, Origin, TransferView};
use crate::setup::expiry::Expiry;
use crate::setup::name::name_of_copy;
use crate::setup::note::SecretNote;
use crate::setup::record::{Held, Setup, Slot};
use crate::setup::transfer::{self, Portable, PortableEnd};

/// Writes the file of all setups.
pub fn export(state: &mut State, now: Millis) {
    let portable = |setup: &Setup| of_setup(setup, state.local.proofs.get(&setup.id));
    let setups: Vec<Portable> = state.local.setups.iter().filter(|setup| !setup.is_sample).map(portable).collect();
    state.session.transfer = TransferView::Exported(transfer::write(&setups, Expiry::on(now)));
}

/// Takes in the setups of a file, all or none, each with an id of its own.
pub fn import(state: &mut State, text: &str, now: Millis) {
    let read = transfer::read(text).map(|setups| {
        let count = setups.len() as u32;
        setups.into_iter().for_each(|setup| add(state, setup, now));
        count
    });
    state.session.transfer = TransferView::Imported(read);
}

fn of_setup(setup: &Setup, proof: Option<&Proof>) -> Portable {
    Portable {
        name: setup.name.clone(),
        tenant: setup.tenant.held.as_ref().map(|held| held.value.clone()),
        client: setup.client.held.as_ref().map(|held| held.value.clone()),
        profile_name: setup.profile_name.clone(),
        done: setup.ticked.iter().copied().collect(),
        filled: setup.filled,
        end: setup.note.as_ref().map(|note| PortableEnd {
            day: note.ends.day(),
            description: note.description.clone(),
            quiet: note.off,
        }),
        cloud: proof.and_then(|proof| proof.chosen_cloud),
        rbac: proof.is_some_and(|proof| proof.rbac),
        mailbox: proof.map(|proof| proof.mailbox.clone()).unwrap_or_default(),
    }
}

fn add(state: &mut State, portable: Portable, now: Millis) {
    let leads = reminding::leads(state).clone();
    let taken: Vec<&str> = state.local.setups.iter().map(|setup| setup.name.as_str()).collect();
    let name = if taken.contains(&portable.name.as_str()) { name_of_copy(&portable.name, &taken) } else { portable.name };
    let id = state.local.add_setup();
    let Some(setup) = state.local.setups.last_mut() else { return };
    setup.name = name;
    setup.tenant = slot(portable.tenant, now);
    setup.client = slot(portable.client, now);
    setup.profile_name = portable.profile_name;
    setup.ticked.extend(portable.done);
    setup.filled = portable.filled;
    setup.note = portable.end.map(|end| {
        let mut note = SecretNote { description: end.description.clone(), off: end.quiet, ..SecretNote::default() };
        note.set_end(end.ends(), &leads, now);
        note
    });
    let proof = Proof { chosen_cloud: portable.cloud, rbac: portable.rbac, mailbox: portable.mailbox, ..Proof::default() };
    if proof != Proof::default() {
        state.local.proofs.insert(id, proof);
    }
}

fn slot<T>(value: Option<T>, now: Millis) -> Slot<T> {
    let evidence = Evidence::without_page(Origin::Import, now);
    Slot { held: value.map(|value| Held { value, evidence }), ..Slot::default() }
}
