//! Boxes of a form that nobody has named yet. The admin names what is there, and boxes that mount later are asked for when they appear.
//!
//! An agent tells of boxes with a known label only. Where a remembered label has named one, it is asked for all boxes of the
//! document: that they are there, not what is in them.

use super::filling::{is_running, missing_in, the_form};
use super::state::{Document, DocumentId, State};
use super::{Effect, watch};
use crate::fill::fields::{FIELDS, row};
use crate::fill::form::{FormKind, holds_oauth};
use crate::protocol::agent::{Control, ControlKind, ControlValue};
use crate::protocol::panel::{FormField, Unnamed};
use crate::recognise::pages::{HostKind, host_kind};
use crate::wire::Wire;

/// What is known of a document's boxes without a name.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Naming {
    /// A remembered label names one of its controls.
    pub pointed_at: bool,
    /// All its boxes are reported.
    pub all: bool,
    /// Boxes without a name that were there before *Oauth (Cross Tenant)* was chosen.
    before: Option<Vec<u32>>,
}

/// The fields that are there from the start, and those that mount when the authentication type is chosen.
const FIRST: [FormField; 3] = [FormField::ServerType, FormField::AuthenticationType, FormField::Name];
const LATER: [FormField; 3] = [FormField::TenantId, FormField::ClientId, FormField::ClientSecret];

/// Takes what nobody needs out of a report: of a control without a name only that it is there.
pub fn without_texts(controls: &mut [Control]) {
    let is_known = |control: &Control| control.kind == ControlKind::Tab || FIELDS.iter().any(|row| row.fits(control));
    for control in controls.iter_mut().filter(|control| !is_known(control)) {
        (control.value, control.labels, control.names) = (ControlValue::Empty, vec![], vec![]);
    }
}

/// Keeps what was there before the later boxes, from a report of all of them.
pub fn hear(document: &mut Document) {
    let is_before = authentication(document).is_some_and(|control| !holds_oauth(control));
    if document.naming.all && is_before {
        document.naming.before = Some(nameless(document).map(|control| control.handle).collect());
    }
}

/// Has the boxes of the right documents told.
pub fn follow(state: &mut State, effects: &mut Vec<Effect>) {
    let mut changed: Vec<(i32, DocumentId, HostKind)> = vec![];
    for (id, document) in state.session.documents.iter_mut() {
        let Some(kind) = host_kind(&document.source.url).filter(|kind| *kind != HostKind::Portal) else { continue };
        if document.naming.pointed_at != document.naming.all {
            document.naming = Naming { all: document.naming.pointed_at, before: None, ..document.naming };
            changed.push((document.source.tab, id.clone(), kind));
        }
    }
    effects.extend(changed.iter().map(|(tab, document, kind)| watch(state, *tab, document, *kind)));
}

/// The fields of the form in sight that have no box yet, although there are boxes without a name.
pub fn unnamed(state: &State) -> Unnamed {
    let asked = the_form(state).filter(|(document, form)| document.naming.all && form.kind == FormKind::AdminCenter);
    let Some((document, _)) = asked.filter(|_| !is_running(state)) else { return Unnamed::default() };
    let Some(kind) = host_kind(&document.source.url) else { return Unnamed::default() };
    let is_chosen = authentication(document).is_some_and(holds_oauth);
    let later = LATER.into_iter().filter(|_| is_chosen);
    // A box whose label is known may still be about to mount, unless the hands have waited for it.
    let is_to_come = |field| state.local.rules.has(field, kind) && !missing_in(state, &document.source.document, field);
    let has_box = |field: FormField| document.controls.iter().any(|control| control.visible && row(field).fits(control));
    let may_be = |field: FormField| nameless(document).any(|control| row(field).kinds.contains(&control.kind));
    let fields = FIRST.into_iter().chain(later).filter(|field| !has_box(*field) && !is_to_come(*field) && may_be(*field));
    let is_new = |control: &&Control| document.naming.before.as_ref().is_some_and(|before| !before.contains(&control.handle));
    let texts = nameless(document).filter(|control| control.kind != ControlKind::Choice);
    Unnamed { fields: fields.collect(), appeared: if is_chosen { texts.filter(is_new).count() as u32 } else { 0 } }
}

/// The box for the secret may be there and have no name: then the form does not lack it.
pub fn may_hold_the_secret(document: &Document) -> bool {
    document.naming.all && nameless(document).any(|control| control.kind == ControlKind::Password)
}

fn authentication(document: &Document) -> Option<&Control> {
    document.controls.iter().find(|control| control.visible && row(FormField::AuthenticationType).fits(control))
}

/// Boxes and lists of the form that are no known field.
fn nameless(document: &Document) -> impl Iterator<Item = &Control> {
    let anchor = |control: &&Control| FIRST.into_iter().any(|field| row(field).fits(control));
    let group = document.controls.iter().filter(|control| control.visible).find(anchor).map(|control| control.group);
    let may_be_a_field = |control: &&Control| !matches!(control.kind, ControlKind::Switch | ControlKind::Tab);
    let own = document.controls.iter().filter(move |control| control.visible && control.enabled && Some(control.group) == group);
    own.filter(may_be_a_field).filter(|control| !FIELDS.iter().any(|row| row.fits(control)))
}
