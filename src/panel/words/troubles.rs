//! What is wrong, in three parts: what was seen, what it means, what to do.

use super::value_name;
use crate::protocol::panel::{ConflictReason, FillReason, Problem, ValueField};
use crate::setup::ids::IdError;
use crate::setup::links::PortalPage;
use crate::setup::secret::SecretError;
use std::borrow::Cow;

/// Something wrong.
#[derive(Clone, PartialEq, Debug)]
pub struct Trouble {
    /// What was seen.
    pub saw: Cow<'static, str>,
    /// What it means.
    pub means: &'static str,
    /// What to do.
    pub cure: &'static str,
    /// The button that does it, or goes where it is done.
    pub button: Option<Cure>,
    /// What a support asks for: code and correlation ID.
    pub detail: Option<String>,
}

/// A button that cures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cure {
    /// Opens a page of the portals.
    Open(PortalPage),
    /// Asks the background again.
    Retry,
    /// Loads the panel again.
    Reload,
    /// Goes to a part of the panel, by its id.
    Focus(&'static str),
    /// Opens the options.
    Options,
    /// Has the background do something.
    Do(Deed),
}

/// What the background can do about a trouble.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Begin a change of a profile's secret.
    Rotate,
    /// Read the profiles again.
    ListAgain,
    /// Open the environment's own page.
    OpenEnvironment,
    /// Find out which secret is in place.
    CheckChange,
}

impl Trouble {
    pub(super) fn new(saw: impl Into<Cow<'static, str>>, means: &'static str, cure: &'static str) -> Self {
        Self { saw: saw.into(), means, cure, button: None, detail: None }
    }

    pub(super) fn with(self, button: Cure) -> Self {
        Self { button: Some(button), ..self }
    }

    pub(super) fn at(self, page: PortalPage) -> Self {
        self.with(Cure::Open(page))
    }
}

/// The background does not answer.
pub fn silent() -> Trouble {
    Trouble::new(
        "The background did not answer.",
        "Without it nothing is captured or filled. What was captured is safe.",
        "Try again. If it stays silent, reload the extension on the browser's extensions page.",
    )
    .with(Cure::Retry)
}

/// The extension was replaced while this panel was open.
pub fn torn() -> Trouble {
    Trouble::new(
        "Tenant Bridge was updated or reloaded.",
        "This panel belongs to the version before and reaches nothing any more.",
        "Load the panel again. The IDs are kept. A client secret may have to be created anew.",
    )
    .with(Cure::Reload)
}

/// The secret ends in so many days; below zero it has ended.
pub fn ending(day: &str, days: i32) -> Trouble {
    let saw = match days {
        ..0 => format!("The client secret has ended, on {day}."),
        _ => format!("The client secret {}, on {day}.", super::ends_in(days)),
    };
    let means = if days < 0 {
        "Exchange Online refuses it, and mailboxes stop synchronizing."
    } else {
        "From then on Exchange Online refuses it, and mailboxes stop synchronizing."
    };
    Trouble::new(saw, means, "Create a new client secret and put it into the server profile. Delete the old one only after that.")
}

/// What was on the disk cannot be read. `newer`: a newer version wrote it.
pub fn unread(newer: bool) -> Trouble {
    if newer {
        return Trouble::new(
            "The setups on this computer were stored by a newer version of Tenant Bridge.",
            "This version cannot read them. They are kept, and come back with the newer version.",
            "Update Tenant Bridge before you begin a new setup, or save a copy.",
        );
    }
    Trouble::new(
        "The setups on this computer could not be read.",
        "What was stored is damaged. It is kept as it is, beside what you begin now.",
        "Save a copy for a bug report, and set up again.",
    )
}

