//! The Chromium that tests run in: the one that is here, or Debian's.

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
