//! From the environment and the change to what the panel shows.

use super::super::environment::{Open, What, places};
use super::super::state::State;
use super::{asks_place, change, is_allowed, new_secret, problems, setup_of, wanted};
use crate::dataverse::change::Outcome;
use crate::dataverse::plan::Wanted;
use crate::dataverse::profile::Profile;
use crate::entra::verdict::{RoleState, Verification};
use crate::protocol::panel::Millis;
use crate::protocol::rotation::{
    CheckedView, KnownView, PlaceView, PlanView, ProfileView, RotateStatus, RotationView, UsageView, Wait,
};
use crate::setup::permissions::Api;

/// What the panel shows of it.
pub fn view(state: &State, now: Millis) -> RotationView {
    let (asks_place, place_refused) = asks_place(state);
    let place = |(one, in_sight): (crate::dataverse::organisation::Organisation, bool)| PlaceView {
        host: one.host().to_owned(),
        in_sight,
    };
    let mut view = RotationView {
        places: places(state).into_iter().map(place).collect(),
        asks_place,
        place_refused,
        change: change(state).cloned(),
        ..RotationView::default()
    };
    if let Some(open) = state.environment() {
        let wanted = state.open_setup().and_then(|setup| wanted(state, setup));
        let shown = |profile: &Profile| profile_view(state, open, wanted.as_ref(), profile);
        view.host = Some(open.organisation.host().to_owned());
        view.waiting = waiting(open, view.change.as_ref().is_some_and(|change| change.outcome == Outcome::Sent));
        view.profiles = open.profiles.as_ref().map(|profiles| profiles.iter().map(shown).collect());
        view.usage_trouble.clone_from(&open.usage_trouble);
        view.plan = wanted.and_then(|wanted| plan(state, open, &wanted, now));
    }
    view.status = match view.change.as_ref().map(|change| &change.outcome) {
        _ if view.waiting.is_some() => RotateStatus::Pending,
        _ if problems(state).next().is_some() => RotateStatus::Error,
        Some(Outcome::Written(_)) => RotateStatus::Ok,
        Some(Outcome::Sent) => RotateStatus::Pending,
        Some(_) => RotateStatus::Error,
        None => RotateStatus::Idle,
    };
    view
}

fn waiting(open: &Open, is_sent: bool) -> Option<Wait> {
    match (open.sent.as_ref().map(|sent| sent.what), open.next) {
        (Some(What::Profiles), _) => Some(Wait::Profiles),
        // A change in doubt is not waited for any more, although its answer would still count.
        (Some(What::Write), _) => is_sent.then_some(Wait::Write),
        (Some(What::ReadBack), _) => Some(Wait::ReadBack),
        (Some(What::Check), _) => Some(Wait::Check),
        (None, Some(_)) => Some(Wait::Page),
        // The counts come when they come.
        (Some(What::Usage), _) | (None, None) => None,
    }
}

fn plan(state: &State, open: &Open, wanted: &Wanted, now: Millis) -> Option<PlanView> {
    let profile = open.chosen()?;
    let offers =
        profile.differences(wanted, &open.organisation).into_iter().map(|change| (change, open.ticked.contains(&change)));
    Some(PlanView {
        offers: offers.collect(),
        obstacles: profile.obstacles(wanted, &open.organisation, &open.ticked),
        secret: new_secret(state, now),
        allowed: is_allowed(state, open, profile, wanted, now),
    })
}

fn profile_view(state: &State, open: &Open, wanted: Option<&Wanted>, profile: &Profile) -> ProfileView {
    let counted = open.usage.as_ref().map(|usage| usage.iter().find(|usage| usage.profile == profile.id));
    let usage = counted.map(|usage| {
        let of = |count: fn(&crate::dataverse::profile::Usage) -> u32| usage.map(count).unwrap_or_default();
        UsageView { mailboxes: of(|u| u.mailboxes), failed: of(|u| u.failed), untested: of(|u| u.untested) }
    });
    ProfileView {
        fits: wanted.is_some_and(|wanted| profile.is_of(wanted)),
        chosen: open.chosen.as_ref() == Some(&profile.id),
        usage,
        known: known(state, profile),
        profile: profile.clone(),
    }
}

/// What this device's setups know of a profile's app.
fn known(state: &State, profile: &Profile) -> Option<KnownView> {
    let setup = setup_of(state, profile)?;
    let held = state.session.secrets.get(&setup.id).and_then(|slot| slot.held.as_ref()).and_then(|held| held.expires.day());
    let given = state.local.changes.get(&setup.id).and_then(|kept| kept.given.as_ref()).and_then(|note| note.expires);
    let noted = setup.note.as_ref().and_then(|note| note.ends.day());
    let result = state.local.proofs.get(&setup.id).and_then(|proof| proof.result.as_ref());
    Some(KnownView {
        setup: setup.name.clone(),
        // What the profile was given counts before what is yet to be written.
        expires: given.or(held).or(noted).map(|day| day.to_string()),
        checked: result.map(|(verification, at)| checked(verification, *at)),
    })
}

fn checked(verification: &Verification, at: Millis) -> CheckedView {
    let count = |api: Api| {
        let needed = || verification.roles().filter(|(permission, _)| permission.api == api && permission.is_required());
        let granted = needed().filter(|(_, state)| matches!(state, RoleState::Present | RoleState::ByExchange));
        (granted.count() as u32, needed().count() as u32)
    };
    CheckedView {
        at,
        accepted: Api::ALL.into_iter().all(|api| verification.of(api).token.is_ok()),
        ews: count(Api::Exchange),
        graph: count(Api::Graph),
    }
}
