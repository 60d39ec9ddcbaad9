//! Which control of the permissions page comes next, on the way from a missing permission to the consent. It only points: what
//! is ticked and pressed is the admin's. Pure.

use super::permission_words::{Word, is};
use crate::protocol::panel::{Hint, PermissionSeen, PermissionState};
use crate::protocol::table::{Part, PartKind};
use crate::setup::permissions::{Api, PERMISSIONS, Permission};
use crate::small::Set;

/// A hint, and the agent's name for the control that it is about.
pub type Next = (Hint, u32);

/// What the admin has to do still, as far as the page has shown it.
pub struct Task<'a> {
    /// What is known of each permission, in the plan's order.
    pub seen: &'a [PermissionSeen],
    /// Exchange grants by roles of its own what it can: those permissions are not wanted.
    pub rbac: bool,
    /// Permissions ticked in the open pane, whether they are in view or not.
    pub ticked: &'a Set<u8>,
}

impl Task<'_> {
    /// Permissions of the plan in this state, with their places.
    fn with(&self, state: PermissionState) -> impl Iterator<Item = (u8, &'static Permission)> {
        let wanted = |permission: &Permission| !(self.rbac && permission.limits.rbac.is_some());
        let seen = move |place: usize| self.seen.get(place).is_some_and(|seen| seen.state == state);
        PERMISSIONS.iter().enumerate().filter(move |(place, p)| seen(*place) && wanted(p)).map(|(place, p)| (place as u8, p))
    }

    /// Permissions to add, of one API, that are not ticked yet.
    fn to_tick(&self, api: Api) -> impl Iterator<Item = (u8, &'static Permission)> {
        self.with(PermissionState::Missing).filter(move |(place, p)| p.api == api && !self.ticked.contains(place))
    }
}

/// The next control, if it is clear which one that is.
pub fn next(parts: &[Part], task: &Task<'_>) -> Option<Next> {
    let dialog: Vec<&Part> = parts.iter().filter(|part| part.dialog.is_some()).collect();
    if dialog.is_empty() {
        let all: Vec<&Part> = parts.iter().collect();
        // A pane that does not call itself a dialog is known by what it offers.
        return if parts.iter().any(is_pane) { in_pane(&Parts(all), task) } else { on_page(&Parts(all), task) };
    }
    let dialog = Parts(dialog);
    in_consent(&dialog).or_else(|| in_pane(&dialog, task))
}

/// A part of the request pane, whose texts stand nowhere else.
pub fn is_pane(part: &Part) -> bool {
    [Word::ApplicationPermissions, Word::OrganizationApis].iter().any(|word| is(part.text.expose(), *word))
}

/// What of the plan is ticked among the boxes in view.
pub fn ticks(parts: &[Part]) -> impl Iterator<Item = (u8, bool)> + use<'_> {
    let boxes = parts.iter().filter(|part| part.kind == PartKind::Tick);
    boxes.filter_map(|part| Some((place_of(part)?, part.on)))
}

fn place_of(part: &Part) -> Option<u8> {
    PERMISSIONS.iter().position(|permission| permission.name.eq_ignore_ascii_case(part.text.expose())).map(|place| place as u8)
}

/// The parts that the next one is among.
struct Parts<'a>(Vec<&'a Part>);

impl Parts<'_> {
    /// The last one that says so: what opens later comes later in the document.
    fn say(&self, word: Word) -> Option<&Part> {
        self.0.iter().copied().rfind(|part| is(part.text.expose(), word))
    }

    fn name(&self, api: Api) -> Option<&Part> {
        self.0.iter().copied().rfind(|part| api.name().eq_ignore_ascii_case(part.text.expose()))
    }

    fn text_box(&self) -> Option<&Part> {
        self.0.iter().copied().rfind(|part| part.kind == PartKind::Text && part.enabled)
    }
}

/// The list of permissions: add what is missing, then grant. Nothing where the list was not seen whole.
fn on_page(parts: &Parts<'_>, task: &Task<'_>) -> Option<Next> {
    if task.with(PermissionState::Missing).next().is_some() {
        return parts.say(Word::AddPermission).map(|part| (Hint::AddPermission, part.handle));
    }
    let is_open = task.with(PermissionState::Unknown).next().is_some();
    let waits = task.with(PermissionState::Configured).next().is_some();
    let grant = parts.say(Word::GrantConsent).filter(|part| waits && !is_open && part.enabled)?;
    Some((Hint::GrantConsent, grant.handle))
}

