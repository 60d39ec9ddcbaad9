//! The planned permissions as the page shows them, what to press there next, and the ways around the page.

use super::icons::Icon;
use super::model::Action;
use super::scoping::{block, place};
use super::{codes, page, words};
use crate::protocol::panel::*;
use crate::setup::permissions::{PERMISSIONS, Permission};
use crate::setup::scripts::{az, consent_url, powershell};
use crate::setup::steps::Step;
use yew::prelude::*;

/// How many permissions are there, for the title of the step that adds them, and how many are granted, for the one that grants.
pub fn count(step: Step, setup: &SetupView) -> Option<String> {
    let counted = |state: PermissionState| match step {
        Step::Permissions => matches!(state, PermissionState::Configured | PermissionState::Granted),
        _ => state == PermissionState::Granted,
    };
    let shown = matches!(step, Step::Permissions | Step::Consent) && setup.permissions_seen.is_some();
    let count = setup.permissions.iter().filter(|permission| counted(permission.seen.state)).count();
    shown.then(|| [&count.to_string(), " of ", &setup.permissions.len().to_string()].concat())
}

/// What to press next on the page in sight, in the step that it belongs to.
pub fn next_on_page(step: Step, setup: &SetupView, act: &Callback<Action>) -> Html {
    let Some(hint) = setup.hint.as_ref().filter(|hint| words::hint_step(hint) == step) else { return Html::default() };
    let copy = words::hint_text(hint).map(|text| {
        let act = act.clone();
        let onclick = Callback::from(move |_| page::copy_and_say(text.clone(), &act));
        html! { <button type="button" class="small" data-testid="copy-hint" {onclick}>{ "Copy" }</button> }
    });
    html! {
        <div class="next-on-page" data-testid="next-on-page">
            { Icon::Aim.draw(None) }
            <p><b>{ "Ringed on the page: " }</b>{ words::hint(hint) }</p>
            { for copy }
        </div>
    }
}

/// All of them, by API.
pub fn rows(setup: &SetupView, now: Millis) -> Html {
    let api = |group: &[PermissionView]| {
        let name = group.first().map(|permission| permission.api.clone());
        html! { <><h4>{ name }</h4><ul class="permissions">{ for group.iter().map(row) }</ul></> }
    };
    let seen = setup.permissions_seen.map(|seen| {
        let unknown = setup.permissions.iter().any(|permission| permission.seen.state == PermissionState::Unknown);
        html! { <p class="quiet" data-testid="permissions-seen">{ words::permissions_seen(seen, unknown, now) }</p> }
    });
    html! {
        <>
            { for setup.permissions.chunk_by(|a, b| a.api == b.api).map(api) }
            { for seen }
            <p class="quiet">{ words::PERMISSION_SOURCES }</p>
        </>
    }
}

/// The plan's row of a permission that is shown.
pub fn plan_of(permission: &PermissionView) -> Option<&'static Permission> {
    PERMISSIONS.iter().find(|plan| plan.api.name() == permission.api && plan.name == permission.name)
}

fn row(permission: &PermissionView) -> Html {
    let PermissionView { api, name, seen } = permission;
    let plan = plan_of(permission);
    let icon = match seen.state {
        _ if seen.wrong_kind => Icon::Warn,
        PermissionState::Granted => Icon::Tick,
        PermissionState::Configured => Icon::Dot,
        PermissionState::Missing | PermissionState::Unknown => Icon::Ring,
    };
    let optional = plan.is_some_and(|plan| !plan.is_required());
    html! {
        <li data-testid="permission" data-api={api.clone()} data-name={name.clone()}
            data-state={codes::permission_state(seen.state)} title={plan.map(purpose)}>
            { icon.draw(None) }
            <span class="permission-name">{ name.clone() }</span>
            <span class="quiet">{ words::permission_state(seen.state, optional) }</span>
            if seen.wrong_kind {
                <span class="why" data-testid="wrong-kind">{ words::WRONG_KIND }</span>
            }
        </li>
    }
}

fn purpose(plan: &Permission) -> String {
    let until = plan.until.map(|day| [", until ", &words::day(day)].concat());
    ["For ", words::purpose(plan.purpose), &until.unwrap_or_default()].concat()
}

/// The same without the page: a script for either of Microsoft's shells, and the address that grants. Shown before they are copied.
pub fn direct(step: Step, setup: &SetupView, act: &Callback<Action>) -> Html {
    let Some(place) = place(setup) else {
        return html! { <p class="quiet">{ "With both IDs captured there is a direct way here, too." }</p> };
    };
    let (cloud, tenant, client) = (place.cloud, &place.tenant, &place.client);
    if step == Step::Consent {
        let url = consent_url(cloud, tenant, client);
        return html! {
            <details>
                <summary>{ "Grant by address instead" }</summary>
                <p class="quiet">{ words::CONSENT_BY_ADDRESS }</p>
                <p><a href={url.clone()} target="_blank" rel="noreferrer" data-testid="consent-open">{ "Open the admin consent page" }</a></p>
                { block("consent-url".to_owned(), "Copy the address", &url, act) }
            </details>
        };
    }
    let shell = az(cloud, tenant, client).map_or_else(
        || html! { <p class="quiet">{ "The Azure CLI does not know this cloud." }</p> },
        |script| block("script-az".to_owned(), "Copy for the Azure CLI", &script, act),
    );
    html! {
        <details>
            <summary>{ "Add and grant by script instead" }</summary>
            <p class="quiet">{ words::GRANT_BY_SCRIPT }</p>
            { block("script-powershell".to_owned(), "Copy for PowerShell", &powershell(cloud, tenant, client), act) }
            { shell }
        </details>
    }
}
