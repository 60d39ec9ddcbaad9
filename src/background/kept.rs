//! The record on the disk: its form, how the forms of earlier versions become today's, and what becomes of a record that
//! cannot be read. `tests/fixtures/stored/` holds one of every form there ever was.
//!
//! What is only added needs no move: an `Option` that is absent is `None`, and a field with `#[wire(default)]` has its default.

use super::state::Local;
use crate::wire::json::{of_json, to_json};
use crate::wire::{Malformed, Record, Value, Wire};

/// Key of the record in `storage.local`.
pub const LOCAL_KEY: &str = "local-1";
/// The record's field that says which moves have been made: so many of [`MOVES`]. Records of before have none.
const FORM: &str = "form";

/// From each form to the next, oldest first. A move leaves alone what has its new form already.
const MOVES: [fn(&mut Record); 2] = [
    // Until 2026-11-26 the record was serde's: an enum's name stood beside what it holds, and fields had Rust's names.
    name_variants_around_fields,
    name_fields_in_camel_case,
];

/// [`Local`] as it is kept: reading it never fails.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Kept(pub Local);

/// A record that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Unread {
    /// The record, as JSON.
    pub text: String,
    /// A newer version wrote it.
    pub newer: bool,
}

impl Wire for Kept {
    fn write(&self) -> Value {
        let mut value = self.0.write();
        if let Value::Record(record) = &mut value {
            record.put(FORM, Value::Number(MOVES.len() as f64));
        }
        value
    }

    fn read(value: Value) -> Result<Self, Malformed> {
        let text = to_json(&value).to_string();
        Ok(Self(read_any(value).unwrap_or_else(|newer| Local { unread: Some(Unread { text, newer }), ..Local::default() })))
    }
}

/// Reads a record of any form; else says whether a newer version wrote it. What was kept aside is taken up again, once this version can
/// read it and nothing was begun meanwhile.
fn read_any(value: Value) -> Result<Local, bool> {
    let local = read_one(value)?;
    let aside = local.unread.as_ref().filter(|_| local.setups.is_empty());
    let again = aside.and_then(|unread| read_one(of_json(serde_json::from_str(&unread.text).ok()?)).ok());
    Ok(again.unwrap_or(local))
}

fn read_one(value: Value) -> Result<Local, bool> {
    let mut record = value.into_record().map_err(|Malformed| false)?;
    // No number: all moves are still to be made.
    let form = Option::<u32>::read(record.take(FORM)).map_err(|Malformed| false)?.unwrap_or_default();
    let moves = MOVES.get(form as usize..).ok_or(true)?;
    moves.iter().for_each(|make| make(&mut record));
    Local::read(Value::Record(record)).map_err(|Malformed| false)
}

/// Why a typed text was refused, `{"kind": "domain", "detail": "contoso.com"}` until then, is `{"domain": "contoso.com"}`.
fn name_variants_around_fields(record: &mut Record) {
    for setup in records(record.get_mut("setups")) {
        for slot in ["tenant", "client"] {
            if let Some(Value::Record(slot)) = setup.get_mut(slot)
                && let Some(Value::List(refused)) = slot.get_mut("refused")
                && let Some(reason) = refused.get_mut(1)
            {
                around(reason);
            }
        }
    }
}

fn around(reason: &mut Value) {
    let Value::Record(tagged) = reason else { return };
    let Ok(kind) = tagged.take("kind").into_text() else { return };
    *reason = match tagged.take("detail") {
        Value::Null => Value::Text(kind),
        detail => {
            let mut around = Record::with_capacity(1);
            around.put(kind.to_string(), detail);
            Value::Record(around)
        }
    };
}

/// `last_id` became `lastId`, and the family of hosts of a rule `"Portal"` became `"portal"`.
fn name_fields_in_camel_case(record: &mut Record) {
    for (name, value) in record.iter_mut() {
        if name.contains('_') {
            *name = camel(name).into();
        }
        fields_of(value);
    }
    if let Some(Value::Record(rules)) = record.get_mut("rules") {
        for rule in records(rules.get_mut("list")) {
            if let Some(Value::Text(site)) = rule.get_mut("site") {
                let kebab = match site.as_str() {
                    "Portal" => "portal",
                    "PowerPlatform" => "power-platform",
                    "Dataverse" => "dataverse",
                    _ => continue,
                };
                *site = kebab.to_owned().into();
            }
        }
    }
}

fn fields_of(value: &mut Value) {
    match value {
        Value::Record(record) => name_fields_in_camel_case(record),
        Value::List(list) => list.iter_mut().for_each(fields_of),
        _ => {}
    }
}

fn camel(name: &str) -> String {
    let mut upper = false;
    let mut camel = String::with_capacity(name.len());
    for c in name.chars() {
        if c == '_' {
            upper = true;
        } else {
            camel.push(if upper { c.to_ascii_uppercase() } else { c });
            upper = false;
        }
    }
    camel
}

/// The records of a list; none where there is no list.
fn records(list: Option<&mut Value>) -> impl Iterator<Item = &mut Record> {
    let list = match list {
        Some(Value::List(list)) => list.as_mut_slice(),
        _ => &mut [],
    };
    list.iter_mut().filter_map(|value| if let Value::Record(record) = value { Some(record) } else { None })
}

#[cfg(test)]
mod tests;
