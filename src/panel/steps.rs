//! The guided steps: one unfolded, the others one line each with their state.

use super::icons::{Icon, of_step};
use super::model::Action;
use super::text_box::TextBox;
use super::{codes, page, permissions, words};
use crate::protocol::panel::*;
use crate::setup::links::PortalPage;
use crate::setup::name::LONGEST_NAME;
use crate::setup::steps::Step;
use yew::prelude::*;

/// The steps, with the one that is unfolded.
pub fn steps(setup: &SetupView, unfolded: Option<Step>, now: Millis, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let step = |(index, view): (usize, &StepView)| {
        let open = unfolded == Some(view.step);
        html! {
            <li class={classes!("step", open.then_some("open"))} data-state={codes::step_state(view.state)}
                data-testid={["step-", codes::step(view.step)].concat()}>
                { head(index + 1, view, setup, open, act) }
                // Folded, not left out: what a step holds can be found and read at any time.
                <div class="step-body" id={body_id(view.step)} hidden={!open}>
                    { body(view, setup, now, send, act) }
                </div>
            </li>
        }
    };
    html! {
        <section class="steps" aria-labelledby="steps-title">
            <h2 id="steps-title">{ "Steps" }</h2>
            <ol>{ for setup.steps.iter().enumerate().map(step) }</ol>
        </section>
    }
}

fn body_id(step: Step) -> String {
    ["body-", codes::step(step)].concat()
}

fn head(number: usize, view: &StepView, setup: &SetupView, open: bool, act: &Callback<Action>) -> Html {
    let step = view.step;
    let onclick = act.reform(move |_| Action::Unfold(step));
    html! {
        <h3>
            <button type="button" class="step-head" aria-expanded={open.to_string()} aria-controls={body_id(step)} {onclick}>
                { of_step(view.state).draw(None) }
                <span class="step-title">{ number }{ " " }{ words::guide(step).title }</span>
                { for permissions::count(step, setup).map(|count| html! { <span class="step-count quiet" data-testid="step-count">{ count }</span> }) }
                <span class="step-state">{ words::step_state(view.state, view.ticked) }</span>
                { Icon::Chevron.draw(None) }
            </button>
        </h3>
    }
}

fn body(view: &StepView, setup: &SetupView, now: Millis, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let guide = words::guide(view.step);
    let step = view.step;
    let tick = send.reform(move |event: Event| Intent::Tick { step, done: page::is_checked(&event) });
    let open = |(index, page): (usize, &PortalPage)| open_button(*page, index == 0, send);
    html! {
        <>
            { for guide.lines.iter().map(|line| html! { <p>{ *line }</p> }) }
            { permissions::next_on_page(step, setup, act) }
            if step == Step::Permissions {
                { permissions::rows(setup, now) }
            }
            if step == Step::Profile {
                { profile_name(setup, send) }
            }
            <div class="buttons">{ for guide.pages.iter().enumerate().map(open) }</div>
            if matches!(step, Step::Permissions | Step::Consent) {
                { permissions::direct(step, setup, act) }
            }
            <label class="tick">
                <input type="checkbox" checked={view.ticked} onchange={tick} />
                { "I did this elsewhere" }
            </label>
        </>
    }
}

/// The button that opens a page of the portals.
pub fn open_button(page: PortalPage, main: bool, send: &Callback<Intent>) -> Html {
    let onclick = send.reform(move |_| Intent::GoTo { page });
    html! {
        <button type="button" class={main.then_some("main")} title="Opens in a new tab" {onclick}>
            { words::open_page(page) }{ Icon::Out.draw(None) }
        </button>
    }
}

fn profile_name(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let commit = send.reform(|name| Intent::ProfileName { name });
    html! {
        <TextBox key={setup.id} label="Name of the profile" testid="profile-name-input" value={setup.profile_name.clone()}
            longest={LONGEST_NAME} {commit} />
    }
}
