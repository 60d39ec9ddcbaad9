//! Whether the app reaches one mailbox that the admin names: its inbox is asked for, over Graph and over EWS. No mail is read.

use super::http::{AccessToken, Body, Failure, Request, Response};
use super::trouble::{Cause, Trouble};
use crate::setup::address::Address;
use crate::setup::ids::Guid;
use crate::setup::permissions::Api;

/// Asks for the inbox through the API that the token is for.
pub fn request(token: &AccessToken, mailbox: &Address) -> Request {
    match token.api() {
        Api::Graph => {
            // An address has no character that a form and a path encode differently: the only one is the space.
            let mailbox: String = form_urlencoded::byte_serialize(mailbox.as_str().as_bytes()).collect();
            let path = format!("v1.0/users/{mailbox}/mailFolders/inbox?$select=id");
            Request::in_name_of(token, &path, vec![("accept", "application/json".to_owned())], Body::Empty)
        }
        Api::Exchange => {
            // An address has no `<`, `>` or quote; of what XML minds, only this is left.
            let in_xml = mailbox.as_str().replace('&', "&amp;");
            let soap = include_str!("mailbox/inbox.xml").replace("{mailbox}", &in_xml);
            let anchor = vec![("x-anchormailbox", mailbox.as_str().to_owned())];
            Request::in_name_of(token, "EWS/Exchange.asmx", anchor, Body::Xml(soap))
        }
    }
}

/// Reads the answer: nothing to say if the inbox is within reach.
///
/// # Errors
/// [`Trouble`] says what keeps the app out.
pub fn read(api: Api, answer: Result<Response, Failure>) -> Result<(), Trouble> {
    let response = answer?;
    match api {
        Api::Graph => read_graph(&response),
        Api::Exchange => read_ews(&response),
    }
}

fn read_graph(response: &Response) -> Result<(), Trouble> {
    let mut json = response.json().ok_or_else(|| Trouble::not_json(response))?;
    let Some(mut error) = json.take_object("error") else {
        let inbox = response.status() == 200 && json.text("id").is_some();
        return if inbox { Ok(()) } else { Err(Cause::Malformed.into()) };
    };
    let details = error.take_object("innerError");
    let correlation = details.as_ref().and_then(|details| details.text("client-request-id")).and_then(Guid::parse);
    let text = error.text("message").unwrap_or_default();
    let trouble = Trouble::of_api(response, error.text("code").unwrap_or_default(), text, correlation);
    // Graph has one name for a missing permission and for a policy. What tells them apart is the mark of the part of Exchange that
    // enforces policies, which is no word of any language.
    let by_policy = trouble.cause == Cause::MailboxDenied && text.contains("[RAOP]");
    Err(if by_policy { Trouble { cause: Cause::OutsidePolicy, ..trouble } } else { trouble })
}

/// Texts of the header `X-EWS-Policy-Reason` ("How to control access to EWS in Exchange", Microsoft Learn, 2026): the only thing
/// that tells the two apart.
const POLICY_REASONS: [(&str, Cause); 2] =
    [("EWS is disabled", Cause::EwsDisabled), ("EWS is blocked by policy", Cause::EwsNotAllowed)];

fn read_ews(response: &Response) -> Result<(), Trouble> {
    if let Some(reason) = response.header("x-ews-policy-reason") {
        let known = POLICY_REASONS.iter().find(|(text, _)| reason.starts_with(text));
        return Err(known.map_or(Cause::EwsNotAllowed, |(_, cause)| *cause).into());
    }
    if matches!(response.status(), 401 | 403) {
        let cause = if response.status() == 401 { Cause::TokenRefused } else { Cause::MailboxDenied };
        return Err(cause.into());
    }
    match response.text().and_then(response_code) {
        Some("NoError") if response.status() == 200 => Ok(()),
        Some(code) => Err(Trouble::of_api(response, code, "", None)),
        None => Err(Trouble::not_json(response)),
    }
}

/// The text of the first element `ResponseCode`, whatever its prefix; a fault has it as well.
fn response_code(xml: &str) -> Option<&str> {
    let (before, rest) = xml.split_once("ResponseCode")?;
    let opened = before.rfind('<').is_some_and(|at| !before[at..].contains(['/', '>', ' ']));
    let (_, content) = rest.split_once('>')?;
    opened.then(|| content.split('<').next()).flatten().map(str::trim)
}

#[cfg(test)]
mod tests;
