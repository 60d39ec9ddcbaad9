//! A change of a profile's secret: what it would write, the write itself, and what is known of it afterwards.
//!
//! The order of work never leaves the profile without a working secret: the new one is captured, verified, written; a mailbox is
//! tested; then the old one may go.

pub mod view;

use super::environment::{self, Environment, Open, Sent, What};
use super::filling::{forms_in_sight, record_id};
use super::proving;
use super::state::{DocumentId, State};
use super::{Effect, Script};
use crate::dataverse::change::{Change, KnownSecret, Outcome};
use crate::dataverse::plan::{self, Wanted, the_one};
use crate::dataverse::profile::Profile;
use crate::dataverse::request::write as write_request;
use crate::dataverse::trouble::{Cause, Trouble};
use crate::entra::cure::Cure;
use crate::protocol::agent::Order;
use crate::protocol::panel::{Evidence, Millis, Origin, Problem, ValueField};
use crate::protocol::rotation::NewSecret;
use crate::setup::ids::Guid;
use crate::setup::record::Setup;
use crate::small::Set;

/// The open setup's change.
pub fn change(state: &State) -> Option<&Change> {
    state.local.changes.get(&state.local.open?)?.change.as_ref()
}

fn change_mut(state: &mut State) -> Option<&mut Change> {
    state.local.changes.get_mut(&state.local.open?)?.change.as_mut()
}

/// The values of a setup that profiles are compared with; none where the organisation's policy does not allow its tenant.
pub fn wanted(state: &State, setup: &Setup) -> Option<Wanted> {
    let cloud = state.local.proofs.get(&setup.id).map(crate::entra::proof::Proof::cloud).unwrap_or_default();
    let tenant = setup.tenant.usable().filter(|tenant| state.session.policy.allows_tenant(tenant))?;
    Some(Wanted { tenant: tenant.clone(), client: setup.client.usable()?.clone(), cloud })
}

/// The admin wants to change a profile's secret: the profiles are read. A change that has come to its end is put away.
pub fn begin(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    if change(state).is_some_and(|change| change.is_written() || matches!(change.outcome, Outcome::Unchanged(_))) {
        put_away(state);
    }
    environment::begin(state, now, effects);
}

/// The last change needs no more of the admin.
pub fn put_away(state: &mut State) {
    if let Some(kept) = state.local.open.and_then(|id| state.local.changes.get_mut(&id)) {
        kept.change = None;
    }
}

/// The profiles were read: the one that the setup is about is chosen, if there is just one, else the one whose edit screen is in
/// sight. What the admin has chosen stays.
pub fn choose_the_one(state: &mut State) {
    let wanted = state.open_setup().and_then(|setup| wanted(state, setup));
    let in_sight = match forms_in_sight(state, true).as_slice() {
        [(document, form)] if form.lacks_oauth => record_id(&document.source.tab_url),
        _ => None,
    };
    let Some(open) = state.environment_mut() else { return };
    if open.chosen().is_none() {
        let profiles = open.profiles.as_deref().unwrap_or_default();
        let fitting = wanted.and_then(|wanted| the_one(profiles, &wanted)).map(|profile| profile.id.clone());
        open.chosen = fitting.or(in_sight.filter(|id| open.profile(id).is_some()));
        open.ticked = Set::default();
    }
}

/// The admin chooses a profile.
pub fn choose(state: &mut State, id: &str) {
    let id = Guid::parse(id);
    if let Some(open) = state.environment_mut() {
        open.chosen = id.filter(|id| open.profile(id).is_some());
        open.ticked = Set::default();
    }
}

/// The admin ticks what is to be written beside the secret.
pub fn tick(state: &mut State, change: plan::Change, on: bool) {
    if let Some(open) = state.environment_mut() {
        if on { open.ticked.insert(change) } else { open.ticked.remove(&change) }
    }
}

/// The secret that would be written.
pub fn new_secret(state: &State, now: Millis) -> NewSecret {
    let Some(slot) = state.secret() else { return NewSecret::Missing };
    let Some(held) = &slot.held else { return NewSecret::Missing };
    let result = state.local.open.and_then(|id| state.local.proofs.get(&id)).and_then(|proof| proof.result.as_ref());
    let troubles = || result.into_iter().flat_map(|(found, _)| [&found.exchange.token, &found.graph.token]);
    // Where Entra itself says that these values are wrong. Everything else may be so only from here.
    let refuses = |trouble: &crate::entra::trouble::Trouble| {
        matches!(trouble.cause.cure(), Cure::CopyTheValue | Cure::CreateSecret | Cure::CheckTenant | Cure::CheckApp)
    };
    match result {
        _ if slot.question.is_some() => NewSecret::InQuestion,
        _ if held.expires.day().is_some_and(|day| day.has_passed(now)) => NewSecret::Expired,
        Some(_) if troubles().any(|token| token.as_ref().is_err_and(refuses)) => NewSecret::Refused,
        Some((_, at)) if troubles().all(|token| token.is_ok()) => NewSecret::Verified(*at),
        _ => NewSecret::Unverified,
    }
}

