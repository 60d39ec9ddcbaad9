//! What is wrong, as codes.

use crate::dataverse::trouble::Trouble;
use crate::protocol::proof::ProofProblem;
use crate::protocol::rotation;
use crate::wire::Wire;
use std::borrow::Cow;

/// Something wrong; the panel has a sentence for what was seen, what it means and what to do.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub enum Problem {
    /// A Secret ID stands where the secret should.
    SecretIdNotValue,
    /// Only a masked secret is to be seen.
    SecretMasked,
    /// The held secret has the form of before 2021.
    SecretLegacy,
    /// The held secret's end has passed.
    SecretExpired,
    /// A domain was typed as tenant.
    TenantIsDomain(String),
    /// Two profile forms are in sight.
    FormAmbiguous,
    /// The edit screen lacks the OAuth fields.
    FormEditWithoutOauth,
    /// A form stands in a page or frame that is not trusted.
    FormUntrusted,
    /// The box that was pointed at has no label to find it by.
    BoxWithoutName,
    /// What was remembered of a page was wrong twice.
    RuleRetired,
    /// The browser refused to store.
    StorageRefused,
    /// The organisation's policy does not list this tenant.
    TenantNotAllowed(String),
    /// A page is open whose host the organisation's policy leaves out.
    HostNotAllowed(String),
    /// The proof that the values work failed.
    Proof(ProofProblem),
    /// An environment refused, or could not be asked.
    Environment(Trouble),
    /// It must be checked which secret a profile has: its change ended like this, or the profile was changed since by somebody.
    ChangeInDoubt(Option<Trouble>),
}

impl Problem {
    /// Its `data-code`.
    pub fn code(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Proof(problem) => return problem.code(),
            Self::Environment(trouble) => return Cow::Owned(rotation::code(trouble)),
            Self::ChangeInDoubt(_) => "change-in-doubt",
            Self::SecretIdNotValue => "secret-id-not-value",
            Self::SecretMasked => "secret-masked",
            Self::SecretLegacy => "secret-legacy",
            Self::SecretExpired => "secret-expired",
            Self::TenantIsDomain(_) => "tenant-is-domain",
            Self::FormAmbiguous => "form-ambiguous",
            Self::BoxWithoutName => "box-without-name",
            Self::RuleRetired => "rule-retired",
            Self::FormEditWithoutOauth => "form-edit-without-oauth",
            Self::FormUntrusted => "form-untrusted",
            Self::StorageRefused => "storage-refused",
            Self::TenantNotAllowed(_) => "tenant-not-allowed",
            Self::HostNotAllowed(_) => "host-not-allowed",
        })
    }
}
