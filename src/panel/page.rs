//! The few things that the panel asks of the browser for itself: time, focus, the clipboard.

use super::model::Action;
use super::words;
use js_sys::{Array, Date, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url};
use yew::{Callback, InputEvent, NodeRef, TargetCast};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(function: &JsValue, milliseconds: i32);
    #[wasm_bindgen(js_name = setInterval)]
    fn set_interval(function: &JsValue, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearInterval)]
    fn clear_interval(id: &JsValue);
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn write_text(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(into: &Uint8Array);
    #[wasm_bindgen(js_namespace = location)]
    fn reload();
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = openOptionsPage)]
    fn open_options_page();
}

/// Calls `function` once, after some milliseconds.
pub fn after(milliseconds: i32, function: impl FnOnce() + 'static) {
    set_timeout(&Closure::once_into_js(function), milliseconds);
}

/// Calls `function` again and again until the answer is called.
pub fn every(milliseconds: i32, function: impl FnMut() + 'static) -> impl FnOnce() {
    let function = Closure::<dyn FnMut()>::new(function);
    let id = set_interval(function.as_ref(), milliseconds);
    move || {
        clear_interval(&id);
        drop(function);
    }
}

/// The page.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Which page of the panel's program this is, as its body says.
pub fn name() -> Option<String> {
    document()?.body()?.get_attribute("data-page")
}

/// Whose browser it is, as far as its words and settings differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vendor {
    /// Chrome and Chromium.
    Chrome,
    /// Edge.
    Edge,
    /// Firefox.
    Firefox,
}

/// Whose browser this is.
pub fn vendor() -> Vendor {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    match agent.as_str() {
        agent if agent.contains("Firefox/") => Vendor::Firefox,
        agent if agent.contains("Edg/") => Vendor::Edge,
        _ => Vendor::Chrome,
    }
}

/// Now, in milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// The time of day where the admin is, as `10:42`.
pub fn clock(at: f64) -> String {
    let date = Date::new(&at.into());
    let two = |n: u32| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    [&two(date.get_hours()), ":", &two(date.get_minutes())].concat()
}

/// Day and time where the admin is, as `28 November 2026, 10:42`.
pub fn moment(at: f64) -> String {
    [&words::day(&day(at)), ", ", &clock(at)].concat()
}

/// The day where the admin is (ISO 8601).
pub fn day(at: f64) -> String {
    let date = Date::new(&at.into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// Bytes by chance, as good as the browser's own keys.
pub fn chance<const N: usize>() -> [u8; N] {
    let bytes = Uint8Array::new_with_length(N as u32);
    get_random_values(&bytes);
    let mut copy = [0; N];
    bytes.copy_to(&mut copy);
    copy
}

/// Puts an id or a report on the clipboard, and says so. Never a secret: other programs read it there.
pub fn copy_and_say(text: String, act: &Callback<Action>) {
    let act = act.clone();
    yew::platform::spawn_local(async move {
        let copied = write_text(&text).await.is_ok();
        act.emit(Action::Say(if copied { "Copied." } else { "The browser refused to copy." }));
    });
}

/// Media type of JSON.
pub const JSON: &str = "application/json";
/// Media type of web pages.
pub const HTML: &str = "text/html";
/// Media type of sealed files, which have none of their own: a browser shows none of it.
pub const AGE: &str = "application/octet-stream";

/// Gives the admin a text as a file of a media type, which the browser saves where it saves all that is downloaded.
///
/// # Errors
/// When the browser refuses.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().ok_or(JsValue::NULL)?.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// What a button does that saves a text so, and says so.
pub fn save_and_say<E>(name: &'static str, kind: &'static str, text: String, act: &Callback<Action>) -> Callback<E> {
    act.reform(move |_| {
        Action::Say(if save(name, kind, &text).is_ok() { "Saved to your downloads." } else { "The browser refused to save." })
    })
}

/// Opens the options, or turns to them where they are open.
pub fn open_options() {
    open_options_page();
}

/// Loads the panel again.
pub fn load_again() {
    reload();
}

/// Moves the focus to the element with this id, unfolding what it is in; only ever as the answer to a click.
pub fn focus(id: &str) {
    let element =
        document().and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        if let Ok(Some(fold)) = element.closest("details") {
            // Without the attribute it stays folded, and can be unfolded by hand.
            let _ = fold.set_attribute("open", "");
        }
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether the focus is inside an element of this class.
pub fn focus_is_inside(selector: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Sends what the text or the choice in a control means, once it is committed.
pub fn on_commit<T: 'static>(send: &Callback<T>, meaning: impl Fn(String) -> Option<T> + 'static) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        if let Some(intent) = property(&event, "value").and_then(|text| meaning(text.as_string()?)) {
            send.emit(intent);
        }
    })
}

/// Sends the text of a box at every stroke.
pub fn on_input(send: &Callback<String>) -> Callback<InputEvent> {
    let send = send.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(text) = property(&event, "value").and_then(|text| text.as_string()) {
            send.emit(text);
        }
    })
}

/// Sends what is in the file that was chosen, its first bytes at most; what is no text comes with marks in place of it.
pub fn on_file(most: usize, send: Callback<String>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let send = send.clone();
        let input: HtmlInputElement = event.target_unchecked_into();
        let file =
            input.files().and_then(|files| files.get(0)).and_then(|file| file.slice_with_f64_and_f64(0.0, most as f64).ok());
        yew::platform::spawn_local(async move {
            if let Some(text) = file.map(|file| JsFuture::from(file.text())) {
                // A file that cannot be read is as good as an empty one.
                send.emit(text.await.ok().and_then(|text| text.as_string()).unwrap_or_default());
            }
            // The same file can be chosen again.
            input.set_value("");
        });
    })
}

/// Whether the box that an event is about is ticked.
pub fn is_checked(event: &Event) -> bool {
    property(event, "checked").is_some_and(|checked| checked.is_truthy())
}

fn property(event: &Event, name: &str) -> Option<JsValue> {
    Reflect::get(event.target()?.as_ref(), &name.into()).ok()
}

/// Sets the text or the choice of a control.
pub fn set_value(control: &NodeRef, value: &str) {
    if let Some(control) = control.get() {
        // A control always takes a value.
        let _ = Reflect::set(&control, &"value".into(), &value.into());
    }
}
