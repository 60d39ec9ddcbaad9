//! From what documents show to what the setup holds. A value that is held never changes without the admin's answer.

use super::environment;
use super::managed;
use super::naming;
use super::pointing;
use super::state::{Document, Named, SecretHint, State, fingerprint};
use super::{Effect, MINUTE, SECRET_IDLE_MINUTES, Script, Source};
use crate::protocol::agent::{Order, Report};
use crate::protocol::panel::{ConflictReason, Evidence, Millis, Origin, Seen, ValueField, Verdict};
use crate::recognise::pages;
use crate::recognise::{Found, FoundSecret, Place, judge};
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::setup::record::{Held, HeldSecret, Question, Side, Slot};
use crate::setup::secret::SecretError;

/// Takes in a report: the document's earlier one is forgotten.
pub fn hear_report(state: &mut State, source: Source, mut report: Report, now: Millis, effects: &mut Vec<Effect>) {
    let organisations = environment::named(&source, &mut report);
    let applied = pages::site(&source.url, &source.tab_url).map(|site| state.local.rules.translate(site, &mut report));
    naming::without_texts(&mut report.controls);
    let judged = judge(Place { url: &source.url, tab_url: &source.tab_url }, &report);
    let host = pages::Address::parse(&source.url).map(|a| a.host.to_owned()).unwrap_or_default();
    let id = source.document.clone();
    let before = state.session.documents.get(&id);
    let since = before.map_or(now, |d| d.since);
    let tables = before.map(|d| d.tables.clone()).unwrap_or_default();
    let profiles = before.map(|d| d.profiles.clone()).unwrap_or_default();
    let mut naming = before.map(|d| d.naming.clone()).unwrap_or_default();
    naming.pointed_at = !report.controls.is_empty() && applied.as_ref().is_some_and(|all| !all.is_empty());
    let mut rules_judged = before.map(|d| d.judged.clone()).unwrap_or_default();
    pointing::judge(&mut state.local.rules, &applied.unwrap_or_default(), &judged, &mut rules_judged, &source.url, now);
    let mut document = Document {
        source,
        ancestors: report.ancestors,
        tenants: vec![],
        clients: vec![],
        secret_ids: vec![],
        hint: None,
        seen: vec![],
        controls: report.controls,
        organisations,
        judged: rules_judged,
        faults: report.faults,
        cut: report.cut,
        since,
        tables,
        profiles,
        naming,
    };
    let mut secrets: Vec<(FoundSecret, Evidence, u32)> = vec![];
    for one in judged {
        if one.verdict == Verdict::IsSecretId
            && let Some(id) = Guid::parse(&one.shown)
        {
            document.secret_ids.push((id, one.handle));
        }
        document.seen.push(Seen { text: one.shown, label: one.label.clone(), host: host.clone(), verdict: one.verdict });
        let named = |label: String, heading: String| (label, heading, one.handle);
        match one.found {
            Some(Found::TenantId(value)) => add(&mut document.tenants, value, named(one.label, one.heading)),
            Some(Found::ClientId(value)) => add(&mut document.clients, value, named(one.label, one.heading)),
            Some(Found::ClientSecret(found)) => {
                secrets.push((found, evidence(&document.source, one.label, one.heading, now), one.handle));
            }
            Some(Found::SecretIdAsValue) => document.hint = Some(SecretHint::SecretId),
            Some(Found::Masked) => document.hint = document.hint.or(Some(SecretHint::Masked)),
            None => {}
        }
    }
    let (tab, app) = (document.source.tab, pages::route(&document.source.tab_url).app);
    naming::hear(&mut document);
    state.session.documents.insert(id.clone(), document);
    withdraw(state);
    let mut rings = merge_ids(state, now);
    let nothing_held = state.secret().and_then(|slot| slot.held.as_ref()).is_none();
    let handles = secrets.into_iter().filter_map(|(found, evidence, handle)| {
        see_secret(state, found, evidence, app.clone(), nothing_held, now).then_some(handle)
    });
    let handles: Vec<u32> = handles.collect();
    // Of two that are seen at once none is taken yet.
    if state.secret().is_some_and(|slot| slot.question.is_none()) {
        rings.extend(handles.into_iter().map(|handle| (tab, id.clone(), handle)));
    }
    for (tab, document, handle) in rings {
        effects.push(Effect::Give { tab, document: document.clone(), script: Script::Ring });
        effects.push(Effect::Send { tab, document, order: Order::Ring { handle } });
    }
}

fn add<T: PartialEq>(list: &mut Vec<Named<T>>, value: T, (label, heading, handle): (String, String, u32)) {
    if !list.iter().any(|n| n.value == value) {
        list.push(Named { value, label, heading, handle });
    }
}

fn evidence(source: &Source, label: String, heading: String, at: Millis) -> Evidence {
    Evidence { origin: Origin::Page, label, heading, page: source.tab_title.clone(), incognito: source.incognito, at }
}

type Ring = (i32, super::state::DocumentId, u32);

