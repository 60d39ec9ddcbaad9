//! Questions about values, and problems with their cure.

use super::app::Say;
use super::parts::{source_line, state};
use super::words;
use crate::protocol::panel::{Answer, Conflict, Face, Intent, SetupView};
use yew::prelude::*;

/// Each open question, both sides face to face. Keeping is the first button.
pub fn conflicts(setup: &SetupView, say: &Say) -> Html {
    html! { <>{ for setup.conflicts.iter().map(|c| conflict(c, say)) }</> }
}

fn conflict(c: &Conflict, say: &Say) -> Html {
    let answer = |answer: Answer| {
        let field = c.field;
        say.reform(move |_: MouseEvent| Intent::Answer { field, answer })
    };
    html! {
        <section class="box ask" data-testid="conflict" data-field={state(&c.field)}>
            <h2>{ format!("Which {}?", words::value(c.field)) }</h2>
            <p>{ words::conflict(c.reason) }</p>
            <div class="faces">
                { face("Here", &c.held) }
                { face("On the page", &c.found) }
            </div>
            <div class="buttons">
                <button data-testid="conflict-keep" class="main" onclick={answer(Answer::Keep)}>{"Keep the left one"}</button>
                <button data-testid="conflict-replace" onclick={answer(Answer::Replace)}>{"Take the right one"}</button>
                <button data-testid="conflict-new-setup" onclick={answer(Answer::NewSetup)}>{"New setup with the right one"}</button>
            </div>
        </section>
    }
}

fn face(title: &'static str, face: &Face) -> Html {
    let source = face.evidence.as_ref().map_or_else(|| "named by the page's address".to_owned(), source_line);
    html! {
        <div>
            <strong>{title}</strong>
            <code>{ if face.value.is_empty() { "nothing" } else { face.value.as_str() } }</code>
            <small>{source}</small>
        </div>
    }
}

/// What is wrong: what we saw, what it means, what to do.
pub fn problems(setup: &SetupView, say: &Say) -> Html {
    html! {
        <>
            { for setup.problems.iter().map(|problem| {
                let words::Problem { saw, means, cure, page } = words::problem(problem);
                html! {
                    <section class="box bad" data-testid="problem" data-code={problem.code()}>
                        <h2>{saw}</h2>
                        <p>{means}</p>
                        <p>{cure}</p>
                        if let Some((page, label)) = page {
                            <button onclick={say.reform(move |_| Intent::GoTo { page })}>{label}{" ↗"}</button>
                        }
                    </section>
                }
            }) }
        </>
    }
}
