//! The form's fields: what they are called, and what they are given.
//!
//! Labels: Microsoft Learn "Connect to Exchange Online" (2021-07 to 2025-06) and "Exchange Online cross-tenant
//! authentication" (2022-01 to 2026-08). Logical names and option labels of the model-driven form: table reference
//! "emailserverprofile" (2023-03, 2025); `data-id` as in the vendor's own test library EasyRepro (2019 to 2026).

use crate::protocol::agent::{Control, ControlKind, Find};
use crate::protocol::panel::FormField;
use crate::recognise::normal::normal;
use std::sync::LazyLock;

/// A row of the table.
pub struct FieldRow {
    /// The field.
    pub field: FormField,
    /// What its label may say.
    pub labels: &'static [&'static str],
    /// Logical name of its column, which model-driven forms put into `data-id`.
    pub column: Option<&'static str>,
    /// What kind of control it may be.
    pub kinds: &'static [ControlKind],
}

use ControlKind::{Choice, Password, Switch, Text};

/// The table.
pub const FIELDS: &[FieldRow] = &[
    FieldRow { field: FormField::ServerType, labels: &["Email Server Type"], column: Some("servertype"), kinds: &[Choice] },
    FieldRow { field: FormField::Name, labels: &["Name", "Profile name"], column: Some("name"), kinds: &[Text] },
    FieldRow {
        field: FormField::AuthenticationType,
        labels: &["Authentication Type"],
        column: Some("incomingcredentialretrieval"),
        kinds: &[Choice],
    },
    FieldRow {
        field: FormField::UseDefaultTenantId,
        labels: &["Use default tenant ID"],
        column: Some("usedefaulttenantid"),
        kinds: &[Switch, Choice],
    },
    FieldRow {
        field: FormField::TenantId,
        labels: &["Tenant ID", "TenantId", "Directory (tenant) ID", "Exchange Online Tenant ID"],
        column: Some("exchangeonlinetenantid"),
        kinds: &[Text],
    },
    FieldRow {
        field: FormField::ClientId,
        labels: &["Application ID", "ApplicationId", "Application (client) ID", "Client ID", "OAuth Client ID"],
        column: Some("oauthclientid"),
        kinds: &[Text],
    },
    FieldRow {
        field: FormField::ClientSecret,
        labels: &["Client secret", "ClientSecret", "Client secret value", "OAuth Client Secret"],
        column: Some("oauthclientsecret"),
        // A reveal eye makes a text box of the password box.
        kinds: &[Password, Text],
    },
];

/// What the server type is given.
pub const EXCHANGE_ONLINE: &[&str] = &["Exchange Online", "Microsoft Exchange Online"];
/// What the authentication type is given; the last two are the model-driven form's (option 7, before and after 2025).
pub const OAUTH: &[&str] = &[
    "Oauth (Cross Tenant)",
    "Oauth (cross-tenant)",
    "OAuth Cross Tenant",
    "OAuth cross-tenant",
    "OAuth with Microsoft Entra ID",
    "Azure Active Directory OAuth",
];
/// What "use default tenant ID" is given where it is a choice.
pub const NO: &[&str] = &["No"];
/// How choices begin that only ask for one.
const PROMPTS: &[&str] = &["select", "choose", "pick", "please"];
/// Tabs of the model-driven form that hold the fields (form "Information", 2017 to 2026).
pub const TABS: [&str; 2] = ["General", "Credentials"];

/// How an agent finds each field, in the order of [`FIELDS`]. Every control of every report is compared with these.
static FINDS: LazyLock<Vec<Find>> = LazyLock::new(|| {
    let find = |row: &FieldRow| Find {
        labels: row.labels.iter().flat_map(|l| said(l)).collect(),
        names: row.column.iter().map(|c| data_id(c)).collect(),
        kinds: row.kinds.to_vec(),
    };
    FIELDS.iter().map(find).collect()
});

/// What forms put behind a label: some mark what is required, or what is not, with a word.
const MARKS: [&str; 4] = ["", " (required)", " (optional)", " required"];

/// A label as forms say it.
fn said(label: &str) -> [String; 4] {
    MARKS.map(|mark| normal(&[label, mark].concat()))
}

impl FieldRow {
    /// How an agent finds it.
    pub fn find(&self) -> &'static Find {
        // The table has the fields in their own order, as a test checks.
        &FINDS[self.field as usize]
    }

    /// Whether a control is this field.
    pub fn fits(&self, control: &Control) -> bool {
        let find = self.find();
        find.kinds.contains(&control.kind)
            && (control.labels.iter().any(|l| find.labels.contains(&l.text))
                || control.names.iter().any(|n| find.names.iter().any(|f| n.starts_with(f.as_str()))))
    }
}

