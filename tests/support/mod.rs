//! What every browser test stands on: replica portals behind their real host names, a browser with the extension
//! loaded, and page objects that act as the admin does.

// Each program that includes these modules uses its own part of them.
#![allow(dead_code, unused_imports)]

pub mod age;
pub mod browser;
pub mod chromedriver;
pub mod dataverse;
pub mod downloads;
pub mod entra;
pub mod extension;
pub mod failure;
pub mod firefox;
pub mod forms;
pub mod hosts;
pub mod marionette;
pub mod panel;
pub mod picture;
pub mod policy;
pub mod portal;
pub mod private;
pub mod routes;
pub mod server;
pub mod structure;
pub mod world;

pub use browser::{Browser, Tab};
pub use failure::{Failure, Result, eventually};
pub use forms::Form;
pub use panel::Panel;
pub use portal::{Portal, Section};
pub use server::Server;
pub use world::World;

use std::path::{Path, PathBuf};

/// A path below the root of the checkout.
pub fn in_checkout(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
