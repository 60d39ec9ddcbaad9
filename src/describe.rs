//! "Describe this page": how a page is built, without what it says. Pure.
//!
//! An agent's raw [`Outline`](crate::protocol::outline::Outline) becomes a [`Structure`](structure::Structure) in which nothing is
//! copied: each tag, attribute and text is either found in a closed list of ours ([`vocabulary`]) and written as it stands
//! *there*, or replaced by its form ([`piece`]), or left out. So a report can hold no text of a page that is not ours, wherever it hides.
//! The same report is a test: `tests/fixtures/structures/` replays it through recognition.

pub mod piece;
pub mod sanitise;
pub mod structure;
pub mod vocabulary;

#[cfg(test)]
mod tests;
