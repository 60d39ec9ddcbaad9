//! Every sentence of the panel, by code. The portal's own terms; what was seen, what it means, what to do.

use crate::protocol::panel::{
    ConflictReason, FillReason, FillRow, FillState, FormField, FormState, FormView, Origin, PermissionState, SlotState,
    ValueField, Verdict,
};
use crate::setup::ids::IdError;
use crate::setup::links::PortalPage;
use crate::setup::secret::SecretError;
use crate::{protocol, setup};
use std::borrow::Cow;

/// A step's words.
pub struct Step {
    /// Its name.
    pub title: &'static str,
    /// What to do.
    pub what: &'static [&'static str],
    /// Where, and the button's words.
    pub page: Option<(PortalPage, &'static str)>,
}

/// Words of a step.
pub fn step(step: setup::steps::Step) -> Step {
    use setup::steps::Step as S;
    let (title, what, page): (_, &'static [&'static str], _) = match step {
        S::Register => (
            "Register the app",
            &[
                "In the tenant where Exchange Online lives, choose New registration, give the app a name and press Register. No redirect URI is needed.",
                "Its Overview shows the two IDs. They are picked up as soon as you open it.",
            ],
            Some((PortalPage::AppList, "Open App registrations")),
        ),
        S::Secret => (
            "Create a client secret",
            &[
                "On Certificates & secrets choose New client secret and press Add.",
                "The Value is shown only once, right then. It is picked up from the Value column; the Secret ID beside it is not the secret.",
            ],
            Some((PortalPage::Credentials, "Open Certificates & secrets")),
        ),
        S::Permissions => (
            "Add the API permissions",
            &[
                "Choose Add a permission, then the API, then Application permissions. Office 365 Exchange Online is under APIs my organization uses.",
            ],
            Some((PortalPage::ApiPermissions, "Open API permissions")),
        ),
        S::Consent => (
            "Grant admin consent",
            &["Above the list of permissions choose Grant admin consent for your tenant, and confirm with Yes."],
            Some((PortalPage::ApiPermissions, "Open API permissions")),
        ),
        S::Verify => (
            "Prove that it works",
            &["After saving the profile, test and enable one mailbox in Dynamics 365 before the others."],
            None,
        ),
        S::Profile => (
            "Fill the server profile",
            &[
                "In the Power Platform admin center open the environment, then Settings, Email, Server profiles, New server profile.",
                "When the form is in sight, the button below fills it. You look it over and press Save.",
            ],
            Some((PortalPage::Environments, "Open Environments")),
        ),
    };
    Step { title, what, page }
}

