//! What stands in a report in place of a text: a label of ours, or a form.

use super::vocabulary::known;
use crate::setup::ids::{Guid, is_invisible};
use crate::setup::secret::{ClientSecret, SecretError, SecretFormat};
use crate::wire::Wire;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use thiserror::Error;

/// A label in our tables' spelling. Written out below, `&` would make serde look for it in what it reads.
type OurLabel = &'static str;

/// A part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Piece {
    /// A label of our tables.
    Label(OurLabel),
    /// The colon after a text.
    Colon,
    /// So many words.
    Words(u16),
    /// Digits.
    Number,
    /// A date in digits.
    Date(DateForm),
    /// A GUID. The same one has the same number all over a report.
    Guid(u16),
    /// A client secret with its marker, numbered like GUIDs.
    Secret(u16),
    /// A client secret of before 2021, numbered like GUIDs.
    OldSecret(u16),
    /// A long word of letters and digits, or a damaged secret.
    SecretLike,
    /// Stars or dots in place of a secret, or what a password box holds.
    Masked,
    /// A mail address.
    Mail,
    /// A web address.
    Link,
    /// The text goes on.
    More,
}

/// How a date is written; which of the first two numbers is the day is not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateForm {
    /// `25/11/2027`.
    Slashes,
    /// `25.11.2027`.
    Dots,
    /// `2027-11-25`.
    YearFirst,
}

/// The pieces without a number, as written.
const PLAIN: [(Piece, &str); 10] = [
    (Piece::Colon, "colon"),
    (Piece::Number, "number"),
    (Piece::Date(DateForm::Slashes), "date d/m/y"),
    (Piece::Date(DateForm::Dots), "date d.m.y"),
    (Piece::Date(DateForm::YearFirst), "date y-m-d"),
    (Piece::SecretLike, "secret-like"),
    (Piece::Masked, "masked"),
    (Piece::Mail, "mail"),
    (Piece::Link, "link"),
    (Piece::More, "more"),
];

/// The pieces with a number, as written before it.
type Numbered = (fn(u16) -> Piece, &'static str);
const NUMBERED: [Numbered; 3] = [(Piece::Guid, "guid "), (Piece::Secret, "secret "), (Piece::OldSecret, "old secret ")];

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Label(text) => f.write_str(text),
            Self::Words(1) => f.write_str("1 word"),
            Self::Words(n) => write!(f, "{n} words"),
            Self::Guid(n) => write!(f, "guid {n}"),
            Self::Secret(n) => write!(f, "secret {n}"),
            Self::OldSecret(n) => write!(f, "old secret {n}"),
            plain => f.write_str(PLAIN.iter().find(|(piece, _)| *piece == plain).map_or("more", |(_, text)| text)),
        }
    }
}

impl From<Piece> for String {
    fn from(piece: Piece) -> Self {
        piece.to_string()
    }
}

/// A text that no report holds: it was not made by "Describe this page".
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("neither a label of ours nor the form of a text")]
pub struct NoPiece;

impl TryFrom<String> for Piece {
    type Error = NoPiece;

    fn try_from(text: String) -> Result<Self, NoPiece> {
        let plain = || PLAIN.iter().find(|(_, written)| *written == text).map(|(piece, _)| *piece);
        let numbered = || NUMBERED.iter().find_map(|(piece, written)| Some(piece(text.strip_prefix(written)?.parse().ok()?)));
        let words = || Some(Self::Words(text.strip_suffix(" words").or(text.strip_suffix(" word"))?.parse().ok()?));
        let label = || known(&text).map(Self::Label);
        plain().or_else(numbered).or_else(words).or_else(label).ok_or(NoPiece)
    }
}

/// Numbers for GUIDs and secrets in the order in which they are met. Kept are marks of them only: 64 bits of some 120 or 200
/// random ones, as texts, because JavaScript's numbers do not hold 64 bits.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Numbers(Vec<String>);

