//! Words for when, where and how long.

use super::{form_field, value_name};
use crate::protocol::panel::{Evidence, Millis, Origin, Unnamed, ValueField, Watching};
use crate::setup::expiry::{Expiry, read_iso};
use crate::setup::links::PortalPage;

/// `2027-11-25` as "25 November 2027"; anything else as it is.
pub fn day(iso: &str) -> String {
    read_iso(iso).map_or_else(|| iso.to_owned(), Expiry::in_words)
}

/// A held secret: "40 characters".
pub fn secret(length: usize) -> String {
    [&length.to_string(), " characters"].concat()
}

/// "forgotten in 58 min".
pub fn minutes_left(forgotten_at: Millis, now: Millis) -> String {
    match ((forgotten_at - now) / 60_000.0).round() as i64 {
        ..=1 => "forgotten within a minute".to_owned(),
        minutes => ["forgotten in ", &minutes.to_string(), " min"].concat(),
    }
}

/// An id shortened to its ends, as people compare them.
pub fn short(id: &str) -> String {
    match (id.get(..4), id.len().checked_sub(4).and_then(|i| id.get(i..))) {
        (Some(head), Some(tail)) if id.len() > 12 => [head, "…", tail].concat(),
        _ => id.to_owned(),
    }
}

/// A tab's name, with the window's kind where that matters.
pub fn private(page: &str, incognito: bool) -> String {
    if incognito { [page, " · private window"].concat() } else { page.to_owned() }
}

/// Where a value came from. Every page of the portals ends its title on " - Microsoft …", which tells nothing.
pub fn evidence(evidence: &Evidence) -> String {
    let verb = match evidence.origin {
        Origin::Page => "from",
        Origin::Pick => "pointed at on",
        Origin::Typed => return "typed by you".to_owned(),
        Origin::Import => return "from a file".to_owned(),
    };
    let page = evidence.page.split(" - Microsoft ").next().unwrap_or_default();
    let place = match (evidence.heading.as_str(), page) {
        ("", "") => "a page".to_owned(),
        ("", page) => page.to_owned(),
        (heading, page) if page.is_empty() || page.contains(heading) || heading.contains(page) => {
            ["“", if heading.len() > page.len() { heading } else { page }, "”"].concat()
        }
        (heading, page) => ["“", heading, "” · ", page].concat(),
    };
    [verb, " ", &private(&place, evidence.incognito)].concat()
}

/// Boxes of the form that are to be named: "3 boxes appeared. Which box is “Tenant ID”?".
pub fn unnamed(unnamed: &Unnamed) -> String {
    let first = unnamed.fields.first().map_or("", |field| form_field(*field));
    let what = match unnamed.appeared {
        0 => String::new(),
        1 => "A box appeared. ".to_owned(),
        count => [count.to_string().as_str(), " boxes appeared. "].concat(),
    };
    [&what, "Which box is “", first, "”?"].concat()
}

/// What naming them leads to.
pub fn naming(goes_on: bool) -> &'static str {
    if goes_on {
        "Their labels are not known here. Show each box once; after the last one the form is filled on."
    } else {
        "Their labels are not known here. Show each box once, or press Fill the form for those that are known."
    }
}

/// How long nothing may come before the admin is asked.
const PATIENCE: Millis = 10_000.0;

/// What is waited for: `missing` values, on the page in sight. `None` when nothing is missing.
pub fn watching(missing: &[ValueField], page: Option<&Watching>, now: Millis) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let Some(watching) = page else {
        return Some("No portal page in sight. Open the app in the Azure portal.".to_owned());
    };
    let late = now - watching.since > PATIENCE;
    let here: Vec<&str> =
        missing.iter().filter(|field| is_shown_on(**field, watching.page)).map(|field| value_name(*field)).collect();
    let page = match watching.page {
        Some(PortalPage::Overview) => "Overview",
        Some(PortalPage::Credentials) => "Certificates & secrets",
        _ => "the portal",
    };
    Some(match (here.is_empty(), late, watching.page) {
        (true, _, Some(PortalPage::Overview)) => {
            "Both IDs are captured. The client secret is next, on Certificates & secrets.".to_owned()
        }
        (true, ..) => "This page shows none of the missing values. Both IDs are on the app's Overview.".to_owned(),
        (false, true, Some(PortalPage::Overview)) => "Not seen yet. Is this the app's Overview? You can also type it.".to_owned(),
        (false, true, Some(PortalPage::Credentials)) => {
            "Not seen yet. The Value appears right after Add. You can also paste it.".to_owned()
        }
        (false, true, _) => "Not seen yet. Open the app's Overview, or type the values.".to_owned(),
        (false, false, _) => ["Watching ", page, " for the ", &here.join(" and the "), "…"].concat(),
    })
}

fn is_shown_on(field: ValueField, page: Option<PortalPage>) -> bool {
    match page {
        Some(PortalPage::Credentials) => field == ValueField::ClientSecret,
        Some(PortalPage::Overview) => field != ValueField::ClientSecret,
        Some(PortalPage::ApiPermissions) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_ids_are_readable() {
        assert_eq!(day("2027-11-25"), "25 November 2027");
        assert_eq!(day("soon"), "soon");
        assert_eq!(short("8f3a1b2c-9d8e-4f7a-8b6c-5d4e3f2ac21e"), "8f3a…c21e");
        assert_eq!(short("D365 mail"), "D365 mail");
        assert_eq!(short("é"), "é");
    }

    /// A minute that has begun counts whole; a clock that is behind shows no negative time.
    #[test]
    fn time_left() {
        assert_eq!(minutes_left(58.0 * 60_000.0, 1.0), "forgotten in 58 min");
        assert_eq!(minutes_left(30_000.0, 0.0), "forgotten within a minute");
        assert_eq!(minutes_left(0.0, 90_000.0), "forgotten within a minute");
    }

    #[test]
    fn waiting_has_words() {
        use ValueField::*;
        let at = |page| Watching { page: Some(page), title: "x".into(), since: 0.0 };
        let says = |missing: &[ValueField], page, now| watching(missing, Some(&at(page)), now);
        let all = [TenantId, ClientId, ClientSecret];
        assert_eq!(says(&[], PortalPage::Overview, 0.0), None);
        assert_eq!(
            says(&all, PortalPage::Overview, 0.0).as_deref(),
            Some("Watching Overview for the Directory (tenant) ID and the Application (client) ID…")
        );
        assert!(says(&all, PortalPage::Overview, 20_000.0).is_some_and(|w| w.starts_with("Not seen yet")));
        assert!(says(&[ClientSecret], PortalPage::Overview, 0.0).is_some_and(|w| w.starts_with("Both IDs")));
        assert!(watching(&all, None, 0.0).is_some_and(|w| w.starts_with("No portal page")));
    }

    /// The page's title often repeats the heading; said once it is shorter and as clear.
    #[test]
    fn evidence_is_said_once() {
        let seen = |heading: &str, page: &str| {
            evidence(&Evidence {
                origin: Origin::Page,
                label: String::new(),
                heading: heading.into(),
                page: page.into(),
                incognito: page.is_empty(),
                at: 0.0,
            })
        };
        assert_eq!(seen("D365 mail", "D365 mail - Microsoft Azure"), "from “D365 mail”");
        assert_eq!(seen("D365 mail", "Azure"), "from “D365 mail” · Azure");
        assert_eq!(seen("", ""), "from a page · private window");
    }
}
