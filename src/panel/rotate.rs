//! A change of an existing profile's secret: which environment, which profile, what would be written, and what came of it.

use super::icons::Icon;
use super::inventory::inventory;
use super::model::Action;
use super::text_box::TextBox;
use super::{codes, page, words};
use crate::dataverse::change::{Change, Outcome};
use crate::dataverse::plan;
use crate::protocol::panel::*;
use crate::protocol::rotation::*;
use crate::setup::links::PortalPage;
use yew::prelude::*;

/// The section's heading, which takes the focus when a button elsewhere has begun something here.
pub const TITLE: &str = "rotate-title";

/// The section.
pub fn rotate(setup: &SetupView, now: Millis, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let view = &setup.rotation;
    let icon = match view.status {
        RotateStatus::Ok => Icon::Tick,
        RotateStatus::Error => Icon::Warn,
        RotateStatus::Idle | RotateStatus::Pending => Icon::Ring,
    };
    let is_done = view.change.as_ref().is_some_and(Change::is_written);
    let pending = view.status == RotateStatus::Pending;
    html! {
        <section class="report rotate" aria-labelledby={TITLE}>
            <h2 id={TITLE} tabindex="-1">{ "Change an existing profile's secret" }</h2>
            <p class="quiet">{ words::ROTATE }</p>
            <p class="report-sum">
                { icon.draw(None) }
                <span id="rotate-status" data-testid="rotate-status" data-state={codes::rotate_status(view.status)}>
                    { words::rotate_status(view) }
                </span>
            </p>
            if view.asks_place {
                { place(view, send) }
            }
            { for view.change.as_ref().map(|change| change_card(change, send)) }
            { for view.plan.as_ref().filter(|_| !is_done).map(|plan| plan_card(setup, plan, send)) }
            <div class="buttons">
                <button type="button" class="small" id="rotate" data-testid="rotate" disabled={pending && view.waiting != Some(Wait::Page)}
                    aria-busy={pending.then_some("true")} aria-describedby="rotate-status" onclick={send.reform(|_| Intent::Rotate)}>
                    { if view.profiles.is_some() { "List again" } else { "List the environment's profiles" } }
                </button>
                if view.waiting == Some(Wait::Page) {
                    <button type="button" class="small" data-testid="open-environment" onclick={send.reform(|_| Intent::OpenEnvironment)}>
                        { "Open it again" }{ Icon::Out.draw(None) }
                    </button>
                }
                if view.host.is_some() || view.asks_place {
                    <button type="button" class="small" data-testid="rotate-close" onclick={send.reform(|_| Intent::CloseEnvironment)}>
                        { "Close" }
                    </button>
                }
            </div>
            { inventory(view, now, send, act) }
        </section>
    }
}

/// Which environment: what pages show, or what the admin types.
fn place(view: &RotationView, send: &Callback<Intent>) -> Html {
    let button = |place: &PlaceView| {
        let text = place.host.clone();
        let onclick = send.reform(move |_| Intent::ChoosePlace { text: text.clone() });
        html! {
            <button type="button" class="small" data-testid="rotate-place" data-host={place.host.clone()} {onclick}>
                { place.host.clone() }
                if !place.in_sight {
                    { Icon::Out.draw(Some("opens in a new tab")) }
                }
            </button>
        }
    };
    let commit = send.reform(|text| Intent::ChoosePlace { text });
    html! {
        <div class="place">
            if !view.places.is_empty() {
                <div class="buttons">{ for view.places.iter().map(button) }</div>
            }
            <TextBox label="Address of the environment, as in its own pages" testid="rotate-place-input" value="" longest=2000
                placeholder="contoso.crm4.dynamics.com" invalid={view.place_refused} {commit} />
            if view.place_refused {
                <p class="error" data-testid="rotate-place-error">
                    { "This is not the address of an environment. It ends like crm4.dynamics.com; the Power Platform admin center shows it as Environment URL." }
                </p>
            }
        </div>
    }
}

/// What a change would write, and the button.
fn plan_card(setup: &SetupView, plan: &PlanView, send: &Callback<Intent>) -> Html {
    let view = &setup.rotation;
    let Some(chosen) = view.profiles.iter().flatten().find(|p| p.chosen) else { return Html::default() };
    let host = view.host.clone().unwrap_or_default();
    let offer = |(change, ticked): &(plan::Change, bool)| offer(setup, chosen, *change, *ticked, send);
    let obstacle = |one: &plan::Obstacle| html! { <p class="note" data-testid="rotate-obstacle">{ words::obstacle(*one) }</p> };
    let good = matches!(plan.secret, NewSecret::Verified(_));
    let icon = match plan.secret {
        NewSecret::Verified(_) => Icon::Tick,
        NewSecret::Unverified => Icon::Ring,
        _ => Icon::Warn,
    };
    html! {
        <div class="card" data-testid="rotate-plan" data-profile-id={chosen.profile.id.as_str().to_owned()}>
            <h3>{ "What will change in “" }{ chosen.profile.name.clone() }{ "”" }</h3>
            <p class="report-sum">
                { icon.draw(None) }
                <span>
                    <b>{ "Client secret" }</b>
                    if let Some(length) = setup.client_secret.length {
                        { ": the one above, " }{ length }{ " characters. " }
                    } else {
                        { ". " }
                    }
                    <span class="quiet" data-testid="rotate-secret" data-state={codes::new_secret(plan.secret)}>
                        { words::new_secret(plan.secret) }
                    </span>
                </span>
            </p>
            { for plan.offers.iter().map(offer) }
            { for plan.obstacles.iter().map(obstacle) }
            <p class="quiet">
                { "One request to " }<b>{ host }</b>{ " replaces the secret" }
                { if plan.offers.iter().any(|(_, ticked)| *ticked) { " and what is ticked" } else { "" } }
                { ". Nothing else is changed, and nothing at all if somebody has changed the profile meanwhile." }
            </p>
            <div class="buttons">
                if !good && setup.proof.allowed {
                    <button type="button" class="main" data-testid="rotate-verify" onclick={send.reform(|_| Intent::Verify)}>{ "Verify first" }</button>
                }
                <button type="button" class={good.then_some("main")} data-testid="rotate-confirm" disabled={!plan.allowed}
                    onclick={send.reform(|_| Intent::WriteSecret)}>
                    { if good { "Write the new secret" } else { "Write it unverified" } }
                </button>
            </div>
        </div>
    }
}

