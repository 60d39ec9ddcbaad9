//! From the state to what the panel shows.

use super::capture::secret_refusal;
use super::filling::{forms_in_sight, is_ready, is_running, is_trusted, the_form};
use super::state::State;
use super::{reminding, setups};
use crate::dataverse::change::Change;
use crate::fill::fields::{EXCHANGE_ONLINE, OAUTH};
use crate::fill::plan::{Wanted, wanted};
use crate::protocol::panel::*;
use crate::protocol::proof::VerifyStatus;
use crate::recognise::pages::{HostKind, host_kind, route};
use crate::setup::ids::IdError;
use crate::setup::permissions::{PERMISSIONS, Permission};
use crate::setup::record::{HeldSecret, SecretSlot, Setup, Side, Slot};
use crate::setup::secret::{SecretError, SecretFormat};
use crate::setup::steps::{Step, StepState};

/// Everything the panel shows.
pub fn view(state: &State, now: Millis) -> View {
    let documents = || state.session.documents.values();
    View {
        setups: setups::items(state, now),
        setup: state.open_setup().map(|setup| setup_view(state, setup, now)),
        undo: setups::undo_view(state),
        transfer: state.session.transfer.clone(),
        rules: state.local.rules.view(),
        diagnostics: Diagnostics {
            malformed: state.session.malformed,
            faults: documents().map(|d| d.faults).sum(),
            cut: documents().any(|d| d.cut),
            storage_refused: state.session.storage_refused,
            seen: documents().flat_map(|d| d.seen.iter().cloned()).collect(),
        },
        description: super::describing::view(state),
        unread: state.local.unread.as_ref().map(|unread| UnreadView { text: unread.text.clone(), newer: unread.newer }),
        policy: state.session.policy.view(),
        windows: super::windows::view(state),
        handoff: state.session.handing.shown.clone(),
    }
}

fn setup_view(state: &State, setup: &Setup, now: Millis) -> SetupView {
    let empty = SecretSlot::default();
    let slot = state.secret().unwrap_or(&empty);
    let client_secret = secret_view(state, slot, now);
    let ready = is_ready(state);
    let nothing = setup.tenant.held.is_none() && setup.client.held.is_none() && slot.held.is_none();
    let asked = setup.tenant.question.is_some() || setup.client.question.is_some() || slot.question.is_some();
    let form = form_view(state);
    let proof = super::proving::view(state, now);
    let problems = problems(state, setup, &client_secret, form.state);
    let seen = seen_permissions(setup);
    let permissions = of_permissions(&seen, proof.rbac);
    let steps = steps(setup, slot, &client_secret, form.state, proof.status, permissions);
    SetupView {
        id: setup.id,
        name: setup.name.clone(),
        is_sample: setup.is_sample,
        state: match () {
            () if setup.filled => SetupState::Filled,
            () if ready => SetupState::Ready,
            () if nothing && !asked => SetupState::Empty,
            () => SetupState::Collecting,
        },
        tenant_id: id_view(&setup.tenant),
        client_id: id_view(&setup.client),
        conflicts: conflicts(setup, slot),
        steps,
        permissions: PERMISSIONS
            .iter()
            .zip(&seen)
            .map(|(p, seen)| PermissionView { api: p.api.name().to_owned(), name: p.name.to_owned(), seen: *seen })
            .collect(),
        permissions_seen: super::permissions::seen(state),
        hint: state.session.held.as_ref().map(|held| held.hint.clone()),
        watching: watching(state),
        end: reminding::view(state, setup, now),
        profile_name: setup.profile_name().to_owned(),
        saved: setup.seen_saved().cloned(),
        pointing: state.session.pointing,
        fill: fill_view(state, ready && form.state == FormState::Found),
        form,
        rotation: super::rotating::view::view(state, now),
        proof,
        problems,
        client_secret,
    }
}

fn id_view<T: ToString>(slot: &Slot<T>) -> IdView {
    let state = match slot {
        Slot { question: Some(_), .. } => SlotState::Conflict,
        Slot { held: Some(_), .. } => SlotState::Captured,
        Slot { refused: Some(_), .. } => SlotState::Invalid,
        _ => SlotState::Empty,
    };
    IdView {
        state,
        value: slot.held.as_ref().map(|h| h.value.to_string()),
        evidence: slot.held.as_ref().map(|h| h.evidence.clone()),
        error: slot.refused.as_ref().map(|(_, error)| error.clone()),
        refused: slot.refused.as_ref().map(|(text, _)| text.clone()),
    }
}

