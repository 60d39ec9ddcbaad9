//! The profile that the form was filled for, once something shows that it was saved: a list of server profiles, its own form, or what
//! the environment told. A list without it proves nothing: it may be filtered, or go on overleaf.
//!
//! What was there before the fill proves nothing either. So lists are read as soon as the setup has its values, and [`Start`] keeps
//! what they had of that name.

use super::filling::{forms_in_sight, is_ready, is_trusted, record, record_of};
use super::state::{Document, DocumentId, State};
use super::{Effect, Script, Source};
use crate::dataverse::organisation::Organisation;
use crate::dataverse::profile::Profile;
use crate::fill::fields::row;
use crate::fill::form::FormKind;
use crate::protocol::agent::{Control, ControlValue, Order};
use crate::protocol::panel::{FormField, Millis};
use crate::protocol::saved::{SavedBy, SavedProfile};
use crate::protocol::table::{RowKind, Table, TableReport, TableWatch};
use crate::recognise::normal::normal;
use crate::recognise::pages::{HostKind, host_kind};
use crate::setup::ids::Guid;
use crate::setup::record::Setup;
use crate::small::Set;
use crate::wire::Wire;

/// What a document shows of server profiles.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Profiles {
    /// The name that its tables are read for, in the agent's normal form.
    wanted: Option<String>,
    /// The list that was last in sight.
    list: Option<List>,
    /// The record that its form shows, and the record's name once it was told.
    opened: Option<(Guid, Option<String>)>,
    /// Dialogs, forms or page parts (the agent's names) whose box for the name held another one: there it is being written.
    written: Set<u32>,
}

/// A list that may be one of server profiles.
#[derive(Clone, PartialEq, Debug, Wire)]
struct List {
    /// Address of its tab, without what follows `#`.
    address: String,
    /// The page says that it is one.
    is_named: bool,
    /// How many rows have the wanted name.
    rows: u32,
}

/// What there was when a form began to be filled.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Start {
    /// Address of the form's tab, without what follows `#`.
    address: String,
    /// The organisation that the form's document belongs to, where that is known.
    organisation: Option<Organisation>,
    /// How many profiles of that name there were known to be.
    rows: u32,
    /// Records whose forms were open.
    records: Vec<Guid>,
}

/// What there is now, before this document's form is filled.
pub fn start(state: &State, document: &Document) -> Start {
    let place = Start {
        address: page_of(&document.source.tab_url).to_owned(),
        organisation: Organisation::of(&document.source.origin),
        records: state.session.documents.values().filter_map(record_of).collect(),
        ..Start::default()
    };
    let lists = state.session.documents.values().map(|d| rows_in(d, &place));
    let told = state.open_setup().map_or(0, |setup| told(state, setup, &place));
    Start { rows: lists.chain([told]).max().unwrap_or_default(), ..place }
}

/// Takes in what a document's tables show.
pub fn hear(state: &mut State, source: &Source, report: &TableReport) {
    let rules = &state.local.rules;
    let Some(document) = state.session.documents.get_mut(&source.document) else { return };
    let (Some(name), Some(kind)) = (document.profiles.wanted.as_deref(), host_kind(&source.origin)) else { return };
    let labels = rules.find(row(FormField::Name).find(), kind).labels;
    let of = |table: &Table| {
        let rows = rows_of(table, name, &labels)?;
        let address = page_of(&document.source.tab_url).to_owned();
        Some(List { address, is_named: is_named(document, kind, &table.heading), rows })
    };
    let lists = report.tables.iter().filter(|table| table.visible && !table.dialog).filter_map(of);
    // A list that is covered, or makes room for a form, has what it had.
    if let Some(list) = lists.max_by_key(|list| (list.is_named, list.rows)) {
        document.profiles.list = Some(list);
    }
}

