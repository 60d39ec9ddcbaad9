//! What one admin hands to the other: the three values, sealed with a passphrase into a file of the `age` format
//! (<https://age-encryption.org/v1>), valid for a chosen time. Pure over text; [`seal`] does the sealing.
//!
//! Inside the file stands a short text in the portal's own words, so that whoever opens it with the `age` program can read it, and
//! can write one:
//!
//! ```text
//! Tenant Bridge handoff 1
//! Name: Contoso mail
//! Directory (tenant) ID: 99999999-8888-4777-8666-555555555555
//! Application (client) ID: 11111111-2222-4333-8444-555555555555
//! Client secret: …
//! Ends: 2027-11-25
//! Valid until: 2026-11-29T18:00Z
//! ```
//!
//! The last two may be missing.

pub mod passphrase;
pub mod seal;

use super::expiry::{Expiry, read_date};
use super::ids::{ClientId, TenantId};
use super::name::fit_name;
use super::secret::ClientSecret;
use crate::protocol::PageText;
use crate::wire::Wire;
use zeroize::Zeroizing;

/// Largest file that is looked at, in bytes. One of ours has less than 2 KB.
pub const LARGEST: usize = 64 * 1024;
/// Shortest passphrase that a file is sealed with, in characters.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// How the text begins. A version that writes another text counts on.
const HEAD: &str = "Tenant Bridge handoff ";
const VERSION: &str = "1";

/// What is handed over. `Debug` shows no secret, as [`ClientSecret`]'s does not.
#[derive(Clone, PartialEq, Debug)]
pub struct Handoff {
    /// The setup's name, as [`fit_name`] has it.
    pub name: String,
    /// Directory (tenant) ID.
    pub tenant: TenantId,
    /// Application (client) ID.
    pub client: ClientId,
    /// Client secret.
    pub secret: ClientSecret,
    /// The day the secret ends, where it is known.
    pub ends: Option<Expiry>,
    /// When the file is not taken any more, in milliseconds since 1970; to the minute.
    pub not_after: Option<f64>,
}

/// Why a file cannot be made or opened.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Flaw {
    /// Larger than [`LARGEST`].
    Huge,
    /// No file of the `age` format.
    NotAge,
    /// Such a file, but sealed for a key and not with a passphrase.
    NoPassphrase,
    /// Opening it would take more work than is done for a file from elsewhere.
    TooMuchWork,
    /// The passphrase is not the one it was sealed with.
    WrongPassphrase,
    /// It ends early.
    Truncated,
    /// It was changed after it was sealed.
    Tampered,
    /// It opens, and something else is inside.
    NotAHandoff,
    /// It is of a later version of Tenant Bridge.
    Newer,
    /// It opens, and this value in it is missing or not what it should be.
    Value(Named),
    /// It was valid until this time (milliseconds since 1970).
    Expired(f64),
    /// The passphrase to seal with is too short.
    WeakPassphrase,
    /// The organisation's policy switches handoff files off.
    SwitchedOff,
    /// The organisation's policy does not list the tenant.
    TenantNotAllowed,
    /// The browser stopped the background meanwhile, or had no memory for the work.
    Interrupted,
}

/// A value in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Named {
    /// Directory (tenant) ID.
    Tenant,
    /// Application (client) ID.
    Client,
    /// Client secret.
    Secret,
    /// The day the secret ends, or the end of the file's own validity.
    Date,
}

const NAME: &str = "Name";
const TENANT: &str = "Directory (tenant) ID";
const CLIENT: &str = "Application (client) ID";
const SECRET: &str = "Client secret";
const ENDS: &str = "Ends";
const VALID: &str = "Valid until";

/// A minute, in milliseconds.
const MINUTE: f64 = 60_000.0;
/// Minutes of a day.
const DAY: f64 = 1440.0;