impl Numbers {
    /// The number of a text.
    pub fn of(&mut self, text: &str) -> u16 {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let mark = hasher.finish().to_string();
        let at = self.0.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.0.push(mark);
            self.0.len() - 1
        });
        u16::try_from(at + 1).unwrap_or(u16::MAX)
    }

    /// A GUID as a piece.
    pub fn guid(&mut self, guid: &str) -> Piece {
        Piece::Guid(self.of(guid))
    }
}

/// Words of a text that are looked at.
const MOST_WORDS: usize = 60;
/// Pieces of a text that are written.
const MOST_PIECES: usize = 8;
/// Words of the longest label.
const LABEL_WORDS: usize = 6;
/// Characters from which on a mix of letters and digits is no word.
const LONG: usize = 16;

/// The pieces of a text.
pub fn pieces(text: &str, numbers: &mut Numbers) -> Vec<Piece> {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let words: Vec<&str> = visible.split_whitespace().flat_map(split).take(MOST_WORDS).collect();
    let begin = label_before(&words);
    let end = label_after(&words[begin..]);
    let mut out = vec![];
    push_label(&words[..begin], &mut out);
    for word in &words[begin..words.len() - end] {
        push_word(word, numbers, &mut out);
    }
    push_label(&words[words.len() - end..], &mut out);
    if out.len() > MOST_PIECES {
        out.truncate(MOST_PIECES);
        out.push(Piece::More);
    }
    out
}

const COLONS: [char; 2] = [':', '：'];

/// A word behind a colon is a word of its own, but for the colon of an address.
fn split(word: &str) -> Vec<&str> {
    if word.contains("://") { vec![word] } else { word.split_inclusive(COLONS).collect() }
}

/// How many words from the first are a label: all, those up to a colon, or two at least. A single word, such as "No", is too
/// common to be one in the middle of prose.
fn label_before(words: &[&str]) -> usize {
    let is_label = |n: usize| (n == words.len() || n > 1 || words[n - 1].ends_with(COLONS)) && label(&words[..n]).is_some();
    (1..=words.len().min(LABEL_WORDS)).rev().find(|n| is_label(*n)).unwrap_or(0)
}

/// How many words up to the last are a label: two at least.
fn label_after(words: &[&str]) -> usize {
    (2..=words.len().min(LABEL_WORDS)).rev().find(|n| label(&words[words.len() - n..]).is_some()).unwrap_or(0)
}

fn label(words: &[&str]) -> Option<&'static str> {
    known(&words.join(" "))
}

fn push_label(words: &[&str], out: &mut Vec<Piece>) {
    out.extend(label(words).map(Piece::Label));
    if words.last().is_some_and(|word| word.ends_with(COLONS)) {
        out.push(Piece::Colon);
    }
}

fn push_word(word: &str, numbers: &mut Numbers, out: &mut Vec<Piece>) {
    let bare = word.trim_matches(|c| matches!(c, ',' | ';' | '"' | '\'' | '“' | '”' | '(' | ')' | '{' | '}' | ':' | '：'));
    if let Some(piece) = piece(bare, numbers) {
        match (out.last_mut(), piece) {
            (Some(Piece::Words(n)), Piece::Words(_)) => *n += 1,
            _ => out.push(piece),
        }
    }
    if word.ends_with(COLONS) {
        out.push(Piece::Colon);
    }
}