/// A request is out that a change must not overtake.
fn is_busy(open: &Open) -> bool {
    open.sent.as_ref().is_some_and(|sent| sent.what != What::Usage)
}

/// The chosen profile may be changed as things are.
pub fn is_allowed(state: &State, open: &Open, profile: &Profile, wanted: &Wanted, now: Millis) -> bool {
    let free = profile.obstacles(wanted, &open.organisation, &open.ticked).is_empty();
    free && new_secret(state, now).is_usable() && !is_busy(open) && !change(state).is_some_and(Change::is_written)
}

/// The admin's word: the secret is written. All that was shown is looked at once more.
pub fn write(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some((id, wanted)) = state.open_setup().and_then(|setup| Some((setup.id, wanted(state, setup)?))) else { return };
    let Some((open, profile)) = state.environment().and_then(|open| Some((open, open.chosen()?))) else { return };
    let Some(held) = state.secret().and_then(|slot| slot.held.as_ref()) else { return };
    if !is_allowed(state, open, profile, &wanted, now) {
        return;
    }
    let kept = state.local.changes.get(&id);
    // A request with the same version that may have arrived after all.
    let earlier = kept.and_then(|kept| kept.change.as_ref());
    let again = earlier.is_some_and(|change| change.profile == profile.id && change.etag == profile.etag);
    let change = Change {
        organisation: open.organisation.clone(),
        profile: profile.id.clone(),
        name: profile.name.clone(),
        etag: profile.etag.clone(),
        begun: now,
        new: KnownSecret::of(held),
        old: kept.and_then(|kept| kept.given.clone()),
        outcome: Outcome::Sent,
        again,
        tested: false,
    };
    let (profile, ticked, secret) = (profile.clone(), open.ticked.clone(), held.secret.clone());
    let errand = |number| write_request(&profile, &wanted, &secret, &ticked, number);
    if environment::send(state, What::Write, now, effects, errand) {
        state.local.changes.entry(id).or_default().change = Some(change);
    } else if let Some(open) = state.environment_mut() {
        open.trouble = Some(Cause::PageGone.into());
    }
}

/// The environment has answered a change.
pub fn written(state: &mut State, answer: Result<(), Trouble>, now: Millis, effects: &mut Vec<Effect>) {
    let Some(kept) = state.local.open.and_then(|id| state.local.changes.get_mut(&id)) else { return };
    let Some(change) = &mut kept.change else { return };
    match answer {
        Ok(()) => {
            change.outcome = Outcome::Written(None);
            kept.given = Some(change.new.clone());
            state.put_off_forgetting(now);
            environment::ask_for(state, What::ReadBack, now, effects);
        }
        Err(trouble) if trouble.cause.leaves_doubt() => change.outcome = Outcome::Doubtful(trouble),
        // The request before this one may have been what changed the profile.
        Err(trouble) if change.again && trouble.cause == Cause::ChangedMeanwhile => {
            change.outcome = Outcome::Doubtful(trouble);
            environment::ask_for(state, What::Check, now, effects);
        }
        Err(trouble) => {
            kept.change = None;
            if let Some(open) = state.environment_mut() {
                open.trouble = Some(trouble);
            }
        }
    }
}

/// A change's answer will not come.
pub fn doubt(state: &mut State, trouble: &Trouble) {
    if let Some(change) = change_mut(state).filter(|change| change.outcome == Outcome::Sent) {
        change.outcome = Outcome::Doubtful(trouble.clone());
    }
}

/// The profile was read again.
pub fn read(state: &mut State, what: What, profile: &Profile, now: Millis) {
    let Some(change) = change_mut(state).filter(|change| change.profile == profile.id) else { return };
    match what {
        What::ReadBack => change.outcome = Outcome::Written(Some(profile.modified.clone())),
        _ => change.check(profile, now),
    }
}

/// The admin wants to know which secret is in place.
pub fn check(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some(organisation) = change(state).map(|change| change.organisation.clone()) else { return };
    environment::enter(state, organisation);
    environment::ask_or_open(state, What::Check, now, effects);
}

/// The worker was started: whoever waited for the answer to a change is gone. It may still come, and then it counts.
pub fn woken(state: &mut State) {
    for (_, kept) in state.local.changes.iter_mut() {
        if let Some(change) = kept.change.as_mut().filter(|change| change.outcome == Outcome::Sent) {
            change.outcome = Outcome::Doubtful(Cause::Interrupted.into());
        }
    }
}

