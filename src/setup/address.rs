//! Names that the admin types into a generated command: addresses of groups and mailboxes, and a name for the scope.

use super::ids::{as_domain, is_invisible};
use crate::wire::Wire;
use thiserror::Error;

/// Why a text cannot go into a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error, Wire)]
pub enum NameError {
    /// Nothing but white space.
    #[error("the box is empty")]
    Empty,
    /// Longer than Exchange takes.
    #[error("this is too long")]
    TooLong,
    /// Holds a character that cannot be seen, or ends a line: in a terminal it could do what the text does not show.
    #[error("this holds a character that cannot be seen")]
    Unseen,
    /// Not one address of the form `name@domain`.
    #[error("this is not an email address")]
    NotAnAddress,
}

/// Longest address, in characters: 64 before the `@`, 255 behind it (RFC 5321, 4.5.3.1).
pub const LONGEST: usize = 320;

/// An SMTP address: lower case, local part of RFC 5321's plain characters, ASCII domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address(String);

impl Address {
    /// Reads what was typed or pasted.
    ///
    /// # Errors
    /// [`NameError`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let text = seen(text, LONGEST)?;
        let (local, domain) = text.rsplit_once('@').ok_or(NameError::NotAnAddress)?;
        let domain = as_domain(domain).ok_or(NameError::NotAnAddress)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b);
        let local_fits = (1..=64).contains(&local.len()) && local.bytes().all(plain);
        local_fits.then(|| Self(format!("{}@{domain}", local.to_ascii_lowercase()))).ok_or(NameError::NotAnAddress)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of a thing that a command creates: one line of visible text, 64 characters at most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label(String);

impl Label {
    /// Reads what was typed or pasted.
    ///
    /// # Errors
    /// [`NameError`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        seen(text, 64).map(|text| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn seen(text: &str, longest: usize) -> Result<&str, NameError> {
    let text = text.trim();
    match () {
        () if text.is_empty() => Err(NameError::Empty),
        () if text.chars().any(|c| c.is_control() || is_invisible(c) || is_line_or_direction(c)) => Err(NameError::Unseen),
        () if text.chars().count() > longest => Err(NameError::TooLong),
        () => Ok(text),
    }
}

/// Separators that some terminals take as the end of a line, and marks that turn the direction of text around.
fn is_line_or_direction(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What can be typed there, and what cannot.
    #[test]
    fn addresses() {
        let long = format!("{}@contoso.com", "a".repeat(65));
        for (text, expected) in [
            (" D365-SSS@Contoso.com ", Ok("d365-sss@contoso.com")),
            ("o'brien+crm@contoso.com", Ok("o'brien+crm@contoso.com")),
            ("", Err(NameError::Empty)),
            ("sales", Err(NameError::NotAnAddress)),
            ("a@b@contoso.com", Err(NameError::NotAnAddress)),
            ("a@@contoso.com", Err(NameError::NotAnAddress)),
            ("@contoso.com", Err(NameError::NotAnAddress)),
            ("two words@contoso.com", Err(NameError::NotAnAddress)),
            ("\"quoted\"@contoso.com", Err(NameError::NotAnAddress)),
            ("a;b@contoso.com", Err(NameError::NotAnAddress)),
            ("<a@contoso.com>", Err(NameError::NotAnAddress)),
            (&long, Err(NameError::NotAnAddress)),
            ("a@contoso.com\nRemove-Mailbox", Err(NameError::Unseen)),
            ("a\u{202e}b@contoso.com", Err(NameError::Unseen)),
        ] {
            assert_eq!(Address::parse(text).as_ref().map(Address::as_str), expected.as_ref().map(|a| *a), "{text:?}");
        }
        assert_eq!(Label::parse(&"x".repeat(65)), Err(NameError::TooLong));
        assert_eq!(Label::parse("D365\u{1b}[2J"), Err(NameError::Unseen));
    }
}
