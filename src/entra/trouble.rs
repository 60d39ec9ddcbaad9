//! Everything that can go wrong with Entra, Graph and Exchange: which code means which cause. [`super::cure`] has
//! the cause's cure and the page for it; the words are the panel's.
//!
//! A cause is decided by numbers (`error_codes`), names that are meant for machines, and status; a message's text is for people and
//! changes ("Microsoft Entra authentication and authorization error codes", Microsoft Learn). The one exception says so.

use super::claims::Lie;
use super::http::{Failure, Response};
use super::redact;
use crate::json::Json;
use crate::setup::ids::Guid;
use crate::wire::Wire;
use thiserror::Error;

/// A problem as it is kept and shown.
#[derive(Clone, PartialEq, Eq, Debug, Error, Wire)]
#[error("{cause:?} ({code:?})")]
pub struct Trouble {
    /// What it comes from.
    pub cause: Cause,
    /// The service's own code: an AADSTS number, or a name of Graph's or Exchange's.
    pub code: Option<String>,
    /// The service's own words, without anything that could be a credential; only where we have none.
    pub text: Option<String>,
    /// What the service's support asks for.
    pub correlation: Option<Guid>,
    /// Seconds to wait before asking again.
    pub retry_after: Option<u32>,
}

/// What a problem comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Cause {
    /// Not a secret of this app; or it is seconds old, and not known everywhere yet.
    WrongSecret,
    /// The right secret, past its day.
    SecretExpired,
    /// No secret arrived.
    SecretMissing,
    /// No tenant of that ID or domain in this cloud.
    TenantNotFound,
    /// Personal accounts' domain, not a company's.
    PersonalAccounts,
    /// The tenant is in another cloud.
    OtherCloud,
    /// No app of that ID in the tenant: another tenant's, another ID of the app, or a typing error.
    AppNotFound,
    /// The app is registered and has no enterprise app (service principal) in the tenant.
    NoServicePrincipal,
    /// The enterprise app is switched off.
    AppDisabled,
    /// The app is registered as a public client only, and may have no secret.
    PublicClient,
    /// The tenant does not have that API: no Exchange Online, or another cloud's resource.
    NoSuchApi,
    /// A token without a role of the plan: admin consent has not been given, or is minutes old.
    ConsentMissing,
    /// A Conditional Access policy for workloads keeps this place out; Dynamics may be let in.
    ConditionalAccess,
    /// A proxy of the network lets only some tenants through.
    TenantRestrictions,
    /// Asked too often.
    Throttled,
    /// The service has a problem of its own that passes.
    Busy,
    /// The browser sent the extension's address along: the rule that removes it is not in force.
    OriginSent,
    /// Entra does not like how it was asked: an error of ours.
    OurRequest,
    /// Something on the way breaks encryption.
    Intercepted,
    /// No network.
    Offline,
    /// The host cannot be reached from here.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// An answer of another kind, mostly a page of a proxy or a network's own sign-in.
    NotEntra,
    /// More of an answer than any that is right.
    TooLarge,
    /// JSON that says neither yes nor no.
    Malformed,
    /// Not a token where one should be.
    NotAToken,
    /// A token without signature.
    Unsigned,
    /// An answer about another tenant than was asked about.
    ForeignTenant,
    /// A token of another app.
    ForeignApp,
    /// A token for another API.
    ForeignApi,
    /// A token of the past, or the computer's clock is wrong.
    Expired,
    /// The API does not take the token.
    TokenRefused,
    /// The app has no permission in this mailbox.
    MailboxDenied,
    /// An application access policy keeps the app out of this mailbox.
    OutsidePolicy,
    /// No mailbox of that address.
    MailboxNotFound,
    /// The address is known, its mailbox is not in Exchange Online, or has no licence.
    MailboxNotOnline,
    /// EWS is switched off for the tenant or the mailbox.
    EwsDisabled,
    /// EWS is on, and the app is not on the list of those that may use it.
    EwsNotAllowed,
    /// A code that is not known here.
    Unknown,
}

/// Codes of Entra's token and discovery endpoints (docs of 2024-04 and captures up to 2026-09; 7000229: issue reports of 2025).
const AADSTS: [(u32, Cause); 37] = [
    (7000215, Cause::WrongSecret),
    (7000222, Cause::SecretExpired),
    (7000216, Cause::SecretMissing),
    (7000218, Cause::SecretMissing),
    (90002, Cause::TenantNotFound),
    (900023, Cause::TenantNotFound),
    (90013, Cause::TenantNotFound),
    (50059, Cause::TenantNotFound),
    (90019, Cause::TenantNotFound),
    (90038, Cause::OtherCloud),
    (900382, Cause::OtherCloud),
    (900432, Cause::OtherCloud),
    (700016, Cause::AppNotFound),
    (7000229, Cause::NoServicePrincipal),
    (7000112, Cause::AppDisabled),
    (700025, Cause::PublicClient),
    (500011, Cause::NoSuchApi),
    (65001, Cause::ConsentMissing),
    (53003, Cause::ConditionalAccess),
    (530032, Cause::ConditionalAccess),
    (50002, Cause::TenantRestrictions),
    (500021, Cause::TenantRestrictions),
    (50196, Cause::Throttled),
    (90055, Cause::Throttled),
    (90006, Cause::Busy),
    (90024, Cause::Busy),
    (90033, Cause::Busy),
    (9002326, Cause::OriginSent),
    (90023, Cause::OriginSent),
    (9002327, Cause::OurRequest),
    (900144, Cause::OurRequest),
    (70011, Cause::OurRequest),
    (1002012, Cause::OurRequest),
    (50034, Cause::OurRequest),
    (700024, Cause::OurRequest),
    (700027, Cause::OurRequest),
    (1002016, Cause::Intercepted),
];

