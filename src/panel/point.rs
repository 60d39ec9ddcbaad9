//! Pointing: the buttons that ask for it, the boxes of a form that was not recognised, and what is remembered of it.

use super::icons::Icon;
use super::{codes, words};
use crate::protocol::panel::*;
use yew::prelude::*;

/// The boxes of a form, in the order they stand there.
const BOXES: [FormField; 6] = [
    FormField::ServerType,
    FormField::Name,
    FormField::AuthenticationType,
    FormField::TenantId,
    FormField::ClientId,
    FormField::ClientSecret,
];

/// "Point at it" for a value; while it is pointed at, the way out.
pub fn pick_button(target: PointTarget, pointing: Option<PointTarget>, send: &Callback<Intent>) -> Html {
    let PointTarget::Value(field) = target else {
        return Html::default();
    };
    button("pick", codes::value_field(field), words::value_name(field), target, pointing, send)
}

fn button(
    testid: &'static str,
    code: &'static str,
    name: &'static str,
    target: PointTarget,
    pointing: Option<PointTarget>,
    send: &Callback<Intent>,
) -> Html {
    let active = pointing == Some(target);
    let onclick = send.reform(move |_| if active { Intent::EndPoint } else { Intent::Point(target) });
    let (words, does) = if active { ("Stop", "Stop pointing: ") } else { ("Point at it", "Point at it: ") };
    let label = [does, name].concat();
    html! {
        <button type="button" class="small pick" data-testid={testid} data-field={code} aria-pressed={active.to_string()}
            aria-label={label} title="Point at it on the page" {onclick}>
            { Icon::Aim.draw(None) }<span>{ words }</span>
        </button>
    }
}

/// What to do while the page waits for a click.
pub fn pointing_words(pointing: Option<PointTarget>) -> Html {
    let Some(target) = pointing else {
        return Html::default();
    };
    let what = words::target_name(target);
    html! {
        <section class="pointing" data-testid="pointing" aria-label="Pointing">
            { "Click " }<b>{ what }</b>{ " on the page. Enter takes what is lit, arrow keys and Tab move, Escape stops." }
        </section>
    }
}

/// The boxes that are still to be named in a form that is known by what was pointed at.
pub fn unnamed(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let Unnamed { fields, .. } = &setup.form.unnamed;
    if fields.is_empty() {
        return Html::default();
    }
    let row = |field: &FormField| {
        html! {
            <li class="map-row">
                <span>{ words::form_field(*field) }</span>
                { button("name-box", codes::form_field(*field), words::form_field(*field), PointTarget::Field(*field), setup.pointing, send) }
            </li>
        }
    };
    let goes_on = setup.fill.fields.iter().any(|row| fields.contains(&row.field));
    html! {
        <section class="card map" aria-labelledby="unnamed-title" data-testid="unnamed" data-appeared={setup.form.unnamed.appeared.to_string()}>
            <h2 id="unnamed-title">{ Icon::Ask.draw(None) }{ words::unnamed(&setup.form.unnamed) }</h2>
            <p class="quiet">{ words::naming(goes_on) }</p>
            <ul>{ for fields.iter().map(row) }</ul>
        </section>
    }
}

/// "This is the server profile form": a button for each of its boxes.
pub fn map_form(setup: &SetupView, rules: &[RuleView], send: &Callback<Intent>) -> Html {
    if !setup.form.possible {
        return Html::default();
    }
    let row = |field: FormField| {
        let target = PointTarget::Field(field);
        let known = rules.iter().find(|rule| rule.target == target && !rule.retired);
        html! {
            <li class="map-row">
                <span>{ words::form_field(field) }</span>
                if let Some(rule) = known {
                    <span class="quiet">{ "“" }{ rule.label.clone() }{ "”" }{ chosen(rule) }</span>
                }
                { button("map-field", codes::form_field(field), words::form_field(field), target, setup.pointing, send) }
            </li>
        }
    };
    html! {
        <details class="map">
            <summary data-testid="map-form">{ "This is the server profile form" }</summary>
            <p class="quiet">
                { "If the form in front of you is not recognised, show its boxes. In the two lists, choose Exchange Online and " }
                { "Oauth (Cross Tenant) yourself first: what you chose is remembered, too." }
            </p>
            <ul>{ for BOXES.into_iter().map(row) }</ul>
        </details>
    }
}

/// Of a choice: the option that was chosen.
pub fn chosen(rule: &RuleView) -> String {
    rule.option.as_ref().map(|option| [" · ", option].concat()).unwrap_or_default()
}

/// What is remembered, to be forgotten or copied.
pub fn remembered(rules: &[RuleView], send: &Callback<Intent>) -> Html {
    if rules.is_empty() {
        return Html::default();
    }
    let row = |rule: &RuleView| {
        let (id, retired) = (rule.id, rule.retired);
        let what = words::target_name(rule.target);
        let forget = send.reform(move |_| Intent::ForgetRule { id: Some(id) });
        html! {
            <li data-testid="rule" data-state={if retired { "retired" } else { "used" }}>
                <span>{ "“" }{ rule.label.clone() }{ "” is the " }{ what }{ chosen(rule) }</span>
                <span class="quiet">{ words::rule_use(rule) }</span>
                <button type="button" class="small" data-testid="rule-forget" onclick={forget}>{ "Forget" }</button>
            </li>
        }
    };
    let all = send.reform(|_| Intent::ForgetRule { id: None });
    html! {
        <details class="remembered" data-testid="rules">
            <summary>{ "What you pointed at " }<span class="quiet">{ "(" }{ rules.len() }{ ")" }</span></summary>
            <p class="quiet">{ "Labels only, on this device, never a value." }</p>
            <ul>{ for rules.iter().map(row) }</ul>
            <button type="button" class="small" data-testid="rules-forget" onclick={all}>{ "Forget all" }</button>
        </details>
    }
}