/// Something wrong with the setup or the form.
pub fn problem(problem: &Problem) -> Trouble {
    match problem {
        Problem::SecretIdNotValue => Trouble::new(
            "This is the Secret ID, not the secret.",
            "Dynamics needs the Value next to it. Azure shows the Value only once, right after you create the secret.",
            "Take the Value. If it reads abc***** now, create a new client secret.",
        )
        .at(PortalPage::Credentials),
        Problem::SecretMasked => Trouble::new(
            "The Value is masked.",
            "Azure shows a client secret only once, right after you create it. This one cannot be read any more.",
            "Create a new client secret and stay on the page. The old one can be deleted later.",
        )
        .at(PortalPage::Credentials),
        Problem::SecretLegacy => Trouble::new(
            "This client secret has the form that Azure used before 2021.",
            "Secrets that old have often expired. It may also be another kind of key.",
            "Compare it with the Value you meant, or create a new client secret.",
        )
        .at(PortalPage::Credentials),
        Problem::SecretExpired => Trouble::new(
            "This client secret has expired.",
            "Exchange Online refuses it, and mailboxes stop synchronizing.",
            "Create a new client secret.",
        )
        .at(PortalPage::Credentials),
        Problem::TenantIsDomain(domain) => Trouble::new(
            format!("{domain} is a domain name, not the Directory (tenant) ID."),
            "It names the tenant, but the form takes the ID only.",
            "Copy Directory (tenant) ID from the app's Overview.",
        )
        .at(PortalPage::Overview),
        Problem::FormAmbiguous => Trouble::new(
            "More than one server profile form is open.",
            "Tenant Bridge does not guess which of them you mean.",
            "Close all but the one to fill.",
        ),
        Problem::FormEditWithoutOauth => Trouble::new(
            "This is the edit screen of an existing profile.",
            "It lacks the boxes for Oauth (Cross Tenant), so its client secret cannot be changed there.",
            "Write the new secret to the profile itself, in the environment.",
        )
        .with(Cure::Do(Deed::Rotate)),
        Problem::FormUntrusted => Trouble::new(
            "A server profile form is inside a page that is not the admin center or a Dynamics app.",
            "A page around it could read what is filled in.",
            "Open the form in the Power Platform admin center itself.",
        )
        .at(PortalPage::Environments),
        Problem::BoxWithoutName => Trouble::new(
            "The page gives the box you pointed at no label.",
            "It could not be told from other boxes when the form is filled.",
            "Paste this one value by hand. The other boxes can still be filled.",
        ),
        Problem::RuleRetired => Trouble::new(
            "A label you once pointed at has twice named something else.",
            "It is not used any more.",
            "Point at the value or box again, or forget the label under What you pointed at.",
        ),
        Problem::TenantNotAllowed(tenant) => Trouble::new(
            format!("The tenant {tenant} is not one of those that your organisation allows."),
            "Its policy for Tenant Bridge lists other tenants. Nothing of this one is filled, verified or handed over.",
            "Use a listed tenant, or ask whoever manages your browser.",
        )
        .with(Cure::Options),
        Problem::HostNotAllowed(host) => Trouble::new(
            format!("Your organisation does not let Tenant Bridge work on {host}."),
            "Nothing is read or filled there.",
            "Use a listed host, or ask whoever manages your browser.",
        )
        .with(Cure::Options),
        Problem::Proof(problem) => super::proof_problem(problem),
        Problem::Environment(trouble) => super::environment_problem(trouble),
        Problem::ChangeInDoubt(trouble) => super::change_in_doubt(trouble.as_ref()),
        Problem::StorageRefused => Trouble::new(
            "The browser refused to store.",
            "The setup is lost when the browser closes. The disk may be full, or a policy may forbid it.",
            "Go on in one sitting, or free some space first.",
        ),
    }
}

/// Why a typed text is no tenant or client ID.
pub fn id_error(field: ValueField, error: &IdError) -> Trouble {
    let name = value_name(field);
    match error {
        IdError::Empty => Trouble::new(
            "There is nothing but spaces in the box.",
            "The form needs the whole ID.",
            "Paste it again, or let the app's Overview show it.",
        ),
        IdError::Domain(domain) => Trouble::new(
            format!("{domain} is a domain name, not the {name}."),
            "The form takes the ID only.",
            "Copy the ID from the app's Overview.",
        ),
        IdError::Secret => Trouble::new(
            "That looks like a client secret. It was not kept.",
            "An ID has 32 digits and letters from a to f.",
            "Paste the secret in the box for the client secret, and the ID here.",
        ),
        IdError::NotAGuid => Trouble::new(
            format!("This is not the {name}."),
            "An ID has 32 digits and letters from a to f, in five groups.",
            "Copy the whole ID from the app's Overview.",
        ),
        IdError::Nil => Trouble::new(
            "This ID is all zeros.",
            "It is a placeholder and belongs to nothing.",
            "Copy the ID from the app's Overview.",
        ),
        IdError::SameAsOther => Trouble::new(
            "The same ID stands in the other box.",
            "Directory and application always have different IDs, so one of the two is wrong.",
            "Compare both with the app's Overview.",
        ),
        IdError::NotAllowed => Trouble::new(
            "Your organisation does not allow this tenant.",
            "Its policy for Tenant Bridge lists others.",
            "Use a listed tenant. The options show the list.",
        ),
    }
}

