//! What the panel shows of windows: which of them is which tenant.

use crate::wire::Wire;

/// The pages in sight by kind of window.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
pub struct WindowsView {
    /// One row a kind of window and side, ordinary windows first.
    pub rows: Vec<WindowRow>,
    /// The browser lets the extension see private windows; `None` before it has said so.
    pub private_allowed: Option<bool>,
}

/// Pages of one side in one kind of window.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct WindowRow {
    /// Private windows; otherwise ordinary ones.
    pub incognito: bool,
    /// Which of the two tenants.
    pub side: Side,
    /// Their hosts, each once.
    pub hosts: Vec<String>,
    /// Tenant IDs that they show or have shown, and domains that their addresses name.
    pub tenants: Vec<String>,
}

/// One of the two tenants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Side {
    /// The one whose mailboxes are synchronized: values are read there.
    Exchange,
    /// The one with Dynamics 365: the form is filled there.
    Dynamics,
}
