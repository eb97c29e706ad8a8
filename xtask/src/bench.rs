//! Measurements of the page and the package, in a browser and in Node; those of the library are the package `benches`.

use crate::run::run;
use crate::{browser, npm, page};

const SCRIPT: &str = "www/bench/page.mjs";

/// Builds and installs what is measured, then measures it; `args` go to the script.
pub(crate) fn page(args: &[&str]) -> Result<(), String> {
    page::with_package()?;
    npm::ci("www/bench")?;
    let mut measuring = npm::node(SCRIPT);
    measuring.args(args).env("CHROME_PATH", browser::installed()?);
    run(&mut measuring, &[&["node", SCRIPT], args].concat().join(" "))
}
