//! Messages with placeholders, taken apart once at load.

use std::borrow::Cow;

use crate::data::{FaultKind, Wording};
use crate::language::Language;

/// A text with `{placeholders}`; `{{` and `}}` stand for the braces themselves.
#[derive(Debug, Clone, Default)]
pub(crate) struct Message {
    zh: Vec<Part>,
    en: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    Placeholder(&'static str),
}

impl Message {
    /// Takes a wording apart; unknown placeholders are faults.
    pub(crate) fn parse(wording: &Wording, placeholders: &[&'static str], faults: &mut Vec<FaultKind>) -> Self {
        Self {
            zh: parts(&wording.zh, placeholders, faults),
            en: parts(&wording.en, placeholders, faults),
        }
    }

    /// The text with what stands for each placeholder; `more` comes before `args`.
    pub(crate) fn fill(
        &self,
        language: Language,
        args: &[(&'static str, Cow<'_, str>)],
        more: Option<(&str, &str)>,
    ) -> String {
        let parts = match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        };
        let pieces = || parts.iter().map(|part| part.piece(args, more));
        let mut filled = String::with_capacity(pieces().map(str::len).sum());
        pieces().for_each(|piece| filled.push_str(piece));
        filled
    }
}

impl Part {
    fn piece<'p>(&'p self, args: &'p [(&'static str, Cow<'_, str>)], more: Option<(&str, &'p str)>) -> &'p str {
        match self {
            Self::Text(text) => text,
            Self::Placeholder(name) => {
                let given = more.filter(|(known, _)| known == name).map(|(_, value)| value);
                let value = || args.iter().find(|(known, _)| known == name);
                given
                    .or_else(|| value().map(|(_, value)| value.as_ref()))
                    .unwrap_or_default()
            }
        }
    }
}

fn parts(text: &str, placeholders: &[&'static str], faults: &mut Vec<FaultKind>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.peek() == Some(&c) => {
                chars.next();
                literal.push(c);
            }
            '{' => {
                let name: String = chars.by_ref().take_while(|c| *c != '}').collect();
                match placeholders.iter().find(|known| **known == name) {
                    Some(known) => {
                        if !literal.is_empty() {
                            parts.push(Part::Text(std::mem::take(&mut literal)));
                        }
                        parts.push(Part::Placeholder(known));
                    }
                    None => faults.push(FaultKind::unknown_name(
                        "placeholder",
                        &name,
                        placeholders.iter().copied(),
                    )),
                }
            }
            _ => literal.push(c),
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    parts
}
