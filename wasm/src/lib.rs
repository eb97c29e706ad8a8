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
#[cfg(feature = "sending")]
mod files;
mod options;
#[cfg(feature = "sending")]
mod sending;
mod shelf;

pub use mobanlint_wire::Encoding;
pub use options::{FilesReport, GivenFile, LinterOptions, Loaded, Words, WordsFile};
pub use shelf::{Group, Member};

use mobanlint::input::InputNote;
use mobanlint::render::visible;
use mobanlint_wire::{given, json};
use wasm_bindgen::prelude::*;

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
    let error: InputNote = given("error", error)?;
    Ok(visible(&error.to_string()).text.into_owned())
}
