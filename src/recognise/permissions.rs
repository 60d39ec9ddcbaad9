//! From the tables of the permissions page to what is known of each planned permission.
//!
//! A row that is not in the document says nothing: *missing* is said only of a list that is there as a whole, or whose group says
//! how many rows it has. What was seen while scrolling adds up, as long as list and group keep their size. Pure.

use super::normal::normal;
use super::permission_words::{Languages, Word, is, is_granted};
use crate::protocol::PageText;
use crate::protocol::panel::{PermissionSeen, PermissionState};
use crate::protocol::table::{Row, RowKind, Table, TableReport};
use crate::setup::permissions::{Api, PERMISSIONS};
use crate::small::Set;
use crate::wire::Wire;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The permission whose name says that it is an application's: its row tells how the page calls that type in its language.
const FOR_APPLICATIONS_ONLY: &str = "full_access_as_app";

/// What a document has shown of one app's permissions since it came to that page.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Visit {
    grids: Vec<Grid>,
    /// How the page calls an application permission, learned from the page.
    application: Option<String>,
}

/// A list of permissions: those configured, or what else was granted.
#[derive(Clone, PartialEq, Debug, Wire)]
struct Grid {
    handle: u32,
    total: Option<u32>,
    /// Each of its rows was in the document at once.
    whole: bool,
    /// Nothing holds rows back, and it stands still.
    sure: bool,
    heads: Vec<Head>,
    rows: Vec<Seen>,
}

/// The row, or heading, of an API.
#[derive(Clone, PartialEq, Debug, Wire)]
struct Head {
    api: GroupApi,
    /// How many rows it says there are below it.
    count: Option<u32>,
    /// Its place among all rows.
    index: Option<u32>,
}

/// Whose rows these are.
#[derive(Clone, PartialEq, Debug, Wire)]
enum GroupApi {
    /// Nothing says it.
    Unnamed,
    /// An API of the plan.
    Planned(Api),
    /// Another one, by the fingerprint of its name.
    Other(u32),
}

/// A row that was seen.
#[derive(Clone, PartialEq, Debug, Wire)]
struct Seen {
    /// The API that was in sight above it, or that it names itself.
    under: GroupApi,
    /// Its place among all rows.
    index: Option<u32>,
    /// Tells it from the other rows of its API.
    key: u32,
    /// Its place in the plan, if its name is there.
    planned: Option<u8>,
    /// It is an application permission; nothing where its type is not known.
    application: Option<bool>,
    granted: bool,
}

impl Visit {
    /// Takes in a report.
    pub fn hear(&mut self, report: &TableReport) {
        let tables = || report.tables.iter().filter(|table| !table.dialog);
        self.application = tables().find_map(application_word).or(self.application.take());
        let mut grids = vec![];
        for table in tables() {
            let known = self.grids.iter().position(|grid| grid.handle == table.handle).map(|place| self.grids.swap_remove(place));
            if !table.visible {
                // It is covered by something; what was seen of it stays seen.
                grids.extend(known);
                continue;
            }
            let read = read(table, &report.language, self.application.as_deref());
            grids.extend(match (known, read) {
                (Some(known), Some(read)) => Some(known.with(read)),
                (_, read) => read,
            });
        }
        self.grids = grids;
    }

    /// Whether a list of permissions was seen at all.
    pub fn has_seen(&self) -> bool {
        !self.grids.is_empty()
    }

    /// What is known of each permission of the plan, in the plan's order.
    pub fn permissions(&self) -> Vec<PermissionSeen> {
        let known =
            |(place, permission): (usize, &crate::setup::permissions::Permission)| self.known(place as u8, permission.api);
        PERMISSIONS.iter().enumerate().map(known).collect()
    }

    fn known(&self, place: u8, api: Api) -> PermissionSeen {
        let rows = || {
            self.grids
                .iter()
                .flat_map(|grid| grid.rows.iter().filter(move |row| row.planned == Some(place) && grid.is_of(row, api)))
        };
        let applications = || rows().filter(|row| row.application == Some(true));
        let is_complete = self.has_seen() && self.grids.iter().all(|grid| grid.is_complete_for(api));
        let state = match () {
            () if applications().any(|row| row.granted) => PermissionState::Granted,
            () if applications().next().is_some() => PermissionState::Configured,
            () if is_complete && rows().all(|row| row.application.is_some()) => PermissionState::Missing,
            () => PermissionState::Unknown,
        };
        let wrong_kind = applications().next().is_none() && rows().any(|row| row.application == Some(false));
        PermissionSeen { state, wrong_kind }
    }
}

