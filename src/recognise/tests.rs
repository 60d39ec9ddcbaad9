//! What is captured, and above all what is not.

use super::*;
use crate::protocol::agent::{Field, Label};
use proptest::prelude::*;

const APP: &str = "11111111-2222-4333-8444-555555555555";
const TENANT: &str = "99999999-8888-4777-8666-555555555555";
const SECRET: &str = "abc8Q~defghijklmnopqrstuvwxyz-_.~0123456";
const OVERVIEW: &str = "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/11111111-2222-4333-8444-555555555555";
const CREDENTIALS: &str = "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/11111111-2222-4333-8444-555555555555";

fn sighting(shape: &str, text: &str, relation: Relation, label: &str) -> Sighting {
    Sighting {
        handle: 1,
        shape: shape.to_owned(),
        text: text.into(),
        visible: true,
        labels: vec![Label { relation, text: normal(label) }],
        fields: vec![],
        headings: vec![],
    }
}

fn with_fields(mut s: Sighting, fields: &[(&str, &str)]) -> Sighting {
    s.fields = fields.iter().map(|(l, t)| Field { label: normal(l), text: (*t).into() }).collect();
    s
}

fn verdict_at(url: &str, s: Sighting) -> Verdict {
    let report = Report { sightings: vec![s], ..Report::default() };
    judge(Place { url, tab_url: url }, &report)[0].verdict
}

/// Every language's own label is enough for each of the two ids, unless the table calls it weak.
#[test]
fn ids_in_all_languages() {
    for row in labels::LABELS {
        let expected = match row.role {
            Role::ApplicationId => Verdict::IsClientId,
            Role::DirectoryId => Verdict::IsTenantId,
            Role::ObjectId => Verdict::IsObjectId,
            _ => continue,
        };
        let expected = if row.weak && row.role != Role::ObjectId { Verdict::WeakLabel } else { expected };
        let s = sighting("guid", APP, Relation::Before, row.text);
        assert_eq!(verdict_at("https://portal.azure.com/#x", s), expected, "{row:?}");
    }
}

/// Label and heading are shown and kept as evidence. Where a page has the secret in their place, it must not come along.
#[test]
fn a_secret_is_no_evidence() {
    let s = sighting("guid", APP, Relation::Before, SECRET);
    let s = Sighting { headings: vec![format!("Copy it now: {SECRET}")], ..s };
    let report = Report { sightings: vec![s], ..Report::default() };
    let judged = judge(Place { url: OVERVIEW, tab_url: OVERVIEW }, &report);
    assert_eq!((judged[0].label.as_str(), judged[0].heading.as_str()), ("", ""));
}

/// A weak label counts beside a strong one of the same page.
#[test]
fn weak_label_with_support() {
    let weak = sighting("guid", TENANT, Relation::Before, "идентификатор каталога (клиента)");
    let strong = sighting("guid", APP, Relation::Before, "Идентификатор приложения (клиента)");
    let report = Report { sightings: vec![weak, strong], ..Report::default() };
    let judged = judge(Place { url: OVERVIEW, tab_url: OVERVIEW }, &report);
    assert_eq!(judged[0].verdict, Verdict::IsTenantId);
}

