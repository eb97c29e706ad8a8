//! The platform's own forms: its placeholders, its keys, what people call the parts of a template.

pub(super) mod braces;
mod content;
mod example;
mod lines;
pub(super) mod names;
mod plain;
#[cfg(test)]
mod tests;
pub(super) mod words;

use super::place::offset;
use crate::template::{Keyword, Template};

pub(super) use content::has_placeholder;
pub(super) use example::{counts, is_same, items_above_remark};
pub(super) use plain::labelled;

/// The title of the platform's own template, which every account has.
pub(super) const BUILT_IN: &str = "订阅模板消息";

/// The keywords of a content text, and what of it is none.
#[derive(Debug, Default)]
pub(super) struct Taken<'t> {
    pub(super) keywords: Vec<Part<'t>>,
    /// The keys of placeholders that belong to no keyword, each once.
    pub(super) keys: Vec<&'t str>,
    /// Fixed lines, greetings and remarks, lines of the example that belong to no keyword.
    pub(super) fixed: usize,
    /// Placeholders without a label, which are no keywords.
    pub(super) unlabelled: usize,
    /// Lines of the example that say nothing of a keyword, beyond as many fixed ones as the content has.
    pub(super) further: usize,
}

/// A keyword of a content text: parts of the two texts, with their offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) name: &'t str,
    /// Where the name begins in the content; none if it is from the example.
    pub(super) in_content: Option<usize>,
    /// Where the name begins in the example, if it is from there.
    pub(super) in_example: usize,
    pub(super) key: &'t str,
    /// The example, and where it begins in the example's text.
    pub(super) example: Option<(&'t str, usize)>,
}

impl Part<'_> {
    pub(super) fn keyword(&self) -> Keyword {
        let mut keyword = Keyword::new(self.name);
        keyword.example = self.example.map(|(text, _)| text.to_owned());
        keyword.value_type = words::value_type(self.key).map(str::to_owned);
        keyword.key = Some(self.key.to_owned());
        keyword
    }
}

/// Takes a content text with placeholders apart, and the example beside it.
pub(super) fn take_apart<'t>(content: &'t str, example: Option<&'t str>) -> Taken<'t> {
    let read = content::read(content);
    // Longer than a field may be it is none; and labels times lines must stay bounded.
    let example = example.filter(|text| text.len() <= Template::MAX_FIELD_BYTES);
    let (shown, rest) = example.map_or_else(Default::default, |text| example::read(text, &read));
    let mut taken = Taken {
        keywords: Vec::with_capacity(read.slots.len()),
        keys: Vec::new(),
        fixed: read.fixed + rest,
        unlabelled: read.unlabelled,
        further: rest.saturating_sub(read.fixed),
    };
    for (index, slot) in read.slots.iter().enumerate() {
        let shown = shown.get(index).copied().unwrap_or_default();
        let (content::Label::Told(told) | content::Label::InExample(told)) = slot.label;
        let name = shown.label.unwrap_or(told);
        // The placeholder in the label, of which nothing is known.
        let unknown = shown.label.is_none() && matches!(slot.label, content::Label::InExample(_));
        taken.unlabelled += usize::from(unknown);
        if name.is_empty() {
            taken.unlabelled += 1;
            continue;
        }
        let value = shown.value.filter(|value| !value.trim().is_empty());
        taken.keywords.push(Part {
            name,
            in_content: shown.label.is_none().then(|| offset(content, name)),
            in_example: example.map_or(0, |example| offset(example, name)),
            key: slot.key,
            example: value.and_then(|value| Some((value, offset(example?, value)))),
        });
    }
    let others = Some(content).filter(|_| !read.plain);
    for key in others.into_iter().flat_map(content::keys) {
        let named = taken.keywords.iter().any(|part| part.key == key);
        if !named && !taken.keys.contains(&key) {
            taken.keys.push(key);
        }
    }
    taken
}

/// `thing1` declares the type `thing`; `keyword1` declares none.
pub(super) fn value_type(key: &str) -> Option<String> {
    words::value_type(key).map(str::to_owned)
}
