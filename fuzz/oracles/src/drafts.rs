//! Drafts out of bytes: those that are read there, or else its lines as the fields of some.

use mobanlint::input::Input;
use mobanlint::{Keyword, Language, Origin, Template};

/// The most drafts of one input: what holds for these holds for more, and takes longer.
const MOST: usize = 6;
/// The most characters of a field.
const LONGEST: usize = 200;

/// A few drafts, each with its fields cut to a length.
pub(crate) fn drafts(bytes: &[u8]) -> Vec<Template> {
    let batch = Input::new(bytes).read(Language::En);
    let read: Vec<Template> = batch
        .templates()
        .take(MOST)
        .map(|(_, template)| plain(template))
        .collect();
    if !read.is_empty() {
        return read;
    }
    let text = String::from_utf8_lossy(bytes);
    let mut fields = text.split(['\n', '\t', ',']).map(short);
    let mut drafts = Vec::new();
    while let Some(title) = fields.next().filter(|_| drafts.len() < MOST) {
        let mut draft = Template::new(title);
        while let Some(name) = fields.next().filter(|_| draft.keywords.len() < 3) {
            let keyword = Keyword::new(name);
            draft = draft.with_keyword(match fields.next() {
                Some(example) => keyword.with_example(example),
                None => keyword,
            });
        }
        drafts.push(draft);
    }
    drafts
}

fn plain(template: &Template) -> Template {
    let mut template = template.clone();
    template.origin = Origin::default();
    template.title = short(&template.title);
    template.keywords.truncate(5);
    for keyword in &mut template.keywords {
        keyword.name = short(&keyword.name);
        keyword.example = keyword.example.as_deref().map(short);
    }
    template
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