/// The field that a label in normal form means, if it is well known.
pub fn means(label: &str) -> Option<FormField> {
    FIELDS.iter().find(|row| row.find().labels.iter().any(|l| l == label)).map(|row| row.field)
}

/// What may be a control of a form, as a CSS selector. Never are: buttons, what is not seen, what searches, filters or navigates, the button
/// beside a list's box, what is inert, boxes in the headers of a table's columns: they filter it. A radio button is an option of its group.
pub const FILLABLE: &str = ":is(input,textarea,select,[role=combobox],[role=radiogroup],[aria-haspopup=listbox],\
    [role=listbox][aria-expanded],[role=switch],[role=tab])\
    :not(input:is([type=hidden],[type=submit],[type=button],[type=reset],[type=file],[type=search]:not([role]),[type=radio]),\
    [role^=search],input:is([aria-label^=filt i],[placeholder^=filt i],[aria-label^=search i],[placeholder^=search i]):not([role]),\
    select[aria-label^=filt i],[inert] *,:is([role=search],search,[aria-label^=filt i],thead,[role=columnheader]) *,button[aria-haspopup][tabindex=\"-1\"]:not([role]),\
    :is([role=toolbar],[role=menubar],nav,[role=navigation]) *)";

/// The row of a field.
pub fn row(field: FormField) -> &'static FieldRow {
    // The table has a row for each field, as a test checks.
    FIELDS.iter().find(|row| row.field == field).unwrap_or(&FIELDS[0])
}

/// How a tab is found.
pub fn tab(name: &str) -> Find {
    Find { labels: vec![normal(name)], names: vec![], kinds: vec![ControlKind::Tab] }
}

fn data_id(column: &str) -> String {
    format!("{column}.fieldControl")
}

/// Whether a control carries a model-driven form's `data-id` of one of the fields.
pub fn is_model_driven(control: &Control) -> bool {
    let mut ids = FINDS.iter().flat_map(|find| &find.names);
    ids.any(|id| control.names.iter().any(|name| name.starts_with(id.as_str())))
}

/// Normal forms of option texts.
pub fn spellings(options: &[&str]) -> Vec<String> {
    let mut texts: Vec<String> = options.iter().map(|o| normal(o)).collect();
    texts.dedup();
    texts
}

/// Whether what a field holds is nobody's entry: the words with which a list asks for a choice, spaces, or the dashes that stand for an
/// empty field. Of a secret nothing is judged: dots may stand for one.
pub fn is_unset(field: FormField, current: &str) -> bool {
    let only_dashes = !current.is_empty() && current.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let text = normal(current);
    let first_word = || text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    field != FormField::ClientSecret && only_dashes
        || row(field).kinds.contains(&Choice) && first_word().is_some_and(|word| PROMPTS.contains(&word))
}

/// Labels of controls, as an agent gets them.
pub fn wanted_labels() -> Vec<String> {
    FINDS.iter().flat_map(|find| find.labels.iter().cloned()).chain(TABS.map(normal)).collect()
}

/// Beginnings of `data-id`, as an agent gets them.
pub fn wanted_names() -> Vec<String> {
    FINDS.iter().flat_map(|find| find.names.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_an_entry_that_only_asks() {
        use FormField::*;
        for (field, current, expected) in [
            (ServerType, "Select an option", true),
            (ServerType, "-- Choose --", true),
            (AuthenticationType, "---", true),
            (ServerType, "Selected servers", false),
            (ServerType, "Exchange Server (Hybrid)", false),
            (Name, "---", true),
            (TenantId, "  ", true),
            (TenantId, "", false),
            (Name, "Select", false),
            (ClientSecret, "---", false),
            (ClientSecret, "••••", false),
        ] {
            assert_eq!(is_unset(field, current), expected, "{field:?} {current:?}");
        }
    }

    /// `row` may not fall back, and no label may mean two fields.
    #[test]
    fn table_is_whole() {
        use FormField::*;
        let mut seen = std::collections::BTreeMap::new();
        for field in [ServerType, Name, AuthenticationType, UseDefaultTenantId, TenantId, ClientId, ClientSecret] {
            assert_eq!(row(field).field, field);
            assert_eq!(FIELDS[field as usize].field, field);
            for label in row(field).labels {
                assert_eq!(*seen.entry(normal(label)).or_insert(field), field, "{label}");
            }
        }
    }
}
