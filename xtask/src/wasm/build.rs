//! From the sources to an optimized module and its glue.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use super::{Module, TARGET, failed, panics};
use crate::npm;
use crate::run::{cargo, root, run};

/// The module as the linker leaves it, with its names.
pub(super) fn linked(module: &Module) -> Result<PathBuf, String> {
    let flags: Vec<String> = flags(module)?.into_iter().map(|flag| format!("{flag:?}")).collect();
    let flags = format!("target.{TARGET}.rustflags=[{}]", flags.join(","));
    // The kind is said here and not in the manifest: a crate of two kinds, of which the tasks use one, gets no LTO.
    let kind = ["--crate-type", "cdylib", "--lib"];
    let build = [
        "rustc",
        "--package",
        module.package,
        "--features",
        module.features,
        "--profile",
        "wasm",
        "--target",
        TARGET,
        "--config",
        &flags,
    ];
    cargo(&[&build[..], &kind].concat())?;
    let built = format!("wasm/{}.wasm", module.package.replace('-', "_"));
    let built = target().join(TARGET).join(built);
    // The next module may be of the same crate.
    let linked = target().join(format!("{}-linked.wasm", module.name));
    let module = std::fs::read(&built).map_err(failed(&built))?;
    std::fs::write(&linked, panics::trapped(&module)?).map_err(failed(&linked))?;
    Ok(linked)
}

/// Paths of this machine must not be in the module, and two machines must make the same one.
fn flags(module: &Module) -> Result<Vec<String>, String> {
    let mut flags = vec![format!("-Clink-arg=-Map={}", map(module).display())];
    let mut hide = |path: &Path, name: &str| flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    hide(&root(), "mobanlint");
    let sources = cargo_home().join("registry/src");
    if sources.is_dir() {
        for registry in std::fs::read_dir(&sources).map_err(failed(&sources))? {
            hide(&registry.map_err(failed(&sources))?.path(), "crates");
        }
    }
    Ok(flags)
}

/// What the linker wrote about where everything in the module came from.
pub(super) fn map(module: &Module) -> PathBuf {
    target().join(format!("{}.map", module.name))
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}

fn cargo_home() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

/// The folder with the module and its glue; `names` keeps the functions' names.
pub(super) fn glue(module: &Module, linked: &Path, names: bool) -> Result<PathBuf, String> {
    let folder = target().join(format!("{}-{}", module.name, if names { "named" } else { "glue" }));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(linked)
        .out_name(module.glue)
        .typescript(true)
        .remove_name_section(!names)
        .remove_producers_section(true);
    // After a trap the module is started afresh, which only the glue can do.
    bindgen.reset_state_function(true);
    let made = bindgen.web(true).and_then(|bindgen| bindgen.generate(&folder));
    made.map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    Ok(folder)
}

/// The module made small. That takes half a minute, so it is done only when something is new.
pub(super) fn optimized(module: &Path, name: &str, names: bool) -> Result<PathBuf, String> {
    let out = target().join(name);
    // Functions inlined into ever larger ones save no byte, and are the costliest to optimize for the browser, which does
    // so while the linter is made.
    let mut args = vec!["-Oz", "--converge", "--inline-max-combined-binary-size=4096"];
    if names {
        args.push("-g");
    }
    let stamp = out.with_extension("wasm.from");
    let from = from(module, &args)?;
    if out.exists() && std::fs::read_to_string(&stamp).is_ok_and(|known| known == from) {
        return Ok(out);
    }
    // Should it be interrupted, what it leaves behind is from nothing.
    let _ = std::fs::remove_file(&stamp);
    let mut command = npm::node("wasm/node_modules/binaryen/bin/wasm-opt");
    command.arg(module).args(&args).arg("-o").arg(&out);
    run(&mut command, &format!("wasm-opt {}", args.join(" ")))?;
    std::fs::write(&stamp, from).map_err(failed(&stamp))?;
    Ok(out)
}

/// What an optimized module depends on, in short.
fn from(module: &Path, args: &[&str]) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    for path in [module, &root().join("wasm/package-lock.json")] {
        std::fs::read(path).map_err(failed(path))?.hash(&mut hasher);
    }
    args.hash(&mut hasher);
    Ok(format!("{:x}", hasher.finish()))
}
