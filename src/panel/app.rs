//! The panel as a whole: its parts in their order.

use super::describe::describe;
use super::diagnostics::what_we_read;
use super::expiry::ending;
use super::fill::{after_saving, fill_bar, fill_report};
use super::handoff::{HandOver, OpenHandoff};
use super::header::{header, new_setup};
use super::link::{Link, use_link};
use super::managed::managed_note;
use super::model::{Action, Model};
use super::point::{map_form, pointing_words, remembered, unnamed};
use super::problems::problems;
use super::proof::proof;
use super::questions::questions;
use super::report::Report;
use super::rotate::rotate;
use super::scoping::ExchangeCommands;
use super::setups::{SetupList, this_setup, undo};
use super::steps::steps;
use super::transfer::Transfer;
use super::trial;
use super::unread::unread;
use super::values::values;
use super::windows::windows;
use crate::protocol::panel::*;
use yew::prelude::*;

/// The panel.
#[component]
pub fn App() -> Html {
    let link = use_link();
    let Link { model, act, send, .. } = &link;
    let setup = model.view.as_ref().and_then(|view| view.setup.as_ref());
    let content = match model.view.as_deref() {
        Some(View { setup: Some(setup), .. }) if setup.is_sample => open_sample(setup, model, link.ill(), send, act),
        Some(view @ View { setup: Some(setup), .. }) => open_setup(view, setup, model, link.ill(), send, act),
        Some(view) => no_setup(view, link.ill(), send, act),
        None => html! { <main class="scroll">{ link.starting() }</main> },
    };
    html! {
        <>
            if let Some(view) = &model.view {
                { header(view, send) }
            }
            { content }
            { undo(model.view.as_ref().and_then(|view| view.undo.as_ref()), model.now, send) }
            { link.status() }
            if let Some(setup) = &setup {
                { fill_bar(setup, send) }
            }
        </>
    }
}

/// What is there before a setup, and between two.
fn no_setup(view: &View, ill: Option<Html>, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    let refused = view.diagnostics.storage_refused.then_some(Problem::StorageRefused);
    html! {
        <main class="scroll first">
            { ill }
            { problems(refused.as_slice(), send) }
            { unread(view.unread.as_ref(), send, act) }
            if view.setups.is_empty() {
                { what_it_does() }
            }
            <div class="buttons">
                { new_setup("Start a setup", "main", send) }
                if view.setups.is_empty() {
                    { trial::begin(send) }
                }
            </div>
            if !view.setups.is_empty() {
                <section aria-labelledby="setups-title">
                    <h2 id="setups-title">{ "Your setups" }</h2>
                    <SetupList setups={view.setups.clone()} whole=true {send} />
                    <p class="quiet">{ "None is open: nothing is read, and nothing of ours runs in your pages." }</p>
                </section>
            }
            <OpenHandoff handoff={view.handoff.clone()} allowed={view.policy.handoff} act={act.clone()} send={send.clone()} />
            { transfer(view, send, act) }
            { managed_note(&view.policy) }
        </main>
    }
}

/// The first words, for an admin who has never seen it.
fn what_it_does() -> Html {
    html! {
        <>
            <h2>{ "Connect Dynamics 365 to an Exchange Online in another tenant" }</h2>
            <p>
                { "Tenant Bridge guides you from the app registration to the server profile, and fills the form with " }
                <b>{ "Oauth (Cross Tenant)" }</b>{ "." }
            </p>
            <p>
                { "While a setup is open it reads " }<b>{ "Directory (tenant) ID" }</b>{ ", " }
                <b>{ "Application (client) ID" }</b>{ ", the client secret's " }<b>{ "Value" }</b>
                { " and the list of permissions on the Azure and Entra portals, and looks for the form in the Power Platform admin \
                   center and your Dynamics apps." }
            </p>
            <p>
                { "It never presses Save, never writes the client secret to disk, and runs in no page while no setup is open." }
            </p>
        </>
    }
}

fn transfer(view: &View, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    html! { <Transfer transfer={view.transfer.clone()} any={!view.setups.is_empty()} act={act.clone()} send={send.clone()} /> }
}

/// The same values, questions and form as in a setup; what would lead out of the sample is left out.
fn open_sample(setup: &SetupView, model: &Model, ill: Option<Html>, send: &Callback<Intent>, act: &Callback<Action>) -> Html {
    html! {
        <div class="setup" data-testid="setup" data-setup-id={setup.id.to_string()} data-sample="true"
            data-state={super::codes::setup_state(setup.state)}>
            { values(setup, model.now, send, act) }
            <main class="scroll">
                { ill }
                { questions(&setup.conflicts, &setup.fill.questions, send) }
                { trial::guide(setup, send) }
                { fill_report(&setup.fill) }
            </main>
        </div>
    }
}

fn open_setup(
    view: &View,
    setup: &SetupView,
    model: &Model,
    ill: Option<Html>,
    send: &Callback<Intent>,
    act: &Callback<Action>,
) -> Html {
    let ready = matches!(setup.state, SetupState::Ready | SetupState::Filled);
    html! {
        <div class="setup" data-testid="setup" data-setup-id={setup.id.to_string()}
            data-state={super::codes::setup_state(setup.state)}>
            { values(setup, model.now, send, act) }
            { pointing_words(setup.pointing) }
            <main class="scroll">
                { ill }
                { unread(view.unread.as_ref(), send, act) }
                { unnamed(setup, send) }
                { questions(&setup.conflicts, &setup.fill.questions, send) }
                { problems(&setup.problems, send) }
                { ending(setup, send) }
                { fill_report(&setup.fill) }
                { after_saving(setup, model.now, send) }
                { steps(setup, model.unfolded, model.now, send, act) }
                { proof(setup, model.now, send) }
                { rotate(setup, model.now, send, act) }
                { windows(&view.windows, send) }
                <ExchangeCommands key={setup.id} setup={setup.clone()} act={act.clone()} send={send.clone()} />
                { map_form(setup, &view.rules, send) }
                { what_we_read(&view.diagnostics) }
                { describe(&view.description, send, act) }
                { remembered(&view.rules, send) }
                <Report setup={setup.clone()} act={act.clone()} />
                <HandOver key={setup.id} handoff={view.handoff.clone()} allowed={view.policy.handoff} {ready} act={act.clone()} send={send.clone()} />
                <OpenHandoff handoff={view.handoff.clone()} allowed={view.policy.handoff} act={act.clone()} send={send.clone()} />
                { this_setup(setup, send) }
                { transfer(view, send, act) }
                { managed_note(&view.policy) }
            </main>
        </div>
    }
}
