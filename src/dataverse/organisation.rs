//! A Dataverse organisation: the host that an environment's own pages and its Web API live on.

use crate::recognise::pages::{Address, HostKind};
use crate::setup::cloud::Cloud;
use crate::setup::ids::Guid;
use crate::wire::{Malformed, Value, Wire};

/// The host of an organisation, lower case. It is one of the table of hosts, with one label of its own in front.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Organisation(String);

/// Longest text that is looked at.
const LONGEST: usize = 2000;

impl Organisation {
    /// The organisation that an address or origin belongs to.
    pub fn of(url: &str) -> Option<Self> {
        let address = Address::parse(url)?;
        (address.kind() == Some(HostKind::Dataverse)).then(|| Self(address.host.to_owned()))
    }

    /// Reads what an admin types or pastes: the host, or any address of the environment, its Web API's own host included.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
        let host = bare.split(['/', '?', '#', '\\']).next()?.to_ascii_lowercase();
        Self::of(&["https://", &host.replacen(".api.crm", ".crm", 1)].concat())
    }

    /// Its host.
    pub fn host(&self) -> &str {
        &self.0
    }

    /// The cloud that it is in; the one that the sign-in of a profile follows when its authority is "automatic".
    pub fn cloud(&self) -> Cloud {
        const CLOUDS: [(&str, Cloud); 3] =
            [(".microsoftdynamics.us", Cloud::GccHigh), (".appsplatform.us", Cloud::Dod), (".dynamics.cn", Cloud::China)];
        CLOUDS.iter().find(|(end, _)| self.0.ends_with(end)).map(|(_, cloud)| *cloud).unwrap_or_default()
    }

    /// Its list of email server profiles.
    pub fn profiles_url(&self) -> String {
        ["https://", &self.0, "/main.aspx?pagetype=entitylist&etn=emailserverprofile"].concat()
    }

    /// The form of one.
    pub fn profile_url(&self, profile: &Guid) -> String {
        ["https://", &self.0, "/main.aspx?pagetype=entityrecord&etn=emailserverprofile&id=", profile.as_str()].concat()
    }

    /// Its list of mailboxes.
    pub fn mailboxes_url(&self) -> String {
        ["https://", &self.0, "/main.aspx?pagetype=entitylist&etn=mailbox"].concat()
    }
}

impl Wire for Organisation {
    fn write(&self) -> Value {
        Value::text(&self.0)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        Self::of(&["https://", &value.into_text()?].concat()).ok_or(Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret goes to this host: a look-alike must never be one, and what admins paste should be.
    #[test]
    fn hosts() {
        for (text, expected) in [
            ("contoso.crm4.dynamics.com", Some("contoso.crm4.dynamics.com")),
            (" https://Contoso.crm4.dynamics.com/main.aspx?appid=1 ", Some("contoso.crm4.dynamics.com")),
            ("https://contoso.api.crm4.dynamics.com/api/data/v9.2/", Some("contoso.crm4.dynamics.com")),
            ("contoso.crm.microsoftdynamics.us", Some("contoso.crm.microsoftdynamics.us")),
            ("contoso.crm.dynamics.cn", Some("contoso.crm.dynamics.cn")),
            ("crm4.dynamics.com", None),
            ("a.b.crm4.dynamics.com", None),
            ("contoso.crm4.dynamics.com.evil.example", None),
            ("contoso.crm4.dynamics.com@evil.example", None),
            ("evil.example/contoso.crm4.dynamics.com", None),
            ("contoso.crm4.dynamics.com:8443", None),
            ("contoso.crm99.dynamics.com", None),
            ("admin.powerplatform.microsoft.com", None),
            ("contoso", None),
            ("", None),
        ] {
            assert_eq!(Organisation::parse(text).as_ref().map(Organisation::host), expected, "{text}");
        }
        assert_eq!(Organisation::of("http://contoso.crm4.dynamics.com/"), None);
        assert_eq!(Organisation::parse(&"a".repeat(4 << 20)), None);
    }

    /// "Automatic" means the organisation's own cloud.
    #[test]
    fn clouds() {
        for (host, cloud) in [
            ("a.crm9.dynamics.com", Cloud::Public),
            ("a.crm.microsoftdynamics.us", Cloud::GccHigh),
            ("a.crm.appsplatform.us", Cloud::Dod),
            ("a.crm.dynamics.cn", Cloud::China),
        ] {
            assert_eq!(Organisation::parse(host).unwrap().cloud(), cloud, "{host}");
        }
    }
}
