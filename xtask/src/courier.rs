//! The courier: what its tests need, its tests and its measurements.

use std::process::{Command, Stdio};

use crate::run::cargo;
use crate::{debian, wasm};

const PACKAGES: [&str; 4] = ["--package", "mobanlint-courier", "--package", "mobanlint-courier-core"];

/// Makes sure that there is a Redis server, which one of the stores is tested with.
pub(crate) fn redis() -> Result<(), String> {
    if has_redis() {
        return Ok(());
    }
    if debian::installs() {
        debian::install("redis-server")?;
    }
    if has_redis() {
        Ok(())
    } else {
        Err("no redis-server was found, which the courier is tested with; install it".to_owned())
    }
}

fn has_redis() -> bool {
    let mut version = Command::new("redis-server");
    version.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

/// Runs its tests; what decides must build where there is no clock, no file and no connection.
pub(crate) fn test() -> Result<(), String> {
    wasm::target()?;
    let target = ["--target", "wasm32-unknown-unknown"];
    cargo(&[&["check", "--package", "mobanlint-courier-core"], &target[..]].concat())?;
    cargo(&[&["test"], &PACKAGES[..]].concat())
}

/// Measures how long a token takes to get.
pub(crate) fn bench() -> Result<(), String> {
    redis()?;
    cargo(&["bench", "--package", "mobanlint-courier", "--bench", "latency"])
}
