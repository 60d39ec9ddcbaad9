//! The plan: which steps, in which order. It holds no value; each step's value is looked up when its turn comes.

use super::fields::{EXCHANGE_ONLINE, NO, OAUTH, TABS, row, spellings, tab};
use super::form::{Form, FormKind, is_filter};
use crate::protocol::agent::{Action, Control, Find};
use crate::protocol::panel::FormField;
use crate::wire::Wire;

/// One step of the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Planned {
    /// Open a tab of the model-driven form: index into its table.
    Tab(usize),
    /// Give a field its value.
    Set(FormField),
    /// Read a field once more before the secret is given: the page may show another form by now.
    Confirm(FormField),
    /// Read a field once more when all is done: the page may have rendered it anew.
    Check(FormField),
}

/// What a field is given, apart from values of the setup.
#[derive(Clone, PartialEq, Debug)]
pub enum Wanted {
    /// One of these options.
    Option(Vec<String>),
    /// Off.
    Off,
    /// A text of the setup.
    Text,
}

use FormField::{AuthenticationType, ClientId, ClientSecret, Name, ServerType, TenantId, UseDefaultTenantId};
use Planned::{Check, Confirm, Set, Tab};

/// Choices first, because they make the page throw away what depends on them; the secret last.
const ADMIN_CENTER: &[Planned] = &[
    Set(ServerType),
    Set(AuthenticationType),
    Set(Name),
    Set(TenantId),
    Set(ClientId),
    Confirm(ServerType),
    Confirm(AuthenticationType),
    Confirm(Name),
    Confirm(TenantId),
    Confirm(ClientId),
    Set(ClientSecret),
    Check(ServerType),
    Check(AuthenticationType),
    Check(Name),
    Check(TenantId),
    Check(ClientId),
    Check(ClientSecret),
];

/// "Use default tenant ID" locks the tenant's box while it is on, so it goes first.
const MODEL_DRIVEN: &[Planned] = &[
    Tab(0),
    Set(ServerType),
    Set(Name),
    Check(Name),
    Tab(1),
    Set(AuthenticationType),
    Set(UseDefaultTenantId),
    Set(TenantId),
    Set(ClientId),
    Confirm(AuthenticationType),
    Confirm(TenantId),
    Confirm(ClientId),
    Set(ClientSecret),
    Check(AuthenticationType),
    Check(TenantId),
    Check(ClientId),
    Check(ClientSecret),
];

/// The plan for a form.
pub fn plan(kind: FormKind) -> &'static [Planned] {
    match kind {
        FormKind::AdminCenter => ADMIN_CENTER,
        FormKind::ModelDriven => MODEL_DRIVEN,
    }
}

impl Planned {
    /// How the control is found.
    pub fn find(self) -> Find {
        match self {
            Tab(index) => tab(TABS[index.min(TABS.len() - 1)]),
            Set(field) | Confirm(field) | Check(field) => row(field).find().clone(),
        }
    }

    /// Whether a step may be sent in one order with this one: the secret is not given to a page before all else has ended, and only
    /// together with a last look at the rest.
    pub fn goes_with(self, next: Self) -> bool {
        self.follows_a_look() == next.follows_a_look() && self != Set(ClientSecret)
    }

    /// Whether the step just before it in its order has to have gone well.
    pub fn follows_a_look(self) -> bool {
        matches!(self, Confirm(_) | Set(ClientSecret))
    }

    /// The field whose step has to have gone well before this one.
    pub fn needs(self) -> Option<FormField> {
        match self {
            Set(TenantId | ClientId | ClientSecret | UseDefaultTenantId) => Some(AuthenticationType),
            Check(field) => Some(field),
            Set(_) | Confirm(_) | Tab(_) => None,
        }
    }

    /// The field whose step makes the page choose this one's value.
    pub fn follows(self) -> Option<FormField> {
        (self == Set(AuthenticationType)).then_some(ServerType)
    }

    /// How long the control may take to appear, in milliseconds: dependent fields mount after a choice.
    pub fn patience(self) -> u32 {
        match self {
            Tab(_) => 300,
            Set(UseDefaultTenantId) => 400,
            Set(AuthenticationType | TenantId) => 4000,
            Set(_) => 1500,
            // The page may be rendering the form anew, or have laid a sign that it is busy over it.
            Confirm(_) | Check(_) => 1200,
        }
    }
}

