//! The report: what it is made of, and its text.

use super::piece::Piece;
use crate::protocol::outline::Sight;
use crate::protocol::panel::{FormState, SlotState};
use crate::setup::links::PortalPage;
use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};
use std::collections::BTreeMap;
use std::io;

/// The number of this form of reports. It changes when a report of before can no longer be read.
pub const SCHEMA: u32 = 1;

/// A report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Structure {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Version of the extension that made it.
    pub version: String,
    /// What was found there; in a fixture, what is to be found.
    pub found: Found,
    /// The documents, one after the other.
    pub documents: Vec<DocumentStructure>,
}

/// What recognition made of the documents of a report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Directory (tenant) IDs.
    pub tenant_ids: Vec<Piece>,
    /// Application (client) IDs.
    pub client_ids: Vec<Piece>,
    /// The client secret: `empty`, `captured`, `masked` or `secret-id`.
    pub client_secret: SlotState,
    /// The profile form.
    pub form: FormState,
}

/// A document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DocumentStructure {
    /// Which tab; counted from 0.
    pub tab: u32,
    /// The tab's own document, not a frame's.
    pub top: bool,
    /// The row of our table of hosts; nothing of another host.
    pub host: Option<String>,
    /// Which of an app's pages the tab's address names.
    pub page: Option<PortalPage>,
    /// The app that the tab's address names.
    pub app: Option<Piece>,
    /// Parts were left out.
    pub cut: bool,
    /// In document order; a node is called by its place in here.
    pub nodes: Vec<Node>,
}

/// A node.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text between elements.
    Text {
        /// The element that it is in.
        r#in: u32,
        /// What it says.
        says: Vec<Piece>,
    },
}

/// An element.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Element {
    /// The element that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#in: Option<u32>,
    /// It is in the shadow tree of that element.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shadow: bool,
    /// Its name.
    pub tag: String,
    /// Attributes that are no text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attributes: BTreeMap<String, String>,
    /// Attributes that are texts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub says: BTreeMap<String, Vec<Piece>>,
    /// Of a control, what it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Vec<Piece>>,
    /// How much a person sees of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sight: Sight,
    /// The computed `display`, where it is a usual one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub display: String,
    /// Left, top, width and height in whole CSS pixels.
    pub area: [i32; 4],
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A document's part of a report, as text.
pub fn write_document(document: &DocumentStructure) -> String {
    write(document)
}

/// A whole report, as text, from those of its documents.
pub fn write_report(found: &Found, documents: &[&str]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let found = write(found);
    format!(
        "{{\"schema\":{SCHEMA},\"version\":\"{version}\",\n\"found\":{found},\n\"documents\":[\n{}\n]}}\n",
        documents.join(",\n")
    )
}

/// JSON that a person can read through: a line for each node.
fn write(value: &impl Serialize) -> String {
    let mut text = vec![];
    let written = value.serialize(&mut Serializer::with_formatter(&mut text, Lines::default()));
    // Neither can fail: the text is in memory, and no key of ours is anything but a text.
    written.ok().and_then(|()| String::from_utf8(text).ok()).unwrap_or_default()
}

/// A new line before each object of an array.
#[derive(Default)]
struct Lines {
    at_value: bool,
}

impl Formatter for Lines {
    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.at_value = true;
        writer.write_all(if first { b"" } else { b"," })
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.at_value = false;
        Ok(())
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if std::mem::take(&mut self.at_value) { b"\n{" } else { b"{" })
    }
}
