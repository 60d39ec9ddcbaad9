//! Sightings to values: shape × label × page. Uniqueness is decided where reports of several documents meet
//! (`background::capture`). Pure.

pub mod guidance;
pub mod labels;
pub mod normal;
pub mod pages;
pub mod permission_words;
pub mod permissions;
pub mod shapes;

use crate::protocol::agent::{Label, Relation, Report, Sighting};
use crate::protocol::panel::Verdict;
use crate::setup::expiry::{Ends, Order, order_of_dates, order_of_language, read_date};
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::setup::links::PortalPage;
use crate::setup::name::fit_name;
use crate::setup::secret::{ClientSecret, without_secret};
use labels::{Role, heads_examples, heads_no_values, is_of_apps, is_of_other_tables, meaning, spelling};
use normal::normal;
use pages::{HostKind, Route, host_kind};
use shapes::ShapeName;

/// Where a report comes from, as the browser says it; nothing the page says is in here.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Address of the document, or its origin where the address says nothing (`about:blank`).
    pub url: &'a str,
    /// Address of the tab.
    pub tab_url: &'a str,
}

/// A value that all evidence agrees on.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// Directory (tenant) ID.
    TenantId(TenantId),
    /// Application (client) ID.
    ClientId(ClientId),
    /// Client secret.
    ClientSecret(FoundSecret),
    /// A Secret ID where the secret should be.
    SecretIdAsValue,
    /// A masked secret.
    Masked,
}

/// A secret with what its row says.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundSecret {
    /// The value.
    pub secret: ClientSecret,
    /// Its end, as far as the row says it.
    pub expires: Ends,
    /// Its description, unless that holds a secret.
    pub description: Option<String>,
    /// Its Secret ID.
    pub secret_id: Option<Guid>,
}

/// A sighting with the verdict on it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// What became of it.
    pub verdict: Verdict,
    /// The value, if it is one.
    pub found: Option<Found>,
    /// The label nearest to it, as people read it.
    pub label: String,
    /// Nearest heading.
    pub heading: String,
    /// The agent's name for the element.
    pub handle: u32,
    /// The text if it is an id, else its kind: for the list of what was read.
    pub shown: String,
}

/// Judges every sighting of a document. Depends on the report and the place only, so that neither order nor repetition
/// of reports changes anything.
pub fn judge(place: Place<'_>, report: &Report) -> Vec<Judged> {
    let page = Page {
        is_portal: host_kind(place.url) == Some(HostKind::Portal)
            && report.ancestors.iter().all(|origin| host_kind(origin) == Some(HostKind::Portal)),
        route: pages::route(place.tab_url),
        shows_known_app: report
            .sightings
            .iter()
            .any(|s| s.visible && roles(s).any(|(role, weak)| !weak && role == Role::ApplicationId)),
        lists_apps: lists_apps(report),
        // What other rows of the column show is nearer than the language of the page.
        dates: order_of_dates(report.sightings.iter().filter_map(|s| field(s, Role::Expires)))
            .or_else(|| order_of_language(&report.language)),
    };
    report
        .sightings
        .iter()
        .map(|sighting| judge_one(&page, shared_label(report, sighting).as_ref().unwrap_or(sighting)))
        .collect()
}

/// A text right behind a value and its label, with no label of its own, as it is with that label: two values behind one label make a
/// question.
fn shared_label(report: &Report, sighting: &Sighting) -> Option<Sighting> {
    let before = |label: &&Label| matches!(label.relation, Relation::Before | Relation::Inline);
    let label = sighting.labels.iter().find(before)?;
    let mut named = report.sightings.iter().filter(|s| s.visible).flat_map(|s| s.labels.iter().map(move |l| (s, &l.text)));
    let (_, head) = named.find(|(first, head)| {
        // Few labels begin with another one: only then are texts brought into their normal form.
        let rest = || label.text.strip_suffix(&normal(first.text.expose())).map(normal);
        label.text.starts_with(*head) && rest().as_ref() == Some(*head)
    })?;
    Some(Sighting { labels: vec![Label { relation: label.relation, text: head.clone() }], ..sighting.clone() })
}

struct Page {
    is_portal: bool,
    route: Route,
    /// The same document shows an application ID under a well-known label.
    shows_known_app: bool,
    /// It shows rows of several apps, each with its two IDs.
    lists_apps: bool,
    /// What comes first in its dates, where it tells.
    dates: Option<Order>,
}

