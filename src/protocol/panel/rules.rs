//! What the admin pointed at before.

use super::{Millis, PointTarget};
use crate::protocol::agent::Relation;
use crate::recognise::pages::HostKind;
use crate::setup::links::PortalPage;
use crate::wire::Wire;

/// What is remembered of an earlier pointing.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct RuleView {
    /// Its id.
    pub id: u32,
    /// What the label names.
    pub target: PointTarget,
    /// The label, in the agent's normal form.
    pub label: String,
    /// The option that was chosen, of a choice.
    pub option: Option<String>,
    /// The family of hosts where it applies.
    pub site: HostKind,
    /// The portal page where it applies.
    pub page: Option<PortalPage>,
    /// How the label stands to what it names.
    pub relation: Relation,
    /// BCP 47 tag of the page that it was learned on, or empty.
    pub language: String,
    /// Pages that it named the value or box on.
    pub used: u32,
    /// Pages that contradicted it.
    pub misses: u32,
    /// What it did last.
    pub last: Option<RuleUse>,
    /// It was wrong twice and is not used any more.
    pub retired: bool,
}

/// What a remembered label did on a page.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct RuleUse {
    /// When.
    pub at: Millis,
    /// It named the value or box; otherwise the page contradicted it.
    pub good: bool,
    /// Which of our hosts the page was on, as a pattern: it names no organisation.
    pub host: String,
}
