//! The program that seals and opens handoff files: `extension/background.js` loads it when it is needed.

fn main() {}

/// The functions that the loader calls. What comes over is owned here, to be wiped.
#[cfg(target_arch = "wasm32")]
mod exported {
    use js_sys::Uint8Array;
    use tenant_bridge::setup::handoff::seal;
    use tenant_bridge::wire::js::to_js;
    use wasm_bindgen::prelude::*;
    use zeroize::Zeroizing;

    /// Seals a text; see `tenant_bridge::setup::handoff::seal`.
    #[wasm_bindgen]
    pub fn seal(text: Vec<u8>, passphrase: String) -> Result<String, JsValue> {
        let (text, passphrase) = (Zeroizing::new(text), Zeroizing::new(passphrase));
        seal::seal(&text, &passphrase).map_err(|flaw| to_js(&flaw))
    }

    /// Opens a file; see `tenant_bridge::setup::handoff::seal`.
    #[wasm_bindgen]
    pub fn unseal(file: Vec<u8>, passphrase: String) -> Result<Uint8Array, JsValue> {
        let passphrase = Zeroizing::new(passphrase);
        seal::open(&file, &passphrase).map(|text| Uint8Array::from(text.as_slice())).map_err(|flaw| to_js(&flaw))
    }
}
