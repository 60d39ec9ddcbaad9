//! Permissions and consent, in the portal's own terms.

use super::ago;
use crate::protocol::panel::{Hint, Millis, PermissionState, PermissionsSeen};
use crate::setup::steps::Step;

/// What was seen of a permission.
pub fn permission_state(state: PermissionState, optional: bool) -> &'static str {
    match (state, optional) {
        (PermissionState::Unknown, false) => "not seen yet",
        (PermissionState::Unknown, true) => "not seen yet; good to have",
        (PermissionState::Missing, false) => "not there yet",
        (PermissionState::Missing, true) => "not there; good to have",
        (PermissionState::Configured, _) => "added, consent not seen",
        (PermissionState::Granted, _) => "granted",
    }
}

/// Beside a permission that is there for users only.
pub const WRONG_KIND: &str = "Only as Delegated, which opens no mailbox here. Add it as Application permission.";

/// Who asks for what.
pub const PERMISSION_SOURCES: &str = "Microsoft's article asks for full_access_as_app, which it spells full_access_to_app, and for ten permissions of \
    Microsoft Graph. Microsoft's script grants the ten and User.Read.All.";

/// What the scripts do.
pub const GRANT_BY_SCRIPT: &str = "They add what is missing, keep what is there, and grant admin consent. Read before you run them, signed in to the \
    Exchange tenant as Global Administrator or Privileged Role Administrator. They hold no secret.";

/// What the address does.
pub const CONSENT_BY_ADDRESS: &str = "It grants what the app is configured with. The app has no redirect URI, so the page ends on AADSTS500113 after it \
    has granted: ignore that, and verify.";

/// When the list was seen, and how to see the rest.
pub fn permissions_seen(seen: PermissionsSeen, unknown: bool, now: Millis) -> String {
    let when = if seen.in_sight { "As the page shows it.".to_owned() } else { ["Seen ", &ago(seen.at, now), "."].concat() };
    let rest = match (unknown, seen.in_sight) {
        (false, _) => "",
        (true, true) => " Part of the list is out of view: scroll through it, and clear a filter box above it.",
        (true, false) => " Part of the list was out of view: open it again.",
    };
    when + rest
}

/// The step that a hint belongs to.
pub fn hint_step(hint: &Hint) -> Step {
    match hint {
        Hint::AddPermission
        | Hint::OrganizationApis
        | Hint::SearchApi(_)
        | Hint::ChooseApi(_)
        | Hint::ApplicationPermissions
        | Hint::Search(_)
        | Hint::Tick(_)
        | Hint::AddPermissions => Step::Permissions,
        Hint::GrantConsent | Hint::KeepOthers | Hint::SaveAndContinue | Hint::Confirm => Step::Consent,
    }
}

/// What to do with the ringed control.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::AddPermission => "select Add a permission.".to_owned(),
        Hint::OrganizationApis => "select APIs my organization uses.".to_owned(),
        Hint::SearchApi(api) => ["type ", api.name(), " into the search box."].concat(),
        Hint::ChooseApi(api) => ["select ", api.name(), "."].concat(),
        Hint::ApplicationPermissions => "select Application permissions, not Delegated permissions.".to_owned(),
        Hint::Search(name) => ["type ", name, " into the search box."].concat(),
        Hint::Tick(name) => ["tick ", name, "."].concat(),
        Hint::AddPermissions => "select Add permissions.".to_owned(),
        Hint::GrantConsent => "select Grant admin consent.".to_owned(),
        Hint::KeepOthers => {
            "Yes keeps what this tenant has granted the app beside the list, No takes it away. It is yours to decide.".to_owned()
        }
        Hint::SaveAndContinue => "select Save and continue.".to_owned(),
        Hint::Confirm => "select Yes. This grants consent for all accounts of the tenant.".to_owned(),
    }
}

/// What to type into the ringed box.
pub fn hint_text(hint: &Hint) -> Option<String> {
    match hint {
        Hint::SearchApi(api) => Some(api.name().to_owned()),
        Hint::Search(name) => Some(name.clone()),
        _ => None,
    }
}

/// What has become of the permissions: "Permissions: 11 of 12 added, 2 granted."
pub fn permissions_change(added: usize, granted: usize, all: usize) -> String {
    ["Permissions: ", &added.to_string(), " of ", &all.to_string(), " added, ", &granted.to_string(), " granted."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::permissions::{Api, PERMISSIONS, Source};

    /// The sentence about the sources says what the table says.
    #[test]
    fn sources() {
        let asked = |source| PERMISSIONS.iter().filter(|p| p.api == Api::Graph && p.sources.contains(&source)).count();
        assert_eq!((asked(Source::Article), asked(Source::Script)), (10, 11));
        assert!(PERMISSION_SOURCES.contains("ten") && PERMISSION_SOURCES.contains("User.Read.All"));
    }

    /// An admin must know whether the list is still the page's, and how to see the rest of it.
    #[test]
    fn when_seen() {
        let seen = |in_sight, unknown| permissions_seen(PermissionsSeen { at: 0.0, in_sight }, unknown, 300_000.0);
        assert_eq!(seen(true, false), "As the page shows it.");
        assert_eq!(seen(false, false), "Seen 5 min ago.");
        assert!(seen(true, true).contains("scroll"));
    }
}
