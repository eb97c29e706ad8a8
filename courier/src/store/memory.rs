//! A store for one process, which forgets when it ends.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use courier_core::Secret;

use super::{Store, StoreError, Stored};

/// A store in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<HashMap<String, Stored>>);

impl Store for Memory {
    fn load(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.get(key).cloned())
    }

    fn swap(&self, key: &str, seen: Option<u64>, text: &Secret) -> Result<bool, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(key).map(|stored| stored.version);
        if found != seen {
            return Ok(false);
        }
        let stored = Stored {
            version: found.unwrap_or_default().saturating_add(1),
            text: text.clone(),
        };
        kept.insert(key.to_owned(), stored);
        Ok(true)
    }
}
