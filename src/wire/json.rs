//! A [`Value`] as JSON: for files that people keep, and for a stored record that is kept aside. Neither ever holds a secret.

use super::{Record, Value, Wire};
use serde_json::{Map, Value as Json};

/// The form of a value as JSON text, made to be read: a field or entry a line.
pub fn to_text(value: &impl Wire) -> String {
    // Without its line breaks it is as right.
    let json = to_json(&value.write());
    serde_json::to_string_pretty(&json).unwrap_or_else(|_| json.to_string())
}

/// The form of a value.
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Flag(flag) => (*flag).into(),
        // A whole number is written without a fraction, as JavaScript does.
        Value::Number(number) if number.fract() == 0.0 => (*number as i64).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(list) => Json::Array(list.iter().map(to_json).collect()),
        Value::Record(record) => {
            let fields: Map<_, _> = record.iter().map(|(name, value)| (name.to_owned(), to_json(value))).collect();
            Json::Object(fields)
        }
    }
}

/// The value with that form.
pub fn of_json(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Flag(flag),
        // Every number of JSON has a nearest one of JavaScript.
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        Json::String(text) => Value::Text(text.into()),
        Json::Array(list) => Value::List(list.into_iter().map(of_json).collect()),
        Json::Object(fields) => {
            let mut record = Record::with_capacity(fields.len());
            fields.into_iter().for_each(|(name, value)| record.put(name, of_json(value)));
            Value::Record(record)
        }
    }
}
