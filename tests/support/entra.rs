//! A double of Entra's token and discovery endpoints, and of the two doors to a mailbox (Graph and EWS), under their real host
//! names. It knows tenants, apps, secrets and roles; it answers as Entra does, or as badly as a test asks for.
//!
//! `tests/msal/` proves that a real client library takes it for Entra.

pub mod answers;
pub mod jwt;
pub mod mailboxes;
pub mod refusals;

use super::world::guid;
use super::{Result, World};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::time::Duration;
use tenant_bridge::setup::permissions::{Api, of};

/// Everything the double knows. Each test has its own.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Its tenants.
    pub tenants: Vec<Tenant>,
}

/// A tenant.
#[derive(Clone, Debug)]
pub struct Tenant {
    /// Directory (tenant) ID.
    pub id: String,
    /// Domains that lead to it.
    pub domains: Vec<String>,
    /// The login host of its cloud.
    pub login: &'static str,
    /// `tenant_region_scope`.
    pub region: &'static str,
    /// `tenant_region_sub_scope`.
    pub sub_region: Option<&'static str>,
    /// Has Exchange Online.
    pub exchange: bool,
    /// Its app registrations.
    pub apps: Vec<App>,
    /// Mailboxes by address.
    pub mailboxes: HashMap<String, Mailbox>,
    /// How its endpoints behave.
    pub mode: Mode,
}

/// An app registration with its enterprise app.
#[derive(Clone, Debug)]
pub struct App {
    /// Application (client) ID.
    pub id: String,
    /// Object ID of the enterprise app.
    pub service_principal: String,
    /// Secrets: value, and whether it has expired.
    pub secrets: Vec<(String, bool)>,
    /// Consented roles of Office 365 Exchange Online.
    pub exchange_roles: Vec<String>,
    /// Consented roles of Microsoft Graph.
    pub graph_roles: Vec<String>,
    /// What is wrong with it.
    pub state: AppState,
}

/// State of an app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AppState {
    /// As it should be.
    #[default]
    Enabled,
    /// The enterprise app is switched off.
    Disabled,
    /// There is no enterprise app.
    NoServicePrincipal,
    /// Registered as a public client.
    Public,
}

/// A mailbox, or what stands in front of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mailbox {
    /// Open to whom has the role.
    Open,
    /// Open by RBAC for Applications, whatever the token says.
    ByRbac,
    /// Kept from the app by an application access policy.
    OutsidePolicy,
    /// Not in Exchange Online.
    NotOnline,
    /// EWS is off.
    EwsDisabled,
    /// EWS is on for other apps.
    EwsNotAllowed,
    /// Asked too often.
    Throttled,
}

/// How a tenant's endpoints behave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// As Entra does.
    #[default]
    Honest,
    /// Refuses with this AADSTS code, whatever is sent.
    Refuse(u32),
    /// Honest after this long.
    Slow(Duration),
    /// 429 with `Retry-After` in seconds.
    Throttle(u32),
    /// A network's sign-in page, with status 200.
    Html,
    /// Two megabytes.
    Huge,
    /// Sends on to another host.
    Redirect,
    /// Half an answer.
    Truncated,
    /// A token without signature.
    Unsigned,
    /// A token of another tenant.
    ForeignTenant,
    /// A token of another app.
    ForeignApp,
    /// A token for another API.
    ForeignApi,
    /// A token of yesterday.
    Expired,
}

impl Directory {
    /// The tenant of the portals, without apps.
    pub fn of(world: &World) -> Self {
        let tenant = Tenant { id: world.tenant.id.clone(), ..Tenant::new(&world.tenant.domain) };
        Self { tenants: vec![tenant] }
    }

    /// The tenant of the portals with one of its apps, and consent for the whole plan.
    pub fn consented(world: &World, app: &str) -> Result<Self> {
        let issued = world.app(app)?;
        let names = |api| of(api).map(|permission| permission.name).collect::<Vec<_>>();
        let secret = &issued.last_secret()?.value;
        let app = App { id: issued.app_id.clone(), ..App::new(secret, &names(Api::Exchange), &names(Api::Graph)) };
        let mut directory = Self::of(world);
        directory.tenants[0].apps.push(app);
        Ok(directory)
    }
}

impl Tenant {
    /// A company in the worldwide cloud, with Exchange Online, and nothing else yet.
    pub fn new(domain: &str) -> Self {
        Self {
            id: guid(),
            domains: vec![domain.to_owned()],
            login: "login.microsoftonline.com",
            region: "EU",
            sub_region: None,
            exchange: true,
            apps: Vec::new(),
            mailboxes: HashMap::new(),
            mode: Mode::Honest,
        }
    }
}

impl App {
    /// An app with one secret, and consent for these.
    pub fn new(secret: &str, exchange_roles: &[&str], graph_roles: &[&str]) -> Self {
        let owned = |roles: &[&str]| roles.iter().map(|role| (*role).to_owned()).collect();
        Self {
            id: guid(),
            service_principal: guid(),
            secrets: vec![(secret.to_owned(), false)],
            exchange_roles: owned(exchange_roles),
            graph_roles: owned(graph_roles),
            state: AppState::Enabled,
        }
    }
}

/// The login hosts.
const LOGIN: [&str; 3] = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"];

/// Graph's hosts.
const GRAPH: [&str; 4] =
    ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

/// Exchange's hosts.
const EXCHANGE: [&str; 4] = ["outlook.office365.com", "outlook.office365.us", "outlook-dod.office365.us", "partner.outlook.cn"];

/// A request to the double.
pub struct Asked<'a> {
    /// Host name, without port.
    pub host: &'a str,
    /// Method.
    pub method: &'a Method,
    /// Path.
    pub path: &'a str,
    /// Headers by lower-case name.
    pub headers: HashMap<String, String>,
    /// Body.
    pub body: &'a str,
}

impl<'a> Asked<'a> {
    /// A request as the server has it.
    pub fn new(host: &'a str, parts: &'a Parts, body: &'a str) -> Self {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        Self { host, method: &parts.method, path: parts.uri.path(), headers, body }
    }
}

/// The double's answer, if it lives on that host.
pub async fn answer(directory: &Directory, asked: &Asked<'_>) -> Option<Response> {
    match asked.host {
        host if LOGIN.contains(&host) => Some(answers::login(directory, asked).await),
        host if GRAPH.contains(&host) => Some(mailboxes::graph(directory, asked)),
        host if EXCHANGE.contains(&host) => Some(mailboxes::ews(directory, asked)),
        _ => None,
    }
}

/// A status with a body of some kind.
fn page(status: u16, kind: &'static str, body: impl Into<String>) -> Response {
    let status = axum::http::StatusCode::from_u16(status).expect("a status of ours");
    (status, [(axum::http::header::CONTENT_TYPE, kind)], body.into()).into_response()
}

/// A status with JSON.
fn json(status: u16, body: &serde_json::Value) -> Response {
    page(status, "application/json; charset=utf-8", body.to_string())
}
