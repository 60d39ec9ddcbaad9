//! Setups as a file: everything but secrets, to take along to another computer or to keep. A file from outside is not trusted: it is read
//! whole or not at all, within limits, and every value passes the checks of a typed one.
//!
//! The form has a version, [`VERSION`]; it rises when an older reader would understand something wrongly. Fields that are not known are
//! passed over. Not in the file: secrets, where values were seen, questions, and what Entra and the portal said of the app. That is
//! found out again.

use super::address;
use super::cloud::Cloud;
use super::expiry::{Ends, Expiry, read_iso};
use super::ids::{ClientId, TenantId};
use super::name::{LONGEST_NAME, fit_line};
use super::secret::holds_secret;
use super::steps::Step;
use crate::wire::json::{of_json, to_json};
use crate::wire::{Record, Value, Wire};
use thiserror::Error;

/// Longest file that is looked at, in bytes.
pub const LARGEST: usize = 1 << 20;
/// Most setups of a file.
pub const MOST: usize = 500;
/// The form's version.
pub const VERSION: u32 = 1;
/// What says that a file is one of these.
const FORMAT: &str = "tenant-bridge-setups";

/// A setup in a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Portable {
    /// Its name.
    pub name: String,
    /// Directory (tenant) ID.
    pub tenant: Option<TenantId>,
    /// Application (client) ID.
    pub client: Option<ClientId>,
    /// The server profile's name, if the admin gave one.
    pub profile_name: Option<String>,
    /// Steps the admin says are done.
    pub done: Vec<Step>,
    /// The form was filled with the values.
    pub filled: bool,
    /// What is known of its secret's end.
    pub end: Option<PortableEnd>,
    /// The cloud, where the admin chose it.
    pub cloud: Option<Cloud>,
    /// "I use RBAC for Applications".
    pub rbac: bool,
    /// The mailbox to check; empty for none.
    pub mailbox: String,
}

/// What is known of a secret without it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PortableEnd {
    /// The day.
    pub day: Option<Expiry>,
    /// Its description in the portal.
    pub description: Option<String>,
    /// Reminders are switched off.
    pub quiet: bool,
}

/// Why a file is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error, Wire)]
pub enum TransferError {
    /// Above [`LARGEST`].
    #[error("the file is too large")]
    TooLarge,
    /// Not JSON: another kind of file, or cut short.
    #[error("the file is not JSON")]
    NotJson,
    /// JSON, and not of this form.
    #[error("the file holds no setups of Tenant Bridge")]
    NotOurs,
    /// Of a version that came later.
    #[error("the file is of version {0}")]
    Newer(u32),
    /// Above [`MOST`], or none.
    #[error("the file holds {0} setups")]
    Count(u32),
    /// Something in it is a client secret.
    #[error("the file holds a secret")]
    HoldsSecret,
    /// The setup with this number, counted from one, has a value that is none.
    #[error("setup {0} has a value that is none")]
    BadValue(u32),
}

/// The file's form on the outside.
#[derive(Wire)]
struct File {
    format: String,
    version: u32,
    exported: String,
    setups: Vec<Entry>,
}

/// A setup as it stands in the file: texts, of which nothing is believed yet.
#[derive(Wire)]
struct Entry {
    name: String,
    tenant_id: Option<String>,
    client_id: Option<String>,
    profile_name: Option<String>,
    #[wire(default)]
    done: Vec<Step>,
    #[wire(default)]
    filled: bool,
    secret: Option<SecretEntry>,
    cloud: Option<Cloud>,
    #[wire(default)]
    rbac: bool,
    mailbox: Option<String>,
}

#[derive(Wire)]
struct SecretEntry {
    ends: Option<String>,
    description: Option<String>,
    #[wire(default)]
    quiet: bool,
}

/// The file of these setups, as it is on that day.
pub fn write(setups: &[Portable], today: Expiry) -> String {
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported: today.to_string(),
        setups: setups.iter().map(Entry::of).collect(),
    };
    let mut text = serde_json::to_string_pretty(&to_json(&without_nothing(file.write()))).unwrap_or_default();
    text.push('\n');
    text
}

