//! The formats that need a terminal or a CI; the others are the library's.

mod github;
mod sarif;
mod text;

use mobanlint::render::{Csv, Json, JsonLines, Markdown, Render};
use mobanlint::{Language, Ruleset};

use crate::args::Format;

/// The renderer of a format.
pub(crate) fn renderer(format: Format, ruleset: &Ruleset, language: Language, colored: bool) -> Box<dyn Render> {
    match format {
        Format::Text => Box::new(text::Text::new(language, colored)),
        Format::Json => Box::new(Json::default()),
        Format::Jsonl => Box::new(JsonLines),
        Format::Csv => Box::new(Csv),
        Format::Markdown => Box::new(Markdown::new(language)),
        Format::Sarif => Box::new(sarif::Sarif::new(ruleset, language)),
        Format::Github => Box::new(github::Github::new(language)),
    }
}
