//! What the panel shows of a handoff ([`crate::setup::handoff`]).

use super::panel::Millis;
use crate::setup::handoff::Flaw;
use crate::wire::Wire;

/// Sealing or opening a file.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub enum HandoffView {
    /// Neither.
    #[default]
    Idle,
    /// A file is being sealed.
    Sealing,
    /// It is there.
    Sealed(SealedFile),
    /// A file is being opened.
    Opening,
    /// Its values are in this setup, which is open now.
    Opened {
        /// Its id.
        setup: u32,
    },
    /// It came to nothing.
    Failed {
        /// It was about sealing a file, not about opening one.
        sealing: bool,
        /// Why.
        flaw: Flaw,
    },
}

/// A sealed file.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SealedFile {
    /// The whole of it, a text. Without its passphrase it says nothing.
    pub text: String,
    /// The name of the setup in it.
    pub name: String,
    /// Until when it is taken.
    pub not_after: Millis,
}
