//! Running a plan on a form. Who may be filled is asked anew before steps are sent, and the secret travels alone, when its turn has come.

mod later;
pub mod record;
mod steps;

use super::saved::{self, Start};
use super::state::{Document, DocumentId, State};
use super::{Effect, Script, managed, naming};
use crate::fill::fields::is_unset;
use crate::fill::form::{Form, FormKind, forms};
use crate::fill::plan::{Planned, Wanted, anchor, plan, wanted};
use crate::protocol::PageText;
use crate::protocol::agent::{Ended, Find, Order, Outcome};
use crate::protocol::panel::{FillReason, FillRow, FillState, FormField, Millis};
use crate::recognise::pages::{HostKind, host_kind};
use crate::setup::ids::Guid;
use crate::setup::record::SecretSlot;
use crate::setup::secret::holds_secret;
use crate::small::Map;
use crate::wire::Wire;
use std::mem;

/// A fill, running or done.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FillRun {
    tab: i32,
    document: DocumentId,
    model_driven: bool,
    anchor: Find,
    /// Index of the next step that is not sent yet, into the plan.
    at: usize,
    /// The steps that are waited for: number, and index into the plan.
    sent: Vec<(u32, usize)>,
    /// Number of the last step that was sent; never used again.
    number: u32,
    /// Nothing is waited for.
    pub idle: bool,
    /// Looks after the end: number, and field.
    looks: Vec<(u32, FormField)>,
    /// The form's record is being read.
    reading: bool,
    /// What there was before.
    pub start: Start,
    /// The admin's answers about fields that hold something else.
    answers: Map<FormField, bool>,
    /// What such fields hold; of the secret nothing.
    pub questions: Map<FormField, String>,
    /// Results.
    pub rows: Map<FormField, FillRow>,
}

impl FillRun {
    fn kind(&self) -> FormKind {
        if self.model_driven { FormKind::ModelDriven } else { FormKind::AdminCenter }
    }

    fn set(&mut self, field: FormField, state: FillState, reason: Option<FillReason>) {
        self.rows.insert(field, FillRow { field, state, reason });
    }

    fn misses(&self, field: FormField) -> bool {
        self.rows.get(&field).is_some_and(|row| row.reason == Some(FillReason::NoBox))
    }

    /// What has not ended, and what was not sent.
    fn rest(&self) -> &'static [Planned] {
        let from = self.sent.first().map_or(self.at, |(_, at)| *at);
        &plan(self.kind())[from..]
    }

    fn is(&self, field: FormField, states: &[FillState]) -> bool {
        self.rows.get(&field).is_some_and(|row| states.contains(&row.state))
    }
}

/// Whether a form in this document may be filled: it and every frame above it belong to Microsoft's admin center or to a
/// Dataverse organisation, over https. Fails closed: an origin that is not said is not trusted.
pub fn is_trusted(document: &Document) -> bool {
    let may_be_filled = |url: &str| matches!(host_kind(url), Some(HostKind::PowerPlatform | HostKind::Dataverse));
    may_be_filled(&document.source.origin) && document.ancestors.iter().all(|origin| may_be_filled(origin))
}

/// The forms in sight, with their documents.
pub fn forms_in_sight(state: &State, trusted: bool) -> Vec<(&Document, Form)> {
    let documents = state.session.documents.values().filter(|d| is_trusted(d) == trusted);
    // A portal's own pages have boxes of the same names; they are no forms of a profile.
    let documents = documents.filter(|d| host_kind(&d.source.url) != Some(HostKind::Portal));
    documents.flat_map(|d| forms(&d.controls).into_iter().map(move |form| (d, as_it_is(d, form)))).collect()
}

/// A new record's form lacks nothing that another tab of it may hold, and no form what nobody has named yet.
fn as_it_is(document: &Document, form: Form) -> Form {
    let is_new = || record_of(document).is_none();
    let has_more = if form.kind == FormKind::ModelDriven { is_new() } else { naming::may_hold_the_secret(document) };
    Form { lacks_oauth: form.lacks_oauth && !has_more, ..form }
}

