//! What the test server answers; the contract is `tests/replicas/README.md`.

use super::dataverse::Hold;
use super::server::{Record, Shared};
use super::world::{App, Kind, Profile, Secret, readable};
use super::{dataverse, entra, hosts};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// Largest body a replica sends.
const BODY_LIMIT: usize = 1 << 20;

/// The policy real portals have in spirit: no inline script, no WebAssembly.
const PAGE_POLICY: &str = "script-src 'self'; style-src 'self' 'unsafe-inline'";

/// All routes over one shared state.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/__replica/world", get(world))
        .route("/__replica/apps", post(create_app))
        .route("/__replica/apps/{app_id}/secrets", post(create_secret))
        .route("/__replica/apps/{app_id}/permissions", post(configure))
        .route("/__replica/apps/{app_id}/consent", post(consent))
        .route("/__replica/profiles", post(save_profile))
        .route("/__replica/assets/{file}", get(asset))
        .route("/__replica/page/{name}", get(named_page))
        .fallback(page_of_host)
        .layer(from_fn_with_state(shared.clone(), record_and_open))
        .with_state(shared)
}

/// Writes each request down, and lets every origin read the answer: a sandboxed frame has the origin `null`.
async fn record_and_open(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let preflight = parts.method == Method::OPTIONS;
    shared.requests().push(Record {
        host: host_of(&parts.headers),
        method: parts.method.to_string(),
        path: parts.uri.path().into(),
        query: parts.uri.query().unwrap_or_default().into(),
        headers: format!("{:?}", parts.headers),
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    let mut answer = if preflight {
        StatusCode::NO_CONTENT.into_response()
    } else {
        next.run(Request::from_parts(parts, Body::from(body))).await
    };
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PATCH"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn host_of(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host.and_then(|host| host.split(':').next());
    name.unwrap_or_default().to_ascii_lowercase()
}

async fn world(State(shared): State<Arc<Shared>>) -> Response {
    Json(&*shared.world()).into_response()
}

#[derive(Deserialize)]
struct NewApp {
    name: String,
}

async fn create_app(State(shared): State<Arc<Shared>>, Json(new): Json<NewApp>) -> Response {
    let app = App::new(&new.name);
    shared.world().apps.push(app.clone());
    (StatusCode::CREATED, Json(app)).into_response()
}

#[derive(Deserialize)]
struct NewSecret {
    description: String,
    months: u32,
}

/// The only answer that ever holds a secret's value.
#[derive(Serialize)]
struct IssuedSecret<'a> {
    #[serde(flatten)]
    secret: &'a Secret,
    value: &'a str,
}

async fn create_secret(State(shared): State<Arc<Shared>>, Path(app_id): Path<String>, Json(new): Json<NewSecret>) -> Response {
    let mut world = shared.world();
    let custom = world.next_expiry.take();
    let Some(app) = world.apps.iter_mut().find(|app| app.app_id == app_id) else {
        return (StatusCode::NOT_FOUND, "no such app").into_response();
    };
    let mut secret = Secret::new(&new.description, new.months);
    secret.expires = custom.unwrap_or(secret.expires);
    let issued = IssuedSecret { secret: &secret, value: &secret.value };
    let answer = (StatusCode::CREATED, Json(issued)).into_response();
    app.secrets.push(secret);
    answer
}

#[derive(Deserialize)]
struct NewPermissions {
    api: String,
    kind: Kind,
    names: Vec<String>,
}

async fn configure(State(shared): State<Arc<Shared>>, Path(app_id): Path<String>, Json(new): Json<NewPermissions>) -> Response {
    change_app(&shared, &app_id, |app| app.configure(&new.api, new.kind, &new.names))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewConsent {
    keep_others: bool,
}

async fn consent(State(shared): State<Arc<Shared>>, Path(app_id): Path<String>, Json(new): Json<NewConsent>) -> Response {
    change_app(&shared, &app_id, |app| app.grant(new.keep_others))
}

fn change_app(shared: &Shared, app_id: &str, change: impl FnOnce(&mut App)) -> Response {
    let mut world = shared.world();
    let Some(app) = world.apps.iter_mut().find(|app| app.app_id == app_id) else {
        return (StatusCode::NOT_FOUND, "no such app").into_response();
    };
    change(app);
    (StatusCode::CREATED, Json(&*app)).into_response()
}

async fn save_profile(State(shared): State<Arc<Shared>>, Json(profile): Json<Profile>) -> Response {
    let answer = (StatusCode::CREATED, Json(readable(&profile))).into_response();
    shared.world().profiles.push(profile);
    answer
}

async fn asset(Path(file): Path<String>) -> Response {
    let kind = match file.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    };
    // A route's parameter is one path segment, but an encoded slash would come decoded.
    let known = !file.contains(['/', '\\']);
    let path = super::in_checkout("tests/replicas/dist").join(&file);
    match tokio::fs::read(path).await {
        Ok(content) if known => ([(header::CONTENT_TYPE, kind)], content).into_response(),
        _ => (StatusCode::NOT_FOUND, "no such asset").into_response(),
    }
}

async fn named_page(Path(name): Path<String>) -> Response {
    replica(&name)
}

/// A page the test registered for exactly this address, or else the double or the replica that lives on this host.
async fn page_of_host(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let host = host_of(request.headers());
    let path = request.uri().path();
    if let Some(page) = shared.pages().get(&(host.clone(), path.to_owned())) {
        return (page.headers.clone(), Bytes::from(page.html.clone())).into_response();
    }
    let directory = shared.directory().clone();
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    if let Some(answer) = entra::answer(&directory, &entra::Asked::new(&host, &parts, &String::from_utf8_lossy(&body))).await {
        return answer;
    }
    match hosts::page_of(&host) {
        Some("mda") if parts.uri.path().starts_with("/api/") => {
            let asked = dataverse::Asked {
                method: &parts.method,
                path: parts.uri.path(),
                query: parts.uri.query().unwrap_or_default(),
                headers: &parts.headers,
                body: &String::from_utf8_lossy(&body),
            };
            environment(&shared, &asked).await
        }
        Some(name) => replica(name),
        None => (StatusCode::NOT_FOUND, "no replica lives on this host").into_response(),
    }
}

/// The environment's answer, once it is no longer held up.
async fn environment(shared: &Shared, asked: &dataverse::Asked<'_>) -> Response {
    let held = async |where_: Hold| {
        while shared.organisation().hold.as_ref().is_some_and(|(method, hold)| (method, *hold) == (asked.method, where_)) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    held(Hold::Before).await;
    let answer = shared.organisation().answer(asked);
    held(Hold::After).await;
    answer
}

fn replica(name: &str) -> Response {
    let html = format!(
        "<!doctype html><html><head><meta charset=utf-8><link rel=stylesheet href=/__replica/assets/{name}.css></head>\
         <body><script src=/__replica/assets/{name}.js></script></body></html>"
    );
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, PAGE_POLICY)];
    (headers, html).into_response()
}
