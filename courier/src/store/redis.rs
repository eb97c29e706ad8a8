//! A store on a server, for processes on several machines.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use courier_core::Secret;
use redis::{Client, Connection, RedisError, RedisResult, cmd};

use super::{Store, StoreError, Stored};

/// How long the server may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Compare and set, in one step of the server: the version found (0 for nothing), the text.
const SWAP: &str = "
    local found = redis.call('HGET', KEYS[1], 'version') or '0'
    if found ~= ARGV[1] then return 0 end
    redis.call('HSET', KEYS[1], 'version', string.format('%d', found + 1), 'text', ARGV[2])
    return 1";

/// A store on a Redis server. It keeps one connection, and makes a new one after that broke.
pub struct Redis {
    client: Client,
    connection: Mutex<Option<Connection>>,
}

impl Redis {
    /// Reaches the server.
    ///
    /// # Errors
    ///
    /// The address is none, or no server answers there.
    pub fn open(address: &str) -> Result<Self, StoreError> {
        let client = Client::open(address).map_err(told)?;
        let connection = connect(&client)?;
        Ok(Self {
            client,
            connection: Mutex::new(Some(connection)),
        })
    }

    fn ask<T>(&self, command: impl Fn(&mut Connection) -> RedisResult<T>) -> Result<T, StoreError> {
        let mut kept = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut connection = match kept.take() {
            Some(connection) => connection,
            None => connect(&self.client)?,
        };
        match command(&mut connection) {
            Ok(answer) => {
                *kept = Some(connection);
                Ok(answer)
            }
            // What a connection that broke has still to say belongs to another question.
            Err(error) => Err(told(error)),
        }
    }
}

impl Store for Redis {
    fn load(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        let mut load = cmd("HMGET");
        load.arg(key).arg("version").arg("text");
        let (version, text): (Option<u64>, Option<String>) = self.ask(|connection| load.query(connection))?;
        Ok(version.zip(text).map(|(version, text)| Stored {
            version,
            text: Secret::new(text),
        }))
    }

    fn swap(&self, key: &str, seen: Option<u64>, text: &Secret) -> Result<bool, StoreError> {
        let mut swap = cmd("EVAL");
        swap.arg(SWAP)
            .arg(1)
            .arg(key)
            .arg(seen.unwrap_or_default())
            .arg(text.expose());
        self.ask(|connection| swap.query(connection))
    }
}

impl fmt::Debug for Redis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redis")
    }
}

fn connect(client: &Client) -> Result<Connection, StoreError> {
    let connection = client.get_connection_with_timeout(PATIENCE).map_err(told)?;
    connection.set_read_timeout(Some(PATIENCE)).map_err(told)?;
    connection.set_write_timeout(Some(PATIENCE)).map_err(told)?;
    Ok(connection)
}

/// The category alone: the rest of what the library says may hold an address or what was sent.
#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
fn told(error: RedisError) -> StoreError {
    StoreError::new("Redis", error.category())
}