/// A problem's three parts, and where its cure is.
pub struct Problem {
    /// What we saw.
    pub saw: Cow<'static, str>,
    /// What it means.
    pub means: &'static str,
    /// What to do.
    pub cure: &'static str,
    /// Where, and the button's words.
    pub page: Option<(PortalPage, &'static str)>,
}

/// Words of a problem.
pub fn problem(problem: &protocol::panel::Problem) -> Problem {
    use protocol::panel::Problem as P;
    let secrets = Some((PortalPage::Credentials, "Open Certificates & secrets"));
    let (saw, means, cure, page) = match problem {
        P::SecretIdNotValue => (
            "This is the Secret ID, not the secret.",
            "Dynamics needs the Value next to it. Azure shows the Value only once, right after you create the secret.",
            "If the Value reads abc***** now, create a new client secret.",
            secrets,
        ),
        P::SecretMasked => (
            "This secret is masked.",
            "Azure shows a secret's Value only once, right after it is created. This one cannot be read any more.",
            "Create a new client secret and stay on the page until it is captured.",
            secrets,
        ),
        P::SecretLegacy => (
            "This looks like a secret from before 2021.",
            "Secrets made today have a different form. This one may have ended long ago.",
            "Check its end date, or create a new client secret.",
            secrets,
        ),
        P::SecretExpired => (
            "This secret has ended.",
            "Exchange Online refuses it with a 401 from now on.",
            "Create a new client secret.",
            secrets,
        ),
        P::TenantIsDomain(domain) => {
            return Problem {
                saw: format!("{domain} is a domain, not the directory (tenant) ID.").into(),
                means: "The form needs the ID, a GUID. The text is kept in the box and not filled in.",
                cure: "Open the app's Overview: the Directory (tenant) ID stands there and is picked up.",
                page: Some((PortalPage::Overview, "Open Overview")),
            };
        }
        P::FormAmbiguous => (
            "More than one server profile form is in sight.",
            "We do not guess which one you mean, so nothing is filled.",
            "Close the form, frame or tab that you do not need.",
            None,
        ),
        P::FormEditWithoutOauth => (
            "This is the edit screen of a profile that uses Oauth.",
            "Microsoft's edit screen shows no fields for tenant ID, application ID and client secret, so there is nothing to fill.",
            "Make a new server profile, or change the existing one's secret by other means.",
            None,
        ),
        P::FormUntrusted => (
            "A server profile form stands in a page that is not trusted.",
            "It, or a page around it, does not belong to the Power Platform admin center or Dynamics 365. It gets nothing.",
            "Open the Power Platform admin center itself, in a tab of its own.",
            Some((PortalPage::Environments, "Open Environments")),
        ),
        P::StorageRefused => (
            "The browser refused to store the setup.",
            "What you see is still here, but will be lost when the browser closes. The disk may be full.",
            "Free some space; the next change is stored again.",
            None,
        ),
    };
    Problem { saw: saw.into(), means, cure, page }
}

/// Why an id was refused, and what to do.
pub fn id_error(error: &IdError) -> &'static str {
    match error {
        IdError::Empty => "The box is empty. Paste the ID, or open the app's Overview.",
        IdError::Domain(_) => "This is a domain. The form needs the directory (tenant) ID; the app's Overview shows it.",
        IdError::Secret => "This is a client secret, not an ID. It was not kept. Paste it into the box for the client secret.",
        IdError::NotAGuid => "This is not an ID. An ID looks like 8f3a0c52-1d2e-4b6f-9a7c-0e5d4b3ac21e.",
        IdError::Nil => "This ID is all zeros, a placeholder. Copy the real one from the app's Overview.",
        IdError::SameAsOther => {
            "The same ID stands in the other box. The tenant and the app have different IDs; the Overview shows both."
        }
    }
}

/// Why a secret was refused, and what to do.
pub fn secret_error(error: SecretError) -> &'static str {
    match error {
        SecretError::Empty => "The box is empty. Paste the Value of the client secret.",
        SecretError::SecretId => {
            "This is the Secret ID. Dynamics needs the Value, shown only once, right after the secret is created."
        }
        SecretError::Masked => "This secret is masked. Its Value cannot be read any more; create a new client secret.",
        SecretError::Truncated => "This secret is cut short. Copy the whole Value; a client secret has 40 characters.",
        SecretError::TooLong => "This is too long for a client secret, which has 40 characters. Copy the Value alone.",
        SecretError::DamagedMarker => {
            "One character was changed on the way: after the Q there should be a ~. Copy the Value again."
        }
        SecretError::BadCharacter => {
            "This holds a space or a character that no secret has, as mail programs put in. Copy the Value from the portal."
        }
        SecretError::PercentEncoded => "This went through an address bar: %7E should be ~. Copy the Value from the portal.",
        SecretError::Thumbprint => "This is a certificate's thumbprint. The form needs the Value of a client secret.",
        SecretError::Address => "This is a web address. The form needs the Value of a client secret.",
        SecretError::Domain => "This is a domain. The form needs the Value of a client secret.",
        SecretError::Token => "This is an access token. The form needs the Value of a client secret.",
        SecretError::Unknown => {
            "This does not look like a client secret. Copy the Value from Certificates & secrets, right after creating it."
        }
    }
}

