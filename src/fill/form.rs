//! Which of the controls in sight are the email server profile form.

use super::fields::{FIELDS, OAUTH, is_model_driven, row, spellings};
use crate::protocol::agent::{Control, ControlKind, ControlValue};
use crate::protocol::panel::FormField;
use crate::recognise::normal::normal;
use crate::small::Map;

/// The first words of what a filter shows that is not set.
const EVERYTHING: &[&str] = &["all", "(all)", "any", "(any)"];

/// Such words, as an agent gets them.
pub fn everything() -> Vec<String> {
    EVERYTHING.iter().map(|word| (*word).to_owned()).collect()
}

/// A form in a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Form {
    /// Which of the two surfaces.
    pub kind: FormKind,
    /// The dialog, form or page that its controls stand in, as [`Control::group`] says it.
    pub group: u32,
    /// The edit screen without the OAuth fields (Microsoft's power-platform issue #2608, 2024-04): nothing to fill here. Of a
    /// model-driven form: if it is that of a record that exists, which its address tells.
    pub lacks_oauth: bool,
}

/// The two surfaces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormKind {
    /// Power Platform admin center.
    AdminCenter,
    /// Model-driven app, whose fields lie on tabs.
    ModelDriven,
}

/// The forms that a document's controls make up. A label alone is none: a filter above a list may be called
/// "Email Server Type", too, so a second field of the form must stand in the same dialog, form or page. Nor are choices alone,
/// with nothing to write in and no sign of OAuth: filters come in rows, also with a box for a part of the name.
pub fn forms(controls: &[Control]) -> Vec<Form> {
    let mut groups: Map<u32, Vec<&Control>> = Map::new();
    for control in controls.iter().filter(|c| c.visible && !is_filter(c)) {
        groups.entry(control.group).or_default().push(control);
    }
    groups.iter().flat_map(|(id, group)| forms_of(*id, group)).collect()
}

fn forms_of(id: u32, group: &[&Control]) -> Vec<Form> {
    let all = |field| group.iter().filter(|c| row(field).fits(c)).count();
    let model_driven = group.iter().any(|c| is_model_driven(c));
    let kinds_seen = FIELDS.iter().filter(|r| all(r.field) > 0).count();
    let anchors = all(FormField::ServerType).max(all(FormField::AuthenticationType));
    let is_oauth = group.iter().any(|c| row(FormField::AuthenticationType).fits(c) && holds_oauth(c));
    let writable = FIELDS.iter().any(|r| r.kinds.contains(&ControlKind::Text) && all(r.field) > 0);
    // Other connections have an authentication type, too; only this form has the server's, and only it offers *Oauth (Cross Tenant)*.
    let is_profile = all(FormField::ServerType) > 0 || is_oauth || model_driven;
    if anchors == 0 || kinds_seen < 2 || !is_profile || !(writable || is_oauth || model_driven) {
        return vec![];
    }
    let three = [FormField::TenantId, FormField::ClientId, FormField::ClientSecret];
    let has_three = three.iter().any(|f| all(*f) > 0);
    // Copies of the model-driven form that are older than the OAuth columns have the tenant's box alone.
    let has_none = if model_driven { three[1..].iter().all(|f| all(*f) == 0) } else { !has_three };
    let kind = if model_driven { FormKind::ModelDriven } else { FormKind::AdminCenter };
    let form = Form { kind, group: id, lacks_oauth: is_oauth && has_none };
    vec![form; anchors]
}

/// A choice that lets everything through chooses what a list shows; a profile has one type.
pub fn is_filter(control: &Control) -> bool {
    let (ControlValue::Text(text) | ControlValue::Initial(text)) = &control.value else {
        return false;
    };
    let shown = normal(text.expose());
    control.kind == ControlKind::Choice && EVERYTHING.iter().any(|word| shown.split(' ').next() == Some(word))
}

/// The authentication type is *Oauth (Cross Tenant)*, as far as the control tells.
pub fn holds_oauth(control: &Control) -> bool {
    match &control.value {
        ControlValue::Text(text) | ControlValue::Initial(text) => spellings(OAUTH).contains(&normal(text.expose())),
        ControlValue::Empty | ControlValue::Hidden => false,
    }
}
