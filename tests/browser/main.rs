//! The extension in a real browser, beside the replica portals.

// A test may stop wherever it is: the runner tells the line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod access;
mod apps;
mod describe;
mod desk;
mod expiry;
mod firefox;
mod forms;
mod handoff;
mod inventory;
mod journey;
mod layouts;
mod leaks;
mod lifetimes;
mod markup;
mod mistakes;
mod options;
mod permissions;
mod pointing;
mod proof;
mod record;
mod refusals;
mod replicas;
mod report;
mod rotate;
mod rotate_failures;
mod sample;
mod saved;
mod setups;
mod smoke;
mod stored;
mod structures;
mod transfer;
mod typed;
mod windows;
