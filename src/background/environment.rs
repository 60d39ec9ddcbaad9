//! The environment whose profiles are asked for. One request is out at a time; the environment's own page sends it, with the admin's
//! session, and its answer is an event like any other.
//!
//! A question that nobody can answer any more is asked again or given up. Of a change nobody ever assumes how it ended.

use super::filling::is_trusted;
use super::rotating;
use super::state::{Document, DocumentId, State};
use super::{Effect, MINUTE, Script, Source};
use crate::dataverse::change;
use crate::dataverse::organisation::Organisation;
use crate::dataverse::plan::Change;
use crate::dataverse::profile::{Extra, Profile, Usage};
use crate::dataverse::request::{Question, ask};
use crate::dataverse::trouble::{self, Cause, Refusal, Trouble};
use crate::protocol::agent::{Order, Report};
use crate::protocol::errand::{Delivery, Errand};
use crate::protocol::panel::Millis;
use crate::recognise::pages::{HostKind, host_kind};
use crate::recognise::shapes::ORGANISATION;
use crate::setup::ids::Guid;
use crate::small::Set;
use crate::wire::Wire;

/// Minutes after which an answer does not come any more: the courier gives up after half a one.
const GIVEN_UP: f64 = 1.5;

/// The environment.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Environment {
    /// The admin must say which: none is in sight, or several are.
    Which {
        /// What was given as one is none.
        refused: bool,
    },
    /// This one.
    Is(Box<Open>),
}

/// An environment that is asked.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Open {
    /// Its host.
    pub organisation: Organisation,
    /// Columns that it is known not to have.
    pub without: Set<Extra>,
    /// Its profiles.
    pub profiles: Option<Vec<Profile>>,
    /// How many mailboxes use each.
    pub usage: Option<Vec<Usage>>,
    /// Why that is not known.
    pub usage_trouble: Option<Trouble>,
    /// Why the last question has no answer, or the last change was not made.
    pub trouble: Option<Trouble>,
    /// The profile that a change is about.
    pub chosen: Option<Guid>,
    /// What is to be written with the secret.
    pub ticked: Set<Change>,
    /// The request that is out.
    pub sent: Option<Sent>,
    /// What is asked as soon as a page of it is in sight.
    pub next: Option<What>,
}

/// A request that is out.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Sent {
    number: u32,
    document: DocumentId,
    since: Millis,
    /// What it is about.
    pub what: What,
}

/// What a request is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum What {
    /// Reads the profiles.
    Profiles,
    /// Counts mailboxes.
    Usage,
    /// Changes a secret.
    Write,
    /// Reads a profile whose secret was changed.
    ReadBack,
    /// Reads a profile of which it is not known whether its secret was changed.
    Check,
}

impl Open {
    fn new(organisation: Organisation) -> Self {
        Self {
            organisation,
            without: Set::default(),
            profiles: None,
            usage: None,
            usage_trouble: None,
            trouble: None,
            chosen: None,
            ticked: Set::default(),
            sent: None,
            next: None,
        }
    }

    /// A profile that was read.
    pub fn profile(&self, id: &Guid) -> Option<&Profile> {
        self.profiles.iter().flatten().find(|profile| profile.id == *id)
    }

    /// The profile that a change is about.
    pub fn chosen(&self) -> Option<&Profile> {
        self.profile(self.chosen.as_ref()?)
    }

    /// Puts a profile that was read anew in its place.
    fn renew(&mut self, profile: Profile) {
        if let Some(place) = self.profiles.iter_mut().flatten().find(|known| known.id == profile.id) {
            *place = profile;
        }
    }
}

impl State {
    /// The environment that is asked, if it is known which.
    pub fn environment(&self) -> Option<&Open> {
        if let Some(Environment::Is(open)) = &self.session.environment { Some(open) } else { None }
    }

    /// The same, to change it.
    pub fn environment_mut(&mut self) -> Option<&mut Open> {
        if let Some(Environment::Is(open)) = &mut self.session.environment { Some(open) } else { None }
    }
}

/// Environments that an admin center's page names. They are taken out of the report: as values they mean nothing.
pub fn named(source: &Source, report: &mut Report) -> Vec<Organisation> {
    let mut found = Vec::new();
    let is_admin_center = host_kind(&source.url) == Some(HostKind::PowerPlatform);
    report.sightings.retain(|sighting| {
        let is_one = sighting.shape == ORGANISATION;
        if is_one && is_admin_center && sighting.visible {
            found.extend(Organisation::parse(sighting.text.expose()).filter(|one| !found.contains(one)));
        }
        !is_one
    });
    found
}

