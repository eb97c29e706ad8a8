//! The members of an object, read.

use serde_json::Value;

use super::{Data, Reader, Step};
use crate::order;

/// Values by name, in the order of the names. They are few: a sorted list serves them as well as a tree, and is a tenth
/// of its code.
#[derive(Debug, Clone)]
pub(crate) struct Members<T>(Vec<(String, T)>);

impl<T> Default for Members<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Members<T> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.place(name)
            .ok()
            .and_then(|at| self.0.get(at))
            .map(|(_, value)| value)
    }

    /// The value of that name, which is made if there is none.
    pub(crate) fn slot(&mut self, name: &str) -> &mut T
    where
        T: Default,
    {
        let at = self.place(name).unwrap_or_else(|at| {
            self.0.insert(at, (name.to_owned(), T::default()));
            at
        });
        &mut self.0[at].1
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> + Clone {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.iter().map(|(name, _)| name)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, value)| value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<T> IntoIterator for Members<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Data> Data for Members<T> {
    fn read(value: &Value, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(members) = value.as_object() else {
            reader.wrong_type("an object", value);
            return None;
        };
        // Every member is read even when one is wrong, so that every fault is listed.
        let read: Vec<Option<(String, T)>> = members
            .iter()
            .map(|(key, item)| {
                let item = reader.within(Step::Key(key.clone().into()), |reader| T::read(item, reader));
                item.map(|item| (key.clone(), item))
            })
            .collect();
        let mut read: Vec<(String, T)> = read.into_iter().collect::<Option<_>>()?;
        // serde_json has them in order already, unless another crate of the build asked it for the order of the file.
        order::sort_by(&mut read, |(a, _), (b, _)| a.cmp(b));
        Some(Self(read))
    }

    fn schema() -> Value {
        serde_json::json!({"type": "object", "additionalProperties": T::schema()})
    }
}
