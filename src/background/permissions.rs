//! The permissions page: which documents read their tables, what the setup keeps of them, and what is ringed there.
//!
//! As with the proof, [`follow`] looks after each event what has become of addresses, app and pages, whoever changed them.

use super::state::{Document, DocumentId, State};
use super::{Effect, Script, Source};
use crate::protocol::agent::Order;
use crate::protocol::panel::{Hint, Millis, PermissionsSeen};
use crate::protocol::table::{Part, TableReport, TableWatch};
use crate::recognise::guidance::{Next, Task, is_pane, next, ticks};
use crate::recognise::normal::normal;
use crate::recognise::pages::{HostKind, host_kind, route};
use crate::recognise::permission_words::{answers_pattern, parts_pattern};
use crate::recognise::permissions::{Visit, fingerprint};
use crate::setup::ids::ClientId;
use crate::setup::links::PortalPage;
use crate::setup::permissions::{Api, PERMISSIONS};
use crate::setup::record::SeenPermissions;
use crate::setup::steps::Step;
use crate::small::Set;
use crate::wire::Wire;

/// What the tables of a document show.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Tables {
    /// They are being read.
    reading: bool,
    /// The app under whose address the rows were first seen, and their fingerprint.
    first_under: Option<(ClientId, u32)>,
    /// What was seen of an app.
    visit: Option<AppVisit>,
    /// What can be pressed there now.
    parts: Vec<Part>,
    /// Permissions of the plan ticked in the pane that is open.
    ticked: Set<u8>,
}

/// A look at an app's permissions.
#[derive(Clone, PartialEq, Debug, Wire)]
struct AppVisit {
    app: ClientId,
    /// When it last changed.
    at: Millis,
    seen: Visit,
}

/// A control that is ringed until another one comes next.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct HeldRing {
    tab: i32,
    document: DocumentId,
    handle: u32,
    /// What is to be done with it.
    pub hint: Hint,
}

/// Takes in what a document's tables show.
pub fn hear(state: &mut State, source: &Source, report: TableReport, now: Millis) {
    let Some(document) = state.session.documents.get_mut(&source.document) else { return };
    let address = route(&document.source.tab_url);
    let Some(app) = address.app.filter(|_| is_permissions_page(document)) else { return };
    let tables = &mut document.tables;
    tables.parts = report.parts.clone();
    if !tables.parts.iter().any(is_pane) {
        tables.ticked = Set::default();
    }
    for (place, on) in ticks(&tables.parts) {
        if on { tables.ticked.insert(place) } else { tables.ticked.remove(&place) }
    }
    // The portal writes the next app's rows into the same list, and until they have come the last app's stand under its name.
    if let Some(rows) = fingerprint(&report) {
        match &tables.first_under {
            Some((first, known)) if *known == rows && *first != app => return,
            _ => tables.first_under = Some((app.clone(), rows)),
        }
    }
    let mut visit = tables.visit.take().filter(|visit| visit.app == app);
    let before = visit.as_ref().map(|visit| visit.seen.clone()).unwrap_or_default();
    let mut seen = before.clone();
    seen.hear(&report);
    if seen != before || visit.is_none() {
        visit = Some(AppVisit { app, at: now, seen });
    }
    tables.visit = visit;
}

/// Has the tables of the right pages read, keeps what they show of the setup's app, and rings what comes next.
pub fn follow(state: &mut State, effects: &mut Vec<Effect>) {
    for (_, document) in state.session.documents.iter_mut() {
        let wanted = state.local.open.is_some() && is_permissions_page(document);
        if wanted != document.tables.reading {
            document.tables.reading = wanted;
            effects.extend(read(document, wanted));
        }
    }
    keep(state);
    let held = held(state);
    if held == state.session.held {
        return;
    }
    let place = |held: &HeldRing| (held.tab, held.document.clone(), held.handle);
    let before = state.session.held.take();
    if held.as_ref().map(place) != before.as_ref().map(place) {
        let gone = before.filter(|before| held.as_ref().is_none_or(|held| held.document != before.document));
        if let Some(HeldRing { tab, document, .. }) = gone.filter(|gone| state.session.documents.contains_key(&gone.document)) {
            effects.push(Effect::Send { tab, document, order: Order::Hold { handle: None } });
        }
        if let Some(HeldRing { tab, document, handle, .. }) = held.clone() {
            effects.push(Effect::Give { tab, document: document.clone(), script: Script::Ring });
            effects.push(Effect::Send { tab, document, order: Order::Hold { handle: Some(handle) } });
        }
    }
    state.session.held = held;
}

