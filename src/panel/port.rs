//! The line to the background. The worker behind it is stopped at will: the line is opened anew, and nothing said is lost.

use crate::browser::convert::to_js;
use crate::protocol::panel::{Intent, View};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// `runtime.Port`.
    #[derive(Clone)]
    type Port;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(this: &Port, message: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &Port) -> Listeners;
    #[wasm_bindgen(method, getter, js_name = onDisconnect)]
    fn on_disconnect(this: &Port) -> Listeners;

    /// `events.Event`.
    type Listeners;
    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &Listeners, listener: &JsValue);

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = connect, catch)]
    fn connect(info: &JsValue) -> Result<Port, JsValue>;
}

/// A line that is opened again whenever it breaks.
#[derive(Clone)]
pub struct Line {
    port: Rc<RefCell<Option<Port>>>,
    heard: Callback<View>,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.port, &other.port)
    }
}

impl Line {
    /// Opens a line; `heard` gets each view.
    pub fn open(heard: Callback<View>) -> Self {
        let line = Self { port: Rc::default(), heard };
        line.dial();
        line
    }

    /// Says something to the background. When the line is broken it is opened again first.
    pub fn say(&self, intent: &Intent) {
        let Ok(message) = to_js(intent) else { return };
        let said = |line: &Self| line.port.borrow().as_ref().is_some_and(|port| port.post_message(&message).is_ok());
        if !said(self) {
            self.dial();
            said(self);
        }
    }

    fn dial(&self) {
        let info = js_sys::Object::new();
        let named = js_sys::Reflect::set(&info, &"name".into(), &"panel".into());
        let Ok(port) = named.and_then(|_| connect(&info)) else { return };
        let heard = self.heard.clone();
        let listen = Closure::<dyn Fn(JsValue)>::new(move |message| {
            if let Ok(view) = serde_wasm_bindgen::from_value(message) {
                heard.emit(view);
            }
        });
        port.on_message().add_listener(&listen.into_js_value());
        let line = self.clone();
        let again = Closure::<dyn Fn()>::new(move || line.dial());
        port.on_disconnect().add_listener(&again.into_js_value());
        *self.port.borrow_mut() = Some(port);
    }
}
