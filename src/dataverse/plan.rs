//! Which profile a setup's secret is for, what a change of it would write, and what stands in its way.

use super::organisation::Organisation;
use super::profile::{Authority, Profile};
use crate::setup::cloud::Cloud;
use crate::setup::ids::{ClientId, TenantId};
use crate::small::Set;
use crate::wire::Wire;

/// The values of a setup that a profile is compared with.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    /// The tenant.
    pub tenant: TenantId,
    /// Its cloud.
    pub cloud: Cloud,
    /// The app.
    pub client: ClientId,
}

/// Something beside the secret that a profile has otherwise than the setup, and that the admin may have written with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Change {
    /// `oauthclientid`.
    ClientId,
    /// `exchangeonlinetenantid`, and with it `usedefaulttenantid`.
    TenantId,
    /// `serverauthority`.
    Authority,
}

/// Why a secret cannot be written to a profile as things are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Obstacle {
    /// The profile is deactivated.
    Inactive,
    /// The profile has its secret from a key vault or a managed identity.
    SecretElsewhere,
    /// The profile signs in with another app, to which the secret does not belong. Ticking the change removes it.
    OtherApp,
    /// The profile signs in to another tenant, which does not know the app. Ticking the change removes it.
    OtherTenant,
    /// The profile signs in to another cloud than the tenant's. Ticking the change removes it, where the environment has the column.
    OtherCloud,
}

impl Profile {
    /// It signs in as this setup's app, to this setup's tenant.
    pub fn is_of(&self, wanted: &Wanted) -> bool {
        self.client.as_ref() == Some(&wanted.client) && self.tenant.as_ref() == Some(&wanted.tenant)
    }

    /// What the profile has otherwise than the setup.
    pub fn differences(&self, wanted: &Wanted, organisation: &Organisation) -> Vec<Change> {
        let right = Authority::of(wanted.cloud);
        let cloud = match self.authority {
            Some(Authority::Automatic) => Authority::of(organisation.cloud()) == right,
            Some(authority) => authority == right,
            None => true,
        };
        let of = |differs: bool, change: Change| differs.then_some(change);
        [
            of(self.client.as_ref() != Some(&wanted.client), Change::ClientId),
            of(self.tenant.as_ref() != Some(&wanted.tenant), Change::TenantId),
            of(!cloud, Change::Authority),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What stands in the way of a change that writes what is ticked: a profile must never be left with a secret that does not fit it.
    pub fn obstacles(&self, wanted: &Wanted, organisation: &Organisation, ticked: &Set<Change>) -> Vec<Obstacle> {
        let left =
            self.differences(wanted, organisation).into_iter().filter(|change| !ticked.contains(change)).map(
                |change| match change {
                    Change::ClientId => Obstacle::OtherApp,
                    Change::TenantId => Obstacle::OtherTenant,
                    Change::Authority => Obstacle::OtherCloud,
                },
            );
        // Without the column the environment signs in where it is itself.
        let lost = self.authority.is_none() && Authority::of(organisation.cloud()) != Authority::of(wanted.cloud);
        let of = |is: bool, obstacle: Obstacle| is.then_some(obstacle);
        [
            of(!self.active, Obstacle::Inactive),
            of(self.secret_elsewhere, Obstacle::SecretElsewhere),
            of(lost, Obstacle::OtherCloud),
        ]
        .into_iter()
        .flatten()
        .chain(left)
        .collect()
    }
}

/// The one profile that the setup is about. With none or several that fit, the admin chooses: a guess could stop another one's mail.
pub fn the_one<'a>(profiles: &'a [Profile], wanted: &Wanted) -> Option<&'a Profile> {
    let mut fitting = profiles.iter().filter(|profile| profile.is_of(wanted));
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::setup::ids::Guid;
    use crate::setup::secret::ClientSecret;

    pub const ID: &str = "6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c";
    const TENANT: &str = "99999999-8888-4777-8666-555555555555";
    const APP: &str = "11111111-2222-4333-8444-555555555555";
    const OTHER: &str = "11111111-2222-4333-8444-999999999999";

    pub fn secret() -> ClientSecret {
        ClientSecret::parse("abc8Q~defghijklmnopqrstuvwxyz-_.~0123456").unwrap()
    }

