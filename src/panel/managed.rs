//! What the organisation allows: a line in the panel, the whole in the options.

use super::icons::Icon;
use super::{page, words};
use crate::protocol::managed::{PolicyFault, PolicyView};
use yew::prelude::*;

/// That there is a policy, with the way to it.
pub fn managed_note(policy: &PolicyView) -> Html {
    if !policy.set {
        return Html::default();
    }
    html! {
        <p class="quiet managed-note" data-testid="policy-note">
            { "Your organisation limits what Tenant Bridge may do." }
            <button type="button" class="small" onclick={Callback::from(|_| page::open_options())}>{ "Show the policy" }</button>
        </p>
    }
}

/// The whole policy.
pub fn managed(policy: &PolicyView) -> Html {
    let list = |name: &'static str, any: &'static str, entries: &Option<Vec<String>>| {
        let limited = entries.is_some();
        let entries: &[String] = entries.as_deref().unwrap_or_default();
        html! {
            <div class="policy-row" data-testid="policy-row" data-name={name} data-state={if limited { "limited" } else { "free" }}>
                <dt>{ words::policy_name(name) }</dt>
                <dd>
                    if !limited { { any } } else if entries.is_empty() { { "None" } }
                    { for entries.iter().map(|entry| html! { <div class="id">{ entry.clone() }</div> }) }
                </dd>
            </div>
        }
    };
    let switch = |name: &'static str, on: bool| {
        html! {
            <div class="policy-row" data-testid="policy-row" data-name={name} data-state={if on { "free" } else { "limited" }}>
                <dt>{ words::policy_name(name) }</dt>
                <dd>{ if on { "Allowed" } else { "Switched off" } }</dd>
            </div>
        }
    };
    let said = |leads: &Vec<u16>| if leads.is_empty() { vec![] } else { vec![words::reminders(leads)] };
    let reminders = policy.reminders.as_ref().map(said);
    html! {
        <section aria-labelledby="policy-title" data-testid="policy" data-state={if policy.set { "set" } else { "none" }}>
            <h2 id="policy-title">{ "Your organisation's policy" }</h2>
            if policy.set {
                <p class="quiet">{ "Set by whoever manages this browser. It cannot be changed here." }</p>
                <dl class="policy">
                    { list("allowedTenants", "Any", &policy.tenants) }
                    { list("allowedHosts", "All that Tenant Bridge works on", &policy.hosts) }
                    { switch("handoff", policy.handoff) }
                    { switch("verification", policy.verification) }
                    { list("reminderDays", "30, 14 and 3 days before, and on the day", &reminders) }
                </dl>
                { for policy.faults.iter().map(fault) }
            } else {
                <p class="quiet">{ "None is set: this browser does not limit Tenant Bridge." }</p>
            }
        </section>
    }
}

fn fault(fault: &PolicyFault) -> Html {
    let words::Trouble { saw, means, cure, .. } = words::policy_fault(fault);
    html! {
        <article class="problem" data-testid="policy-fault" data-name={fault.name.clone()}>
            <h3>{ Icon::Warn.draw(None) }{ saw }</h3>
            <p>{ means }{ " " }{ cure }</p>
        </article>
    }
}
