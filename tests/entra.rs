//! Verification from the question to the verdict, against the double of Entra, Graph and Exchange; no browser, and no network but
//! loopback.

// A test may stop wherever it is: the runner tells the line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/mod.rs"]
mod support;

use axum::body::{Body, to_bytes};
use serde_json::{Value, json};
use std::process::Stdio;
use std::time::Duration;
use support::entra::refusals::REFUSALS;
use support::entra::{self, App, AppState, Directory, Mailbox, Mode, Tenant};
use support::{Server, World};
use tenant_bridge::entra::claims::Asked;
use tenant_bridge::entra::http::{BODY_LIMIT, Failure, PATIENCE, Request, Response};
use tenant_bridge::entra::trouble::{Cause, Trouble};
use tenant_bridge::entra::verdict::{Checked, Gap, Verification, Works};
use tenant_bridge::entra::{discovery, mailbox, token};
use tenant_bridge::setup::address::Address;
use tenant_bridge::setup::cloud::Cloud;
use tenant_bridge::setup::ids::{ClientId, TenantId};
use tenant_bridge::setup::permissions::{Api, of};
use tenant_bridge::setup::secret::ClientSecret;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

const SECRET: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
const EXPIRED: &str = "old8Q~defghijklmnopqrstuvwxyz-_.~0123456";
const WRONG: &str = "not8Q~defghijklmnopqrstuvwxyz-_.~0123456";

/// Sends as the shell will: no redirect followed, no more read than the limit, no longer waited than `patience`.
async fn send(directory: &Directory, request: Request, patience: Duration) -> Result<Response, Failure> {
    let mut http = axum::http::Request::builder().method(request.method()).uri(request.url());
    for (name, value) in request.headers().chain(request.authorization().map(|value| ("authorization", value))) {
        http = http.header(name, value);
    }
    let (parts, ()) = http.body(()).unwrap().into_parts();
    let host = parts.uri.host().unwrap().to_owned();
    let asked = entra::Asked::new(&host, &parts, request.body());
    let answer = tokio::time::timeout(patience, entra::answer(directory, &asked)).await.map_err(|_| Failure::TimedOut)?;
    let (parts, body) = answer.ok_or(Failure::Unreachable)?.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Failure::TooLarge)?;
    let text = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap_or_default().to_owned())
    };
    Response::new(parts.status.as_u16(), parts.headers.iter().map(text).collect(), body.to_vec())
}

/// A tenant with the app, and consent for the whole plan.
fn contoso() -> Directory {
    let mut tenant = Tenant::new("contoso.com");
    let names = |api| of(api).map(|p| p.name).collect::<Vec<_>>();
    let mut app = App::new(SECRET, &names(Api::Exchange), &names(Api::Graph));
    app.secrets.push((EXPIRED.to_owned(), true));
    tenant.apps.push(app);
    Directory { tenants: vec![tenant] }
}

fn asked(directory: &Directory, api: Api) -> Asked {
    let tenant = &directory.tenants[0];
    Asked {
        cloud: Cloud::Public,
        tenant: TenantId::parse(&tenant.id).unwrap(),
        client: ClientId::parse(&tenant.apps[0].id).unwrap(),
        api,
    }
}

async fn sign_in(directory: &Directory, asked: &Asked, secret: &str) -> Result<token::Issued, Trouble> {
    let secret = ClientSecret::parse(secret).unwrap();
    let answer = send(directory, token::request(asked, &secret), Duration::from_millis(u64::from(PATIENCE))).await;
    token::read(asked, answer, now())
}

fn now() -> f64 {
    time::OffsetDateTime::now_utc().unix_timestamp() as f64 * 1000.0
}

async fn cause(directory: &Directory, asked: &Asked, secret: &str) -> Option<Cause> {
    sign_in(directory, asked, secret).await.err().map(|trouble| trouble.cause)
}

/// Causes by code, written down a second time, from the collected documents and captures.
const CAUSES: [(Cause, &[u32]); 19] = [
    (Cause::WrongSecret, &[7000215]),
    (Cause::SecretExpired, &[7000222]),
    (Cause::SecretMissing, &[7000216, 7000218]),
    (Cause::TenantNotFound, &[90002, 900023, 90013, 50059, 90019]),
    (Cause::OtherCloud, &[90038, 900382, 900432]),
    (Cause::AppNotFound, &[700016]),
    (Cause::NoServicePrincipal, &[7000229]),
    (Cause::AppDisabled, &[7000112]),
    (Cause::PublicClient, &[700025]),
    (Cause::NoSuchApi, &[500011]),
    (Cause::ConsentMissing, &[65001]),
    (Cause::ConditionalAccess, &[53003, 530032]),
    (Cause::TenantRestrictions, &[50002, 500021]),
    (Cause::Throttled, &[50196, 90055]),
    (Cause::Busy, &[90006, 90024, 90033]),
    (Cause::OriginSent, &[9002326, 90023]),
    (Cause::OurRequest, &[9002327, 900144, 70011, 1002012, 50034, 700024, 700027]),
    (Cause::Intercepted, &[1002016]),
    (Cause::Unknown, &[9999999]),
];

