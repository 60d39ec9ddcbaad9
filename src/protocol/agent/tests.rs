//! The wire's form, and what the agent is type-checked against.

use super::*;
use crate::protocol::errand::{Answer, Method};
use crate::protocol::outline::{OutlineElement, OutlineNode, Sight};
use crate::protocol::table::{Part, PartKind, Row, RowKind, Table};
use crate::wire::json::to_json;
use crate::wire::tests::of_text;
use ts_rs::{Config, TS};

/// The agent is type-checked against this file, so that a change here that it does not follow breaks the build.
/// `UPDATE=1 cargo test` writes it anew.
#[test]
fn typescript_types_are_current() {
    let config = Config::default();
    let mut text = "// Generated from src/protocol/agent.rs by its test; UPDATE=1 writes it anew.\n".to_owned();
    text += "export type PageText = string;\n";
    macro_rules! declare {
        ($($t:ty),*) => { $( text += &format!("export {}\n", <$t>::decl(&config)); )* };
    }
    declare!(Message, Pointed, Report, Sighting, Label, Relation, Field, Control, ControlKind, ControlValue);
    declare!(Order, Point, Look, Watch, Shape, Step, Find, Action, Ended, Outcome);
    declare!(Outline, OutlineNode, OutlineElement, Sight);
    declare!(Errand, Method, Delivery, Answer);
    declare!(TableWatch, TableReport, Table, Row, RowKind, Part, PartKind);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/protocol.d.ts");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
}

/// The wire form itself: what the agent writes is what Rust reads.
#[test]
fn wire_form() {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let outcome =
        r#"{"outcomes":[{"step":3,"outcome":{"no-such-option":{"offered":["gmail"]}}},{"step":4,"outcome":"skipped"}]}"#;
    let report = r#"{"report":{"ancestors":[],"sightings":[{"handle":1,"shape":"guid","text":"x","visible":true,"labels":[{"relation":"labelled-by","text":"value"}],"fields":[],"headings":[]}],"controls":[{"handle":2,"kind":"choice","labels":[],"names":[],"group":3,"visible":true,"enabled":true,"value":{"initial":"a"}}],"language":"de","faults":0,"cut":false}}"#;
    for text in [outcome, report, r#""hello""#] {
        let message: Message = of_text(text).unwrap();
        assert_eq!(to_json(&message.write()), json(text));
    }
    let order = Order::Steps(vec![Step {
        number: 1,
        anchor: Find { labels: vec!["a".into()], names: vec![], kinds: vec![ControlKind::Choice] },
        beside: vec![],
        foreign: vec!["c".into()],
        own: vec!["d".into()],
        sections: vec!["e".into()],
        everything: vec!["f".into()],
        find: Find { labels: vec![], names: vec!["b".into()], kinds: vec![ControlKind::Text] },
        action: Action::Write { text: "t".into(), replace: false },
        patience: 5,
        settle: 0,
        needs: Some(2),
        follows: None,
    }]);
    let text = r#"{"steps":[{"number":1,"anchor":{"labels":["a"],"names":[],"kinds":["choice"]},"beside":[],"foreign":["c"],"own":["d"],"sections":["e"],"everything":["f"],"find":{"labels":[],"names":["b"],"kinds":["text"]},"action":{"write":{"text":"t","replace":false}},"patience":5,"settle":0,"needs":2,"follows":null}]}"#;
    assert_eq!(to_json(&order.write()), json(text));
    assert_eq!(of_text::<Order>(text).unwrap(), order);
    assert!(!format!("{order:?}").contains("\"t\""));
}
