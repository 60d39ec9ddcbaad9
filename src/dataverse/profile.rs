//! An email server profile as its environment tells it, and how mailboxes use it.

use crate::json::Json;
use crate::setup::cloud::Cloud;
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::small::Set;
use crate::wire::Wire;

/// Columns that every environment has (table reference `emailserverprofile`, 2023-03).
const COLUMNS: [&str; 7] = [
    "name",
    "oauthclientid",
    "exchangeonlinetenantid",
    "usedefaulttenantid",
    "isoauthclientsecretset",
    "statecode",
    "modifiedon",
];

/// Columns that came later, or with a solution of their own: an environment without one refuses the whole question, and is asked again
/// without it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Extra {
    /// Where the profile signs in (2025).
    Authority,
    /// How its last test ended.
    LastTest,
    /// The secret is kept in a key vault (solution `msft_ServerSideSync_Extensions`).
    KeyVault,
    /// There is no secret, but a managed identity (the same).
    ManagedIdentity,
}

impl Extra {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Authority, Self::LastTest, Self::KeyVault, Self::ManagedIdentity];

    /// Its column, as it is asked for.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Authority => "serverauthority",
            Self::LastTest => "lasttestexecutionstatus",
            Self::KeyVault => "_keyvaultreferenceid_value",
            Self::ManagedIdentity => "_managedidentityid_value",
        }
    }
}

/// What is asked of a profile, as `$select` has it.
pub fn select(without: &Set<Extra>) -> String {
    let extra = Extra::ALL.into_iter().filter(|extra| !without.contains(extra)).map(Extra::column);
    ["emailserverprofileid"].into_iter().chain(COLUMNS).chain(extra).collect::<Vec<_>>().join(",")
}

/// An email server profile that signs in to Exchange Online with an app.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Profile {
    /// Its ID.
    pub id: Guid,
    /// Its name.
    pub name: String,
    /// The version of the record that all of this is from.
    pub etag: String,
    /// The app that it signs in with; none where the column holds no ID.
    pub client: Option<ClientId>,
    /// The tenant that it signs in to; none where the column holds no ID, or the environment's own tenant is used.
    pub tenant: Option<TenantId>,
    /// A secret is set. Which one, nobody can read.
    pub secret_set: bool,
    /// It is in use; a deactivated one can be neither used nor changed.
    pub active: bool,
    /// When it was changed last, as the environment writes it: ISO 8601, UTC.
    pub modified: String,
    /// Where it signs in; none where the environment does not tell.
    pub authority: Option<Authority>,
    /// How its last test ended; none where the environment does not tell, or there was none.
    pub tested: Option<Tested>,
    /// It has its secret from a key vault, or none at all but a managed identity.
    pub secret_elsewhere: bool,
}

/// Where a profile signs in (`serverauthority`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Authority {
    /// 0: the worldwide cloud, GCC included.
    Public,
    /// 1: US government, GCC High and DoD.
    UsGovernment,
    /// 2: China.
    China,
    /// 3: as the environment's own cloud does.
    Automatic,
}

impl Authority {
    const ALL: [Self; 4] = [Self::Public, Self::UsGovernment, Self::China, Self::Automatic];

    /// Its number in the column.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The one that leads to a cloud's login host.
    pub fn of(cloud: Cloud) -> Self {
        match cloud {
            Cloud::Public => Self::Public,
            Cloud::GccHigh | Cloud::Dod => Self::UsGovernment,
            Cloud::China => Self::China,
        }
    }
}

/// How a profile's last test ended (`lasttestexecutionstatus`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Tested {
    /// 0.
    Failed,
    /// 1.
    Passed,
    /// 2.
    Warned,
}

impl Tested {
    const ALL: [Self; 3] = [Self::Failed, Self::Passed, Self::Warned];
}

/// Longest name that is kept, in characters: the column's own limit.
const LONGEST_NAME: usize = 100;

impl Profile {
    /// Reads one; `None` if its ID or version is not there, without which nothing can be done with it.
    pub(super) fn read(json: &Json) -> Option<Self> {
        let id = json.text("emailserverprofileid").and_then(Guid::parse)?;
        // An opaque text, but one that fits into a header.
        let etag =
            json.text("@odata.etag").filter(|etag| etag.len() <= 200 && etag.bytes().all(|b| (b' '..=b'~').contains(&b)))?;
        let own_tenant = json.flag("usedefaulttenantid") == Some(true);
        let tenant = json.text("exchangeonlinetenantid").and_then(|text| TenantId::parse(text).ok());
        Some(Self {
            id,
            name: json.text("name").unwrap_or_default().chars().take(LONGEST_NAME).collect(),
            etag: etag.to_owned(),
            client: json.text("oauthclientid").and_then(|text| ClientId::parse(text).ok()),
            tenant: tenant.filter(|_| !own_tenant),
            secret_set: json.flag("isoauthclientsecretset") == Some(true),
            active: json.number("statecode") == Some(0.0),
            modified: json.text("modifiedon").filter(|text| text.len() <= 40).unwrap_or_default().to_owned(),
            authority: numbered(&Authority::ALL, json.number(Extra::Authority.column())),
            tested: numbered(&Tested::ALL, json.number(Extra::LastTest.column())),
            secret_elsewhere: json.has(Extra::KeyVault.column()) || json.has(Extra::ManagedIdentity.column()),
        })
    }
}

