//! Names that the admin gives, or a file brings: kept on the disk and shown everywhere, so a secret that was pasted there by
//! mistake is no name.

use super::ids::is_invisible;
use super::secret::holds_secret;

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 80;

/// A name as it is kept: of at most [`LONGEST_NAME`] characters, else as [`fit_line`] has it.
pub fn fit_name(text: &str) -> Option<String> {
    fit_line(text, LONGEST_NAME)
}

/// A text as it is kept: one line of at most `longest` characters, without what nobody sees. `None` if nothing is left, or if it
/// holds a secret.
pub fn fit_line(text: &str, longest: usize) -> Option<String> {
    if holds_secret(text) {
        return None;
    }
    let plain: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let shown = |c: &char| !c.is_control() && !is_invisible(*c);
    let name: String = plain.trim().chars().filter(shown).take(longest).collect();
    let name = name.trim().to_owned();
    // Without what nobody sees, it may be one after all.
    (!name.is_empty() && !holds_secret(&name)).then_some(name)
}

/// The name of a copy, other than every one of `taken`.
pub fn name_of_copy(name: &str, taken: &[&str]) -> String {
    let numbered = |number: u32| {
        let ending = if number == 1 { ", copy".to_owned() } else { format!(", copy {number}") };
        let kept: String = name.chars().take(LONGEST_NAME - ending.len()).collect();
        kept + &ending
    };
    (1..).map(numbered).find(|name| !taken.contains(&name.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names come from boxes and from files of other people.
    #[test]
    fn names() {
        let secret = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
        for (text, expected) in [
            ("  Contoso mail\r\n", Some("Contoso mail")),
            ("Contoso\u{202e}\u{200b} \u{7}mail", Some("Contoso mail")),
            ("a\nb", Some("a b")),
            ("Q~ and 8Q~ are no secret", Some("Q~ and 8Q~ are no secret")),
            (" \u{200b} ", None),
            (secret, None),
            (&format!("secret={secret}; keep"), None),
            (&secret.replace('~', "\u{200b}~"), None),
        ] {
            assert_eq!(fit_name(text).as_deref(), expected, "{text:?}");
        }
        assert_eq!(fit_name(&"ü".repeat(300)).map(|name| name.chars().count()), Some(LONGEST_NAME));
    }

    /// A list with two equal names is a trap.
    #[test]
    fn copies_have_names_of_their_own() {
        assert_eq!(name_of_copy("Mail", &["Mail"]), "Mail, copy");
        assert_eq!(name_of_copy("Mail", &["Mail, copy", "Mail, copy 2"]), "Mail, copy 3");
        assert_eq!(name_of_copy(&"x".repeat(80), &[]).chars().count(), LONGEST_NAME);
    }
}
