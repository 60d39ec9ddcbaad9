//! The extension API's functions that we call, as they are: promises, `chrome` in Firefox as well.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Kept on disk.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    pub async fn local_get(key: &str) -> Result<JsValue, JsValue>;
    /// Kept on disk.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    pub async fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;
    /// Kept in memory, for our own pages and worker only.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    pub async fn session_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    /// Kept in memory, for our own pages and worker only.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    pub async fn session_set(items: &JsValue) -> Result<JsValue, JsValue>;
    /// What the organisation that manages the browser has set.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "managed"], js_name = get, catch)]
    pub async fn managed_get() -> Result<JsValue, JsValue>;

    /// Whether the admin lets the extension into private windows.
    #[wasm_bindgen(js_namespace = ["chrome", "extension"], js_name = isAllowedIncognitoAccess, catch)]
    pub async fn is_allowed_incognito_access() -> Result<JsValue, JsValue>;

    /// Registers content scripts.
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = registerContentScripts, catch)]
    pub async fn register_content_scripts(scripts: &JsValue) -> Result<JsValue, JsValue>;
    /// Takes all registrations back.
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts, catch)]
    pub async fn unregister_content_scripts() -> Result<JsValue, JsValue>;
    /// Runs a script in pages already open.
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    pub async fn execute_script(injection: &JsValue) -> Result<JsValue, JsValue>;

    /// Open tabs.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    pub async fn tabs_query(query: &JsValue) -> Result<JsValue, JsValue>;
    /// A new tab.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    pub async fn tabs_create(properties: &JsValue) -> Result<JsValue, JsValue>;
    /// A message to a tab, or to one document of it.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    pub async fn tabs_send_message(tab: i32, message: &JsValue, options: &JsValue) -> Result<JsValue, JsValue>;

    /// Wakes us once, or again and again.
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    pub async fn alarms_create(name: &str, info: &JsValue) -> Result<JsValue, JsValue>;
    /// No more.
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = clear, catch)]
    pub async fn alarms_clear(name: &str) -> Result<JsValue, JsValue>;

    /// Shows a notification in the place of the one of that name.
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = create, catch)]
    pub async fn notifications_create(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    /// Takes it away.
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = clear, catch)]
    pub async fn notifications_clear(name: &str) -> Result<JsValue, JsValue>;
    /// The text on the toolbar button.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    pub async fn action_set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
    /// Its ground.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    pub async fn action_set_badge_ground(details: &JsValue) -> Result<JsValue, JsValue>;
    /// What the toolbar button is called.
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    pub async fn action_set_title(details: &JsValue) -> Result<JsValue, JsValue>;
    /// Calls a function later, if the worker still lives then.
    #[wasm_bindgen(js_name = setTimeout)]
    pub fn set_timeout(function: &JsValue, milliseconds: f64);

    /// Rules for requests that hold until the browser ends.
    #[wasm_bindgen(js_namespace = ["chrome", "declarativeNetRequest"], js_name = updateSessionRules, catch)]
    pub async fn update_session_rules(change: &JsValue) -> Result<JsValue, JsValue>;
    /// The extension's id.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "runtime"], js_name = id)]
    pub static RUNTIME_ID: String;
    /// The host of the extension's own pages: in Chromium its id, in Firefox one that each installation draws anew.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["location"], js_name = host)]
    pub static OWN_HOST: String;

    /// Sends a request.
    #[wasm_bindgen(js_name = fetch, catch)]
    pub async fn fetch(url: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    /// Puts an event into the queue; a function of the loader.
    #[wasm_bindgen(js_name = tell)]
    pub fn tell(kind: &str, detail: &JsValue);

    /// Seals or opens a handoff file (`what` is `seal` or `unseal`) in a program of its own; a function of the loader, which loads that
    /// program the first time. An error is a flaw in its form for messages.
    #[wasm_bindgen(js_name = sealing, catch)]
    pub async fn sealing(what: &str, bytes: &js_sys::Uint8Array, passphrase: &str) -> Result<JsValue, JsValue>;

    /// Reads attributes of a model-driven form's record in the page's own world, where its object model lives; a function of
    /// the loader, because what runs in a page must be JavaScript.
    #[wasm_bindgen(js_name = readRecord, catch)]
    pub async fn read_record(tab: i32, document: &str, names: &JsValue, secret: &str) -> Result<JsValue, JsValue>;
}
