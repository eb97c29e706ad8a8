//! What holds for every input whatever (ARCHITECTURE.md, "What always holds"), as functions of bytes that panic where it
//! does not: for `cargo fuzz`, whose targets call them, and for the driver beside, which needs no other toolchain.
#![forbid(unsafe_code)]

mod check;
mod compare;
mod convert;
mod drafts;
pub mod fixes;
pub mod mutate;
mod parse;
mod preflight;
mod ruleset;

use std::sync::LazyLock;

use mobanlint::{BUILTIN, Linter, Ruleset};

/// Something that is tried.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What it is called.
    pub name: &'static str,
    /// Panics where an invariant does not hold for these bytes.
    pub holds: fn(&[u8]),
    /// The fixtures it begins from: files and folders of the repository.
    pub seeds: &'static [&'static str],
}

const INPUTS: &[&str] = &["docs/inputs.md", "tests/inputs", "tests/cases", "tests/fixtures"];

/// All that is tried.
pub const TARGETS: [Target; 7] = [
    Target {
        name: "parse",
        holds: parse::holds,
        seeds: INPUTS,
    },
    Target {
        name: "check",
        holds: check::holds,
        seeds: &["tests/cases", "rules/docs/zh"],
    },
    Target {
        name: "ruleset",
        holds: ruleset::holds,
        seeds: &[
            "rules/wechat-send.json",
            "rules/qq-mini-program.json",
            "rules/wechat-category-message.json",
            "examples",
        ],
    },
    Target {
        name: "compare",
        holds: compare::holds,
        seeds: &["tests/cases"],
    },
    Target {
        name: "fixes",
        holds: fixes::holds,
        seeds: &["tests/cases", "rules/docs/zh"],
    },
    Target {
        name: "preflight",
        holds: preflight::holds,
        seeds: &["docs/preflight.md", "rules/docs/zh", "rules/docs/en"],
    },
    Target {
        name: "convert",
        holds: convert::holds,
        seeds: INPUTS,
    },
];

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}

/// A linter of each built-in ruleset.
static LINTERS: LazyLock<Vec<Linter>> = LazyLock::new(|| {
    let linter = |name: &&str| {
        let ruleset = Ruleset::loader().load(name).ok()?;
        Linter::builder().build(&ruleset).ok()
    };
    let linters: Vec<Linter> = BUILTIN.iter().filter_map(linter).collect();
    assert_eq!(linters.len(), BUILTIN.len(), "every built-in ruleset loads");
    linters
});

/// Those of them that judge drafts.
pub fn linters() -> impl Iterator<Item = &'static Linter> {
    LINTERS.iter().filter(|linter| linter.judges_templates())
}
