//! The closed lists: whatever a report says of a page, it says in these words.
//!
//! Elements, attributes and their values: HTML Living Standard and WAI-ARIA 1.2 (both 2026-10), as far as portals use them.

use crate::fill::fields::{EXCHANGE_ONLINE, FIELDS, NO, OAUTH, TABS, wanted_names};
use crate::recognise::labels::LABELS;
use crate::recognise::normal::normal;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Every label of ours by its normal form.
static KNOWN: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let values = LABELS.iter().map(|row| row.text);
    let fields = FIELDS.iter().flat_map(|row| row.labels.iter().copied());
    let options = [EXCHANGE_ONLINE, OAUTH, NO, &TABS].into_iter().flatten().copied();
    // One by one: collecting brings a sort along (see `small`).
    let mut known = BTreeMap::new();
    for text in values.chain(fields).chain(options) {
        known.insert(normal(text), text);
    }
    known
});

/// Our spelling of a text that is a label of ours.
pub fn known(text: &str) -> Option<&'static str> {
    KNOWN.get(&normal(text)).copied()
}

/// The beginning of a control's name that is a name of ours: a column of the model-driven form.
pub fn known_name(name: &str) -> Option<String> {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(wanted_names);
    NAMES.iter().find(|known| name.starts_with(known.as_str())).cloned()
}

/// The one of these words that a text is, whatever its letter case.
pub fn one_of(words: &'static [&'static str], text: &str) -> Option<&'static str> {
    words.iter().find(|word| word.eq_ignore_ascii_case(text)).copied()
}

/// Names of elements; any other is [`OTHER_TAG`].
pub const TAGS: &[&str] = &[
    "html", "head", "body", "main", "header", "footer", "nav", "section", "article", "aside", "div", "span", "p", "pre", "a",
    "b", "i", "em", "strong", "small", "code", "bdi", "wbr", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "form", "fieldset",
    "legend", "label", "input", "textarea", "select", "optgroup", "option", "datalist", "button", "output", "progress",
    "details", "summary", "dialog", "iframe", "slot", "svg", "img", "picture", "canvas",
];
/// Stands for every element that is not in [`TAGS`], such as a portal's own; it may carry a shadow tree.
pub const OTHER_TAG: &str = "x-other";

/// Values of `display`; any other is left out.
pub const DISPLAYS: &[&str] = &[
    "inline",
    "inline-block",
    "inline-flex",
    "inline-grid",
    "block",
    "flex",
    "grid",
    "contents",
    "flow-root",
    "list-item",
    "none",
    "table",
    "table-row",
    "table-cell",
    "table-row-group",
    "table-header-group",
    "table-column",
    "table-column-group",
];

/// What becomes of an attribute.
pub enum Rule {
    /// Its value, if it is one of these words.
    OneOf(&'static [&'static str]),
    /// Those words of its value that are in this list.
    Among(&'static [&'static str]),
    /// That it is there.
    Flag,
    /// Its value, if that is a number below 10 000.
    Number,
    /// The pieces of its text.
    Text,
    /// The element's own id, as the place of the element.
    Id,
    /// Ids of others, as their places.
    Ids,
    /// A name, as far as it is one of ours.
    Name,
    /// A language that our tables have labels of.
    Language,
}

use Rule::{Among, Flag, Id, Ids, Language, Name, Number, OneOf, Text};

const YES_NO: &[&str] = &["true", "false"];
const YES_NO_MIXED: &[&str] = &["true", "false", "mixed"];

/// Roles of WAI-ARIA.
const ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "application",
    "article",
    "banner",
    "button",
    "cell",
    "checkbox",
    "columnheader",
    "combobox",
    "complementary",
    "contentinfo",
    "definition",
    "dialog",
    "document",
    "feed",
    "form",
    "generic",
    "grid",
    "gridcell",
    "group",
    "heading",
    "img",
    "link",
    "list",
    "listbox",
    "listitem",
    "log",
    "main",
    "menu",
    "menubar",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "navigation",
    "none",
    "note",
    "option",
    "presentation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "row",
    "rowgroup",
    "rowheader",
    "search",
    "searchbox",
    "separator",
    "status",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "term",
    "textbox",
    "toolbar",
    "tooltip",
    "tree",
    "treegrid",
    "treeitem",
];

/// Types of `input` and `button`.
const TYPES: &[&str] = &[
    "text", "password", "search", "email", "url", "tel", "number", "date", "checkbox", "radio", "hidden", "button", "submit",
    "reset", "file",
];

/// Class names that tell which library drew an element: Fluent UI 8 and 9, and the Azure portal's own (seen 2019 to 2026).
const CLASSES: &[&str] = &[
    "ms-DetailsList",
    "ms-DetailsHeader",
    "ms-DetailsHeader-cell",
    "ms-DetailsRow",
    "ms-DetailsRow-cell",
    "ms-TextField",
    "ms-TextField-field",
    "ms-Dropdown",
    "ms-Dropdown-title",
    "ms-ComboBox",
    "ms-Panel",
    "ms-Dialog",
    "ms-Layer",
    "ms-Label",
    "ms-Toggle",
    "fui-Input",
    "fui-Dropdown",
    "fui-Combobox",
    "fui-Field",
    "fui-Label",
    "fui-Switch",
    "fui-DataGrid",
    "fui-DataGridRow",
    "fui-DataGridCell",
    "fui-FluentProvider",
    "fui-DialogSurface",
    "fui-OverlayDrawer",
    "fxs-blade",
    "fxc-essentials",
    "fxc-essentials-label",
    "fxc-essentials-value",
    "fxc-gc",
    "fxc-gc-row",
    "fxc-gc-cell",
    "azc-grid",
    "azc-formControl",
    "azc-input",
    "azc-textField",
    "azc-br-muted",
];

