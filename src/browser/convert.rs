//! Between Rust's values and the browser's.

use crate::background::state::DocumentId;
use crate::background::{Event, Source};
use crate::protocol::agent::Message;
use crate::protocol::panel::Intent;
use crate::recognise::pages::host_kind;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// A plain JavaScript object, as messages and storage want it.
///
/// # Errors
/// When a value has no such form; none of ours lacks one.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// What an event's detail says; [`Event::Malformed`] if it cannot be read.
pub fn event(kind: &str, detail: JsValue) -> Option<Event> {
    fn read<T: for<'de> Deserialize<'de>>(detail: JsValue, event: impl FnOnce(T) -> Option<Event>) -> Option<Event> {
        serde_wasm_bindgen::from_value(detail).map_or(Some(Event::Malformed), event)
    }
    match kind {
        "message" => read(detail, |m: Heard| m.sender.source().map(|source| Event::Agent { source, message: m.message })),
        "intent" => read(detail, |intent: Intent| Some(Event::Panel(intent))),
        "navigated" => read(detail, |n: Navigated| {
            Some(Event::Navigated { tab: n.tab_id, frame: n.frame_id, document: DocumentId(n.document_id?) })
        }),
        "tab-changed" => read(detail, |tab: Tab| Some(Event::TabChanged { tab: tab.id, url: tab.url, title: tab.title })),
        "tab-closed" => read(detail, |tab: i32| Some(Event::TabClosed { tab })),
        "tick" => Some(Event::Tick),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Heard {
    message: Message,
    sender: Sender,
}

/// `runtime.MessageSender`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sender {
    #[serde(default)]
    url: String,
    #[serde(default)]
    origin: Option<String>,
    frame_id: Option<i32>,
    document_id: Option<String>,
    tab: Option<Tab>,
}

#[derive(Deserialize)]
struct Tab {
    id: i32,
    #[serde(default)]
    url: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    incognito: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Navigated {
    tab_id: i32,
    frame_id: i32,
    document_id: Option<String>,
}

impl Sender {
    /// Nothing is believed of a sender without tab, frame and document. `about:` documents have an origin and no address
    /// of their own, sandboxed ones an address and no origin: whichever is real says where a document is from.
    fn source(self) -> Option<Source> {
        let tab = self.tab?;
        let origin = self.origin.unwrap_or_else(|| "null".to_owned());
        Some(Source {
            tab: tab.id,
            frame: self.frame_id?,
            document: DocumentId(self.document_id?),
            url: if host_kind(&self.url).is_some() { self.url } else { origin.clone() },
            origin,
            tab_url: tab.url,
            tab_title: tab.title,
            incognito: tab.incognito,
        })
    }
}
