//! What the admin builds: ids, secret, steps, and where they come from. Pure.

pub mod expiry;
pub mod ids;
pub mod links;
pub mod permissions;
pub mod record;
pub mod secret;
pub mod steps;