/// The traps of the portal's pages, one a row.
#[test]
fn traps() {
    let guid = |label: &str| sighting("guid", APP, Relation::Before, label);
    let secret = |label: &str| sighting("client secret", SECRET, Relation::ColumnHeader, label);
    let grid: &[(&str, &str)] = &[("Expires", "11/25/2027"), ("Secret ID", TENANT), ("Description", "D365")];
    let hidden = Sighting { visible: false, ..guid("Application (client) ID") };
    let disagree = Sighting {
        labels: vec![
            Label { relation: Relation::LabelledBy, text: "object id".into() },
            Label { relation: Relation::Before, text: "application(client)id".into() },
        ],
        ..guid("")
    };
    let named_otherwise = Sighting {
        labels: vec![
            Label { relation: Relation::LabelledBy, text: "managed application".into() },
            Label { relation: Relation::AriaLabel, text: "application(client)id".into() },
        ],
        ..guid("")
    };
    let part = |text: &str| Label { relation: Relation::LabelledBy, text: normal(text) };
    let in_parts = Sighting { labels: vec![part("Essentials"), part("Application (client) ID")], ..guid("") };
    let in_parts_of_two = Sighting { labels: vec![part("Object ID"), part("Application (client) ID")], ..guid("") };
    let old_secret = || sighting("old client secret", "abcdefghijklmnopqrstuvwxyz-_012345", Relation::ColumnHeader, "Value");
    let example = Sighting {
        labels: vec![
            Label { relation: Relation::ColumnHeader, text: "example value".into() },
            Label { relation: Relation::RowHeader, text: "application(client)id".into() },
        ],
        ..guid("")
    };
    for (url, s, expected) in [
        (OVERVIEW, guid("Object ID"), Verdict::IsObjectId),
        (OVERVIEW, guid("Managed application in local directory"), Verdict::UnknownLabel),
        (OVERVIEW, guid("Subscription ID"), Verdict::UnknownLabel),
        (OVERVIEW, Sighting { labels: vec![], ..guid("") }, Verdict::NoLabel),
        (OVERVIEW, hidden, Verdict::Hidden),
        (OVERVIEW, disagree, Verdict::LabelsDisagree),
        (OVERVIEW, named_otherwise, Verdict::UnknownLabel),
        (OVERVIEW, in_parts, Verdict::IsClientId),
        (OVERVIEW, in_parts_of_two, Verdict::LabelsDisagree),
        (OVERVIEW, sighting("guid", APP, Relation::ColumnHeader, "Application (client) ID"), Verdict::InList),
        (
            OVERVIEW,
            with_fields(
                sighting("guid", APP, Relation::ColumnHeader, "Application (client) ID"),
                &[("Directory (tenant) ID", TENANT)],
            ),
            Verdict::IsClientId,
        ),
        (
            OVERVIEW,
            sighting("guid", "00000000-0000-0000-0000-000000000000", Relation::Before, "Directory (tenant) ID"),
            Verdict::WrongShape,
        ),
        ("https://contoso.crm4.dynamics.com/", guid("Application (client) ID"), Verdict::WrongPage),
        ("https://portal.azure.com.evil.example/", guid("Application (client) ID"), Verdict::WrongPage),
        (CREDENTIALS, with_fields(secret("Value"), grid), Verdict::IsClientSecret),
        (CREDENTIALS, secret("Value"), Verdict::IsClientSecret),
        (OVERVIEW, secret("Value"), Verdict::WrongPage),
        // Settings that expire, variables with a description, flags with an ID; then the grid of before 2021.
        (OVERVIEW, with_fields(secret("Value"), &[("Expires", "never")]), Verdict::WrongPage),
        (OVERVIEW, with_fields(secret("Value"), &[("Description", "x")]), Verdict::WrongPage),
        (OVERVIEW, with_fields(secret("Value"), &[("ID", "7")]), Verdict::WrongPage),
        (OVERVIEW, with_fields(secret("Value"), &[("Expires", "11/25/2027"), ("Description", "")]), Verdict::IsClientSecret),
        (
            OVERVIEW,
            with_fields(secret("Value"), &[("Expires", "never"), ("Description", "x"), ("Name", "SMTP_SECRET")]),
            Verdict::WrongPage,
        ),
        (OVERVIEW, with_fields(secret("Value"), &[("Secret ID", TENANT)]), Verdict::IsClientSecret),
        // Secrets of all apps; then all that one app has, in one row.
        (CREDENTIALS, with_fields(secret("Value"), &[("Application", "CRM"), ("Secret ID", TENANT)]), Verdict::WrongPage),
        (
            OVERVIEW,
            with_fields(secret("Value"), &[("Application (client) ID", APP), ("Expires", ""), ("Secret ID", TENANT)]),
            Verdict::WrongPage,
        ),
        (
            OVERVIEW,
            with_fields(
                secret("Value"),
                &[("Application (client) ID", APP), ("Directory (tenant) ID", TENANT), ("Secret ID", TENANT)],
            ),
            Verdict::IsClientSecret,
        ),
        (OVERVIEW, with_fields(old_secret(), &[("Expires", "11/25/2027"), ("Description", "API token")]), Verdict::WrongPage),
        (OVERVIEW, with_fields(old_secret(), grid), Verdict::IsClientSecret),
        (OVERVIEW, example, Verdict::UnknownLabel),
        (
            OVERVIEW,
            Sighting { headings: vec!["Example values:".to_owned()], ..guid("Application (client) ID") },
            Verdict::UnknownLabel,
        ),
        (OVERVIEW, Sighting { headings: vec!["Sample app".to_owned()], ..guid("Application (client) ID") }, Verdict::IsClientId),
        // A key vault calls whatever is kept there so.
        (OVERVIEW, secret("Secret value"), Verdict::WrongPage),
        (CREDENTIALS, secret("Secret value"), Verdict::IsClientSecret),
        (OVERVIEW, secret("Client secret value"), Verdict::IsClientSecret),
        (CREDENTIALS, with_fields(secret("Description"), grid), Verdict::WrongShape),
        (CREDENTIALS, with_fields(sighting("guid", APP, Relation::ColumnHeader, "Value"), grid), Verdict::IsSecretId),
        (CREDENTIALS, with_fields(sighting("guid", APP, Relation::ColumnHeader, "Secret ID"), grid), Verdict::IsSecretId),
        (
            CREDENTIALS,
            with_fields(sighting("masked secret", "abc******", Relation::ColumnHeader, "Value"), grid),
            Verdict::IsMasked,
        ),
        (CREDENTIALS, with_fields(sighting("hidden secret", "Hidden", Relation::ColumnHeader, "Value"), grid), Verdict::IsMasked),
        (CREDENTIALS, with_fields(old_secret(), &[("Expires", "11/25/2027")]), Verdict::IsClientSecret),
        (CREDENTIALS, old_secret(), Verdict::WrongPage),
        (
            CREDENTIALS,
            with_fields(
                sighting("old client secret", "A909502DD82AE41433E6F83886B00D4277A3", Relation::ColumnHeader, "Value"),
                grid,
            ),
            Verdict::WrongShape,
        ),
        (
            CREDENTIALS,
            with_fields(sighting("client secret", &SECRET[..39], Relation::ColumnHeader, "Value"), grid),
            Verdict::WrongShape,
        ),
    ] {
        assert_eq!(verdict_at(url, s.clone()), expected, "{s:?} on {url}");
    }
}