/// Brings the ids of all documents in sight together with the setup's.
fn merge_ids(state: &mut State, now: Millis) -> Vec<Ring> {
    let mut rings = vec![];
    let secret_app = state.secret().and_then(|s| s.held.as_ref()).and_then(|held| held.app.clone());
    let Some(setup) = state.local.open_setup_mut() else {
        return rings;
    };
    let mut clients = vec![];
    let mut tenants = vec![];
    for document in state.session.documents.values() {
        // Where the address names another app than the page, the page is between two apps, or not what it seems.
        let app = pages::route(&document.source.tab_url).app;
        for found in &document.clients {
            let by_address = app.clone().map(|app| (app, ConflictReason::DiffersFromAddress));
            let by_secret = secret_app.clone().map(|app| (app, ConflictReason::OtherApp));
            let other = by_address.into_iter().chain(by_secret).find(|(app, _)| *app != found.value);
            clients.push(Candidate { document, found, other });
        }
        let allowed = document.tenants.iter().filter(|found| managed::allows(&state.session.policy, setup, &found.value));
        tenants.extend(allowed.map(|found| Candidate { document, found, other: None }));
    }
    see(&mut setup.client, &clients, now, &mut rings);
    see(&mut setup.tenant, &tenants, now, &mut rings);
    if !rings.is_empty() {
        setup.filled = false;
    }
    rings
}

/// A value that a document shows, for one slot.
struct Candidate<'a, T> {
    document: &'a Document,
    found: &'a Named<T>,
    /// A value that contradicts it although none is held.
    other: Option<(T, ConflictReason)>,
}

impl<T: Clone> Candidate<'_, T> {
    fn side(&self, now: Millis) -> Side<T> {
        let evidence = evidence(&self.document.source, self.found.label.clone(), self.found.heading.clone(), now);
        Side { value: self.found.value.clone(), evidence: Some(evidence) }
    }
}

