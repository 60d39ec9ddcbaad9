//! What is said of a planned permission, and above all what is not.

use super::*;
use crate::setup::permissions::of;
use proptest::prelude::*;

/// A row of the portal: name, type, description, whether consent is required, status.
fn row(name: &str, kind: &str, status: &str) -> Row {
    let texts = [name, kind, "Something about it", "Yes", status].map(PageText::from);
    Row { kind: RowKind::Entry, index: None, texts: texts.to_vec() }
}

fn group(text: &str) -> Row {
    Row { kind: RowKind::Group, index: None, texts: vec![text.into()] }
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        handle: 1,
        visible: true,
        dialog: false,
        heading: "Configured permissions".to_owned(),
        headers: ["API / Permissions name", "Type", "Description", "Admin consent required", "Status"].map(normal).to_vec(),
        rows,
        total: None,
        whole: true,
        filtered: false,
        settled: true,
    }
}

fn report(table: Table) -> TableReport {
    TableReport { language: "en".to_owned(), tables: vec![table], parts: vec![] }
}

fn visit(tables: impl IntoIterator<Item = Table>) -> Visit {
    let mut visit = Visit::default();
    tables.into_iter().for_each(|table| visit.hear(&report(table)));
    visit
}

fn state(visit: &Visit, api: Api, name: &str) -> (PermissionState, bool) {
    let place = PERMISSIONS.iter().position(|p| (p.api, p.name) == (api, name)).unwrap();
    let PermissionSeen { state, wrong_kind } = visit.permissions()[place];
    (state, wrong_kind)
}

fn graph(visit: &Visit, name: &str) -> PermissionState {
    state(visit, Api::Graph, name).0
}

use PermissionState::{Configured, Granted, Missing, Unknown};

/// The page as the portal has it, with every state that a row can be in.
#[test]
fn the_portals_own_page() {
    let visit = visit([table(vec![
        group("Microsoft Graph (4)"),
        row("Mail.ReadWrite", "Application", "Granted for Contoso"),
        row("Mail.Send", "Delegated", "Granted for Contoso"),
        row("User.Read", "Delegated", ""),
        row("Calendars.ReadWrite", "Application", "Not granted for Contoso"),
        group("Office 365 Exchange Online (1)"),
        row("full_access_as_app", "Application", "Granted for Contoso"),
    ])]);
    assert_eq!(state(&visit, Api::Exchange, "full_access_as_app"), (Granted, false));
    assert_eq!(state(&visit, Api::Graph, "Mail.ReadWrite"), (Granted, false));
    assert_eq!(state(&visit, Api::Graph, "Mail.Send"), (Missing, true));
    assert_eq!(state(&visit, Api::Graph, "Calendars.ReadWrite"), (Configured, false));
    assert_eq!(state(&visit, Api::Graph, "Chat.Read.All"), (Missing, false));
}

/// Exchange has permissions of the same names, which open another door.
#[test]
fn another_apis_permission_of_the_same_name() {
    let visit = visit([table(vec![
        group("Office 365 Exchange Online (1)"),
        row("Mail.Send", "Application", "Granted for Contoso"),
        group("SharePoint (1)"),
        row("Mail.ReadWrite", "Application", "Granted for Contoso"),
    ])]);
    assert_eq!((graph(&visit, "Mail.Send"), graph(&visit, "Mail.ReadWrite")), (Missing, Missing));
}

/// Each change makes a list that is not all there, or not sure.
#[test]
fn what_is_not_there_is_unknown() {
    let rows = || vec![group("Microsoft Graph"), row("Mail.Send", "Application", "")];
    let changes: [fn(&mut Table); 5] = [
        |table| table.whole = false,
        |table| table.filtered = true,
        |table| table.settled = false,
        |table| table.visible = false,
        |table| table.dialog = true,
    ];
    assert_eq!(graph(&visit([table(rows())]), "Mail.ReadWrite"), Missing);
    for (number, change) in changes.into_iter().enumerate() {
        let mut changed = table(rows());
        change(&mut changed);
        assert_eq!(graph(&visit([changed]), "Mail.ReadWrite"), Unknown, "change {number}");
    }
    let strange = table(vec![group("Microsoft Graph"), row("Mail.Send", "Anwendung", "Gewährt für Contoso")]);
    assert_eq!(graph(&visit([strange]), "Mail.Send"), Unknown, "a type that is not known may be any");
}

