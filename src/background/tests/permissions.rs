//! The permissions page: whose list counts, what is kept of it, and what is ringed.

use super::*;
use crate::protocol::panel::{Hint, PermissionState};
use crate::protocol::table::{Part, PartKind, Row, RowKind, Table, TableReport};
use crate::setup::permissions::{Api, PERMISSIONS, of};
use crate::setup::steps::Step;

fn of_app(document: &str, app: &str) -> Source {
    page(document, &format!("{PORTAL}#view/X/ApplicationMenuBlade/~/CallAnAPI/appId/{app}/isMSAApp~/false"))
}

fn row(texts: &[&str]) -> Row {
    let kind = if texts.len() == 1 { RowKind::Group } else { RowKind::Entry };
    Row { kind, index: None, texts: texts.iter().map(|text| (*text).into()).collect() }
}

/// A list of application permissions of both APIs, all with this status.
fn list(names: impl Fn(Api) -> Vec<&'static str>, status: &str) -> Table {
    let api = |api: Api| {
        let rows = names(api).into_iter().map(|name| row(&[name, "Application", "Something", "Yes", status]));
        std::iter::once(row(&[api.name()])).chain(rows).collect::<Vec<_>>()
    };
    Table {
        handle: 1,
        visible: true,
        dialog: false,
        heading: String::new(),
        headers: vec![],
        rows: Api::ALL.into_iter().flat_map(api).collect(),
        total: None,
        whole: true,
        filtered: false,
        settled: true,
    }
}

fn everything(api: Api) -> Vec<&'static str> {
    of(api).map(|p| p.name).collect()
}

fn press(handle: u32, text: &str) -> Part {
    let text = normal(text).as_str().into();
    Part { handle, kind: PartKind::Press, text, dialog: None, on: false, enabled: true, value: "".into() }
}

fn commands() -> Vec<Part> {
    vec![press(11, "Add a permission"), press(12, "Grant admin consent for Contoso")]
}

/// A document comes, and its tables are read.
fn show(world: &mut World, source: &Source, table: Table) {
    world.see(source, vec![]);
    show_again(world, source, table);
}

fn show_again(world: &mut World, source: &Source, table: Table) {
    let report = TableReport { language: "en".to_owned(), tables: vec![table], parts: commands() };
    world.run(Event::Agent { source: source.clone(), message: Message::Tables(report) });
}

fn go(world: &mut World, source: &mut Source, url: &str) {
    url.clone_into(&mut source.tab_url);
    world.run(Event::TabChanged { tab: source.tab, url: url.to_owned(), title: source.tab_title.clone() });
}

fn with_app() -> World {
    let mut world = World::with_setup();
    world.run(Event::Panel(Intent::Type { field: ValueField::ClientId, text: APP.into() }));
    world
}

fn states(world: &World) -> Vec<PermissionState> {
    world.setup().permissions.iter().map(|permission| permission.seen.state).collect()
}

fn all_are(world: &World, state: PermissionState) -> bool {
    states(world).iter().all(|seen| *seen == state)
}

fn step_state(world: &World, step: Step) -> StepState {
    world.setup().steps.iter().find(|view| view.step == step).unwrap().state
}

/// The element that is held now, by what was sent last.
fn ringed(world: &World) -> Option<u32> {
    let last = world.effects.iter().rev().find_map(|effect| match effect {
        Effect::Send { order: Order::Hold { handle }, .. } => Some(*handle),
        _ => None,
    });
    last.flatten()
}

/// From nothing to consent: rows, steps and the ring go along, and what was seen stays when the page is gone.
#[test]
fn from_nothing_to_consent() {
    let mut world = with_app();
    let source = of_app("p", APP);
    assert!(all_are(&world, PermissionState::Unknown));
    show(&mut world, &source, list(|_| vec![], ""));
    assert!(all_are(&world, PermissionState::Missing));
    assert_eq!((world.setup().hint, ringed(&world)), (Some(Hint::AddPermission), Some(11)));
    show_again(&mut world, &source, list(everything, "Not granted for Contoso"));
    assert!(all_are(&world, PermissionState::Configured));
    assert_eq!(step_state(&world, Step::Permissions), StepState::Done);
    assert_eq!((world.setup().hint, ringed(&world)), (Some(Hint::GrantConsent), Some(12)));
    show_again(&mut world, &source, list(everything, "Granted for Contoso"));
    assert!(all_are(&world, PermissionState::Granted));
    assert_eq!(step_state(&world, Step::Consent), StepState::Done);
    assert_eq!((world.setup().hint, ringed(&world)), (None, None));
    assert!(world.setup().permissions_seen.unwrap().in_sight);
    world.run(Event::TabClosed { tab: source.tab });
    assert!(all_are(&world, PermissionState::Granted), "seen is seen");
    assert!(!world.setup().permissions_seen.unwrap().in_sight);
}

