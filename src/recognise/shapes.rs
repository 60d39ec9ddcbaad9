//! Forms of text that the agent is told to report, as JavaScript patterns. They only select; the judgement is
//! `ClientSecret::parse` and `Guid::parse`. They ask nothing of the characters around: in the joined text of an element a label stands
//! beside its value without a space.

use super::labels::{Role, known};
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

/// Name on the wire, pattern, needs a label beside it.
const SHAPES: [(ShapeName, &str, &str, bool); 5] = [
    (ShapeName::Guid, "guid", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", false),
    (ShapeName::Secret, "client secret", r"[\w.~-]{3}\dQ~[\w.~-]{31,34}", false),
    (ShapeName::Masked, "masked secret", r"[\w.~-]{0,6}[*•●∙]{4,}|[\w.~-]{3}\dQ~[\w.~-]*(?:…|\.{3})", false),
    (ShapeName::Masked, "hidden secret", r"hidden", true),
    (ShapeName::Legacy, "old client secret", r"(?:[\w.~-]{34}|[0-9A-Za-z+/]{43}=)", true),
];

impl ShapeName {
    /// The shape that the wire calls so.
    pub fn of(name: &str) -> Option<Self> {
        SHAPES.iter().find(|(_, wire, _, _)| *wire == name).map(|(shape, ..)| *shape)
    }
}

/// The shapes as an agent gets them.
pub fn wanted_shapes() -> Vec<Shape> {
    let shape = |&(_, name, pattern, needs_label): &(ShapeName, &str, &str, bool)| Shape {
        name: name.to_owned(),
        pattern: pattern.to_owned(),
        needs_label,
    };
    SHAPES.iter().map(shape).collect()
}

/// The labels as an agent gets them.
pub fn wanted_labels() -> Vec<String> {
    known().filter(|(_, role)| *role != Role::ObjectId).map(|(label, _)| label.to_owned()).collect()
}