/// A group says how many rows it has: with all of them seen it is complete, whatever else the list hides.
#[test]
fn a_group_that_counts() {
    let part = |rows| Table { whole: false, total: Some(40), ..table(rows) };
    let first =
        || part(vec![group("Microsoft Graph (3)"), row("Mail.Send", "Application", ""), row("User.Read", "Delegated", "")]);
    let second =
        || part(vec![group("Microsoft Graph (3)"), row("User.Read", "Delegated", ""), row("Chat.Read.All", "Application", "")]);
    assert_eq!(graph(&visit([first()]), "Mail.ReadWrite"), Unknown);
    let both = visit([first(), second()]);
    assert_eq!((graph(&both, "Mail.ReadWrite"), graph(&both, "Mail.Send")), (Missing, Configured));
    assert_eq!(state(&both, Api::Exchange, "full_access_as_app").0, Unknown, "its group has not been seen");
    let fewer = part(vec![group("Microsoft Graph (2)"), row("User.Read", "Delegated", "")]);
    assert_eq!(graph(&visit([first(), second(), fewer]), "Mail.Send"), Unknown, "another count, other rows");
}

/// The API's row may be scrolled away: its rows are known by their numbers, whichever was seen first.
#[test]
fn rows_without_their_apis_row() {
    let numbered = |rows: Vec<(u32, Row)>| Table {
        whole: false,
        total: Some(40),
        ..table(rows.into_iter().map(|(index, row)| Row { index: Some(index), ..row }).collect())
    };
    let top = || numbered(vec![(2, group("Microsoft Graph (3)")), (3, row("User.Read", "Delegated", ""))]);
    let rest = || {
        numbered(vec![
            (4, row("Mail.Send", "Application", "Granted for Contoso")),
            (5, row("Chat.Read.All", "Application", "")),
            (7, row("Mail.ReadWrite", "Application", "Granted for Contoso")),
        ])
    };
    assert_eq!(graph(&visit([rest()]), "Mail.Send"), Unknown, "it may be Exchange's");
    for both in [visit([top(), rest()]), visit([rest(), top()])] {
        assert_eq!(
            (graph(&both, "Mail.Send"), graph(&both, "Mail.ReadWrite")),
            (Granted, Missing),
            "the last one is another API's"
        );
    }
}

/// In a language whose words for the type have no source, the row that can only be an application's tells.
#[test]
fn the_page_says_how_it_calls_a_type() {
    let visit = visit([table(vec![
        group("Microsoft Graph (2)"),
        row("Mail.Send", "Anwendung", "Gewährt für Contoso"),
        row("Mail.ReadWrite", "Delegiert", "Gewährt für Contoso"),
        group("Office 365 Exchange Online (1)"),
        row("full_access_as_app", "Anwendung", "Nicht gewährt für Contoso"),
    ])]);
    assert_eq!(state(&visit, Api::Graph, "Mail.Send"), (Granted, false));
    assert_eq!(state(&visit, Api::Graph, "Mail.ReadWrite"), (Missing, true));
    assert_eq!(state(&visit, Api::Exchange, "full_access_as_app").0, Configured);
}

/// An API may stand in the row, in the heading above the table, or nowhere; a page without headers is read as well.
#[test]
fn other_markup() {
    let bare = |rows| Table { headers: vec![], heading: String::new(), ..table(rows) };
    let entry =
        |texts: &[&str]| Row { kind: RowKind::Entry, index: None, texts: texts.iter().map(|t| PageText::from(*t)).collect() };
    let in_row = visit([bare(vec![entry(&["Microsoft Graph", "Mail.Send", "Application", "Granted for Contoso"])])]);
    assert_eq!(graph(&in_row, "Mail.Send"), Granted);
    let heading = visit([Table {
        heading: "Microsoft Graph (1)".to_owned(),
        ..bare(vec![entry(&["Mail.Send", "Application", "Granted for X"])])
    }]);
    assert_eq!((graph(&heading, "Mail.Send"), graph(&heading, "Mail.ReadWrite")), (Granted, Missing));
    let nowhere = visit([bare(vec![entry(&["Mail.Send", "Application", "Granted for Contoso"])])]);
    assert_eq!(graph(&nowhere, "Mail.Send"), Granted);
    let empty = visit([table(vec![])]);
    assert_eq!(graph(&empty, "Mail.Send"), Missing, "a list that stands still without a row");
    assert!(!visit([bare(vec![])]).has_seen(), "any empty table");
}

/// What else the tenant has granted counts, and keeps its own rows apart.
#[test]
fn two_lists() {
    let mut seen = Visit::default();
    let configured = table(vec![group("Microsoft Graph (1)"), row("User.Read", "Delegated", "")]);
    let other =
        Table { handle: 2, ..table(vec![group("Microsoft Graph (1)"), row("Mail.Send", "Application", "Granted for X")]) };
    let both =
        |configured: Table| TableReport { language: String::new(), tables: vec![configured, other.clone()], parts: vec![] };
    seen.hear(&both(configured.clone()));
    assert_eq!((graph(&seen, "Mail.Send"), graph(&seen, "Mail.ReadWrite")), (Granted, Missing));
    seen.hear(&both(Table { visible: false, rows: vec![], ..configured }));
    assert_eq!((graph(&seen, "Mail.Send"), graph(&seen, "Mail.ReadWrite")), (Granted, Missing), "covered, not gone");
}

