//! Sends the requests of [`crate::entra`]. An answer may take seconds, and pages must be heard meanwhile: so it is waited for
//! beside the queue of events, and comes back as one.

use super::shell::{object, texts};
use crate::browser::api;
use crate::browser::convert::{LookedUp, Verified};
use crate::entra::check::{self, Credentials, Http};
use crate::entra::discovery::{self, TenantName};
use crate::entra::http::{BODY_LIMIT, Failure, PATIENCE, RULES, Request, Response};
use crate::setup::address::Address;
use crate::setup::cloud::Cloud;
use crate::wire::js::to_js;
use js_sys::{Array, Date, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, WorkerNavigator};

/// Looks a tenant up.
pub fn look_up(setup: u32, name: String, tenant: TenantName, cloud: Cloud) {
    spawn_local(async move {
        let found = discovery::look_up(&Browser, cloud, &tenant).await;
        api::tell("looked-up", &to_js(&LookedUp { setup, name, found }));
    });
}

/// Asks whether the values work.
pub fn verify(run: u32, credentials: Credentials, mailbox: Option<Address>, rbac: bool) {
    spawn_local(async move {
        let verification = check::verify(&Browser, &credentials, mailbox.as_ref(), rbac).await;
        api::tell("verified", &to_js(&Verified { run, verification }));
    });
}

struct Browser;

impl Http for Browser {
    async fn send(&self, request: Request) -> Result<Response, Failure> {
        hide_origin().await;
        match fetch(&request).await {
            Ok(response) => response,
            Err(_) if !is_online() => Err(Failure::Offline),
            Err(error) if name_of(&error) == "TimeoutError" => Err(Failure::TimedOut),
            Err(_) => Err(Failure::Unreachable),
        }
    }

    fn now(&self) -> f64 {
        Date::now()
    }
}

/// Takes `Origin` off our own requests: Entra takes a request with a foreign one for a page's, and refuses it (AADSTS9002326).
/// Pages' requests are not touched. The rule lasts until the browser ends, and giving it again changes nothing.
async fn hide_origin() {
    const RULE: u32 = 1;
    let hosts: Array = Cloud::ALL
        .into_iter()
        .flat_map(|cloud| [cloud.hosts().login, cloud.hosts().graph, cloud.hosts().exchange])
        .map(JsValue::from)
        .collect();
    let rule = || {
        let header = object(&[("header", "origin".into()), ("operation", "remove".into())])?;
        let action = object(&[("type", "modifyHeaders".into()), ("requestHeaders", Array::of1(&header).into())])?;
        let condition = object(&[
            ("initiatorDomains", texts([&api::OWN_HOST.with(String::clone)])),
            ("requestDomains", hosts.into()),
            ("requestMethods", texts(["get", "post"])),
            ("resourceTypes", texts(["xmlhttprequest", "other"])),
        ])?;
        let rule = object(&[("id", RULE.into()), ("action", action), ("condition", condition)])?;
        object(&[("removeRuleIds", Array::of1(&RULE.into()).into()), ("addRules", Array::of1(&rule).into())])
    };
    if let Ok(change) = rule() {
        // Without the rule Entra says so itself, and that has a sentence of its own.
        let _ = api::update_session_rules(&change).await;
    }
}

async fn fetch(request: &Request) -> Result<Result<Response, Failure>, JsValue> {
    let headers = object(&[])?;
    for (name, value) in request.headers().chain(request.authorization().map(|value| ("authorization", value))) {
        Reflect::set(&headers, &name.into(), &value.into())?;
    }
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    let options = object(&[("method", request.method().into()), ("headers", headers), ("signal", signal.into())])?;
    for (name, value) in RULES {
        Reflect::set(&options, &name.into(), &value.into())?;
    }
    if request.method() == "POST" {
        Reflect::set(&options, &"body".into(), &request.body().into())?;
    }
    let response: web_sys::Response = api::fetch(request.url(), &options).await?.unchecked_into();
    let got = response.headers();
    let header = |name: &str| Some((name.to_owned(), got.get(name).ok()??));
    let headers = ["retry-after", "x-ews-policy-reason"].into_iter().filter_map(header).collect();
    Ok(match read_body(&response).await? {
        Some(body) => Response::new(response.status(), headers, body),
        None => Err(Failure::TooLarge),
    })
}

/// The body; `None`, and the rest is not read, above the limit.
async fn read_body(response: &web_sys::Response) -> Result<Option<Vec<u8>>, JsValue> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(Some(body)) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = wasm_bindgen_futures::JsFuture::from(reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(Some(body));
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into())?.unchecked_into();
        if body.len() + piece.length() as usize > BODY_LIMIT {
            let _ = wasm_bindgen_futures::JsFuture::from(reader.cancel()).await;
            return Ok(None);
        }
        body.extend(piece.to_vec());
    }
}

fn is_online() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).unwrap_or_default();
    navigator.unchecked_into::<WorkerNavigator>().on_line()
}

fn name_of(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}
