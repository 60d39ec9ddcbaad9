//! The six steps of the procedure ("Exchange Online cross-tenant authentication", Microsoft Learn, power-platform/admin,
//! 2026-08-13), and what each state means.

use crate::wire::Wire;

/// A step.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Step {
    /// Register the app in the tenant where Exchange Online lives.
    Register,
    /// Create a client secret.
    Secret,
    /// Add the API permissions.
    Permissions,
    /// Grant admin consent.
    Consent,
    /// Prove that it works.
    Verify,
    /// Fill the email server profile.
    Profile,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Register, Self::Secret, Self::Permissions, Self::Consent, Self::Verify, Self::Profile];
}

/// State of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum StepState {
    /// Not begun.
    Todo,
    /// The one to do next.
    Active,
    /// Done, seen by us or said by the admin.
    Done,
    /// Something is wrong with it.
    Attention,
}
