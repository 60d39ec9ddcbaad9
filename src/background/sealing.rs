//! Sealing and opening in the browser: the loader's second program does it ([`crate::setup::handoff::seal`]), beside the queue of
//! events.

use crate::browser::api;
use crate::browser::convert::{Sealed, Unsealed};
use crate::protocol::PageText;
use crate::setup::handoff::Flaw;
use crate::wire::js::{from_js, to_js};
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use zeroize::Zeroizing;

/// Seals a text.
pub fn seal(run: u32, text: PageText, passphrase: PageText) {
    spawn_local(async move {
        let file = work("seal", text.expose().as_bytes(), &passphrase).await;
        let file = file.and_then(|file| file.as_string().ok_or(Flaw::Interrupted));
        api::tell("sealed", &to_js(&Sealed { run, file }));
    });
}

/// Opens a file, given in Base64.
pub fn unseal(run: u32, file: String, passphrase: PageText) {
    spawn_local(async move {
        let text = match Base64::decode_vec(&file) {
            Ok(bytes) => work("unseal", &bytes, &passphrase).await.and_then(|text| utf8(&text)),
            Err(_) => Err(Flaw::NotAge),
        };
        api::tell("unsealed", &to_js(&Unsealed { run, text }));
    });
}

async fn work(what: &str, bytes: &[u8], passphrase: &PageText) -> Result<JsValue, Flaw> {
    let bytes = Uint8Array::from(bytes);
    let done = api::sealing(what, &bytes, passphrase.expose()).await;
    wipe(&bytes);
    // What is no flaw of ours is the program's own end: it had no memory.
    done.map_err(|error| from_js(&error).unwrap_or(Flaw::Interrupted))
}

/// The text of bytes, which are wiped.
fn utf8(bytes: &JsValue) -> Result<PageText, Flaw> {
    let bytes: &Uint8Array = bytes.dyn_ref().ok_or(Flaw::Interrupted)?;
    let copy = Zeroizing::new(bytes.to_vec());
    wipe(bytes);
    std::str::from_utf8(&copy).map(PageText::from).map_err(|_| Flaw::NotAHandoff)
}

fn wipe(bytes: &Uint8Array) {
    bytes.fill(0, 0, bytes.length());
}