/// The record whose form a document is.
pub fn record_of(document: &Document) -> Option<Guid> {
    record_id(&document.source.tab_url).or_else(|| record_id(&document.source.url))
}

/// The record that the address of a model-driven form names (Microsoft Learn, "Open apps, forms, views … with a URL": `id={GUID}`).
pub fn record_id(url: &str) -> Option<Guid> {
    let id = url.split(['?', '&', '#']).find_map(|part| part.strip_prefix("id="))?;
    Guid::parse(id.trim_start_matches("%7B").trim_start_matches("%7b").trim_end_matches("%7D").trim_end_matches("%7d"))
}

/// The values the form is to get, if the setup has all three and no question is open.
pub fn is_ready(state: &State) -> bool {
    let Some(setup) = state.open_setup() else {
        return false;
    };
    let secret = state.secret().and_then(SecretSlot::usable).is_some();
    let allowed = managed::allows_held_tenant(state);
    setup.tenant.usable().is_some() && setup.client.usable().is_some() && secret && allowed
}

/// A form is being filled.
pub fn is_running(state: &State) -> bool {
    state.session.fill.as_ref().is_some_and(|run| !run.idle)
}

/// The one form that may be filled now.
pub fn the_form(state: &State) -> Option<(&Document, Form)> {
    match forms_in_sight(state, true).as_slice() {
        [one] if !one.1.lacks_oauth => Some(*one),
        _ => None,
    }
}

/// The admin pressed Fill.
pub fn begin(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    if !is_ready(state) || state.session.fill.as_ref().is_some_and(|run| !run.idle) {
        return;
    }
    let Some((document, form)) = the_form(state) else {
        return;
    };
    let start = saved::start(state, document);
    let run = FillRun {
        tab: document.source.tab,
        document: document.source.document.clone(),
        model_driven: form.kind == FormKind::ModelDriven,
        anchor: anchor(form, &document.controls),
        at: 0,
        sent: vec![],
        number: state.session.fill.as_ref().map_or(0, |run| run.number),
        idle: false,
        looks: vec![],
        reading: false,
        start,
        answers: Map::new(),
        questions: Map::new(),
        rows: Map::new(),
    };
    effects.push(Effect::Give { tab: run.tab, document: run.document.clone(), script: Script::Hands });
    state.session.fill = Some(run);
    // What was saved before is another one.
    if let Some(setup) = state.open_setup_mut() {
        (setup.saved, setup.filled) = (None, false);
    }
    go_on(state, now, effects);
}

/// The admin's answer about a field that holds something else. The plan is gone through again: what is right already is
/// left alone, and what depends on the field gets its turn.
pub fn answer(state: &mut State, field: FormField, replace: bool, now: Millis, effects: &mut Vec<Effect>) {
    let ready = is_ready(state);
    let Some(run) = state.session.fill.as_mut().filter(|_| ready) else { return };
    if run.questions.remove(&field).is_none() {
        return;
    }
    run.answers.insert(field, replace);
    // An answer given while the plan is running gets its turn when the run has come to its end.
    if run.idle {
        (run.at, run.idle) = (0, false);
        go_on(state, now, effects);
    }
}

/// The admin has named the box of a field. A run that missed it goes on once it misses nothing more.
pub fn named(state: &mut State, document: &DocumentId, field: FormField, now: Millis, effects: &mut Vec<Effect>) {
    let ready = is_ready(state);
    let Some(run) = state.session.fill.as_mut().filter(|run| ready && run.idle && run.document == *document) else { return };
    if !run.misses(field) {
        return;
    }
    run.rows.remove(&field);
    let missed: Vec<FormField> = run.rows.values().map(|row| row.field).filter(|field| run.misses(*field)).collect();
    if missed.is_empty() {
        // What waited for another field has its turn now.
        run.rows.retain(|_, row| row.state != FillState::Missing);
        (run.at, run.idle) = (0, false);
        go_on(state, now, effects);
    }
}

/// The last run in this document found no box for the field.
pub fn missing_in(state: &State, document: &DocumentId, field: FormField) -> bool {
    state.session.fill.as_ref().is_some_and(|run| run.document == *document && run.misses(field))
}