/// Why there is a question.
pub fn conflict(reason: ConflictReason) -> &'static str {
    match reason {
        ConflictReason::DiffersFromHeld => "A page shows another value than this setup holds. Nothing was changed.",
        ConflictReason::TwoSeen => "Pages show two different values at once.",
        ConflictReason::DiffersFromAddress => "The page's address names another app than the page shows.",
        ConflictReason::OtherApp => "The secret and the application ID belong to different apps.",
    }
}

/// A value's name in a sentence.
pub fn value(field: ValueField) -> &'static str {
    match field {
        ValueField::TenantId => "directory (tenant) ID",
        ValueField::ClientId => "application (client) ID",
        ValueField::ClientSecret => "client secret",
    }
}

/// The word beside a value's sign.
pub fn slot(state: SlotState) -> &'static str {
    match state {
        SlotState::Empty => "not seen yet",
        SlotState::Captured => "captured",
        SlotState::Conflict => "needs your answer",
        SlotState::Invalid => "refused",
        SlotState::SecretId => "Secret ID, not the secret",
        SlotState::Masked => "masked",
        SlotState::Expired => "has ended",
    }
}

/// Where a value came from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Page => "seen on a page",
        Origin::Pick => "pointed at by you",
        Origin::Typed => "typed by you",
        Origin::Import => "from a file",
    }
}

/// What was seen of a permission.
pub fn permission(state: PermissionState) -> &'static str {
    match state {
        PermissionState::Unknown => "not looked at yet",
    }
}

/// The form's state.
pub fn form(form: &FormView) -> String {
    let place = if form.incognito { format!("{} · InPrivate", form.page) } else { form.page.clone() };
    match form.state {
        FormState::None => "No server profile form in sight.".to_owned(),
        FormState::Found => format!("Server profile form seen in “{place}”."),
        FormState::Ambiguous => "More than one server profile form in sight.".to_owned(),
        FormState::EditWithoutOauth => format!("Edit screen without the Oauth fields in “{place}”."),
    }
}

/// A field's label on the form.
pub fn field(field: FormField) -> &'static str {
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

/// How a field ended, and why.
pub fn fill(row: &FillRow) -> Cow<'static, str> {
    let why = match &row.reason {
        None => match row.state {
            FillState::Filled => "filled",
            FillState::Already => "was right already",
            FillState::Kept => "left as it was",
            FillState::Missing => "not on this form",
            FillState::Refused => "not written",
            FillState::Failed => "not written",
        },
        Some(FillReason::NoSuchOption(offered)) => {
            return format!("the option is not offered; the form offers: {}. Choose it yourself.", offered.join(", ")).into();
        }
        Some(FillReason::Ambiguous) => "not written: more than one box answers to it. Fill it in yourself.",
        Some(FillReason::Disabled) => "not written: the box takes no input.",
        Some(FillReason::TooLong) => "not written: the box takes fewer characters.",
        Some(FillReason::NotKept) => "the form put something else there. Check it before you save.",
        Some(FillReason::NotInRecord) => "shown, but a rule of the form did not accept it. Check it before you save.",
        Some(FillReason::PageGone) => "the page went away. Open the form and fill again.",
        Some(FillReason::Skipped) => "skipped: the authentication type is not Oauth (Cross Tenant).",
        Some(FillReason::Exception) => "the form did not react. Fill it in yourself.",
    };
    why.into()
}

/// The verdict on a sighting.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::IsTenantId => "is the directory (tenant) ID",
        Verdict::IsClientId => "is the application (client) ID",
        Verdict::IsClientSecret => "is the client secret",
        Verdict::IsSecretId => "is a Secret ID",
        Verdict::IsMasked => "is a masked secret",
        Verdict::IsObjectId => "is an object ID",
        Verdict::Hidden => "is not visible",
        Verdict::NoLabel => "has no label",
        Verdict::UnknownLabel => "has another label",
        Verdict::LabelsDisagree => "has labels that disagree",
        Verdict::WeakLabel => "has a label we are not sure of",
        Verdict::InList => "is in a list of apps",
        Verdict::WrongPage => "is on a page where it means nothing",
        Verdict::WrongShape => "does not look like what its label says",
    }
}
