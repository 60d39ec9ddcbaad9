//! The options: what the organisation allows, and what is remembered of pointing.

use super::link::{Link, use_link};
use super::managed::managed;
use super::point::chosen;
use super::windows::private_windows;
use super::{page, words};
use crate::protocol::panel::*;
use crate::wire::json;
use yew::prelude::*;

/// What the saved rules are called.
const FILE: &str = "tenant-bridge-labels.json";

/// The options page.
#[component]
pub fn Options() -> Html {
    let link = use_link();
    let content = match link.model.view.as_deref() {
        Some(view) => html! {
            <>
                { for link.ill() }
                { managed(&view.policy) }
                { private(view.windows.private_allowed, &link.send) }
                { remembered(&view.rules, &link) }
            </>
        },
        None => link.starting(),
    };
    html! {
        <>
            <header class="head"><h1>{ "Tenant Bridge options" }</h1></header>
            <main class="scroll options" data-testid="options">{ content }</main>
            { link.status() }
        </>
    }
}

fn private(allowed: Option<bool>, send: &Callback<Intent>) -> Html {
    let Some(allowed) = allowed else { return Html::default() };
    html! {
        <section aria-labelledby="private-title" data-testid="private-windows" data-state={if allowed { "allowed" } else { "forbidden" }}>
            <h2 id="private-title">{ "Private windows" }</h2>
            { private_windows(allowed, send) }
        </section>
    }
}

/// What was pointed at, with what each label did last.
fn remembered(rules: &[RuleView], link: &Link) -> Html {
    let forget_all = link.send.reform(|_| Intent::ForgetRule { id: None });
    let export = page::save_and_say(FILE, page::JSON, json::to_text(&rules.to_vec()), &link.act);
    html! {
        <section aria-labelledby="rules-title" data-testid="rules">
            <h2 id="rules-title">{ "What you pointed at" }</h2>
            <p class="quiet">
                { "Labels only, on this device, never a value. A label counts as evidence where it is met again; two pages that contradict it retire it." }
            </p>
            if rules.is_empty() {
                <p>{ "Nothing is remembered." }</p>
            } else {
                <ul class="rules">{ for rules.iter().map(|rule| row(rule, &link.send)) }</ul>
                <div class="buttons">
                    <button type="button" data-testid="rules-export" onclick={export}>{ "Save as a file" }</button>
                    <button type="button" data-testid="rules-forget" onclick={forget_all}>{ "Forget all" }</button>
                </div>
            }
        </section>
    }
}

fn row(rule: &RuleView, send: &Callback<Intent>) -> Html {
    let id = rule.id;
    let forget = send.reform(move |_| Intent::ForgetRule { id: Some(id) });
    let name = ["Forget “", &rule.label, "”"].concat();
    html! {
        <li data-testid="rule" data-state={if rule.retired { "retired" } else { "used" }}>
            <p>{ "“" }{ rule.label.clone() }{ "” is the " }<b>{ words::target_name(rule.target) }</b>{ chosen(rule) }</p>
            <p class="quiet">{ words::rule_place(rule) }</p>
            <p class="quiet" data-testid="rule-last">{ words::rule_use(rule) }{ last(rule) }</p>
            <button type="button" class="small" data-testid="rule-forget" aria-label={name} onclick={forget}>{ "Forget" }</button>
        </li>
    }
}

fn last(rule: &RuleView) -> String {
    let Some(last) = &rule.last else { return String::new() };
    let did = if last.good { " · last named it on " } else { " · last contradicted on " };
    [did, &last.host, ", ", &page::moment(last.at)].concat()
}
