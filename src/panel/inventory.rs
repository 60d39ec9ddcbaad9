//! All profiles of an environment that sign in with an app: what it tells of each, and what this device knows of the app.

use super::icons::Icon;
use super::model::Action;
use super::rotate::TITLE;
use super::{csv, page, words};
use crate::dataverse::profile::Tested;
use crate::protocol::panel::*;
use crate::protocol::rotation::*;
use yew::prelude::*;

/// What the saved table is called.
const FILE: &str = "tenant-bridge-profiles.csv";

/// The table.
pub fn inventory(view: &RotationView, now: Millis, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let Some(profiles) = &view.profiles else { return Html::default() };
    let host = view.host.clone().unwrap_or_default();
    let save = page::save_and_say(FILE, "text/csv", csv::table(&host, profiles), act);
    html! {
        <div class="inventory" data-testid="inventory">
            <h3>{ "Profiles with Oauth in " }{ host }</h3>
            { for words::outlook(profiles).into_iter().map(|line| html! { <p class="quiet" data-testid="inventory-outlook">{ line }</p> }) }
            if let Some(trouble) = &view.usage_trouble {
                <p class="quiet" data-testid="inventory-usage" data-code={code(trouble)}>
                    { "How many mailboxes use each is not known: " }{ words::environment_problem(trouble).saw }
                </p>
            }
            <ul>{ for profiles.iter().map(|profile| row(profile, now, send)) }</ul>
            if !profiles.is_empty() {
                <button type="button" class="small" data-testid="inventory-csv" onclick={save}>{ "Save as CSV" }</button>
            }
        </div>
    }
}

fn row(shown: &ProfileView, now: Millis, send: &Callback<Intent>) -> Html {
    let profile = &shown.profile;
    let id = AttrValue::from(profile.id.as_str().to_owned());
    let on = |intent: fn(String) -> Intent| {
        let id = profile.id.as_str().to_owned();
        send.reform(move |_: MouseEvent| intent(id.clone()))
    };
    let choose = {
        let (id, send) = (profile.id.as_str().to_owned(), send.clone());
        Callback::from(move |_: MouseEvent| {
            // What would change is shown above the list.
            page::focus(TITLE);
            send.emit(Intent::ChooseProfile { id: id.clone() });
        })
    };
    let state = match () {
        () if shown.chosen => "chosen",
        () if shown.fits => "fits",
        () => "other",
    };
    let checked = shown.known.as_ref().and_then(|known| known.checked);
    let failed = shown.usage.is_some_and(|usage| usage.failed > 0) || profile.tested == Some(Tested::Failed);
    let icon = match checked {
        _ if !profile.active => Icon::Ring,
        _ if failed || checked.is_some_and(|checked| !checked.accepted) => Icon::Warn,
        Some(_) => Icon::Tick,
        None => Icon::Ring,
    };
    html! {
        <li data-testid="rotate-profile" data-profile-id={id} data-state={state} data-active={profile.active.to_string()}>
            { icon.draw(None) }
            <div>
                <p>
                    <b>{ profile.name.clone() }</b>
                    <span class="quiet">
                        { if profile.active { "" } else { " · deactivated" } }
                        { if shown.fits { " · this setup's app and tenant" } else { "" } }
                    </span>
                </p>
                <dl>
                    { fact("Exchange tenant", ident(profile.tenant.as_ref().map(ToString::to_string))) }
                    { fact("App", ident(profile.client.as_ref().map(ToString::to_string))) }
                    { fact("Secret", html! { words::secret_set(profile) }) }
                    { fact("Signs in at", html! { profile.authority.map_or("not known", words::authority) }) }
                    { fact("Mailboxes", html! { words::usage(shown.usage) }) }
                    { fact("Last test", html! { words::tested(profile.tested) }) }
                    { known(shown.known.as_ref(), now) }
                </dl>
                <div class="buttons">
                    if !shown.chosen {
                        <button type="button" class="small" data-testid="rotate-choose" onclick={choose}>
                            { "Change its secret" }
                        </button>
                    }
                    if shown.known.as_ref().is_none_or(|known| known.checked.is_none()) {
                        <button type="button" class="small" data-testid="inventory-check" onclick={on(|id| Intent::LookAtApp { id })}>
                            { "Check its app" }
                        </button>
                    }
                    <button type="button" class="small" data-testid="inventory-open" title="Opens in a new tab"
                        onclick={on(|id| Intent::OpenProfile { id })}>{ "Form" }{ Icon::Out.draw(None) }</button>
                </div>
            </div>
        </li>
    }
}

fn fact(name: &'static str, value: Html) -> Html {
    html! { <><dt>{ name }</dt><dd>{ value }</dd></> }
}

fn ident(id: Option<String>) -> Html {
    match id {
        Some(id) => html! { <span class="id" title={id.clone()}>{ words::short(&id) }</span> },
        None => html! { "none" },
    }
}

/// What this device knows of the app.
fn known(known: Option<&KnownView>, now: Millis) -> Html {
    let ends = known.and_then(|known| known.expires.as_deref()).map(words::day);
    let checked = known.and_then(|known| known.checked);
    let state = if checked.is_some() { "checked" } else { "not-checked" };
    html! {
        <>
            { fact("Secret ends", html! { ends.unwrap_or_else(|| "not known here".to_owned()) }) }
            <dt>{ "Entra" }</dt>
            <dd data-testid="inventory-checked" data-state={state}>
                { match checked {
                    None => html! { "not checked yet" },
                    Some(CheckedView { accepted: false, at, .. }) => html! { <>{ "refuses the values · " }{ words::ago(at, now) }</> },
                    Some(CheckedView { ews, graph, at, .. }) => html! {
                        <>{ "EWS " }{ words::granted(ews) }{ ", Graph " }{ words::granted(graph) }{ " roles · " }{ words::ago(at, now) }</>
                    },
                } }
            </dd>
        </>
    }
}