/// The confirmation, and the question about what else was granted.
fn in_consent(parts: &Parts<'_>) -> Option<Next> {
    if let Some(keep) = parts.say(Word::KeepOthers) {
        let answered = keep.on || parts.say(Word::DropOthers).is_some_and(|drop| drop.on);
        let save = parts.say(Word::SaveAndContinue).filter(|save| answered && save.enabled);
        return Some(save.map_or((Hint::KeepOthers, keep.handle), |save| (Hint::SaveAndContinue, save.handle)));
    }
    parts.say(Word::ConsentTitle)?;
    parts.say(Word::Yes).map(|yes| (Hint::Confirm, yes.handle))
}

/// The request pane: an API, the type, the permissions.
fn in_pane(parts: &Parts<'_>, task: &Task<'_>) -> Option<Next> {
    let Some(applications) = parts.say(Word::ApplicationPermissions) else {
        return in_api_list(parts, task);
    };
    let delegated = parts.say(Word::DelegatedPermissions).is_some_and(|part| part.on);
    // Where no tile says that it is chosen, the permissions below tell that one was.
    let chosen = applications.on || (!delegated && parts.text_box().is_some());
    if !chosen {
        return Some((Hint::ApplicationPermissions, applications.handle));
    }
    let mut named = Api::ALL.into_iter().filter(|api| parts.name(*api).is_some());
    let api = named.next().filter(|_| named.next().is_none())?;
    if task.to_tick(api).next().is_none() {
        let add = parts.say(Word::AddPermissions).filter(|part| part.enabled)?;
        return Some((Hint::AddPermissions, add.handle));
    }
    let in_view =
        |place: u8| parts.0.iter().find(|part| part.kind == PartKind::Tick && !part.on && place_of(part) == Some(place));
    let tick = task.to_tick(api).find_map(|(place, permission)| Some((permission, in_view(place)?)));
    if let Some((permission, part)) = tick {
        return Some((Hint::Tick(permission.name.to_owned()), part.handle));
    }
    let (_, permission) = task.to_tick(api).next()?;
    parts.text_box().map(|part| (Hint::Search(permission.name.to_owned()), part.handle))
}

