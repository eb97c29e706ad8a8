//! Where records and ledgers are kept: texts under keys, with compare and set. What the texts mean is not known here, so a
//! store is a hundred lines and all of them hold the same promises.

mod memory;
mod redis;
mod sqlite;

use std::path::Path;
use std::sync::Arc;

use courier_core::Secret;
use thiserror::Error;

pub use self::memory::Memory;
pub use self::redis::Redis;
pub use self::sqlite::Sqlite;

/// A text as it was found, with the number of the change that put it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Grows with every change of the key.
    pub version: u64,
    /// The text.
    pub text: Secret,
}

/// Texts under keys.
pub trait Store: Send + Sync {
    /// The text of a key, if there is one.
    ///
    /// # Errors
    ///
    /// The store cannot be reached or read.
    fn load(&self, key: &str) -> Result<Option<Stored>, StoreError>;

    /// Puts a text under a key if nobody has changed it since it was found: `seen` is the version that was found, `None`
    /// that there was nothing. Says whether it did; of several at once one does.
    ///
    /// # Errors
    ///
    /// The store cannot be reached or written; then nobody knows whether it did.
    fn swap(&self, key: &str, seen: Option<u64>, text: &Secret) -> Result<bool, StoreError>;
}

/// A store that does not work. What it says names no address, for a password may stand in one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{store}: {reason}")]
pub struct StoreError {
    store: &'static str,
    reason: String,
}

impl StoreError {
    /// An error of a store, which is named.
    pub fn new(store: &'static str, reason: &(impl ToString + ?Sized)) -> Self {
        Self {
            store,
            reason: reason.to_string(),
        }
    }
}

/// Opens the store an option names: `memory`, `redis://…`, `rediss://…`, or the path of an `SQLite` file.
///
/// # Errors
///
/// The store cannot be opened or reached.
pub fn open(name: &str) -> Result<Arc<dyn Store>, StoreError> {
    Ok(if name == "memory" {
        Arc::new(Memory::default())
    } else if name.starts_with("redis://") || name.starts_with("rediss://") {
        Arc::new(Redis::open(name)?)
    } else if name.contains("://") {
        // As a file it would be named in errors, with the password in it.
        let expected = "this is no address of one: expected redis://… or rediss://…, in small letters, or a file";
        return Err(StoreError::new("store", expected));
    } else {
        Arc::new(Sqlite::open(Path::new(name))?)
    })
}
