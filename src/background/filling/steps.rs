//! What is sent to the page next, and with which value.

use super::{DONE, FillRun};
use crate::background::state::State;
use crate::fill::form::everything;
use crate::fill::plan::{Planned, Wanted, beside, foreign, off, own, plan, sections, wanted};
use crate::protocol::PageText;
use crate::protocol::agent::{Action, Find, Step};
use crate::protocol::panel::{FillReason, FillState, FormField};
use crate::recognise::pages::{HostKind, host_kind};

/// The steps of the next order; none at the plan's end.
pub fn next(state: &mut State) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![];
    while let Some(run) = state.session.fill.as_ref()
        && let Some(&planned) = plan(run.kind()).get(run.at)
    {
        let last = run.sent.last().map(|(_, at)| plan(run.kind())[*at]);
        if last.is_some_and(|last| !last.goes_with(planned)) {
            break;
        }
        let step = action_of(state, run, planned).map(|action| step(state, run, planned, last, action));
        let Some(run) = state.session.fill.as_mut() else {
            break;
        };
        match (step, planned) {
            (Some(step), _) => {
                run.number = step.number;
                run.sent.push((step.number, run.at));
                steps.push(step);
            }
            (None, Planned::Set(field)) => skip(run, field),
            (None, Planned::Tab(_) | Planned::Confirm(_) | Planned::Check(_)) => {}
        }
        run.at += 1;
    }
    steps
}

/// How long the page must have been still before it is read again, in milliseconds: two frames.
const SETTLE: u32 = 34;

/// A step of the order whose last step so far is `last`.
pub fn step(state: &State, run: &FillRun, planned: Planned, last: Option<Planned>, action: Action) -> Step {
    let kind = site_of(state, run);
    let learned = |find: &Find| state.local.rules.find(find, kind);
    let is_check = |planned| matches!(planned, Planned::Check(_));
    Step {
        number: run.number + 1,
        anchor: learned(&run.anchor),
        beside: beside(run.kind()).iter().map(learned).collect(),
        foreign: foreign(run.kind()),
        own: own(run.kind()),
        sections: sections(run.kind(), planned),
        everything: everything(),
        find: learned(&planned.find()),
        action,
        patience: patience(state, run, planned, kind),
        settle: if is_check(planned) && !last.is_some_and(is_check) { SETTLE } else { 0 },
        needs: if planned.follows_a_look() {
            run.sent.last().map(|(number, _)| *number)
        } else {
            planned.needs().and_then(|field| awaited(run, field))
        },
        follows: planned.follows().and_then(|field| awaited(run, field)),
    }
}

/// The number of a field's step that is in the order and has not ended.
pub fn awaited(run: &FillRun, field: FormField) -> Option<u32> {
    let sets = |at: usize| plan(run.kind())[at] == Planned::Set(field);
    run.sent.iter().find(|(_, at)| sets(*at)).map(|(number, _)| *number)
}

/// How long a control may take to appear. The admin will be asked for one whose label nobody knows: that need not wait long.
fn patience(state: &State, run: &FillRun, planned: Planned, kind: HostKind) -> u32 {
    let asks = state.session.documents.get(&run.document).is_some_and(|document| document.naming.all);
    match planned {
        Planned::Set(field) if asks && !state.local.rules.has(field, kind) => planned.patience().min(SOON),
        _ => planned.patience(),
    }
}

/// Milliseconds for a control whose label is not known here.
const SOON: u32 = 1500;

/// Says why a field has no turn.
pub fn skip(run: &mut FillRun, field: FormField) {
    if run.answers.get(&field) == Some(&false) {
        run.set(field, FillState::Kept, None);
    } else if !run.rows.contains_key(&field) && !run.questions.contains_key(&field) {
        run.set(field, FillState::Missing, Some(FillReason::Skipped));
    }
}

/// Where the form is; what was learned in one place is not used in the other.
fn site_of(state: &State, run: &FillRun) -> HostKind {
    let kind = state.session.documents.get(&run.document).and_then(|d| host_kind(&d.source.url));
    kind.unwrap_or(HostKind::PowerPlatform)
}

/// What a field is given, with the options that were learned.
fn wanted_in(state: &State, run: &FillRun, field: FormField) -> Wanted {
    match wanted(field) {
        Wanted::Option(options) => {
            let learned = state.local.rules.options(field, site_of(state, run));
            Wanted::Option(options.into_iter().chain(learned).collect())
        }
        other => other,
    }
}

/// What to do in a step; nothing when the step is to be left out.
pub fn action_of(state: &State, run: &FillRun, planned: Planned) -> Option<Action> {
    let field = match planned {
        Planned::Tab(_) => return Some(Action::Open),
        Planned::Set(field) | Planned::Confirm(field) | Planned::Check(field) => field,
    };
    if let Planned::Confirm(_) = planned
        && action_of(state, run, Planned::Set(FormField::ClientSecret)).is_none()
    {
        return None;
    }
    if let Planned::Confirm(_) | Planned::Check(_) = planned {
        let texts = match wanted_in(state, run, field) {
            Wanted::Option(options) => options.iter().map(|o| o.as_str().into()).collect(),
            Wanted::Text => {
                let text = text_for(state, field)?;
                let is_id = matches!(field, FormField::TenantId | FormField::ClientId);
                let capitals = is_id.then(|| text.expose().to_ascii_uppercase().as_str().into());
                [text].into_iter().chain(capitals).collect()
            }
            Wanted::Off => return None,
        };
        return may_be_done(run, field).then_some(Action::Check { texts });
    }
    let is_kept = run.answers.get(&field) == Some(&false);
    if is_kept || planned.needs().is_some_and(|needed| !may_be_done(run, needed)) {
        return None;
    }
    // What the page chose because of what we chose is nobody's choice.
    let by_page = planned.follows().is_some_and(|field| run.is(field, &[FillState::Filled]));
    let replace = by_page || run.answers.get(&field) == Some(&true);
    match wanted_in(state, run, field) {
        Wanted::Option(options) => Some(Action::Choose { options, replace }),
        Wanted::Text => Some(Action::Write { text: text_for(state, field)?, replace }),
        Wanted::Off => Some(off()),
    }
}

/// The field is right, or its step comes before in the same order.
fn may_be_done(run: &FillRun, field: FormField) -> bool {
    run.is(field, DONE) || awaited(run, field).is_some()
}

/// The setup's text for a field.
pub fn text_for(state: &State, field: FormField) -> Option<PageText> {
    let setup = state.open_setup()?;
    match field {
        FormField::Name => Some(setup.profile_name().into()),
        FormField::TenantId => Some(setup.tenant.usable()?.as_str().into()),
        FormField::ClientId => Some(setup.client.usable()?.as_str().into()),
        FormField::ClientSecret => Some(state.secret()?.usable()?.secret.expose().into()),
        FormField::ServerType | FormField::AuthenticationType | FormField::UseDefaultTenantId => None,
    }
}
