//! Commands for an Exchange admin: limit the app to some mailboxes, and let it use EWS until they end. Shown whole before they
//! are copied; what is typed here stays in the panel.

use super::model::Action;
use super::{page, words};
use crate::protocol::panel::{Intent, SetupView};
use crate::setup::address::{Address, Label, NameError};
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::setup::scoping::{Commands, Place, Scope, application_access_policy, ews_allow_list, rbac_for_applications};
use yew::prelude::*;

/// What the commands are told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The setup they are for.
    pub setup: SetupView,
    /// Where words for the live region go.
    pub act: Callback<Action>,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// Both parts.
#[component]
pub fn ExchangeCommands(props: &Props) -> Html {
    let group = use_state(String::new);
    let name = use_state(|| "Dynamics 365 mailboxes".to_owned());
    let mailbox = use_state(|| props.setup.proof.mailbox.clone());
    let Some(place) = place(&props.setup) else { return Html::default() };
    let act = &props.act;
    let principal = props.setup.proof.service_principal.as_deref().and_then(Guid::parse);
    let scope = Address::parse(&group).and_then(|group| Ok(Scope { group, name: Label::parse(&name)? }));
    let ready = scope.as_ref().ok().zip(Address::parse(&mailbox).ok());
    let commands = ready.map(|(scope, mailbox)| {
        let policy = application_access_policy(&place, scope, &mailbox);
        (policy, principal.as_ref().map(|principal| rbac_for_applications(&place, scope, principal, &mailbox)))
    });
    html! {
        <section class="commands" aria-labelledby="commands-title">
            <h2 id="commands-title">{ "For the Exchange admin" }</h2>
            <details id="ews" tabindex="-1">
                <summary>{ "Allow Exchange Web Services for this app" }</summary>
                <p class="quiet">
                    { "Exchange Online blocks them since October 2026 for every app that the tenant does not list, and ends them in April 2027." }
                </p>
                { script("ews", &ews_allow_list(&place), act) }
            </details>
            <details id="scoping" tabindex="-1">
                <summary>{ "Limit the app to some mailboxes" }</summary>
                <p class="quiet">
                    { "Mail, calendars, contacts and mailbox settings can be limited, and so can full_access_as_app. Tasks, Teams chats, calls \
                       and online meetings cannot." }
                </p>
                { text_box("Group with the mailboxes (address)", "scope-group", &group) }
                { text_box("Name of the policy or scope", "scope-name", &name) }
                { text_box("A mailbox to test with", "scope-mailbox", &mailbox) }
                if let Some(error) = [&*group, &*mailbox].into_iter().find_map(|text| complaint(text)) {
                    <p class="error" data-testid="scope-error">{ words::name_error(error) }</p>
                }
                if let Some((policy, rbac)) = commands {
                    <h3>{ "Application access policy" }</h3>
                    <p class="quiet">{ "Consent in Entra stays as it is; the policy limits it." }</p>
                    { script("policy", &policy, act) }
                    <h3>{ "RBAC for Applications" }</h3>
                    if let Some(rbac) = rbac {
                        <p class="quiet">
                            { "The successor: Exchange grants the roles itself. The same permissions must then not be consented to in Entra." }
                        </p>
                        { script("rbac", &rbac, act) }
                    } else {
                        <p class="quiet">{ "Verify once first: the commands need the enterprise app's object ID, which the token names." }</p>
                    }
                } else {
                    <p class="quiet">{ "The commands appear here once the boxes are filled." }</p>
                }
            </details>
        </section>
    }
}

/// Which app of which tenant commands are for, once both are known.
pub fn place(setup: &SetupView) -> Option<Place> {
    Some(Place {
        cloud: setup.proof.cloud,
        tenant: TenantId::parse(setup.tenant_id.value.as_deref()?).ok()?,
        client: ClientId::parse(setup.client_id.value.as_deref()?).ok()?,
    })
}

/// What is wrong with a text, once there is one.
fn complaint(text: &str) -> Option<NameError> {
    if text.is_empty() { None } else { Address::parse(text).err() }
}

fn text_box(label: &'static str, testid: &'static str, text: &UseStateHandle<String>) -> Html {
    let set = text.setter();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        set.set(input.value());
    });
    html! {
        <label class="field">
            { label }
            <input type="text" data-testid={testid} autocomplete="off" spellcheck="false" value={(**text).clone()} {oninput} />
        </label>
    }
}

fn script(testid: &'static str, commands: &Commands, act: &Callback<Action>) -> Html {
    html! {
        <>
            { block([testid, "-change"].concat(), "Copy the commands", &commands.change, act) }
            { block([testid, "-test"].concat(), "Copy the test", &commands.test, act) }
        </>
    }
}

/// Text to be looked at and copied.
pub fn block(testid: String, copy: &'static str, text: &str, act: &Callback<Action>) -> Html {
    let onclick = {
        let (act, text) = (act.clone(), text.to_owned());
        Callback::from(move |_| page::copy_and_say(text.clone(), &act))
    };
    html! {
        <div class="script">
            <pre data-testid={testid} tabindex="0">{ text.to_owned() }</pre>
            <button type="button" class="small" {onclick}>{ copy }</button>
        </div>
    }
}