/// What a word is; `None` of a mark such as the star of a required field.
fn piece(word: &str, numbers: &mut Numbers) -> Option<Piece> {
    if word.chars().count() < 4 && !word.chars().any(char::is_alphanumeric) {
        return None;
    }
    if let Some(guid) = Guid::parse(word) {
        return Some(numbers.guid(guid.as_str()));
    }
    let has = |test: fn(&char) -> bool| word.chars().any(|c| test(&c));
    let is_long_mix = word.len() >= LONG && has(char::is_ascii_digit) && has(char::is_ascii_alphabetic);
    Some(match ClientSecret::parse(word) {
        Ok(secret) if secret.format() == SecretFormat::Legacy => Piece::OldSecret(numbers.of(word)),
        Ok(_) => Piece::Secret(numbers.of(word)),
        // Three characters are what a portal keeps of a secret, and any short word or number.
        Err(SecretError::Masked) if word.chars().count() > 3 => Piece::Masked,
        Err(SecretError::Address) => Piece::Link,
        Err(_) if word.contains('@') && word.contains('.') => Piece::Mail,
        Err(SecretError::Truncated | SecretError::DamagedMarker | SecretError::PercentEncoded) => Piece::SecretLike,
        Err(SecretError::Token | SecretError::Thumbprint) => Piece::SecretLike,
        Err(_) if is_long_mix => Piece::SecretLike,
        Err(_) if word.bytes().all(|b| b.is_ascii_digit()) => Piece::Number,
        Err(_) => date_form(word).map_or(Piece::Words(1), Piece::Date),
    })
}

fn date_form(word: &str) -> Option<DateForm> {
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    let lengths: Vec<usize> =
        word.split(separator).map(|p| if p.bytes().all(|b| b.is_ascii_digit()) { p.len() } else { 0 }).collect();
    match (lengths.as_slice(), separator) {
        ([1..=2, 1..=2, 4], '/') => Some(DateForm::Slashes),
        ([1..=2, 1..=2, 4], '.') => Some(DateForm::Dots),
        ([4, 1..=2, 1..=2], '-') => Some(DateForm::YearFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";

    /// What recognition goes by must survive; nothing else may.
    #[test]
    fn forms() {
        let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        let old = "aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1w";
        for (text, expected) in [
            ("Application (client) ID", "Application (client) ID"),
            ("  APPLICATION (client)\u{a0}ID : ", "Application (client) ID, colon"),
            (&format!("Application (client) ID: {ID}"), "Application (client) ID, colon, guid 1"),
            (&format!("Application (client) ID:{ID}"), "Application (client) ID, colon, guid 1"),
            ("Copy Directory (tenant) ID", "1 word, Directory (tenant) ID"),
            ("Name of John Smith", "4 words"),
            ("Wert: 12", "Value-de, colon, number"),
            (&format!("“{}”", ID.to_uppercase()), "guid 1"),
            (secret, "secret 1"),
            (old, "old secret 1"),
            (&secret[..30], "secret-like"),
            ("abc••••••••••", "masked"),
            ("Hidden *", "masked"),
            ("Use the port 443", "3 words, number"),
            ("ends 11/25/2027, or 25.11.2027 or 2027-11-25", "1 word, date d/m/y, 1 word, date d.m.y, 1 word, date y-m-d"),
            ("jo@contoso.com https://contoso.com/a?b=c", "mail, link"),
            ("a b 1 c 2 d 3 e 4 f 5", "2 words, number, 1 word, number, 1 word, number, 1 word, number, more"),
            ("*", ""),
            ("", ""),
        ] {
            let pieces = pieces(text, &mut Numbers::default());
            let shown = pieces.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            assert_eq!(shown, expected.replace("Value-de", "Wert"), "{text:?}");
            for piece in pieces {
                assert_eq!(Piece::try_from(piece.to_string()), Ok(piece));
            }
        }
    }

    /// A report edited by hand, or by a stranger, cannot bring a text of its own into the tests.
    #[test]
    fn no_other_text_is_read() {
        for text in ["Contoso", "three words", "guid x", "words", ""] {
            assert_eq!(Piece::try_from(text.to_owned()), Err(NoPiece), "{text:?}");
        }
    }

    /// That two texts are one and the same is part of the structure: two apps on a page are a question, one twice is not.
    #[test]
    fn the_same_has_the_same_number() {
        let mut numbers = Numbers::default();
        let other = ID.replace('3', "4");
        let mut number = |text: &str| pieces(text, &mut numbers);
        assert_eq!(number(ID), [Piece::Guid(1)]);
        assert_eq!(number(&other), [Piece::Guid(2)]);
        assert_eq!(number(&format!("{{{}}}", ID.to_uppercase())), [Piece::Guid(1)]);
    }
}
