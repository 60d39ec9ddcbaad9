//! The saved profile: what shows it, and what only seems to.

use super::*;
use crate::protocol::saved::{SavedBy, SavedProfile};
use crate::protocol::table::{Row, RowKind, Table, TableReport};

const LIST: &str =
    "https://admin.powerplatform.microsoft.com/manage/environments/environment/11111111-2222-4333-8444-000000000001/settings/x";
const ENTITY_LIST: &str = "https://contoso.crm4.dynamics.com/main.aspx?pagetype=entitylist&etn=emailserverprofile";
const RECORD: &str = "https://contoso.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=emailserverprofile";
const NAME: &str = "Contoso mail";

/// A list with the columns of the admin center's.
fn list(rows: &[[&str; 3]]) -> Table {
    let row = |texts: &[&str; 3]| Row { kind: RowKind::Entry, index: None, texts: texts.map(|text| text.into()).to_vec() };
    Table {
        handle: 1,
        visible: true,
        dialog: false,
        heading: String::new(),
        headers: vec!["".to_owned(), "name".to_owned(), "owner".to_owned()],
        rows: rows.iter().map(row).collect(),
        total: None,
        whole: true,
        filtered: false,
        settled: true,
    }
}

fn named(name: &'static str) -> [&'static str; 3] {
    ["", name, "Megan Bowen"]
}

fn show(world: &mut World, source: &Source, table: Table) {
    let report = TableReport { language: "en".to_owned(), tables: vec![table], parts: vec![] };
    world.run(Event::Agent { source: source.clone(), message: Message::Tables(report) });
}

/// A setup of that name with all values, beside a page.
fn ready_beside(source: &Source, controls: Vec<Control>) -> World {
    let mut world = World::with_setup();
    world.run(Event::Panel(Intent::Rename { name: NAME.into() }));
    world.ready();
    world.report(source, with_controls(controls));
    world
}

pub fn fill(world: &mut World, source: &Source) {
    world.effects.clear();
    world.run(Event::Panel(Intent::Fill));
    world.play(source, |step| match step.action {
        Action::Check { .. } => Outcome::Already,
        _ => Outcome::Filled,
    });
    assert_eq!(world.setup().state, SetupState::Filled);
}

/// Filled from the page that shows the list.
fn filled(before: &[[&str; 3]]) -> (World, Source) {
    let source = page("form", LIST);
    let mut world = ready_beside(&source, vec![]);
    show(&mut world, &source, list(before));
    world.report(&source, with_controls(form(1)));
    fill(&mut world, &source);
    world.report(&source, with_controls(vec![]));
    (world, source)
}

pub fn seen(world: &World) -> Option<(SavedBy, u32)> {
    world.setup().saved.map(|SavedProfile { by, namesakes, .. }| (by, namesakes))
}

/// Back on the list, the row is there: it is said, and stays said when the page is gone.
#[test]
fn a_new_row_is_the_saved_profile() {
    let (mut world, source) = filled(&[named("Microsoft Exchange Online")]);
    assert_eq!(seen(&world), None);
    show(&mut world, &source, list(&[named("Microsoft Exchange Online")]));
    assert_eq!(seen(&world), None, "a list without it says nothing");
    show(&mut world, &source, list(&[named("Microsoft Exchange Online"), named("CONTOSO  mail")]));
    assert_eq!(seen(&world), Some((SavedBy::List, 1)));
    let first = world.setup().saved;
    world.run(Event::TabClosed { tab: source.tab });
    assert_eq!(world.setup().saved, first);
    world.run(Event::Panel(Intent::ProfileName { name: "Another".into() }));
    assert_eq!(seen(&world), None, "that is another profile");
}