/// Keeps the hands from writing a secret that they have been told and not written yet: an order without steps takes the place of the
/// last one. They say of each step that it was left out, and the run goes on from there.
pub fn withhold_secret(state: &State, effects: &mut Vec<Effect>) {
    let is_out = |run: &&FillRun| !run.idle && steps::awaited(run, FormField::ClientSecret).is_some();
    if let Some(run) = state.session.fill.as_ref().filter(is_out) {
        effects.push(Effect::Send { tab: run.tab, document: run.document.clone(), order: Order::Steps(vec![]) });
    }
}

/// Sends the next steps, or ends the run.
fn go_on(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some(run) = state.session.fill.as_ref().filter(|run| !run.idle) else {
        return;
    };
    let (tab, document) = (run.tab, run.document.clone());
    let steps = steps::next(state);
    if steps.is_empty() {
        return finish(state, now, effects);
    }
    // The tab may show something else by now, and its frames may stand in another page.
    if !state.session.documents.get(&document).is_some_and(is_trusted) {
        return page_gone(state, &document);
    }
    effects.push(Effect::Send { tab, document, order: Order::Steps(steps) });
}

const DONE: &[FillState] = &[FillState::Filled, FillState::Already];

/// Steps have ended.
pub fn hear_outcomes(state: &mut State, document: &DocumentId, ended: Vec<Ended>, now: Millis, effects: &mut Vec<Effect>) {
    let ids = [FormField::TenantId, FormField::ClientId].map(|field| (field, steps::text_for(state, field)));
    for Ended { step, outcome } in ended {
        later::hear(state, document, step, &outcome, now);
        let run = state.session.fill.as_mut().filter(|run| !run.idle && run.document == *document);
        let Some(run) = run else { continue };
        if let Some(place) = run.sent.iter().position(|(sent, _)| *sent == step) {
            if outcome == Outcome::Gone {
                return form_gone(state, document, now, effects);
            }
            let (_, at) = run.sent.remove(place);
            hear_outcome(run, at, without_case(plan(run.kind())[at], outcome, &ids));
            state.put_off_forgetting(now);
        }
    }
    if state.session.fill.as_ref().is_some_and(|run| run.sent.is_empty()) {
        go_on(state, now, effects);
    }
}

/// An ID is the same in capitals: nobody need be asked about that, and a box may write it so.
fn without_case(planned: Planned, outcome: Outcome, ids: &[(FormField, Option<PageText>)]) -> Outcome {
    let id = ids.iter().find(|(field, _)| planned == Planned::Set(*field)).and_then(|(_, id)| id.as_ref());
    match (&outcome, id) {
        (Outcome::Differs { current }, Some(id)) if current.expose().eq_ignore_ascii_case(id.expose()) => Outcome::Already,
        (Outcome::NotKept { current }, Some(id)) if current.expose().eq_ignore_ascii_case(id.expose()) => Outcome::Filled,
        _ => outcome,
    }
}

fn hear_outcome(run: &mut FillRun, at: usize, outcome: Outcome) {
    match (plan(run.kind())[at], outcome) {
        (Planned::Tab(_), _) | (Planned::Confirm(_) | Planned::Check(_), Outcome::Already | Outcome::Skipped) => {}
        (Planned::Confirm(_), Outcome::Ambiguous) => note(run, FormField::ClientSecret, Outcome::Ambiguous),
        (Planned::Confirm(field) | Planned::Check(field), _) => run.set(field, FillState::Failed, Some(FillReason::NotKept)),
        (Planned::Set(field), Outcome::Skipped) => steps::skip(run, field),
        (Planned::Set(field), Outcome::Differs { current }) => differs(run, field, &current),
        (Planned::Set(field), outcome) => note(run, field, outcome),
    }
}

