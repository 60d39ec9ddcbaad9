//! Maps and sets of a handful: sorted lists. The standard library's trees are made for thousands, and each pair of types
//! costs some 6 KB of program.

use crate::wire::{Malformed, Value, Wire};
use litemap::LiteMap;

/// A map of a handful. Fill it by `insert`: collecting brings a sort for each type along.
pub type Map<K, V> = LiteMap<K, V>;

/// A set of a handful.
#[derive(Clone, PartialEq, Debug)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// Whether it is in there.
    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }

    /// Puts it in, if it is not there.
    pub fn insert(&mut self, item: T) {
        if let Err(place) = self.0.binary_search(&item) {
            self.0.insert(place, item);
        }
    }

    /// Takes it out, if it is there.
    pub fn remove(&mut self, item: &T) {
        if let Ok(place) = self.0.binary_search(item) {
            self.0.remove(place);
        }
    }

    /// What is in there, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }
}

/// Puts a handful in order; equal ones keep theirs. (Each of the standard library's sorts costs some 3 KB of program.)
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at - 1]) > key(&list[at]) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::default();
        set.extend(items);
        set
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.insert(item));
    }
}

/// A list.
impl<T: Wire + Ord> Wire for Set<T> {
    fn write(&self) -> Value {
        self.0.write()
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        let mut set = Self::default();
        set.extend(Vec::read(value)?);
        Ok(set)
    }
}

/// A list of pairs: the keys need not be texts.
impl<K: Wire + Ord, V: Wire> Wire for Map<K, V> {
    fn write(&self) -> Value {
        Value::List(self.iter().map(|(key, value)| Value::List(vec![key.write(), value.write()])).collect())
    }
    fn read(value: Value) -> Result<Self, Malformed> {
        let mut map = Self::new();
        for pair in value.into_list()? {
            let (key, value) = Wire::read(pair)?;
            map.insert(key, value);
        }
        Ok(map)
    }
}