/// What only looks like it: another name, the name in another column, rows whose columns nobody knows, a dialog, what is covered.
#[test]
fn look_alikes_say_nothing() {
    let decoys = [named("Contoso mail (old)"), named("My Contoso mail"), ["", "Sales", NAME], [NAME, "Sales", "Megan Bowen"]];
    let (mut world, source) = filled(&[]);
    show(&mut world, &source, list(&decoys));
    let row =
        |texts: &[&str]| Row { kind: RowKind::Entry, index: None, texts: texts.iter().map(|text| (*text).into()).collect() };
    let other_cells = Table { rows: vec![row(&[NAME, "Megan Bowen"])], ..list(&[]) };
    show(&mut world, &source, other_cells);
    let tables = [
        Table { headers: vec![], ..list(&[named(NAME)]) },
        Table { headers: vec!["".into(), "owner".into(), "name of the boss".into()], ..list(&[named(NAME)]) },
        Table { dialog: true, ..list(&[named(NAME)]) },
        Table { visible: false, ..list(&[named(NAME)]) },
    ];
    for table in tables {
        show(&mut world, &source, table);
        assert_eq!(seen(&world), None);
    }
    show(&mut world, &source, list(&[named(NAME)]));
    assert_eq!(seen(&world), Some((SavedBy::List, 1)));
}

/// A profile of that name was there before: only one more is news, and then two cannot be told apart.
#[test]
fn an_older_namesake_is_not_it() {
    let (mut world, source) = filled(&[named(NAME)]);
    show(&mut world, &source, list(&[named(NAME)]));
    assert_eq!(seen(&world), None, "Save was not pressed");
    let again = Source { tab: 9, ..page("again", LIST) };
    world.report(&again, with_controls(vec![]));
    show(&mut world, &again, list(&[named(NAME)]));
    assert_eq!(seen(&world), None, "nor in another tab");
    let old = Source { tab: 10, ..page("old", &format!("{RECORD}&id=11111111-2222-4333-8444-000000000001")) };
    world.report(&old, with_controls(model_driven()));
    answer(&mut world, &old, NAME);
    assert_eq!(seen(&world), None, "nor is its form");
    show(&mut world, &again, list(&[named(NAME), named(NAME)]));
    assert_eq!(seen(&world), Some((SavedBy::List, 2)));
}

/// Only a list of server profiles counts, of the environment where the form was filled, in a page that may be trusted.
#[test]
fn another_list_says_nothing() {
    let (mut world, _) = filled(&[]);
    let other_environment = LIST.replace("000000000001", "000000000002");
    let mailboxes = ENTITY_LIST.replace("emailserverprofile", "mailbox");
    let subgrid = format!("{RECORD}&id=11111111-2222-4333-8444-000000000009");
    let elsewhere = [other_environment.as_str(), PPAC, &mailboxes, &subgrid, &format!("{PORTAL}serverprofiles")];
    for (number, url) in elsewhere.into_iter().enumerate() {
        let source = Source { tab: 20 + number as i32, ..page(&format!("other{number}"), url) };
        world.report(&source, with_controls(vec![]));
        show(&mut world, &source, list(&[named(NAME)]));
        assert_eq!(seen(&world), None, "{url}");
    }
    let framed = Source { tab: 30, ..page("framed", ENTITY_LIST) };
    world.report(&framed, Report { ancestors: vec!["https://evil.example".into()], ..Report::default() });
    show(&mut world, &framed, list(&[named(NAME)]));
    assert_eq!(seen(&world), None, "a stranger's frame");
    let entities = Source { tab: 31, ..page("entities", ENTITY_LIST) };
    world.report(&entities, with_controls(vec![]));
    show(&mut world, &entities, list(&[named(NAME)]));
    assert_eq!(seen(&world), Some((SavedBy::List, 1)));
}

/// Tables are read while it matters, by the name that matters, and with nothing of what boxes hold.
#[test]
fn tables_are_read_while_it_matters() {
    let source = page("form", LIST);
    let mut world = World::with_setup();
    world.report(&source, with_controls(form(1)));
    let orders = |world: &mut World| {
        let orders = world.effects.drain(..).filter_map(|effect| match effect {
            Effect::Send { order: Order::Tables(watch), .. } => Some(Some((watch.names, watch.parts))),
            Effect::Send { order: Order::TablesEnd, .. } => Some(None),
            _ => None,
        });
        orders.collect::<Vec<_>>()
    };
    assert_eq!(orders(&mut world), []);
    world.ready();
    assert_eq!(orders(&mut world), [Some((vec!["exchange online 1".to_owned()], String::new()))]);
    world.run(Event::Panel(Intent::ProfileName { name: NAME.into() }));
    assert_eq!(orders(&mut world), [Some((vec!["contoso mail".to_owned()], String::new()))]);
    world.run(Event::Panel(Intent::Wipe));
    assert_eq!(orders(&mut world), [None], "nothing can be filled");
}

