//! Every word that the panel says: pure functions from codes to sentences.
//!
//! The portal's own terms, to the letter; short sentences; whatever is wrong is said in three parts.

mod description;
mod environment;
mod handoff;
mod moments;
mod options;
mod permissions;
mod proof;
mod rotation;
mod saved;
mod setups;
mod steps;
mod transfer;
mod troubles;
mod verdicts;
mod windows;

pub use description::{DESCRIBE, description};
pub use environment::{change_in_doubt, environment_problem};
pub use handoff::{HAND_OVER, HANDED_OVER, HANDOFF_OFF, PASSPHRASE_GONE, flaw, flaw_code, passphrase_strength, sealed};
pub use moments::{day, evidence, minutes_left, naming, private, secret, short, unnamed, watching};
pub use options::{policy_fault, policy_name, rule_place, target_name};
pub use permissions::{
    CONSENT_BY_ADDRESS, GRANT_BY_SCRIPT, PERMISSION_SOURCES, WRONG_KIND, hint, hint_step, hint_text, permission_state,
    permissions_change, permissions_seen,
};
pub use proof::{
    VALUES_FIRST, ago, cloud_name, mailbox_reached, name_error, proof_problem, purpose, role_state, tenant_place, verify_status,
    works,
};
pub use rotation::{
    ROTATE, WRITE_ONLY, authority, delete_old, granted, new_secret, obstacle, offer, outcome, outlook, rotate_status, secret_set,
    tested, usage,
};
pub use saved::{namesakes, saved, saved_where};
pub use setups::{SETUP_ACTS, end, ends_in, reminders, setup_line};
pub use steps::{AFTER_SAVING, Guide, LIMITS, guide, step_state};
pub use transfer::{EXPORTED, TRANSFER, imported, transfer_error};
pub use troubles::{Cure, Deed, Trouble, conflict, ending, fill_reason, id_error, problem, secret_error, silent, torn, unread};
pub use verdicts::{Finding, verdict};
pub use windows::{private_windows, side, window_kind};

use crate::protocol::panel::{FillState, FormField, RuleView, SlotState, ValueField};
use crate::setup::links::PortalPage;

/// A value's name in the portal.
pub fn value_name(field: ValueField) -> &'static str {
    match field {
        ValueField::TenantId => "Directory (tenant) ID",
        ValueField::ClientId => "Application (client) ID",
        ValueField::ClientSecret => "Client secret",
    }
}

/// What the state's icon stands for.
pub fn slot_state(state: SlotState) -> &'static str {
    match state {
        SlotState::Empty => "not there yet",
        SlotState::Captured => "captured",
        SlotState::Conflict => "a question is open",
        SlotState::Invalid => "refused",
        SlotState::SecretId => "this is the Secret ID",
        SlotState::Masked => "masked",
        SlotState::Expired => "expired",
    }
}

/// A form field's label in the Power Platform admin center.
pub fn form_field(field: FormField) -> &'static str {
    match field {
        FormField::ServerType => "Email Server Type",
        FormField::Name => "Name",
        FormField::AuthenticationType => "Authentication Type",
        FormField::UseDefaultTenantId => "Use default tenant ID",
        FormField::TenantId => "Tenant ID",
        FormField::ClientId => "Application ID",
        FormField::ClientSecret => "Client secret",
    }
}

/// How a form field ended, in a word or two.
pub fn fill_state(state: FillState) -> &'static str {
    match state {
        FillState::Filled => "filled",
        FillState::Already => "already right",
        FillState::Kept => "kept",
        FillState::Missing => "not found",
        FillState::Refused => "not written",
        FillState::Failed => "failed",
    }
}

/// What a remembered label did so far.
pub fn rule_use(rule: &RuleView) -> String {
    match (rule.retired, rule.used) {
        (true, _) => "not used any more: it was wrong twice".to_owned(),
        (false, 0) => "not met again yet".to_owned(),
        (false, 1) => "used on 1 page".to_owned(),
        (false, used) => [used.to_string().as_str(), " pages used it"].concat(),
    }
}