/// Whether address or page say that a table below that heading is the list of server profiles.
fn is_named(document: &Document, kind: HostKind, heading: &str) -> bool {
    let Source { frame, url, tab_url, tab_title, .. } = &document.source;
    let own = if *frame == 0 { tab_url } else { url };
    if kind == HostKind::Dataverse {
        return own.contains("pagetype=entitylist") && own.contains("etn=emailserverprofile");
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    [own, tab_url, tab_title, heading].into_iter().any(|text| letters(text).contains("serverprofile"))
}

/// How many rows the document's list has, if it is one of server profiles in the form's environment. The admin center's addresses are not
/// known from any source; but a list on the page that the form was opened on is the one.
fn rows_in(document: &Document, start: &Start) -> u32 {
    let is_the_forms = |list: &&List| {
        list.is_named || (host_kind(&document.source.origin) == Some(HostKind::PowerPlatform) && list.address == start.address)
    };
    document
        .profiles
        .list
        .as_ref()
        .filter(|_| is_trusted(document) && agrees(start, document))
        .filter(is_the_forms)
        .map_or(0, |list| list.rows)
}

/// How many rows have the name in the column of names; nothing where no column is one.
fn rows_of(table: &Table, name: &str, labels: &[String]) -> Option<u32> {
    let column = table.headers.iter().position(|header| labels.contains(header))?;
    // Of a row that has other cells than the headers nobody knows which is which.
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Entry && row.texts.len() == table.headers.len());
    let named = rows.filter(|row| row.texts.get(column).is_some_and(|text| normal(text.expose()) == name));
    Some(named.count() as u32)
}

/// The record's name, as its form tells it.
pub fn hear_record(state: &mut State, document: &DocumentId, attributes: &[(String, Option<String>)]) {
    if record::is_read(state, document) {
        return;
    }
    let name = attributes.iter().find(|(name, _)| name == record::NAME).and_then(|(_, held)| held.as_deref());
    if let Some(Document { profiles: Profiles { opened: Some((_, told)), .. }, .. }) = state.session.documents.get_mut(document) {
        *told = Some(normal(name.unwrap_or_default()));
    }
}

/// Has the right documents read, and notes what they show.
pub fn follow(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    read_tables(state, effects);
    for (_, document) in state.session.documents.iter_mut() {
        let other: Vec<u32> = named_boxes(document).filter(|(_, is_right)| !is_right).map(|(group, _)| group).collect();
        document.profiles.written.extend(other);
    }
    read_records(state, effects);
    note(state, now);
}

fn read_tables(state: &mut State, effects: &mut Vec<Effect>) {
    let ready = is_ready(state);
    let setup = state.open_setup().filter(|setup| ready || setup.filled);
    let name = setup.map(|setup| normal(setup.profile_name())).filter(|name| !name.is_empty());
    for (_, document) in state.session.documents.iter_mut() {
        let wanted = name.clone().filter(|_| is_trusted(document));
        let before = std::mem::replace(&mut document.profiles.wanted, wanted.clone());
        if before == wanted {
            continue;
        }
        (document.profiles.list, document.profiles.written) = (None, Set::default());
        let Source { tab, document, .. } = document.source.clone();
        if before.is_none() {
            effects.push(Effect::Give { tab, document: document.clone(), script: Script::Table });
        }
        let order = wanted.map_or(Order::TablesEnd, |name| {
            Order::Tables(TableWatch { names: vec![name], parts: String::new(), answers: String::new() })
        });
        effects.push(Effect::Send { tab, document, order });
    }
}

/// The form of a record tells the record's name on one of its tabs only; the page's own script knows it always.
fn read_records(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.open_setup().is_some_and(|setup| setup.filled) {
        return;
    }
    let forms = forms_in_sight(state, true);
    let model_driven = forms.iter().filter(|(_, form)| form.kind == FormKind::ModelDriven).map(|(document, _)| *document);
    let with_record = model_driven.filter_map(|document| Some((document.source.document.clone(), record_of(document)?)));
    for (id, record) in with_record.collect::<Vec<_>>() {
        let is_read = record::is_read(state, &id);
        let Some(document) = state.session.documents.get_mut(&id).filter(|_| !is_read) else { continue };
        if document.profiles.opened.as_ref().is_none_or(|(known, _)| *known != record) {
            document.profiles.opened = Some((record, None));
            let names = vec![record::NAME.to_owned()];
            effects.push(Effect::ReadRecord { tab: document.source.tab, document: id, names, secret: record::SECRET.to_owned() });
        }
    }
}

