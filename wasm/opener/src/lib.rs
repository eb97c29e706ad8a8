//! What few inputs need, for JavaScript: bytes that are not UTF-8 are opened for the module that judges, and drafts are
//! written as a workbook.
#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, reason = "nobody calls this from Rust")]

use mobanlint::{Language, Template, input, render};
use wasm_bindgen::prelude::*;

/// What bytes hold, or why they are not read, as the module that judges takes either.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<String, JsError> {
    Ok(serde_json::to_string(&input::open(bytes))?)
}

/// Drafts as an `.xlsx`.
#[wasm_bindgen]
pub fn write_workbook(drafts: &str, language: &str) -> Result<Vec<u8>, JsError> {
    let drafts: Vec<Template> = serde_json::from_str(drafts)?;
    let language: Language = serde_json::from_str(language)?;
    Ok(render::drafts_xlsx(&drafts, language)?)
}