/// A page of the portal: every planned Graph permission in some state or absent, as rows in the page's order.
fn page() -> impl Strategy<Value = Vec<Row>> {
    let names: Vec<&str> = of(Api::Graph).map(|p| p.name).collect();
    let one = (0..5u8).prop_map(|state| match state {
        0 => None,
        1 => Some(("Delegated", "Granted for Contoso")),
        2 => Some(("Application", "Not granted for Contoso")),
        3 => Some(("Application", "Granted for Contoso")),
        _ => Some(("Application", "")),
    });
    proptest::collection::vec(one, names.len()).prop_map(move |states| {
        let rows = names.iter().zip(states).filter_map(|(name, state)| state.map(|(kind, status)| row(name, kind, status)));
        rows.collect()
    })
}

/// The part of a page that is in the document: so many rows from there. The API's own row counts them or not; with numbers on the rows it may
/// be scrolled away.
fn window(page: &[Row], from: usize, many: usize, Kind { counted, numbered }: Kind) -> Table {
    let heading = if counted { format!("Microsoft Graph ({})", page.len()) } else { "Microsoft Graph".to_owned() };
    let all = std::iter::once(group(&heading)).chain(page.iter().cloned()).zip(2..);
    let all: Vec<Row> = all.map(|(row, index)| Row { index: numbered.then_some(index), ..row }).collect();
    let head = all.first().filter(|_| from == 0 || !numbered).cloned();
    let rows = head.into_iter().chain(all.into_iter().skip(from + 1).take(many)).collect();
    Table { total: Some(page.len() as u32 + 2), whole: false, ..table(rows) }
}

/// How a list is made.
#[derive(Clone, Copy, Debug)]
struct Kind {
    counted: bool,
    numbered: bool,
}

fn kind() -> impl Strategy<Value = Kind> {
    (any::<bool>(), any::<bool>()).prop_map(|(counted, numbered)| Kind { counted, numbered })
}

fn name_of(row: &Row) -> &str {
    row.texts[0].expose()
}

proptest! {
    /// No row that is not in the document is ever called missing, nor one that is in it but in another window.
    #[test]
    fn never_missing_unseen(page in page(), windows in proptest::collection::vec((0..12usize, 0..6usize), 0..5), kind in kind()) {
        let visit = visit(windows.iter().map(|(from, many)| window(&page, *from, *many, kind)));
        for permission in of(Api::Graph) {
            let there = page.iter().find(|row| name_of(row) == permission.name);
            let is_application = there.is_some_and(|row| row.texts[1].expose() == "Application");
            if is_application {
                prop_assert_ne!(graph(&visit, permission.name), Missing, "{}", permission.name);
            }
        }
        prop_assert_eq!(state(&visit, Api::Exchange, "full_access_as_app").0, Unknown);
    }

    /// Neither order nor repetition of what is seen of one page changes what is known of it.
    #[test]
    fn order_and_repetition_do_not_matter(
        page in page(),
        windows in proptest::collection::vec((0..12usize, 1..6usize), 1..5),
        order in any::<prop::sample::Index>(),
        kind in kind(),
    ) {
        let tables: Vec<Table> = windows.iter().map(|(from, many)| window(&page, *from, *many, kind)).collect();
        let mut turned = tables.clone();
        turned.rotate_left(order.index(tables.len()));
        turned.reverse();
        let again = turned.iter().flat_map(|table| [table.clone(), table.clone()]);
        prop_assert_eq!(visit(tables.clone()).permissions(), visit(again).permissions());
        prop_assert_eq!(visit(tables).permissions(), visit(turned).permissions());
    }

    /// Granted is said only of a row that says so itself.
    #[test]
    fn granted_only_by_its_own_row(page in page(), whole: bool, kind in kind()) {
        let visit = visit([Table { whole, ..window(&page, 0, 99, kind) }]);
        for permission in of(Api::Graph) {
            let row = page.iter().find(|row| name_of(row) == permission.name);
            let says = row.is_some_and(|row| row.texts[1].expose() == "Application" && row.texts[4].expose().starts_with("Granted"));
            prop_assert_eq!(graph(&visit, permission.name) == Granted, says, "{}", permission.name);
        }
    }
}