/// All that documents show for one slot: nothing new, a value to hold, or a question.
fn see<T: Ord + Clone>(slot: &mut Slot<T>, candidates: &[Candidate<'_, T>], now: Millis, rings: &mut Vec<Ring>) {
    if slot.question.is_some() {
        return;
    }
    let held = slot.held.as_ref().map(|h| &h.value);
    let mut new: Vec<&Candidate<'_, T>> = vec![];
    for candidate in candidates {
        let value = &candidate.found.value;
        let known = held == Some(value) || slot.declined.contains(value) || new.iter().any(|c| c.found.value == *value);
        if !known {
            new.push(candidate);
        }
    }
    let Some(first) = new.first() else { return };
    let question = match (&slot.held, new.get(1), &first.other) {
        (Some(held), ..) => {
            let left = Side { value: held.value.clone(), evidence: Some(held.evidence.clone()) };
            Question { left, right: first.side(now), reason: ConflictReason::DiffersFromHeld }
        }
        (None, Some(second), _) => Question { left: first.side(now), right: second.side(now), reason: ConflictReason::TwoSeen },
        (None, None, Some((other, reason))) => {
            let left = Side { value: other.clone(), evidence: None };
            Question { left, right: first.side(now), reason: *reason }
        }
        (None, None, None) => {
            let Side { value, evidence } = first.side(now);
            slot.held = evidence.map(|evidence| Held { value, evidence });
            slot.refused = None;
            rings.push((first.document.source.tab, first.document.source.document.clone(), first.found.handle));
            return;
        }
    };
    slot.question = Some(question);
}

/// Takes questions back that were raised by a page between two addresses, before anything was held, once no page raises
/// them any more.
pub fn withdraw(state: &mut State) {
    let documents = &state.session.documents;
    let still_raised = |value: &ClientId| {
        documents.values().any(|d| {
            let app = pages::route(&d.source.tab_url).app;
            app.is_some_and(|app| app != *value) && d.clients.iter().any(|n| n.value == *value)
        })
    };
    let withdrawn = state
        .open_setup()
        .and_then(|s| s.client.question.as_ref())
        .is_some_and(|question| question.reason == ConflictReason::DiffersFromAddress && !still_raised(&question.right.value));
    if let (true, Some(setup)) = (withdrawn, state.open_setup_mut()) {
        setup.client.question = None;
    }
}

/// A secret on a page, before whose report nothing may have been held. True when it was taken.
fn see_secret(
    state: &mut State,
    found: FoundSecret,
    evidence: Evidence,
    app: Option<ClientId>,
    nothing_held: bool,
    now: Millis,
) -> bool {
    let client = state.open_setup().and_then(|s| s.client.held.as_ref()).map(|h| h.value.clone());
    let Some(slot) = state.open_secret() else {
        return false;
    };
    let known = |held: &HeldSecret| held.secret == found.secret;
    if slot.declined.contains(&fingerprint(found.secret.expose())) || slot.question.as_ref().is_some_and(|(q, _)| known(q)) {
        return false;
    }
    let seen = HeldSecret {
        expires: found.expires,
        description: found.description,
        secret_id: found.secret_id,
        app: app.clone(),
        evidence,
        forgotten_at: now + SECRET_IDLE_MINUTES * MINUTE,
        secret: found.secret,
    };
    if let Some(held) = slot.held.as_mut().filter(|held| held.secret == seen.secret) {
        // The row may say its end or description later than its value.
        held.expires = held.expires.or(seen.expires);
        held.description = held.description.take().or(seen.description);
        held.secret_id = held.secret_id.take().or(seen.secret_id);
        return false;
    }
    let other_app = matches!((&client, &app), (Some(client), Some(app)) if client != app);
    let reason = match &slot.held {
        Some(_) if nothing_held => Some(ConflictReason::TwoSeen),
        Some(_) => Some(ConflictReason::DiffersFromHeld),
        None => other_app.then_some(ConflictReason::OtherApp),
    };
    match reason {
        // The one that is asked about already must not change under the admin's hand.
        Some(_) if slot.question.is_some() => false,
        Some(reason) => {
            // Where another secret appears, somebody is at work.
            slot.put_off(|_| seen.forgotten_at);
            slot.question = Some((seen, reason));
            false
        }
        None => {
            slot.held = Some(seen);
            slot.refused = None;
            if let Some(setup) = state.open_setup_mut() {
                setup.filled = false;
            }
            true
        }
    }
}

/// The answer to a question: keep the left side, or take the right one. The other is not asked about again.
pub fn answer(state: &mut State, field: ValueField, replace: bool, effects: &mut Vec<Effect>) {
    let Some(setup) = state.open_setup_mut() else {
        return;
    };
    let is_answered = match field {
        ValueField::TenantId => answer_id(&mut setup.tenant, replace),
        ValueField::ClientId => answer_id(&mut setup.client, replace),
        ValueField::ClientSecret => answer_secret(state, replace, effects),
    };
    if let Some(setup) = state.open_setup_mut().filter(|_| is_answered.is_some()) {
        setup.filled &= !replace;
    }
}

fn answer_secret(state: &mut State, replace: bool, effects: &mut Vec<Effect>) -> Option<()> {
    let slot = state.open_secret()?;
    let (found, _) = slot.question.take()?;
    let declined = if replace { slot.held.replace(found) } else { Some(found) };
    slot.declined.extend(declined.map(|d| fingerprint(d.secret.expose())));
    // Documents are remembered without their secrets: one that was not asked about meanwhile has to be told again.
    effects.extend(state.all_orders(&Order::Again));
    Some(())
}

fn answer_id<T: Ord + Clone>(slot: &mut Slot<T>, replace: bool) -> Option<()> {
    let Question { left, right, .. } = slot.question.take()?;
    let (taken, declined) = if replace { (right, left) } else { (left, right) };
    slot.declined.remove(&taken.value);
    slot.declined.insert(declined.value);
    if let Some(evidence) = taken.evidence.or_else(|| declined.evidence.clone()) {
        slot.held = Some(Held { value: taken.value, evidence });
    }
    Some(())
}

/// A value on its way into a new setup.
pub enum Taken {
    /// Directory (tenant) ID.
    Tenant(Held<TenantId>),
    /// Application (client) ID.
    Client(Held<ClientId>),
    /// Client secret.
    Secret(HeldSecret),
}

/// Takes the found value of an open question away; the setup keeps what it holds.
pub fn take_question(state: &mut State, field: ValueField) -> Option<Taken> {
    fn take<T: Ord + Clone>(slot: &mut Slot<T>) -> Option<Held<T>> {
        let Side { value, evidence } = slot.question.take()?.right;
        slot.declined.insert(value.clone());
        Some(Held { value, evidence: evidence? })
    }
    match field {
        ValueField::TenantId => take(&mut state.open_setup_mut()?.tenant).map(Taken::Tenant),
        ValueField::ClientId => take(&mut state.open_setup_mut()?.client).map(Taken::Client),
        ValueField::ClientSecret => {
            let slot = state.open_secret()?;
            let (found, _) = slot.question.take()?;
            slot.declined.insert(fingerprint(found.secret.expose()));
            Some(Taken::Secret(found))
        }
    }
}

/// Puts such a value into the open setup.
pub fn accept(state: &mut State, taken: Taken) {
    match (taken, state.open_setup_mut()) {
        (Taken::Tenant(held), Some(setup)) => setup.tenant.held = Some(held),
        (Taken::Client(held), Some(setup)) => setup.client.held = Some(held),
        (Taken::Secret(held), _) => {
            if let Some(slot) = state.open_secret() {
                slot.held = Some(held);
            }
        }
        (_, None) => {}
    }
}

/// The reason to refuse the secret slot: what was typed, else what is seen.
pub fn secret_refusal(state: &State) -> Option<SecretError> {
    let slot = state.secret();
    let typed = slot.and_then(|s| s.refused);
    let hint = state.session.documents.values().find_map(|d| d.hint).map(|hint| match hint {
        SecretHint::SecretId => SecretError::SecretId,
        SecretHint::Masked => SecretError::Masked,
    });
    if slot.is_some_and(|s| s.held.is_some()) { typed } else { typed.or(hint) }
}
