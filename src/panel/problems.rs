//! What is wrong: seen, meant, to be done, with the button that goes there.

use super::icons::Icon;
use super::steps::open_button;
use super::words::{self, Cure, Deed, Trouble};
use super::{page, rotate};
use crate::protocol::panel::{Intent, Problem};
use yew::prelude::*;

/// The list of problems, worst first.
pub fn problems(problems: &[Problem], send: &Callback<Intent>) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let row = |problem: &Problem| trouble(problem.code(), &words::problem(problem), send, &Callback::noop());
    html! {
        <section class="problems" aria-labelledby="problems-title">
            <h2 id="problems-title">{ if problems.len() == 1 { "A problem" } else { "Problems" } }</h2>
            { for problems.iter().map(row) }
        </section>
    }
}

/// One problem; `retry` is what its button does where it says so.
pub fn trouble(code: impl Into<AttrValue>, trouble: &Trouble, send: &Callback<Intent>, retry: &Callback<()>) -> Html {
    let button = trouble.button.map(|cure| match cure {
        Cure::Open(page) => open_button(page, false, send),
        Cure::Retry => plain("Try again", retry.reform(|_| ())),
        Cure::Reload => plain("Load again", Callback::from(|_| page::load_again())),
        Cure::Options => plain("Show the policy", Callback::from(|_| page::open_options())),
        Cure::Do(deed) => do_it(deed, send),
        Cure::Focus(id) => plain("Show where", Callback::from(move |_| page::focus(id))),
    });
    html! {
        <article class="problem" data-testid="problem" data-code={code.into()}>
            <h3>{ Icon::Warn.draw(None) }{ trouble.saw.clone() }</h3>
            <p>{ trouble.means }</p>
            <p>{ trouble.cure }</p>
            if let Some(detail) = &trouble.detail {
                <p class="quiet detail"><span class="id">{ detail.clone() }</span></p>
            }
            { button }
        </article>
    }
}

fn do_it(deed: Deed, send: &Callback<Intent>) -> Html {
    let (words, intent) = match deed {
        Deed::Rotate => ("Change its client secret", Intent::Rotate),
        Deed::ListAgain => ("List the profiles again", Intent::Rotate),
        Deed::OpenEnvironment => ("Open the environment", Intent::OpenEnvironment),
        Deed::CheckChange => ("Check which secret is in place", Intent::CheckChange),
    };
    let send = send.clone();
    plain(
        words,
        Callback::from(move |_| {
            // What comes of it is shown there.
            page::focus(rotate::TITLE);
            send.emit(intent.clone());
        }),
    )
}

fn plain(words: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="main" {onclick}>{ words }</button> }
}
