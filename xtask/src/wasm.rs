//! The npm package: its modules, their glue, the declarations and what travels beside them, into `wasm/pkg/`.

mod build;
mod package;
mod panics;
mod sizes;
mod types;

use std::path::PathBuf;
use std::process::Command;

use crate::run::root;

const TARGET: &str = "wasm32-unknown-unknown";
/// A module of the package.
struct Module {
    /// The crate it is built from.
    package: &'static str,
    /// With which of its features, separated by commas.
    features: &'static str,
    /// Its file's name without the ending.
    name: &'static str,
    /// Its glue's name without the ending.
    glue: &'static str,
    /// Whoever opens the page, or a workbook, waits for this much, so a module beyond it is a broken build. A KB is 1000
    /// bytes here, as in every budget of the project.
    budget: usize,
}

const MODULES: [Module; 4] = [
    Module {
        package: "mobanlint-wasm",
        features: "packed",
        name: "mobanlint",
        glue: "glue",
        budget: 485 * 1000,
    },
    Module {
        package: "mobanlint-reader",
        features: "",
        name: "reader",
        glue: "reader-glue",
        budget: 445 * 1000,
    },
    Module {
        package: "mobanlint-wasm",
        features: "packed,rulesets,sending",
        name: "rulesets",
        glue: "rulesets-glue",
        budget: 740 * 1000,
    },
    Module {
        package: "mobanlint-opener",
        features: "",
        name: "opener",
        glue: "opener-glue",
        budget: 480 * 1000,
    },
];

/// Builds the package; with `sizes`, tells what its modules are made of.
pub(crate) fn run(sizes: bool) -> Result<(), String> {
    target()?;
    crate::npm::ci("wasm")?;
    // Linking and making small keep one core busy each, so a module is made small while the next is linked.
    let built = std::thread::scope(|scope| {
        let mut making = Vec::new();
        for module in &MODULES {
            let linked = build::linked(module)?;
            making.push(scope.spawn(move || Built::of(module, linked)));
        }
        let mut built = Vec::new();
        for made in making {
            built.push(made.join().map_err(|_| "making a module small panicked")??);
        }
        Ok::<_, String>(built)
    })?;
    package::assemble(&built)?;
    let mut over = Vec::new();
    for Built {
        module, linked, file, ..
    } in &built
    {
        let (raw, gzip) = sizes::of(file)?;
        let (name, budget) = (module.name, module.budget);
        println!(
            "wasm/pkg/{name}.wasm: {} KB, {} KB gzip (budget {})",
            sizes::kb(raw),
            sizes::kb(gzip),
            budget / 1000
        );
        if sizes {
            let glue = build::glue(module, linked, true)?;
            let raw = glue.join(format!("{}_bg.wasm", module.glue));
            let named = build::optimized(&raw, &format!("{name}-named.wasm"), true)?;
            sizes::tell(&named, &build::map(module))?;
        }
        if gzip > budget {
            over.push(format!(
                "{name}.wasm has {gzip} bytes gzip, more than the {budget} it may have"
            ));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }
}

/// A module that was built, with its glue.
struct Built {
    module: &'static Module,
    linked: PathBuf,
    glue: PathBuf,
    file: PathBuf,
}

impl Built {
    /// What is left to do with a module that is linked.
    fn of(module: &'static Module, linked: PathBuf) -> Result<Self, String> {
        let glue = build::glue(module, &linked, false)?;
        let raw = glue.join(format!("{}_bg.wasm", module.glue));
        let file = build::optimized(&raw, &format!("{}.wasm", module.name), false)?;
        Ok(Self {
            module,
            linked,
            glue,
            file,
        })
    }
}

/// Installs the target the module is built for, unless it is there.
pub(crate) fn target() -> Result<(), String> {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    let installed = installed.map(|output| {
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .any(|line| line == TARGET)
    });
    match installed {
        Ok(true) => Ok(()),
        Ok(false) => crate::run::run(
            Command::new("rustup").args(["target", "add", TARGET]),
            &format!("rustup target add {TARGET}"),
        ),
        Err(_) => Err(format!("rustup is needed to install the target {TARGET}")),
    }
}

/// Where the package is made.
fn pkg() -> PathBuf {
    root().join("wasm/pkg")
}

/// A failure with the path it is about.
fn failed(path: &std::path::Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}
