//! The proof that the values work: what Entra says of tenant, app and secret, and the choices behind it.

use super::icons::Icon;
use super::text_box::TextBox;
use super::{codes, page, words};
use crate::protocol::panel::*;
use crate::protocol::proof::*;
use crate::setup::address::LONGEST;
use crate::setup::cloud::Cloud;
use crate::setup::permissions::{Api, EWS_ENDS};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The button that verifies.
pub fn verify_button(proof: &ProofView, send: &Callback<Intent>) -> Html {
    let pending = proof.status == VerifyStatus::Pending;
    let onclick = send.reform(|_| Intent::Verify);
    html! {
        <button type="button" data-testid="verify" disabled={!proof.allowed} aria-busy={pending.then_some("true")}
            aria-describedby="verify-status" {onclick}>
            { if pending { "Verifying…" } else { "Verify" } }
        </button>
    }
}

/// What came of it, and the choices.
pub fn proof(setup: &SetupView, now: Millis, send: &Callback<Intent>) -> Html {
    let proof = &setup.proof;
    let icon = match proof.status {
        VerifyStatus::Ok => Icon::Tick,
        VerifyStatus::Warning | VerifyStatus::Error => Icon::Warn,
        VerifyStatus::Idle | VerifyStatus::Pending => Icon::Ring,
    };
    html! {
        <section class="report proof" aria-labelledby="proof-title">
            <h2 id="proof-title">{ "Proof" }</h2>
            if proof.off {
                <p class="quiet" data-testid="verify-off">{ "Your organisation's policy switches verification off." }</p>
            }
            <p class="report-sum">
                { icon.draw(None) }
                <span id="verify-status" data-testid="verify-status" data-state={codes::verify_status(proof.status)}>
                    { words::verify_status(proof) }
                </span>
                { for proof.at.map(|at| html! { <span class="quiet">{ words::ago(at, now) }</span> }) }
            </p>
            { tenant(proof) }
            { for proof.readiness.as_ref().map(readiness) }
            { for proof.mailboxes.iter().map(|(api, reached)| mailbox(*api, *reached)) }
            { roles(proof) }
            { choices(setup, send) }
        </section>
    }
}

fn tenant(proof: &ProofView) -> Html {
    match &proof.tenant {
        Some(found) => html! {
            <p class="quiet" data-testid="tenant-place">
                { "Tenant: " }{ words::tenant_place(found.region.as_deref(), found.gcc, found.cloud) }
            </p>
        },
        None if proof.looking_up => html! { <p class="quiet">{ "Looking the tenant up…" }</p> },
        None => Html::default(),
    }
}

fn readiness(readiness: &ReadinessView) -> Html {
    html! {
        <dl class="readiness" data-testid="readiness">
            <dt>{ "Works today, over Exchange Web Services" }</dt>
            <dd data-testid="works-today" data-state={codes::works(readiness.today)}>{ words::works(readiness.today) }</dd>
            <dt>{ "Works from " }{ words::day(EWS_ENDS) }{ " on, over Microsoft Graph" }</dt>
            <dd data-testid="works-after" data-state={codes::works(readiness.after_ews)}>{ words::works(readiness.after_ews) }</dd>
        </dl>
    }
}

fn mailbox(api: Api, reached: bool) -> Html {
    let icon = if reached { Icon::Tick } else { Icon::Warn };
    let state = if reached { "reached" } else { "out-of-reach" };
    html! {
        <p class="report-sum" data-testid="mailbox" data-api={api.name()} data-state={state}>
            { icon.draw(None) }{ words::mailbox_reached(api, reached) }
        </p>
    }
}

fn roles(proof: &ProofView) -> Html {
    let row = |role: &RoleView| {
        let icon = match (role.state, role.excuse) {
            (RoleShown::Present, _) => Icon::Tick,
            (RoleShown::Missing, None) => Icon::Warn,
            (RoleShown::Missing, Some(_)) => Icon::Ring,
        };
        html! {
            <li data-testid="verify-role" data-api={role.api.name()} data-name={role.name.clone()}
                data-state={codes::role_shown(role.state)}>
                { icon.draw(None) }
                <span class="permission-name">{ role.name.clone() }</span>
                <span class="quiet">{ words::role_state(role) }</span>
            </li>
        }
    };
    let api = |group: &[RoleView]| {
        html! {
            <>
                <h3>{ for group.first().map(|role| role.api.name()) }</h3>
                <ul class="permissions">{ for group.iter().map(row) }</ul>
            </>
        }
    };
    html! {
        <>
            { for proof.roles.chunk_by(|a, b| a.api == b.api).map(api) }
            if proof.others > 0 {
                <p class="quiet">{ "Beside these the app has " }{ proof.others }{ " that synchronization does not need." }</p>
            }
        </>
    }
}

/// How it is verified: which cloud, which mailbox, and who grants what.
fn choices(setup: &SetupView, send: &Callback<Intent>) -> Html {
    let proof = &setup.proof;
    let rbac = send.reform(|event: Event| Intent::UseRbac { on: page::is_checked(&event) });
    let address = send.reform(|address| Intent::CheckMailbox { address });
    let cloud = send.reform(|event: Event| {
        let chosen: HtmlSelectElement = event.target_unchecked_into();
        let index = usize::try_from(chosen.selected_index()).unwrap_or_default();
        Intent::ChooseCloud { cloud: Cloud::ALL.get(index).copied().unwrap_or_default() }
    });
    let option = |cloud: &Cloud| {
        html! {
            <option selected={*cloud == proof.cloud}>{ words::cloud_name(*cloud) }</option>
        }
    };
    let invalid = proof.mailbox_error.is_some();
    html! {
        <details key={setup.id}>
            <summary>{ "How to verify" }</summary>
            <TextBox label="One mailbox to check (optional). Its inbox is asked for; no message is read." testid="mailbox-input"
                value={proof.mailbox.clone()} longest={LONGEST} placeholder="name@example.com" {invalid} commit={address} />
            if let Some(error) = proof.mailbox_error {
                <p class="error" data-testid="mailbox-error">{ words::name_error(error) }</p>
            }
            <label class="tick">
                <input type="checkbox" data-testid="rbac" checked={proof.rbac} onchange={rbac} />
                { "I use RBAC for Applications" }
            </label>
            <p class="quiet">{ "Then Exchange grants roles that no token shows, and checking a mailbox is the proof." }</p>
            <label class="field">
                { "Cloud of the tenant" }
                <select id="cloud" data-testid="cloud-select" onchange={cloud}>{ for Cloud::ALL.iter().map(option) }</select>
            </label>
            <p class="quiet">
                { "Verifying sends the client secret to " }<b>{ proof.cloud.hosts().login }</b>
                { " and nowhere else. The access token that comes back is read and dropped." }
            </p>
        </details>
    }
}
