//! The planned permissions, as the page shows them.

use super::Millis;
use crate::wire::Wire;

/// A planned permission.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct PermissionView {
    /// The API's name in the portal.
    pub api: String,
    /// The permission's name.
    pub name: String,
    /// What was seen of it.
    pub seen: PermissionSeen,
}

/// What was seen of a permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub struct PermissionSeen {
    /// Its state.
    pub state: PermissionState,
    /// A delegated permission of its name is there, and it is not.
    pub wrong_kind: bool,
}

/// State of a permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum PermissionState {
    /// The list was not seen, or not all of it.
    Unknown,
    /// The whole list was seen, and it is not there.
    Missing,
    /// There, without consent as far as we can read.
    Configured,
    /// There, with consent.
    Granted,
}

/// When the permissions were seen.
#[derive(Clone, Copy, PartialEq, Debug, Wire)]
pub struct PermissionsSeen {
    /// When the list last changed.
    pub at: Millis,
    /// It is in sight.
    pub in_sight: bool,
}
