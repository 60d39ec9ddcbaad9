//! Values as JSON text, for tests that read or search them, and the tests of the form itself.

use super::{Malformed, Record, Value, Wire};
use crate::protocol::agent::{Message, Order};
use crate::protocol::panel::{Intent, View};
use crate::setup::record::Setup;
use proptest::prelude::*;
use serde_json::{Map, json};

/// The form of a value as JSON.
pub fn to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Flag(flag) => json!(flag),
        Value::Number(number) if number.fract() == 0.0 => json!(*number as i64),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text.as_str()),
        Value::List(list) => list.iter().map(to_json).collect(),
        Value::Record(record) => {
            record.iter().map(|(name, value)| (name.to_owned(), to_json(value))).collect::<Map<_, _>>().into()
        }
    }
}

fn of_json(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Flag(flag),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
        serde_json::Value::String(text) => Value::text(&text),
        serde_json::Value::Array(list) => Value::List(list.into_iter().map(of_json).collect()),
        serde_json::Value::Object(fields) => {
            let mut record = Record::default();
            fields.into_iter().for_each(|(name, value)| record.put(name, of_json(value)));
            Value::Record(record)
        }
    }
}

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
