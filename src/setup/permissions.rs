//! The application permissions that server-side synchronization across tenants needs, each with why, since when and until when.
//!
//! Two sources, which disagree by one row: see [`Source`]. The IDs are the same in every tenant; they were compared in
//! Microsoft's own scripts and public consent records (2026-09). Scripts look them up by name all the same.

use crate::wire::Wire;

/// An API that a permission belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Wire)]
pub enum Api {
    /// Office 365 Exchange Online: Exchange Web Services (EWS).
    Exchange,
    /// Microsoft Graph.
    Graph,
}

impl Api {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Exchange, Self::Graph];

    /// Its name in the portal; never localised.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exchange => "Office 365 Exchange Online",
            Self::Graph => "Microsoft Graph",
        }
    }

    /// Its application ID, the same in every tenant and cloud.
    pub const fn app_id(self) -> &'static str {
        match self {
            Self::Exchange => "00000002-0000-0ff1-ce00-000000000000",
            Self::Graph => "00000003-0000-0000-c000-000000000000",
        }
    }
}

/// A day, ISO 8601. Days compare as their texts do.
pub type Day = &'static str;

/// Who asks for a permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// "Exchange Online cross-tenant authentication", Microsoft Learn, power-platform/admin, revision of 2026-08-13. It writes
    /// `full_access_to_app` where the portal has `full_access_as_app`.
    Article,
    /// `Grant-SssGraphApplicationPermissions.ps1`, PowerApps-Samples, powershell/ServerSideSync, 2026-08. It grants Graph's
    /// permissions only, and one more than the article lists.
    Script,
}

/// What server-side synchronization does with a permission: a code, whose words are the panel's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Everything in the mailbox, over EWS.
    WholeMailbox,
    /// Track incoming mail.
    ReadMail,
    /// Send mail.
    SendMail,
    /// Read time zone, language and working hours.
    MailboxSettings,
    /// Appointments and meetings.
    Appointments,
    /// Contacts.
    Contacts,
    /// Tasks.
    Tasks,
    /// Keep its own state in the mailbox.
    MailboxState,
    /// Teams chats linked to records.
    TeamsChats,
    /// Teams meetings of appointments.
    TeamsMeetings,
    /// Records of Teams calls.
    TeamsCalls,
    /// Find users by their address.
    Users,
}

/// How an Exchange admin can limit a permission to some mailboxes (Microsoft Learn, "Role Based Access Control for Applications
/// in Exchange Online", 2025-11-25, and "Limiting application permissions to specific mailboxes", microsoft-graph-docs).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// An application access policy covers it.
    pub policy: bool,
    /// The role that stands for it in RBAC for Applications.
    pub rbac: Option<&'static str>,
}

/// A row of the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permission {
    /// The API it belongs to.
    pub api: Api,
    /// Its name; never localised.
    pub name: &'static str,
    /// ID of the app role (application permission, not delegated), canonical.
    pub id: &'static str,
    /// What for.
    pub purpose: Purpose,
    /// Who asks for it.
    pub sources: &'static [Source],
    /// The day the source began to ask for it.
    pub from: Day,
    /// The first day it is of no use any more.
    pub until: Option<Day>,
    /// How it can be limited.
    pub limits: Limits,
}

impl Permission {
    /// Whether synchronization is known to need it: the article asks for it. What only the script grants is good to have.
    pub fn is_required(&self) -> bool {
        self.sources.contains(&Source::Article)
    }
}

/// The day Exchange Web Services are switched off in Exchange Online for good, and Power Platform has moved cross-tenant
/// synchronization to Graph ("Exchange Online EWS, Your Time is Almost Up", Exchange Team Blog, 2026-02-05; article of 2026-08-13).
pub const EWS_ENDS: Day = "2027-04-01";

const fn graph(name: &'static str, id: &'static str, purpose: Purpose, limits: Limits) -> Permission {
    const BOTH: &[Source] = &[Source::Article, Source::Script];
    Permission { api: Api::Graph, name, id, purpose, sources: BOTH, from: "2026-08-13", until: None, limits }
}

