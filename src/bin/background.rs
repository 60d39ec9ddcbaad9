//! The service worker's program: `extension/background.js` loads it and calls [`handle`].

fn main() {}

/// Takes in one event of the browser; see `tenant_bridge::background::shell::handle`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn handle(kind: String, detail: wasm_bindgen::JsValue, post: js_sys::Function) -> Result<(), wasm_bindgen::JsValue> {
    tenant_bridge::background::shell::handle(kind, detail, post).await
}