/// Tables are read on that page only, by a script that is given there only.
#[test]
fn only_where_the_page_is() {
    let mut world = with_app();
    let mut source = page("o", &format!("{PORTAL}#view/X/ApplicationMenuBlade/~/Overview/appId/{APP}"));
    world.see(&source, vec![]);
    let given = |world: &World| world.effects.iter().filter(|e| matches!(e, Effect::Give { script: Script::Table, .. })).count();
    let ended = |world: &World| world.effects.iter().any(|e| matches!(e, Effect::Send { order: Order::TablesEnd, .. }));
    assert_eq!(given(&world), 0);
    show_again(&mut world, &source, list(everything, "Granted for Contoso"));
    assert!(all_are(&world, PermissionState::Unknown), "nobody asked");
    let overview = source.tab_url.clone();
    go(&mut world, &mut source, &of_app("o", APP).tab_url);
    assert_eq!((given(&world), ended(&world)), (1, false));
    go(&mut world, &mut source, &overview);
    assert_eq!((given(&world), ended(&world)), (1, true));
    let framed = of_app("f", APP);
    let report = Report { ancestors: vec!["https://evil.example".to_owned()], ..Report::default() };
    world.report(&framed, report);
    assert_eq!(given(&world), 1, "a stranger's frame");
}

/// The list of another app, and that app's rows under this app's address, say nothing about this app.
#[test]
fn another_apps_list_never_counts() {
    let mut world = with_app();
    let mut source = of_app("p", OTHER_APP);
    show(&mut world, &source, list(everything, "Granted for Contoso"));
    assert!(all_are(&world, PermissionState::Unknown));
    assert_eq!(ringed(&world), None);
    go(&mut world, &mut source, &of_app("p", APP).tab_url);
    show_again(&mut world, &source, list(everything, "Granted for Contoso"));
    assert!(all_are(&world, PermissionState::Unknown), "the rows are still the other app's");
    show_again(&mut world, &source, list(|_| vec![], ""));
    assert!(all_are(&world, PermissionState::Missing));
    let mut nobody = World::with_setup();
    show(&mut nobody, &of_app("p", APP), list(everything, "Granted for Contoso"));
    assert!(all_are(&nobody, PermissionState::Unknown), "no app is held");
    nobody.run(Event::Panel(Intent::Type { field: ValueField::ClientId, text: APP.into() }));
    assert!(all_are(&nobody, PermissionState::Granted), "what is in sight counts as soon as it is");
    nobody.run(Event::Panel(Intent::Type { field: ValueField::ClientId, text: OTHER_APP.into() }));
    assert!(all_are(&nobody, PermissionState::Unknown), "another app's permissions are others");
}

/// A later visit is told by itself: what it does not show is unknown again.
#[test]
fn the_last_visit_counts() {
    let mut world = with_app();
    show(&mut world, &of_app("p", APP), list(everything, "Granted for Contoso"));
    world.run(Event::TabClosed { tab: 7 });
    let part = Table { whole: false, ..list(|api| everything(api).into_iter().take(1).collect(), "Granted for Contoso") };
    show(&mut world, &of_app("q", APP), part);
    let granted = states(&world).iter().filter(|state| **state == PermissionState::Granted).count();
    assert_eq!((granted, states(&world).contains(&PermissionState::Missing)), (2, false));
}

/// Only what synchronization needs is needed; a permission for users and a late addition ask for attention.
#[test]
fn when_steps_are_done() {
    let needed = |api| of(api).filter(|p| p.is_required()).map(|p| p.name).collect::<Vec<_>>();
    let mut world = with_app();
    let source = of_app("p", APP);
    show(&mut world, &source, list(needed, "Granted for Contoso"));
    assert_eq!((step_state(&world, Step::Permissions), step_state(&world, Step::Consent)), (StepState::Done, StepState::Done));
    let mut late = list(everything, "Granted for Contoso");
    late.rows[1] = row(&["full_access_as_app", "Application", "Something", "Yes", "Not granted for Contoso"]);
    show_again(&mut world, &source, late.clone());
    assert_eq!(
        (step_state(&world, Step::Permissions), step_state(&world, Step::Consent)),
        (StepState::Done, StepState::Attention)
    );
    late.rows[3] = row(&["Mail.ReadWrite", "Delegated", "Something", "No", "Granted for Contoso"]);
    show_again(&mut world, &source, late);
    assert_eq!(step_state(&world, Step::Permissions), StepState::Attention);
    assert!(world.setup().permissions[1].seen.wrong_kind);
    world.run(Event::Panel(Intent::UseRbac { on: true }));
    assert_eq!(step_state(&world, Step::Permissions), StepState::Done, "Exchange grants what it can by its own roles");
}

/// A ring that no one needs any more is taken away, and "I did this elsewhere" ends the guidance.
#[test]
fn the_ring_goes() {
    let mut world = with_app();
    let source = of_app("p", APP);
    show(&mut world, &source, list(|_| vec![], ""));
    assert_eq!(ringed(&world), Some(11));
    let rings =
        |world: &World| world.effects.iter().filter(|e| matches!(e, Effect::Send { order: Order::Hold { .. }, .. })).count();
    show_again(&mut world, &source, list(|_| vec![], ""));
    assert_eq!(rings(&world), 1, "what is ringed is not ringed again");
    for step in [Step::Permissions, Step::Consent] {
        world.run(Event::Panel(Intent::Tick { step, done: true }));
    }
    assert_eq!((ringed(&world), world.setup().hint), (None, None));
}

/// A row that is left out would be a permission that nobody misses.
#[test]
fn every_permission_has_a_row() {
    let rows = World::with_setup().setup().permissions;
    assert!(rows.iter().zip(&PERMISSIONS).all(|(row, plan)| row.name == plan.name && row.api == plan.api.name()));
    assert_eq!(rows.len(), PERMISSIONS.len());
}
