//! Tables of a page, and what can be pressed there: what the table reader (`extension/agent/table.js`) is to look for, and what
//! it has found. It knows no word of the domain either.

use super::PageText;
use crate::wire::Wire;

/// What to look for.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableWatch {
    /// Texts of cells, in the agent's normal form. A row with one of them is reported whole, of others only how they begin.
    pub names: Vec<String>,
    /// A JavaScript regular expression for the whole text of a part that can be pressed or says what it is about, without
    /// anchors; case does not matter. Empty: parts are not wanted, nor what boxes hold.
    pub parts: String,
    /// The same for texts so common that they count in dialogs only.
    pub answers: String,
}

/// All tables and parts of a document as they are now. Replaces the document's earlier report whole.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableReport {
    /// Language of the page as it says itself (BCP 47), or empty.
    pub language: String,
    /// Tables, and lists that hold a wanted name.
    pub tables: Vec<Table>,
    /// Wanted parts that a person can see, and the boxes of dialogs that take text.
    pub parts: Vec<Part>,
}

/// A table, or a list whose entries have several texts.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// The agent's name for it.
    pub handle: u32,
    /// A person can see it. Of another one nothing else is told.
    pub visible: bool,
    /// It stands in a dialog.
    pub dialog: bool,
    /// The heading above it, as shown; empty without one.
    pub heading: String,
    /// Headers of its columns, in the agent's normal form.
    pub headers: Vec<String>,
    /// Its rows without the headers, in order, as far as they are in the document.
    pub rows: Vec<Row>,
    /// How many rows it says it has, whatever it counts as rows.
    pub total: Option<u32>,
    /// Every row it has is in the document.
    pub whole: bool,
    /// A box above it may be holding rows back.
    pub filtered: bool,
    /// Nothing in it has changed for a while, and it does not say that it is busy.
    pub settled: bool,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its number among all rows of the table, where the page says it (`aria-rowindex`).
    pub index: Option<u32>,
    /// As shown: of a row with a wanted name the texts of all cells, empty ones too; of others the first two that are not empty.
    pub texts: Vec<PageText>,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum RowKind {
    /// It has several texts.
    Entry,
    /// Its only text is about the rows below it.
    Group,
}

/// Something that can be pressed, or that says what it is about.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// The agent's name for what a person would press.
    pub handle: u32,
    /// What it is.
    pub kind: PartKind,
    /// Its text, or what labels it, in the agent's normal form.
    pub text: PageText,
    /// The agent's name for the dialog around it.
    pub dialog: Option<u32>,
    /// It is ticked, chosen or selected.
    pub on: bool,
    /// It takes input.
    pub enabled: bool,
    /// What a box for text holds.
    pub value: PageText,
}

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum PartKind {
    /// A button, link, tab or text.
    Press,
    /// A box to tick beside a wanted name, or one of several to choose.
    Tick,
    /// A box for text.
    Text,
}