/// Something that the profile has otherwise, from what to what.
fn offer(setup: &SetupView, chosen: &ProfileView, change: plan::Change, ticked: bool, send: &Callback<Intent>) -> Html {
    let (from, to) = match change {
        plan::Change::ClientId => (chosen.profile.client.as_ref().map(ToString::to_string), setup.client_id.value.clone()),
        plan::Change::TenantId => (chosen.profile.tenant.as_ref().map(ToString::to_string), setup.tenant_id.value.clone()),
        plan::Change::Authority => {
            let right = crate::dataverse::profile::Authority::of(setup.proof.cloud);
            (chosen.profile.authority.map(|a| words::authority(a).to_owned()), Some(words::authority(right).to_owned()))
        }
    };
    let onchange = send.reform(move |event: Event| Intent::TickChange { change, on: page::is_checked(&event) });
    html! {
        <label class="tick offer" data-testid="rotate-offer" data-change={codes::plan_change(change)}>
            <input type="checkbox" checked={ticked} {onchange} />
            <span>
                { "Also " }<b>{ words::offer(change) }</b>{ ": " }
                <span class="id">{ from.unwrap_or_else(|| "none".to_owned()) }</span>{ " becomes " }
                <span class="id">{ to.unwrap_or_default() }</span>
            </span>
        </label>
    }
}

/// What came of a change, and what is left to do.
fn change_card(change: &Change, send: &Callback<Intent>) -> Html {
    let written = change.is_written();
    let deed = |testid: &'static str, words: &'static str, intent: Intent| {
        let onclick = send.reform(move |_| intent.clone());
        html! { <button type="button" class="small" data-testid={testid} {onclick}>{ words }</button> }
    };
    html! {
        <div class="card" data-testid="rotate-change" data-state={codes_of(&change.outcome)}>
            <p>{ words::outcome(change, page::clock) }{ " " }<span class="quiet">{ words::WRITE_ONLY }</span></p>
            if written {
                { left_to_do(change, send) }
            }
            <div class="buttons">
                if change.is_in_doubt() {
                    { deed("rotate-check", "Check which secret is in place", Intent::CheckChange) }
                }
                if written || matches!(change.outcome, Outcome::Unchanged(_) | Outcome::Changed(_)) {
                    { deed("rotate-done", "Done", Intent::EndChange) }
                }
            </div>
        </div>
    }
}

fn codes_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Sent => "sent",
        Outcome::Doubtful(_) => "doubtful",
        Outcome::Unchanged(_) => "unchanged",
        Outcome::Changed(_) => "changed",
        Outcome::Written(_) => "written",
    }
}

/// The order of work: first a mailbox, then the old secret.
fn left_to_do(change: &Change, send: &Callback<Intent>) -> Html {
    let tested = send.reform(|event: Event| Intent::MailboxTested { on: page::is_checked(&event) });
    let portal = send.reform(|_| Intent::GoTo { page: PortalPage::Credentials });
    html! {
        <ol>
            <li>
                <p>{ "Select one mailbox that uses the profile, then Test & Enable Mailbox, and wait some minutes for its Alerts." }</p>
                <div class="buttons">
                    <button type="button" class="small" data-testid="rotate-mailboxes" title="Opens in a new tab"
                        onclick={send.reform(|_| Intent::OpenMailboxes)}>{ "Open the mailboxes" }{ Icon::Out.draw(None) }</button>
                </div>
                <label class="tick">
                    <input type="checkbox" data-testid="rotate-tested" checked={change.tested} onchange={tested} />
                    { "A mailbox was tested and works" }
                </label>
            </li>
            <li data-testid="rotate-delete" data-state={if change.tested { "active" } else { "todo" }}>
                if change.tested {
                    <p>{ words::delete_old(change) }</p>
                    <div class="buttons">
                        <button type="button" class="small" data-testid="rotate-portal" title="Opens in a new tab" onclick={portal}>
                            { words::open_page(PortalPage::Credentials) }{ Icon::Out.draw(None) }
                        </button>
                    </div>
                } else {
                    <p class="quiet">{ "Only then delete the old secret in the portal: until then it is the way back." }</p>
                }
            </li>
        </ol>
    }
}
