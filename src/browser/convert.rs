//! What the browser says, as an event.

use crate::background::state::DocumentId;
use crate::background::{Event, NoticeAct, Source};
use crate::entra::discovery::Found;
use crate::entra::trouble::Trouble;
use crate::entra::verdict::Verification;
use crate::protocol::PageText;
use crate::protocol::agent::Message;
use crate::protocol::panel::{Intent, PutOff};
use crate::recognise::pages::{host_kind, sample_address};
use crate::setup::handoff::Flaw;
use crate::wire::Wire;
use crate::wire::js::from_js;
use wasm_bindgen::JsValue;

/// What an event's detail says; [`Event::Malformed`] if it cannot be read.
pub fn event(kind: &str, detail: &JsValue) -> Option<Event> {
    fn read<T: Wire>(detail: &JsValue, event: impl FnOnce(T) -> Option<Event>) -> Option<Event> {
        from_js(detail).map_or(Some(Event::Malformed), event)
    }
    match kind {
        "message" => read(detail, |m: Heard| m.sender.source().map(|source| Event::Agent { source, message: m.message })),
        "intent" => read(detail, |intent: Intent| Some(Event::Panel(intent))),
        "navigated" => read(detail, |n: Navigated| {
            Some(Event::Navigated { tab: n.tab_id, frame: n.frame_id, document: DocumentId(n.document_id?) })
        }),
        "tab-changed" => read(detail, |tab: Tab| {
            Some(Event::TabChanged { tab: tab.id, url: tab.url.unwrap_or_default(), title: tab.title.unwrap_or_default() })
        }),
        "tab-closed" => read(detail, |tab: i32| Some(Event::TabClosed { tab })),
        "looked-up" => {
            read(detail, |answer: LookedUp| Some(Event::LookedUp { setup: answer.setup, name: answer.name, found: answer.found }))
        }
        "verified" => {
            read(detail, |answer: Verified| Some(Event::Verified { run: answer.run, verification: answer.verification }))
        }
        "sealed" => read(detail, |answer: Sealed| Some(Event::Sealed { run: answer.run, file: answer.file })),
        "unsealed" => read(detail, |answer: Unsealed| Some(Event::Unsealed { run: answer.run, text: answer.text })),
        "tick" => Some(Event::Tick),
        "wake" => Some(Event::TimePassed),
        "notice" => read(detail, Notice::event),
        _ => None,
    }
}

/// The background's own answer to [`crate::background::Effect::LookUp`].
#[derive(Wire)]
pub struct LookedUp {
    /// For which setup.
    pub setup: u32,
    /// By which name.
    pub name: String,
    /// The tenant.
    pub found: Result<Found, Trouble>,
}

/// The background's own answer to [`crate::background::Effect::Verify`].
#[derive(Wire)]
pub struct Verified {
    /// The run.
    pub run: u32,
    /// What it found.
    pub verification: Verification,
}

/// The background's own answer to [`crate::background::Effect::Seal`].
#[derive(Wire)]
pub struct Sealed {
    /// The run.
    pub run: u32,
    /// The file.
    pub file: Result<String, Flaw>,
}

/// The background's own answer to [`crate::background::Effect::Unseal`].
#[derive(Wire)]
pub struct Unsealed {
    /// The run.
    pub run: u32,
    /// The text in the file.
    pub text: Result<PageText, Flaw>,
}

/// What the name of a notification about a secret begins with; the setup's id follows.
pub const NOTICE: &str = "secret-ends-";

/// A click on a notification, or on one of its buttons.
#[derive(Wire)]
struct Notice {
    name: String,
    button: Option<u32>,
}

impl Notice {
    fn event(self) -> Option<Event> {
        let setup = self.name.strip_prefix(NOTICE)?.parse().ok()?;
        let act = match self.button {
            None => NoticeAct::Open,
            Some(0) => NoticeAct::PutOff(PutOff::Week),
            Some(_) => NoticeAct::PutOff(PutOff::Next),
        };
        Some(Event::Notice { setup, act })
    }
}

#[derive(Wire)]
struct Heard {
    message: Message,
    sender: Sender,
}

/// `runtime.MessageSender`.
#[derive(Wire)]
struct Sender {
    url: Option<String>,
    origin: Option<String>,
    frame_id: Option<i32>,
    document_id: Option<String>,
    tab: Option<Tab>,
}

#[derive(Wire)]
struct Tab {
    id: i32,
    url: Option<String>,
    title: Option<String>,
    incognito: Option<bool>,
}

#[derive(Wire)]
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
        let sample = self.url.as_deref().and_then(sample_address).map(str::to_owned);
        let origin = sample.or(self.origin).unwrap_or_else(|| "null".to_owned());
        Some(Source {
            tab: tab.id,
            frame: self.frame_id?,
            document: DocumentId(self.document_id?),
            url: self.url.filter(|url| host_kind(url).is_some()).unwrap_or_else(|| origin.clone()),
            origin,
            tab_url: tab.url.unwrap_or_default(),
            tab_title: tab.title.unwrap_or_default(),
            incognito: tab.incognito.unwrap_or_default(),
        })
    }
}
