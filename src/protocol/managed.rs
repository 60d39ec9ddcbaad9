//! What the panel and the options show of the organisation's policy ([`crate::policy`]).

use crate::wire::Wire;

/// The policy as shown.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct PolicyView {
    /// There is one.
    pub set: bool,
    /// Tenant IDs that may be set up; without a list any.
    pub tenants: Option<Vec<String>>,
    /// Hosts that may be worked on, as patterns; without a list all that Tenant Bridge knows.
    pub hosts: Option<Vec<String>>,
    /// Handoff files may be made and opened.
    pub handoff: bool,
    /// Entra, Graph and Exchange may be asked.
    pub verification: bool,
    /// How many days ahead the end of a secret is told; `None`: the usual ones.
    pub reminders: Option<Vec<u16>>,
    /// Values that cannot be followed as they are.
    pub faults: Vec<PolicyFault>,
}

/// Nothing is set.
impl Default for PolicyView {
    fn default() -> Self {
        Self { set: false, tenants: None, hosts: None, handoff: true, verification: true, reminders: None, faults: vec![] }
    }
}

/// A value of the policy that cannot be followed as it is.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct PolicyFault {
    /// The policy's name.
    pub name: String,
    /// The value or its part in question, cut short; empty where the whole is of another kind.
    pub text: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a value of the policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum FaultKind {
    /// No policy of ours has this name: it is ignored.
    UnknownName,
    /// Not a list of texts: the list counts as empty.
    NotAList,
    /// Neither true nor false: what it switches is off.
    NotASwitch,
    /// Not a tenant ID: this entry is left out.
    NotATenant,
    /// Not a host that Tenant Bridge works on: this entry is left out.
    NotAHost,
    /// Not a list of days: the usual ones hold.
    NotDays,
    /// More days than any secret lasts: this entry is left out.
    TooFar,
}
