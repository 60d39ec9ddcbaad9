//! Sealing and opening: the `age` crate, with a passphrase. A program of its own (`handoff.wasm`), loaded when it is needed: the
//! background is started far more often than a file is sealed.

use super::{Flaw, LARGEST};
use age::DecryptError;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use std::io::ErrorKind;
use zeroize::Zeroizing;

/// Work to try one passphrase, as a power of two: half a second and 64 MB in a browser. With 66 bits of chance in the passphrase
/// every bit more only costs the two admins.
const WORK: u8 = 16;
/// The most work that is done for a file from elsewhere: some four seconds and 512 MB. The `age` program asks for 18.
const MOST_WORK: u8 = 19;

const ARMOUR_BEGINS: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOUR_ENDS: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
const BINARY_BEGINS: &[u8] = b"age-encryption.org/v1\n";

/// Seals a text into a file, as text: it may as well be pasted into a mail.
///
/// # Errors
/// [`Flaw::Interrupted`] without memory for the work.
pub fn seal(text: &[u8], passphrase: &str) -> Result<String, Flaw> {
    let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    age::encrypt_and_armor(&recipient, text).map_err(|_| Flaw::Interrupted)
}

/// Opens a file that this or the `age` program sealed, as text or in bytes.
///
/// # Errors
/// What is wrong with file or passphrase.
pub fn open(file: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Flaw> {
    open_within(MOST_WORK, file, passphrase)
}

/// The same with another bound for the work, a power of two.
///
/// # Errors
/// As [`open`].
pub fn open_within(most_work: u8, file: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Flaw> {
    if file.len() > LARGEST {
        return Err(Flaw::Huge);
    }
    let file = file.trim_ascii_start();
    let holds = |part: &[u8]| file.windows(part.len()).any(|window| window == part);
    if file.starts_with(ARMOUR_BEGINS) {
        if !holds(ARMOUR_ENDS) {
            return Err(Flaw::Truncated);
        }
    } else if BINARY_BEGINS.starts_with(file) && !file.is_empty() {
        return Err(Flaw::Truncated);
    } else if !file.starts_with(BINARY_BEGINS) {
        return Err(Flaw::NotAge);
    }
    let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(most_work);
    age::decrypt(&identity, file).map(Zeroizing::new).map_err(|error| flaw(&error))
}

fn flaw(error: &DecryptError) -> Flaw {
    match error {
        DecryptError::ExcessiveWork { .. } => Flaw::TooMuchWork,
        DecryptError::NoMatchingKeys => Flaw::NoPassphrase,
        // The file's own key does not come out: so it is also with a stanza that was changed.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Flaw::WrongPassphrase,
        DecryptError::UnknownFormat => Flaw::NotAge,
        DecryptError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => Flaw::Truncated,
        _ => Flaw::Tampered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64ct::{Base64, Encoding};

    const TEXT: &[u8] = b"Tenant Bridge handoff 1";
    const WORDS: &str = "zoo-zone-zero-youth-young-you";

    /// A file that costs nothing to try.
    fn cheap(work: u8) -> String {
        let mut recipient = Recipient::new(SecretString::from(WORDS.to_owned()));
        recipient.set_work_factor(work);
        age::encrypt_and_armor(&recipient, TEXT).unwrap()
    }

    /// The bytes in the armour.
    fn bare(armoured: &str) -> Vec<u8> {
        let lines = armoured.lines().filter(|line| !line.starts_with('-'));
        Base64::decode_vec(&lines.collect::<String>()).unwrap()
    }

    #[test]
    fn there_and_back() {
        let file = seal(TEXT, WORDS).unwrap();
        assert!(file.contains("BEGIN AGE") && !file.contains("Bridge"));
        assert_eq!(open(file.as_bytes(), WORDS).unwrap().as_slice(), TEXT);
        assert_eq!(open(&bare(&file), WORDS).unwrap().as_slice(), TEXT);
        assert_eq!(open(["\r\n", &file.replace('\n', "\r\n")].concat().as_bytes(), WORDS).unwrap().as_slice(), TEXT);
        assert_eq!(open(file.as_bytes(), "zoo-zone-zero-youth-young-yes"), Err(Flaw::WrongPassphrase));
    }

    /// Each row is what happens to files, or what somebody may do to one.
    #[test]
    fn what_is_wrong_is_named() {
        let armoured = cheap(2);
        let file = bare(&armoured);
        let open = |file: &[u8]| open(file, WORDS).map(|_| ());
        assert_eq!(open(&file), Ok(()));
        assert_eq!(open(&armoured.as_bytes()[..200]), Err(Flaw::Truncated));
        assert_eq!(open(&file[..10]), Err(Flaw::Truncated));
        assert_eq!(open(&file[..100]), Err(Flaw::Truncated));
        let mut changed = file.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(open(&changed), Err(Flaw::Tampered));
        assert_eq!(open(&file[..file.len() - 3]), Err(Flaw::Tampered));
        let named = String::from_utf8_lossy(&file).find(" 2\n").unwrap();
        for (work, expected) in [(b'3', Flaw::WrongPassphrase), (b'x', Flaw::Tampered)] {
            let mut changed = file.clone();
            changed[named + 1] = work;
            assert_eq!(open(&changed), Err(expected));
        }
        let greedy = [&file[..=named], b"22", &file[named + 2..]].concat();
        assert_eq!(open(&greedy), Err(Flaw::TooMuchWork));
        let key = age::x25519::Identity::generate();
        let for_a_key = age::encrypt(&key.to_public(), TEXT).unwrap();
        assert_eq!(open(&for_a_key), Err(Flaw::NoPassphrase));
        assert_eq!(open(b"PK\x03\x04"), Err(Flaw::NotAge));
        assert_eq!(open(b""), Err(Flaw::NotAge));
        assert_eq!(open(&vec![b'a'; LARGEST + 1]), Err(Flaw::Huge));
    }
}
