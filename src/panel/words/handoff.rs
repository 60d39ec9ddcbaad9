//! Words for handing over.

use super::Trouble;
use crate::setup::handoff::passphrase::BITS;
use crate::setup::handoff::{Flaw, Named, SHORTEST_PASSPHRASE};

/// What handing over is.
pub const HAND_OVER: &str = "For the admin of the other tenant: both IDs and the client secret in a file that only the passphrase opens, \
     with Tenant Bridge or with the age program. Nothing is sent anywhere.";
/// A file is there whose passphrase is not.
pub const PASSPHRASE_GONE: &str =
    "A file was sealed before. Its passphrase was shown once and is not kept, so the file cannot be saved here any more.";
/// After opening.
pub const HANDED_OVER: &str = "The values are in a setup of their own. Delete the file now.";
/// Where the policy forbids it.
pub const HANDOFF_OFF: &str = "Your organisation's policy switches handoff files off.";

/// What is known of the strength of a passphrase, which may have been drawn here.
pub fn passphrase_strength(passphrase: &str, is_drawn: bool) -> String {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return ["At least ", &SHORTEST_PASSPHRASE.to_string(), " characters."].concat();
    }
    if is_drawn {
        return ["Six random words: ", &BITS.to_string(), " bits, too many to try."].concat();
    }
    "Your own words: as strong as they are hard to guess.".to_owned()
}

/// What was sealed, and until when it opens.
pub fn sealed(name: &str, until: &str) -> String {
    ["“", name, "” is sealed. The file can be opened until ", until, "."].concat()
}

/// The `data-code` of a flaw.
pub fn flaw_code(flaw: &Flaw) -> &'static str {
    match flaw {
        Flaw::Huge => "huge",
        Flaw::NotAge => "not-age",
        Flaw::NoPassphrase => "no-passphrase",
        Flaw::TooMuchWork => "too-much-work",
        Flaw::WrongPassphrase => "wrong-passphrase",
        Flaw::Truncated => "truncated",
        Flaw::Tampered => "tampered",
        Flaw::NotAHandoff => "not-a-handoff",
        Flaw::Newer => "newer",
        Flaw::Value(_) => "value",
        Flaw::Expired(_) => "expired",
        Flaw::WeakPassphrase => "weak-passphrase",
        Flaw::SwitchedOff => "switched-off",
        Flaw::TenantNotAllowed => "tenant-not-allowed",
        Flaw::Interrupted => "interrupted",
    }
}

/// Why a file could not be made or opened.
pub fn flaw(flaw: &Flaw, sealing: bool) -> Trouble {
    let again = "Ask for the file again.";
    let (saw, means, cure) = match flaw {
        Flaw::Huge => (
            "This file is too large for a handoff.",
            "One has less than 2 KB. It was not read.",
            "Choose the file that you were sent.",
        ),
        Flaw::NotAge => (
            "This is not a sealed handoff file.",
            "Such a file begins with “-----BEGIN AGE ENCRYPTED FILE-----” or “age-encryption.org”.",
            "Choose the file that you were sent.",
        ),
        Flaw::NoPassphrase => (
            "This file was sealed for a key, not with a passphrase.",
            "Only whoever holds that key can open it, with the age program.",
            "Ask for a file that is sealed with a passphrase.",
        ),
        Flaw::TooMuchWork => (
            "Opening this file would take this browser too long.",
            "Whoever made it asked for more work than Tenant Bridge does for a file from elsewhere.",
            "Open it with the age program, or ask for a file made by Tenant Bridge.",
        ),
        Flaw::WrongPassphrase => (
            "This passphrase does not open the file.",
            "A letter may be wrong, or the file is another one than the passphrase was told for.",
            "Type the passphrase again, with its dashes.",
        ),
        Flaw::Truncated => ("This file is cut short.", "Its end is missing, so it cannot be opened.", again),
        Flaw::Tampered => (
            "This file was changed after it was sealed.",
            "Its seal is broken, by a fault on the way or by somebody. Nothing of it was taken.",
            again,
        ),
        Flaw::NotAHandoff => (
            "The file opens, but there is no handoff in it.",
            "It holds something else than the three values.",
            "Choose the file that you were sent.",
        ),
        Flaw::Newer => (
            "This file was made by a newer version of Tenant Bridge.",
            "This version does not know how to read what is in it.",
            "Update the extension, then open the file again.",
        ),
        Flaw::Value(named) => (value(*named), "Nothing of the file was taken.", again),
        Flaw::Expired(_) => {
            ("This file is no longer valid.", "Whoever made it let it be opened for a limited time, which has passed.", again)
        }
        Flaw::WeakPassphrase => (
            "This passphrase is too short.",
            "Whoever gets hold of the file could try all of that length.",
            "Take the six words, or twelve characters and more.",
        ),
        Flaw::SwitchedOff => (HANDOFF_OFF, "No file is sealed or opened here.", "Ask whoever manages your browser."),
        Flaw::TenantNotAllowed => (
            "The file is about a tenant that your organisation does not allow.",
            "Its policy for Tenant Bridge lists other tenants. Nothing of the file was taken.",
            "Ask whoever manages your browser.",
        ),
        Flaw::Interrupted if sealing => {
            ("The file was not sealed.", "The browser stopped the work, or had too little memory for it.", "Seal it again.")
        }
        Flaw::Interrupted => {
            ("The file was not opened.", "The browser stopped the work, or had too little memory for it.", "Open it again.")
        }
    };
    Trouble::new(saw, means, cure)
}

fn value(named: Named) -> &'static str {
    match named {
        Named::Tenant => "The directory (tenant) ID in this file is missing or wrong.",
        Named::Client => "The application (client) ID in this file is missing or wrong.",
        Named::Secret => "The client secret in this file is missing or wrong.",
        Named::Date => "A date in this file cannot be read.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::handoff::passphrase::passphrase;

    /// Somebody with a file that does not open needs to know what it is, what was done, and what to do.
    #[test]
    fn every_flaw_has_three_sentences() {
        use Flaw::*;
        let values = [Named::Tenant, Named::Client, Named::Secret, Named::Date].map(Value);
        let all = [
            Huge,
            NotAge,
            NoPassphrase,
            TooMuchWork,
            WrongPassphrase,
            Truncated,
            Tampered,
            NotAHandoff,
            Newer,
            Expired(0.0),
            WeakPassphrase,
            SwitchedOff,
            TenantNotAllowed,
            Interrupted,
        ];
        for one in all.iter().chain(&values) {
            for sealing in [true, false] {
                let words = flaw(one, sealing);
                assert!(
                    [&*words.saw, words.means, words.cure].iter().all(|part| part.ends_with('.') && !part.contains('!')),
                    "{words:?}"
                );
            }
        }
    }

    /// What is said of its strength holds for words by chance only.
    #[test]
    fn strength() {
        assert!(passphrase_strength(&passphrase([7; 12]), true).contains("66 bits"));
        assert!(passphrase_strength("my-dog-is-called-rex-now", false).starts_with("Your own"));
        assert!(passphrase_strength("short", false).starts_with("At least 12"));
    }
}
