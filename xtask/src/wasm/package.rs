//! The package as npm gets it.

use std::fs;
use std::path::Path;

use super::{Built, failed, pkg, types};
use crate::npm;
use crate::run::{root, run};

/// Puts together what was built and what is only copied.
pub(super) fn assemble(modules: &[Built]) -> Result<(), String> {
    let pkg = pkg();
    if pkg.exists() {
        fs::remove_dir_all(&pkg).map_err(failed(&pkg))?;
    }
    fs::create_dir_all(&pkg).map_err(failed(&pkg))?;
    for Built { module, glue, file, .. } in modules {
        for ending in ["js", "d.ts"] {
            let name = format!("{}.{ending}", module.glue);
            copy(&glue.join(&name), &pkg.join(&name))?;
        }
        copy(file, &pkg.join(format!("{}.wasm", module.name)))?;
    }
    write(&pkg.join("types.d.ts"), &types::declarations()?)?;
    schemas(&pkg.join("schemas"))?;
    let mut tsc = npm::node("wasm/node_modules/typescript/bin/tsc");
    run(tsc.args(["--project", "wasm"]), "tsc --project wasm")?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&root().join(name), &pkg.join(name))?;
    }
    copy(&root().join("wasm/README.md"), &pkg.join("README.md"))?;
    copy_all(&root().join("rules/docs"), &pkg.join("docs"))?;
    write(&pkg.join("package.json"), &manifest())
}

/// Conditions are tried in the order they are written in, so this is no map.
fn manifest() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        r#"{{
  "name": "mobanlint",
  "version": "{version}",
  "description": "Checks WeChat message-template drafts against the platform's audit rules, offline",
  "keywords": ["wechat", "weixin", "lint", "chinese", "template", "message", "wasm"],
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "engines": {{ "node": ">=20" }},
  "bin": {{ "mobanlint": "bin.js" }},
  "main": "./node.js",
  "module": "./index.js",
  "types": "./index.d.ts",
  "exports": {{
    ".": {{ "types": "./index.d.ts", "node": "./node.js", "default": "./index.js" }},
    "./mobanlint.wasm": "./mobanlint.wasm",
    "./opener.wasm": "./opener.wasm",
    "./reader.wasm": "./reader.wasm",
    "./rulesets.wasm": "./rulesets.wasm",
    "./docs/*": "./docs/*",
    "./schemas/*": "./schemas/*",
    "./package.json": "./package.json"
  }}
}}
"#
    )
}

fn schemas(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (path, text) in crate::schemas::generate()? {
        let name = match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("ruleset") => "rulesets",
            Some(name @ ("drafts" | "report")) => name,
            // Those of the project's own data are nobody's who uses the package.
            _ => continue,
        };
        write(&folder.join(format!("{name}.json")), &text)?;
        // Scripts that import JSON are not understood by every bundler.
        write(
            &folder.join(format!("{name}.js")),
            &format!("export default {};\n", text.trim_end()),
        )?;
        let declared = "declare const schema: Record<string, unknown>;\nexport default schema;\n";
        write(&folder.join(format!("{name}.d.ts")), declared)?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(failed(path))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(failed(from))
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(failed(to))?;
    for entry in fs::read_dir(from).map_err(failed(from))? {
        let entry = entry.map_err(failed(from))?.path();
        let to = to.join(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            copy_all(&entry, &to)?;
        } else {
            copy(&entry, &to)?;
        }
    }
    Ok(())
}
