//! The six steps; one is open.

use super::app::Say;
use super::parts::state;
use super::words;
use crate::protocol::panel::{Intent, PermissionView, SetupView, StepView};
use crate::setup::steps::{Step, StepState};
use yew::prelude::*;

/// What [`Steps`] shows.
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The open setup.
    pub setup: SetupView,
    /// Says something to the background.
    pub say: Say,
}

/// The list of steps. The step to do next is open until the admin opens another one.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let chosen = use_state(|| None::<Option<Step>>);
    let next = props.setup.steps.iter().find(|s| s.state != StepState::Done).map(|s| s.step);
    let open = (*chosen).unwrap_or(next);
    html! {
        <section class="steps" aria-label="Steps">
            <ol>
                { for props.setup.steps.iter().map(|view| {
                    let is_open = open == Some(view.step);
                    let chosen = chosen.clone();
                    let step = view.step;
                    let toggle = Callback::from(move |_| chosen.set(Some((!is_open).then_some(step))));
                    item(view, is_open, toggle, props)
                }) }
            </ol>
        </section>
    }
}

fn item(view: &StepView, is_open: bool, toggle: Callback<MouseEvent>, props: &StepsProps) -> Html {
    let words::Step { title, what, page } = words::step(view.step);
    let (sign, word) = match view.state {
        StepState::Done if view.ticked => ("✔", "done elsewhere"),
        StepState::Done => ("✔", "done"),
        StepState::Active => ("▸", "next"),
        StepState::Attention => ("!", "look at this"),
        StepState::Todo => ("○", ""),
    };
    let (step, ticked, say) = (view.step, view.ticked, &props.say);
    html! {
        <li data-testid={format!("step-{}", state(&step))} data-state={state(&view.state)}>
            <button class="step" aria-expanded={is_open.to_string()} onclick={toggle}>
                <span class="mark" aria-hidden="true">{sign}</span>
                <span>{ format!("{} {title}", step as usize + 1) }</span>
                <span class="word">{word}</span>
            </button>
            <div class="body" hidden={!is_open}>
                { for what.iter().map(|line| html! { <p>{*line}</p> }) }
                if let (Step::Register, Some(watching)) = (step, &props.setup.watching) {
                    <p class="calm">{ format!("Watching “{}” for the two IDs…", watching.title) }</p>
                }
                if step == Step::Permissions {
                    { permissions(&props.setup.permissions) }
                }
                <div class="buttons">
                    if let Some((page, label)) = page {
                        <button onclick={say.reform(move |_| Intent::GoTo { page })}>{label}{" ↗"}</button>
                    }
                    <button class="quiet" onclick={say.reform(move |_| Intent::Tick { step, done: !ticked })}>
                        { if ticked { "Not done after all" } else { "I did this elsewhere" } }
                    </button>
                </div>
            </div>
        </li>
    }
}

fn permissions(rows: &[PermissionView]) -> Html {
    html! {
        <ul class="permissions">
            { for rows.iter().map(|p| html! {
                <li data-testid="permission" data-api={p.api.clone()} data-name={p.name.clone()} data-state={state(&p.state)}>
                    <code>{ &p.name }</code><small>{ format!(" {} · {}", p.api, words::permission(p.state)) }</small>
                </li>
            }) }
        </ul>
    }
}
