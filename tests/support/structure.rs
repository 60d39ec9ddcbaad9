//! A page that was described, built again: every text made up after its form, every box where it stood.

use super::{Result, Server};
use serde_json::{Value, json};
use tenant_bridge::describe::piece::{DateForm, Piece};
use tenant_bridge::describe::structure::{DocumentStructure, Element, Node, Structure};
use tenant_bridge::protocol::outline::Sight;
use tenant_bridge::setup::cloud::Cloud;
use tenant_bridge::setup::ids::ClientId;

/// Serves the documents of a report; answers the addresses of its tabs.
pub fn serve(server: &Server, structure: &Structure) -> Result<Vec<String>> {
    let mut tabs = vec![];
    for top in structure.documents.iter().filter(|document| document.top) {
        let frames = structure.documents.iter().filter(|document| document.tab == top.tab && !document.top);
        // A frame's document does not say which frame it is in: they fill the frames in their order.
        let mut addresses = vec![];
        for (number, frame) in frames.enumerate() {
            let address = format!("{}/tab-{}/frame-{number}", origin(frame), top.tab);
            server.page(&address, &page(frame, &mut vec![].into_iter()))?;
            addresses.push(address);
        }
        let address = format!("{}/tab-{}", origin(top), top.tab);
        server.page(&address, &page(top, &mut addresses.into_iter()))?;
        tabs.push(format!("{address}{}", hash(top)?));
    }
    Ok(tabs)
}

/// A host of the described row: it names no organisation, so one is made up.
fn origin(document: &DocumentStructure) -> String {
    let host = document.host.as_deref().unwrap_or("other.example");
    format!("https://{}", host.replace('*', "made-up"))
}

fn hash(document: &DocumentStructure) -> Result<String> {
    let Some(page) = document.page else {
        return Ok(String::new());
    };
    let app = document.app.map(|app| ClientId::parse(&make_up(&[app]))).transpose()?;
    let url = page.url(Cloud::Public, app.as_ref());
    Ok(url.find('#').map_or_else(String::new, |at| url[at..].to_owned()))
}

fn page(document: &DocumentStructure, frames: &mut dyn Iterator<Item = String>) -> String {
    let nodes: Vec<Value> = document.nodes.iter().map(|node| build(node, frames)).collect();
    let script = include_str!("structure.js");
    format!("<!doctype html><html><body><script>const NODES = {};\n{script}</script></body></html>", json!(nodes))
}

/// A node as `structure.js` takes it.
fn build(node: &Node, frames: &mut dyn Iterator<Item = String>) -> Value {
    match node {
        // A text may stand beside another on its line.
        Node::Text { r#in, says } => json!({ "within": r#in, "text": format!(" {} ", make_up(says)) }),
        Node::Element(element) => build_element(element, frames),
    }
}

fn build_element(element: &Element, frames: &mut dyn Iterator<Item = String>) -> Value {
    let mut attributes = json!(element.attributes);
    for (name, says) in &element.says {
        attributes[name] = json!(make_up(says));
    }
    if element.tag == "iframe" {
        attributes["src"] = json!(frames.next());
    }
    json!({
        "within": element.r#in,
        "shadow": element.shadow,
        "tag": element.tag,
        "attributes": attributes,
        "value": element.holds.as_deref().map(make_up),
        "display": if element.sight == Sight::Absent { "none" } else { &element.display },
        "away": element.sight == Sight::Unseen,
        "area": element.area,
    })
}

/// A text of that form.
pub fn make_up(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if !text.is_empty() && *piece != Piece::Colon {
            text.push(' ');
        }
        text += &match *piece {
            Piece::Label(label) => label.to_owned(),
            Piece::Colon => ":".to_owned(),
            Piece::Words(n) => vec!["lorem"; n.into()].join(" "),
            Piece::Number => "12".to_owned(),
            Piece::Date(DateForm::Slashes) => "11/25/2027".to_owned(),
            Piece::Date(DateForm::Dots) => "25.11.2027".to_owned(),
            Piece::Date(DateForm::YearFirst) => "2027-11-25".to_owned(),
            Piece::Guid(n) => format!("00000000-0000-4000-8000-{n:012}"),
            Piece::Secret(n) => format!("abc8Q~made.up.{n:026}"),
            Piece::OldSecret(n) => format!("Made.up.old.secret.{n:015}"),
            Piece::SecretLike => "made1up2like3a4secret".to_owned(),
            Piece::Masked => "abc*****************".to_owned(),
            Piece::Mail => "someone@made-up.example".to_owned(),
            Piece::Link => "https://made-up.example/".to_owned(),
            Piece::More => "and so on".to_owned(),
        };
    }
    text
}