/// A field holds something else: a question, unless the admin has answered it since the step was sent, or nobody has entered anything.
fn differs(run: &mut FillRun, field: FormField, current: &PageText) {
    run.rows.remove(&field);
    if is_unset(field, current.expose()) {
        run.answers.insert(field, true);
    }
    let is_answered = run.answers.contains_key(&field);
    if !is_answered {
        // A reveal eye makes a text box of the secret's, and secrets are pasted into other boxes: they are still nobody's to see.
        let hidden = field == FormField::ClientSecret || holds_secret(current.expose());
        let shown = if hidden { "" } else { current.expose() };
        run.questions.insert(field, shown.to_owned());
    }
    // What depends on a choice waits for its answer: the page has left the rest of the order.
    if matches!(wanted(field), Wanted::Option(_)) {
        run.sent.clear();
        (run.at, run.idle) = (0, !is_answered);
    }
}

fn note(run: &mut FillRun, field: FormField, outcome: Outcome) {
    let (state, reason) = match outcome {
        Outcome::Filled => (FillState::Filled, None),
        // Second turn: it was we who filled it.
        Outcome::Already if run.is(field, &[FillState::Filled]) => (FillState::Filled, None),
        Outcome::Already => (FillState::Already, None),
        // Not every form has it, and none needs it.
        Outcome::Missing if field == FormField::UseDefaultTenantId => return,
        Outcome::Missing => (FillState::Missing, Some(FillReason::NoBox)),
        Outcome::Ambiguous => (FillState::Refused, Some(FillReason::Ambiguous)),
        Outcome::Disabled => (FillState::Refused, Some(FillReason::Disabled)),
        Outcome::TooLong => (FillState::Refused, Some(FillReason::TooLong)),
        Outcome::NoSuchOption { offered } => (FillState::Failed, Some(FillReason::NoSuchOption(offered))),
        Outcome::NotKept { .. } => (FillState::Failed, Some(FillReason::NotKept)),
        Outcome::Failed | Outcome::Gone | Outcome::Differs { .. } | Outcome::Skipped => {
            (FillState::Failed, Some(FillReason::Exception))
        }
    };
    run.set(field, state, reason);
}

fn finish(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let Some(run) = state.session.fill.as_mut() else {
        return;
    };
    let waiting = |field: &FormField| !run.rows.contains_key(field) && !run.questions.contains_key(field);
    if run.answers.keys().any(waiting) {
        run.at = 0;
        return go_on(state, now, effects);
    }
    run.idle = true;
    if run.model_driven {
        effects.push(record::ask(run));
    }
    settle(state, now);
    later::look(state, effects);
}

/// All three values are in the form: the secret has done its work and is kept for a short while only.
fn settle(state: &mut State, now: Millis) {
    let three = [FormField::TenantId, FormField::ClientId, FormField::ClientSecret];
    let filled = state.session.fill.as_ref().is_some_and(|run| {
        run.questions.is_empty()
            && three.iter().all(|f| run.is(*f, DONE))
            && run.rows.values().all(|r| !matches!(r.state, FillState::Failed | FillState::Refused))
    });
    if let Some(setup) = state.open_setup_mut() {
        setup.filled = filled;
    }
    if filled {
        super::rotating::given(state);
        state.put_off_forgetting(now);
    }
}

/// The form was closed. When everything is in it that is to be, the admin may have saved it: there is nothing left to look at.
fn form_gone(state: &mut State, document: &DocumentId, now: Millis, effects: &mut Vec<Effect>) {
    let Some(run) = state.session.fill.as_mut() else { return };
    if run.rest().iter().any(|planned| matches!(planned, Planned::Set(_))) {
        return page_gone(state, document);
    }
    run.sent.clear();
    go_on(state, now, effects);
}

/// The form's document is gone, or no longer a trusted one: the run ends where it is.
pub fn page_gone(state: &mut State, document: &DocumentId) {
    let Some(run) = state.session.fill.as_mut().filter(|run| run.document == *document) else { return };
    let rest = if run.idle { &[] } else { run.rest() };
    let unsent = rest.iter().filter_map(|planned| if let Planned::Set(field) = planned { Some(*field) } else { None });
    // Nor can what was asked be done any more.
    let lost: Vec<FormField> = unsent.chain(mem::take(&mut run.questions).into_iter().map(|(field, _)| field)).collect();
    run.idle = true;
    run.sent.clear();
    for field in lost {
        if !run.rows.contains_key(&field) {
            run.set(field, FillState::Failed, Some(FillReason::PageGone));
        }
    }
}
