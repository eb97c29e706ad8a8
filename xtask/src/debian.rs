//! What tests need of a Debian machine, installed where that can be done.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::run;

/// Whether packages can be installed here: on Debian, as root.
pub(crate) fn installs() -> bool {
    let id = Command::new("id").arg("-u").output();
    Path::new("/etc/debian_version").exists() && id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// Installs packages, named between blanks.
pub(crate) fn install(packages: &str) -> Result<(), String> {
    apt("update")?;
    apt(&format!("install --yes --no-install-recommends {packages}"))
}

fn apt(args: &str) -> Result<(), String> {
    let mut command = Command::new("apt-get");
    command.args(args.split(' ')).stdin(Stdio::null());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command, &format!("apt-get {args}"))
}