/// Where only the OAuth name is there.
const OAUTH: [(&str, Cause); 3] =
    [("invalid_tenant", Cause::TenantNotFound), ("temporarily_unavailable", Cause::Busy), ("invalid_resource", Cause::NoSuchApi)];

/// Names that Graph and Exchange use.
const NAMES: [(&str, Cause); 12] = [
    ("ErrorAccessDenied", Cause::MailboxDenied),
    ("ErrorImpersonateUserDenied", Cause::MailboxDenied),
    ("ErrorImpersonationDenied", Cause::MailboxDenied),
    ("Authorization_RequestDenied", Cause::MailboxDenied),
    ("ErrorInvalidUser", Cause::MailboxNotFound),
    ("ErrorNonExistentMailbox", Cause::MailboxNotFound),
    ("Request_ResourceNotFound", Cause::MailboxNotFound),
    ("ResourceNotFound", Cause::MailboxNotFound),
    ("MailboxNotEnabledForRESTAPI", Cause::MailboxNotOnline),
    ("MailboxNotSupportedForRESTAPI", Cause::MailboxNotOnline),
    ("InvalidAuthenticationToken", Cause::TokenRefused),
    ("ErrorServerBusy", Cause::Busy),
];

impl Cause {
    /// Whether it says something of the tenant itself, whoever asks.
    pub fn is_about_tenant(self) -> bool {
        matches!(self, Self::TenantNotFound | Self::PersonalAccounts | Self::OtherCloud | Self::ForeignTenant)
    }
}

impl Trouble {
    /// A refusal of Entra's.
    pub(super) fn of_entra(response: &Response, json: &Json) -> Self {
        let known = |code: u32| AADSTS.iter().find(|(row, _)| *row == code).map(|(_, cause)| *cause);
        let codes: Vec<u32> = json.numbers("error_codes").collect();
        let (code, cause) = match codes.iter().find_map(|code| Some((*code, known(*code)?))) {
            Some((code, cause)) => (Some(code), Some(cause)),
            None => (codes.first().copied(), json.text("error").and_then(|name| find(&OAUTH, name))),
        };
        let description = json.text("error_description").unwrap_or_default();
        // The rest of it is what the other fields hold.
        let text = description.split("Trace ID:").next().unwrap_or_default();
        let correlation = json.text("correlation_id").and_then(Guid::parse);
        Self::new(response, cause, code.map(|code| code.to_string()), text, correlation)
    }

    /// A refusal of Graph's or Exchange's, by its name.
    pub(super) fn of_api(response: &Response, name: &str, text: &str, correlation: Option<Guid>) -> Self {
        let plain = name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'));
        Self::new(response, find(&NAMES, name), plain.then(|| redact::shown(name)).filter(|n| !n.is_empty()), text, correlation)
    }

    /// An answer without JSON where JSON belongs.
    pub(super) fn not_json(response: &Response) -> Self {
        let cause = cause_of_status(response.status()).unwrap_or(Cause::NotEntra);
        Self { retry_after: response.retry_after(), ..cause.into() }
    }

    fn new(response: &Response, cause: Option<Cause>, code: Option<String>, text: &str, correlation: Option<Guid>) -> Self {
        let cause = cause.or_else(|| cause_of_status(response.status())).unwrap_or(Cause::Unknown);
        let text = (cause == Cause::Unknown).then(|| redact::shown(text)).filter(|text| !text.is_empty());
        Self { cause, code, text, correlation, retry_after: response.retry_after() }
    }
}

fn find(table: &[(&str, Cause)], name: &str) -> Option<Cause> {
    table.iter().find(|(row, _)| *row == name).map(|(_, cause)| *cause)
}

fn cause_of_status(status: u16) -> Option<Cause> {
    match status {
        429 => Some(Cause::Throttled),
        500.. => Some(Cause::Busy),
        _ => None,
    }
}

impl From<Cause> for Trouble {
    fn from(cause: Cause) -> Self {
        Self { cause, code: None, text: None, correlation: None, retry_after: None }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::from(match failure {
            Failure::Offline => Cause::Offline,
            Failure::Unreachable => Cause::Unreachable,
            Failure::TimedOut => Cause::TimedOut,
            Failure::TooLarge => Cause::TooLarge,
        })
    }
}

impl From<Lie> for Trouble {
    fn from(lie: Lie) -> Self {
        Self::from(match lie {
            Lie::NotAToken => Cause::NotAToken,
            Lie::Unsigned => Cause::Unsigned,
            Lie::ForeignTenant => Cause::ForeignTenant,
            Lie::ForeignApp => Cause::ForeignApp,
            Lie::ForeignApi => Cause::ForeignApi,
            Lie::Expired => Cause::Expired,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A row that stands twice hides one of its two causes.
    #[test]
    fn every_code_has_one_row() {
        assert_eq!(AADSTS.iter().map(|(code, _)| code).collect::<BTreeSet<_>>().len(), AADSTS.len());
        assert_eq!(NAMES.iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len(), NAMES.len());
    }
}