/// Every refusal has its cause, carries its code and correlation ID, and no text but where there is nothing better to say.
#[tokio::test]
async fn every_refusal_is_explained() {
    for (code, ..) in REFUSALS {
        let mut directory = contoso();
        directory.tenants[0].mode = Mode::Refuse(*code);
        let trouble = sign_in(&directory, &asked(&directory, Api::Exchange), SECRET).await.err().unwrap();
        let (expected, _) = CAUSES.iter().find(|(_, codes)| codes.contains(code)).unwrap();
        assert_eq!((trouble.cause, trouble.code), (*expected, Some(code.to_string())));
        assert!(trouble.correlation.is_some());
        assert_eq!(trouble.text.is_some(), *expected == Cause::Unknown, "{code}");
    }
    assert_eq!(CAUSES.iter().map(|(_, codes)| codes.len()).sum::<usize>(), REFUSALS.len());
}

/// The mistakes people make, found by what the double knows and not by what a test tells it to say.
#[tokio::test]
async fn mistakes() {
    type Mistake = fn(&mut Tenant, &mut Asked);
    let mistakes: [(&str, Mistake, Cause); 11] = [
        (WRONG, |_, _| (), Cause::WrongSecret),
        (EXPIRED, |_, _| (), Cause::SecretExpired),
        (SECRET, |_, asked| asked.tenant = TenantId::parse(asked.client.as_str()).unwrap(), Cause::TenantNotFound),
        (SECRET, |_, asked| asked.cloud = Cloud::China, Cause::TenantNotFound),
        (SECRET, |tenant, _| tenant.login = "login.microsoftonline.us", Cause::TenantNotFound),
        (SECRET, |_, asked| asked.client = ClientId::parse(asked.tenant.as_str()).unwrap(), Cause::AppNotFound),
        (SECRET, |tenant, asked| asked.client = ClientId::parse(&tenant.apps[0].service_principal).unwrap(), Cause::AppNotFound),
        (SECRET, |tenant, _| tenant.apps[0].state = AppState::NoServicePrincipal, Cause::NoServicePrincipal),
        (SECRET, |tenant, _| tenant.apps[0].state = AppState::Disabled, Cause::AppDisabled),
        (SECRET, |tenant, _| tenant.apps[0].state = AppState::Public, Cause::PublicClient),
        (SECRET, |tenant, _| tenant.exchange = false, Cause::NoSuchApi),
    ];
    for (i, (secret, mistake, expected)) in mistakes.into_iter().enumerate() {
        let mut directory = contoso();
        let mut asked = asked(&directory, Api::Exchange);
        mistake(&mut directory.tenants[0], &mut asked);
        assert_eq!(cause(&directory, &asked, secret).await, Some(expected), "mistake {i}");
    }
}

/// Whatever stands between us and Entra, or pretends to be it.
#[tokio::test]
async fn broken_and_lying() {
    for (mode, expected) in [
        (Mode::Honest, None),
        (Mode::Throttle(30), Some(Cause::Throttled)),
        (Mode::Html, Some(Cause::NotEntra)),
        (Mode::Huge, Some(Cause::TooLarge)),
        (Mode::Redirect, Some(Cause::Unreachable)),
        (Mode::Truncated, Some(Cause::NotEntra)),
        (Mode::Unsigned, Some(Cause::Unsigned)),
        (Mode::ForeignTenant, Some(Cause::ForeignTenant)),
        (Mode::ForeignApp, Some(Cause::ForeignApp)),
        (Mode::ForeignApi, Some(Cause::ForeignApi)),
        (Mode::Expired, Some(Cause::Expired)),
    ] {
        let mut directory = contoso();
        directory.tenants[0].mode = mode;
        assert_eq!(cause(&directory, &asked(&directory, Api::Graph), SECRET).await, expected, "{mode:?}");
    }
    let mut directory = contoso();
    directory.tenants[0].mode = Mode::Throttle(30);
    let trouble = sign_in(&directory, &asked(&directory, Api::Graph), SECRET).await.err().unwrap();
    assert_eq!(trouble.retry_after, Some(30));
}

/// Twenty seconds are longer than anyone waits; the test itself waits less.
#[tokio::test]
async fn slow() {
    let mut directory = contoso();
    directory.tenants[0].mode = Mode::Slow(Duration::from_secs(20));
    const { assert!(PATIENCE < 20_000) };
    let asked = asked(&directory, Api::Graph);
    let request = token::request(&asked, &ClientSecret::parse(SECRET).unwrap());
    let answer = send(&directory, request, Duration::from_millis(50)).await;
    assert_eq!(token::read(&asked, answer, now()).err().map(|trouble| trouble.cause), Some(Cause::TimedOut));
}

