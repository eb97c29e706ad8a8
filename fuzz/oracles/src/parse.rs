//! Inputs are read without loss, alike by whoever reads them, and within their bounds.

use mobanlint::Language;
use mobanlint::input::{Batch, Input, LineReader, MAX_ERRORS, MAX_NOTES};

pub(crate) fn holds(bytes: &[u8]) {
    for name in [
        None,
        Some("drafts.json"),
        Some("drafts.jsonl"),
        Some("drafts.csv"),
        Some("titles.txt"),
    ] {
        let read = |language| {
            let input = Input::new(bytes);
            name.map_or(input, |name| input.named(name)).read(language)
        };
        let batch = read(Language::En);
        assert_eq!(batch, read(Language::En), "reading twice differs");
        assert_eq!(
            batch.items.len(),
            read(Language::Zh).items.len(),
            "the language changes what is read"
        );
        assert!(batch.all_errors().len() <= MAX_ERRORS + 2, "more errors than are told");
        assert!(batch.notes.len() <= MAX_NOTES + 1, "more notes than are told");
        assert!(
            !batch.foreign || batch.items.is_empty(),
            "an input that holds no drafts has some"
        );
        let json = serde_json::to_string(&batch).expect("a batch is JSON");
        let back: Batch = serde_json::from_str(&json).expect("its JSON is a batch");
        assert_eq!(back, batch, "handed to another module it is not the same");
        by_lines(bytes, name, &batch);
    }
}

fn by_lines(bytes: &[u8], name: Option<&str>, whole: &Batch) {
    if !LineReader::suits(bytes.get(..64 * 1024).unwrap_or(bytes), name) || whole.foreign {
        return;
    }
    let mut reader = LineReader::new(name, Language::En);
    let mut items = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        items.extend(reader.line(line));
    }
    let (errors, notes) = reader.finish();
    assert_eq!(
        (&items, &errors, &notes),
        (&whole.items, &whole.errors, &whole.notes),
        "line by line differs"
    );
}
