//! The application permissions that server-side synchronization across tenants needs.
//!
//! Sources: "Exchange Online cross-tenant authentication" (Microsoft Learn, power-platform/admin, 2026-08-13) and Microsoft's
//! script `Grant-SssGraphApplicationPermissions.ps1` (PowerApps-Samples, 2026-08), which grants one more than the article lists.

/// A row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permission {
    /// The API's name in the portal.
    pub api: &'static str,
    /// The permission's name; never localised.
    pub name: &'static str,
}

const EXCHANGE: &str = "Office 365 Exchange Online";
const GRAPH: &str = "Microsoft Graph";

const fn of(api: &'static str, name: &'static str) -> Permission {
    Permission { api, name }
}

/// The table. The article writes `full_access_to_app`; the portal's name is the one here.
pub const PERMISSIONS: [Permission; 12] = [
    of(EXCHANGE, "full_access_as_app"),
    of(GRAPH, "Mail.ReadWrite"),
    of(GRAPH, "Mail.Send"),
    of(GRAPH, "MailboxSettings.ReadWrite"),
    of(GRAPH, "Calendars.ReadWrite"),
    of(GRAPH, "Contacts.ReadWrite"),
    of(GRAPH, "Tasks.ReadWrite.All"),
    of(GRAPH, "MailboxConfigItem.ReadWrite"),
    of(GRAPH, "Chat.Read.All"),
    of(GRAPH, "OnlineMeetings.ReadWrite.All"),
    of(GRAPH, "CallRecords.Read.All"),
    of(GRAPH, "User.Read.All"),
];