/// The setups of a file.
///
/// # Errors
/// [`TransferError`]; nothing of the file is taken then.
pub fn read(text: &str) -> Result<Vec<Portable>, TransferError> {
    if text.len() > LARGEST {
        return Err(TransferError::TooLarge);
    }
    // A secret can hide behind JSON's escapes, so what is kept is searched again once it is read.
    if holds_secret(text) {
        return Err(TransferError::HoldsSecret);
    }
    // Depth is limited by the reader.
    let json = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| TransferError::NotJson)?;
    let mut file = of_json(json).into_record().map_err(|_| TransferError::NotOurs)?;
    let is_ours = file.take("format").into_text().is_ok_and(|format| *format == FORMAT);
    let version = u32::read(file.take("version")).ok().filter(|version| is_ours && *version > 0).ok_or(TransferError::NotOurs)?;
    if version > VERSION {
        return Err(TransferError::Newer(version));
    }
    let setups = file.take("setups").into_list().map_err(|_| TransferError::NotOurs)?;
    if setups.is_empty() || setups.len() > MOST {
        return Err(TransferError::Count(setups.len() as u32));
    }
    let one = |(index, setup)| {
        let entry = Entry::read(setup).map_err(|_| TransferError::BadValue(index))?;
        entry.into_portable(index)
    };
    (1..).zip(setups).map(one).collect()
}

/// The value without fields that hold nothing: a file that people read does not say `null`.
fn without_nothing(value: Value) -> Value {
    match value {
        Value::Record(fields) => {
            let mut kept = Record::default();
            for (name, value) in fields.into_fields().filter(|(_, value)| !matches!(value, Value::Null)) {
                kept.put(name, without_nothing(value));
            }
            Value::Record(kept)
        }
        Value::List(list) => Value::List(list.into_iter().map(without_nothing).collect()),
        other => other,
    }
}

impl Entry {
    fn of(setup: &Portable) -> Self {
        Self {
            name: setup.name.clone(),
            tenant_id: setup.tenant.as_ref().map(ToString::to_string),
            client_id: setup.client.as_ref().map(ToString::to_string),
            profile_name: setup.profile_name.clone(),
            done: setup.done.clone(),
            filled: setup.filled,
            secret: setup.end.as_ref().map(|end| SecretEntry {
                ends: end.day.map(|day| day.to_string()),
                description: end.description.clone(),
                quiet: end.quiet,
            }),
            cloud: setup.cloud,
            rbac: setup.rbac,
            mailbox: Some(setup.mailbox.clone()).filter(|mailbox| !mailbox.is_empty()),
        }
    }

    /// Checks every value. `index` is the setup's number in the file.
    fn into_portable(self, index: u32) -> Result<Portable, TransferError> {
        let bad = || TransferError::BadValue(index);
        // A text that is cut or emptied is no harm; a secret is, and an ID that is none would be a hole.
        let line = |text: Option<String>, longest: usize| match text {
            Some(text) if holds_secret(&text) => Err(TransferError::HoldsSecret),
            Some(text) => Ok(fit_line(&text, longest)),
            None => Ok(None),
        };
        let text = |text| line(text, LONGEST_NAME);
        let tenant = self.tenant_id.map(|id| TenantId::parse(&id)).transpose().map_err(|_| bad())?;
        let client = self.client_id.map(|id| ClientId::parse(&id)).transpose().map_err(|_| bad())?;
        if tenant.as_ref().map(TenantId::as_str).is_some_and(|id| client.as_ref().is_some_and(|client| client.as_str() == id)) {
            return Err(bad());
        }
        let end = |entry: SecretEntry| {
            let day = entry.ends.map(|day| read_iso(&day).ok_or_else(bad)).transpose()?;
            Ok(PortableEnd { day, description: text(entry.description)?, quiet: entry.quiet })
        };
        Ok(Portable {
            name: text(Some(self.name))?.ok_or_else(bad)?,
            tenant,
            client,
            profile_name: text(self.profile_name)?,
            done: self.done,
            filled: self.filled,
            end: self.secret.map(end).transpose()?,
            cloud: self.cloud,
            rbac: self.rbac,
            mailbox: line(self.mailbox, address::LONGEST)?.unwrap_or_default(),
        })
    }
}

