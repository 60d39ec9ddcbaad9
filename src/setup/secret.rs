//! The client secret: what one looks like, and the type that never shows it.

use super::ids::{Guid, as_domain, is_invisible};
use crate::wire::Wire;
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// A client secret's value. No `Debug`, `Display` or `Serialize` shows it, and its memory is cleared when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret {
    value: Zeroizing<String>,
    format: SecretFormat,
}

/// Which form a secret has, by the year Entra began to issue it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum SecretFormat {
    /// 40 characters with a digit and `Q~` after the first three (today).
    Current,
    /// 37 characters with `7Q~` (2021).
    Older,
    /// 34 or 44 characters without a marker (before 2021): accepted with a hint.
    Legacy,
}

impl ClientSecret {
    /// Reads what was typed, pasted, pointed at or found: white space, zero-width characters and quotes around it are
    /// dropped, nothing inside is.
    ///
    /// # Errors
    /// [`SecretError`] names what stands there instead, and never repeats it.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        if text.len() > LONGEST_LOOKED_AT {
            return Err(SecretError::TooLong);
        }
        let value = Zeroizing::new(bare(text));
        let format = format_of(&value)?;
        Ok(Self { value, format })
    }

    /// The value itself: for the one field it is filled into, the token request and the session's memory. Nothing else.
    pub fn expose(&self) -> &str {
        &self.value
    }

    /// Which form it has.
    pub fn format(&self) -> SecretFormat {
        self.format
    }

    /// Its length in characters; all of them are ASCII.
    pub fn length(&self) -> usize {
        self.value.len()
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

/// Why a text is not a client secret's value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error, Wire)]
pub enum SecretError {
    /// Nothing but white space.
    #[error("the box is empty")]
    Empty,
    /// A GUID: the Secret ID that stands beside the value.
    #[error("this is the Secret ID, not the secret")]
    SecretId,
    /// Stars, dots or the three-character hint: the portal shows the value only once.
    #[error("this is a masked secret")]
    Masked,
    /// Begins like a secret and stops early.
    #[error("this secret is cut short")]
    Truncated,
    /// Longer than any secret.
    #[error("this is too long for a client secret")]
    TooLong,
    /// `Q` is there, the `~` after it is not.
    #[error("one character of this secret was changed on the way")]
    DamagedMarker,
    /// Holds a space, a typographic dash or another character no secret has.
    #[error("this secret holds a character that no secret has")]
    BadCharacter,
    /// Holds `%7E` and the like.
    #[error("this secret went through an address bar and is percent-encoded")]
    PercentEncoded,
    /// 40 hexadecimal digits: a certificate's thumbprint.
    #[error("this is a certificate thumbprint")]
    Thumbprint,
    /// A web address.
    #[error("this is a web address")]
    Address,
    /// A domain name.
    #[error("this is a domain")]
    Domain,
    /// An access token.
    #[error("this is an access token")]
    Token,
    /// None of the known forms.
    #[error("this does not look like a client secret")]
    Unknown,
}

/// Longer texts are refused unread.
const LONGEST_LOOKED_AT: usize = 4096;

/// Whether `text` is a secret with a marker, beyond doubt: for boxes where a secret must not be kept.
pub fn looks_like_secret(text: &str) -> bool {
    ClientSecret::parse(text).is_ok_and(|s| s.format != SecretFormat::Legacy)
}

/// Whether a secret with a marker stands anywhere in `text`.
pub fn holds_secret(text: &str) -> bool {
    text.match_indices("Q~").any(|(at, _)| {
        let from = at.checked_sub(4).and_then(|start| text.get(start..));
        from.is_some_and(|rest| [37, 40].iter().any(|length| rest.get(..*length).is_some_and(looks_like_secret)))
    })
}

/// A label or heading as it may be shown and kept: nothing, where it may be a secret or a piece of one. Labels come in lower case.
pub fn without_secret(text: &str) -> &str {
    let marked = text.as_bytes().windows(3).any(|w| w[0].is_ascii_digit() && matches!(w[1..], [b'Q' | b'q', b'~']));
    let is_secret = |word| ClientSecret::parse(word).is_ok();
    if marked || text.split_whitespace().any(is_secret) { "" } else { text }
}

fn bare(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let trimmed = visible.trim();
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('`', '`'), ('«', '»')] {
        if let Some(inner) = trimmed.strip_prefix(open).and_then(|t| t.strip_suffix(close)) {
            return inner.trim().to_owned();
        }
    }
    trimmed.to_owned()
}