/// The organisation that a document may send requests to: it is the page itself, on that host over https, in nobody's frame.
fn organisation_of(document: &Document) -> Option<Organisation> {
    let alone = document.source.frame == 0 && document.ancestors.is_empty();
    let here = Organisation::of(&document.source.origin);
    here.filter(|here| alone && is_trusted(document) && Organisation::of(&document.source.url).as_ref() == Some(here))
}

/// A page that requests to this organisation may be sent from; the one that came last.
fn page_of<'a>(state: &'a State, organisation: &Organisation) -> Option<&'a Document> {
    let allowed = |document: &&Document| state.session.policy.allows_host(&document.source.url);
    let of_it = |document: &&Document| organisation_of(document).as_ref() == Some(organisation);
    let pages = state.session.documents.values().filter(of_it).filter(allowed);
    pages.max_by(|a, b| a.since.total_cmp(&b.since))
}

/// Environments that pages in sight belong to (`true`), or name.
pub fn places(state: &State) -> Vec<(Organisation, bool)> {
    let mut places: Vec<(Organisation, bool)> = Vec::new();
    let documents = || state.session.documents.values();
    // A form in a frame tells the environment, although nothing may be sent from there.
    let framed = documents().filter_map(|document| Organisation::of(&document.source.origin));
    let named = framed.chain(documents().flat_map(|document| document.organisations.iter().cloned()));
    for place in documents().filter_map(organisation_of).map(|one| (one, true)).chain(named.map(|one| (one, false))) {
        if !places.iter().any(|(known, _)| *known == place.0) {
            places.push(place);
        }
    }
    places
}

/// The admin asks for the profiles: of the environment that is known, or of the only one there is.
pub fn begin(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let known = state.environment().map(|open| open.organisation.clone());
    let all = places(state);
    let mut in_sight = all.iter().filter(|(_, in_sight)| *in_sight);
    let only = match (in_sight.next(), in_sight.next()) {
        (Some((one, _)), None) => Some(one.clone()),
        (None, _) if all.len() == 1 => all.first().map(|(one, _)| one.clone()),
        _ => None,
    };
    match only.or(known) {
        Some(organisation) => list(state, organisation, now, effects),
        None => state.session.environment = Some(Environment::Which { refused: false }),
    }
}

/// The admin says which environment.
pub fn choose(state: &mut State, text: &str, now: Millis, effects: &mut Vec<Effect>) {
    match Organisation::parse(text) {
        Some(organisation) => list(state, organisation, now, effects),
        None => state.session.environment = Some(Environment::Which { refused: !text.trim().is_empty() }),
    }
}

fn list(state: &mut State, organisation: Organisation, now: Millis, effects: &mut Vec<Effect>) {
    enter(state, organisation);
    ask_or_open(state, What::Profiles, now, effects);
}

/// Turns to an environment; what is known of it is kept.
pub fn enter(state: &mut State, organisation: Organisation) {
    if state.environment().is_none_or(|open| open.organisation != organisation) {
        rotating::interrupt(state);
        state.session.environment = Some(Environment::Is(Box::new(Open::new(organisation))));
    }
}

/// Opens the environment's own page: there the admin signs in, and what was asked last is asked again once it is in sight.
pub fn open_page(state: &mut State, effects: &mut Vec<Effect>) {
    let in_doubt = rotating::change(state).is_some_and(change::Change::is_in_doubt);
    if let Some(open) = state.environment_mut() {
        open.trouble = None;
        open.next = Some(if in_doubt { What::Check } else { What::Profiles });
        effects.push(Effect::Open { url: open.organisation.profiles_url() });
    }
}

/// Asks a question, or opens the page first that can ask it.
pub fn ask_or_open(state: &mut State, what: What, now: Millis, effects: &mut Vec<Effect>) {
    if !ask_for(state, what, now, effects)
        && let Some(open) = state.environment_mut()
    {
        (open.next, open.trouble) = (Some(what), None);
        effects.push(Effect::Open { url: open.organisation.profiles_url() });
    }
}

/// Asks a question. False: there is no page that could.
pub fn ask_for(state: &mut State, what: What, now: Millis, effects: &mut Vec<Effect>) -> bool {
    let Some(open) = state.environment() else { return false };
    let Some(question) = question(state, what) else { return false };
    let without = open.without.clone();
    send(state, what, now, effects, |number| ask(&question, &without, number))
}

fn question(state: &State, what: What) -> Option<Question> {
    match what {
        What::Profiles => Some(Question::Profiles),
        What::Usage => Some(Question::Usage),
        What::ReadBack | What::Check => rotating::change(state).map(|change| Question::Profile(change.profile.clone())),
        What::Write => None,
    }
}

