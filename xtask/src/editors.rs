//! The extension for VS Code in `editors/vscode`: compiled, its server spoken to by the editor's own client library, and
//! packed as `dist/mobanlint.vsix`.

use crate::npm;
use crate::run::cargo;

const VSCODE: &str = "editors/vscode";

/// Installs what it is built with.
pub(crate) fn install() -> Result<(), String> {
    npm::ci(VSCODE)
}

/// Builds, tests and packs it.
pub(crate) fn vscode() -> Result<(), String> {
    install()?;
    cargo(&["build", "--package", "mobanlint-cli"])?;
    for script in ["check", "build", "test", "package"] {
        npm::script(VSCODE, script)?;
    }
    Ok(())
}
