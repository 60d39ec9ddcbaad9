//! What the panel shows of the proof that the values work ([`crate::entra`]).

use super::panel::Millis;
use crate::entra::discovery::Found;
use crate::entra::trouble::{Cause, Trouble};
use crate::entra::verdict::Works;
use crate::setup::address::NameError;
use crate::setup::cloud::Cloud;
use crate::setup::permissions::Api;
use crate::wire::{Value, Wire};
use std::borrow::Cow;

/// The proof as shown.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct ProofView {
    /// How far it is.
    pub status: VerifyStatus,
    /// The button may be pressed.
    pub allowed: bool,
    /// The organisation's policy switches it off.
    pub off: bool,
    /// When the answers came.
    pub at: Option<Millis>,
    /// What is known of the tenant.
    pub tenant: Option<Found>,
    /// The tenant is being looked up.
    pub looking_up: bool,
    /// The cloud that is asked.
    pub cloud: Cloud,
    /// The plan's rows, after a verification.
    pub roles: Vec<RoleView>,
    /// Roles that the app has and the plan does not need.
    pub others: u32,
    /// Does it work?
    pub readiness: Option<ReadinessView>,
    /// Object ID of the enterprise app.
    pub service_principal: Option<String>,
    /// "I use RBAC for Applications".
    pub rbac: bool,
    /// The mailbox to check, as typed.
    pub mailbox: String,
    /// What is wrong with that text.
    pub mailbox_error: Option<NameError>,
    /// APIs over which that mailbox was reached, and those over which not.
    pub mailboxes: Vec<(Api, bool)>,
}

/// How far a verification is, and how it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Wire)]
pub enum VerifyStatus {
    /// Not begun, or the values have changed since.
    #[default]
    Idle,
    /// Answers are waited for.
    Pending,
    /// The values work, and everything is granted.
    Ok,
    /// The values work, and something is missing.
    Warning,
    /// Entra refuses the values, or cannot be asked.
    Error,
}

/// A planned role after a verification.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct RoleView {
    /// Its API.
    pub api: Api,
    /// Its name.
    pub name: String,
    /// Whether the token has it.
    pub state: RoleShown,
    /// Why it is not red although it is missing.
    pub excuse: Option<Excuse>,
}

/// Whether a token has a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum RoleShown {
    /// It has.
    Present,
    /// It has not.
    Missing,
}

/// Why a missing role is none to worry about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Excuse {
    /// Exchange grants it, which no token shows.
    ByExchange,
    /// Good to have only.
    Recommended,
}

/// The answer to "does it work?".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub struct ReadinessView {
    /// Today, over EWS.
    pub today: Works,
    /// After EWS has ended, over Graph.
    pub after_ews: Works,
}

/// What a verification or a lookup found wrong.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub enum ProofProblem {
    /// A service refused, or could not be asked.
    Trouble(Trouble),
    /// Roles that the plan needs are missing; all of the API's, or these.
    RolesMissing {
        /// The API.
        api: Api,
        /// The names; none when the token has no role at all.
        names: Vec<String>,
    },
    /// These are consented to although RBAC for Applications was to limit them.
    UndoesScope(Vec<String>),
}

impl ProofProblem {
    /// Its `data-code`: the service's own, where there is one.
    pub fn code(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Trouble(Trouble { code: Some(code), .. }) => return Cow::Owned(code.clone()),
            Self::Trouble(trouble) => return Cow::Owned(own_code(trouble.cause)),
            Self::RolesMissing { names, .. } if names.is_empty() => "consent-missing",
            Self::RolesMissing { .. } => "roles-missing",
            Self::UndoesScope(_) => "undoes-scope",
        })
    }
}

/// A cause's name as it is written in messages.
fn own_code(cause: Cause) -> String {
    if let Value::Text(name) = cause.write() { name.to_string() } else { String::new() }
}
