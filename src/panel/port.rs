//! The line to the background. The browser stops the background at will; the line then connects again, which starts it,
//! and gives it whatever the admin did meanwhile.

use super::page;
use crate::protocol::panel::{Intent, View};
use crate::wire::js::{from_js, to_js};
use js_sys::{Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// `chrome.runtime.Port`.
    type Port;
    /// `chrome.events.Event`.
    type ChromeEvent;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = connect, catch)]
    fn connect(info: &JsValue) -> Result<Port, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &Port) -> ChromeEvent;
    #[wasm_bindgen(method, getter, js_name = onDisconnect)]
    fn on_disconnect(this: &Port) -> ChromeEvent;
    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &ChromeEvent, listener: &JsValue);
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(this: &Port, message: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn disconnect(this: &Port);
}

/// What comes over the line.
pub enum Heard {
    /// What to show.
    View(Box<View>),
    /// The extension was replaced; nothing will come any more.
    Torn,
}

/// The line.
#[derive(Clone)]
pub struct Line(Rc<Inner>);

struct Inner {
    heard: Callback<Heard>,
    open: RefCell<Option<Open>>,
    /// Intents given while the line was down, oldest first.
    queued: RefCell<Vec<JsValue>>,
    /// How often the line broke without a word since the last one.
    broken: Cell<u32>,
}

/// What the port calls; dropped with it.
type Listeners = (Closure<dyn FnMut(JsValue)>, Closure<dyn FnMut()>);

/// A connection, with the functions it calls.
struct Open {
    port: Port,
    _listeners: Listeners,
}

impl Line {
    /// A line that is not connected yet.
    pub fn new(heard: Callback<Heard>) -> Self {
        Self(Rc::new(Inner { heard, open: RefCell::default(), queued: RefCell::default(), broken: Cell::default() }))
    }

    /// Connects, in place of the connection there may be.
    pub fn connect(&self) {
        if let Some(old) = self.0.open.take() {
            old.port.disconnect();
        }
        let info = Object::new();
        let named = Reflect::set(&info, &"name".into(), &"panel".into());
        let Ok(port) = named.and_then(|_| connect(&info)) else {
            // Only an extension that was replaced refuses to connect to itself.
            self.0.heard.emit(Heard::Torn);
            return;
        };
        let message = Closure::new({
            let line = self.clone();
            move |message| line.hear(message)
        });
        let disconnect = Closure::new({
            let line = self.clone();
            move || line.broken()
        });
        port.on_message().add_listener(message.as_ref());
        port.on_disconnect().add_listener(disconnect.as_ref());
        let queued = self.0.queued.take();
        *self.0.open.borrow_mut() = Some(Open { port, _listeners: (message, disconnect) });
        for intent in queued {
            self.post(intent);
        }
    }

    /// Tells the background what the admin did.
    pub fn send(&self, intent: &Intent) {
        self.post(to_js(intent));
    }

    fn post(&self, intent: JsValue) {
        let posted = self.0.open.borrow().as_ref().is_some_and(|open| open.port.post_message(&intent).is_ok());
        if !posted {
            self.0.queued.borrow_mut().push(intent);
        }
    }

    fn hear(&self, message: JsValue) {
        self.0.broken.set(0);
        if let Ok(view) = from_js(&message) {
            self.0.heard.emit(Heard::View(Box::new(view)));
        }
    }

    /// Connects again: at once, unless the background keeps breaking the line without having said anything.
    fn broken(&self) {
        let times = self.0.broken.get();
        self.0.broken.set(times + 1);
        self.0.open.take();
        if times == 0 {
            return self.connect();
        }
        let line = self.clone();
        page::after(125 << times.min(5), move || line.connect());
    }
}
