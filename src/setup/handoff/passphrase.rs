//! A passphrase that two people can say over the telephone.

/// The 2048 English words of BIP-0039 (MIT licence), four letters of each enough to tell it. The `age` program takes its
/// passphrases from the same list.
const WORDS: &str = include_str!("words.txt");
/// Words of a passphrase.
pub const LENGTH: usize = 6;
/// Bits of chance in such a passphrase: eleven a word.
pub const BITS: usize = 11 * LENGTH;

/// Six words by the chance of these bytes, each word as likely as any other: `word-word-word-word-word-word`.
pub fn passphrase(chance: [u8; 2 * LENGTH]) -> String {
    let word = |pair: &[u8]| {
        // 2048 divides 65 536, so no word has an advantage.
        let number = pair.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)) % 2048;
        WORDS.lines().nth(number).unwrap_or_default()
    };
    chance.chunks(2).map(word).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The 66 bits are there only if the list has 2048 different words.
    #[test]
    fn every_word_counts() {
        let words: BTreeSet<&str> = WORDS.lines().collect();
        assert_eq!((words.len(), 1 << (BITS / LENGTH)), (2048, 2048));
        assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn six_words() {
        assert_eq!(passphrase([0; 12]), ["abandon"; 6].join("-"));
        assert_eq!(passphrase([255; 12]), ["zoo"; 6].join("-"));
        assert_eq!(passphrase([0, 1, 0, 2, 8, 1, 0, 0, 7, 255, 0, 0]), "ability-able-ability-abandon-zoo-abandon");
    }
}
