//! What cures a cause, and where.

use super::trouble::Cause;
use crate::setup::cloud::Cloud;
use crate::setup::ids::ClientId;
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
pub enum Page {
    /// A page of the app registration.
    Portal(PortalPage),
    /// Overview of the tenant.
    Tenant,
    /// The list of enterprise apps.
    EnterpriseApps,
    /// The list of Conditional Access policies.
    ConditionalAccess,
    /// The panel's own commands that limit the app to a group ([`crate::setup::scoping`]).
    ScopingCommands,
    /// The panel's own commands that allow EWS.
    EwsCommands,
}

impl Page {
    /// Its address in that cloud's portal; none for the panel's own.
    /// (Addresses of blades as they stand in public guides and scripts, 2026-09.)
    pub fn url(self, cloud: Cloud, client: Option<&ClientId>) -> Option<String> {
        let blade = match self {
            Self::Portal(page) => return Some(page.url(client).replace("portal.azure.com", cloud.hosts().portal)),
            Self::Tenant => "Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/Overview",
            Self::EnterpriseApps => "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview",
            Self::ConditionalAccess => "Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies",
            Self::ScopingCommands | Self::EwsCommands => return None,
        };
        Some(format!("https://{}/#view/{blade}", cloud.hosts().portal))
    }
}

impl Cause {
    /// What cures it.
    pub fn cure(self) -> Cure {
        match self {
            Self::SecretId | Self::WrongSecret | Self::SecretMissing => Cure::CopyTheValue,
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

    /// The page that cures it; none where no page does.
    pub fn page(self) -> Option<Page> {
        match self.cure() {
            Cure::CopyTheValue | Cure::CreateSecret => Some(Page::Portal(PortalPage::Credentials)),
            Cure::CheckTenant => Some(Page::Tenant),
            Cure::CheckApp => Some(Page::Portal(PortalPage::AppList)),
            Cure::Consent => Some(Page::Portal(PortalPage::ApiPermissions)),
            Cure::EnableApp => Some(Page::EnterpriseApps),
            Cure::MakeConfidential => Some(Page::Portal(PortalPage::Overview)),
            Cure::ChangeConditionalAccess => Some(Page::ConditionalAccess),
            Cure::AddToGroup => Some(Page::ScopingCommands),
            Cure::AllowEws => Some(Page::EwsCommands),
            Cure::ChooseCloud
            | Cure::GetExchange
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

    /// A link into the wrong cloud's portal shows a directory that does not have the app.
    #[test]
    fn pages_of_the_right_cloud() {
        let client = ClientId::parse("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c").ok();
        for cloud in Cloud::ALL {
            for cause in [Cause::WrongSecret, Cause::TenantNotFound, Cause::AppDisabled, Cause::ConditionalAccess] {
                let url = cause.page().and_then(|page| page.url(cloud, client.as_ref())).unwrap();
                assert!(url.starts_with(&format!("https://{}/#view/", cloud.hosts().portal)), "{url}");
            }
        }
        let url = |cause: Cause| cause.page()?.url(Cloud::Public, client.as_ref());
        assert!(url(Cause::ConsentMissing).unwrap().contains("/~/CallAnAPI/appId/3f2c1b0a"));
        assert_eq!(url(Cause::EwsDisabled), None);
    }
}
