//! Nothing of a page gets into a report, wherever it hides.

use super::piece::{Numbers, Piece};
use super::sanitise::sanitise;
use super::structure::{DocumentStructure, Element, Found, Node, Structure, write_document, write_report};
use super::vocabulary;
use crate::protocol::agent::ControlValue;
use crate::protocol::outline::{Outline, OutlineElement, OutlineNode, Sight};
use crate::protocol::panel::{FormState, SlotState};
use crate::recognise::pages::host_row;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

fn document(nodes: Vec<Node>, host: Option<String>) -> DocumentStructure {
    DocumentStructure { tab: 0, top: true, host, page: None, app: None, cut: false, nodes }
}

fn report(documents: &[DocumentStructure]) -> String {
    let found =
        Found { tenant_ids: vec![Piece::Guid(1)], client_ids: vec![], client_secret: SlotState::Empty, form: FormState::None };
    let texts: Vec<String> = documents.iter().map(write_document).collect();
    write_report(&found, &texts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn element(tag: &str, within: Option<u32>, attributes: &[(&str, &str)]) -> OutlineElement {
    OutlineElement {
        within,
        shadow: false,
        tag: tag.to_owned(),
        attributes: attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect(),
        value: None,
        sight: Sight::Seen,
        display: "block".to_owned(),
        area: [0.0, 10.6, 300.0, 20.0],
    }
}

/// A text as pages have them; some begin or end with a label of ours.
fn page_text() -> impl Strategy<Value = String> {
    let name = "[A-Z][a-z]{5,9} [A-Z][a-z]{5,9}( GmbH)?";
    let mail = "[a-z]{6,9}@[a-z]{6,9}\\.com";
    let guid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}";
    let secret = "[a-zA-Z0-9]{3}8Q~[a-zA-Z0-9_.~-]{34}";
    let link = "https://[a-z]{6,9}\\.crm4\\.dynamics\\.com/[a-z]{6,9}\\?id=[0-9a-f]{8}#[a-z]{6,9}";
    let style = "background:url\\(//[a-z]{6,9}/[a-z]{6,9}\\);--[a-z]{6,9}:[0-9]{6,9}px";
    let token = "[a-z]{6,9}[_.-][a-zA-Z0-9]{6,12}";
    let mixed = ("(Application \\(client\\) ID|Name|Tenant ID|value): ?", name).prop_map(|(label, name)| label + &name);
    let named = (guid, " Directory \\(tenant\\) ID").prop_map(|(guid, label)| guid + &label);
    let column = ("oauthclientsecret\\.fieldControl-", token).prop_map(|(column, rest)| column + &rest);
    prop_oneof![name, mail, guid, secret, link, style, token, "[0-9]{6,12}", mixed, named, column]
}

/// Attributes that a report holds, and those that it does not.
fn attribute() -> impl Strategy<Value = (String, String)> {
    let known = prop::sample::select(vocabulary::attribute_names()).prop_map(str::to_owned);
    let other =
        prop::sample::select(vec!["style", "href", "src", "value", "onclick", "data-bind", "aria-roledescription", "srcset"]);
    let name = prop_oneof![known, other.prop_map(str::to_owned), "data-[a-z]{6,9}"];
    (name, page_text())
}

fn node() -> impl Strategy<Value = OutlineNode> {
    let tag = prop_oneof![Just("input".to_owned()), Just("div".to_owned()), "[a-z]{6,9}-[a-z]{6,9}"];
    let display = prop_oneof![Just("block".to_owned()), "[a-z]{6,9}"];
    let value = prop_oneof![Just(None), page_text().prop_map(|text| Some(ControlValue::Text(text.as_str().into())))];
    let area = prop::array::uniform4(-1e12..1e12);
    let element = (tag, vec(attribute(), 0..6), value, display, area).prop_map(|(tag, attributes, value, display, area)| {
        let attributes = attributes.into_iter().map(|(name, value)| (name, value.as_str().into())).collect();
        let shell = element(&tag, Some(0), &[]);
        OutlineNode::Element(OutlineElement { attributes, value, display, area, ..shell })
    });
    let text = page_text().prop_map(|text| OutlineNode::Text { within: 0, text: text.as_str().into() });
    prop_oneof![element, text]
}

/// Every text in an outline, whatever it is there for.
fn texts(outline: &Outline) -> Vec<String> {
    let of = |node: &OutlineNode| match node {
        OutlineNode::Text { text, .. } => vec![text.expose().to_owned()],
        OutlineNode::Element(e) => {
            let attributes = e.attributes.iter().flat_map(|(name, value)| [name.clone(), value.expose().to_owned()]);
            let value = match &e.value {
                Some(ControlValue::Text(text)) => text.expose().to_owned(),
                _ => String::new(),
            };
            attributes.chain([e.tag.clone(), e.display.clone(), value]).collect()
        }
    };
    outline.nodes.iter().flat_map(of).collect()
}

/// The first six characters in a row that a report has from the page and not from our own lists.
fn leak(report: &str, outline: &Outline) -> Option<String> {
    static OURS: LazyLock<String> = LazyLock::new(|| vocabulary::all().join("\n").to_lowercase() + &report_of_nothing());
    let report = report.to_lowercase();
    let six = |text: &String| {
        let chars: Vec<char> = text.to_lowercase().chars().collect();
        chars.windows(6).map(|w| w.iter().collect()).find(|w: &String| report.contains(w) && !OURS.contains(w))
    };
    texts(outline).iter().find_map(six)
}

/// The keys of a report, and every form of a text.
fn report_of_nothing() -> String {
    let forms =
        ["more", "date d/m/y", "date d.m.y", "date y-m-d", "secret-like", "masked", "mail", "link", "words", "old secret"];
    report(&[document(vec![Node::Element(Element::default())], None)]).to_lowercase() + &forms.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Of the page's own texts, six characters in a row in no report: in no attribute, address, style, name or text.
    #[test]
    fn no_text_of_a_page_survives(nodes in vec(node(), 1..20), host in "https://[a-z]{6,9}\\.(crm4\\.dynamics\\.com|portal\\.azure\\.net)/[a-z]{6,9}") {
        let outline = Outline { nodes, shown: true, cut: false };
        let sanitised = sanitise(&outline, &mut Numbers::default());
        let text = report(&[document(sanitised, host_row(&host).map(str::to_owned))]);
        prop_assert_eq!(leak(&text, &outline), None, "{}", text);
        prop_assert!(!text.contains(&host[8..14]), "{}", text);
        prop_assert!(serde_json::from_str::<Structure>(&text).is_ok());
    }
}

/// What recognition goes by is still there: which label belongs to which value, and how.
#[test]
fn relations_survive() {
    let id = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
    let text = |within, text: &str| OutlineNode::Text { within, text: text.into() };
    let outline = Outline {
        nodes: vec![
            OutlineNode::Element(element(
                "div",
                None,
                &[("id", "blade-4711"), ("class", "fxs-blade ext-contoso"), ("lang", "de-DE")],
            )),
            OutlineNode::Element(element("span", Some(0), &[("id", "label-4711")])),
            text(1, "Application (client) ID"),
            OutlineNode::Element(element("ms-copy", Some(0), &[("aria-labelledby", "gone label-4711"), ("role", "GROUP")])),
            text(3, id),
            OutlineNode::Element(OutlineElement {
                value: Some(ControlValue::Hidden),
                ..element(
                    "input",
                    Some(0),
                    &[("type", "password"), ("data-id", "oauthclientsecret.fieldControl-x"), ("tabindex", "-1")],
                )
            }),
        ],
        shown: true,
        cut: false,
    };
    let nodes = sanitise(&outline, &mut Numbers::default());
    let text = report(&[document(nodes, None)]);
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("{\"element") || line.starts_with("{\"text")).collect();
    let area = r#""area":[0,10,300,20]"#;
    assert_eq!(
        lines,
        [
            format!(
                r#"{{"element":{{"tag":"div","attributes":{{"class":"fxs-blade","id":"e0","lang":"de"}},"display":"block",{area}}}}},"#
            ),
            format!(r#"{{"element":{{"in":0,"tag":"span","attributes":{{"id":"e1"}},"display":"block",{area}}}}},"#),
            r#"{"text":{"in":1,"says":["Application (client) ID"]}},"#.to_owned(),
            format!(
                r#"{{"element":{{"in":0,"tag":"x-other","attributes":{{"aria-labelledby":"e1","role":"group"}},"display":"block",{area}}}}},"#
            ),
            r#"{"text":{"in":3,"says":["guid 1"]}},"#.to_owned(),
            format!(
                r#"{{"element":{{"in":0,"tag":"input","attributes":{{"data-id":"oauthclientsecret.fieldControl","tabindex":"-1","type":"password"}},"holds":["masked"],"display":"block",{area}}}}}]}}"#
            ),
        ]
    );
    let read: Structure = serde_json::from_str(&text).unwrap();
    assert_eq!(report(&read.documents), text, "it is read as it was written");
}