fn is_legal(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'~' | b'-')
}

fn format_of(text: &str) -> Result<SecretFormat, SecretError> {
    if text.is_empty() {
        return Err(SecretError::Empty);
    }
    if Guid::parse(text).is_some() {
        return Err(SecretError::SecretId);
    }
    if is_masked(text) {
        return Err(SecretError::Masked);
    }
    let bytes = text.as_bytes();
    let has_digit_q = bytes.len() > 5 && bytes[3].is_ascii_digit() && bytes[4] == b'Q';
    if has_digit_q {
        return marked_format(text);
    }
    if bytes.len() == 40 && bytes.iter().all(u8::is_ascii_hexdigit) {
        return Err(SecretError::Thumbprint);
    }
    if text.contains("://") {
        return Err(SecretError::Address);
    }
    if text.starts_with("eyJ") && text.contains('.') {
        return Err(SecretError::Token);
    }
    // A random old secret has capitals; a domain as people paste it has none.
    if !text.bytes().any(|b| b.is_ascii_uppercase()) && as_domain(text).is_some() {
        return Err(SecretError::Domain);
    }
    let legacy34 = bytes.len() == 34 && bytes.iter().all(|b| is_legal(*b));
    // 32 random bytes in base64.
    let legacy44 = bytes.len() == 44
        && bytes[43] == b'='
        && bytes[..43].iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'));
    if (legacy34 || legacy44) && !one_character_only(text) {
        return Ok(SecretFormat::Legacy);
    }
    Err(SecretError::Unknown)
}

/// For a text with a digit and `Q` in the right place: a secret, or what happened to it on the way.
fn marked_format(text: &str) -> Result<SecretFormat, SecretError> {
    let bytes = text.as_bytes();
    if !text.is_ascii() || bytes.iter().any(|b| b.is_ascii_whitespace()) {
        return Err(SecretError::BadCharacter);
    }
    if bytes.windows(3).any(|w| w[0] == b'%' && w[1].is_ascii_hexdigit() && w[2].is_ascii_hexdigit()) {
        return Err(SecretError::PercentEncoded);
    }
    let (format, length) = if bytes[3] == b'7' { (SecretFormat::Older, 37) } else { (SecretFormat::Current, 40) };
    if bytes[5] != b'~' {
        return Err(if bytes.len() == length { SecretError::DamagedMarker } else { SecretError::Unknown });
    }
    if !bytes.iter().all(|b| is_legal(*b)) {
        return Err(SecretError::BadCharacter);
    }
    match bytes.len() {
        n if n < length => Err(SecretError::Truncated),
        n if n > length => Err(SecretError::TooLong),
        _ => Ok(format),
    }
}

fn one_character_only(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    chars.all(|c| Some(c) == first)
}

/// What the portal, a scanner or an editor prints instead of a secret.
fn is_masked(text: &str) -> bool {
    const STARS: [char; 4] = ['*', '•', '●', '∙'];
    let stars = text.chars().filter(|c| STARS.contains(c)).count();
    // The stored secret's hint is its first three characters (Microsoft Graph, passwordCredential.hint).
    let hint_only = text.len() == 3 && text.bytes().all(is_legal);
    // A tail of one repeated character after a different beginning: redacted by hand.
    // Pasted text has characters of several bytes anywhere.
    let redacted_tail = text.len() >= 37
        && text.get(3..6).is_some_and(|marker| marker.ends_with("Q~"))
        && text.get(6..).is_some_and(one_character_only)
        && text.get(6..9).is_some_and(|tail| !text.starts_with(tail));
    stars >= 3
        || text.ends_with('…')
        || text.ends_with("...")
        || hint_only
        || redacted_tail
        || text.starts_with("SEC101/")
        || MASK_WORDS.contains(&text)
}

