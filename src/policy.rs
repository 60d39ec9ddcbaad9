//! What the organisation that manages the browser allows (`storage.managed`, `extension/managed_schema.json`). Pure.
//!
//! A policy only ever narrows. A value that cannot be read counts as the narrowest one and is shown as wrong: whoever made the
//! mistake meant to forbid something. A name that is not ours forbids nothing, and is shown as well.

use crate::protocol::managed::{FaultKind, PolicyFault, PolicyView};
use crate::recognise::pages::{Address, covers, host_kind, match_patterns};
use crate::setup::ids::TenantId;
use crate::setup::note::Leads;
use crate::small::Set;
use crate::wire::{Value, Wire};

/// The policy. By default everything is allowed.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Policy {
    set: bool,
    tenants: Option<Set<TenantId>>,
    hosts: Option<Vec<String>>,
    /// Handoff files may be made and opened.
    pub handoff: bool,
    /// Entra, Graph and Exchange may be asked.
    pub verification: bool,
    /// How many days ahead the end of a secret is told, instead of the usual ones.
    pub reminders: Option<Leads>,
    faults: Vec<PolicyFault>,
}

impl Default for Policy {
    fn default() -> Self {
        Self { set: false, tenants: None, hosts: None, handoff: true, verification: true, reminders: None, faults: vec![] }
    }
}