/// When the setup's permissions were seen, if they were.
pub fn seen(state: &State) -> Option<PermissionsSeen> {
    let kept = state.open_setup()?.seen_permissions()?;
    let in_sight = visits(state, &kept.app).next().is_some();
    Some(PermissionsSeen { at: kept.at, in_sight })
}

fn is_permissions_page(document: &Document) -> bool {
    let is_portal = |url: &str| host_kind(url) == Some(HostKind::Portal);
    let own = is_portal(&document.source.url) && document.ancestors.iter().all(|origin| is_portal(origin));
    own && route(&document.source.tab_url).page == Some(PortalPage::ApiPermissions)
}

fn read(document: &mut Document, wanted: bool) -> Vec<Effect> {
    let Source { tab, document: id, .. } = document.source.clone();
    if !wanted {
        document.tables.visit = None;
        document.tables.parts.clear();
        return vec![Effect::Send { tab, document: id, order: Order::TablesEnd }];
    }
    let watch = TableWatch {
        names: PERMISSIONS.iter().map(|permission| normal(permission.name)).collect(),
        parts: parts_pattern(Api::ALL.into_iter().map(Api::name)),
        answers: answers_pattern(),
    };
    let give = Effect::Give { tab, document: id.clone(), script: Script::Table };
    vec![give, Effect::Send { tab, document: id, order: Order::Tables(watch) }]
}

/// What documents in sight have shown of an app's permissions.
fn visits<'a>(state: &'a State, app: &'a ClientId) -> impl Iterator<Item = (&'a Document, &'a AppVisit)> {
    let documents = state.session.documents.values().filter(|document| document.tables.reading);
    let visit = |document: &'a Document| Some((document, document.tables.visit.as_ref()?));
    documents.filter_map(visit).filter(move |(_, visit)| visit.app == *app && visit.seen.has_seen())
}

fn keep(state: &mut State) {
    let Some(app) = state.open_setup().and_then(|setup| setup.client.usable()) else { return };
    let Some((_, last)) = visits(state, app).max_by(|(_, a), (_, b)| a.at.total_cmp(&b.at)) else { return };
    let kept = SeenPermissions { app: last.app.clone(), at: last.at, seen: last.seen.permissions() };
    if let Some(setup) = state.local.open_setup_mut().filter(|setup| setup.permissions.as_ref() != Some(&kept)) {
        setup.permissions = Some(kept);
    }
}

/// What comes next, in whatever page it is.
fn held(state: &State) -> Option<HeldRing> {
    let setup = state.open_setup()?;
    let app = setup.client.usable()?;
    let kept = setup.seen_permissions()?;
    if [Step::Permissions, Step::Consent].iter().all(|step| setup.ticked.contains(step)) {
        return None;
    }
    let rbac = state.local.proofs.get(&setup.id).is_some_and(|proof| proof.rbac);
    let of = |document: &Document| {
        let tables = &document.tables;
        let task = Task { seen: &kept.seen, rbac, ticked: &tables.ticked };
        let (hint, handle): Next = next(&tables.parts, &task)?;
        Some(HeldRing { tab: document.source.tab, document: document.source.document.clone(), handle, hint })
    };
    let here = |document: &&Document| route(&document.source.tab_url).app.as_ref() == Some(app);
    state.session.documents.values().filter(|document| document.tables.reading).filter(here).find_map(of)
}
