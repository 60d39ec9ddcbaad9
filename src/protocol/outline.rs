//! What a document is made of, as its agent reads it for "Describe this page". It is raw: texts of the page, whatever they are.
//! It goes from the agent into `describe::sanitise` and nowhere else.

use super::PageText;
use super::agent::ControlValue;
use crate::wire::Wire;

/// A document, or the parts of it that are nearest to what the agent has found there.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Outline {
    /// In document order: a node comes after the element that it is in.
    pub nodes: Vec<OutlineNode>,
    /// The tab is on top of its window.
    pub shown: bool,
    /// Parts were left out.
    pub cut: bool,
}

/// One node.
#[derive(Clone, PartialEq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum OutlineNode {
    /// An element.
    Element(OutlineElement),
    /// A text between elements.
    Text {
        /// Number of the element that it is in: its place in [`Outline::nodes`].
        within: u32,
        /// The text.
        text: PageText,
    },
}

/// An element.
#[derive(Clone, PartialEq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutlineElement {
    /// Number of the element that it is in; nothing of the outermost one.
    pub within: Option<u32>,
    /// It is in the open shadow tree of that element.
    pub shadow: bool,
    /// Its name.
    pub tag: String,
    /// Every attribute, values cut at 300 characters.
    pub attributes: Vec<(String, PageText)>,
    /// Of a control, what it holds now. Of a password box only whether it is empty.
    pub value: Option<ControlValue>,
    /// How much a person sees of it.
    pub sight: Sight,
    /// The computed `display`.
    pub display: String,
    /// Left, top, width and height in CSS pixels, from the top left corner of the document.
    pub area: [f64; 4],
}

/// How much a person sees of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Sight {
    /// All of it, if need be after scrolling.
    #[default]
    Seen,
    /// It is drawn, but clipped away, outside the page or under something.
    Unseen,
    /// It is not drawn.
    Absent,
}
