//! What is sent to the page next, and with which value.

use super::{DONE, FillRun};
use crate::background::state::State;
use crate::fill::plan::{Planned, Wanted, beside, off, plan, wanted};
use crate::protocol::PageText;
use crate::protocol::agent::{Action, Find, Step};
use crate::protocol::panel::{FillReason, FillState, FormField};
use crate::recognise::pages::{HostKind, host_kind};

/// The next steps that need not wait for each other's outcome; none at the plan's end.
pub fn next(state: &mut State) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![];
    while let Some(run) = state.session.fill.as_ref()
        && let Some(&planned) = plan(run.kind()).get(run.at)
    {
        // What was sent decides whether the others have their turn at all.
        if run.sent.last().is_some_and(|(_, at)| !plan(run.kind())[*at].goes_with(planned)) {
            break;
        }
        let action = action_of(state, run, planned);
        let step = action.map(|action| step(state, run, planned, action));
        let Some(run) = state.session.fill.as_mut() else {
            break;
        };
        match step {
            Some(step) => {
                run.number = step.number;
                run.sent.push((step.number, run.at));
                steps.push(step);
            }
            None => {
                if let Planned::Set(field) = planned {
                    skip(run, field);
                }
            }
        }
        run.at += 1;
    }
    if let [Step { action: Action::Check { .. }, settle, .. }, ..] = steps.as_mut_slice() {
        *settle = SETTLE;
    }
    steps
}

/// How long the page must have been still before it is read again, in milliseconds: two frames.
const SETTLE: u32 = 34;

fn step(state: &State, run: &FillRun, planned: Planned, action: Action) -> Step {
    let kind = site_of(state, run);
    let learned = |find: &Find| state.local.rules.find(find, kind);
    Step {
        number: run.number + 1,
        anchor: learned(&run.anchor),
        beside: beside(run.kind()).iter().map(learned).collect(),
        find: learned(&planned.find()),
        action,
        patience: patience(state, run, planned, kind),
        settle: 0,
    }
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
fn skip(run: &mut FillRun, field: FormField) {
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
fn action_of(state: &State, run: &FillRun, planned: Planned) -> Option<Action> {
    let field = match planned {
        Planned::Tab(_) => return Some(Action::Open),
        Planned::Set(field) | Planned::Check(field) => field,
    };
    if let Planned::Check(_) = planned {
        let texts = match wanted_in(state, run, field) {
            Wanted::Option(options) => options.iter().map(|o| o.as_str().into()).collect(),
            Wanted::Text => vec![text_for(state, field)?],
            Wanted::Off => return None,
        };
        return run.is(field, DONE).then_some(Action::Check { texts });
    }
    if run.answers.get(&field) == Some(&false) {
        return None;
    }
    let depends =
        matches!(field, FormField::TenantId | FormField::ClientId | FormField::ClientSecret | FormField::UseDefaultTenantId);
    if depends && !run.is(FormField::AuthenticationType, DONE) {
        return None;
    }
    // The page gives the authentication type a value of its own when the server type changes: that is nobody's choice.
    let by_page = field == FormField::AuthenticationType && run.is(FormField::ServerType, &[FillState::Filled]);
    let replace = by_page || run.answers.get(&field) == Some(&true);
    match wanted_in(state, run, field) {
        Wanted::Option(options) => Some(Action::Choose { options, replace }),
        Wanted::Text => Some(Action::Write { text: text_for(state, field)?, replace }),
        Wanted::Off => Some(off()),
    }
}

/// The setup's text for a field.
pub fn text_for(state: &State, field: FormField) -> Option<PageText> {
    let setup = state.open_setup()?;
    match field {
        FormField::Name => Some(setup.profile_name().into()),
        FormField::TenantId => Some(setup.tenant.usable()?.as_str().into()),
        FormField::ClientId => Some(setup.client.usable()?.as_str().into()),
        FormField::ClientSecret => Some(state.secret()?.held.as_ref()?.secret.expose().into()),
        FormField::ServerType | FormField::AuthenticationType | FormField::UseDefaultTenantId => None,
    }
}
