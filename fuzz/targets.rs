//! What is fed with bytes from elsewhere, one function an importer. Each must end without a panic, and keep the promise that it states.
//! `cargo fuzz` runs them for as long as one likes (`fuzz/README.md`); `tests/fuzz.rs` replays the corpus and changes of it.

use tenant_bridge::background::kept::Kept;
use tenant_bridge::describe::structure::{DocumentStructure, write_document};
use tenant_bridge::policy::Policy;
use tenant_bridge::protocol::agent::Message;
use tenant_bridge::protocol::panel::{Intent, View};
use tenant_bridge::setup::expiry::Expiry;
use tenant_bridge::setup::handoff::{Handoff, seal};
use tenant_bridge::setup::transfer;
use tenant_bridge::wire::json::{of_json, to_json};
use tenant_bridge::wire::{Value, Wire};

/// An importer.
pub type Target = fn(&[u8]);

/// All of them, by the name of their corpus.
pub const TARGETS: [(&str, Target); 7] = [
    ("handoff-text", handoff_text),
    ("handoff-file", handoff_file),
    ("setups", setups),
    ("stored", stored),
    ("messages", messages),
    ("policy", policy),
    ("description", description),
];

/// What stands in a handoff file: what is read is written so that it is read again.
pub fn handoff_text(data: &[u8]) {
    let Ok(handoff) = Handoff::read(&String::from_utf8_lossy(data), 0.0) else { return };
    let written = handoff.write();
    let again = Handoff::read(written.expose(), 0.0);
    assert_eq!(again.map(|again| again.write()), Ok(written));
}

/// A handoff file: opened or refused, with no more work than is allowed.
pub fn handoff_file(data: &[u8]) {
    const PASSPHRASE: &str = "zoo-zone-zero-youth-young-you";
    const LITTLE: u8 = 6;
    let _ = seal::open_within(LITTLE, data, PASSPHRASE);
}

/// A file of setups: what is read is written so that it is read again.
pub fn setups(data: &[u8]) {
    let Ok(setups) = transfer::read(&String::from_utf8_lossy(data)) else { return };
    let again = transfer::read(&transfer::write(&setups, Expiry::on(0.0)));
    assert_eq!(again, Ok(setups));
}

/// A record on the disk: whatever it is, it is read or kept aside, and what is read is stored so that it is read again.
pub fn stored(data: &[u8]) {
    let Some(value) = json(data) else { return };
    let Ok(kept) = Kept::read(value) else { return };
    let written = kept.write();
    let again = Kept::read(of_json(to_json(&written))).map(|again| to_json(&again.write()));
    assert_eq!(again, Ok(to_json(&written)));
}

/// Messages of agents and panels.
pub fn messages(data: &[u8]) {
    fn there_and_back<T: Wire>(data: &[u8]) {
        let Some(Ok(message)) = json(data).map(T::read) else { return };
        let written = to_json(&message.write());
        let again = T::read(of_json(written.clone())).map(|again| to_json(&again.write()));
        assert_eq!(again, Ok(written));
    }
    there_and_back::<Message>(data);
    there_and_back::<Intent>(data);
    there_and_back::<View>(data);
}

/// What an administrator has set: it never allows a page that the extension does not work on.
pub fn policy(data: &[u8]) {
    let Some(value) = json(data) else { return };
    let policy = Policy::read(value);
    for url in ["https://example.com/", "http://portal.azure.com/", "https://portal.azure.com.example/"] {
        assert!(!policy.allows_host(url), "{url}");
    }
}

/// A document of "Describe this page", as a report brings it into the tests: what is read is written so that it is read again.
pub fn description(data: &[u8]) {
    let Ok(document) = serde_json::from_slice::<DocumentStructure>(data) else { return };
    let again = serde_json::from_str::<DocumentStructure>(&write_document(&document)).ok();
    assert_eq!(again, Some(document));
}

fn json(data: &[u8]) -> Option<Value> {
    serde_json::from_slice(data).ok().map(of_json)
}