/// The button that opens a page.
pub fn open_page(page: PortalPage) -> &'static str {
    match page {
        PortalPage::AppList => "Open App registrations",
        PortalPage::CreateApp => "Open Register an application",
        PortalPage::Overview => "Open Overview",
        PortalPage::Credentials => "Open Certificates & secrets",
        PortalPage::ApiPermissions => "Open API permissions",
        PortalPage::Environments => "Open Environments",
        PortalPage::Tenant => "Open the tenant's Overview",
        PortalPage::EnterpriseApps => "Open Enterprise applications",
        PortalPage::ConditionalAccess => "Open Conditional Access",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::panel::{ConflictReason, FillReason, Problem};
    use crate::setup::ids::IdError;
    use crate::setup::secret::SecretError;
    use crate::setup::transfer::TransferError;

    fn all_troubles() -> Vec<Trouble> {
        let problems = [
            Problem::SecretIdNotValue,
            Problem::SecretMasked,
            Problem::SecretLegacy,
            Problem::SecretExpired,
            Problem::TenantIsDomain("contoso.com".into()),
            Problem::FormAmbiguous,
            Problem::FormEditWithoutOauth,
            Problem::FormUntrusted,
            Problem::BoxWithoutName,
            Problem::RuleRetired,
            Problem::StorageRefused,
            Problem::TenantNotAllowed("99999999-8888-4777-8666-555555555555".into()),
            Problem::HostNotAllowed("entra.microsoft.com".into()),
        ];
        let ids = [
            IdError::Empty,
            IdError::Domain("contoso.com".into()),
            IdError::Secret,
            IdError::NotAGuid,
            IdError::Nil,
            IdError::SameAsOther,
            IdError::NotAllowed,
        ];
        let secrets = [
            SecretError::Empty,
            SecretError::SecretId,
            SecretError::Masked,
            SecretError::Truncated,
            SecretError::TooLong,
            SecretError::DamagedMarker,
            SecretError::BadCharacter,
            SecretError::PercentEncoded,
            SecretError::Thumbprint,
            SecretError::Address,
            SecretError::Domain,
            SecretError::Token,
            SecretError::Unknown,
        ];
        let reasons = [
            FillReason::NoBox,
            FillReason::Ambiguous,
            FillReason::NoSuchOption(vec!["Gmail".into()]),
            FillReason::NoSuchOption(vec![]),
            FillReason::Disabled,
            FillReason::TooLong,
            FillReason::NotKept,
            FillReason::NotInRecord,
            FillReason::PageGone,
            FillReason::Skipped,
            FillReason::Exception,
        ];
        let conflicts = [
            ConflictReason::DiffersFromHeld,
            ConflictReason::TwoSeen,
            ConflictReason::DiffersFromAddress,
            ConflictReason::OtherApp,
        ];
        let fields = [ValueField::TenantId, ValueField::ClientId, ValueField::ClientSecret];
        let mut all = vec![
            silent(),
            torn(),
            unread(false),
            unread(true),
            ending("25 November 2027", 12),
            ending("25 November 2027", -1),
            namesakes("Contoso mail", 2),
        ];
        let transfers = [
            TransferError::TooLarge,
            TransferError::NotJson,
            TransferError::NotOurs,
            TransferError::Newer(2),
            TransferError::Count(0),
            TransferError::Count(900),
            TransferError::HoldsSecret,
            TransferError::BadValue(3),
        ];
        all.extend(transfers.map(transfer_error));
        all.extend(problems.iter().map(problem));
        for field in fields {
            all.extend(ids.iter().map(|error| id_error(field, error)));
            all.extend(conflicts.map(|reason| conflict(field, reason)));
        }
        all.extend(secrets.map(secret_error));
        all.extend(reasons.iter().map(fill_reason));
        all
    }

    /// An admin in the middle of a ticket needs all three: what it is, why it matters, what to do now.
    #[test]
    fn every_trouble_has_three_sentences() {
        for trouble in all_troubles() {
            for part in [&*trouble.saw, trouble.means, trouble.cure] {
                assert!(part.ends_with(['.', '?']), "{trouble:?}");
                assert!(!part.contains('!'), "{trouble:?}");
                assert!(part.contains(' '), "{trouble:?}");
            }
        }
    }

    /// A text that might be a secret is never repeated, so what is said is known beforehand but for a domain or options.
    #[test]
    fn domains_and_options_are_named() {
        let domain = problem(&Problem::TenantIsDomain("contoso.com".into()));
        assert!(domain.saw.contains("contoso.com"));
        let options = FillReason::NoSuchOption(vec!["Gmail".into(), "Oauth".into()]);
        assert!(fill_reason(&options).saw.contains("“Gmail”, “Oauth”"));
    }
}