/// What a field is given.
pub fn wanted(field: FormField) -> Wanted {
    match field {
        ServerType => Wanted::Option(spellings(EXCHANGE_ONLINE)),
        AuthenticationType => Wanted::Option(spellings(OAUTH)),
        UseDefaultTenantId => Wanted::Off,
        Name | TenantId | ClientId | ClientSecret => Wanted::Text,
    }
}

/// How the form itself is found again at each step: by a control that is there all the time, as far as these tell. One that a filter
/// above a list has, too, would tell nothing, and one that only the filter has would tell a lie.
pub fn anchor(form: Form, controls: &[Control]) -> Find {
    let fits = |c: &&Control, find: &Find| {
        c.visible && !is_filter(c) && find.kinds.contains(&c.kind) && c.labels.iter().any(|l| find.labels.contains(&l.text))
    };
    let all = |find: &Find| controls.iter().filter(|c| fits(c, find)).collect::<Vec<_>>();
    let candidates = match form.kind {
        FormKind::AdminCenter => [row(ServerType).find().clone(), row(AuthenticationType).find().clone()],
        FormKind::ModelDriven => [tab(TABS[1]), row(ServerType).find().clone()],
    };
    let [first, second] = candidates;
    let [firsts, seconds] = [all(&first), all(&second)];
    let is_alone = matches!(seconds.as_slice(), [one] if one.group == form.group);
    if firsts.len() == 1 || firsts.len() > 1 && !is_alone { first } else { second }
}

/// Fields that tell which part of a page is the form. The model-driven form's own names (`data-id`) are enough.
pub fn beside(kind: FormKind) -> Vec<Find> {
    match kind {
        FormKind::AdminCenter => [Name, AuthenticationType, ServerType].map(|field| row(field).find().clone()).to_vec(),
        FormKind::ModelDriven => vec![],
    }
}

/// What other things on the same page take an application's credentials, too: boxes of the same names in a section whose heading says one
/// of these are not the profile's.
const OTHERS: &[&str] = &["key vault", "keyvault", "proxy", "sharepoint", "managed identity"];
/// What a section of a profile's own is called that holds nothing but the credentials.
const CREDENTIALS: &[&str] = &["credential", "authentication", "oauth", "cross tenant", "cross-tenant"];

/// What else a section of a profile may be called that holds the credentials.
const CONNECTIONS: &[&str] = &["tenant", "exchange", "connection", "profile", "entra", "locations and ports"];

/// Words that tell sections of other things. The model-driven form's own names need none.
pub fn foreign(kind: FormKind) -> Vec<String> {
    words_for(kind, OTHERS)
}

/// Words that tell sections of the form.
pub fn own(kind: FormKind) -> Vec<String> {
    words_for(kind, CREDENTIALS)
}

/// Words that tell sections of a plain page that may hold what a step is about. Boxes of an application's credentials stand in
/// forms of many things, which may be on the page before the profile's own are: a section that nobody knows is another thing's.
pub fn sections(kind: FormKind, planned: Planned) -> Vec<String> {
    match planned {
        Set(TenantId | ClientId | ClientSecret) | Confirm(TenantId | ClientId) | Check(TenantId | ClientId | ClientSecret) => {
            words_for(kind, &[CREDENTIALS, CONNECTIONS].concat())
        }
        Tab(_) | Set(_) | Confirm(_) | Check(_) => vec![],
    }
}

fn words_for(kind: FormKind, words: &[&str]) -> Vec<String> {
    match kind {
        FormKind::AdminCenter => words.iter().map(|word| (*word).to_owned()).collect(),
        FormKind::ModelDriven => vec![],
    }
}

/// The action for "use default tenant ID": a switch, or a choice of Yes and No. Only the page at that moment tells which:
/// the control mounts when its tab is opened.
pub fn off() -> Action {
    Action::Switch { on: false, options: spellings(NO) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::normal::normal;

    /// They are compared with headings in normal form, and a model-driven form is known by its own names.
    #[test]
    fn words_for_sections_are_in_normal_form() {
        for word in OTHERS.iter().chain(CREDENTIALS).chain(CONNECTIONS) {
            assert_eq!(normal(word), *word);
        }
        assert!(foreign(FormKind::ModelDriven).is_empty() && own(FormKind::ModelDriven).is_empty());
    }
}