fn secret_view(state: &State, slot: &SecretSlot, now: Millis) -> SecretView {
    let error = secret_refusal(state);
    let held = slot.taken();
    let day = held.and_then(|h| h.expires.day());
    let expired = day.is_some_and(|e| e.has_passed(now));
    // What is held stays what it is while a question about another one is open.
    let shown = match (held, error) {
        (Some(_), _) if expired => SlotState::Expired,
        (Some(_), _) => SlotState::Captured,
        (None, Some(SecretError::SecretId)) => SlotState::SecretId,
        (None, Some(SecretError::Masked)) => SlotState::Masked,
        (None, Some(_)) => SlotState::Invalid,
        (None, None) => SlotState::Empty,
    };
    SecretView {
        state: shown,
        length: held.map(|h| h.secret.length()),
        format: held.map(|h| h.secret.format()),
        expires: day.map(|day| day.to_string()),
        description: held.and_then(|h| h.description.clone()),
        evidence: held.map(|h| h.evidence.clone()),
        forgotten_at: held.map(|h| h.forgotten_at),
        error,
    }
}

fn conflicts(setup: &Setup, slot: &SecretSlot) -> Vec<Conflict> {
    fn face<T: ToString>(side: &Side<T>) -> Face {
        Face { value: side.value.to_string(), evidence: side.evidence.clone() }
    }
    fn of<T: ToString>(field: ValueField, slot: &Slot<T>) -> Option<Conflict> {
        let q = slot.question.as_ref()?;
        Some(Conflict { field, held: face(&q.left), found: face(&q.right), reason: q.reason })
    }
    let secret_face =
        |h: Option<&HeldSecret>| Face { value: h.map(masked).unwrap_or_default(), evidence: h.map(|h| h.evidence.clone()) };
    let secret = slot.question.as_ref().map(|(found, reason)| Conflict {
        field: ValueField::ClientSecret,
        held: secret_face(slot.held.as_ref()),
        found: secret_face(Some(found)),
        reason: *reason,
    });
    [of(ValueField::TenantId, &setup.tenant), of(ValueField::ClientId, &setup.client), secret].into_iter().flatten().collect()
}

/// A secret told from another one without showing any of it.
fn masked(held: &HeldSecret) -> String {
    let description = held.description.as_ref().map(|text| format!(", “{text}”"));
    let ends = held.expires.day().map(|day| [", ends ", &day.in_words()].concat());
    [format!("{} characters", held.secret.length())].into_iter().chain(description).chain(ends).collect()
}

fn form_view(state: &State) -> FormView {
    let forms = forms_in_sight(state, true);
    let shown = match forms.as_slice() {
        [] => FormState::None,
        [(_, form)] if form.lacks_oauth && !is_running(state) => FormState::EditWithoutOauth,
        [_] => FormState::Found,
        _ => FormState::Ambiguous,
    };
    let source = forms.first().map(|(document, _)| &document.source);
    FormView {
        state: shown,
        page: source.map(|s| s.tab_title.clone()).unwrap_or_default(),
        incognito: source.is_some_and(|s| s.incognito),
        unnamed: super::naming::unnamed(state),
        possible: state.session.documents.values().any(|d| is_trusted(d) && host_kind(&d.source.url) != Some(HostKind::Portal)),
    }
}

