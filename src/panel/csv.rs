//! The profiles as a table for a spreadsheet: IDs and states, nothing secret.

use super::words;
use crate::protocol::rotation::ProfileView;

const HEAD: [&str; 16] = [
    "Environment",
    "Profile",
    "Profile ID",
    "State",
    "Exchange tenant ID",
    "Application ID",
    "Secret set",
    "Email server authority",
    "Mailboxes",
    "Mailboxes failed",
    "Mailboxes not tested",
    "Last test",
    "Changed on",
    "Secret ends",
    "EWS roles granted",
    "Graph roles granted",
];

/// The table, as RFC 4180 has it, with the mark that spreadsheets know UTF-8 by.
pub fn table(host: &str, profiles: &[ProfileView]) -> String {
    let mut text = "\u{feff}".to_owned();
    line(&mut text, HEAD.map(str::to_owned));
    for shown in profiles {
        let profile = &shown.profile;
        let count = |of: fn(&crate::protocol::rotation::UsageView) -> u32| {
            shown.usage.as_ref().map(|usage| of(usage).to_string()).unwrap_or_default()
        };
        let known = shown.known.as_ref();
        let checked = known.and_then(|known| known.checked).filter(|checked| checked.accepted);
        line(
            &mut text,
            [
                host.to_owned(),
                profile.name.clone(),
                profile.id.as_str().to_owned(),
                if profile.active { "active" } else { "deactivated" }.to_owned(),
                profile.tenant.as_ref().map(ToString::to_string).unwrap_or_default(),
                profile.client.as_ref().map(ToString::to_string).unwrap_or_default(),
                words::secret_set(profile).to_owned(),
                profile.authority.map(words::authority).unwrap_or_default().to_owned(),
                count(|u| u.mailboxes),
                count(|u| u.failed),
                count(|u| u.untested),
                words::tested(profile.tested).to_owned(),
                profile.modified.clone(),
                known.and_then(|known| known.expires.clone()).unwrap_or_default(),
                checked.map(|c| words::granted(c.ews)).unwrap_or_default(),
                checked.map(|c| words::granted(c.graph)).unwrap_or_default(),
            ],
        );
    }
    text
}

fn line<const N: usize>(text: &mut String, cells: [String; N]) {
    for (index, cell) in cells.iter().enumerate() {
        text.push_str(if index == 0 { "\"" } else { ",\"" });
        // A profile may be called =HYPERLINK(…): a spreadsheet must take it for a text (OWASP, "CSV injection").
        if cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.starts_with(['\t', '\r', '\n']) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names are other people's: none becomes a formula, ends its cell, or begins a line.
    #[test]
    fn cells_stay_cells() {
        for (cell, expected) in [
            ("Mail", "\"Mail\"\r\n"),
            ("=1+1", "\"'=1+1\"\r\n"),
            (" @SUM(A1)", "\"' @SUM(A1)\"\r\n"),
            ("-2", "\"'-2\"\r\n"),
            ("\t=1", "\"'\t=1\"\r\n"),
            ("a \"b\", c", "\"a \"\"b\"\", c\"\r\n"),
            ("a\nb", "\"a\nb\"\r\n"),
        ] {
            let mut text = String::new();
            line(&mut text, [cell.to_owned()]);
            assert_eq!(text, expected);
        }
        assert_eq!(table("h", &[]).lines().next().map(|head| head.matches("\",\"").count()), Some(HEAD.len() - 1));
    }
}
