//! Everything that must hold, in one command, with what it needs installed.

use crate::proof::{least, reliability, sbom, supply};
use crate::steps::Steps;
use crate::{
    browser, ci, courier, docs, editors, generated, made, npm, ordinary, page, python, run, schemas, tables, wasm,
};

/// A project of its own, for Next is larger than all other tools together.
const NEXT: &str = "wasm/test/next";

/// Runs all tests, those that are over soonest first, and behind them what takes longer, if that is wanted; the first
/// failure ends it.
pub(crate) fn all(longer: bool) -> Result<(), String> {
    let mut steps = Steps::default();
    let result = all_steps(&mut steps).and_then(|()| if longer { longer_steps(&mut steps) } else { Ok(()) });
    steps.tell();
    result
}

fn all_steps(steps: &mut Steps) -> Result<(), String> {
    steps.take("format", || run::cargo(&["fmt", "--all", "--check"]))?;
    steps.take("generated files", || {
        generated::check(tables::generate(), "tables")?;
        generated::check(ordinary::generate(), "ordinary")?;
        generated::check(made::generate(), "made")?;
        generated::check(schemas::generate(), "schemas")?;
        generated::check(reliability::generate(), "reliability")
    })?;
    steps.take("documentation", docs::build)?;
    steps.take("packages", || supply::check().and_then(|()| sbom::write()))?;
    // What cannot be installed is told before minutes are spent.
    let browser = steps.take("tools", || {
        wasm::target()?;
        npm::ci("wasm")?;
        npm::ci("www")?;
        editors::install()?;
        courier::redis()?;
        browser::firefox()?;
        browser::installed()
    })?;
    steps.take("lints", || {
        run::cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    })?;
    steps.take("features, each alone", least::features)?;
    // With what is only measured beside us, everything would be built again, with features nobody else gets.
    steps.take("tests", || {
        let others = [
            "benches",
            "mobanlint-courier",
            "mobanlint-courier-core",
            "mobanlint-python",
        ];
        let others = others.into_iter().flat_map(|package| ["--exclude", package]);
        run::cargo(&["test", "--workspace"].into_iter().chain(others).collect::<Vec<_>>())
    })?;
    steps.take("courier: tests", courier::test)?;
    steps.take("hooks and action", ci::run)?;
    steps.take("package for Python", python::test)?;
    steps.take("editor", editors::vscode)?;
    steps.take("native program and package", program_and_package)?;
    steps.take("examples of the rules", || {
        run::cargo(&["run", "--release", "--quiet", "--", "rules", "--verify"])
    })?;
    steps.take("page", page::build)?;
    steps.take("page: lints and types", || npm::script("www", "check"))?;
    steps.take("package: tests", || npm::test("wasm", &browser, None))?;
    steps.take("page: tests", || {
        npm::test("www", &browser, python::with_libraries()?.as_deref())
    })
}

fn longer_steps(steps: &mut Steps) -> Result<(), String> {
    steps.take("package under Next", || {
        npm::ci(NEXT)?;
        let mut test = npm::node("wasm/test/next/next.test.mjs");
        test.env("CHROME_PATH", browser::installed()?);
        run::run(&mut test, "node wasm/test/next/next.test.mjs")
    })?;
    // Its figures are recorded in `docs/`, with the day.
    steps.take("titles joined in databases", python::scale)
}

/// Builds both at once: each is optimized as a whole, which keeps one core busy.
fn program_and_package() -> Result<(), String> {
    std::thread::scope(|scope| {
        let program = scope.spawn(|| run::cargo(&["build", "--release"]));
        let package = wasm::run(false);
        program
            .join()
            .unwrap_or_else(|_| Err("building the program panicked".to_owned()))?;
        package
    })
}
