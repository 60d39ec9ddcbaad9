//! What grants the plan's permissions without clicking: the admin consent page, and a script for either of Microsoft's shells.
//!
//! None of them holds a secret. Every part that varies is a GUID or a text of a table, so nothing in them can be injected.

use super::cloud::Cloud;
use super::ids::{ClientId, TenantId};
use super::permissions::{Api, of};
use super::quote::powershell as quoted;

/// Address of the page that grants what the app has been configured with (Microsoft Learn, "OAuth 2.0 client credentials flow",
/// "Request the permissions from a directory admin"). The app has no redirect URI, so the page ends on AADSTS500113 *after* it has
/// granted: a new token shows it.
pub fn consent_url(cloud: Cloud, tenant: &TenantId, client: &ClientId) -> String {
    format!("https://{}/{tenant}/adminconsent?client_id={client}", cloud.hosts().login)
}

/// A script for Microsoft Graph PowerShell that adds the plan's permissions and grants consent. It looks each permission up by
/// name, keeps what is there, and can be run again (calls as in Microsoft's `Grant-SssGraphApplicationPermissions.ps1`, 2026-08,
/// which leaves Exchange out).
pub fn powershell(cloud: Cloud, tenant: &TenantId, client: &ClientId) -> String {
    let names = |api| of(api).map(|p| quoted(p.name)).collect::<Vec<_>>().join(", ");
    let plan = Api::ALL.map(|api| format!("    {} = @({})", quoted(api.app_id()), names(api))).join("\n");
    include_str!("scripts/grant.ps1")
        .replace("{tenant}", &quoted(tenant.as_str()))
        .replace("{client}", &quoted(client.as_str()))
        .replace("{environment}", &quoted(cloud.hosts().graph_environment))
        .replace("{plan}", &plan)
}

/// The same for a POSIX shell with the Azure CLI, by the table's IDs: `az` takes no names. `None` where the CLI has no such cloud.
pub fn az(cloud: Cloud, tenant: &TenantId, client: &ClientId) -> Option<String> {
    let roles = |api| of(api).map(|p| format!(" {}=Role", p.id)).collect::<String>();
    let permissions = Api::ALL
        .map(|api| format!("az ad app permission add --id {client} --api {} --api-permissions{}", api.app_id(), roles(api)));
    let script = include_str!("scripts/grant.sh")
        .replace("{cloud}", cloud.hosts().az?)
        .replace("{tenant}", tenant.as_str())
        .replace("{client}", client.as_str())
        .replace("{permissions}", &permissions.join("\n"));
    Some(script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::permissions::PERMISSIONS;

    const TENANT: &str = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
    const CLIENT: &str = "7d6c5b4a-3f2e-4d1c-9b0a-8f7e6d5c4b3a";

    fn ids() -> (TenantId, ClientId) {
        (TenantId::parse(TENANT).unwrap(), ClientId::parse(CLIENT).unwrap())
    }

    /// A consent page of another cloud would not know the tenant.
    #[test]
    fn consent_page_of_the_right_cloud() {
        let (tenant, client) = ids();
        assert_eq!(
            consent_url(Cloud::China, &tenant, &client),
            format!("https://login.partner.microsoftonline.cn/{TENANT}/adminconsent?client_id={CLIENT}")
        );
    }

    /// Each permission of the plan, exactly once, in both; no placeholder is left.
    #[test]
    fn scripts_are_complete() {
        let (tenant, client) = ids();
        let script = powershell(Cloud::GccHigh, &tenant, &client);
        let shell = az(Cloud::GccHigh, &tenant, &client).unwrap();
        for permission in &PERMISSIONS {
            assert_eq!(script.matches(&format!("'{}'", permission.name)).count(), 1, "{}", permission.name);
            assert_eq!(shell.matches(&format!(" {}=Role", permission.id)).count(), 1, "{}", permission.name);
        }
        for (text, parts) in [(&script, [TENANT, CLIENT, "'USGov'"]), (&shell, [TENANT, CLIENT, "AzureUSGovernment"])] {
            assert!(parts.iter().all(|part| text.contains(part)));
            for hole in ["{tenant}", "{client}", "{environment}", "{plan}", "{cloud}", "{permissions}"] {
                assert!(!text.contains(hole), "{hole}");
            }
        }
        assert_eq!(az(Cloud::Dod, &tenant, &client), None);
    }
}