/// How a value of the policy is read.
type Read = fn(&mut Policy, &'static str, Value);

/// Every name of the schema.
pub const NAMES: [(&str, Read); 5] = [
    ("allowedTenants", |policy, name, value| policy.tenants = Some(policy.tenants_of(name, value))),
    ("allowedHosts", |policy, name, value| policy.hosts = Some(policy.hosts_of(name, value))),
    ("handoff", |policy, name, value| policy.handoff = policy.switch_of(name, value)),
    ("verification", |policy, name, value| policy.verification = policy.switch_of(name, value)),
    ("reminderDays", |policy, name, value| policy.reminders = policy.days_of(name, value)),
];

/// Longest text of a policy that is shown, in characters.
const SHOWN: usize = 60;

impl Policy {
    /// Reads what the browser keeps for the organisation. Anything but a record is no policy.
    pub fn read(managed: Value) -> Self {
        let mut policy = Self::default();
        let Ok(mut managed) = managed.into_record() else { return policy };
        for (name, read) in NAMES {
            match managed.take(name) {
                Value::Null => {}
                value => {
                    policy.set = true;
                    read(&mut policy, name, value);
                }
            }
        }
        // What was taken has left nothing behind.
        let others = managed.iter().filter(|(_, value)| !matches!(value, Value::Null));
        policy.faults.extend(others.map(|(name, _)| fault(name, "", FaultKind::UnknownName)));
        policy.set |= !policy.faults.is_empty();
        policy
    }

    fn tenants_of(&mut self, name: &str, value: Value) -> Set<TenantId> {
        let mut tenants = Set::default();
        for text in self.list_of(name, value) {
            match TenantId::parse(&text) {
                Ok(tenant) => tenants.insert(tenant),
                Err(_) => self.faults.push(fault(name, &text, FaultKind::NotATenant)),
            }
        }
        tenants
    }

    fn hosts_of(&mut self, name: &str, value: Value) -> Vec<String> {
        let mut hosts = vec![];
        for text in self.list_of(name, value) {
            let host = text.trim().to_ascii_lowercase();
            if is_ours(&host) {
                hosts.push(host);
            } else {
                self.faults.push(fault(name, &text, FaultKind::NotAHost));
            }
        }
        hosts
    }

    fn list_of(&mut self, name: &str, value: Value) -> Vec<String> {
        Vec::read(value).unwrap_or_else(|_| {
            self.faults.push(fault(name, "", FaultKind::NotAList));
            vec![]
        })
    }

    fn switch_of(&mut self, name: &str, value: Value) -> bool {
        bool::read(value).unwrap_or_else(|_| {
            self.faults.push(fault(name, "", FaultKind::NotASwitch));
            false
        })
    }

    /// Days that nobody can count to are left out; what is no list of days at all leaves the usual ones.
    fn days_of(&mut self, name: &str, value: Value) -> Option<Leads> {
        let Ok(days) = Vec::<u32>::read(value) else {
            self.faults.push(fault(name, "", FaultKind::NotDays));
            return None;
        };
        let (near, far): (Vec<u32>, Vec<u32>) = days.into_iter().partition(|days| *days <= Leads::FARTHEST.into());
        self.faults.extend(far.iter().map(|days| fault(name, &days.to_string(), FaultKind::TooFar)));
        Some(Leads::new(near.into_iter().filter_map(|days| days.try_into().ok()).collect()))
    }

    /// Whether this tenant may be set up.
    pub fn allows_tenant(&self, tenant: &TenantId) -> bool {
        self.tenants.as_ref().is_none_or(|tenants| tenants.contains(tenant))
    }

    /// Whether pages of this address or origin may be read and filled: a host of ours that the policy does not leave out.
    pub fn allows_host(&self, url: &str) -> bool {
        let listed = |hosts: &Vec<String>| {
            let address = Address::parse(url);
            address.is_some_and(|address| hosts.iter().any(|pattern| covers(pattern, address.host)))
        };
        host_kind(url).is_some() && self.hosts.as_ref().is_none_or(listed)
    }

    /// Match patterns for the pages that may be read.
    pub fn match_patterns(&self) -> Vec<String> {
        match &self.hosts {
            None => match_patterns(),
            Some(hosts) => hosts.iter().map(|host| ["https://", host, "/*"].concat()).collect(),
        }
    }

    /// As the panel shows it.
    pub fn view(&self) -> PolicyView {
        PolicyView {
            set: self.set,
            tenants: self.tenants.as_ref().map(|tenants| tenants.iter().map(ToString::to_string).collect()),
            hosts: self.hosts.clone(),
            handoff: self.handoff,
            verification: self.verification,
            reminders: self.reminders.as_ref().map(|leads| leads.days().to_vec()),
            faults: self.faults.clone(),
        }
    }
}

/// Whether a host, or all hosts of a pattern such as `*.crm4.dynamics.com`, are among those that Tenant Bridge works on.
fn is_ours(host: &str) -> bool {
    // Any host that the pattern stands for: what fits one fits all.
    let one = host.strip_prefix("*.").map(|tail| ["any.", tail].concat());
    host_kind(&["https://", one.as_deref().unwrap_or(host)].concat()).is_some()
}

fn fault(name: &str, text: &str, kind: FaultKind) -> PolicyFault {
    let cut = |text: &str| text.chars().take(SHOWN).collect();
    PolicyFault { name: cut(name), text: cut(text), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::of_json;
    use proptest::prelude::*;
    use serde_json::json;

    const CONTOSO: &str = "99999999-8888-4777-8666-555555555555";

    fn policy(managed: serde_json::Value) -> Policy {
        Policy::read(of_json(managed))
    }

    fn faults(policy: &Policy) -> Vec<(&str, &str, FaultKind)> {
        policy.faults.iter().map(|f| (f.name.as_str(), f.text.as_str(), f.kind)).collect()
    }

    /// A browser that nobody manages is not limited, and says so.
    #[test]
    fn without_a_policy_everything_is_allowed() {
        let none = policy(json!({}));
        assert_eq!((&none, none.view()), (&Policy::default(), PolicyView::default()));
        assert!(none.allows_host("https://portal.azure.com/#home"));
        assert_eq!(none.match_patterns(), match_patterns());
    }

    #[test]
    fn what_is_listed_is_allowed_and_nothing_else() {
        let policy = policy(json!({
            "allowedTenants": [CONTOSO.to_uppercase()],
            "allowedHosts": ["portal.azure.com", "*.crm4.dynamics.com", " Contoso.crm.dynamics.com "],
            "handoff": false,
        }));
        assert_eq!(faults(&policy), []);
        assert!(policy.allows_tenant(&TenantId::parse(CONTOSO).unwrap()));
        assert!(!policy.allows_tenant(&TenantId::parse("99999999-8888-4777-8666-555555555556").unwrap()));
        for (url, allowed) in [
            ("https://portal.azure.com/#home", true),
            ("https://contoso.crm4.dynamics.com", true),
            ("https://contoso.crm.dynamics.com/main.aspx", true),
            ("https://fabrikam.crm.dynamics.com/main.aspx", false),
            ("https://a.portal.azure.com", false),
            ("https://entra.microsoft.com", false),
            ("http://portal.azure.com", false),
            ("null", false),
        ] {
            assert_eq!(policy.allows_host(url), allowed, "{url}");
        }
        let patterns = ["https://portal.azure.com/*", "https://*.crm4.dynamics.com/*", "https://contoso.crm.dynamics.com/*"];
        assert_eq!(policy.match_patterns(), patterns);
        assert!(!policy.handoff && policy.verification);
    }

    /// Who wrote `"allowedTenants": "contoso"` meant to forbid the others.
    #[test]
    fn what_cannot_be_read_forbids_and_is_told() {
        let policy = policy(json!({
            "allowedTenants": ["contoso.com", CONTOSO],
            "allowedHosts": "portal.azure.com",
            "handoff": "no",
            "verification": 0,
            "reminderDays": "30",
            "allowedTenant": [CONTOSO],
        }));
        assert_eq!(
            faults(&policy),
            [
                ("allowedTenants", "contoso.com", FaultKind::NotATenant),
                ("allowedHosts", "", FaultKind::NotAList),
                ("handoff", "", FaultKind::NotASwitch),
                ("verification", "", FaultKind::NotASwitch),
                ("reminderDays", "", FaultKind::NotDays),
                ("allowedTenant", "", FaultKind::UnknownName),
            ]
        );
        assert!(policy.allows_tenant(&TenantId::parse(CONTOSO).unwrap()));
        assert!(!policy.allows_host("https://portal.azure.com/"));
        assert!(!policy.handoff && !policy.verification);
    }

    /// A policy cannot widen what the extension works on.
    #[test]
    fn hosts_of_others_are_left_out() {
        let hosts =
            ["*", "*.com", "*.azure.com", "example.com", "portal.azure.com.example", "https://portal.azure.com", "*.", ""];
        let policy = policy(json!({ "allowedHosts": hosts }));
        assert_eq!(policy.faults.len(), hosts.len(), "{:?}", policy.faults);
        assert_eq!(policy.match_patterns(), Vec::<String>::new());
    }

    proptest! {
        /// Whatever the browser keeps there: reading it ends, and allows no host that is not ours.
        #[test]
        fn a_policy_never_widens(hosts in proptest::collection::vec("[a-z.*/]{0,24}", 0..4), url in "https://[a-z.]{1,30}") {
            let policy = policy(json!({ "allowedHosts": hosts }));
            prop_assert!(host_kind(&url).is_some() || !policy.allows_host(&url));
            for pattern in policy.match_patterns() {
                let host = pattern.trim_start_matches("https://").trim_end_matches("/*").replace('*', "any");
                prop_assert!(host_kind(&["https://", &host].concat()).is_some(), "{pattern}");
            }
        }
    }

    /// The schema that the browser checks by, and the names that are read here, are one list.
    #[test]
    fn the_schema_names_every_policy() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../extension/managed_schema.json")).unwrap();
        let named: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let mut read = NAMES.map(|(name, _)| name);
        read.sort_unstable();
        assert_eq!(named, read);
    }
}
