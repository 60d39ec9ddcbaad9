//! Which window is which tenant: pages in sight, told apart by the kind of their window.
//!
//! Container tabs of Firefox are told apart by their pages as well; a container's name is known with the permission `cookies` only,
//! which nothing else needs.

use super::Source;
use super::state::State;
use crate::protocol::panel::Origin;
use crate::protocol::windows::{Side, WindowRow, WindowsView};
use crate::recognise::pages::{Address, HostKind, directory, host_kind};
use crate::small::sort_by_key;

/// What the panel shows.
pub fn view(state: &State) -> WindowsView {
    let mut rows: Vec<WindowRow> = vec![];
    for document in state.session.documents.values().filter(|document| document.source.frame == 0) {
        let Some((side, host)) = place(&document.source) else { continue };
        let row = row(&mut rows, document.source.incognito, side);
        add(&mut row.hosts, host);
        directory(&document.source.tab_url).into_iter().for_each(|domain| add(&mut row.tenants, domain));
    }
    // Values stand in frames as well.
    for document in state.session.documents.values() {
        for named in &document.tenants {
            name_tenant(&mut rows, document.source.incognito, named.value.as_str());
        }
    }
    // The page may have gone on since.
    if let Some(held) = state.open_setup().and_then(|setup| setup.tenant.held.as_ref())
        && matches!(held.evidence.origin, Origin::Page | Origin::Pick)
    {
        name_tenant(&mut rows, held.evidence.incognito, held.value.as_str());
    }
    sort_by_key(&mut rows, |row| (row.incognito, row.side));
    WindowsView { rows, private_allowed: state.session.private_windows }
}

fn place(source: &Source) -> Option<(Side, &str)> {
    let side = match host_kind(&source.tab_url)? {
        HostKind::Portal => Side::Exchange,
        HostKind::PowerPlatform | HostKind::Dataverse => Side::Dynamics,
    };
    Some((side, Address::parse(&source.tab_url)?.host))
}

fn row(rows: &mut Vec<WindowRow>, incognito: bool, side: Side) -> &mut WindowRow {
    let found = rows.iter().position(|row| (row.incognito, row.side) == (incognito, side));
    let at = found.unwrap_or_else(|| {
        rows.push(WindowRow { incognito, side, hosts: vec![], tenants: vec![] });
        rows.len() - 1
    });
    &mut rows[at]
}

/// Adds a tenant to the portals of a kind of window, if any are in sight there.
fn name_tenant(rows: &mut [WindowRow], incognito: bool, tenant: &str) {
    if let Some(row) = rows.iter_mut().find(|row| row.incognito == incognito && row.side == Side::Exchange) {
        add(&mut row.tenants, tenant);
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}
