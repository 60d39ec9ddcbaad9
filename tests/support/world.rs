//! What exists behind the replicas: one tenant, its apps with their secrets, and the profiles saved so far.

use super::Result;
use ring::rand::{SecureRandom, SystemRandom};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use time::{Date, Month, OffsetDateTime};

/// Everything the replica portals know. Serialises to what `GET /__replica/world` answers.
#[derive(Clone, Debug, Serialize)]
pub struct World {
    /// The tenant the admin is signed in to.
    pub tenant: Tenant,
    /// Its app registrations, oldest first.
    pub apps: Vec<App>,
    /// Email server profiles saved on a form, complete: a test compares them with what was issued.
    #[serde(serialize_with = "readable_profiles")]
    pub profiles: Vec<Profile>,
    /// The last day of the next secret (ISO 8601), where a test needs another than the pane offers: the portal's *Custom*.
    #[serde(skip)]
    pub next_expiry: Option<String>,
}

/// A record as a form saved it.
pub type Profile = Map<String, Value>;

/// A directory.
#[derive(Clone, Debug, Serialize)]
pub struct Tenant {
    /// Directory (tenant) ID.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Primary domain.
    pub domain: String,
}

/// An app registration.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct App {
    /// Application (client) ID.
    pub app_id: String,
    /// Object ID, the GUID right below it on the page.
    pub object_id: String,
    /// Display name.
    pub name: String,
    /// Its client secrets, oldest first.
    pub secrets: Vec<Secret>,
    /// What it is configured with, and what else the tenant has granted.
    pub permissions: Vec<Permission>,
}

/// A permission of an app registration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Permission {
    /// Its API.
    pub api: String,
    /// Its name.
    pub name: String,
    /// With or without a user.
    pub kind: Kind,
    /// The app asks for it. What does not was granted by other means.
    pub configured: bool,
    /// The tenant has granted it.
    pub granted: bool,
}

/// Kind of a permission, named as in the portal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// The app acts for itself.
    Application,
    /// The app acts for a user.
    Delegated,
}

impl Permission {
    /// One that the app asks for and nobody has granted.
    pub fn configured(api: &str, name: &str, kind: Kind) -> Self {
        Self { api: api.into(), name: name.into(), kind, configured: true, granted: false }
    }
}

/// A client secret.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Secret {
    /// Secret ID, the GUID beside the value.
    pub secret_id: String,
    /// Text the admin gave it.
    pub description: String,
    /// Its last day, ISO 8601.
    pub expires: String,
    /// First three characters of the value: all that the portal keeps.
    pub hint: String,
    /// The value. Told once, in the answer to its creation; the test knows it for comparison.
    #[serde(skip)]
    pub value: String,
}

/// Attributes that nobody can read back once they are saved.
const WRITE_ONLY: &[&str] = &["clientSecret", "oauthclientsecret"];

/// The record without its write-only attributes.
pub fn readable(profile: &Profile) -> Profile {
    let mut shown = profile.clone();
    shown.retain(|name, _| !WRITE_ONLY.contains(&name.as_str()));
    shown
}

fn readable_profiles<S: serde::Serializer>(profiles: &[Profile], serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_seq(profiles.iter().map(readable))
}

impl World {
    /// A company with two apps, each holding a secret from before.
    pub fn contoso() -> Self {
        let mut world = Self {
            tenant: Tenant { id: guid(), name: "Contoso Ltd".into(), domain: "contoso.onmicrosoft.com".into() },
            apps: Vec::new(),
            profiles: Vec::new(),
            next_expiry: None,
        };
        for (name, description) in [("D365 mail", "Created in 2025"), ("Payroll export", "nightly job")] {
            let mut app = App::new(name);
            app.secrets.push(Secret::new(description, 3));
            world.apps.push(app);
        }
        world
    }

    /// The app of that display name.
    pub fn app(&self, name: &str) -> Result<&App> {
        let found = self.apps.iter().find(|app| app.name == name);
        found.ok_or_else(|| super::Failure::new(format!("no app is called {name:?}")))
    }

    /// The same, to change it.
    pub fn app_mut(&mut self, name: &str) -> Result<&mut App> {
        let found = self.apps.iter_mut().find(|app| app.name == name);
        found.ok_or_else(|| super::Failure::new(format!("no app is called {name:?}")))
    }

    /// The profile saved last.
    pub fn last_profile(&self) -> Result<&Profile> {
        let last = self.profiles.last();
        last.ok_or_else(|| super::Failure::new("no profile was saved"))
    }
}

impl App {
    /// A registration without secrets, with the permission that the portal gives to every new one.
    pub fn new(name: &str) -> Self {
        let permissions = vec![Permission::configured("Microsoft Graph", "User.Read", Kind::Delegated)];
        Self { app_id: guid(), object_id: guid(), name: name.into(), secrets: Vec::new(), permissions }
    }

    /// Configures it with permissions, each once.
    pub fn configure(&mut self, api: &str, kind: Kind, names: &[String]) {
        for name in names {
            let wanted = Permission::configured(api, name, kind);
            let known =
                self.permissions.iter_mut().find(|p| (&p.api, &p.name, p.kind) == (&wanted.api, &wanted.name, wanted.kind));
            match known {
                Some(known) => known.configured = true,
                None => self.permissions.push(wanted),
            }
        }
    }

    /// Grants what it is configured with. What was granted beside that is configured as well, or taken away.
    pub fn grant(&mut self, keep_others: bool) {
        self.permissions.retain(|permission| permission.configured || keep_others);
        for permission in &mut self.permissions {
            (permission.configured, permission.granted) = (true, true);
        }
    }

    /// The secret created last.
    pub fn last_secret(&self) -> Result<&Secret> {
        let last = self.secrets.last();
        last.ok_or_else(|| super::Failure::new(format!("{:?} has no secret", self.name)))
    }
}

impl Secret {
    /// A secret that ends about so many months from today.
    pub fn new(description: &str, months: u32) -> Self {
        let value = secret_value();
        Self {
            secret_id: guid(),
            description: description.into(),
            expires: months_from_today(months).to_string(),
            hint: value.chars().take(3).collect(),
            value,
        }
    }
}

/// A random GUID, lower case, version 4.
pub fn guid() -> String {
    let mut bytes: [u8; 16] = random();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    groups.join("-")
}

/// A client secret of today's shape: three characters, `8Q~`, 34 more.
fn secret_value() -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~-";
    let letter = |byte: u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
    // The hint is shown on the page; a leading dash or dot there would be a trap of its own, not this one's matter.
    let hint = random::<3>().map(|byte| char::from(ALPHABET[usize::from(byte) % 62]));
    let rest = random::<34>().map(letter);
    hint.iter().chain(['8', 'Q', '~'].iter()).chain(&rest).collect()
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).expect("the system has random numbers");
    bytes
}

fn months_from_today(months: u32) -> Date {
    let today = OffsetDateTime::now_utc().date();
    let month = u32::from(u8::from(today.month())) - 1 + months;
    let year = today.year() + (month / 12) as i32;
    let month = Month::December.nth_next((month % 12) as u8 + 1);
    // Nobody can read 03/04 without knowing the page's language, so the extension does not: a day that is no month.
    let day = today.day().clamp(13, month.length(year));
    Date::from_calendar_date(year, month, day).expect("the day exists in that month")
}
