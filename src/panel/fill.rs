//! The form: whether it is in sight, the button that fills it, and what came of that.

use super::announce::{all_well, fill_summary};
use super::icons::Icon;
use super::proof::verify_button;
use super::{codes, words};
use crate::protocol::panel::*;
use yew::prelude::*;

/// The bar at the bottom.
pub fn fill_bar(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let SetupView { form, fill, .. } = setup;
    let onclick = send.reform(|_| Intent::Fill);
    html! {
        <footer class="fill-bar">
            <p data-testid="form" data-state={codes::form_state(form.state)} id="form-state">{ form_words(form) }</p>
            <div class="fill-line">
                <button type="button" class="main" data-testid="fill" disabled={!fill.allowed} aria-busy={fill.running.then_some("true")}
                    aria-describedby="form-state fill-why" {onclick}>
                    { if fill.running { "Filling…" } else { "Fill the form" } }
                </button>
                if !setup.is_sample {
                    { verify_button(&setup.proof, send) }
                }
                <span id="fill-why" class="quiet">{ next(setup) }</span>
            </div>
        </footer>
    }
}

fn form_words(form: &FormView) -> Html {
    let page = words::private(&form.page, form.incognito);
    match form.state {
        FormState::None => {
            html! { <span class="quiet">{ "No server profile form in sight." }</span> }
        }
        FormState::Found => html! { <>{ "Server profile form seen in " }<b>{ page }</b></> },
        FormState::Ambiguous => html! { "More than one server profile form is open." },
        FormState::EditWithoutOauth => {
            html! { <>{ "Edit screen without Oauth boxes in " }<b>{ page }</b></> }
        }
    }
}

/// Why the button waits, or who presses Save.
fn next(setup: &SetupView) -> &'static str {
    match (setup.state, setup.form.state) {
        (SetupState::Empty | SetupState::Collecting, _) if !setup.conflicts.is_empty() => "Answer the question first.",
        // All values are there, and a policy forbids one of them.
        (SetupState::Collecting, _)
            if [setup.tenant_id.state, setup.client_id.state, setup.client_secret.state] == [SlotState::Captured; 3] =>
        {
            "See the problem above."
        }
        (SetupState::Empty | SetupState::Collecting, _) => words::VALUES_FIRST,
        _ if !setup.fill.questions.is_empty() => "Answer the question first.",
        (_, FormState::None) => "Open New server profile.",
        (_, FormState::Found) => "You press Save.",
        // A change of its secret that is done leaves no problem.
        (_, FormState::EditWithoutOauth) if setup.problems.is_empty() => "This screen has no boxes to fill.",
        (_, FormState::Ambiguous | FormState::EditWithoutOauth) => "See the problem above.",
    }
}

/// What came of the fill, a row a field.
pub fn fill_report(fill: &FillView) -> Html {
    let FillView { fields, running, questions, .. } = fill;
    if fields.is_empty() {
        return Html::default();
    }
    let title = match (running, questions.is_empty()) {
        (_, false) => "The form waits for your answer.".to_owned(),
        (true, _) => "The form is being filled.".to_owned(),
        _ => fill_summary(fields),
    };
    let icon = match () {
        () if !questions.is_empty() => Icon::Ask,
        () if *running => Icon::Dot,
        () if all_well(fields) => Icon::Tick,
        () => Icon::Warn,
    };
    html! {
        <section class="report" aria-labelledby="report-title">
            <h2 id="report-title">{ "The form" }</h2>
            <p class="report-sum">{ icon.draw(None) }{ title }</p>
            <ul>{ for fields.iter().map(row) }</ul>
        </section>
    }
}

/// What remains once the form is filled.
pub fn after_saving(setup: &SetupView, now: Millis, send: &Callback<Intent>) -> Html {
    if setup.state != SetupState::Filled {
        return Html::default();
    }
    let onclick = send.reform(|_| Intent::OpenMailboxes);
    html! {
        <section class="after" aria-labelledby="after-title" data-testid="after-saving">
            <h2 id="after-title">{ "After you save" }</h2>
            { saved(setup, now) }
            <ol>{ for words::AFTER_SAVING.iter().map(|line| html! { <li>{ *line }</li> }) }</ol>
            <button type="button" class="main" data-testid="open-mailboxes" title="Opens in a new tab" {onclick}>
                { "Open the environment's mailboxes" }{ Icon::Out.draw(None) }
            </button>
            <p class="quiet">{ words::LIMITS }</p>
        </section>
    }
}

/// Whether the saved profile was seen, and where; and whether it has namesakes.
fn saved(setup: &SetupView, now: Millis) -> Html {
    let (name, seen) = (&setup.profile_name, setup.saved.as_ref());
    let several = seen.map(|seen| seen.namesakes).filter(|count| *count > 1);
    let state = match (seen, several) {
        (None, _) => "waiting",
        (Some(_), None) => "seen",
        (Some(_), Some(_)) => "several",
    };
    let icon = if seen.is_some() { Icon::Tick } else { Icon::Ring };
    let where_ = seen.map(|seen| html! { <p class="quiet">{ words::saved_where(seen, now) }</p> });
    let namesakes = several.map(|count| {
        let words::Trouble { saw, means, cure, .. } = words::namesakes(name, count);
        html! { <>{ Icon::Warn.draw(None) }<p>{ saw }{ " " }{ means }{ " " }{ cure }</p></> }
    });
    html! {
        <div class="saved" data-testid="saved" data-state={state} data-by={seen.map(|seen| codes::saved_by(seen.by))}>
            { icon.draw(None) }
            <div><p>{ words::saved(name, seen) }</p>{ for where_ }</div>
            { for namesakes }
        </div>
    }
}

fn row(row: &FillRow) -> Html {
    let icon = match row.state {
        FillState::Filled | FillState::Already => Icon::Tick,
        FillState::Kept => Icon::Ring,
        FillState::Missing | FillState::Refused | FillState::Failed => Icon::Warn,
    };
    let why = row.reason.as_ref().map(|reason| {
        let words::Trouble { saw, means, cure, .. } = words::fill_reason(reason);
        html! { <p class="why">{ saw }{ " " }{ means }{ " " }{ cure }</p> }
    });
    html! {
        <li data-testid="fill-field" data-field={codes::form_field(row.field)} data-state={codes::fill_state(row.state)}>
            { icon.draw(None) }
            <span>{ words::form_field(row.field) }</span>
            <span class="quiet">{ words::fill_state(row.state) }</span>
            { why }
        </li>
    }
}
