//! Text as a literal of PowerShell.

/// `text` as a single-quoted string, in which PowerShell expands nothing. It takes the typographic single quotes for quotes as
/// well, so those are doubled too (about_Quoting_Rules; the tokenizer's `IsSingleQuote`: U+0027, U+2018 to U+201B).
pub fn powershell(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            literal.push(c);
        }
        literal.push(c);
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotes that a word processor makes of a plain one end a string as well.
    #[test]
    fn every_single_quote_is_doubled() {
        assert_eq!(powershell("D365"), "'D365'");
        assert_eq!(powershell("O'Brien"), "'O''Brien'");
        assert_eq!(powershell("’; Remove-Mailbox x #"), "'’’; Remove-Mailbox x #'");
        assert_eq!(powershell("$(x) `n \"y\""), "'$(x) `n \"y\"'");
    }
}