/// Sends a request from the environment's own page. Whether that may be trusted is asked here, right before. False: there is no such
/// page.
pub fn send(state: &mut State, what: What, now: Millis, effects: &mut Vec<Effect>, errand: impl FnOnce(u32) -> Errand) -> bool {
    let number = state.session.errands.wrapping_add(1);
    let page = state.environment().and_then(|open| page_of(state, &open.organisation));
    let Some(Source { tab, document, .. }) = page.map(|page| page.source.clone()) else { return false };
    let Some(open) = state.environment_mut() else { return false };
    open.sent = Some(Sent { number, document: document.clone(), since: now, what });
    (open.trouble, open.next) = (None, None);
    state.session.errands = number;
    effects.push(Effect::Give { tab, document: document.clone(), script: Script::Courier });
    effects.push(Effect::Send { tab, document, order: Order::Errand(errand(number)) });
    true
}

/// A request has come to its end.
pub fn hear(state: &mut State, source: &Source, number: u32, delivery: &Delivery, now: Millis, effects: &mut Vec<Effect>) {
    let Some(open) = state.environment_mut() else { return };
    let Some(sent) = open.sent.take_if(|sent| sent.number == number && sent.document == source.document) else { return };
    let refusal = match sent.what {
        What::Write => return rotating::written(state, trouble::written(delivery), now, effects),
        What::Profiles => match trouble::profiles(delivery) {
            Ok(profiles) => {
                open.profiles = Some(profiles);
                rotating::choose_the_one(state);
                ask_for(state, What::Usage, now, effects);
                return;
            }
            Err(refusal) => refusal,
        },
        What::Usage => match trouble::usage(delivery) {
            Ok(usage) => {
                (open.usage, open.usage_trouble) = (Some(usage), None);
                return;
            }
            Err(refusal) => refusal,
        },
        What::ReadBack | What::Check => match trouble::profile(delivery) {
            Ok(profile) => {
                open.renew(profile.clone());
                return rotating::read(state, sent.what, &profile, now);
            }
            Err(refusal) => refusal,
        },
    };
    match refusal {
        Refusal::Without(extra) => {
            open.without.insert(extra);
            ask_for(state, sent.what, now, effects);
        }
        Refusal::Trouble(trouble) => fail(state, sent.what, trouble),
    }
}

/// A request has no answer.
fn fail(state: &mut State, what: What, trouble: Trouble) {
    if what == What::Write {
        return rotating::doubt(state, &trouble);
    }
    let Some(open) = state.environment_mut() else { return };
    match what {
        What::Usage => (open.usage, open.usage_trouble) = (None, Some(trouble)),
        // Dataverse has said that it has the secret; what is not read back is not told.
        What::ReadBack => {}
        What::Profiles | What::Check | What::Write => open.trouble = Some(trouble),
    }
}

/// A page is gone: what it was to answer it never will.
pub fn page_gone(state: &mut State, document: &DocumentId) {
    give_up(state, Cause::PageGone, |sent| sent.document == *document);
}

/// The clock was looked at.
pub fn tick(state: &mut State, now: Millis) {
    give_up(state, Cause::TimedOut, |sent| now - sent.since > GIVEN_UP * MINUTE);
}

fn give_up(state: &mut State, cause: Cause, is_lost: impl Fn(&Sent) -> bool) {
    if let Some(sent) = state.environment_mut().and_then(|open| open.sent.take_if(|sent| is_lost(sent))) {
        fail(state, sent.what, cause.into());
    }
}

/// The worker was started: a question is asked again, under its number, so that whichever answer comes first counts. A change is never
/// sent again; if its answer is still to come, it will be heard.
pub fn woken(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    rotating::woken(state);
    let Some(Sent { what, number, .. }) = state.environment().and_then(|open| open.sent.clone()) else { return };
    if what != What::Write {
        state.session.errands = number.wrapping_sub(1);
        ask_for(state, what, now, effects);
    }
}

/// A document was heard of for the first time: it may be the page that is waited for.
pub fn newcomer(state: &mut State, document: &DocumentId, now: Millis, effects: &mut Vec<Effect>) {
    let here = state.session.documents.get(document).and_then(organisation_of);
    // The admin was asked which environment, and opens one.
    if let (Some(Environment::Which { .. }), Some(here)) = (&state.session.environment, &here) {
        return list(state, here.clone(), now, effects);
    }
    let Some(open) = state.environment() else { return };
    if let Some(next) = open.next.filter(|_| here.as_ref() == Some(&open.organisation)) {
        ask_for(state, next, now, effects);
    }
}
