//! The normal form that labels are compared in: the same as the agent's (`extension/agent/dom.js`), which has the whole
//! of NFKC from the browser; the tables need only what is done here.

use crate::setup::ids::is_invisible;

/// Lower case, single spaces and none beside parentheses, no trailing `*` or `:`, plain apostrophes, no full-width ASCII.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '‘' | '’' | 'ʼ' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        match c {
            ' ' if out.is_empty() || out.ends_with([' ', '(', ')']) => {}
            '(' | ')' => {
                out.truncate(out.trim_end().len());
                out.push(c);
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim_matches(['*', ' ']).trim_end_matches(['*', ':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Docs and portals spell one label in many ways; each row is one of them.
    #[test]
    fn spellings() {
        for (text, expected) in [
            ("Application (client) ID", "application(client)id"),
            ("  Application\u{a0}(client)  ID: ", "application(client)id"),
            ("应用程序（客户端）ID", "应用程序(客户端)id"),
            ("ID de l’annuaire (locataire)", "id de l'annuaire(locataire)"),
            ("Tenant ID *", "tenant id"),
            ("* Tenant ID", "tenant id"),
            ("Value \u{e946}", "value"),
            ("", ""),
        ] {
            assert_eq!(normal(text), expected, "{text:?}");
        }
    }
}
