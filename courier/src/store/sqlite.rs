//! A store in a file, for all processes of a machine.

use std::fs::OpenOptions;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use courier_core::Secret;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, Stored};

/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// A store in an `SQLite` file, which nobody but its owner may read.
#[derive(Debug)]
pub struct Sqlite(Mutex<Connection>);

impl Sqlite {
    /// Opens the file, and makes it if there is none.
    ///
    /// # Errors
    ///
    /// It cannot be made, or is no such file.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |error: std::io::Error| StoreError::new("SQLite", &format!("{}: {error}", path.display()));
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(failed)?;
        // A file that was there may have been anybody's to read; those SQLite puts beside it take their mode from it.
        file.set_permissions(PermissionsExt::from_mode(0o600)).map_err(failed)?;
        drop(file);
        let connection = Connection::open(path).map_err(told)?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL;
                 PRAGMA synchronous = FULL;
                 CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, version INTEGER NOT NULL, text TEXT NOT NULL)
                 WITHOUT ROWID;",
            )
            .map_err(told)?;
        Ok(Self(Mutex::new(connection)))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Sqlite {
    fn load(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        let connection = self.connection();
        let mut query = connection
            .prepare_cached("SELECT version, text FROM kept WHERE key = ?1")
            .map_err(told)?;
        let stored = query.query_row([key], |row| {
            Ok(Stored {
                version: number(row.get(0)?),
                text: Secret::new(row.get::<_, String>(1)?),
            })
        });
        stored.optional().map_err(told)
    }

    fn swap(&self, key: &str, seen: Option<u64>, text: &Secret) -> Result<bool, StoreError> {
        let connection = self.connection();
        let changed = match seen {
            None => connection
                .prepare_cached("INSERT INTO kept VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING")
                .and_then(|mut insert| insert.execute(params![key, text.expose()])),
            Some(seen) => connection
                .prepare_cached("UPDATE kept SET version = version + 1, text = ?3 WHERE key = ?1 AND version = ?2")
                .and_then(|mut update| update.execute(params![key, i64::try_from(seen).ok(), text.expose()])),
        };
        changed.map(|rows| rows == 1).map_err(told)
    }
}

fn number(version: i64) -> u64 {
    u64::try_from(version).unwrap_or_default()
}

#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
fn told(error: rusqlite::Error) -> StoreError {
    StoreError::new("SQLite", &error)
}
