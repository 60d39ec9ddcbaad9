//! What a verification shows: which row of the plan is granted, whether synchronization works today and after EWS has ended,
//! and what is missing for it.

use super::claims::Grant;
use super::trouble::Trouble;
use crate::setup::permissions::{Api, EWS_ENDS, PERMISSIONS, Permission, of};
use crate::wire::Wire;

/// The results of one verification.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Verification {
    /// The token for Exchange.
    pub exchange: Checked,
    /// The token for Graph.
    pub graph: Checked,
    /// The setup's choice "I use RBAC for Applications": Exchange grants what Entra does not know of.
    pub rbac: bool,
}

/// The results for one API.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Checked {
    /// What the token grants.
    pub token: Result<Grant, Trouble>,
    /// Whether the mailbox is within reach, if one was named.
    pub mailbox: Option<Result<(), Trouble>>,
}

/// State of a planned permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleState {
    /// In the token.
    Present,
    /// Not in the token.
    Missing,
    /// Not in the token and, with RBAC for Applications, not expected there: a token cannot tell.
    ByExchange,
    /// There is no token.
    Unknown,
}

/// Whether it works.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Works {
    /// Yes.
    Yes,
    /// As far as can be seen: that the tenant lets the app use EWS, and what Exchange grants by RBAC, shows only in a mailbox, and
    /// none was checked.
    Probably,
    /// No.
    No,
}

/// What is missing, or should be different.
#[derive(Clone, PartialEq, Debug)]
pub enum Gap {
    /// No token, or the mailbox is out of reach.
    Trouble(Api, Trouble),
    /// No role of the plan at all: consent has not been given.
    Consent(Api),
    /// A permission that synchronization needs.
    Missing(&'static Permission),
    /// A permission that is good to have.
    Recommended(&'static Permission),
    /// Consent in Entra for what RBAC was to limit: it holds for every mailbox.
    UndoesScope(&'static Permission),
    /// EWS has ended.
    EwsEnded,
}

/// The answer to "does it work?".
#[derive(Clone, PartialEq, Debug)]
pub struct Readiness {
    /// Over EWS, today.
    pub today: Works,
    /// Over Graph, after [`EWS_ENDS`].
    pub after_ews: Works,
    /// Everything that is missing, in the plan's order.
    pub gaps: Vec<Gap>,
}

impl Verification {
    /// One API's results.
    pub fn of(&self, api: Api) -> &Checked {
        match api {
            Api::Exchange => &self.exchange,
            Api::Graph => &self.graph,
        }
    }

    /// The plan, row by row.
    pub fn roles(&self) -> impl Iterator<Item = (&'static Permission, RoleState)> {
        PERMISSIONS.iter().map(|permission| (permission, self.role(permission)))
    }

    fn role(&self, permission: &Permission) -> RoleState {
        match &self.of(permission.api).token {
            Err(_) => RoleState::Unknown,
            Ok(grant) if grant.roles.iter().any(|role| role == permission.name) => RoleState::Present,
            Ok(_) if self.rbac && permission.limits.rbac.is_some() => RoleState::ByExchange,
            Ok(_) => RoleState::Missing,
        }
    }

    /// Does it work, on that day (ISO 8601)?
    pub fn readiness(&self, today: &str) -> Readiness {
        let ended = today >= EWS_ENDS;
        let mut gaps: Vec<Gap> = Api::ALL.into_iter().flat_map(|api| self.gaps(api)).collect();
        if ended {
            gaps.push(Gap::EwsEnded);
        }
        let today = if ended { Works::No } else { self.works(Api::Exchange) };
        Readiness { today, after_ews: self.works(Api::Graph), gaps }
    }

    fn works(&self, api: Api) -> Works {
        let required = || of(api).filter(|permission| permission.is_required()).map(|permission| self.role(permission));
        let mailbox = &self.of(api).mailbox;
        match () {
            () if required().any(|state| matches!(state, RoleState::Missing | RoleState::Unknown)) => Works::No,
            () if matches!(mailbox, Some(Err(_))) => Works::No,
            // Since 2026-10-01 EWS is closed to every app that the tenant does not list (Exchange Team Blog, 2026-06-19).
            () if mailbox.is_none() && api == Api::Exchange => Works::Probably,
            () if mailbox.is_none() && required().any(|state| state == RoleState::ByExchange) => Works::Probably,
            () => Works::Yes,
        }
    }

    fn gaps(&self, api: Api) -> Vec<Gap> {
        let checked = self.of(api);
        if let Err(trouble) = &checked.token {
            return vec![Gap::Trouble(api, trouble.clone())];
        }
        let rows: Vec<_> = of(api).map(|permission| (permission, self.role(permission))).collect();
        let mut gaps = Vec::new();
        if rows.iter().all(|(_, state)| *state == RoleState::Missing) {
            gaps.push(Gap::Consent(api));
        }
        gaps.extend(rows.into_iter().filter_map(|(permission, state)| match state {
            RoleState::Missing if permission.is_required() => Some(Gap::Missing(permission)),
            RoleState::Missing => Some(Gap::Recommended(permission)),
            RoleState::Present if self.rbac && permission.limits.rbac.is_some() => Some(Gap::UndoesScope(permission)),
            _ => None,
        }));
        if let Some(Err(trouble)) = &checked.mailbox {
            gaps.push(Gap::Trouble(api, trouble.clone()));
        }
        gaps
    }
}

#[cfg(test)]
mod tests;