impl PortableEnd {
    /// What is known of the day.
    pub fn ends(&self) -> Ends {
        self.day.map(Ends::On).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
    const TENANT: &str = "99999999-8888-4777-8666-555555555555";
    const CLIENT: &str = "11111111-2222-4333-8444-555555555555";

    fn setup() -> Portable {
        Portable {
            name: "Contoso mail".into(),
            tenant: TenantId::parse(TENANT).ok(),
            client: ClientId::parse(CLIENT).ok(),
            profile_name: Some("Contoso".into()),
            done: vec![Step::Register, Step::Consent],
            filled: true,
            end: Some(PortableEnd { day: read_iso("2027-11-25"), description: Some("for Dynamics".into()), quiet: true }),
            cloud: Some(Cloud::China),
            rbac: true,
            mailbox: "anna@contoso.com".into(),
        }
    }

    fn today() -> Expiry {
        read_iso("2026-11-28").unwrap()
    }

    /// The form of version 1, which later versions must read.
    #[test]
    fn the_file() {
        let bare = Portable { name: "Fabrikam".into(), ..Portable::default() };
        let setups = [setup(), bare];
        let text = write(&setups, today());
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(json(&text), json(include_str!("../../tests/fixtures/transfer/1.json")));
        assert_eq!(read(&text), Ok(setups.to_vec()));
        assert_eq!(read(&format!("\u{feff}{text}")), Ok(setups.to_vec()), "as some editors save it");
    }

    /// Each of these is refused whole, with the reason.
    #[test]
    fn refusals() {
        use TransferError::*;
        let with =
            |fields: &str| format!(r#"{{"format":"tenant-bridge-setups","version":1,"setups":[{{"name":"A"}},{{{fields}}}]}}"#);
        let hidden = SECRET.replace('Q', "\\u0051");
        for (text, expected) in [
            (String::new(), NotJson),
            ("{".into(), NotJson),
            ("PK\u{3}\u{4}".into(), NotJson),
            ("[".repeat(100_000), NotJson),
            ("x".repeat(LARGEST + 1), TooLarge),
            ("[]".into(), NotOurs),
            (r#"{"setups":[{"name":"A"}]}"#.into(), NotOurs),
            (r#"{"format":"tenant-bridge-setups","setups":[]}"#.into(), NotOurs),
            (r#"{"format":"tenant-bridge-setups","version":0,"setups":[{"name":"A"}]}"#.into(), NotOurs),
            (r#"{"format":"tenant-bridge-setups","version":1,"setups":{}}"#.into(), NotOurs),
            (r#"{"format":"tenant-bridge-setups","version":2,"setups":"other"}"#.into(), Newer(2)),
            (r#"{"format":"tenant-bridge-setups","version":1,"setups":[]}"#.into(), Count(0)),
            (
                format!(r#"{{"format":"tenant-bridge-setups","version":1,"setups":[{}]}}"#, vec!["{}"; MOST + 1].join(",")),
                Count(501),
            ),
            (with(""), BadValue(2)),
            (with(r#""name":"  ""#), BadValue(2)),
            (with(r#""name":7"#), BadValue(2)),
            (with(r#""name":"B","tenantId":"contoso.com""#), BadValue(2)),
            (with(r#""name":"B","clientId":"00000000-0000-0000-0000-000000000000""#), BadValue(2)),
            (with(&format!(r#""name":"B","tenantId":"{TENANT}","clientId":"{{{TENANT}}}""#)), BadValue(2)),
            (with(r#""name":"B","secret":{"ends":"03/04/2027"}"#), BadValue(2)),
            (with(r#""name":"B","done":["everything"]"#), BadValue(2)),
            (with(&format!(r#""name":"{SECRET}""#)), HoldsSecret),
            (with(&format!(r#""name":"{hidden}""#)), HoldsSecret),
            (with(&format!(r#""name":"B","secret":{{"description":"x {hidden}"}}"#)), HoldsSecret),
            (with(&format!(r#""name":"B","mailbox":"{hidden}@contoso.com""#)), HoldsSecret),
        ] {
            assert_eq!(read(&text), Err(expected), "{text:.200}");
        }
    }

    /// Ornaments are taken off, long texts are cut, and what a later version adds is passed over.
    #[test]
    fn lenient_where_it_is_safe() {
        let name = "x".repeat(9000);
        let id = TENANT.to_uppercase();
        let text = format!(
            r#"{{"format":"tenant-bridge-setups","version":1,"more":1,"setups":[{{"name":" {name}\n","tenantId":"{{{id}}}","colour":"red"}}]}}"#
        );
        let read = read(&text).unwrap();
        assert_eq!((read[0].name.len(), read[0].tenant.as_ref().map(TenantId::as_str)), (80, Some(TENANT)));
    }

    proptest! {
        /// Whatever the file holds, nothing panics, and what is taken can be written and read again.
        #[test]
        fn anything_may_come(text in prop_oneof![
            ".*",
            "[{}\\[\\]\",:a-z0-9]{0,80}",
            (0..900usize, ".{0,3}").prop_map(|(at, noise)| {
                let mut text = write(&[setup(), setup()], today());
                let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
                text.insert_str(at, &noise);
                text
            }),
        ]) {
            if let Ok(setups) = read(&text) {
                prop_assert_eq!(read(&write(&setups, today())), Ok(setups));
            }
        }
    }
}
