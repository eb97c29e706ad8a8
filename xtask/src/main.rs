//! `cargo xtask …`: the project's own tasks.
//!
//! - `test [--all]`: everything that must hold, and what it needs, installed; with `--all` what takes longer, too
//! - `tables [--check]`: the character tables, from `xtask/data`
//! - `ordinary [--check | DICTIONARY]`: the ordinary words of the lexicon, from `xtask/data`; or that, from a dictionary
//! - `made [--check]`: what is the same for every linter of a built-in ruleset, from `rules`, in `rules/*.bin`
//! - `schemas [--check]`: the published JSON Schemas in `rules/schemas`
//! - `ci`: what runs us: an agent's client, the hooks by pre-commit, the action's script, the commands of `docs/ci.md`
//! - `fuzz [--record] [--seconds N] [--seed N] [TARGET…]`: the oracles of `fuzz/oracles`, for an hour unless told otherwise
//! - `mutants [--record] [--shard K/N] [FILE…]`: changes in the program that no test notices, by cargo-mutants
//! - `reliability [--check]`: `docs/reliability.md`, of what the two have recorded
//! - `supply`: licences, sources and duplicates of packages, as `deny.toml` has it
//! - `sbom`: what the programs are made of, in `target/mobanlint.cdx.json`
//! - `release --dry-run`: all of a release that can be made here, in `target/release-files`; `release PART…`: single parts of it
//! - `features`, `minimum`: each feature by itself; the oldest Rust that is promised
//! - `docs`: the documentation as a site, in `target/site`
//! - `vscode`: the extension for VS Code, in `editors/vscode/dist`
//! - `wheel`: the package for Python, in `target/python/wheels`
//! - `wasm [--sizes]`: the npm package in `wasm/pkg`, and what the module is made of
//! - `page`: the package, and the page around it in `www/dist`
//! - `serve [PORT]`: the same, served on this machine
//! - `bench …`: measurements beside what else a user could pick
//! - `bench courier`: how long a token takes to get from the courier
//! - `bench page [--write] [--quick]`: the same of the page and the package, into `docs/performance.md`
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)] // a task runner reads, writes and tells

mod bench;
mod browser;
mod ci;
mod courier;
mod debian;
mod docs;
mod editors;
mod generated;
mod made;
mod npm;
mod ordinary;
mod page;
mod proof;
mod python;
mod release;
mod run;
mod schemas;
mod shapes;
mod steps;
mod tables;
mod test;
mod wasm;

use std::process::ExitCode;

use proof::{fuzz, least, mutants, reliability, sbom, supply};

const USAGE: &str = "usage: cargo xtask test [--all] | tables [--check] | ordinary [--check | DICTIONARY] | made [--check] | schemas [--check] | ci | docs | vscode | fuzz [ARGS] | mutants [ARGS] | reliability [--check] | supply | sbom | release --dry-run | release PART… | features | minimum | wheel | wasm [--sizes] | page | serve [PORT] | bench [page|courier] [ARGS]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["test"] => test::all(false),
        ["test", "--all"] => test::all(true),
        ["schemas"] => generated::write(schemas::generate()),
        ["schemas", "--check"] => generated::check(schemas::generate(), "schemas"),
        ["tables"] => generated::write(tables::generate()),
        ["tables", "--check"] => generated::check(tables::generate(), "tables"),
        ["ordinary"] => generated::write(ordinary::generate()),
        ["ordinary", "--check"] => generated::check(ordinary::generate(), "ordinary"),
        ["ordinary", dictionary] => generated::write(ordinary::trimmed(dictionary)),
        ["made"] => generated::write(made::generate()),
        ["made", "--check"] => generated::check(made::generate(), "made"),
        ["ci"] => ci::run(),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["mutants", rest @ ..] => mutants::run(rest),
        ["reliability"] => generated::write(reliability::generate()),
        ["reliability", "--check"] => generated::check(reliability::generate(), "reliability"),
        ["supply"] => supply::check(),
        ["sbom"] => sbom::write(),
        ["release", "--dry-run"] => release::dry_run(),
        ["release", part, rest @ ..] => release::only(&[&[*part], rest].concat()),
        ["features"] => least::features(),
        ["minimum"] => least::rust(),
        ["docs"] => docs::build(),
        ["vscode"] => editors::vscode(),
        ["wheel"] => python::wheel().map(|wheel| println!("{}", wheel.display())),
        ["wasm"] => wasm::run(false),
        ["wasm", "--sizes"] => wasm::run(true),
        ["page"] => page::with_package(),
        ["serve"] => page::serve(None),
        ["serve", port] => page::serve(Some(port)),
        ["bench", "courier"] => courier::bench(),
        ["bench", "page", rest @ ..] => bench::page(rest),
        ["bench", rest @ ..] => {
            let beside = bench::earlier();
            beside.and_then(|()| {
                run::cargo(&[&["run", "--release", "--quiet", "--package", "benches", "--"], rest].concat())
            })
        }
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
