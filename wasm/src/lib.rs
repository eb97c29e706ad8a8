//! mobanlint for JavaScript: values come in and go out as JSON, the library does the work.
//!
//! What people call is the TypeScript beside it, in `js/`; nothing here is documented for them.
#![forbid(unsafe_code)]
#![allow(
    clippy::missing_errors_doc,
    clippy::needless_pass_by_value,
    reason = "nobody calls this from Rust; what JavaScript gives is always owned"
)]

mod engine;
mod files;
mod options;
mod positions;
mod shelf;
mod wire;

pub use options::{
    DraftFormat, Encoding, FileMeta, FilesReport, Format, LinterOptions, LoadOptions, Loaded, Parsed, RenderFormat,
    Words, WordsFile,
};
pub use shelf::{Group, Member};

use mobanlint::{Language, input, render};
use wasm_bindgen::prelude::*;

use crate::wire::{given, json, sound_templates, text_of};

/// Reads drafts of any format.
#[wasm_bindgen]
pub fn parse(bytes: &[u8], options: &str) -> Result<String, JsError> {
    let options: LoadOptions = given("options", options)?;
    let language = options.language.unwrap_or_default();
    let input = files::input(bytes, options.name.as_deref(), options.format, options.opened.as_ref());
    let batch = input.read(language);
    let errors = batch.all_errors().into_iter().cloned().collect();
    let templates: Vec<_> = batch.templates().map(|(_, template)| template.clone()).collect();
    let lines = templates.iter().map(|template| template.origin.line).collect();
    let places = templates.iter().map(|template| template.origin.places().collect());
    let places = places.collect();
    Ok(json(&Parsed {
        templates,
        lines,
        places,
        format: batch.format.unwrap_or(input::Format::Json).into(),
        errors,
        notes: batch.notes,
        foreign: batch.foreign,
    })?)
}

/// Whether only the module with all decoders can say what these bytes hold.
#[wasm_bindgen]
pub fn needs_opener(bytes: &[u8]) -> bool {
    input::open(bytes).is_err_and(|refusal| refusal.need().is_some())
}

/// Writes drafts as `parse` reads them.
#[wasm_bindgen]
pub fn write_drafts(list: &str, format: &str, language: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let language = language.unwrap_or_default();
    let format: DraftFormat = given("format", &json(format)?)?;
    let templates = sound_templates(list, language)?;
    Ok(match format {
        DraftFormat::Json => render::drafts_json(&templates),
        DraftFormat::Jsonl => render::drafts_jsonl(&templates),
        DraftFormat::Csv => render::drafts_csv(&templates, language),
        DraftFormat::Tsv => render::drafts_tsv(&templates, language),
        DraftFormat::Markdown => render::drafts_markdown(&templates, language),
    })
}

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The names of the built-in rulesets, the default first.
#[wasm_bindgen]
pub fn builtin_rulesets() -> Result<String, JsError> {
    Ok(json(&mobanlint::BUILTIN)?)
}

/// An error of the input, or a note, in one line, as the command line prints it.
#[wasm_bindgen]
pub fn error_line(error: &str) -> Result<String, JsError> {
    let error: input::InputNote = given("error", error)?;
    Ok(text_of(&error))
}
