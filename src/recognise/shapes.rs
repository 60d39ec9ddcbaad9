//! Forms of text that the agent is told to report, as JavaScript patterns. They only select; the judgement is
//! `ClientSecret::parse` and `Guid::parse`. They ask nothing of the characters around: in the joined text of an element a label stands
//! beside its value without a space.
//!
//! On the text of a large page a whole pattern takes ten times as long as its tell: a part that every match holds, and little else
//! does (measured on 65 000 characters: all patterns 13 ms, all tells with the labels 0.6 ms). It holds the end of the match, so that a
//! value that is still being written is another one with each character.

use super::labels::beside_values;
use crate::protocol::agent::Shape;

/// A form of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShapeName {
    /// A GUID.
    Guid,
    /// A client secret with its marker.
    Secret,
    /// Stars, dots or the word in place of a stored secret.
    Masked,
    /// A client secret of before 2021, without marker.
    Legacy,
}

/// A row: the form, its name on the wire, its pattern, its tell, and whether it needs a label beside it.
type Row = (ShapeName, &'static str, &'static str, &'static str, bool);

const SHAPES: [Row; 5] = [
    (
        ShapeName::Guid,
        "guid",
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        r"-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        false,
    ),
    (ShapeName::Secret, "client secret", r"[\w.~-]{3}\dQ~[\w.~-]{31,34}", r"\dQ~[\w.~-]{31,34}", false),
    (
        ShapeName::Masked,
        "masked secret",
        r"[\w.~-]{0,6}[*•●∙]{4,}|[\w.~-]{3}\dQ~[\w.~-]*(?:…|\.{3})",
        r"[*•●∙]{4}|\dQ~[\w.~-]*(?:…|\.{3})",
        false,
    ),
    (ShapeName::Masked, "hidden secret", r"hidden", r"hidden", true),
    (ShapeName::Legacy, "old client secret", r"(?:[\w.~-]{34}|[0-9A-Za-z+/]{43}=)", r"(?<![\w.~+/-])[\w.~+/-]{34}", true),
];

/// Where a text is never a value of what a page is about, as a CSS selector: what is written, searched, suggested, quoted, pictured, struck
/// out, or said in a chat.
pub const NEVER_A_VALUE: &str = "script,style,noscript,template,select,textarea:not(:read-only,[aria-readonly=true]),\
    [contenteditable]:not([contenteditable=false]),[role=textbox]:not(input,textarea,[aria-readonly=true]),[role^=search],nav,\
    [role=navigation],[role=menu],[role=listbox],[role=tooltip],[role=log],blockquote,figure,del,s";

/// Boxes that show a value and take none, as a CSS selector.
pub const SHOWING_BOXES: &str =
    ":is(input,textarea):is(:read-only,[aria-readonly=true]):not([type=password],[type=hidden],[type=search])";

/// Headings, as a CSS selector.
pub const HEADINGS: &str = "h1,h2,h3,h4,h5,h6,[role=heading],legend,caption,details[open]>summary";

/// Name of the shape of an environment's host, which admin centers show.
pub const ORGANISATION: &str = "environment";

/// A form of text, with its tell.
pub type Told = (Shape, &'static str);

/// The host of an environment, or its address, as an agent in an admin center gets it. (Hosts: as in `pages`.)
pub fn organisation() -> Told {
    const END: &str = r"\.crm\d*\.(?:dynamics\.(?:com|cn)|microsoftdynamics\.us|appsplatform\.us)";
    let pattern = [r"(?:https://)?[a-z0-9-]+", END, "/?"].concat();
    (Shape { name: ORGANISATION.to_owned(), pattern, needs_label: false }, END)
}

impl ShapeName {
    /// The shape that the wire calls so.
    pub fn of(name: &str) -> Option<Self> {
        SHAPES.iter().find(|(_, wire, ..)| *wire == name).map(|(shape, ..)| *shape)
    }
}

/// The shapes as an agent gets them.
pub fn wanted_shapes() -> Vec<Told> {
    let told = |&(_, name, pattern, tell, needs_label): &Row| {
        (Shape { name: name.to_owned(), pattern: pattern.to_owned(), needs_label }, tell)
    };
    SHAPES.iter().map(told).collect()
}

/// What the admin is told that a text looks like while pointing: pattern and words.
pub fn looks() -> impl Iterator<Item = (&'static str, &'static str)> {
    let words = |shape| match shape {
        ShapeName::Guid => "a GUID",
        ShapeName::Secret => "a client secret",
        ShapeName::Masked => "masked: not usable",
        ShapeName::Legacy => "perhaps a client secret of before 2021",
    };
    SHAPES.iter().map(move |&(shape, _, pattern, ..)| (pattern, words(shape)))
}

/// The labels as an agent gets them.
pub fn wanted_labels() -> Vec<String> {
    beside_values().map(str::to_owned).collect()
}
