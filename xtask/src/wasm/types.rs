//! The declarations for TypeScript, from the Rust types.

use std::fmt::Write;

use mobanlint::application::{Application, Filled};
use mobanlint::codes::{Explanation, Retry};
use mobanlint::input::{Format, InputError, InputNote, Need, Opened, Refusal, Sheet, SheetCell, SheetRow};
use mobanlint::{
    Applicability, At, Candidate, Edit, Field, Finding, Fix, Ignore, Keyword, Language, Means, Pair, PairKind, Related,
    Report, RuleInfo, RulesetRef, Severity, Span, Summary, Template, TemplateRef, Verdict,
};
use mobanlint_reader::{Applied, DraftFormat, LoadOptions, Parsed, RenderFormat};
use mobanlint_wasm::{Encoding, FilesReport, Group, LinterOptions, Loaded, Member, Words, WordsFile};
use ts_rs::TS;

/// The text of `types.d.ts`.
pub(super) fn declarations() -> Result<String, String> {
    let mut text = String::from("// Generated from the Rust types by `cargo xtask wasm`.\n");
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {
            $(declare::<$type>(&mut text)?;)*
        };
    }
    declare![
        Template,
        Keyword,
        Ignore,
        Report,
        RulesetRef,
        Finding,
        Severity,
        TemplateRef,
        Field,
        Span,
        At,
        Related,
        Fix,
        Applicability,
        Edit,
        InputError,
        InputNote,
        Summary,
        Pair,
        PairKind,
        Means,
        Verdict,
        RuleInfo,
        Language,
        LinterOptions,
        Encoding,
        Words,
        WordsFile,
        Format,
        FilesReport,
        LoadOptions,
        Parsed,
        Loaded,
        Member,
        Group,
        Candidate,
        Applied,
        Application,
        Filled,
        Explanation,
        Retry,
        RenderFormat,
        DraftFormat,
        Opened,
        Sheet,
        SheetRow,
        SheetCell,
        Refusal,
        Need,
    ];
    Ok(text)
}

fn declare<T: TS + 'static>(text: &mut String) -> Result<(), String> {
    let declared = T::export_to_string().map_err(|error| error.to_string())?;
    // Everything is in one file: what each would import is there already.
    let lines = declared
        .lines()
        .filter(|line| !line.starts_with("// This file") && !line.starts_with("import type"));
    // An example in Rust helps nobody here. It stands behind an empty line of its comment.
    let parts = lines.map(str::trim_end).collect::<Vec<_>>().join("\n");
    let parts = parts.split(" *\n * ```\n").enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once(" * ```\n").map_or(part, |(_, rest)| rest),
    });
    let _ = write!(text, "\n{}\n", parts.collect::<String>().trim());
    Ok(())
}
