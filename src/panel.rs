//! The panel: shows the background's view and sends it what the admin does.
//!
//! It decides nothing about values or forms. Its own state ([`model`]) is pure, and so are its words ([`words`]) and what
//! it announces ([`announce`]); [`port`] and [`page`] touch the browser; the rest are components.

pub mod announce;
pub mod app;
pub mod codes;
pub mod describe;
pub mod diagnostics;
pub mod fill;
pub mod header;
pub mod icons;
pub mod model;
pub mod page;
pub mod point;
pub mod port;
pub mod problems;
pub mod proof;
pub mod questions;
#[cfg(test)]
mod sample;
pub mod scoping;
pub mod steps;
pub mod text_box;
pub mod type_box;
pub mod unread;
pub mod values;
pub mod words;

/// Shows the panel in place of what its page holds.
#[cfg(target_arch = "wasm32")]
pub fn show() {
    yew::Renderer::<app::App>::new().render();
}