impl Handoff {
    /// The text to seal.
    pub fn write(&self) -> PageText {
        let ends = self.ends.map(|ends| ends.to_string());
        let valid = self.not_after.map(moment);
        // A name is one line, whatever was typed.
        let name: String = self.name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let lines = [
            (NAME, Some(name.as_str())),
            (TENANT, Some(self.tenant.as_str())),
            (CLIENT, Some(self.client.as_str())),
            (SECRET, Some(self.secret.expose())),
            (ENDS, ends.as_deref()),
            (VALID, valid.as_deref()),
        ];
        let length = lines.iter().map(|(name, value)| name.len() + value.map_or(0, str::len) + 3).sum::<usize>();
        // With room for all of it, so that growing leaves no copy of the secret behind.
        let mut text = Zeroizing::new(String::with_capacity(length + HEAD.len() + VERSION.len() + 1));
        let mut add = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
        add(&[HEAD, VERSION, "\n"]);
        for (name, value) in lines {
            if let Some(value) = value {
                add(&[name, ": ", value, "\n"]);
            }
        }
        text.as_str().into()
    }

    /// What such a text says at this time (milliseconds since 1970). A line of another name is passed over; the first of two counts.
    ///
    /// # Errors
    /// [`Flaw::NotAHandoff`], [`Flaw::Newer`], [`Flaw::Value`], [`Flaw::Expired`].
    pub fn read(text: &str, now: f64) -> Result<Self, Flaw> {
        // An editor may have put a mark at the beginning.
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let version = lines.next().and_then(|line| line.trim_end().strip_prefix(HEAD)).ok_or(Flaw::NotAHandoff)?;
        if version != VERSION {
            let newer = version.parse::<u32>().is_ok();
            return Err(if newer { Flaw::Newer } else { Flaw::NotAHandoff });
        }
        let value = |wanted: &str| {
            lines.clone().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                (name.trim() == wanted).then(|| value.trim())
            })
        };
        let wrong = |named| move || Flaw::Value(named);
        let not_after = value(VALID).map(|text| read_moment(text).ok_or_else(wrong(Named::Date))).transpose()?;
        if let Some(end) = not_after.filter(|end| now >= *end) {
            return Err(Flaw::Expired(end));
        }
        let tenant = value(TENANT).and_then(|text| TenantId::parse(text).ok()).ok_or_else(wrong(Named::Tenant))?;
        let client = value(CLIENT).and_then(|text| ClientId::parse(text).ok()).ok_or_else(wrong(Named::Client))?;
        if tenant.as_str() == client.as_str() {
            return Err(Flaw::Value(Named::Client));
        }
        Ok(Self {
            name: value(NAME).and_then(fit_name).unwrap_or_default(),
            tenant,
            client,
            secret: value(SECRET).and_then(|text| ClientSecret::parse(text).ok()).ok_or_else(wrong(Named::Secret))?,
            ends: value(ENDS).map(|text| read_date(text, None).day().ok_or_else(wrong(Named::Date))).transpose()?,
            not_after,
        })
    }
}

/// A time as `2026-11-29T18:00Z`.
fn moment(at: f64) -> String {
    let minutes = ((at / MINUTE).floor() % DAY) as u32;
    let two = |n: u32| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    [&Expiry::on(at).to_string(), "T", &two(minutes / 60), ":", &two(minutes % 60), "Z"].concat()
}

