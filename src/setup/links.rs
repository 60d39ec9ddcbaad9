//! Addresses of the portal pages that the steps happen on.

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
}

const BLADE: &str = "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps";

impl PortalPage {
    /// The page's address; that of the app's own page when the client ID is known, else of the list where to find it.
    /// (Portal addresses: hash of the pages as seen in public scripts, 2026-10; admin center: Microsoft Learn, 2025-06.)
    pub fn url(self, client: Option<&ClientId>) -> String {
        let section = match self {
            Self::AppList => return format!("{BLADE}/ApplicationsListBlade"),
            Self::CreateApp => return format!("{BLADE}/CreateApplicationBlade"),
            Self::Environments => {
                return "https://admin.powerplatform.microsoft.com/manage/environments".to_owned();
            }
            Self::Overview => "Overview",
            Self::Credentials => "Credentials",
            Self::ApiPermissions => "CallAnAPI",
        };
        match client {
            Some(id) => format!("{BLADE}/ApplicationMenuBlade/~/{section}/appId/{id}"),
            None => format!("{BLADE}/ApplicationsListBlade"),
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
            PortalPage::Credentials.url(Some(&id)),
            "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"
        );
        assert!(PortalPage::Credentials.url(None).ends_with("/ApplicationsListBlade"));
    }
}