/// Every attribute that a report may hold.
const ATTRIBUTES: &[(&str, Rule)] = &[
    ("role", OneOf(ROLES)),
    ("type", OneOf(TYPES)),
    ("class", Among(CLASSES)),
    ("id", Id),
    ("for", Ids),
    ("headers", Ids),
    ("list", Ids),
    ("aria-labelledby", Ids),
    ("aria-describedby", Ids),
    ("aria-controls", Ids),
    ("aria-owns", Ids),
    ("aria-activedescendant", Ids),
    ("aria-label", Text),
    ("aria-placeholder", Text),
    ("title", Text),
    ("placeholder", Text),
    ("alt", Text),
    ("name", Name),
    ("data-id", Name),
    ("lang", Language),
    ("scope", OneOf(&["row", "col", "rowgroup", "colgroup"])),
    ("contenteditable", OneOf(&["true", "false", "plaintext-only"])),
    ("dir", OneOf(&["ltr", "rtl"])),
    ("disabled", Flag),
    ("readonly", Flag),
    ("required", Flag),
    ("checked", Flag),
    ("selected", Flag),
    ("multiple", Flag),
    ("hidden", Flag),
    ("open", Flag),
    ("aria-hidden", OneOf(YES_NO)),
    ("aria-disabled", OneOf(YES_NO)),
    ("aria-readonly", OneOf(YES_NO)),
    ("aria-required", OneOf(YES_NO)),
    ("aria-expanded", OneOf(YES_NO)),
    ("aria-selected", OneOf(YES_NO)),
    ("aria-modal", OneOf(YES_NO)),
    ("aria-multiline", OneOf(YES_NO)),
    ("aria-checked", OneOf(YES_NO_MIXED)),
    ("aria-pressed", OneOf(YES_NO_MIXED)),
    ("aria-invalid", OneOf(YES_NO)),
    ("aria-haspopup", OneOf(&["true", "false", "menu", "listbox", "tree", "grid", "dialog"])),
    ("aria-sort", OneOf(&["ascending", "descending", "none", "other"])),
    ("aria-live", OneOf(&["off", "polite", "assertive"])),
    ("aria-autocomplete", OneOf(&["inline", "list", "both", "none"])),
    ("aria-level", Number),
    ("aria-colindex", Number),
    ("aria-rowindex", Number),
    ("aria-colcount", Number),
    ("aria-rowcount", Number),
    ("aria-posinset", Number),
    ("aria-setsize", Number),
    ("colspan", Number),
    ("rowspan", Number),
    ("maxlength", Number),
    ("tabindex", Number),
];

/// Our spelling of an attribute's name, and what becomes of it; `None` of every other attribute.
pub fn attribute(name: &str) -> Option<(&'static str, &'static Rule)> {
    ATTRIBUTES.iter().find(|(known, _)| *known == name).map(|(known, rule)| (*known, rule))
}

/// The language of a tag, if our tables have labels of it.
pub fn language(tag: &str) -> Option<&'static str> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    LABELS.iter().map(|row| row.language).find(|known| primary(known) == primary(tag))
}

/// Names of all attributes that a report may hold.
#[cfg(test)]
pub fn attribute_names() -> Vec<&'static str> {
    ATTRIBUTES.iter().map(|(name, _)| *name).collect()
}

/// Every word of a report that is not its own key or form.
#[cfg(test)]
pub fn all() -> Vec<String> {
    let lists = ATTRIBUTES.iter().flat_map(|(_, rule)| match rule {
        OneOf(words) | Among(words) => *words,
        _ => &[],
    });
    let ours = [TAGS, DISPLAYS].into_iter().flatten().chain(lists).chain([&OTHER_TAG]).map(|word| (*word).to_owned());
    let hosts = crate::recognise::pages::match_patterns();
    ours.chain(attribute_names().into_iter().chain(KNOWN.values().copied()).map(str::to_owned))
        .chain(wanted_names())
        .chain(hosts)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A name twice would mean that one of its rules is never used.
    #[test]
    fn lists_have_no_doubles() {
        for list in [TAGS, DISPLAYS, ROLES, TYPES, CLASSES, &attribute_names()] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn names_and_languages() {
        assert_eq!(known_name("oauthclientid.fieldControl-text-box-text").as_deref(), Some("oauthclientid.fieldControl"));
        assert_eq!(known_name("contoso_secret"), None);
        assert_eq!(language("de-AT"), Some("de"));
        assert_eq!(language("PT"), Some("pt-BR"));
        assert_eq!(language("contoso"), None);
    }
}
