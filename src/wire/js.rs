//! A [`Value`] as JavaScript has it: plain objects and arrays, which messages and storage take.

use super::{Malformed, Record, Value, Wire};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What is nested deeper is not ours, and could fill the stack.
const DEEPEST: u32 = 32;

/// A plain JavaScript value.
pub fn to_js(value: &impl Wire) -> JsValue {
    write(&value.write())
}

/// What a JavaScript value says.
///
/// # Errors
/// When it is not of the type's form.
pub fn from_js<T: Wire>(value: &JsValue) -> Result<T, Malformed> {
    T::read(value_of(value)?)
}

/// The same before any type has looked at it.
///
/// # Errors
/// When it is nothing that JSON knows, or nested too deeply.
pub fn value_of(value: &JsValue) -> Result<Value, Malformed> {
    read(value, DEEPEST)
}

impl From<Malformed> for JsValue {
    fn from(malformed: Malformed) -> Self {
        malformed.to_string().into()
    }
}

fn write(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(list) => list.iter().map(write).collect::<Array>().into(),
        Value::Record(record) => {
            let object = Object::new();
            for (name, value) in record.iter() {
                // A new plain object takes any field.
                let _ = Reflect::set(&object, &name.into(), &write(value));
            }
            object.into()
        }
    }
}

fn read(value: &JsValue, deeper: u32) -> Result<Value, Malformed> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text.into()));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Flag(flag));
    }
    let deeper = deeper.checked_sub(1).ok_or(Malformed)?;
    if Array::is_array(value) {
        let list: &Array = value.unchecked_ref();
        let mut values = Vec::with_capacity(list.length() as usize);
        for item in list.iter() {
            values.push(read(&item, deeper)?);
        }
        return Ok(Value::List(values));
    }
    if !value.is_object() {
        return Err(Malformed);
    }
    let entries = Object::entries(value.unchecked_ref());
    let mut record = Record::with_capacity(entries.length() as usize);
    for entry in entries.iter() {
        let entry: &Array = entry.unchecked_ref();
        record.put(entry.get(0).as_string().ok_or(Malformed)?, read(&entry.get(1), deeper)?);
    }
    Ok(Value::Record(record))
}