/// A component's own label names its value, not what the component before it shows; what stands nearer than that label still counts.
#[test]
fn a_component_has_its_own_label() {
    let label = |relation, text: &str| Label { relation, text: normal(text) };
    let (neighbours, own) = (label(Relation::Before, "Object ID"), label(Relation::For, "Directory (tenant) ID"));
    let verdict = |labels: [&Label; 2]| {
        verdict_at(
            OVERVIEW,
            Sighting { labels: labels.map(Label::clone).into(), ..sighting("guid", TENANT, Relation::Before, "") },
        )
    };
    assert_eq!(verdict([&neighbours, &own]), Verdict::IsTenantId);
    assert_eq!(verdict([&own, &neighbours]), Verdict::LabelsDisagree);
}

/// A table of properties heads whatever its rows name with one word: that makes no list of it, and says nothing else than the rows do.
#[test]
fn rows_name_what_their_table_calls_values() {
    let label = |relation, text: &str| Label { relation, text: normal(text) };
    let verdict = |shape, text, head, row| {
        let labels = [label(Relation::ColumnHeader, head), label(Relation::RowHeader, row)].into();
        verdict_at(OVERVIEW, Sighting { labels, ..sighting(shape, text, Relation::Before, "") })
    };
    for head in ["Value", "Description", "Valeur"] {
        assert_eq!(verdict("guid", APP, head, "Application (client) ID"), Verdict::IsClientId, "{head}");
        assert_eq!(verdict("guid", TENANT, head, "Directory (tenant) ID"), Verdict::IsTenantId, "{head}");
        assert_eq!(verdict("guid", APP, head, "Object ID"), Verdict::IsObjectId, "{head}");
        assert_eq!(verdict("client secret", SECRET, head, "Client secret value"), Verdict::IsClientSecret, "{head}");
        assert_eq!(verdict("guid", APP, head, "Client secret value"), Verdict::IsSecretId, "{head}");
    }
    assert_eq!(verdict("client secret", SECRET, "Value", "SMTP_PASSWORD"), Verdict::WrongPage);
    let in_a_row_of_another = Sighting {
        labels: vec![
            label(Relation::AriaLabel, "Application (client) ID"),
            label(Relation::ColumnHeader, "Value"),
            label(Relation::RowHeader, "CRM"),
        ],
        ..sighting("guid", APP, Relation::Before, "")
    };
    assert_eq!(verdict_at(OVERVIEW, in_a_row_of_another), Verdict::UnknownLabel);
    assert_eq!(verdict("client secret", SECRET, "Value", "Object ID"), Verdict::IsObjectId);
    assert_eq!(verdict("guid", APP, "Application (client) ID", "Contoso Mail"), Verdict::InList);
    assert_eq!(verdict("guid", APP, "Application (client) ID", "Object ID"), Verdict::LabelsDisagree);
}

/// Rows with both IDs are several apps', unless all are about one.
#[test]
fn rows_of_several_apps_are_a_list() {
    let row = |app: &str| {
        let s = sighting("guid", app, Relation::ColumnHeader, "Application (client) ID");
        with_fields(s, &[("Directory (tenant) ID", TENANT)])
    };
    let verdicts = |apps: [&str; 2]| {
        let report = Report { sightings: apps.map(row).into(), ..Report::default() };
        judge(Place { url: OVERVIEW, tab_url: OVERVIEW }, &report).iter().map(|judged| judged.verdict).collect::<Vec<_>>()
    };
    assert_eq!(verdicts([APP, "22222222-2222-4333-8444-555555555555"]), [Verdict::InList; 2]);
    assert_eq!(verdicts([APP, APP]), [Verdict::IsClientId; 2]);
}

