//! Every message between agent, background and panel.
//!
//! An enum's variant is named around what it holds, `{"ring": {…}}`, or by a text alone, `"stop"`: a reader then knows what comes
//! next, where a tag beside the fields would make it keep all of them first. `extension/protocol.d.ts` is generated from the agent's half by the test below, and
//! `extension/agent.js` is type-checked against it. Text that came off a page may be a secret, so it travels as
//! [`PageText`], which no formatting shows.

pub mod agent;
pub mod outline;
pub mod panel;

use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// Text read from a page, or on its way into one. It may be a client secret: `Debug` shows its length only.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
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

impl fmt::Debug for PageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageText({} bytes)", self.0.len())
    }
}
