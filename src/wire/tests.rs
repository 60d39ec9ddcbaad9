//! Values as JSON text, for tests that read or search them, and the tests of the form itself.

use super::json::{of_json, to_json};
use super::{Malformed, Record, Value, Wire};
use crate::protocol::agent::{Message, Order};
use crate::protocol::panel::{Intent, View};
use crate::setup::record::Setup;
use proptest::prelude::*;
use serde_json::json;

/// The form of a value as JSON text.
pub fn to_text(value: &impl Wire) -> String {
    to_json(&value.write()).to_string()
}

/// The value with the form that JSON text shows.
pub fn of_text<T: Wire>(text: &str) -> Result<T, Malformed> {
    T::read(of_json(serde_json::from_str(text).unwrap()))
}

#[derive(Wire, Clone, PartialEq, Debug)]
struct Sample {
    a_number: i32,
    half: f64,
    text: String,
    maybe: Option<u8>,
    pairs: Vec<(bool, String)>,
    kind: Kind,
}

#[derive(Wire, Clone, PartialEq, Debug)]
enum Kind {
    Plain,
    OfText(String),
    WithFields { the_first: u16, second: Option<Box<str>> },
}

impl Wire for Box<str> {
    fn write(&self) -> Value {
        Value::text(self)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        String::read(value).map(Into::into)
    }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Plain),
        ".*".prop_map(Kind::OfText),
        (any::<u16>(), proptest::option::of(".*"))
            .prop_map(|(the_first, second)| Kind::WithFields { the_first, second: second.map(Into::into) }),
    ]
}

fn samples() -> impl Strategy<Value = Sample> {
    let pairs = proptest::collection::vec((any::<bool>(), ".*"), 0..4);
    (any::<i32>(), -1e9..1e9, ".*", any::<Option<u8>>(), pairs, kinds())
        .prop_map(|(a_number, half, text, maybe, pairs, kind)| Sample { a_number, half, text, maybe, pairs, kind })
}

/// Any value at all, with the names that our types look for among its own.
fn values() -> impl Strategy<Value = Value> {
    let name =
        || prop_oneof![".*", "hello|report|outcome|watch|step|ring|type|answer|field|setups|setup|id|name|number|kind|plain"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_map(Value::Number),
        (0..5u8).prop_map(|n| Value::Number(n.into())),
        name().prop_map(|text| Value::text(&text)),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            proptest::collection::vec((name(), inner), 0..4).prop_map(|fields| {
                let mut record = Record::default();
                fields.into_iter().for_each(|(name, value)| record.put(name, value));
                Value::Record(record)
            }),
        ]
    })
}

proptest! {
    /// What was written is read again.
    #[test]
    fn round_trip(sample in samples()) {
        prop_assert_eq!(Sample::read(sample.write()), Ok(sample));
    }

    /// Whatever comes, nothing panics; what is taken is written and read as the same.
    #[test]
    fn anything_may_come(value in values()) {
        fn holds<T: Wire>(value: &Value) {
            if let Ok(taken) = T::read(value.clone()) {
                let written = taken.write();
                assert!(T::read(written.clone()).is_ok_and(|again| again.write() == written));
            }
        }
        holds::<Sample>(&value);
        holds::<Message>(&value);
        holds::<Order>(&value);
        holds::<Intent>(&value);
        holds::<View>(&value);
        holds::<Setup>(&value);
    }
}

/// The form itself, which JavaScript and earlier versions' storage count on.
#[test]
fn form() {
    let kind = Kind::WithFields { the_first: 1, second: None };
    let sample = Sample { a_number: -3, half: 0.5, text: "t".into(), maybe: None, pairs: vec![(true, "p".into())], kind };
    let json = json!({
        "aNumber": -3, "half": 0.5, "text": "t", "maybe": null, "pairs": [[true, "p"]],
        "kind": { "with-fields": { "theFirst": 1, "second": null } },
    });
    assert_eq!(to_json(&sample.write()), json);
    assert_eq!(to_text(&Kind::Plain), r#""plain""#);
    assert_eq!(to_text(&Kind::OfText("x".into())), r#"{"of-text":"x"}"#);
}

/// A field that was added later is not in records of before; there or not there, nothing else is passed over.
#[test]
fn a_field_may_be_absent() {
    #[derive(Wire, PartialEq, Debug)]
    struct Grown {
        old: u8,
        #[wire(default)]
        list: Vec<u8>,
    }
    assert_eq!(of_text::<Grown>(r#"{"old":1}"#), Ok(Grown { old: 1, list: vec![] }));
    assert_eq!(of_text::<Grown>(r#"{"old":1,"list":[2]}"#), Ok(Grown { old: 1, list: vec![2] }));
    assert_eq!(of_text::<Grown>(r#"{"old":1,"list":2}"#), Err(Malformed));
    assert_eq!(of_text::<Grown>(r#"{"list":[2]}"#), Err(Malformed));
}

/// Each of these is no value of its type.
#[test]
fn malformed() {
    for text in [
        r#""unknown""#,
        r#""of-text""#,
        r#""with-fields""#,
        "7",
        "null",
        "[]",
        "{}",
        r#"{"of-text":1}"#,
        r#"{"of-text":"a","plain":null}"#,
        r#"{"with-fields":{"theFirst":65536}}"#,
        r#"{"with-fields":{"theFirst":1.5}}"#,
        r#"{"with-fields":{"theFirst":-1}}"#,
        r#"{"with-fields":{"the_first":1}}"#,
    ] {
        assert_eq!(of_text::<Kind>(text), Err(Malformed), "{text}");
    }
    assert!(of_text::<Kind>(r#"{"with-fields":{"theFirst":65535,"more":0}}"#).is_ok(), "unknown fields are passed over");
    assert_eq!(of_text::<(bool, bool)>("[true]"), Err(Malformed));
    assert_eq!(of_text::<(bool, bool)>("[true,true,true]"), Err(Malformed));
}
