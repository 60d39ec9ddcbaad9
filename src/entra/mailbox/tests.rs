//! The question, and the kinds of no.

use super::*;
use crate::setup::cloud::Cloud;
use zeroize::Zeroizing;

fn token(api: Api) -> AccessToken {
    AccessToken::new(Cloud::China, api, Zeroizing::new("token".to_owned()))
}

/// A token goes to the host it is for and nowhere else, and an odd address stays one address.
#[test]
fn requests() {
    let mailbox = Address::parse("o'brien+a/b&c@contoso.cn").unwrap();
    let graph = request(&token(Api::Graph), &mailbox);
    assert_eq!(
        (graph.method(), graph.url()),
        (
            "GET",
            "https://microsoftgraph.chinacloudapi.cn/v1.0/users/o%27brien%2Ba%2Fb%26c%40contoso.cn/mailFolders/inbox?$select=id"
        )
    );
    let ews = request(&token(Api::Exchange), &mailbox);
    assert_eq!((ews.method(), ews.url()), ("POST", "https://partner.outlook.cn/EWS/Exchange.asmx"));
    assert!(ews.body().contains("<t:SmtpAddress>o'brien+a/b&amp;c@contoso.cn</t:SmtpAddress>"));
    for request in [graph, ews] {
        assert_eq!(request.authorization(), Some("Bearer token"));
        assert!(!request.url().contains("token") && !request.body().contains("token"));
    }
}

/// Each no has a cause of its own; bodies and headers as captured.
#[test]
fn answers() {
    let graph = |code: &str, text: &str| format!(r#"{{"error":{{"code":"{code}","message":"{text}"}}}}"#);
    let ews =
        |code: &str| format!("<s:Envelope><m:GetFolderResponse><m:ResponseCode>{code}</m:ResponseCode></m:GetFolderResponse>");
    let fault =
        r#"<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">ErrorNonExistentMailbox<"#;
    let raop = "Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.";
    let denied = "Access is denied. Check credentials and try again.";
    let off = "EWS is disabled for this user or tenant";
    let blocked = "EWS is blocked by policy for this user or tenant";
    for (api, status, reason, body, expected) in [
        (Api::Graph, 200, "", r#"{"id":"AAMk"}"#.to_owned(), None),
        (Api::Graph, 200, "", "{}".to_owned(), Some(Cause::Malformed)),
        (Api::Graph, 200, "", "<html>".to_owned(), Some(Cause::NotEntra)),
        (Api::Graph, 403, "", graph("ErrorAccessDenied", raop), Some(Cause::OutsidePolicy)),
        (Api::Graph, 403, "", graph("ErrorAccessDenied", denied), Some(Cause::MailboxDenied)),
        (Api::Graph, 404, "", graph("ErrorInvalidUser", ""), Some(Cause::MailboxNotFound)),
        (Api::Graph, 404, "", graph("MailboxNotEnabledForRESTAPI", ""), Some(Cause::MailboxNotOnline)),
        (Api::Graph, 401, "", graph("InvalidAuthenticationToken", ""), Some(Cause::TokenRefused)),
        (Api::Graph, 429, "", graph("TooManyRequests", ""), Some(Cause::Throttled)),
        (Api::Graph, 418, "", graph("Teapot", ""), Some(Cause::Unknown)),
        (Api::Exchange, 200, "", ews("NoError"), None),
        (Api::Exchange, 500, "", ews("NoError"), Some(Cause::Busy)),
        (Api::Exchange, 200, "", ews("ErrorAccessDenied"), Some(Cause::MailboxDenied)),
        (Api::Exchange, 500, "", fault.to_owned(), Some(Cause::MailboxNotFound)),
        (Api::Exchange, 403, off, String::new(), Some(Cause::EwsDisabled)),
        (Api::Exchange, 403, blocked, String::new(), Some(Cause::EwsNotAllowed)),
        (Api::Exchange, 403, "", String::new(), Some(Cause::MailboxDenied)),
        (Api::Exchange, 401, "", String::new(), Some(Cause::TokenRefused)),
        (Api::Exchange, 200, "", "<html>".to_owned(), Some(Cause::NotEntra)),
    ] {
        let headers = if reason.is_empty() { Vec::new() } else { vec![("X-EWS-Policy-Reason".to_owned(), reason.to_owned())] };
        let answer = read(api, Response::new(status, headers, body.clone().into_bytes()));
        assert_eq!(answer.err().map(|trouble| trouble.cause), expected, "{status} {reason} {body}");
    }
}
