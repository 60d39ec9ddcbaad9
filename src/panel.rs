//! The panel: shows the background's view and sends it what the admin does.
//!
//! It decides nothing about values or forms. Its own state ([`model`]) is pure, and so are its words ([`words`]) and what
//! it announces ([`announce`]); [`port`] and [`page`] touch the browser; the rest are components.

pub mod announce;
pub mod app;
pub mod codes;
pub mod csv;
pub mod describe;
pub mod diagnostics;
pub mod expiry;
pub mod file_box;
pub mod fill;
pub mod focus;
pub mod handoff;
pub mod header;
pub mod icons;
pub mod inventory;
pub mod link;
pub mod managed;
pub mod model;
pub mod options;
pub mod page;
pub mod permissions;
pub mod point;
pub mod port;
pub mod problems;
pub mod proof;
pub mod questions;
pub mod report;
pub mod rotate;
#[cfg(test)]
mod sample;
pub mod scoping;
pub mod setups;
pub mod steps;
pub mod text_box;
pub mod transfer;
pub mod trial;
pub mod type_box;
pub mod unread;
pub mod values;
pub mod windows;
pub mod words;

/// Shows the panel, or the options, in place of what the page holds: `data-page` of its body says which.
#[cfg(target_arch = "wasm32")]
pub fn show() {
    // Without it everything works as well.
    let _ = focus::keep();
    match page::name().as_deref() {
        Some("options") => drop(yew::Renderer::<options::Options>::new().render()),
        _ => drop(yew::Renderer::<app::App>::new().render()),
    }
}
