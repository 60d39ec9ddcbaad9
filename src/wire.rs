//! What crosses the line between the parts, and what is stored: a [`Value`], and how a type becomes one ([`Wire`], derived).
//!
//! The types are many and the values small, so size counts here before speed: a message is first taken over as a tree of
//! values, and each type picks its fields from it. Serde's visitors, compiled anew for each type and source, made 40 % of
//! the background's program.

pub mod js;
pub mod json;
#[cfg(test)]
pub mod tests;

use std::borrow::Cow;
use std::mem;
pub use tenant_bridge_derive::Wire;
use thiserror::Error;
use zeroize::Zeroizing;

/// A value is not of the form that its type asks for. It does not say where: nobody but us writes such values.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("a message or stored value cannot be read")]
pub struct Malformed;

/// A type with a form in messages and storage.
pub trait Wire: Sized {
    /// That form.
    fn write(&self) -> Value;

    /// The value that has this form.
    ///
    /// # Errors
    /// [`Malformed`] if none has.
    fn read(value: Value) -> Result<Self, Malformed>;
}

/// Reads a field that may be absent: records stored before it was added have none.
///
/// # Errors
/// [`Malformed`] if it is there and cannot be read.
pub fn read_or_default<T: Wire + Default>(value: Value) -> Result<T, Malformed> {
    if matches!(value, Value::Null) { Ok(T::default()) } else { T::read(value) }
}

/// A value without its type: what JSON knows.
#[derive(Default)]
#[cfg_attr(test, derive(Clone, PartialEq, Debug))]
pub enum Value {
    /// Nothing, or a field that is not there.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number; JavaScript has one kind.
    Number(f64),
    /// A text. It may be a client secret on its way, so it is wiped when dropped.
    Text(Zeroizing<String>),
    /// Values in a row.
    List(Vec<Value>),
    /// Values by name.
    Record(Record),
}

/// Values by name, in no order that means something.
#[derive(Default)]
#[cfg_attr(test, derive(Clone, PartialEq, Debug))]
pub struct Record(Vec<(Cow<'static, str>, Value)>);

impl Record {
    /// An empty record with room for so many fields.
    pub fn with_capacity(fields: usize) -> Self {
        Self(Vec::with_capacity(fields))
    }

    /// Adds a field.
    pub fn put(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        self.0.push((name.into(), value));
    }

    /// Takes a field out; [`Value::Null`] if it is not there.
    pub fn take(&mut self, name: &str) -> Value {
        self.0.iter_mut().find(|(n, _)| n == name).map(|(_, value)| mem::take(value)).unwrap_or_default()
    }

    /// The fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The fields, taken out.
    pub fn into_fields(self) -> impl Iterator<Item = (Cow<'static, str>, Value)> {
        self.0.into_iter()
    }

    /// A field's value, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// All fields with their names, to change both.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&mut Cow<'static, str>, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (name, value))
    }
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(Zeroizing::new(text.to_owned()))
    }

    /// A variant: its name alone, or a record with the name of what it holds.
    pub fn variant(names: &'static [&'static str], index: usize, body: Self) -> Self {
        let name = names.get(index).copied().unwrap_or_default();
        if matches!(body, Self::Null) {
            return Self::text(name);
        }
        let mut record = Record::with_capacity(1);
        record.put(name, body);
        Self::Record(record)
    }

    /// Which of these variants it is, and what that holds.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn into_variant(self, names: &[&str]) -> Result<(usize, Self), Malformed> {
        let (name, body) = match self {
            Self::Text(name) => (Cow::Owned(String::clone(&name)), Self::Null),
            Self::Record(Record(mut fields)) if fields.len() == 1 => fields.pop().ok_or(Malformed)?,
            _ => return Err(Malformed),
        };
        let index = names.iter().position(|n| *n == name).ok_or(Malformed)?;
        Ok((index, body))
    }

    /// The record it is.
    ///
    /// # Errors
    /// When it is none.
    pub fn into_record(self) -> Result<Record, Malformed> {
        if let Self::Record(record) = self { Ok(record) } else { Err(Malformed) }
    }

    /// The list it is.
    ///
    /// # Errors
    /// When it is none.
    pub fn into_list(self) -> Result<Vec<Self>, Malformed> {
        if let Self::List(list) = self { Ok(list) } else { Err(Malformed) }
    }

    /// The text it is.
    ///
    /// # Errors
    /// When it is none.
    pub fn into_text(self) -> Result<Zeroizing<String>, Malformed> {
        if let Self::Text(text) = self { Ok(text) } else { Err(Malformed) }
    }

    /// The number it is.
    ///
    /// # Errors
    /// When it is none.
    pub fn into_number(self) -> Result<f64, Malformed> {
        if let Self::Number(number) = self { Ok(number) } else { Err(Malformed) }
    }
}