/// An extension's address in the request is refused by Entra: what removes it is the shell's business, its absence is noticed.
#[tokio::test]
async fn origin_is_noticed() {
    let directory = contoso();
    let asked = asked(&directory, Api::Graph);
    let request = token::request(&asked, &ClientSecret::parse(SECRET).unwrap());
    let http = axum::http::Request::post(request.url()).header("origin", "chrome-extension://id").body(()).unwrap();
    let (parts, ()) = http.into_parts();
    let double = entra::Asked::new("login.microsoftonline.com", &parts, request.body());
    let answer = entra::answer(&directory, &double).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(Body::new(body), BODY_LIMIT).await.unwrap();
    let trouble = token::read(&asked, Response::new(parts.status.as_u16(), Vec::new(), body.to_vec()), now()).err().unwrap();
    assert_eq!(trouble.cause, Cause::OriginSent);
}

/// A domain becomes its tenant's ID, cloud and region; one that is nobody's does not.
#[tokio::test]
async fn tenants_are_discovered() {
    let mut directory = contoso();
    directory.tenants.push(Tenant {
        login: "login.microsoftonline.us",
        region: "USGov",
        sub_region: Some("DOD"),
        ..Tenant::new("army.example.us")
    });
    let look = async |domain: &str| {
        let name = discovery::TenantName::Domain(discovery::Domain::parse(domain).unwrap());
        discovery::read(&name, send(&directory, discovery::request(Cloud::Public, &name), Duration::from_secs(1)).await)
    };
    let found = look("Contoso.com").await.unwrap();
    assert_eq!(found.tenant.as_str(), directory.tenants[0].id);
    assert_eq!((found.cloud, found.region.as_deref(), found.gcc), (Cloud::Public, Some("EU"), false));
    // Asked at the worldwide host, told that it is another cloud's.
    assert_eq!(look("army.example.us").await.unwrap().cloud, Cloud::Dod);
    let unknown = look("fabrikam.com").await.unwrap_err();
    assert_eq!((unknown.cause, unknown.code.as_deref()), (Cause::TenantNotFound, Some("90002")));
}

/// Both tokens and both doors of a mailbox.
async fn verify(directory: &Directory, address: &str, rbac: bool) -> Verification {
    let address = Address::parse(address).unwrap();
    let mut checked = Vec::new();
    for api in [Api::Exchange, Api::Graph] {
        let issued = sign_in(directory, &asked(directory, api), SECRET).await;
        let mailbox = match &issued {
            Ok(issued) => {
                let request = mailbox::request(&issued.token, &address);
                Some(mailbox::read(api, send(directory, request, Duration::from_secs(1)).await))
            }
            Err(_) => None,
        };
        checked.push(Checked { token: issued.map(|issued| issued.grant), mailbox });
    }
    let graph = checked.pop().unwrap();
    Verification { exchange: checked.pop().unwrap(), graph, rbac }
}

/// What each kind of mailbox says at both doors, and what that means.
#[tokio::test]
async fn mailboxes() {
    let door = |checked: &Checked| checked.mailbox.clone().unwrap().err().map(|trouble| trouble.cause);
    for (kind, ews, graph) in [
        (Some(Mailbox::Open), None, None),
        (Some(Mailbox::ByRbac), None, None),
        (Some(Mailbox::OutsidePolicy), Some(Cause::MailboxDenied), Some(Cause::OutsidePolicy)),
        (Some(Mailbox::NotOnline), Some(Cause::MailboxNotFound), Some(Cause::MailboxNotOnline)),
        (Some(Mailbox::EwsDisabled), Some(Cause::EwsDisabled), None),
        (Some(Mailbox::EwsNotAllowed), Some(Cause::EwsNotAllowed), None),
        (Some(Mailbox::Throttled), Some(Cause::Throttled), Some(Cause::Throttled)),
        (None, Some(Cause::MailboxNotFound), Some(Cause::MailboxNotFound)),
    ] {
        let mut directory = contoso();
        directory.tenants[0].mailboxes.extend(kind.map(|kind| ("o'brien+crm@contoso.com".to_owned(), kind)));
        let verification = verify(&directory, "O'Brien+CRM@contoso.com", false).await;
        assert_eq!((door(&verification.exchange), door(&verification.graph)), (ews, graph), "{kind:?}");
        let readiness = verification.readiness("2026-11-25");
        let works = |door: Option<Cause>| if door.is_none() { Works::Yes } else { Works::No };
        assert_eq!((readiness.today, readiness.after_ews), (works(ews), works(graph)), "{kind:?}");
    }
}