/// The time that such a text names; seconds after it are passed over.
fn read_moment(text: &str) -> Option<f64> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut parts = time.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let day = read_date(day, None).day()?.start();
    (hour < 24 && minute < 60).then(|| day + f64::from(hour * 60 + minute) * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET_TEXT: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
    const NOON: f64 = 1_795_867_200_000.0;

    pub(super) fn handoff() -> Handoff {
        Handoff {
            name: "Contoso mail".into(),
            tenant: TenantId::parse("99999999-8888-4777-8666-555555555555").unwrap(),
            client: ClientId::parse("11111111-2222-4333-8444-555555555555").unwrap(),
            secret: ClientSecret::parse(SECRET_TEXT).unwrap(),
            ends: read_date("2027-11-25", None).day(),
            not_after: Some(NOON),
        }
    }

    /// The text is the format: an admin reads and writes it with the `age` program alone.
    #[test]
    fn the_text_is_the_one_that_is_documented() {
        let expected = format!(
            "Tenant Bridge handoff 1\nName: Contoso mail\nDirectory (tenant) ID: 99999999-8888-4777-8666-555555555555\n\
             Application (client) ID: 11111111-2222-4333-8444-555555555555\nClient secret: {SECRET_TEXT}\nEnds: 2027-11-25\n\
             Valid until: 2026-11-28T12:00Z\n"
        );
        assert_eq!(handoff().write().expose(), expected);
        assert_eq!(Handoff::read(&expected, NOON - 1.0), Ok(handoff()));
        let by_hand = expected.replace('\n', "\r\n").replace("Ends: 2027-11-25\r\n", "").replace("Valid until", "Note");
        assert_eq!(Handoff::read(&by_hand, NOON), Ok(Handoff { ends: None, not_after: None, ..handoff() }));
    }

    /// Each row is what a person may have done to the text.
    #[test]
    fn what_is_wrong_is_named() {
        let text = handoff().write();
        let with = |from: &str, to: &str| Handoff::read(&text.expose().replace(from, to), 0.0).unwrap_err();
        assert_eq!(Handoff::read(text.expose(), NOON), Err(Flaw::Expired(NOON)));
        assert_eq!(with("handoff 1", "handoff 2"), Flaw::Newer);
        assert_eq!(with("handoff 1", "handoff x"), Flaw::NotAHandoff);
        assert_eq!(with("Tenant Bridge", "Dear colleague"), Flaw::NotAHandoff);
        assert_eq!(with("99999999-", "contoso-"), Flaw::Value(Named::Tenant));
        assert_eq!(with("Application (client) ID: ", "Application: "), Flaw::Value(Named::Client));
        assert_eq!(with("11111111-2222-4333-8444", "99999999-8888-4777-8666"), Flaw::Value(Named::Client));
        assert_eq!(with(SECRET_TEXT, "abc***"), Flaw::Value(Named::Secret));
        assert_eq!(with("2027-11-25", "03/04/2027"), Flaw::Value(Named::Date));
        assert_eq!(with("T12:00Z", ""), Flaw::Value(Named::Date));
        assert_eq!(Handoff::read("", 0.0), Err(Flaw::NotAHandoff));
    }

    proptest! {
        /// Whatever is handed over arrives, to the minute.
        #[test]
        fn there_and_back(name in "[^\\p{Cc}:]{0,80}", minute in 27_000_000..40_000_000u32) {
            let at = f64::from(minute) * MINUTE;
            let handed = Handoff { name: fit_name(&name).unwrap_or_default(), not_after: Some(at), ..handoff() };
            prop_assert_eq!(Handoff::read(handed.write().expose(), at - 1.0), Ok(handed.clone()));
        }

        /// A name cannot bring in a line of its own.
        #[test]
        fn a_name_is_one_line(before in ".{0,10}", after in ".{0,10}") {
            let name = format!("{before}\nClient secret: xyz8Q~xyzxyzxyzxyzxyzxyzxyzxyzxyz-_.~01234\r\n{after}");
            let handed = Handoff { name, ..handoff() };
            prop_assert_eq!(Handoff::read(handed.write().expose(), 0.0).unwrap().secret, handoff().secret);
        }

        /// Any text is refused or read, and ends.
        #[test]
        fn any_text(text in "(?s).{0,200}") {
            let _ = Handoff::read(&text, 0.0);
            let _ = Handoff::read(&(handoff().write().expose().to_owned() + &text), 0.0);
        }
    }
}