/// The Secret ID in its own column is no mistake; in the Value column it is.
#[test]
fn only_the_value_column_makes_a_mistake_of_a_secret_id() {
    let found = |label| {
        let s = with_fields(sighting("guid", APP, Relation::ColumnHeader, label), &[("Expires", "")]);
        judge(Place { url: CREDENTIALS, tab_url: CREDENTIALS }, &Report { sightings: vec![s], ..Report::default() })[0]
            .found
            .clone()
    };
    assert_eq!(found("Secret ID"), None);
    assert_eq!(found("Value"), Some(Found::SecretIdAsValue));
}

/// A portal frame inside a stranger's page is not read.
#[test]
fn framed_by_a_stranger() {
    let s = sighting("guid", APP, Relation::Before, "Application (client) ID");
    let mut report = Report { ancestors: vec!["https://portal.azure.com".into()], sightings: vec![s], ..Report::default() };
    let at = |report: &Report| judge(Place { url: OVERVIEW, tab_url: OVERVIEW }, report)[0].verdict;
    assert_eq!(at(&report), Verdict::IsClientId);
    report.ancestors.push("https://evil.example".into());
    assert_eq!(at(&report), Verdict::WrongPage);
}

/// The row of the secret says its description and its end.
#[test]
fn secret_comes_with_its_row() {
    let s = with_fields(
        sighting("client secret", SECRET, Relation::ColumnHeader, "Wert"),
        &[("Läuft ab", "25.11.2027"), ("Beschreibung", "D365 Mail")],
    );
    let judged = judge(Place { url: CREDENTIALS, tab_url: CREDENTIALS }, &Report { sightings: vec![s], ..Report::default() });
    let Some(Found::ClientSecret(found)) = &judged[0].found else { panic!("{judged:?}") };
    assert_eq!(found.secret.expose(), SECRET);
    assert_eq!(found.expires.day().map(|e| e.to_string()).as_deref(), Some("2027-11-25"));
    assert_eq!(found.description.as_deref(), Some("D365 Mail"));
    assert!(!format!("{judged:?}").contains("defghij"));
}

fn any_label() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ()]{0,24}".prop_map(|s| s),
        proptest::sample::select(labels::LABELS.iter().map(|r| normal(r.text)).collect::<Vec<_>>()),
    ]
}

fn any_relation() -> impl Strategy<Value = Relation> {
    use Relation::*;
    proptest::sample::select(vec![LabelledBy, For, AriaLabel, Term, RowHeader, ColumnHeader, Before, Inline, Hint])
}

prop_compose! {
    fn any_sighting()(
        (shape, text) in proptest::sample::select(vec![("guid", APP), ("guid", TENANT), ("client secret", SECRET), ("masked secret", "abc*****"), ("old client secret", "abcdefghijklmnopqrstuvwxyz-_012345")]),
        labels in proptest::collection::vec((any_relation(), any_label()), 0..4),
        fields in proptest::collection::vec((any_label(), "[0-9/]{0,10}"), 0..4),
        visible in any::<bool>(),
    ) -> Sighting {
        Sighting {
            visible,
            labels: labels.into_iter().map(|(relation, text)| Label { relation, text }).collect(),
            fields: fields.into_iter().map(|(label, t)| Field { label, text: t.as_str().into() }).collect(),
            ..sighting(shape, text, Relation::Before, "")
        }
    }
}

proptest! {
    /// The first principle: no text without a known label is ever a value.
    #[test]
    fn nothing_is_found_without_a_known_label(mut s in any_sighting()) {
        s.labels.retain(|l| meaning(&l.text).is_none());
        for url in [OVERVIEW, CREDENTIALS] {
            let judged = judge(Place { url, tab_url: url }, &Report { sightings: vec![s.clone()], ..Report::default() });
            prop_assert_eq!(&judged[0].found, &None);
        }
    }

    /// Nor is one that nobody can see.
    #[test]
    fn nothing_hidden_is_found(mut s in any_sighting()) {
        s.visible = false;
        prop_assert_eq!(verdict_at(CREDENTIALS, s), Verdict::Hidden);
    }

    /// Each sighting's verdict depends on what the document shows, not on the order it is told in.
    #[test]
    fn order_does_not_matter(sightings in proptest::collection::vec(any_sighting(), 1..6), turn in 0usize..6) {
        let place = Place { url: CREDENTIALS, tab_url: CREDENTIALS };
        let report = |sightings: Vec<Sighting>| Report { sightings, ..Report::default() };
        let mut turned = sightings.clone();
        let by = turn % sightings.len();
        turned.rotate_left(by);
        let mut judged = judge(place, &report(sightings));
        judged.rotate_left(by);
        prop_assert_eq!(judged, judge(place, &report(turned)));
    }
}