    /// A setup's values.
    pub fn wanted(cloud: Cloud) -> Wanted {
        Wanted { tenant: TenantId::parse(TENANT).unwrap(), cloud, client: ClientId::parse(APP).unwrap() }
    }

    /// A profile that fits the values.
    pub fn profile() -> Profile {
        Profile {
            id: Guid::parse(ID).unwrap(),
            name: "Mail".into(),
            etag: "W/\"5\"".into(),
            client: Some(wanted(Cloud::Public).client),
            tenant: Some(wanted(Cloud::Public).tenant),
            secret_set: true,
            active: true,
            modified: "2026-01-01T10:00:00Z".into(),
            authority: Some(Authority::Public),
            tested: None,
            secret_elsewhere: false,
        }
    }

    fn obstacles(profile: &Profile, host: &str, cloud: Cloud, ticked: &[Change]) -> Vec<Obstacle> {
        let mut set = Set::default();
        set.extend(ticked.iter().copied());
        profile.obstacles(&wanted(cloud), &Organisation::parse(host).unwrap(), &set)
    }

    const PUBLIC: &str = "contoso.crm4.dynamics.com";

    /// A secret is written only where it fits, or where what it needs is written with it.
    #[test]
    fn what_stands_in_the_way() {
        let other_app = Profile { client: ClientId::parse(OTHER).ok(), ..profile() };
        let own_tenant = Profile { tenant: None, ..profile() };
        let inactive = Profile { active: false, ..profile() };
        let vault = Profile { secret_elsewhere: true, ..profile() };
        let rows: [(&Profile, &[Change], &[Obstacle]); 8] = [
            (&profile(), &[], &[]),
            (&other_app, &[], &[Obstacle::OtherApp]),
            (&other_app, &[Change::ClientId], &[]),
            (&own_tenant, &[Change::ClientId], &[Obstacle::OtherTenant]),
            (&own_tenant, &[Change::TenantId], &[]),
            (&inactive, &[], &[Obstacle::Inactive]),
            (&vault, &[], &[Obstacle::SecretElsewhere]),
            (&vault, &[Change::ClientId, Change::TenantId], &[Obstacle::SecretElsewhere]),
        ];
        for (profile, ticked, expected) in rows {
            assert_eq!(obstacles(profile, PUBLIC, Cloud::Public, ticked), expected, "{profile:?} {ticked:?}");
        }
    }

    /// The tenant's cloud decides where the profile must sign in; "automatic" and a missing column mean the environment's own.
    #[test]
    fn another_cloud_is_seen() {
        let government = "contoso.crm.microsoftdynamics.us";
        let with = |authority| Profile { authority, ..profile() };
        let other = vec![Obstacle::OtherCloud];
        for (authority, host, cloud, expected) in [
            (Some(Authority::Public), PUBLIC, Cloud::GccHigh, other.clone()),
            (Some(Authority::UsGovernment), PUBLIC, Cloud::GccHigh, vec![]),
            (Some(Authority::Automatic), government, Cloud::GccHigh, vec![]),
            (Some(Authority::Automatic), government, Cloud::Public, other.clone()),
            (None, government, Cloud::Public, other.clone()),
            (None, PUBLIC, Cloud::Public, vec![]),
        ] {
            assert_eq!(obstacles(&with(authority), host, cloud, &[]), expected, "{authority:?} {host} {cloud:?}");
        }
        assert_eq!(obstacles(&with(Some(Authority::Public)), PUBLIC, Cloud::GccHigh, &[Change::Authority]), []);
        assert_eq!(obstacles(&with(None), government, Cloud::Public, &[Change::Authority]), other, "it cannot be written");
    }

    /// None or several: nobody guesses.
    #[test]
    fn the_one_is_the_only_one() {
        let other = Profile { client: ClientId::parse(OTHER).ok(), ..profile() };
        let wanted = wanted(Cloud::Public);
        assert_eq!(the_one(&[other.clone(), profile()], &wanted).map(|p| &p.client), Some(&profile().client));
        assert_eq!(the_one(std::slice::from_ref(&other), &wanted), None);
        assert_eq!(the_one(&[profile(), profile()], &wanted), None);
    }
}
