//! Questions that only the admin can answer, both values side by side. Keeping is the default.

use super::icons::Icon;
use super::{codes, page, words};
use crate::protocol::panel::*;
use yew::prelude::*;

/// All open questions: about values, then about fields of the form.
pub fn questions(conflicts: &[Conflict], fields: &[FillQuestion], send: &Callback<Intent>) -> Html {
    if conflicts.is_empty() && fields.is_empty() {
        return Html::default();
    }
    html! {
        <section class="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{ if conflicts.len() + fields.len() == 1 { "A question" } else { "Questions" } }</h2>
            { for conflicts.iter().map(|conflict| value_question(conflict, send)) }
            { for fields.iter().map(|question| field_question(question, send)) }
        </section>
    }
}

fn value_question(conflict: &Conflict, send: &Callback<Intent>) -> Html {
    let field = conflict.field;
    let words::Trouble { saw, means, cure, .. } = words::conflict(field, conflict.reason);
    let answer = |answer| send.reform(move |_| Intent::Answer { field, answer });
    let nothing_held = conflict.held.value.is_empty();
    html! {
        <article class="question" data-testid="conflict" data-field={codes::value_field(field)}>
            <h3>{ Icon::Ask.draw(None) }{ saw }</h3>
            <p>{ means }{ " " }{ cure }</p>
            <div class="faces">
                <div class="face">
                    { face(field, &conflict.held) }
                    <button type="button" class="main" data-testid="conflict-keep" onclick={answer(Answer::Keep)}>
                        { if nothing_held { "Leave it" } else { "Keep this one" } }
                    </button>
                </div>
                <div class="face">
                    { face(field, &conflict.found) }
                    <button type="button" data-testid="conflict-replace" onclick={answer(Answer::Replace)}>
                        { "Use this one" }
                    </button>
                    <button type="button" data-testid="conflict-new-setup" onclick={answer(Answer::NewSetup)}>
                        { "New setup with it" }
                    </button>
                </div>
            </div>
        </article>
    }
}

fn face(field: ValueField, face: &Face) -> Html {
    let from = face.evidence.as_ref().map(|evidence| {
        html! { <p class="quiet">{ words::evidence(evidence) }{ " · " }{ page::clock(evidence.at) }</p> }
    });
    let from = from.unwrap_or_else(|| {
        let words = if face.value.is_empty() { "Nothing is held yet." } else { "from the page's address" };
        html! { <p class="quiet">{ words }</p> }
    });
    let class = if field == ValueField::ClientSecret { "secret" } else { "id-face" };
    html! {
        <div>
            if !face.value.is_empty() {
                <p {class}>{ face.value.clone() }</p>
            }
            { from }
        </div>
    }
}

fn field_question(question: &FillQuestion, send: &Callback<Intent>) -> Html {
    let field = question.field;
    let answer = |replace| send.reform(move |_| Intent::AnswerFill { field, replace });
    let shown = |text: &str| {
        if text.is_empty() { "a client secret (not shown)".to_owned() } else { text.to_owned() }
    };
    html! {
        <article class="question" data-testid="fill-question" data-field={codes::form_field(field)}>
            <h3>{ Icon::Ask.draw(None) }{ "The form's " }{ words::form_field(field) }{ " holds something else." }</h3>
            <p>{ "Nothing is written to it before you answer." }</p>
            <div class="faces">
                <div class="face">
                    <div><p class="quiet">{ "On the form" }</p><p class="id-face">{ shown(&question.current) }</p></div>
                    <button type="button" class="main" data-testid="fill-keep" data-field={codes::form_field(field)}
                        onclick={answer(false)}>{ "Keep" }</button>
                </div>
                <div class="face">
                    <div><p class="quiet">{ "From this setup" }</p><p class="id-face">{ shown(&question.wanted) }</p></div>
                    <button type="button" data-testid="fill-replace" data-field={codes::form_field(field)}
                        onclick={answer(true)}>{ "Replace" }</button>
                </div>
            </div>
        </article>
    }
}
