//! Any draft, for the properties of what is read and written.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::{Ignore, Keyword, Template};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z０-９甲乙丙\" \\\\,\t\r\n]{0,8}",
        any::<String>(),
        Just("a\u{2028}\u{feff}😀".to_owned())
    ]
}

/// A key as the platform's, or any text.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "(first|remark|thing[0-9]|[a-z][a-zA-Z0-9_]{0,6})",
        1 => r"(\{\{)?[a-z]{0,3}(\.DATA)?(\}\})?",
        1 => text(),
    ]
}

fn keyword() -> impl Strategy<Value = Keyword> {
    (text(), of(text()), of(text()), of(key()), vec(text(), 0..3)).prop_map(
        |(name, example, value_type, key, values)| Keyword {
            name,
            example,
            value_type,
            key,
            values,
        },
    )
}

/// A draft with any text in each of its fields, those of the file itself left out.
pub(crate) fn template() -> impl Strategy<Value = Template> {
    let ignore = (text(), text()).prop_map(|(rule, reason)| Ignore::new(rule, reason));
    let lists = (vec(keyword(), 0..4), vec(key(), 0..4), vec(ignore, 0..2));
    (of(text()), text(), of(text()), lists).prop_map(|(id, title, scene, (keywords, keys, ignore))| Template {
        id,
        title,
        keywords,
        keys,
        ignore,
        scene,
        ..Template::default()
    })
}
