//! The Chromium that tests run in: the one that is here, or Debian's.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::npm;
use crate::run::{root, run};

/// The path of a Chromium, which is installed where that can be done.
pub(crate) fn installed() -> Result<String, String> {
    match found() {
        Ok(path) => Ok(path),
        // One that was asked for by name and is not there is for the user to mend.
        Err(reason) if std::env::var_os("CHROME_PATH").is_some_and(|path| !path.is_empty()) => Err(reason),
        Err(reason) if !Path::new("/etc/debian_version").exists() || !is_root() => Err(reason),
        Err(_) => {
            // The font draws Chinese.
            let packages = "chromium fonts-wqy-microhei";
            apt("update")?;
            apt(&format!("install --yes --no-install-recommends {packages}"))?;
            found()
        }
    }
}

/// Where to look is known in one place, which the page's own tests ask, too.
fn found() -> Result<String, String> {
    let output = npm::node("www/scripts/chrome.mjs").current_dir(root()).output();
    let output = output.map_err(|error| format!("cannot start node: {error}"))?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() {
        Ok(said(&output.stdout))
    } else {
        Err(said(&output.stderr))
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn apt(args: &str) -> Result<(), String> {
    let mut command = Command::new("apt-get");
    command.args(args.split(' ')).stdin(Stdio::null());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command, &format!("apt-get {args}"))
}
