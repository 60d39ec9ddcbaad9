//! The two doors to a mailbox. Both look at the token as the services do: signature, audience, roles.

use super::super::world::guid;
use super::{Asked, Directory, Mailbox, json, jwt, page};
use axum::http::{HeaderValue, Method};
use axum::response::Response;
use serde_json::{Value, json};

/// Graph: `GET /v1.0/users/{address}/mailFolders/inbox`.
pub fn graph(directory: &Directory, asked: &Asked<'_>) -> Response {
    let error = |status, code: &str, message: &str| {
        let inner = json!({ "date": "2026-11-25T10:00:00", "request-id": guid(), "client-request-id": guid() });
        json(status, &json!({ "error": { "code": code, "message": message, "innerError": inner } }))
    };
    let Some(claims) = bearer(asked) else {
        return error(401, "InvalidAuthenticationToken", "Access token validation failure.");
    };
    let address = asked.path.strip_prefix("/v1.0/users/").and_then(|path| path.strip_suffix("/mailFolders/inbox"));
    let (&Method::GET, Some(address)) = (asked.method, address) else {
        return error(404, "ResourceNotFound", "Resource could not be discovered.");
    };
    let denied = || error(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    let inbox = || json(200, &json!({ "@odata.context": format!("https://{}/v1.0/$metadata", asked.host), "id": "AAMkAGI2" }));
    match directory.mailbox(&claims, &decoded(address)) {
        None => error(404, "ErrorInvalidUser", "The requested user is invalid."),
        Some(Mailbox::NotOnline) => {
            error(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.")
        }
        Some(Mailbox::Throttled) => throttled(error(429, "TooManyRequests", "Too many requests.")),
        Some(Mailbox::ByRbac) => inbox(),
        Some(_) if !has_role(&claims, "Mail.ReadWrite") => denied(),
        Some(Mailbox::OutsidePolicy) => error(
            403,
            "ErrorAccessDenied",
            "Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.",
        ),
        Some(Mailbox::Open | Mailbox::EwsDisabled | Mailbox::EwsNotAllowed) => inbox(),
    }
}

/// Exchange Web Services: `POST /EWS/Exchange.asmx`, the mailbox in `ExchangeImpersonation`.
pub fn ews(directory: &Directory, asked: &Asked<'_>) -> Response {
    let Some(claims) = bearer(asked) else { return page(401, "text/plain", "") };
    if (asked.method, asked.path) != (&Method::POST, "/EWS/Exchange.asmx") {
        return page(404, "text/html", "<html>");
    }
    let address = asked.body.split_once("<t:SmtpAddress>").and_then(|(_, rest)| rest.split_once("</t:SmtpAddress>"));
    let address = address.map(|(address, _)| address.replace("&amp;", "&")).unwrap_or_default();
    let policy = |reason: &'static str| {
        let mut answer = page(403, "text/plain", "");
        answer.headers_mut().insert("X-EWS-Policy-Reason", HeaderValue::from_static(reason));
        answer
    };
    match directory.mailbox(&claims, &address) {
        Some(Mailbox::EwsDisabled) => policy("EWS is disabled for this user or tenant"),
        Some(Mailbox::EwsNotAllowed) => policy("EWS is blocked by policy for this user or tenant"),
        Some(Mailbox::Throttled) => throttled(page(429, "text/plain", "")),
        Some(Mailbox::ByRbac) => inbox(),
        _ if !has_role(&claims, "full_access_as_app") => page(403, "text/plain", ""),
        None | Some(Mailbox::NotOnline) => fault("ErrorNonExistentMailbox"),
        Some(Mailbox::OutsidePolicy) => fault("ErrorAccessDenied"),
        Some(Mailbox::Open) => inbox(),
    }
}

impl Directory {
    fn mailbox(&self, claims: &Value, address: &str) -> Option<Mailbox> {
        self.find(claims["tid"].as_str()?)?.mailboxes.get(address).copied()
    }
}

fn bearer(asked: &Asked<'_>) -> Option<Value> {
    let token = asked.headers.get("authorization")?.strip_prefix("Bearer ")?;
    jwt::verified(token).filter(|claims| claims["aud"] == json!(format!("https://{}", asked.host)))
}

fn has_role(claims: &Value, role: &str) -> bool {
    claims["roles"].as_array().is_some_and(|roles| roles.contains(&json!(role)))
}

fn throttled(mut answer: Response) -> Response {
    answer.headers_mut().insert("retry-after", HeaderValue::from_static("30"));
    answer
}

/// A path's segment, percent-decoded as a form's value; an address has no plus sign that is left as it is.
fn decoded(segment: &str) -> String {
    let pair = format!("a={segment}");
    form_urlencoded::parse(pair.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

fn inbox() -> Response {
    let body = "<m:GetFolderResponse><m:ResponseMessages><m:GetFolderResponseMessage ResponseClass=\"Success\">\
        <m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:Folder><t:FolderId Id=\"AAMk\"/></t:Folder></m:Folders>\
        </m:GetFolderResponseMessage></m:ResponseMessages></m:GetFolderResponse>";
    page(200, "text/xml; charset=utf-8", envelope(body))
}

fn fault(code: &str) -> Response {
    let body = format!(
        "<s:Fault><faultcode>a:{code}</faultcode><faultstring>No access.</faultstring><detail><e:ResponseCode \
         xmlns:e=\"http://schemas.microsoft.com/exchange/services/2006/errors\">{code}</e:ResponseCode></detail></s:Fault>"
    );
    page(500, "text/xml; charset=utf-8", envelope(&body))
}

fn envelope(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\" \
         xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\"><s:Body>{body}</s:Body></s:Envelope>"
    )
}