impl Wire for bool {
    fn write(&self) -> Value {
        Value::Flag(*self)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        if let Value::Flag(flag) = value { Ok(flag) } else { Err(Malformed) }
    }
}

/// Not [`Value::Null`]: that is what is not there, and `Some(())` is.
impl Wire for () {
    fn write(&self) -> Value {
        Value::Flag(true)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        if matches!(value, Value::Flag(true)) { Ok(()) } else { Err(Malformed) }
    }
}

impl Wire for f64 {
    fn write(&self) -> Value {
        Value::Number(*self)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        value.into_number()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => { $(
        impl Wire for $number {
            fn write(&self) -> Value {
                Value::Number(*self as f64)
            }
            fn read(value: Value) -> Result<Self, Malformed> {
                let number = value.into_number()?;
                let whole = number as Self;
                if whole as f64 == number { Ok(whole) } else { Err(Malformed) }
            }
        }
    )* };
}
// No 64 bits: a number of JavaScript does not hold them.
whole_numbers!(u8, u16, u32, i32);

impl Wire for usize {
    fn write(&self) -> Value {
        Value::Number(*self as f64)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        u32::read(value).map(|number| number as Self)
    }
}

impl Wire for String {
    fn write(&self) -> Value {
        Value::text(self)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        value.into_text().map(|mut text| mem::take(&mut *text))
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self) -> Value {
        T::write(self)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        T::read(value).map(Self::new)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self) -> Value {
        self.as_ref().map(T::write).unwrap_or_default()
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        if matches!(value, Value::Null) { Ok(None) } else { T::read(value).map(Some) }
    }
}

/// A record of one field, as an enum's variant: `{"ok": …}` or `{"err": …}`.
impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn write(&self) -> Value {
        let (name, value) = match self {
            Ok(value) => ("ok", value.write()),
            Err(error) => ("err", error.write()),
        };
        let mut record = Record::with_capacity(1);
        record.put(name, value);
        Value::Record(record)
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        let mut record = value.into_record()?;
        match (record.take("ok"), record.take("err")) {
            (value, Value::Null) => T::read(value).map(Ok),
            (Value::Null, error) => E::read(error).map(Err),
            _ => Err(Malformed),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self) -> Value {
        Value::List(self.iter().map(T::write).collect())
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        let values = value.into_list()?;
        let mut list = Self::with_capacity(values.len());
        for value in values {
            list.push(T::read(value)?);
        }
        Ok(list)
    }
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn write(&self) -> Value {
        Value::List(self.iter().map(T::write).collect())
    }

    fn read(value: Value) -> Result<Self, Malformed> {
        Vec::read(value)?.try_into().map_err(|_: Vec<T>| Malformed)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self) -> Value {
        Value::List(vec![self.0.write(), self.1.write()])
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        let [a, b] = <[Value; 2]>::try_from(value.into_list()?).map_err(|_| Malformed)?;
        Ok((A::read(a)?, B::read(b)?))
    }
}
