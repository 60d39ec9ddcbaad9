//! What cures a cause, and where.

use super::trouble::Cause;
use crate::setup::links::PortalPage;

/// What to do: a code, whose words are the panel's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cure {
    /// Copy the secret's Value again, or create a new secret.
    CopyTheValue,
    /// Create a new secret.
    CreateSecret,
    /// Compare the tenant ID with the tenant where Exchange lives.
    CheckTenant,
    /// Choose the tenant's cloud.
    ChooseCloud,
    /// Compare the application ID, and the tenant it is registered in.
    CheckApp,
    /// Create the enterprise app: give admin consent once.
    Consent,
    /// Switch the enterprise app on.
    EnableApp,
    /// Register another app, or set "Allow public client flows" to No.
    MakeConfidential,
    /// Get Exchange Online for the tenant, or choose the tenant that has it.
    GetExchange,
    /// Let the app in from where Dynamics and this browser are.
    ChangeConditionalAccess,
    /// Ask who runs the network.
    AskNetwork,
    /// Wait, then try again.
    Wait,
    /// Connect, then try again.
    Connect,
    /// Set the computer's clock, then try again.
    SetClock,
    /// Try again; report it if it stays.
    Report,
    /// Add the mailbox to the policy's or scope's group.
    AddToGroup,
    /// Check the address, and that its mailbox is in Exchange Online and licensed.
    CheckMailbox,
    /// Allow EWS for this app until it ends, and grant Graph's permissions.
    AllowEws,
}

/// Where to do it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A page of the portals.
    Page(PortalPage),
    /// The panel's own choice of the cloud.
    CloudChoice,
    /// The panel's own commands that limit the app to a group ([`crate::setup::scoping`]).
    ScopingCommands,
    /// The panel's own commands that allow EWS.
    EwsCommands,
}

impl Cause {
    /// What cures it.
    pub fn cure(self) -> Cure {
        match self {
            Self::WrongSecret | Self::SecretMissing => Cure::CopyTheValue,
            Self::SecretExpired => Cure::CreateSecret,
            Self::TenantNotFound | Self::PersonalAccounts => Cure::CheckTenant,
            Self::OtherCloud => Cure::ChooseCloud,
            Self::AppNotFound => Cure::CheckApp,
            Self::NoServicePrincipal | Self::ConsentMissing => Cure::Consent,
            Self::AppDisabled => Cure::EnableApp,
            Self::PublicClient => Cure::MakeConfidential,
            Self::NoSuchApi => Cure::GetExchange,
            Self::ConditionalAccess => Cure::ChangeConditionalAccess,
            Self::Throttled | Self::Busy | Self::TimedOut => Cure::Wait,
            Self::Offline => Cure::Connect,
            Self::Expired => Cure::SetClock,
            // What no honest answer of Entra's looks like comes from something in between.
            Self::TenantRestrictions | Self::Intercepted | Self::Unreachable | Self::NotEntra | Self::TooLarge => {
                Cure::AskNetwork
            }
            Self::NotAToken | Self::Unsigned | Self::ForeignTenant | Self::ForeignApp | Self::ForeignApi => Cure::AskNetwork,
            Self::OriginSent | Self::OurRequest | Self::Malformed | Self::TokenRefused | Self::Unknown => Cure::Report,
            Self::MailboxDenied => Cure::Consent,
            Self::OutsidePolicy => Cure::AddToGroup,
            Self::MailboxNotFound | Self::MailboxNotOnline => Cure::CheckMailbox,
            Self::EwsDisabled | Self::EwsNotAllowed => Cure::AllowEws,
        }
    }

    /// Where it is cured; none where no page does.
    pub fn place(self) -> Option<Place> {
        match self.cure() {
            Cure::CopyTheValue | Cure::CreateSecret => Some(Place::Page(PortalPage::Credentials)),
            Cure::CheckTenant => Some(Place::Page(PortalPage::Tenant)),
            Cure::CheckApp => Some(Place::Page(PortalPage::AppList)),
            Cure::Consent => Some(Place::Page(PortalPage::ApiPermissions)),
            Cure::EnableApp => Some(Place::Page(PortalPage::EnterpriseApps)),
            Cure::MakeConfidential => Some(Place::Page(PortalPage::Overview)),
            Cure::ChangeConditionalAccess => Some(Place::Page(PortalPage::ConditionalAccess)),
            Cure::AddToGroup => Some(Place::ScopingCommands),
            Cure::AllowEws => Some(Place::EwsCommands),
            Cure::ChooseCloud => Some(Place::CloudChoice),
            Cure::GetExchange
            | Cure::AskNetwork
            | Cure::Wait
            | Cure::Connect
            | Cure::SetClock
            | Cure::Report
            | Cure::CheckMailbox => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::cloud::Cloud;
    use crate::setup::ids::ClientId;

    /// A link into the wrong cloud's portal shows a directory that does not have the app.
    #[test]
    fn pages_of_the_right_cloud() {
        let client = ClientId::parse("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c").ok();
        let url = |cause: Cause, cloud| match cause.place() {
            Some(Place::Page(page)) => page.url(cloud, client.as_ref()),
            place => panic!("{cause:?}: {place:?}"),
        };
        for cloud in Cloud::ALL {
            for cause in [Cause::WrongSecret, Cause::TenantNotFound, Cause::AppDisabled, Cause::ConditionalAccess] {
                let url = url(cause, cloud);
                assert!(url.starts_with(&format!("https://{}/#view/", cloud.hosts().portal)), "{url}");
            }
        }
        assert!(url(Cause::ConsentMissing, Cloud::Public).contains("/~/CallAnAPI/appId/3f2c1b0a"));
        assert_eq!(Cause::EwsDisabled.place(), Some(Place::EwsCommands));
    }
}
