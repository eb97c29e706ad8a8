//! The browsers that tests run in: those that are here, or Debian's.

use std::path::Path;

use crate::run::root;
use crate::{debian, npm};

/// The path of a Chromium, which is installed where that can be done.
pub(crate) fn installed() -> Result<String, String> {
    match found() {
        Ok(path) => Ok(path),
        // One that was asked for by name and is not there is for the user to mend.
        Err(reason) if std::env::var_os("CHROME_PATH").is_some_and(|path| !path.is_empty()) => Err(reason),
        Err(reason) if !debian::installs() => Err(reason),
        Err(_) => {
            // The font draws Chinese.
            debian::install("chromium fonts-wqy-microhei")?;
            found()
        }
    }
}

/// Has Debian's Firefox installed where that can be done. Without one its tests are left out, which is said.
pub(crate) fn firefox() -> Result<(), String> {
    let named = std::env::var_os("FIREFOX_PATH").is_some_and(|path| Path::new(&path).exists());
    let found = || {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join("firefox-esr").exists())
    };
    if named || found() {
        return Ok(());
    }
    if debian::installs() {
        return debian::install("firefox-esr");
    }
    println!("page: there is no firefox-esr, so that the page is not tried in Firefox");
    Ok(())
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
