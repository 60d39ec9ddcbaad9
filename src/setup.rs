//! What the admin builds: ids, secret, steps, and where they come from. Pure.

pub mod address;
pub mod cloud;
pub mod expiry;
pub mod handoff;
pub mod ids;
pub mod links;
pub mod name;
pub mod note;
pub mod permissions;
pub mod quote;
pub mod record;
pub mod scoping;
pub mod scripts;
pub mod secret;
pub mod steps;
pub mod transfer;
