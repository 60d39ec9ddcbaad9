//! The unpacked extension under test.

use super::{Failure, Result, in_checkout};
use serde_json::Value;
use std::path::PathBuf;
use thirtyfour::support::base64_decode;

/// An unpacked extension whose id is known before it is loaded.
pub struct Extension {
    /// Its folder.
    pub folder: PathBuf,
    /// Its id, from the manifest's `key`.
    pub id: String,
}

impl Extension {
    /// The folder named by `TENANT_BRIDGE_EXTENSION`, or else what the build made.
    pub fn built() -> Result<Self> {
        let folder = std::env::var_os("TENANT_BRIDGE_EXTENSION").map_or_else(|| in_checkout("dist/chrome"), PathBuf::from);
        let manifest = folder.join("manifest.json");
        let text = std::fs::read_to_string(&manifest).map_err(|_| {
            let missing = manifest.display();
            Failure::new(format!("{missing} is missing: run ./build.sh build first"))
        })?;
        let manifest: Value = serde_json::from_str(&text)?;
        let key = manifest["key"]
            .as_str()
            .ok_or_else(|| Failure::new("the manifest has no `key`, so the extension has no fixed id"))?;
        Ok(Self { folder, id: id_of(key)? })
    }

    /// The address of one of its pages.
    pub fn url(&self, page: &str) -> String {
        format!("chrome-extension://{}/{page}", self.id)
    }
}

/// Chromium's rule: the first half of the SHA-256 of the public key, a hexadecimal digit a letter from `a` to `p`.
fn id_of(key: &str) -> Result<String> {
    let digest = ring::digest::digest(&ring::digest::SHA256, &base64_decode(key)?);
    let nibbles = digest.as_ref()[..16].iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Ok(nibbles.map(|nibble| char::from(b'a' + nibble)).collect())
}
