//! The login host: discovery, keys, and tokens.

use super::super::world::guid;
use super::refusals::{refusal, refusal_as};
use super::{App, AppState, Asked, Directory, EXCHANGE, GRAPH, Mode, Tenant, json, jwt, page};
use axum::http::{HeaderValue, Method, header};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Answers a request to a login host.
pub async fn login(directory: &Directory, asked: &Asked<'_>) -> Response {
    let (name, endpoint) = asked.path.trim_start_matches('/').split_once('/').unwrap_or_default();
    let tenant = directory.find(name);
    if let Some(Tenant { mode: Mode::Slow(time), .. }) = tenant {
        tokio::time::sleep(*time).await;
    }
    if let Some(broken) = tenant.and_then(|tenant| broken(tenant.mode)) {
        return broken;
    }
    match (asked.method, endpoint) {
        (&Method::GET, "v2.0/.well-known/openid-configuration") => match tenant {
            Some(tenant) => json(200, &description(tenant)),
            None if is_name(name) => refusal_as(400, "invalid_tenant", 90002, name),
            None => refusal_as(400, "invalid_tenant", 900023, name),
        },
        (&Method::GET, "discovery/v2.0/keys") => json(200, &jwt::keys()),
        // A tenant of another cloud is not known at this host.
        (&Method::POST, "oauth2/v2.0/token") => match tenant.filter(|tenant| tenant.login == asked.host) {
            Some(tenant) => token(tenant, asked),
            None if is_name(name) => refusal(90002, name),
            None => refusal(900023, name),
        },
        _ => page(404, "text/html; charset=utf-8", "<!doctype html>"),
    }
}

impl Directory {
    /// The tenant of that ID or domain.
    pub fn find(&self, name: &str) -> Option<&Tenant> {
        let name = name.to_ascii_lowercase();
        self.tenants.iter().find(|tenant| tenant.id == name || tenant.domains.contains(&name))
    }
}

/// What comes from a broken Entra, or from something that stands in front of it.
fn broken(mode: Mode) -> Option<Response> {
    const HTML: &str = "text/html; charset=utf-8";
    match mode {
        Mode::Html => Some(page(200, HTML, "<!doctype html><title>Guest network</title><form>Please sign in.</form>")),
        Mode::Huge => Some(page(200, "application/json", format!("{{\"access_token\":\"{}\"}}", "x".repeat(2 << 20)))),
        Mode::Truncated => Some(page(200, "application/json", "{\"token_type\":\"Bearer\",\"access_token\":\"eyJ0eX")),
        Mode::Redirect => {
            let mut answer = page(307, HTML, "");
            answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static("https://login.example.com/token"));
            Some(answer)
        }
        Mode::Throttle(seconds) => {
            let mut answer = refusal_as(429, "temporarily_unavailable", 90055, "");
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            Some(answer)
        }
        _ => None,
    }
}

fn description(tenant: &Tenant) -> Value {
    let base = format!("https://{}/{}", tenant.login, tenant.id);
    let instance = tenant.login.strip_prefix("login.");
    json!({
        "token_endpoint": format!("{base}/oauth2/v2.0/token"),
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "jwks_uri": format!("{base}/discovery/v2.0/keys"),
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "issuer": format!("{base}/v2.0"),
        "authorization_endpoint": format!("{base}/oauth2/v2.0/authorize"),
        "end_session_endpoint": format!("{base}/oauth2/v2.0/logout"),
        "tenant_region_scope": tenant.region,
        "tenant_region_sub_scope": tenant.sub_region,
        "cloud_instance_name": instance,
        "msgraph_host": GRAPH[0],
    })
}

/// The order of these checks is Entra's, as far as it shows: what is asked, then who asks, then for what.
fn token(tenant: &Tenant, asked: &Asked<'_>) -> Response {
    if let Mode::Refuse(code) = tenant.mode {
        return refusal(code, &tenant.id);
    }
    if let Some(origin) = asked.headers.get("origin") {
        return refusal(9002326, origin);
    }
    let form: HashMap<_, _> = form_urlencoded::parse(asked.body.as_bytes()).collect();
    let field = |name: &str| form.get(name).map(|value| value.as_ref()).filter(|value| !value.is_empty());
    let (grant, scope) = (field("grant_type"), field("scope"));
    if grant != Some("client_credentials") {
        return refusal(900144, "grant_type");
    }
    let Some(client) = field("client_id") else { return refusal(900144, "client_id") };
    let Some(app) = tenant.apps.iter().find(|app| app.id == client) else { return refusal(700016, client) };
    let Some(scope) = scope else { return refusal(900144, "scope") };
    let Some(resource) = scope.strip_suffix("/.default") else { return refusal(1002012, scope) };
    let Some(secret) = field("client_secret") else { return refusal(7000216, client) };
    match app.state {
        AppState::Enabled => {}
        AppState::Disabled => return refusal(7000112, client),
        AppState::NoServicePrincipal => return refusal(7000229, client),
        AppState::Public => return refusal(700025, client),
    }
    match app.secrets.iter().find(|(value, _)| value == secret) {
        Some((_, false)) => {}
        Some((_, true)) => return refusal(7000222, client),
        None => return refusal(7000215, client),
    }
    match roles(tenant, app, resource) {
        Some(roles) => issue(tenant, app, resource, roles),
        None => refusal(500011, resource),
    }
}

/// The consented roles, if the tenant has that API.
fn roles<'a>(tenant: &Tenant, app: &'a App, resource: &str) -> Option<&'a [String]> {
    match resource.strip_prefix("https://")? {
        host if GRAPH.contains(&host) => Some(&app.graph_roles),
        host if EXCHANGE.contains(&host) && tenant.exchange => Some(&app.exchange_roles),
        _ => None,
    }
}

fn issue(tenant: &Tenant, app: &App, resource: &str, roles: &[String]) -> Response {
    let mut claims = jwt::claims(tenant, app, resource, roles);
    let other = guid();
    match tenant.mode {
        Mode::ForeignTenant => claims["tid"] = json!(other),
        Mode::ForeignApp => claims["appid"] = json!(other),
        Mode::ForeignApi => claims["aud"] = json!("https://management.azure.com"),
        Mode::Expired => claims["exp"] = json!(claims["iat"].as_i64().unwrap_or_default() - 86_400),
        _ => {}
    }
    let token = if tenant.mode == Mode::Unsigned { jwt::unsigned(&claims) } else { jwt::sign(&claims) };
    let life = jwt::LIFE;
    json(200, &json!({ "token_type": "Bearer", "expires_in": life, "ext_expires_in": life, "access_token": token }))
}

/// An ID or a domain name, known or not.
fn is_name(name: &str) -> bool {
    let id = name.len() == 36 && name.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    id || name.contains('.')
}