fn judge_one(page: &Page, sighting: &Sighting) -> Judged {
    let shape = ShapeName::of(&sighting.shape);
    let (verdict, found) = match shape {
        _ if !page.is_portal => (Verdict::WrongPage, None),
        _ if !sighting.visible => (Verdict::Hidden, None),
        None => (Verdict::WrongShape, None),
        Some(shape) => match role_of(sighting) {
            Err(verdict) => (verdict, None),
            Ok((role, weak)) => decide(page, sighting, shape, role, weak),
        },
    };
    let is_id = shape == Some(ShapeName::Guid);
    let shown = if is_id { sighting.text.expose() } else { &sighting.shape };
    Judged {
        verdict,
        found,
        label: nearest(sighting).next().map(|l| spelling(without_secret(&l.text)).to_owned()).unwrap_or_default(),
        heading: sighting.headings.first().map(|heading| without_secret(heading).to_owned()).unwrap_or_default(),
        handle: sighting.handle,
        shown: shown.to_owned(),
    }
}

fn roles(sighting: &Sighting) -> impl Iterator<Item = (Role, bool)> {
    nearest(sighting).filter_map(|label| meaning(&label.text))
}

/// The page itself ties the label to the element: it does not merely stand nearby.
fn is_tied(label: &Label) -> bool {
    matches!(label.relation, Relation::LabelledBy | Relation::For | Relation::Term | Relation::RowHeader)
}

/// The labels, without what stands before a component that has the element's label in itself: that is the neighbour's. An agent tells
/// the component's labels first.
fn nearest(sighting: &Sighting) -> impl Iterator<Item = &Label> {
    let own = sighting.labels.iter().rposition(|l| is_tied(l) && meaning(&l.text).is_some()).unwrap_or(0);
    let is_neighbours = move |at, label: &Label| at < own && matches!(label.relation, Relation::Before | Relation::Inline);
    sighting.labels.iter().enumerate().filter(move |(at, label)| !is_neighbours(*at, label)).map(|(_, label)| label)
}

/// The one role that the labels agree on.
fn role_of(sighting: &Sighting) -> Result<(Role, bool), Verdict> {
    if sighting.labels.is_empty() {
        return Err(Verdict::NoLabel);
    }
    let mut known: Vec<(Role, bool)> = roles(sighting).collect();
    // "Value" and "Description" head columns of any table, also of one whose rows name what is in them.
    if known.iter().any(|(role, _)| names_one(*role)) {
        known.retain(|(role, _)| names_one(*role));
    }
    let heads_none = |l: &Label| l.relation == Relation::ColumnHeader && heads_no_values(&l.text);
    let is_shown_as_one = sighting.labels.iter().any(heads_none) || sighting.headings.iter().any(|h| heads_examples(&normal(h)));
    let Some(&(role, _)) = known.first().filter(|_| !is_shown_as_one) else {
        return Err(Verdict::UnknownLabel);
    };
    if known.iter().any(|(other, _)| *other != role) {
        return Err(Verdict::LabelsDisagree);
    }
    // A label that the page itself ties to the element, and that we do not know, outweighs what merely stands nearby. A name that is put
    // together of several texts ("Essentials", "Application (client) ID") has one that we know.
    let has_known_part = sighting.labels.iter().any(|l| l.relation == Relation::LabelledBy && meaning(&l.text).is_some());
    let is_other =
        |l: &Label| is_tied(l) && meaning(&l.text).is_none() && !(has_known_part && l.relation == Relation::LabelledBy);
    let named_otherwise = sighting.labels.iter().any(is_other);
    if named_otherwise && column_of(sighting) != Some(role) {
        return Err(Verdict::UnknownLabel);
    }
    Ok((role, known.iter().all(|(_, weak)| *weak)))
}

fn decide(page: &Page, sighting: &Sighting, shape: ShapeName, role: Role, weak: bool) -> (Verdict, Option<Found>) {
    let text = sighting.text.expose();
    match (role, shape) {
        (Role::ObjectId, _) => (Verdict::IsObjectId, None),
        (Role::SecretId, ShapeName::Guid) => (Verdict::IsSecretId, None),
        (Role::ApplicationId | Role::DirectoryId, ShapeName::Guid) => {
            if is_list(page, sighting) {
                return (Verdict::InList, None);
            }
            if weak && !is_supported(page, role, text) {
                return (Verdict::WeakLabel, None);
            }
            let found = match role {
                Role::ApplicationId => ClientId::parse(text).map(Found::ClientId).map(|f| (Verdict::IsClientId, f)),
                _ => TenantId::parse(text).map(Found::TenantId).map(|f| (Verdict::IsTenantId, f)),
            };
            found.map_or((Verdict::WrongShape, None), |(verdict, found)| (verdict, Some(found)))
        }
        (Role::Value | Role::SecretValue, _) if !is_among_secrets(page, sighting, role) => (Verdict::WrongPage, None),
        (Role::Value | Role::SecretValue, ShapeName::Guid) => (Verdict::IsSecretId, Some(Found::SecretIdAsValue)),
        (Role::Value | Role::SecretValue, ShapeName::Masked) => (Verdict::IsMasked, Some(Found::Masked)),
        (Role::Value | Role::SecretValue, ShapeName::Secret | ShapeName::Legacy) => {
            match ClientSecret::parse(text) {
                // An old secret has no mark of its own: only the grid of secrets makes it one, and other tokens expire, too.
                Ok(_)
                    if shape == ShapeName::Legacy
                        && !names_secret_id(sighting)
                        && (page.route.page != Some(PortalPage::Credentials) || field(sighting, Role::Expires).is_none()) =>
                {
                    (Verdict::WrongPage, None)
                }
                Ok(secret) => {
                    let expires = field(sighting, Role::Expires).map(|text| read_date(text, page.dates)).unwrap_or_default();
                    let description = field(sighting, Role::Description).and_then(fit_name);
                    let secret_id = field(sighting, Role::SecretId).and_then(Guid::parse);
                    let found = FoundSecret { secret, expires, description, secret_id };
                    (Verdict::IsClientSecret, Some(Found::ClientSecret(found)))
                }
                Err(_) => (Verdict::WrongShape, None),
            }
        }
        _ => (Verdict::WrongShape, None),
    }
}

