//! JSON objects of other people's making: read as far as asked, everything else ignored. The only place that knows how.

use zeroize::Zeroizing;

/// An object.
pub(crate) struct Json(serde_json::Map<String, serde_json::Value>);

impl Json {
    /// Reads bytes that must hold one object. Depth is limited by the reader, length by the caller.
    pub(crate) fn object(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().map(Self)
    }

    /// A string.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// A string that is a credential: moved out, so that its one copy is cleared.
    pub(crate) fn take_secret(&mut self, key: &str) -> Option<Zeroizing<String>> {
        match self.0.remove(key)? {
            serde_json::Value::String(text) => Some(Zeroizing::new(text)),
            _ => None,
        }
    }

    /// A number.
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        self.0.get(key)?.as_f64()
    }

    /// The strings of an array; other elements are left out, and without the array there are none.
    pub(crate) fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        self.array(key).filter_map(|item| item.as_str())
    }

    /// The whole numbers of an array, likewise.
    pub(crate) fn numbers(&self, key: &str) -> impl Iterator<Item = u32> {
        self.array(key).filter_map(|item| item.as_u64()?.try_into().ok())
    }

    /// An object in the object, moved out.
    pub(crate) fn take_object(&mut self, key: &str) -> Option<Self> {
        match self.0.remove(key)? {
            serde_json::Value::Object(map) => Some(Self(map)),
            _ => None,
        }
    }

    /// The objects of an array, moved out; other elements are left out, and without the array there are none.
    pub(crate) fn take_objects(&mut self, key: &str) -> Option<impl Iterator<Item = Self> + use<>> {
        let serde_json::Value::Array(items) = self.0.remove(key)? else { return None };
        Some(items.into_iter().filter_map(|item| if let serde_json::Value::Object(map) = item { Some(Self(map)) } else { None }))
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        self.0.get(key)?.as_bool()
    }

    /// Whether there is something under that name.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    fn array(&self, key: &str) -> impl Iterator<Item = &serde_json::Value> {
        self.0.get(key).and_then(serde_json::Value::as_array).into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body can be anything: nothing of it may bring the worker down.
    #[test]
    fn anything_can_come() {
        let deep = "[".repeat(60_000);
        for body in ["", "[]", "null", "\"text\"", "{", "{\"a\":", "<html>", &deep, &format!("{{\"a\":{deep}")] {
            assert!(Json::object(body.as_bytes()).is_none());
        }
        let json = Json::object(br#"{"a":1,"list":["x",2,null,-1,4294967296],"text":{"b":"c"}}"#).unwrap();
        assert_eq!((json.text("a"), json.text("none"), json.number("a")), (None, None, Some(1.0)));
        assert_eq!(json.texts("list").collect::<Vec<_>>(), ["x"]);
        assert_eq!(json.numbers("list").collect::<Vec<_>>(), [2]);
        assert_eq!(json.texts("text").count(), 0);
        let mut json = Json::object(br#"{"list":[{"a":true},1],"none":null,"text":"x"}"#).unwrap();
        let flags: Vec<_> = json.take_objects("list").unwrap().map(|row| row.flag("a")).collect();
        assert_eq!((flags, json.has("none"), json.has("text")), (vec![Some(true)], false, true));
        assert!(json.take_objects("text").is_none());
    }
}