fn numbered<T: Copy>(all: &[T], number: Option<f64>) -> Option<T> {
    let number = number.filter(|n| *n >= 0.0 && n.fract() == 0.0)?;
    all.get(number as usize).copied()
}

/// The mailboxes of one profile.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Usage {
    /// The profile.
    pub profile: Guid,
    /// Active mailboxes that use it.
    pub mailboxes: u32,
    /// Those of which the last test of incoming mail, outgoing mail, or appointments failed.
    pub failed: u32,
    /// Those of which none of the three was ever tested.
    pub untested: u32,
}

/// Columns of a mailbox with the result of its last test: 0 not run, 1 success, 2 failure (table reference `mailbox`, 2023).
pub(super) const TESTS: [&str; 3] = ["incomingemailstatus", "outgoingemailstatus", "actstatus"];
/// The column with its profile.
pub(super) const PROFILE_OF_MAILBOX: &str = "_emailserverprofile_value";
/// What the number of mailboxes in a group is called.
pub(super) const COUNT: &str = "mailboxes";

/// Adds the groups of mailboxes up, by profile.
pub(super) fn usage(groups: impl Iterator<Item = Json>) -> Vec<Usage> {
    let mut all: Vec<Usage> = Vec::new();
    for group in groups {
        let count = group.number(COUNT).filter(|n| (0.0..=1e6).contains(n)).unwrap_or_default() as u32;
        let Some(profile) = group.text(PROFILE_OF_MAILBOX).and_then(Guid::parse) else { continue };
        let tests = || TESTS.iter().map(|column| group.number(column).unwrap_or_default());
        let place = all.iter().position(|usage| usage.profile == profile).unwrap_or_else(|| {
            all.push(Usage { profile, mailboxes: 0, failed: 0, untested: 0 });
            all.len() - 1
        });
        let usage = &mut all[place];
        usage.mailboxes += count;
        usage.failed += if tests().any(|status| status == 2.0) { count } else { 0 };
        usage.untested += if tests().all(|status| status == 0.0) { count } else { 0 };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Profile> {
        Profile::read(&Json::object(text.as_bytes()).unwrap())
    }

    const ID: &str = "6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c";

    /// What is not told is unknown, never a default; a profile without version could not be written to safely.
    #[test]
    fn rows() {
        let bare = read(&format!(r#"{{"emailserverprofileid":"{ID}","@odata.etag":"W/\"1\""}}"#)).unwrap();
        assert_eq!((bare.authority, bare.tested, bare.secret_set, bare.active), (None, None, false, false));
        assert_eq!(read(&format!(r#"{{"emailserverprofileid":"{ID}"}}"#)), None);
        assert_eq!(read(r#"{"emailserverprofileid":"x","@odata.etag":"W/1"}"#), None);
        assert_eq!(read(&format!(r#"{{"emailserverprofileid":"{ID}","@odata.etag":"a\nb"}}"#)), None, "it goes into a header");
        let whole = read(&format!(
            r#"{{"emailserverprofileid":"{ID}","@odata.etag":"W/\"1\"","name":"Mail","statecode":0,"serverauthority":3,
            "lasttestexecutionstatus":1,"oauthclientid":"{{{ID}}}","exchangeonlinetenantid":"{ID}","usedefaulttenantid":true,
            "_keyvaultreferenceid_value":"{ID}","isoauthclientsecretset":true}}"#
        ))
        .unwrap();
        assert_eq!((whole.authority, whole.tested), (Some(Authority::Automatic), Some(Tested::Passed)));
        assert_eq!((whole.client.unwrap().as_str(), whole.tenant), (ID, None), "the environment's own tenant is used");
        assert!(whole.secret_elsewhere && whole.active && whole.secret_set);
    }

    /// The numbers are the table reference's.
    #[test]
    fn authorities() {
        for (number, authority) in Authority::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(authority.number()), number);
        }
        assert_eq!(numbered(&Authority::ALL, Some(4.0)), None);
        assert_eq!(numbered(&Authority::ALL, Some(0.5)), None);
    }

    /// A mailbox counts as failed when one of its three tests did.
    #[test]
    fn groups_add_up() {
        let group = |tests: [u8; 3], count: u32| {
            let [a, b, c] = tests;
            let text = format!(
                r#"{{"{PROFILE_OF_MAILBOX}":"{ID}","incomingemailstatus":{a},"outgoingemailstatus":{b},"actstatus":{c},"{COUNT}":{count}}}"#
            );
            Json::object(text.as_bytes()).unwrap()
        };
        let groups = [group([1, 1, 1], 4), group([1, 2, 0], 2), group([0, 0, 0], 3), Json::object(b"{}").unwrap()];
        let expected = Usage { profile: Guid::parse(ID).unwrap(), mailboxes: 9, failed: 2, untested: 3 };
        assert_eq!(usage(groups.into_iter()), [expected]);
    }
}