/// Status 200 and a token, and nothing granted: consent is missing, unless Exchange grants it behind Entra's back.
#[tokio::test]
async fn consent() {
    let mut directory = contoso();
    let tenant = &mut directory.tenants[0];
    tenant.mailboxes.insert("sales@contoso.com".to_owned(), Mailbox::Open);
    tenant.mailboxes.insert("info@contoso.com".to_owned(), Mailbox::ByRbac);
    tenant.apps[0].exchange_roles.clear();
    let service_principal = tenant.apps[0].service_principal.clone();

    let verification = verify(&directory, "sales@contoso.com", false).await;
    let readiness = verification.readiness("2026-11-25");
    assert_eq!((readiness.today, readiness.after_ews), (Works::No, Works::Yes));
    assert!(matches!(readiness.gaps[0], Gap::Consent(_)), "{:?}", readiness.gaps[0]);
    let grant = verification.exchange.token.unwrap();
    assert_eq!(grant.service_principal.unwrap().as_str(), service_principal);

    let limited = verify(&directory, "info@contoso.com", true).await;
    assert_eq!(limited.readiness("2026-11-25").today, Works::Yes);
    let outside = verify(&directory, "sales@contoso.com", true).await;
    assert_eq!(outside.readiness("2026-11-25").today, Works::No);
}

/// Microsoft's own library for Node takes the double for Entra: it gets a token that is really signed, and raises for each mistake
/// what it raises at the real one, made of the fields where it expects Entra's number, time and IDs.
#[tokio::test]
async fn msal_takes_it_for_entra() {
    let server = Server::start(World::contoso()).await.unwrap();
    let directory = contoso();
    let (tenant, client) = (directory.tenants[0].id.clone(), directory.tenants[0].apps[0].id.clone());
    server.change_directory(|double| *double = directory);

    let scope = "https://outlook.office365.com/.default";
    let rows = [
        (tenant.as_str(), client.as_str(), SECRET, scope, Ok(())),
        ("contoso.com", &client, SECRET, "https://graph.microsoft.com/.default", Ok(())),
        (&tenant, &client, WRONG, scope, Err(("invalid_client", 7000215))),
        (&tenant, &client, EXPIRED, scope, Err(("invalid_client", 7000222))),
        (&tenant, &tenant, SECRET, scope, Err(("unauthorized_client", 700016))),
        (&tenant, &client, SECRET, "https://nothing.example/.default", Err(("invalid_resource", 500011))),
        (&tenant, &client, SECRET, "https://graph.microsoft.com/Mail.Send", Err(("invalid_scope", 1002012))),
    ];
    let cases: Vec<_> = rows
        .iter()
        .map(|(tenant, client, secret, scope, _)| {
            json!({ "login": "login.microsoftonline.com", "tenant": tenant, "client": client, "secret": secret, "scope": scope })
        })
        .collect();
    let outcomes = msal(&json!({ "port": server.port(), "cases": cases })).await;
    assert_eq!(outcomes.len(), rows.len());
    for ((.., expected), outcome) in rows.iter().zip(&outcomes) {
        match expected {
            Ok(()) => {
                assert_eq!((&outcome["type"], &outcome["minutes"]), (&json!("Bearer"), &json!(60)), "{outcome}");
                let claims = entra::jwt::verified(outcome["token"].as_str().unwrap()).unwrap();
                assert_eq!((&claims["tid"], &claims["appid"]), (&json!(tenant), &json!(client)));
            }
            Err((name, code)) => {
                let raised = ["name", "errorCode", "errorNo"].map(|key| outcome[key].clone());
                assert_eq!(raised, [json!("ServerError"), json!(name), json!(code)], "{outcome}");
                // The library builds its message of all the fields it finds.
                let message = outcome["errorMessage"].as_str().unwrap();
                let parts = [format!("Error(s): {code} - Timestamp: 20"), format!(" - Description: AADSTS{code}: ")];
                assert!(parts.iter().all(|part| message.contains(part)), "{message}");
                assert!(!message.contains("Not Available"), "{message}");
            }
        }
    }
    let signed_in = server.requests().into_iter().filter(|record| record.path.ends_with("/oauth2/v2.0/token")).count();
    assert_eq!(signed_in, rows.len());
}

/// Runs `tests/msal/check.mjs`.
async fn msal(cases: &Value) -> Vec<Value> {
    let script = support::in_checkout("tests/msal/check.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("node is there: ./build.sh setup says how to get it");
    let mut input = node.stdin.take().unwrap();
    input.write_all(cases.to_string().as_bytes()).await.unwrap();
    drop(input);
    let output = node.wait_with_output().await.unwrap();
    assert!(output.status.success(), "the library is not there? ./build.sh setup installs it");
    serde_json::from_slice(&output.stdout).unwrap()
}