/// Why a text is no client secret. The text itself is never repeated.
pub fn secret_error(error: SecretError) -> Trouble {
    let (saw, means, cure) = match error {
        SecretError::Empty => {
            ("There is nothing but spaces in the box.", "The form needs the whole Value.", "Paste the Value again.")
        }
        SecretError::SecretId => return problem(&Problem::SecretIdNotValue),
        SecretError::Masked => return problem(&Problem::SecretMasked),
        SecretError::Truncated => (
            "This client secret is cut short.",
            "It begins like one and stops early.",
            "Use the copy button beside the Value instead of selecting the text.",
        ),
        SecretError::TooLong => {
            ("This is longer than any client secret.", "Something was pasted along with it.", "Paste the Value alone.")
        }
        SecretError::DamagedMarker => (
            "One character of this client secret was changed on the way.",
            "After Q there is always a tilde (~). Some editors and chats replace it.",
            "Copy the Value straight from the portal.",
        ),
        SecretError::BadCharacter => (
            "This holds a character that no client secret has.",
            "A space or a typographic dash came in on the way.",
            "Copy the Value straight from the portal.",
        ),
        SecretError::PercentEncoded => (
            "This client secret is percent-encoded.",
            "It went through an address bar, which writes %7E for a tilde.",
            "Copy the Value straight from the portal.",
        ),
        SecretError::Thumbprint => (
            "This is the thumbprint of a certificate.",
            "Oauth (Cross Tenant) works with a client secret, not with a certificate.",
            "Open the tab Client secrets and take the Value.",
        ),
        SecretError::Address => ("This is a web address.", "The form needs the Value of a client secret.", "Paste the Value."),
        SecretError::Domain => ("This is a domain name.", "The form needs the Value of a client secret.", "Paste the Value."),
        SecretError::Token => (
            "This is an access token.",
            "It ends within hours. The form needs the client secret that tokens are requested with.",
            "Paste the Value of a client secret.",
        ),
        SecretError::Unknown => (
            "This does not look like a client secret.",
            "One has 40 characters, with Q~ after the fourth.",
            "Paste the Value, not the Description or the Secret ID.",
        ),
    };
    Trouble::new(saw, means, cure)
}

/// Why a field of the form ended as it did.
pub fn fill_reason(reason: &FillReason) -> Trouble {
    let (saw, means, cure) = match reason {
        FillReason::NoBox => (
            "No box of this name was found.",
            "The form may call it otherwise, or show it later.",
            "Point at it under This is the server profile form, or fill it by hand.",
        ),
        FillReason::Ambiguous => (
            "More than one box answers to this name.",
            "Tenant Bridge does not guess which of them you mean.",
            "Fill this one by hand.",
        ),
        FillReason::NoSuchOption(offered) => {
            return Trouble::new(
                offered_options(offered),
                "The wanted one is not among them. It may depend on the choices above it, or on the environment's version.",
                "Choose by hand, then fill again.",
            );
        }
        FillReason::Disabled => (
            "The page does not let this box be changed.",
            "It is greyed out or read-only.",
            "Check your role in this environment, and the choices above the box.",
        ),
        FillReason::TooLong => (
            "The box takes fewer characters.",
            "A shortened value would be wrong without being seen to be.",
            "Shorten the name, or fill this one by hand.",
        ),
        FillReason::NotKept => (
            "The page put something else there.",
            "Its own script changed the value right after it was written.",
            "Look at the box, then fill again.",
        ),
        FillReason::NotInRecord => (
            "The box shows the value, the record does not hold it.",
            "It would be lost on Save.",
            "Click into the box, press Tab, then fill again.",
        ),
        FillReason::PageGone => {
            ("The form is no longer there.", "It or its page was closed, reloaded or left.", "Open the form, then fill again.")
        }
        FillReason::Skipped => (
            "This field depends on one above that was not filled.",
            "The page shows it only after that.",
            "Put the one above right, then fill again.",
        ),
        FillReason::Exception => (
            "The page answered with an error.",
            "Its own script failed while the value was written.",
            "Reload the page, then fill again.",
        ),
    };
    Trouble::new(saw, means, cure)
}

fn offered_options(offered: &[String]) -> Cow<'static, str> {
    if offered.is_empty() {
        return "The list did not open, or has no options.".into();
    }
    format!("The list offers only “{}”.", offered.join("”, “")).into()
}

/// Why a value is a question.
pub fn conflict(field: ValueField, reason: ConflictReason) -> Trouble {
    let name = match field {
        ValueField::ClientSecret => "client secret",
        _ => value_name(field),
    };
    let (saw, means) = match reason {
        ConflictReason::DiffersFromHeld => {
            (format!("A page shows another {name}."), "It belongs to another app or tenant, or the value was replaced.")
        }
        ConflictReason::TwoSeen => {
            (format!("Two different values are in sight for the {name}."), "Only one of them belongs to this setup.")
        }
        ConflictReason::DiffersFromAddress => (
            format!("The page's address names another {name} than the page."),
            "The page may still be changing from one app to another.",
        ),
        ConflictReason::OtherApp => {
            (format!("A page of another app shows the {name}."), "A secret works only with the app that it was created for.")
        }
    };
    Trouble::new(saw, means, "Which one is it?")
}
