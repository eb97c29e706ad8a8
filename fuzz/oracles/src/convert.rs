//! Drafts that are written and read again are the same, whatever the format.

use mobanlint::input::Input;
use mobanlint::{Language, Origin, Template, render};

use crate::drafts::drafts;

type Write = fn(&[Template], Language) -> Vec<u8>;

const FORMATS: [(&str, Write); 6] = [
    ("JSON", |drafts, _| render::drafts_json(drafts).into()),
    ("JSON lines", |drafts, _| render::drafts_jsonl(drafts).into()),
    ("CSV", |drafts, language| render::drafts_csv(drafts, language).into()),
    ("TSV", |drafts, language| render::drafts_tsv(drafts, language).into()),
    ("Markdown", |drafts, language| {
        render::drafts_markdown(drafts, language).into()
    }),
    ("xlsx", |drafts, language| {
        render::drafts_xlsx(drafts, language).unwrap_or_default()
    }),
];

pub(crate) fn holds(bytes: &[u8]) {
    let mut drafts = drafts(bytes);
    // What belongs to the file, not to the draft, only JSON keeps.
    for draft in &mut drafts {
        draft.schema = None;
    }
    if drafts.is_empty() {
        return;
    }
    for (format, write) in FORMATS {
        for language in [Language::Zh, Language::En] {
            let written = write(&drafts, language);
            let batch = Input::new(&written).read(Language::En);
            let told: Vec<String> = batch.all_errors().iter().map(ToString::to_string).collect();
            assert!(told.is_empty(), "{format}: {told:?}");
            let read: Vec<Template> = batch
                .templates()
                .map(|(_, template)| {
                    let mut template = template.clone();
                    template.origin = Origin::default();
                    template
                })
                .collect();
            assert_eq!(read, drafts, "{format}: {}", String::from_utf8_lossy(&written));
        }
    }
}
