//! Directory (tenant) IDs and application (client) IDs: GUIDs that must not be mixed up.

use crate::wire::{Malformed, Value, Wire};
use std::fmt;
use thiserror::Error;

/// Characters that stand on pages and in pasted text without being part of what they stand in:
/// zero-width marks, byte order marks, soft hyphens, an information sign, and the private-use glyphs of icon fonts.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2139}' | '\u{24d8}' | '\u{fe0f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}')
}

/// A GUID in its one canonical form: lower case, dashes, no braces.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Guid(String);

impl Guid {
    /// Reads a GUID in the spellings people paste: upper case, braces, parentheses or quotes around it, spaces and
    /// zero-width characters anywhere, or 32 digits without dashes. `None` when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        // A GUID with all its ornaments is far below this; a pasted book is not looked at.
        if text.len() > 400 {
            return None;
        }
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
        let bare = kept.trim_matches(|c| matches!(c, '{' | '}' | '(' | ')' | '"' | '\'' | '“' | '”'));
        let digits: String = if bare.len() == 36 {
            let dashes_right = bare.char_indices().all(|(i, c)| (c == '-') == matches!(i, 8 | 13 | 18 | 23));
            if !dashes_right {
                return None;
            }
            bare.replace('-', "")
        } else {
            bare.to_owned()
        };
        if digits.len() != 32 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let d = digits.to_ascii_lowercase();
        Some(Self(format!("{}-{}-{}-{}-{}", &d[..8], &d[8..12], &d[12..16], &d[16..20], &d[20..])))
    }

    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All zeros: well formed, and never the id of anything.
    pub fn is_nil(&self) -> bool {
        self.0.bytes().all(|b| matches!(b, b'0' | b'-'))
    }
}

impl Wire for Guid {
    fn write(&self) -> Value {
        Value::text(&self.0)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        Self::parse(&value.into_text()?).ok_or(Malformed)
    }
}

/// Why a text is not a tenant or client ID.
#[derive(Clone, PartialEq, Eq, Debug, Error, Wire)]
pub enum IdError {
    /// Nothing but white space.
    #[error("the box is empty")]
    Empty,
    /// A domain name, which names a tenant but is not its ID; only the tenant box can say this.
    #[error("this is a domain, not the directory (tenant) ID")]
    Domain(String),
    /// Looks like a client secret; the text is not repeated.
    #[error("this is a client secret, not an ID")]
    Secret,
    /// Anything else.
    #[error("this is not a GUID")]
    NotAGuid,
    /// The GUID of zeros.
    #[error("this GUID is all zeros")]
    Nil,
    /// The same GUID stands in the other box.
    #[error("the same GUID stands in the other box")]
    SameAsOther,
    /// A tenant that the organisation's policy does not list.
    #[error("the organisation's policy does not list this tenant")]
    NotAllowed,
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Wire)]
        pub struct $name(Guid);

        impl $name {
            /// Reads what was typed or pasted.
            ///
            /// # Errors
            /// [`IdError`] says what stands there instead.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                parse_id(text).map(Self)
            }

            /// The canonical text: lower case, dashes, no braces.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0.as_str())
            }
        }
    };
}

id_type! {
    /// Directory (tenant) ID of the tenant where Exchange Online lives.
    TenantId
}
id_type! {
    /// Application (client) ID of the app registration in that tenant.
    ClientId
}

fn parse_id(text: &str) -> Result<Guid, IdError> {
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(IdError::Empty);
    }
    match Guid::parse(text) {
        Some(guid) if guid.is_nil() => Err(IdError::Nil),
        Some(guid) => Ok(guid),
        None if super::secret::looks_like_secret(text) => Err(IdError::Secret),
        None => Err(as_domain(text).map_or(IdError::NotAGuid, IdError::Domain)),
    }
}

/// The domain name in `text`, lower case, if it is one: at least two labels, the last of letters only.
pub fn as_domain(text: &str) -> Option<String> {
    let domain = text.trim().trim_start_matches('@').to_ascii_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let label_fits = |l: &&str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let top_fits = labels.last().is_some_and(|l| l.len() >= 2 && l.bytes().all(|b| b.is_ascii_alphabetic()));
    (domain.len() <= 253 && labels.len() >= 2 && top_fits && labels.iter().all(label_fits)).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";

    /// People paste GUIDs with ornaments; each spelling is the same ID.
    #[test]
    fn guid_spellings() {
        for text in [
            PLAIN,
            "3F2C1B0A-9D8E-4F7A-8B6C-5D4E3F2A1B0C",
            "{3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c}",
            "  3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c\r\n",
            "\u{200b}3f2c1b0a-9d8e-4f7a\u{200b}-8b6c-5d4e3f2a1b0c\u{e8c8}",
            "3f2c1b0a - 9d8e - 4f7a - 8b6c - 5d4e3f2a1b0c",
            "3f2c1b0a9d8e4f7a8b6c5d4e3f2a1b0c",
            "\"3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c\"",
        ] {
            assert_eq!(Guid::parse(text).as_ref().map(Guid::as_str), Some(PLAIN), "{text:?}");
        }
    }

    /// A GUID box must name what was pasted instead, since the cure differs.
    #[test]
    fn other_texts_are_named() {
        let domain = |d: &str| Err(IdError::Domain(d.to_owned()));
        for (text, expected) in [
            ("", Err(IdError::Empty)),
            (" \u{200b}\n", Err(IdError::Empty)),
            ("Contoso.onmicrosoft.com", domain("contoso.onmicrosoft.com")),
            ("@contoso.com", domain("contoso.com")),
            ("00000000-0000-0000-0000-000000000000", Err(IdError::Nil)),
            ("abc8Q~defghijklmnopqrstuvwxyz-_.~0123456", Err(IdError::Secret)),
            ("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0", Err(IdError::NotAGuid)),
            ("3f2c1b0a-9d8e4-f7a-8b6c-5d4e3f2a1b0c", Err(IdError::NotAGuid)),
            ("A909502DD82AE41433E6F83886B00D4277A32A7B", Err(IdError::NotAGuid)),
            ("hello", Err(IdError::NotAGuid)),
        ] {
            assert_eq!(TenantId::parse(text).map(|id| id.to_string()), expected, "{text:?}");
        }
        assert_eq!(ClientId::parse(&"x".repeat(4_000_000)), Err(IdError::NotAGuid));
    }
}