/// The admin turns to another setup or environment: an answer to a change would find nobody.
pub fn interrupt(state: &mut State) {
    doubt(state, &Cause::Interrupted.into());
    if let Some(open) = state.environment_mut() {
        open.sent = open.sent.take().filter(|sent| matches!(sent, Sent { what: What::Profiles | What::Usage, .. }));
        (open.chosen, open.ticked) = (None, Set::default());
    }
}

/// The form was filled with the setup's secret: the next change knows which one is the old.
pub fn given(state: &mut State) {
    let note = state.secret().and_then(|slot| slot.held.as_ref()).map(KnownSecret::of);
    if let (Some(id), Some(note)) = (state.local.open, note) {
        state.local.changes.entry(id).or_default().given = Some(note);
    }
}

/// The admin says that a mailbox was tested, or was not after all: only then is the old secret's row pointed at.
pub fn tested(state: &mut State, on: bool, effects: &mut Vec<Effect>) {
    if let Some(change) = change_mut(state) {
        change.tested = on;
    }
    let documents: Vec<DocumentId> = state.session.documents.keys().cloned().collect();
    for document in &documents {
        point_at_old(state, document, effects);
    }
}

/// The element of the old secret's row that a document shows, once that secret may go.
pub fn old_row(state: &State, document: &DocumentId) -> Option<u32> {
    let change = change(state).filter(|change| change.is_written() && change.tested)?;
    let old = change.old.as_ref()?.secret_id.as_ref().filter(|old| change.new.secret_id.as_ref() != Some(old))?;
    let shown = &state.session.documents.get(document)?.secret_ids;
    shown.iter().find(|(id, _)| id == old).map(|(_, handle)| *handle)
}

/// Rings that row.
pub fn point_at_old(state: &State, document: &DocumentId, effects: &mut Vec<Effect>) {
    let tab = state.session.documents.get(document).map(|document| document.source.tab);
    if let (Some(tab), Some(handle)) = (tab, old_row(state, document)) {
        effects.push(Effect::Give { tab, document: document.clone(), script: Script::Ring });
        effects.push(Effect::Send { tab, document: document.clone(), order: Order::Ring { handle } });
    }
}

/// Opens a profile's own form.
pub fn open_profile(state: &State, id: &str, effects: &mut Vec<Effect>) {
    if let (Some(open), Some(id)) = (state.environment(), Guid::parse(id)) {
        effects.push(Effect::Open { url: open.organisation.profile_url(&id) });
    }
}

/// Turns to what this device knows of a profile's app: to its setup, which is verified where that can be, or to a new one with the
/// profile's IDs.
pub fn look_at_app(state: &mut State, id: &str, now: Millis, effects: &mut Vec<Effect>) {
    let Some(open) = state.environment() else { return };
    let Some(profile) = Guid::parse(id).and_then(|id| open.profile(&id)).cloned() else { return };
    let host = open.organisation.host().to_owned();
    let known = setup_of(state, &profile).map(|setup| setup.id);
    super::setups::open(state, known, effects);
    if known.is_none() {
        let evidence = Evidence {
            origin: Origin::Page,
            label: String::new(),
            heading: profile.name.clone(),
            page: host,
            incognito: false,
            at: now,
        };
        let ids = [
            (ValueField::TenantId, profile.tenant.as_ref().map(ToString::to_string)),
            (ValueField::ClientId, profile.client.as_ref().map(ToString::to_string)),
        ];
        for (field, text) in ids {
            if let Some(text) = text {
                super::typing::given(state, field, &text, evidence.clone());
            }
        }
        super::setups::rename(state, &profile.name);
    }
    choose(state, id);
    proving::verify(state, effects);
}

/// The setup of this device that has a profile's app and tenant.
pub fn setup_of<'a>(state: &'a State, profile: &Profile) -> Option<&'a Setup> {
    state.local.setups.iter().find(|setup| wanted(state, setup).is_some_and(|wanted| profile.is_of(&wanted)))
}

/// What is wrong with the environment, or in doubt.
pub fn problems(state: &State) -> impl Iterator<Item = Problem> + use<> {
    let doubt = change(state).filter(|change| change.is_in_doubt()).map(|change| match &change.outcome {
        Outcome::Doubtful(trouble) => Problem::ChangeInDoubt(Some(trouble.clone())),
        _ => Problem::ChangeInDoubt(None),
    });
    let trouble = state.environment().and_then(|open| open.trouble.clone()).map(Problem::Environment);
    doubt.into_iter().chain(trouble)
}

/// The environment is put away.
pub fn close(state: &mut State) {
    interrupt(state);
    state.session.environment = None;
}

/// Whether the admin must say which environment, and whether what was said is none.
pub fn asks_place(state: &State) -> (bool, bool) {
    match state.session.environment {
        Some(Environment::Which { refused }) => (true, refused),
        _ => (false, false),
    }
}