const FREE: Limits = Limits { policy: false, rbac: None };
const fn role_only(rbac: &'static str) -> Limits {
    Limits { policy: false, rbac: Some(rbac) }
}
const fn policy_or(rbac: &'static str) -> Limits {
    Limits { policy: true, rbac: Some(rbac) }
}

/// The plan, in the article's order.
#[rustfmt::skip] // one row a line
pub const PERMISSIONS: [Permission; 12] = [
    Permission {
        api: Api::Exchange, name: "full_access_as_app", id: "dc890d15-9560-4a4c-9b7f-a736ec74ec40", purpose: Purpose::WholeMailbox,
        // The article's first revision is of that day.
        sources: &[Source::Article], from: "2022-01-13", until: Some(EWS_ENDS), limits: policy_or("Application EWS.AccessAsApp"),
    },
    graph("Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9", Purpose::ReadMail, policy_or("Application Mail.ReadWrite")),
    graph("Mail.Send", "b633e1c5-b582-4048-a93e-9f11b44c7e96", Purpose::SendMail, policy_or("Application Mail.Send")),
    graph("MailboxSettings.ReadWrite", "6931bccd-447a-43d1-b442-00a195474933", Purpose::MailboxSettings, policy_or("Application MailboxSettings.ReadWrite")),
    graph("Calendars.ReadWrite", "ef54d2bf-783f-4e0f-bca1-3210c0444d99", Purpose::Appointments, policy_or("Application Calendars.ReadWrite")),
    graph("Contacts.ReadWrite", "6918b873-d17a-4dc1-b314-35f528134491", Purpose::Contacts, policy_or("Application Contacts.ReadWrite")),
    graph("Tasks.ReadWrite.All", "44e666d1-d276-445b-a5fc-8815eeb81d55", Purpose::Tasks, FREE),
    graph("MailboxConfigItem.ReadWrite", "aa6d92d4-b25a-4640-aefe-3e3231e5e736", Purpose::MailboxState, role_only("Application MailboxConfigItem.ReadWrite")),
    graph("Chat.Read.All", "6b7d71aa-70aa-4810-a8d9-5d9fb2830017", Purpose::TeamsChats, FREE),
    graph("OnlineMeetings.ReadWrite.All", "b8bb2037-6e08-44ac-a4ea-4674e010e2a4", Purpose::TeamsMeetings, FREE),
    graph("CallRecords.Read.All", "45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8", Purpose::TeamsCalls, FREE),
    Permission { sources: &[Source::Script], ..graph("User.Read.All", "df021288-bdef-4463-88db-98f22de89214", Purpose::Users, FREE) },
];

/// The rows of one API.
pub fn of(api: Api) -> impl Iterator<Item = &'static Permission> {
    PERMISSIONS.iter().filter(move |permission| permission.api == api)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::ids::Guid;
    use std::collections::BTreeSet;

    /// The article lists one for EWS and ten for Graph, the script grants eleven: no row is lost or doubled.
    #[test]
    fn both_sources_are_complete() {
        let count = |api, source| of(api).filter(|p| p.sources.contains(&source)).count();
        assert_eq!(count(Api::Exchange, Source::Article), 1);
        assert_eq!(count(Api::Graph, Source::Article), 10);
        assert_eq!(count(Api::Graph, Source::Script), 11);
        assert_eq!(count(Api::Exchange, Source::Script), 0);
        assert_eq!(PERMISSIONS.iter().filter(|p| !p.is_required()).map(|p| p.name).collect::<Vec<_>>(), ["User.Read.All"]);
        let ids: BTreeSet<_> = PERMISSIONS.iter().map(|p| p.id).collect();
        assert_eq!(ids.len(), PERMISSIONS.len());
        for row in &PERMISSIONS {
            assert_eq!(Guid::parse(row.id).as_ref().map(Guid::as_str), Some(row.id), "{}", row.name);
        }
    }

    /// Known delegated permissions of the same names: an admin who gets those has granted nothing to the app.
    #[test]
    fn no_id_is_a_delegated_one() {
        for delegated in ["024d486e-b451-40bb-833d-3e66d98c5c73", "7d461784-7715-4b09-9f90-91a6d8722652"] {
            assert!(PERMISSIONS.iter().all(|p| p.id != delegated));
        }
    }
}