/// A row of a list of apps: its column says "Application (client) ID", and there is a row for every app. A table about one
/// app has the directory's id in the same row.
fn is_list(page: &Page, sighting: &Sighting) -> bool {
    column_of(sighting).is_some_and(names_one)
        && (!has_both_ids(sighting) || page.lists_apps || page.route.page == Some(PortalPage::AppList))
}

/// Words that name one thing, wherever they stand. The others head what a row has of anything.
fn names_one(role: Role) -> bool {
    !matches!(role, Role::Value | Role::Description | Role::Expires)
}

/// What the header of its column names.
fn column_of(sighting: &Sighting) -> Option<Role> {
    let mut headers = sighting.labels.iter().filter(|l| l.relation == Relation::ColumnHeader);
    headers.find_map(|header| meaning(&header.text)).map(|(role, _)| role)
}

/// Of a sighting under the header of one of the IDs: its row has the other one.
fn has_both_ids(sighting: &Sighting) -> bool {
    field(sighting, Role::ApplicationId).is_some() || field(sighting, Role::DirectoryId).is_some()
}

/// Several application IDs stand in rows that have a directory's ID, too.
fn lists_apps(report: &Report) -> bool {
    let is_row = |s: &&Sighting| s.visible && column_of(s) == Some(Role::ApplicationId) && has_both_ids(s);
    let mut apps = report.sightings.iter().filter(is_row).map(|s| s.text.expose());
    apps.next().is_some_and(|first| apps.any(|other| other != first))
}

/// What a weak label needs beside it: the portal's address for an application ID, a well-known application ID label in the
/// same document for a directory ID.
fn is_supported(page: &Page, role: Role, text: &str) -> bool {
    let in_address = page.route.app.as_ref().is_some_and(|app| Guid::parse(text).is_some_and(|g| g.as_str() == app.as_str()));
    if role == Role::ApplicationId { in_address } else { page.shows_known_app }
}

/// The word "Value" means a client secret's value in the grid of secrets only: by the row's other columns, or by the
/// portal's address. Settings and variables have a description, or expire, or both beside a name; roles and claims have a description and
/// an "ID". Before 2021 the grid had a description and expiry, and in 2020 an "ID" as well.
fn is_among_secrets(page: &Page, sighting: &Sighting, role: Role) -> bool {
    let has_both = [Role::Expires, Role::Description].iter().all(|role| field(sighting, *role).is_some());
    let is_another = sighting.fields.iter().any(|f| is_of_other_tables(&f.label));
    role == Role::SecretValue
        || (!is_of_many_apps(sighting)
            && (names_secret_id(sighting) || (has_both && !is_another) || page.route.page == Some(PortalPage::Credentials)))
}

/// Its row tells which app it is of, and nothing of a directory: a table about one app has no need to.
fn is_of_many_apps(sighting: &Sighting) -> bool {
    let tells_app = |label: &str| is_of_apps(label) || meaning(label).is_some_and(|(role, _)| role == Role::ApplicationId);
    let is_row = column_of(sighting).is_some() && field(sighting, Role::DirectoryId).is_none();
    is_row && sighting.fields.iter().any(|f| tells_app(&f.label))
}

/// A neighbour is called the secret's id, in words that nothing else has.
fn names_secret_id(sighting: &Sighting) -> bool {
    sighting.fields.iter().any(|f| meaning(&f.label) == Some((Role::SecretId, false)))
}

/// The text of the labelled neighbour with this role.
fn field(sighting: &Sighting, role: Role) -> Option<&str> {
    let is_role = |label: &str| meaning(label).is_some_and(|(r, _)| r == role);
    sighting.fields.iter().find(|f| is_role(&f.label)).map(|f| f.text.expose())
}

#[cfg(test)]
mod tests;