/// Whole words in place of a stored value (portal of 2019 to early 2021; English only is sourced).
const MASK_WORDS: [&str; 1] = ["Hidden"];

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        value: String,
        expected: String,
        reason: Option<String>,
        format: Option<String>,
        normalized: Option<String>,
    }

    /// The collected vectors are the definition of "a secret"; each row says where it comes from.
    #[test]
    fn vectors() {
        let rows: Vec<Vector> = serde_json::from_str(include_str!("../../tests/fixtures/client-secret-vectors.json")).unwrap();
        assert!(rows.len() > 60);
        for row in rows {
            let parsed = ClientSecret::parse(&row.value);
            let class = match &parsed {
                Ok(_) => "entra_secret",
                Err(SecretError::SecretId) => "secret_id_guid",
                Err(SecretError::Masked) => "masked",
                Err(_) => "not_secret",
            };
            assert_eq!(class, row.expected, "{:?} read as {parsed:?}", row.value);
            if let Some(reason) = row.reason {
                let said = crate::wire::tests::to_text(parsed.as_ref().unwrap_err());
                assert_eq!(said, format!("{:?}", reason.replace('_', "-")), "{:?}", row.value);
            }
            if let Ok(secret) = &parsed {
                assert_eq!(secret.format() == SecretFormat::Legacy, row.format.is_some(), "{:?}", row.value);
                assert_eq!(secret.expose(), row.normalized.as_deref().unwrap_or(&row.value));
            }
        }
    }

    /// The type's whole point: no formatting shows the value.
    #[test]
    fn debug_shows_nothing() {
        let text = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        let secret = ClientSecret::parse(text).unwrap();
        let shown = format!("{secret:?} {:?}", Some(&secret));
        assert!(!text.as_bytes().windows(5).any(|w| shown.as_bytes().windows(5).any(|s| s == w)));
    }

    /// Whatever is pasted or stands on a page: it is refused, not stumbled over.
    #[test]
    fn any_character_anywhere() {
        for at in 0..12 {
            let mut text = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456".to_owned();
            text.replace_range(at..=at, "\u{fffd}");
            assert!(ClientSecret::parse(&text).is_err(), "{text}");
            assert!(ClientSecret::parse(&text.replace(|c: char| c.is_ascii(), "*")).is_err());
        }
    }

    /// Wherever it stands, it is found; what only looks a little like one is not.
    #[test]
    fn a_secret_in_a_text() {
        let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        for text in [secret, &format!("key:{secret}"), &format!("ü{secret}x"), &format!("Q~Q~ {secret} Q~")] {
            assert!(holds_secret(text), "{text}");
        }
        for text in ["", "Q~", "ü8Q~", &secret[1..], &secret[..39], "Contoso mail"] {
            assert!(!holds_secret(text), "{text}");
        }
    }

    /// What names one value may be another: a page need only draw them side by side.
    #[test]
    fn a_secret_is_no_label() {
        let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        let old = "abcdefghijklmnopqrstuvwxyz-_.~0123";
        for text in [secret, &secret.to_lowercase(), &secret[..20], old, &format!("Value: {secret}"), &format!("value {old}")] {
            assert_eq!(without_secret(text), "", "{text}");
        }
        for text in ["", "Application (client) ID", "value", "faq~", "8 q~"] {
            assert_eq!(without_secret(text), text);
        }
    }

    /// A book pasted into the box is refused without being read through.
    #[test]
    fn huge_paste() {
        assert_eq!(ClientSecret::parse(&"a".repeat(4 << 20)), Err(SecretError::TooLong));
    }
}
