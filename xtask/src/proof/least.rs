//! The least of everything: each feature by itself, and the oldest compiler that is promised.

use std::process::Command;

use crate::run;

/// The features of the library. That the list is whole, `Cargo.toml` is asked.
const FEATURES: [&str; 8] = [
    "encodings",
    "fast-patterns",
    "making",
    "messages",
    "packed",
    "rulesets",
    "typescript",
    "workbooks",
];

/// The library without features, and with each alone.
pub(crate) fn features() -> Result<(), String> {
    let manifest = std::fs::read_to_string(run::root().join("Cargo.toml")).map_err(|error| error.to_string())?;
    let read: toml::Table = toml::from_str(&manifest).map_err(|error| format!("Cargo.toml: {error}"))?;
    let named = read.get("features").and_then(toml::Value::as_table);
    let named: Vec<&str> = named
        .into_iter()
        .flat_map(|named| named.keys())
        .map(String::as_str)
        .collect();
    if let Some(missing) = named
        .iter()
        .find(|name| **name != "default" && !FEATURES.contains(name))
    {
        return Err(format!("the feature {missing} is checked by nobody"));
    }
    let check = |features: &str| {
        run::cargo(&[
            "check",
            "--quiet",
            "--package",
            "mobanlint",
            "--no-default-features",
            "--features",
            features,
        ])
    };
    check("")?;
    FEATURES.iter().try_for_each(|feature| check(feature))
}

/// The programs, with the compiler that `rust-version` names.
pub(crate) fn rust() -> Result<(), String> {
    let least = env!("CARGO_PKG_RUST_VERSION");
    let there = Command::new("rustup")
        .args(["run", least, "rustc", "--version"])
        .output();
    if !there.is_ok_and(|output| output.status.success()) {
        return Err(format!(
            "Rust {least} is not there; `rustup toolchain install {least}` brings it"
        ));
    }
    let args = [
        "run",
        least,
        "cargo",
        "check",
        "--quiet",
        "--target-dir",
        "target/least",
    ];
    run::run(Command::new("rustup").args(args), &format!("rustup {}", args.join(" ")))
}