fn model_driven() -> Vec<Control> {
    let named = |name: &str, kind, label| Control { names: vec![format!("{name}.fieldControl-x")], ..control(kind, label, 1) };
    vec![named("servertype", ControlKind::Choice, "Email Server Type"), named("name", ControlKind::Text, "Name")]
}

fn go(world: &mut World, source: &mut Source, url: &str) {
    url.clone_into(&mut source.tab_url);
    world.run(Event::TabChanged { tab: source.tab, url: url.to_owned(), title: source.tab_title.clone() });
}

/// Records that were asked for, with the columns.
fn asked(world: &mut World) -> Vec<Vec<String>> {
    world
        .effects
        .drain(..)
        .filter_map(|effect| if let Effect::ReadRecord { names, .. } = effect { Some(names) } else { None })
        .collect()
}

fn answer(world: &mut World, source: &Source, name: &str) {
    let attributes = vec![("name".to_owned(), Some(name.to_owned())), ("oauthclientsecret".to_owned(), None)];
    world.run(Event::Record { document: source.document.clone(), attributes });
}

/// Saving gives the form an address with a record; the record says its name. The fill's own result is left alone by that.
#[test]
fn the_record_of_the_form_is_the_saved_profile() {
    let mut source = page("form", RECORD);
    let mut world = ready_beside(&source, model_driven());
    fill_and_read(&mut world, &source);
    assert_eq!(asked(&mut world).len(), 0, "a new form has no record");
    go(&mut world, &mut source, &format!("{RECORD}&id=11111111-2222-4333-8444-000000000009"));
    assert_eq!(asked(&mut world), [["name"]]);
    answer(&mut world, &source, NAME);
    assert_eq!(seen(&world), Some((SavedBy::Form, 1)));
    assert_eq!(world.setup().state, SetupState::Filled, "the secret cannot be read back");
    world.report(&source, with_controls(model_driven()));
    assert_eq!(asked(&mut world).len(), 0, "once");
}

fn fill_and_read(world: &mut World, source: &Source) {
    fill(world, source);
    let read = ["name", "exchangeonlinetenantid", "oauthclientid", "oauthclientsecret"].map(str::to_owned);
    let held = [NAME, TENANT, APP, "set"].map(|text| Some(text.to_owned()));
    world.run(Event::Record { document: source.document.clone(), attributes: read.into_iter().zip(held).collect() });
    assert_eq!(world.setup().state, SetupState::Filled);
    world.effects.clear();
}

/// Another record in the same page, and one whose form was open all the time, are not it.
#[test]
fn another_record_is_not_it() {
    let mut source = page("form", RECORD);
    let mut world = ready_beside(&source, model_driven());
    let old = Source { tab: 8, ..page("old", &format!("{RECORD}&id=11111111-2222-4333-8444-000000000001")) };
    world.report(&old, with_controls(vec![]));
    fill_and_read(&mut world, &source);
    world.report(&old, with_controls(model_driven()));
    assert_eq!(asked(&mut world), [["name"]]);
    answer(&mut world, &old, NAME);
    assert_eq!(seen(&world), None, "it was there before");
    go(&mut world, &mut source, &format!("{RECORD}&id=11111111-2222-4333-8444-000000000002"));
    answer(&mut world, &source, "Sales");
    assert_eq!(seen(&world), None);
    assert_eq!(world.setup().state, SetupState::Filled);
}

/// The admin center's edit screen names the profile, and has not the boxes of the form that was filled.
#[test]
fn the_edit_screen_is_the_saved_profile() {
    let (mut world, source) = filled(&[]);
    let edit = |group: u32, name: &str| {
        let mut controls = form(group);
        controls[1].value = ControlValue::Text(name.into());
        controls[2].value = ControlValue::Text("Oauth (Cross Tenant)".into());
        with_controls(controls)
    };
    world.report(&source, edit(2, "Sales"));
    assert_eq!(seen(&world), None);
    world.report(&source, edit(2, NAME));
    assert_eq!(seen(&world), None, "a form where the name is being written, before its boxes mount");
    world.report(&source, edit(3, NAME));
    assert_eq!(seen(&world), Some((SavedBy::Form, 1)));
    world.run(Event::Panel(Intent::Fill));
    assert_eq!(seen(&world), Some((SavedBy::Form, 1)), "nothing to fill there");
}