fn note(state: &mut State, now: Millis) {
    let Some(setup) = state.open_setup().filter(|setup| setup.filled) else { return };
    let name = normal(setup.profile_name());
    let start = state.session.fill.as_ref().map(|run| run.start.clone()).unwrap_or_default();
    let documents = || state.session.documents.values();
    let list = documents().map(|d| (rows_in(d, &start), d)).filter(|(rows, _)| *rows > start.rows).max_by_key(|(rows, _)| *rows);
    let told = told(state, setup, &start);
    let profile = |by, page: &str, incognito| SavedProfile {
        name: name.clone(),
        by,
        page: page.to_owned(),
        incognito,
        at: now,
        namesakes: 1,
    };
    let by_page = |by, document: &Document| profile(by, &document.source.tab_title, document.source.incognito);
    let by_list = || list.map(|(_, document)| by_page(SavedBy::List, document));
    let by_form = || {
        let mut trusted = documents().filter(|d| is_trusted(d) && agrees(&start, d));
        trusted.find(|d| is_form_of(state, d, &start, &name)).map(|document| by_page(SavedBy::Form, document))
    };
    let by_environment = || {
        let open = state.environment().filter(|_| told > start.rows)?;
        Some(profile(SavedBy::Environment, open.organisation.host(), false))
    };
    let first = setup.seen_saved().cloned().or_else(by_list).or_else(by_form).or_else(by_environment);
    let Some(first) = first else { return };
    let counted = list.map_or(0, |(rows, _)| rows).max(told);
    let namesakes = if counted > start.rows { counted } else { first.namesakes };
    let saved = Some(SavedProfile { namesakes, ..first });
    if let Some(setup) = state.open_setup_mut().filter(|setup| setup.saved != saved) {
        setup.saved = saved;
    }
}

/// The profile's own form: of a record that was not open before, or the admin center's edit screen, which has the name from the start. Where there were namesakes, a form
/// may be one of theirs.
fn is_form_of(state: &State, document: &Document, start: &Start, name: &str) -> bool {
    let is_new_record = |(id, told): &(Guid, Option<String>)| told.as_deref() == Some(name) && !start.records.contains(id);
    let is_edited = || {
        let mut forms = forms_in_sight(state, true).into_iter().filter(|(d, _)| d.source.document == document.source.document);
        let has_name = |(group, is_right): (u32, bool)| is_right && !document.profiles.written.contains(&group);
        forms.any(|(_, form)| form.kind == FormKind::AdminCenter && form.lacks_oauth) && named_boxes(document).any(has_name)
    };
    start.rows == 0 && (document.profiles.opened.as_ref().is_some_and(is_new_record) || is_edited())
}

/// The boxes for a profile's name: the part of the page around each, and whether it holds the wanted name.
fn named_boxes(document: &Document) -> impl Iterator<Item = (u32, bool)> {
    let wanted = document.profiles.wanted.as_ref();
    let boxes = document.controls.iter().filter(|control| control.visible && row(FormField::Name).fits(control));
    let holds =
        move |control: &Control| matches!(&control.value, ControlValue::Text(text) if Some(&normal(text.expose())) == wanted);
    boxes.filter(move |_| wanted.is_some()).map(move |control| (control.group, holds(control)))
}

/// How many profiles with this name and this app the environment has told of.
fn told(state: &State, setup: &Setup, place: &Start) -> u32 {
    let here = state.environment().filter(|open| !differ(place.organisation.as_ref(), Some(&open.organisation)));
    let name = normal(setup.profile_name());
    let app = setup.client.usable();
    let is_one = |profile: &&Profile| normal(&profile.name) == name && !differ(profile.client.as_ref(), app);
    here.map_or(0, |open| open.profiles.iter().flatten().filter(is_one).count() as u32)
}

/// Whether a document may belong to the environment of the form.
fn agrees(start: &Start, document: &Document) -> bool {
    let organisation = Organisation::of(&document.source.origin);
    !differ(start.organisation.as_ref(), organisation.as_ref())
        && !differ(environment_of(&start.address), environment_of(page_of(&document.source.tab_url)))
}

/// Both are known, and not the same.
fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// The environment that an address of the admin center names (`…/environments/environment/{id}/…`; before it may stand an organisation's).
fn environment_of(address: &str) -> Option<Guid> {
    let path = address.split('?').next()?;
    path.rsplit('/').find_map(|part| Guid::parse(part.strip_prefix("Default-").unwrap_or(part)))
}

fn page_of(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}
