//! Every message between agent, background and panel.
//!
//! The form of each is [`crate::wire`]'s: an enum's variant is named around what it holds, `{"ring": {…}}`, or by a text alone,
//! `"stop"`. `extension/protocol.d.ts` is generated from the agent's half by a test, and `extension/agent/` is type-checked
//! against it. Text that came off a page may be a secret, so it travels as [`PageText`], which no formatting shows.

pub mod agent;
pub mod errand;
pub mod handoff;
pub mod managed;
pub mod outline;
pub mod panel;
pub mod proof;
pub mod rotation;
pub mod saved;
pub mod table;
pub mod windows;

use crate::wire::{Malformed, Value, Wire};
use std::fmt;
use zeroize::Zeroizing;

/// Text read from a page, or on its way into one. It may be a client secret: `Debug` shows its length only.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(as = "String"))]
pub struct PageText(Zeroizing<String>);

impl PageText {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for PageText {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

/// The text goes over as it is, without a copy: each place that it was in is wiped.
impl Wire for PageText {
    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        value.into_text().map(Self)
    }
}

impl fmt::Debug for PageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageText({} bytes)", self.0.len())
    }
}
