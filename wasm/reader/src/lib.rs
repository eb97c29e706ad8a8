//! Files and pastes of every form read for the module that judges, and drafts and reports written.
#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, reason = "nobody calls this from Rust")]

mod options;

use options::ParsedMessages;
pub use options::{Applied, DraftFormat, LoadOptions, Parsed, RenderFormat};

use mobanlint::application::Application;
use mobanlint::codes::{self, Answer};
use mobanlint::input::{self, Format, Input};
use mobanlint::{Finding, Language, Report, Template, render};
use mobanlint_wire::{Encoding, Thrown, given, json, templates};
use wasm_bindgen::prelude::*;

/// The drafts of an input as people get them.
#[wasm_bindgen]
pub fn parse(bytes: &[u8], options: &str) -> Result<String, JsError> {
    let options = LoadOptions::given(options)?;
    let batch = options.input(bytes).read(options.language());
    let errors = batch.all_errors().into_iter().cloned().collect();
    let templates: Vec<_> = batch.templates().map(|(_, template)| template.clone()).collect();
    let lines = templates.iter().map(|template| template.origin.line).collect();
    let places = templates.iter().map(|template| template.origin.places().collect());
    let places = places.collect();
    Ok(json(&Parsed {
        templates,
        lines,
        places,
        format: batch.format.unwrap_or(Format::Json),
        errors,
        notes: batch.notes,
        foreign: batch.foreign,
    })?)
}

/// The drafts of an input as the module that judges takes them.
#[wasm_bindgen]
pub fn read(bytes: &[u8], options: &str) -> Result<String, JsError> {
    let options = LoadOptions::given(options)?;
    Ok(json(&options.input(bytes).read(options.language()))?)
}

/// The messages of a text, each as the body of a request.
#[wasm_bindgen]
pub fn messages(text: &str, language: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let batch = input::messages(text.as_bytes(), None, language.unwrap_or_default());
    Ok(json(&ParsedMessages {
        messages: batch.messages().map(|(_, message)| message).collect(),
        errors: batch.all_errors(),
        notes: &batch.notes,
    })?)
}

/// The existing titles of an input as the module that judges takes them.
#[wasm_bindgen]
pub fn titles(bytes: &[u8], options: &str) -> Result<String, JsError> {
    let options = LoadOptions::given(options)?;
    Ok(json(&options.input(bytes).titles(options.language()))?)
}

/// Whether only the module with all decoders can say what these bytes hold.
#[wasm_bindgen]
pub fn needs_opener(bytes: &[u8]) -> bool {
    input::open(bytes).is_err_and(|refusal| refusal.need().is_some())
}

/// Explains the first answer in a text; null if there is none.
#[wasm_bindgen]
pub fn explain_code(text: &str, language: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let told = Answer::read(text).map(|answer| codes::explain(&answer, language.unwrap_or_default()));
    Ok(json(&told)?)
}

/// Writes drafts as `parse` reads them.
#[wasm_bindgen]
pub fn write_drafts(list: &str, format: &str, language: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let language = language.unwrap_or_default();
    let format: DraftFormat = given("format", &json(format)?)?;
    let (templates, errors) = templates(list, language);
    if !errors.is_empty() {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(Thrown(render::visible(&lines.join("\n")).text.into_owned()).into());
    }
    let templates: Vec<_> = templates.into_iter().flatten().collect();
    Ok(match format {
        DraftFormat::Json => render::drafts_json(&templates),
        DraftFormat::Jsonl => render::drafts_jsonl(&templates),
        DraftFormat::Csv => render::drafts_csv(&templates, language),
        DraftFormat::Tsv => render::drafts_tsv(&templates, language),
        DraftFormat::Markdown => render::drafts_markdown(&templates, language),
    })
}

/// What the console asks for of a draft, with what was found in it.
#[wasm_bindgen]
pub fn application(template: &str, findings: &str, language: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let language = language.unwrap_or_default();
    let (mut read, _) = templates(&format!("[{template}]"), language);
    let template = read.pop().flatten().unwrap_or_default();
    let findings: Vec<Finding> = given("findings", findings)?;
    let told = match Application::new(&template, &findings, language) {
        Ok(application) => Applied {
            text: application.text(language),
            application: Some(application),
            errors: 0,
        },
        Err(errors) => Applied {
            application: None,
            text: String::new(),
            errors,
        },
    };
    Ok(json(&told)?)
}

/// Writes a report about drafts as the command line does. Language and encoding are those of the linter that made it.
#[wasm_bindgen]
pub fn write_report(report: &str, format: &str, list: &str, language: &str, encoding: &str) -> Result<String, JsError> {
    let language: Option<Language> = given("language", language)?;
    let language = language.unwrap_or_default();
    let encoding: Option<Encoding> = given("encoding", encoding)?;
    let format: RenderFormat = given("format", &json(format)?)?;
    let mut report: Report = given("report", report)?;
    let (read, _) = templates(list, language);
    // One that cannot be read keeps its place.
    let list: Vec<Template> = read.into_iter().map(Option::unwrap_or_default).collect();
    encoding.unwrap_or_default().enter_report(&mut report, &list)?;
    Ok(match format {
        RenderFormat::Json => render::json(&report),
        RenderFormat::Jsonl => render::jsonl(&report),
        RenderFormat::Csv => render::csv(&report, &list),
        RenderFormat::Markdown => render::markdown(&report, &list, language),
    })
}

impl LoadOptions {
    fn given(json: &str) -> Result<Self, Thrown> {
        given("options", json)
    }

    fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    fn input<'i>(&'i self, bytes: &'i [u8]) -> Input<'i> {
        let mut input = Input::new(bytes);
        if let Some(name) = &self.name {
            input = input.named(name);
        }
        if let Some(opened) = &self.opened {
            input = input.opened(opened);
        }
        match self.format {
            Some(format) => input.of(format),
            None => input,
        }
    }
}