/// The first API that something is missing of: where it is in view, else the tab that lists it, else the search there.
fn in_api_list(parts: &Parts<'_>, task: &Task<'_>) -> Option<Next> {
    let api = Api::ALL.into_iter().find(|api| task.to_tick(*api).next().is_some())?;
    if let Some(part) = parts.name(api) {
        return Some((Hint::ChooseApi(api), part.handle));
    }
    match parts.say(Word::OrganizationApis) {
        Some(tab) if !tab.on => Some((Hint::OrganizationApis, tab.handle)),
        _ => parts.text_box().map(|part| (Hint::SearchApi(api), part.handle)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::PageText;
    use crate::recognise::normal::normal;

    fn part(handle: u32, kind: PartKind, text: &str, dialog: bool) -> Part {
        Part {
            handle,
            kind,
            text: PageText::from(&*normal(text)),
            dialog: dialog.then_some(9),
            on: false,
            enabled: true,
            value: PageText::default(),
        }
    }

    fn press(handle: u32, text: &str) -> Part {
        part(handle, PartKind::Press, text, true)
    }

    fn on(part: Part) -> Part {
        Part { on: true, ..part }
    }

    /// Everything is missing but what `state` says.
    fn hint(parts: &[Part], state: impl Fn(&Permission) -> PermissionState, ticked: &[u8]) -> Option<Next> {
        let seen: Vec<_> = PERMISSIONS.iter().map(|p| PermissionSeen { state: state(p), wrong_kind: false }).collect();
        let mut marks = Set::default();
        marks.extend(ticked.iter().copied());
        next(parts, &Task { seen: &seen, rbac: false, ticked: &marks })
    }

    fn missing(_: &Permission) -> PermissionState {
        PermissionState::Missing
    }

    /// The way through the pane, one look at a time.
    #[test]
    fn through_the_pane() {
        let tab = || press(1, "APIs my organization uses");
        let tiles =
            || [press(3, "Office 365 Exchange Online"), press(4, "Delegated permissions"), press(5, "Application permissions")];
        let search = || part(6, PartKind::Text, "Start typing a permission to filter these results", true);
        let tick = || part(7, PartKind::Tick, "full_access_as_app", true);
        assert_eq!(hint(&[tab(), press(2, "Microsoft Graph")], missing, &[]), Some((Hint::OrganizationApis, 1)));
        assert_eq!(hint(&[on(tab()), search()], missing, &[]), Some((Hint::SearchApi(Api::Exchange), 6)));
        assert_eq!(
            hint(&[on(tab()), press(3, "Office 365 Exchange Online")], missing, &[]),
            Some((Hint::ChooseApi(Api::Exchange), 3))
        );
        assert_eq!(hint(&tiles(), missing, &[]), Some((Hint::ApplicationPermissions, 5)));
        let [api, delegated, applications] = tiles();
        let wrong = [api.clone(), on(delegated.clone()), applications.clone(), search()];
        assert_eq!(hint(&wrong, missing, &[]), Some((Hint::ApplicationPermissions, 5)), "the wrong type");
        let listed = |more: &[Part]| [&[api.clone(), delegated.clone(), on(applications.clone()), search()], more].concat();
        assert_eq!(hint(&listed(&[]), missing, &[]), Some((Hint::Search("full_access_as_app".to_owned()), 6)));
        assert_eq!(hint(&listed(&[tick()]), missing, &[]), Some((Hint::Tick("full_access_as_app".to_owned()), 7)));
        let add = || press(8, "Add permissions");
        assert_eq!(hint(&listed(&[on(tick()), add()]), missing, &[0]), Some((Hint::AddPermissions, 8)));
        assert_eq!(ticks(&listed(&[on(tick())])).collect::<Vec<_>>(), [(0, true)]);
    }

    /// A permission that is there already is not asked for.
    #[test]
    fn only_what_is_missing() {
        let exchange_there =
            |p: &Permission| if p.api == Api::Exchange { PermissionState::Granted } else { PermissionState::Missing };
        let parts = [press(1, "APIs my organization uses"), press(2, "Microsoft Graph")];
        assert_eq!(hint(&parts, exchange_there, &[]), Some((Hint::ChooseApi(Api::Graph), 2)));
        assert_eq!(hint(&parts, |_| PermissionState::Granted, &[]), None);
    }

    /// Consent comes when all is added; what was not seen holds it back.
    #[test]
    fn on_the_page() {
        let page = [
            part(1, PartKind::Press, "Add a permission", false),
            part(2, PartKind::Press, "Grant admin consent for Contoso", false),
        ];
        assert_eq!(hint(&page, missing, &[]), Some((Hint::AddPermission, 1)));
        assert_eq!(hint(&page, |_| PermissionState::Configured, &[]), Some((Hint::GrantConsent, 2)));
        assert_eq!(hint(&page, |_| PermissionState::Granted, &[]), None);
        let partly = |p: &Permission| if p.api == Api::Graph { PermissionState::Unknown } else { PermissionState::Configured };
        assert_eq!(hint(&page, partly, &[]), None);
    }

    #[test]
    fn the_consent_dialogs() {
        let configured = |_: &Permission| PermissionState::Configured;
        let yes = [press(1, "Grant admin consent confirmation"), press(2, "Yes"), press(3, "No")];
        assert_eq!(hint(&yes, configured, &[]), Some((Hint::Confirm, 2)));
        assert_eq!(hint(&yes[1..], configured, &[]), None, "any other question");
        let keep = press(4, "Yes, add other granted permissions to configured permissions");
        let save = press(5, "Save and continue");
        assert_eq!(hint(&[keep.clone(), save.clone()], configured, &[]), Some((Hint::KeepOthers, 4)));
        assert_eq!(hint(&[on(keep), save], configured, &[]), Some((Hint::SaveAndContinue, 5)));
    }
}