fn fill_view(state: &State, allowed: bool) -> FillView {
    let running = is_running(state);
    let Some(run) = &state.session.fill else {
        return FillView { allowed: allowed && the_form(state).is_some(), ..FillView::default() };
    };
    let wanted_text = |field| match (wanted(field), state.open_setup()) {
        (Wanted::Option(_), _) if field == FormField::ServerType => EXCHANGE_ONLINE[0].to_owned(),
        (Wanted::Option(_), _) => OAUTH[0].to_owned(),
        (Wanted::Text, Some(setup)) => match field {
            FormField::Name => setup.profile_name().to_owned(),
            FormField::TenantId => setup.tenant.usable().map(ToString::to_string).unwrap_or_default(),
            FormField::ClientId => setup.client.usable().map(ToString::to_string).unwrap_or_default(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let question = |(field, current): (&FormField, &String)| FillQuestion {
        field: *field,
        current: current.clone(),
        wanted: wanted_text(*field),
    };
    FillView {
        allowed: allowed && !running && the_form(state).is_some(),
        running,
        fields: run.rows.values().cloned().collect(),
        questions: run.questions.iter().map(question).collect(),
    }
}

/// The portal page that matters most: the one that tells which app it is about, else any.
fn watching(state: &State) -> Option<Watching> {
    let portal =
        state.session.documents.values().filter(|d| host_kind(&d.source.url) == Some(HostKind::Portal) && d.source.frame == 0);
    let page = |url: &str| route(url).page;
    let best = portal.max_by_key(|d| (page(&d.source.tab_url).is_some(), d.since as u64))?;
    Some(Watching { page: page(&best.source.tab_url), title: best.source.tab_title.clone(), since: best.since })
}

fn problems(state: &State, setup: &Setup, secret: &SecretView, form: FormState) -> Vec<Problem> {
    let proved = super::proving::problems(state);
    // What the lookup says of the domain says more.
    let domain = setup.tenant.refused.as_ref().filter(|_| proved.is_empty()).and_then(|(_, error)| match error {
        IdError::Domain(domain) => Some(Problem::TenantIsDomain(domain.clone())),
        _ => None,
    });
    let untrusted = !forms_in_sight(state, false).is_empty();
    // The way around it has been gone.
    let changed = super::rotating::change(state).is_some_and(Change::is_written);
    let when = |condition: bool, problem: Problem| condition.then_some(problem);
    [
        when(state.session.storage_refused, Problem::StorageRefused),
        when(secret.state == SlotState::Expired, Problem::SecretExpired),
        when(secret.error == Some(SecretError::SecretId), Problem::SecretIdNotValue),
        when(secret.error == Some(SecretError::Masked), Problem::SecretMasked),
        domain,
        when(form == FormState::Ambiguous, Problem::FormAmbiguous),
        when(form == FormState::EditWithoutOauth && !changed, Problem::FormEditWithoutOauth),
        when(untrusted, Problem::FormUntrusted),
        when(state.session.not_learned.is_some(), Problem::BoxWithoutName),
        when(state.local.rules.view().iter().any(|r| r.retired), Problem::RuleRetired),
        when(secret.format == Some(SecretFormat::Legacy), Problem::SecretLegacy),
    ]
    .into_iter()
    .flatten()
    .chain(super::managed::problems(state))
    .chain(proved)
    .chain(super::rotating::problems(state))
    .collect()
}

/// What is known of each permission, in the plan's order.
fn seen_permissions(setup: &Setup) -> Vec<PermissionSeen> {
    let nothing = PermissionSeen { state: PermissionState::Unknown, wrong_kind: false };
    let kept = setup.seen_permissions().map(|kept| &kept.seen);
    (0..PERMISSIONS.len()).map(|place| kept.and_then(|seen| seen.get(place)).copied().unwrap_or(nothing)).collect()
}

/// How far adding and granting are: done, and wrong.
#[derive(Clone, Copy)]
struct PermissionSteps {
    added: (bool, bool),
    granted: (bool, bool),
}

/// What synchronization needs must be there, but what Exchange grants by its own roles where the admin says so. Wrong is a delegated
/// permission in place of an application permission, and a consent given before the last permission was added.
fn of_permissions(seen: &[PermissionSeen], rbac: bool) -> PermissionSteps {
    let needed = |p: &Permission| p.is_required() && !(rbac && p.limits.rbac.is_some());
    let needed: Vec<&PermissionSeen> = PERMISSIONS.iter().zip(seen).filter(|(p, _)| needed(p)).map(|(_, seen)| seen).collect();
    let granted = |seen: &&PermissionSeen| seen.state == PermissionState::Granted;
    let waits = |seen: &&PermissionSeen| seen.state == PermissionState::Configured;
    let all = needed.iter().all(|seen| granted(seen) || waits(seen));
    PermissionSteps {
        added: (all, needed.iter().any(|seen| seen.wrong_kind)),
        granted: (needed.iter().all(granted), all && needed.iter().any(granted) && needed.iter().any(waits)),
    }
}

fn steps(
    setup: &Setup,
    slot: &SecretSlot,
    secret: &SecretView,
    form: FormState,
    proof: VerifyStatus,
    permissions: PermissionSteps,
) -> Vec<StepView> {
    let ids = setup.tenant.usable().is_some() && setup.client.usable().is_some();
    let ids_wrong = setup.tenant.question.is_some() || setup.client.question.is_some();
    let secret_wrong = slot.question.is_some() || !matches!(secret.state, SlotState::Empty | SlotState::Captured);
    // Tokens that hold every role tell the same as the page of permissions.
    let proven = proof == VerifyStatus::Ok;
    let mut active_given = false;
    Step::ALL
        .into_iter()
        .map(|step| {
            let ticked = setup.ticked.contains(&step);
            let (done, wrong) = match step {
                Step::Register => (ids, ids_wrong),
                Step::Secret => (secret.state == SlotState::Captured, secret_wrong),
                Step::Profile => (setup.filled, matches!(form, FormState::Ambiguous | FormState::EditWithoutOauth)),
                Step::Verify => (proven, matches!(proof, VerifyStatus::Warning | VerifyStatus::Error)),
                Step::Permissions => (permissions.added.0 || proven, permissions.added.1),
                Step::Consent => (permissions.granted.0 || proven, permissions.granted.1),
            };
            let state = match () {
                () if wrong => StepState::Attention,
                () if done || ticked => StepState::Done,
                () if !active_given => StepState::Active,
                () => StepState::Todo,
            };
            active_given |= !matches!(state, StepState::Done);
            StepView { step, state, ticked }
        })
        .collect()
}
