//! The page: static files in `www/dist/`, and the same in one file.

use crate::run::run;
use crate::{npm, wasm};

/// Where nothing else is likely to be. It is always the same, for what the page keeps belongs to its address.
const PORT: &str = "4180";

/// Builds the package and the page.
pub(crate) fn with_package() -> Result<(), String> {
    wasm::run(false)?;
    build()
}

/// Builds the page around the package as it is.
pub(crate) fn build() -> Result<(), String> {
    npm::ci("www")?;
    npm::script("www", "build")?;
    npm::script("www", "budget")
}

/// Builds the page and serves it on this machine until it is interrupted.
pub(crate) fn serve(port: Option<&str>) -> Result<(), String> {
    let port = port.unwrap_or(PORT);
    // Told now, and not after everything was built.
    port.parse::<u16>()
        .map_err(|_| format!("expected a port, found {port:?}"))?;
    with_package()?;
    let mut server = npm::node("www/scripts/serve.mjs");
    run(server.arg(port), &format!("node www/scripts/serve.mjs {port}"))
}
