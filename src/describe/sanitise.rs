//! From an agent's raw outline to a document's structure. Nothing is copied; see [`super`].

use super::piece::{Numbers, pieces};
use super::structure::{Element, Node};
use super::vocabulary::{self, DISPLAYS, OTHER_TAG, Rule, TAGS};
use crate::protocol::agent::ControlValue;
use crate::protocol::outline::{Outline, OutlineElement, OutlineNode};
use std::collections::BTreeMap;

/// The structure of a document.
pub fn sanitise(outline: &Outline, numbers: &mut Numbers) -> Vec<Node> {
    let places = places(outline);
    let node = |node: &OutlineNode| match node {
        OutlineNode::Element(element) => Node::Element(sanitise_element(element, &places, numbers)),
        OutlineNode::Text { within, text } => Node::Text { r#in: *within, says: pieces(text.expose(), numbers) },
    };
    outline.nodes.iter().map(node).collect()
}

/// Each id of the document, with the place of the first element that has it.
type Places<'a> = BTreeMap<&'a str, usize>;

fn places(outline: &Outline) -> Places<'_> {
    let mut places = Places::new();
    for (place, node) in outline.nodes.iter().enumerate() {
        let OutlineNode::Element(element) = node else {
            continue;
        };
        for (_, id) in element.attributes.iter().filter(|(name, _)| name == "id") {
            places.entry(id.expose()).or_insert(place);
        }
    }
    places
}

fn sanitise_element(raw: &OutlineElement, places: &Places<'_>, numbers: &mut Numbers) -> Element {
    let mut element = Element {
        r#in: raw.within,
        shadow: raw.shadow,
        tag: vocabulary::one_of(TAGS, &raw.tag).unwrap_or(OTHER_TAG).to_owned(),
        sight: raw.sight,
        display: vocabulary::one_of(DISPLAYS, &raw.display).unwrap_or_default().to_owned(),
        // A page chooses its lengths; five digits say nothing.
        area: raw.area.map(|length| length.clamp(-9999.0, 99_999.0) as i32),
        holds: raw.value.as_ref().map(|value| match value {
            ControlValue::Empty => vec![],
            ControlValue::Initial(text) | ControlValue::Text(text) => pieces(text.expose(), numbers),
            ControlValue::Hidden => vec![super::piece::Piece::Masked],
        }),
        ..Element::default()
    };
    for (name, value) in &raw.attributes {
        let (Some((name, rule)), value) = (vocabulary::attribute(name), value.expose()) else {
            continue;
        };
        if let Rule::Text = rule {
            element.says.insert(name.to_owned(), pieces(value, numbers));
        } else if let Some(value) = apply(rule, value, places) {
            element.attributes.insert(name.to_owned(), value);
        }
    }
    element
}

/// What a report says of an attribute that is no text.
fn apply(rule: &Rule, value: &str, places: &Places<'_>) -> Option<String> {
    let some = |words: Vec<String>| (!words.is_empty()).then(|| words.join(" "));
    match rule {
        Rule::OneOf(words) => vocabulary::one_of(words, value).map(str::to_owned),
        Rule::Among(words) => {
            some(value.split_whitespace().filter_map(|w| Some(vocabulary::one_of(words, w)?.to_owned())).collect())
        }
        Rule::Flag => Some(String::new()),
        Rule::Number => value.parse::<i32>().ok().filter(|n| (-1..10_000).contains(n)).map(|n| n.to_string()),
        Rule::Id => id_of(value, places),
        Rule::Ids => some(value.split_whitespace().filter_map(|id| id_of(id, places)).collect()),
        Rule::Name => vocabulary::known_name(value),
        Rule::Language => vocabulary::language(value).map(str::to_owned),
        Rule::Text => None,
    }
}

/// `e12`, or `oauthclientid.fieldControl:e12` where the id begins with a name that controls are known by.
fn id_of(id: &str, places: &Places<'_>) -> Option<String> {
    let place = places.get(id)?;
    Some(vocabulary::known_name(id).map_or_else(|| format!("e{place}"), |name| format!("{name}:e{place}")))
}