impl Grid {
    /// What was seen earlier, with what is seen now. Another size means other rows: the earlier ones are forgotten.
    fn with(self, now: Self) -> Self {
        let differs = |a: Option<u32>, b: Option<u32>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let moved = |head: &Head| {
            let known = self.heads.iter().find(|known| known.api == head.api);
            known.is_some_and(|known| differs(known.count, head.count) || differs(known.index, head.index))
        };
        if (now.whole && now.sure) || differs(self.total, now.total) || now.heads.iter().any(moved) {
            return now;
        }
        let Self { mut heads, mut rows, .. } = self;
        heads.retain(|head| !now.heads.iter().any(|new| new.api == head.api));
        heads.extend(now.heads);
        for mut new in now.rows {
            match rows.iter_mut().find(|row| row.is_same(&new)) {
                Some(row) => {
                    // What API it is under may have been in sight before only, and stays known.
                    if new.under == GroupApi::Unnamed && new.key == row.key {
                        new.under = row.under.clone();
                    }
                    *row = new;
                }
                None => rows.push(new),
            }
        }
        Self { heads, rows, ..now }
    }

    /// Whether a row is this API's. An API whose own row was scrolled away has it by its place. Where nothing in the list names an
    /// API, the permission's name has to do.
    fn is_of(&self, row: &Seen, api: Api) -> bool {
        let reaches = |head: &&Head| match (head.index, head.count, row.index) {
            (Some(first), Some(count), Some(index)) => index > first && index - first <= count,
            _ => false,
        };
        let under = match &row.under {
            GroupApi::Unnamed => self.heads.iter().find(reaches).map_or(&GroupApi::Unnamed, |head| &head.api),
            named => named,
        };
        match under {
            GroupApi::Planned(of) => *of == api,
            GroupApi::Unnamed => row.is_for_applications_only() || (self.whole && !self.names_apis()),
            GroupApi::Other(_) => false,
        }
    }

    fn names_apis(&self) -> bool {
        !self.heads.is_empty() || self.rows.iter().any(|row| row.under != GroupApi::Unnamed)
    }

    /// All rows of an API were seen: those of the whole list, or as many as the API's own row says.
    fn is_complete_for(&self, api: Api) -> bool {
        let count = self.heads.iter().find(|head| head.api == GroupApi::Planned(api)).and_then(|head| head.count);
        let keys: Set<u32> = self.rows.iter().filter(|row| self.is_of(row, api)).map(|row| row.key).collect();
        self.sure && (self.whole || count.is_some_and(|count| keys.iter().count() >= count as usize))
    }
}

impl Seen {
    fn is_same(&self, other: &Self) -> bool {
        match (self.index, other.index) {
            (Some(index), Some(other)) => index == other,
            _ => self.under == other.under && self.key == other.key,
        }
    }

    fn is_for_applications_only(&self) -> bool {
        let planned = self.planned.and_then(|place| PERMISSIONS.get(usize::from(place)));
        planned.is_some_and(|permission| permission.name == FOR_APPLICATIONS_ONLY)
    }
}

/// A mark of the rows that a report shows, if it shows any, to know them again under another address.
pub fn fingerprint(report: &TableReport) -> Option<u32> {
    let rows = || report.tables.iter().filter(|table| table.visible && !table.dialog).flat_map(|table| &table.rows);
    rows().next().map(|_| hash(rows().flat_map(|row| row.texts.iter().map(PageText::expose))))
}

fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let mut hasher = DefaultHasher::new();
    texts.for_each(|text| text.hash(&mut hasher));
    hasher.finish() as u32
}

