//! The three values, always on top: what is there, where it came from, and what is waited for.

use super::expiry::end;
use super::icons::{Icon, of_slot};
use super::model::Action;
use super::point::pick_button;
use super::type_box::TypeBox;
use super::{codes, page, words};
use crate::protocol::panel::*;
use crate::setup::ids::IdError;
use yew::prelude::*;

/// The three values.
pub fn values(setup: &SetupView, now: Millis, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let id = |field, view: &IdView| id_row(field, view, setup, send, act);
    html! {
        <section class="values" aria-label="Values" key={setup.id}>
            <ul>
                { id(ValueField::TenantId, &setup.tenant_id) }
                { id(ValueField::ClientId, &setup.client_id) }
                { secret_row(setup, now, send) }
            </ul>
            { waiting(setup, now) }
        </section>
    }
}

fn id_row(field: ValueField, view: &IdView, setup: &SetupView, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let shown = view.value.clone().filter(|_| matches!(view.state, SlotState::Captured | SlotState::Conflict));
    let error = view.error.as_ref().map(|error| {
        // A domain is also a problem, which says the rest.
        let brief = matches!(error, IdError::Domain(_)) && field == ValueField::TenantId;
        error_line(field, &words::id_error(field, error), brief)
    });
    html! {
        <li class="value" data-testid={codes::value_field(field)} data-state={codes::slot_state(view.state)}
            data-value={shown.clone()} data-source={source(view.evidence.as_ref())}>
            { of_slot(view.state).draw(Some(words::slot_state(view.state))) }
            <div class="value-name">{ words::value_name(field) }</div>
            <TypeBox {field} held={view.value.is_some()} refused={view.refused.clone().map(AttrValue::from)}
                invalid={view.error.is_some()} {send} />
            { pick(field, setup, send) }
            if let Some(value) = shown {
                <div class="value-line">
                    <span class="id" tabindex="0">
                        <span class="id-short" aria-hidden="true">{ words::short(&value) }</span>
                        <span class="id-whole">{ value.clone() }</span>
                    </span>
                    { copy_button(field, value, act) }
                </div>
                { evidence_line(None, view.evidence.as_ref()) }
            }
            { error }
        </li>
    }
}

fn copy_button(field: ValueField, value: String, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let onclick = Callback::from(move |_| page::copy_and_say(value.clone(), &act));
    let name = ["Copy ", words::value_name(field)].concat();
    html! { <button type="button" class="bare" aria-label={name} title="Copy" {onclick}>{ Icon::Copy.draw(None) }</button> }
}

fn secret_row(setup: &SetupView, now: Millis, send: &Callback<Intent>) -> Html {
    let view = &setup.client_secret;
    let field = ValueField::ClientSecret;
    let error = view.error.map(|error| {
        // These two are also problems, which say the rest.
        let brief = matches!(view.state, SlotState::SecretId | SlotState::Masked);
        error_line(field, &words::secret_error(error), brief)
    });
    let wipe = send.reform(|_| Intent::Wipe);
    html! {
        <li class="value" data-testid="client-secret" data-state={codes::slot_state(view.state)}
            data-length={view.length.map(|n| n.to_string())} data-expires={view.expires.clone()}
            data-source={source(view.evidence.as_ref())}>
            { of_slot(view.state).draw(Some(words::slot_state(view.state))) }
            <div class="value-name">{ words::value_name(field) }</div>
            <TypeBox {field} held={view.length.is_some()} refused={None::<AttrValue>}
                invalid={view.error.is_some()} {send} />
            { pick(field, setup, send) }
            if let Some(length) = view.length {
                <div class="value-line" title={view.description.clone()}>
                    <span aria-hidden="true">{ "••••••••" }</span>
                    <span>{ words::secret(length) }</span>
                    <button type="button" class="small" data-testid="wipe" onclick={wipe}>{ "Forget now" }</button>
                </div>
                { evidence_line(view.forgotten_at.map(|at| words::minutes_left(at, now)), view.evidence.as_ref()) }
            }
            if !setup.is_sample {
                { end(setup, send) }
            }
            { error }
        </li>
    }
}

/// The button to point at a value. On the sample pages there is nothing to show.
fn pick(field: ValueField, setup: &SetupView, send: &Callback<Intent>) -> Html {
    if setup.is_sample { Html::default() } else { pick_button(PointTarget::Value(field), setup.pointing, send) }
}

fn source(evidence: Option<&Evidence>) -> Option<&'static str> {
    evidence.map(|evidence| codes::origin(evidence.origin))
}

/// Where a value came from, and before that how long it is kept.
fn evidence_line(kept: Option<String>, evidence: Option<&Evidence>) -> Html {
    let Some(evidence) = evidence else {
        return Html::default();
    };
    let clock = page::clock(evidence.at);
    let title = [&evidence.label, &evidence.page, &clock].map(String::as_str).join(" · ");
    let said = kept.into_iter().chain([words::evidence(evidence), clock]).collect::<Vec<_>>().join(" · ");
    html! { <span class="evidence" {title}>{ said }</span> }
}

fn error_line(field: ValueField, trouble: &words::Trouble, brief: bool) -> Html {
    let id = [codes::value_field(field), "-error"].concat();
    html! {
        <p class="error" id={id.clone()} data-testid={id}>
            { trouble.saw.clone() }
            if !brief {
                { " " }{ trouble.means }{ " " }{ trouble.cure }
            }
        </p>
    }
}

fn waiting(setup: &SetupView, now: Millis) -> Html {
    let slots = [
        (ValueField::TenantId, setup.tenant_id.state),
        (ValueField::ClientId, setup.client_id.state),
        (ValueField::ClientSecret, setup.client_secret.state),
    ];
    let missing: Vec<ValueField> = slots
        .into_iter()
        .filter(|(_, state)| !matches!(state, SlotState::Captured | SlotState::Conflict))
        .map(|(field, _)| field)
        // A question about it is open: nothing is waited for but the answer.
        .filter(|field| setup.conflicts.iter().all(|conflict| conflict.field != *field))
        .collect();
    let Some(text) = words::watching(&missing, setup.watching.as_ref(), now) else {
        return Html::default();
    };
    html! { <p class="watching">{ text }</p> }
}
