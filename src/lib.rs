//! Tenant Bridge: connects Dynamics 365 to an Exchange Online in another tenant.
//!
//! Start with [`protocol`], the messages between the parts, then [`setup`], what the admin builds.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))] // a test's failure is its message

pub mod background;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod dataverse;
pub mod describe;
pub mod entra;
pub mod fill;
mod json;
pub mod learned;
pub mod panel;
pub mod policy;
pub mod protocol;
pub mod recognise;
pub mod setup;
pub mod small;
pub mod wire;
