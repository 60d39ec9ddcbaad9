//! Commands for Exchange Online PowerShell that limit the app to some mailboxes, or let it use EWS, each with its test.
//!
//! What the admin types comes in as [`Address`] or [`Label`] and goes out as a single-quoted literal, assigned to a variable:
//! the commands proper are the same for everyone (`scoping/*.ps1`). Sources: Microsoft Learn, "Role Based Access Control for
//! Applications in Exchange Online" (2025-11-25), "New-ApplicationAccessPolicy", "How to control access to EWS in Exchange" (2026).

use super::address::{Address, Label};
use super::cloud::Cloud;
use super::ids::{ClientId, Guid, TenantId};
use super::permissions::{EWS_ENDS, PERMISSIONS};
use super::quote::powershell as quoted;

/// Where the commands run.
#[derive(Clone, Debug)]
pub struct Place {
    /// The cloud of the Exchange tenant.
    pub cloud: Cloud,
    /// The Exchange tenant: the commands stop in any other.
    pub tenant: TenantId,
    /// The app.
    pub client: ClientId,
}

/// Which mailboxes.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The group that holds them.
    pub group: Address,
    /// What the policy or the scope is called.
    pub name: Label,
}

/// A pair of scripts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commands {
    /// Makes the change.
    pub change: String,
    /// Shows whether it works; run it again after a change of members.
    pub test: String,
}

/// An application access policy: the app keeps its consent and reaches only the group's mailboxes.
pub fn application_access_policy(place: &Place, scope: &Scope, mailbox: &Address) -> Commands {
    Commands {
        change: script(place, &names(scope), include_str!("scoping/policy.ps1")),
        test: script(place, &[("mailbox", mailbox.as_str())], include_str!("scoping/policy-test.ps1")),
    }
}

/// RBAC for Applications: the app gets its permissions from Exchange, for the group's mailboxes, instead of by consent.
/// `service_principal` is the object ID of the enterprise app (a token's `oid`), not that of the app registration.
pub fn rbac_for_applications(place: &Place, scope: &Scope, service_principal: &Guid, mailbox: &Address) -> Commands {
    let id = quoted(service_principal.as_str());
    let roles: Vec<String> = PERMISSIONS.iter().filter_map(|p| p.limits.rbac).map(quoted).collect();
    let filled = |body: &str| body.replace("{service-principal}", &id).replace("{roles}", &roles.join(", "));
    Commands {
        change: script(place, &names(scope), &filled(include_str!("scoping/rbac.ps1"))),
        test: script(place, &[("mailbox", mailbox.as_str())], &filled(include_str!("scoping/rbac-test.ps1"))),
    }
}

/// The app on the list of those that may use Exchange Web Services.
pub fn ews_allow_list(place: &Place) -> Commands {
    Commands {
        change: script(place, &[], &include_str!("scoping/ews.ps1").replace("{ews-ends}", EWS_ENDS)),
        test: script(place, &[], include_str!("scoping/ews-test.ps1")),
    }
}

fn names(scope: &Scope) -> [(&'static str, &str); 2] {
    [("group", scope.group.as_str()), ("name", scope.name.as_str())]
}

/// `body` after the sign-in and the variables it uses. The body is complete before a typed text is joined to it, so that no typed
/// text is ever searched for placeholders.
fn script(place: &Place, variables: &[(&str, &str)], body: &str) -> String {
    let mut text = format!(
        "Connect-ExchangeOnline -ExchangeEnvironmentName {} -ShowBanner:$false\n\
         if ((Get-ConnectionInformation).TenantID -notcontains {}) {{ throw {} }}\n",
        place.cloud.hosts().exchange_environment,
        quoted(place.tenant.as_str()),
        quoted(&format!("This is not tenant {}.", place.tenant)),
    );
    for (name, value) in [("appId", place.client.as_str())].iter().chain(variables) {
        text += &format!("${name} = {}\n", quoted(value));
    }
    text + body
}

#[cfg(test)]
mod tests;
