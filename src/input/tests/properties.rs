//! What holds for any input.

use proptest::prelude::*;

use crate::input::*;
use crate::template::arbitrary::template;
use crate::template::{Origin, Template};

const ALL: [Format; 6] = [
    Format::Json,
    Format::JsonLines,
    Format::Csv,
    Format::Tsv,
    Format::Text,
    Format::Titles,
];

fn without_origin(batch: &Batch) -> Vec<Template> {
    let plain = |(_, template): (usize, &Template)| Template {
        origin: Origin::default(),
        ..template.clone()
    };
    batch.templates().map(plain).collect()
}

proptest! {
    #[test]
    fn templates_survive_being_written(templates in proptest::collection::vec(template(), 1..4), pretty: bool) {
        let written = if pretty { serde_json::to_string_pretty(&templates) } else { serde_json::to_string(&templates) };
        let batch = Input::new(written.unwrap().as_bytes()).of(Format::Json).read(Language::Zh);
        prop_assert_eq!(batch.all_errors().len(), 0);
        prop_assert_eq!(&without_origin(&batch), &templates);
        let lines: String = templates.iter().map(|template| serde_json::to_string(template).unwrap() + "\r\n").collect();
        prop_assert_eq!(&without_origin(&Input::new(lines.as_bytes()).of(Format::JsonLines).read(Language::Zh)), &templates);
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in ALL {
            let batch = Input::new(&bytes).of(format).read(Language::Zh);
            prop_assert!(!batch.items.is_empty() || !batch.errors.is_empty());
            Input::new(&bytes).named("x").of(format).titles(Language::En);
        }
        let batch = Input::new(&bytes).read(Language::Zh);
        prop_assert!(!batch.items.is_empty() || !batch.errors.is_empty());
    }

    #[test]
    fn nearly_json_is_survived(text in r#"(\[|\]|\{|\}|,|:|"title"|"keywords"|"templates"|"data"|"name"|"|\\|\\ud83d|甲|1|null| |\n){0,30}"#) {
        for format in ALL {
            let batch = Input::new(text.as_bytes()).of(format).read(Language::Zh);
            prop_assert!(!batch.items.is_empty() || !batch.errors.is_empty());
        }
    }

    #[test]
    fn a_broken_neighbour_takes_nothing_away(
        templates in proptest::collection::vec(template(), 1..4),
        broken in r#"(,|:|"a"|"keywords"|\{\}|\[\]|1|null|甲| ){1,8}"#,
    ) {
        let written: Vec<String> = templates.iter().map(|template| serde_json::to_string(template).unwrap()).collect();
        let text = format!("[{},{{{broken}}},{}]", written.join(","), written.join(","));
        let batch = Input::new(text.as_bytes()).of(Format::Json).read(Language::Zh);
        prop_assert_eq!(batch.items.len(), 2 * templates.len() + 1);
        prop_assert_eq!(without_origin(&batch).len(), 2 * templates.len());
    }
}
