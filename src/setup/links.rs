//! Addresses of the portal pages that the steps happen on.

use super::cloud::{Cloud, Hosts};
use super::ids::ClientId;
use crate::wire::Wire;

/// A page of the portals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PortalPage {
    /// List of app registrations.
    AppList,
    /// Register an application.
    CreateApp,
    /// The app's Overview.
    Overview,
    /// The app's Certificates & secrets.
    Credentials,
    /// The app's API permissions.
    ApiPermissions,
    /// Power Platform admin center, list of environments.
    Environments,
    /// Overview of the tenant.
    Tenant,
    /// The list of enterprise apps.
    EnterpriseApps,
    /// The list of Conditional Access policies.
    ConditionalAccess,
}

const APPS: &str = "Microsoft_AAD_RegisteredApps/";
const LIST: &str = "ApplicationsListBlade";

impl PortalPage {
    /// The page's address in that cloud; that of the app's own page when the client ID is known, else of the list where to find it.
    /// (Portal addresses: hash of the pages as seen in public scripts, 2026-10; admin center: Microsoft Learn, 2025-06.)
    pub fn url(self, cloud: Cloud, client: Option<&ClientId>) -> String {
        let Hosts { portal, admin_center, .. } = cloud.hosts();
        let (blade, page, section) = match self {
            Self::Environments => return ["https://", admin_center, "/manage/environments"].concat(),
            Self::AppList => (APPS, LIST, None),
            Self::CreateApp => (APPS, "CreateApplicationBlade", None),
            Self::Overview => (APPS, LIST, Some("Overview")),
            Self::Credentials => (APPS, LIST, Some("Credentials")),
            Self::ApiPermissions => (APPS, LIST, Some("CallAnAPI")),
            Self::Tenant => ("Microsoft_AAD_IAM/", "ActiveDirectoryMenuBlade/~/Overview", None),
            Self::EnterpriseApps => ("Microsoft_AAD_IAM/", "StartboardApplicationsMenuBlade/~/AppAppsPreview", None),
            Self::ConditionalAccess => ("Microsoft_AAD_ConditionalAccess/", "ConditionalAccessBlade/~/Policies", None),
        };
        match (section, client) {
            (Some(section), Some(id)) => {
                ["https://", portal, "/#view/", blade, "ApplicationMenuBlade/~/", section, "/appId/", id.as_str()].concat()
            }
            _ => ["https://", portal, "/#view/", blade, page].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A known app gets its own page; an unknown one must not get a broken link.
    #[test]
    fn addresses() {
        let id = ClientId::parse("3F2C1B0A-9D8E-4F7A-8B6C-5D4E3F2A1B0C").unwrap();
        assert_eq!(
            PortalPage::Credentials.url(Cloud::Public, Some(&id)),
            "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"
        );
        assert!(PortalPage::Credentials.url(Cloud::China, None).ends_with("/ApplicationsListBlade"));
    }
}
