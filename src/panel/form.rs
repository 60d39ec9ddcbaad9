//! The bar at the bottom: the profile form in sight, the button that fills it, and what came of it.

use super::app::Say;
use super::parts::state;
use super::words;
use crate::protocol::panel::{FillQuestion, FillRow, FillState, FormState, Intent, SetupState, SetupView};
use yew::prelude::*;

/// The bar.
pub fn bar(setup: &SetupView, say: &Say) -> Html {
    let (form, fill) = (&setup.form, &setup.fill);
    let rename = say
        .reform(|event: Event| Intent::ProfileName { name: event.target_unchecked_into::<web_sys::HtmlInputElement>().value() });
    html! {
        <section class="bar" data-testid="form" data-state={state(&form.state)} aria-label="Server profile form">
            <p>{ words::form(form) }</p>
            if form.state == FormState::Found {
                <label class="name">
                    {"Profile name "}
                    <input key={setup.id} ~defaultValue={setup.profile_name.clone()} onchange={rename} data-testid="profile-name" maxlength="100" />
                </label>
            }
            <div class="buttons">
                <button data-testid="fill" class="main" disabled={!fill.allowed} onclick={say.reform(|_| Intent::Fill)}>
                    { if fill.running { "Filling…" } else { "Fill the form" } }
                </button>
                <span class="calm">{ hint(setup) }</span>
            </div>
            { for fill.questions.iter().map(|q| question(q, say)) }
            if !fill.fields.is_empty() {
                <ul class="report">{ for fill.fields.iter().map(row) }</ul>
            }
        </section>
    }
}

fn hint(setup: &SetupView) -> &'static str {
    match (setup.state, setup.form.state) {
        (SetupState::Filled, _) => "Filled. Look it over, then press Save in the form.",
        (SetupState::Ready, FormState::Found) => "You press Save.",
        (SetupState::Ready, _) => "Open New server profile, then fill it from here.",
        _ => "Needs all three values.",
    }
}

fn question(q: &FillQuestion, say: &Say) -> Html {
    let field = q.field;
    let answer = |replace| say.reform(move |_: MouseEvent| Intent::AnswerFill { field, replace });
    html! {
        <div class="box ask" data-testid="fill-question" data-field={state(&field)}>
            <p>
                <strong>{ words::field(field) }</strong>{" holds "}
                <code>{ if q.current.is_empty() { "something that is not shown" } else { q.current.as_str() } }</code>
                if !q.wanted.is_empty() { {", the setup has "}<code>{ &q.wanted }</code> }
                {"."}
            </p>
            <div class="buttons">
                <button data-testid="fill-keep" data-field={state(&field)} class="main" onclick={answer(false)}>{"Leave it"}</button>
                <button data-testid="fill-replace" data-field={state(&field)} onclick={answer(true)}>{"Replace it"}</button>
            </div>
        </div>
    }
}

fn row(row: &FillRow) -> Html {
    let sign = match row.state {
        FillState::Filled | FillState::Already => "✔",
        FillState::Kept | FillState::Missing => "–",
        FillState::Refused | FillState::Failed => "!",
    };
    html! {
        <li data-testid="fill-field" data-field={state(&row.field)} data-state={state(&row.state)}>
            <span class="mark" aria-hidden="true">{sign}</span>
            <span>{ words::field(row.field) }</span>
            <span class="word">{ words::fill(row) }</span>
        </li>
    }
}
