//! The profile that a form was filled for, once something shows that it was saved.

use super::panel::Millis;
use crate::wire::Wire;

/// A saved profile that was seen.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SavedProfile {
    /// Its name, in the agent's normal form.
    pub name: String,
    /// What showed it first.
    pub by: SavedBy,
    /// Title of that tab; of an environment its host.
    pub page: String,
    /// The tab is in a private window.
    pub incognito: bool,
    /// When.
    pub at: Millis,
    /// How many profiles of that name the list had when it was last seen; 1 where no list was.
    pub namesakes: u32,
}

/// What shows that a profile was saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum SavedBy {
    /// A list of server profiles has it.
    List,
    /// Its own form is open.
    Form,
    /// The environment's Web API tells of it.
    Environment,
}
