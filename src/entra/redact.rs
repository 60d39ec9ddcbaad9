//! Text of a server's, made fit to be shown and sent on.

/// Longest word that is kept: a client secret has at least 34 characters.
const LONGEST_WORD: usize = 24;
/// Longest text, in characters.
const LONGEST_TEXT: usize = 300;

/// `text` without line breaks, control characters, and words that could be a credential: every word above 24 characters goes, other
/// than GUIDs, also when it is percent-encoded. Nothing shorter could be a secret, and no message of Entra's needs longer ones.
pub fn shown(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split_inclusive(ends_word) {
        let bare = word.trim_end_matches(ends_word);
        let end = &word[bare.len()..];
        let hidden = bare.chars().count() > LONGEST_WORD && !is_guid(bare);
        kept.push_str(if hidden { "…" } else { bare });
        kept.extend(end.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }));
    }
    let kept: Vec<&str> = kept.split_whitespace().collect();
    kept.join(" ").chars().take(LONGEST_TEXT).collect()
}

/// Characters that stand in no client secret; `=` ends some old ones, and may be cut off.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "'\"<>()[]{},;:&?=|`‘’“”".contains(c)
}

/// Exactly the canonical form: here, leniency would let other words through.
fn is_guid(word: &str) -> bool {
    let shape = |(i, b): (usize, u8)| if matches!(i, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() };
    word.len() == 36 && word.bytes().enumerate().all(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::secret::ClientSecret;
    use proptest::prelude::*;

    /// What an admin needs to look up stays; so does nothing that could act in a terminal.
    #[test]
    fn messages_stay_readable() {
        let text = "AADSTS9: App '3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c' is not\r\n\u{1b}[2Jknown. See https://aka.ms/x";
        assert_eq!(shown(text), "AADSTS9: App '3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c' is not [2Jknown. See https://aka.ms/x");
        assert_eq!(shown("eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2cifQ.c2ln said"), "… said");
        assert_eq!(shown(&"ab ".repeat(500)).chars().count(), 300);
    }

    proptest! {
        /// Whatever stands around a secret, as it is or as a form has it, eight characters of it never come through.
        #[test]
        fn no_secret_comes_through(
            before in "\\PC{0,20}", after in "\\PC{0,20}",
            secret in "[a-zA-Z0-9_.~-]{3}8Q~[a-zA-Z0-9_.~-]{34}|[a-zA-Z0-9_.~-]{3}7Q~[a-zA-Z0-9_.~-]{31}|[a-zA-Z0-9+/]{43}=",
        ) {
            prop_assume!(ClientSecret::parse(&secret).is_ok());
            let encoded: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            for form in [&secret, &encoded] {
                let text = shown(&format!("{before}{form}{after}"));
                let leaks = secret.as_bytes().windows(8).any(|piece| text.as_bytes().windows(8).any(|w| w == piece));
                prop_assert!(!leaks, "{text:?} from {form:?}");
            }
        }
    }
}