/// Reads a table, if it is a list of permissions: it names an API of the plan, a row is a planned permission of a known type, or
/// a column says that it is the status.
fn read(table: &Table, language: &str, application: Option<&str>) -> Option<Grid> {
    let languages = Languages::of(language, &table.headers);
    let mut heads: Vec<Head> = head(&table.heading, None).into_iter().collect();
    let mut under = heads.first().map_or(GroupApi::Unnamed, |head| head.api.clone());
    let mut rows = vec![];
    for row in &table.rows {
        let texts: Vec<String> = row.texts.iter().map(|text| normal(text.expose())).collect();
        if row.kind == RowKind::Group {
            let text = texts.first().map(|text| &**text).unwrap_or_default();
            let other = || Head { api: GroupApi::Other(hash(std::iter::once(text))), count: None, index: row.index };
            let head = head(text, row.index).unwrap_or_else(other);
            under = head.api.clone();
            heads.push(head);
        } else {
            let own = texts.iter().find_map(|text| api_of(text));
            let under = own.map_or_else(|| under.clone(), GroupApi::Planned);
            rows.push(Seen { under, index: row.index, ..entry(&texts, &table.headers, &languages, application) });
        }
    }
    let is_planned = |api: &GroupApi| matches!(api, GroupApi::Planned(_));
    let is_known = |row: &Seen| is_planned(&row.under) || (row.planned.is_some() && row.application.is_some());
    let is_list = heads.iter().any(|head| is_planned(&head.api))
        || rows.iter().any(is_known)
        || table.headers.iter().any(|header| is(header, Word::Status));
    is_list.then_some(Grid {
        handle: table.handle,
        total: table.total,
        whole: table.whole,
        sure: table.settled && !table.filtered,
        heads,
        rows,
    })
}

fn api_of(text: &str) -> Option<Api> {
    Api::ALL.into_iter().find(|api| api.name().eq_ignore_ascii_case(text))
}

/// What a row or heading says of an API of the plan: "Microsoft Graph (9)" as the portal writes it, or the name alone.
fn head(text: &str, index: Option<u32>) -> Option<Head> {
    let text = normal(text);
    let counted = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (name, count) = match counted.map(|(name, count)| (name, count.parse())) {
        Some((name, Ok(count))) => (name, Some(count)),
        _ => (&*text, None),
    };
    api_of(name).map(|api| Head { api: GroupApi::Planned(api), count, index })
}

/// Reads a row; its texts in the agent's normal form.
fn entry(texts: &[String], headers: &[String], languages: &Languages, application: Option<&str>) -> Seen {
    let name = |text: &String| PERMISSIONS.iter().position(|permission| permission.name.eq_ignore_ascii_case(text));
    let place = texts.iter().position(|text| name(text).is_some());
    let planned = place.and_then(|place| name(&texts[place]));
    let others = || texts.iter().enumerate().filter(|(at, _)| Some(*at) != place).map(|(_, text)| text);
    let has = |word| others().any(|text| is(text, word));
    let is_application = match (has(Word::Application), has(Word::Delegated)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) => None,
        // In a language whose words have no source, the page has said itself how it calls an application's.
        (false, false) => application.zip(place).and_then(|(word, place)| kind_cell(texts, place).map(|kind| kind == word)),
    };
    // Where a column says that it is the status, no other text is.
    let status = headers.iter().position(|header| is(header, Word::Status)).filter(|_| headers.len() == texts.len());
    let granted = match status.and_then(|column| texts.get(column)) {
        Some(status) => is_granted(status, languages),
        None => others().any(|text| is_granted(text, languages)),
    };
    Seen {
        under: GroupApi::Unnamed,
        index: None,
        key: hash(texts.iter().filter(|text| !text.is_empty()).take(2).map(|text| &**text)),
        planned: planned.map(|place| place as u8),
        application: is_application,
        granted: granted && !others().any(|text| is(text, Word::NotGranted)),
    }
}

/// The text right after the name, where the portal has the type; its rows have five.
fn kind_cell(texts: &[String], place: usize) -> Option<&str> {
    texts.get(place + 1).map(|text| &**text).filter(|text| texts.len() >= 4 && !text.is_empty())
}

/// How a table calls an application permission, by the row of one that has no other type.
fn application_word(table: &Table) -> Option<String> {
    let word = |row: &Row| {
        let texts: Vec<String> = row.texts.iter().map(|text| normal(text.expose())).collect();
        let place = texts.iter().position(|text| text == FOR_APPLICATIONS_ONLY)?;
        kind_cell(&texts, place).map(str::to_owned)
    };
    table.rows.iter().find_map(word)
}

#[cfg(test)]
mod tests;
