//! Keeps the focus in its place: a control that goes away, or is greyed out for a while, leaves it to what is around it. Whoever works by
//! keyboard or by ear does not begin again at the top.

use super::page;
use js_sys::Array;
use std::cell::RefCell;
use std::iter;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

thread_local! {
    /// The control that has or had the focus, and all that is around it.
    static PLACE: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

/// Does so from now on, in this page.
///
/// # Errors
/// When the browser refuses to tell what happens; the focus is then lost as in any page.
pub fn keep() -> Result<(), JsValue> {
    let document = page::document().ok_or(JsValue::NULL)?;
    listen(&document, "focusin", |event| {
        let control = event.target().and_then(|target| target.dyn_into().ok());
        PLACE.set(iter::successors(control, around).collect());
    })?;
    // Whoever clicks beside all controls has put the focus away.
    listen(&document, "pointerdown", |_| PLACE.set(vec![]))?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_attribute_filter(&Array::of1(&"disabled".into()));
    let changed = Closure::<dyn FnMut()>::new({
        let document = document.clone();
        move || pass_on(&document)
    });
    MutationObserver::new(changed.into_js_value().unchecked_ref())?.observe_with_options(&document, &options)
}

fn listen(document: &Document, event: &str, hear: impl Fn(Event) + 'static) -> Result<(), JsValue> {
    let hear = Closure::<dyn Fn(Event)>::new(hear).into_js_value();
    document.add_event_listener_with_callback(event, hear.unchecked_ref())
}

/// The element around one, up to the body's own children.
fn around(element: &HtmlElement) -> Option<HtmlElement> {
    element.parent_element().filter(|parent| !is_body(parent))?.dyn_into().ok()
}

/// It has the focus when nothing has.
fn is_body(element: &Element) -> bool {
    element.tag_name() == "BODY"
}

/// Gives a lost focus to the nearest of its place that is there, or to what the page has to say now.
fn pass_on(document: &Document) {
    let is_lost = document.active_element().is_none_or(|active| is_body(&active));
    let Some(control) = PLACE.with_borrow(|place| place.first().cloned()).filter(|_| is_lost) else { return };
    // It gets the focus back when it is no longer grey.
    if control.is_connected() && control.matches(":disabled").unwrap_or_default() {
        return;
    }
    let nearest = PLACE.with_borrow(|place| place.iter().find(|element| element.is_connected()).cloned());
    let main = || document.query_selector("main").ok()??.dyn_into().ok();
    let Some(heir) = nearest.or_else(main) else { return };
    let options = FocusOptions::new();
    if heir != control {
        heir.set_tab_index(-1);
        // It may be larger than what shows of it.
        options.set_prevent_scroll(true);
    }
    // What cannot take the focus leaves it where it is.
    let _ = heir.focus_with_options(&options);
}
