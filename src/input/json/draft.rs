//! A draft in our own form: `serde_json` reads it, and lends the text of each field, so that its place is known.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::input::Item;
use crate::input::context::Context;
use crate::input::place::Cursor;
use crate::order;
use crate::report::Field;
use crate::template::{Ignore, Keyword, Template};

/// Something written as an object. What serde derives would also take a list of the fields' values.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Object<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// A string with the text it was read from. A borrowed `str` would do but for escapes, which make it a new one.
struct Written<'t> {
    written: &'t str,
    text: String,
}

impl<'t> Written<'t> {
    fn read<D: Deserializer<'t>>(deserializer: D, scalars: bool) -> Result<Self, D::Error> {
        let written = <&RawValue>::deserialize(deserializer)?.get();
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = match inside {
            Some(plain) if !plain.contains('\\') => plain.to_owned(),
            Some(_) => serde_json::from_str(written).map_err(Error::custom)?,
            None if scalars && !written.starts_with(['{', '[']) => written.to_owned(),
            None => return Err(Error::custom("no string")),
        };
        Ok(Self { written, text })
    }

    /// Where it stands in the text it was read from.
    fn at(&self, whole: &str) -> usize {
        self.written.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
    }
}

impl<'de: 't, 't> Deserialize<'de> for Written<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::read(deserializer, false)
    }
}

/// The same; a number, true or false is what stands there.
struct Scalar<'t>(Written<'t>);

impl<'de: 't, 't> Deserialize<'de> for Scalar<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::read(deserializer, true).map(Scalar)
    }
}

/// A template as it is written.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft<'t> {
    #[serde(borrow)]
    id: Option<Scalar<'t>>,
    #[serde(borrow)]
    title: Written<'t>,
    #[serde(borrow)]
    keywords: Option<Vec<Object<DraftKeyword<'t>>>>,
    #[serde(borrow)]
    ignore: Option<Vec<Object<DraftIgnore<'t>>>>,
    scene: Option<String>,
    #[serde(rename = "$schema")]
    schema: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftKeyword<'t> {
    #[serde(borrow)]
    name: Written<'t>,
    #[serde(borrow)]
    example: Option<Scalar<'t>>,
    #[serde(rename = "type")]
    value_type: Option<String>,
    key: Option<String>,
    values: Option<Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftIgnore<'t> {
    #[serde(borrow)]
    rule: Written<'t>,
    reason: String,
}

/// A template and the offsets of its fields in the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::input) struct Read {
    pub(in crate::input) template: Template,
    pub(in crate::input) spots: Vec<(usize, Field)>,
}

impl Read {
    fn new(draft: Draft<'_>, whole: &str) -> Self {
        let keywords = draft.keywords.unwrap_or_default();
        let ignores = draft.ignore.unwrap_or_default();
        let mut spots = Vec::with_capacity(1 + 2 * keywords.len() + ignores.len());
        spots.push((draft.title.at(whole), Field::Title));
        let keyword = |(index, Object(keyword)): (usize, Object<DraftKeyword<'_>>)| {
            spots.push((keyword.name.at(whole), Field::KeywordName(index)));
            let example = keyword.example.map(|Scalar(example)| {
                spots.push((example.at(whole), Field::KeywordExample(index)));
                example.text
            });
            Keyword {
                name: keyword.name.text,
                example,
                value_type: keyword.value_type,
                key: keyword.key,
                values: keyword.values.unwrap_or_default(),
            }
        };
        let keywords = keywords.into_iter().enumerate().map(keyword).collect();
        let ignore = |(index, Object(ignore)): (usize, Object<DraftIgnore<'_>>)| {
            spots.push((ignore.rule.at(whole), Field::Ignore(index)));
            Ignore::new(ignore.rule.text, ignore.reason)
        };
        let template = Template {
            id: draft.id.map(|Scalar(id)| id.text),
            title: draft.title.text,
            keywords,
            ignore: ignores.into_iter().enumerate().map(ignore).collect(),
            scene: draft.scene,
            schema: draft.schema,
            ..Template::default()
        };
        Self { template, spots }
    }

    /// A title that stands there, and nothing else.
    pub(in crate::input) fn titled(title: String, at: usize) -> Self {
        Self {
            template: Template::new(title),
            spots: vec![(at, Field::Title)],
        }
    }

    /// The template as an item that begins where the cursor stands, the text its offsets count in at `base`. The cursor
    /// goes on to the last field.
    pub(in crate::input) fn item(self, base: usize, cursor: &mut Cursor<'_>, context: &Context) -> Item {
        let Self {
            mut template,
            mut spots,
        } = self;
        let line = cursor.line();
        order::sort_by_key(&mut spots, |(at, _)| *at);
        let placed = spots.into_iter().map(|(at, field)| {
            cursor.advance(base + at);
            (field, cursor.place().into())
        });
        template.origin.put_all(placed);
        context.template(template, line)
    }
}

/// Reads the template a text begins with; with the number of bytes it takes.
pub(in crate::input) fn first(text: &str) -> Option<(Read, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Object<Draft>>();
    let Object(draft) = stream.next()?.ok()?;
    Some((Read::new(draft, text), stream.byte_offset()))
}

/// Reads a text that holds one template and nothing else.
pub(in crate::input) fn only(bytes: &[u8]) -> Option<Read> {
    // One look at the whole line is faster than serde_json's look at each string.
    let text = std::str::from_utf8(bytes).ok()?;
    let Object(draft) = serde_json::from_str::<Object<Draft>>(text).ok()?;
    Some(Read::new(draft, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Option<Template> {
        only(text.as_bytes()).map(|read| read.template)
    }

    #[test]
    fn lists_are_no_objects() {
        for text in [
            r#"["id","标题",[],[],null,null]"#,
            r#"{"title":"a","keywords":[["姓名","张三"]]}"#,
            r#"{"title":"a","ignore":[["1.1","x"]]}"#,
        ] {
            assert_eq!(template(text), None, "{text}");
        }
    }

    #[test]
    fn null_is_absent() {
        let text = r#"{"title":"a","id":null,"keywords":null,"ignore":null,"scene":null,"$schema":null}"#;
        assert_eq!(template(text), Some(Template::new("a")));
        let text = r#"{"title":"a","keywords":[{"name":"b","example":null,"type":null,"key":null,"values":null}]}"#;
        assert_eq!(template(text), Some(Template::new("a").with_keyword(Keyword::new("b"))));
    }

    #[test]
    fn numbers_are_what_is_written() {
        for written in ["88", "-0.50", "1e3", "true", "202601010000000000000001"] {
            let text = format!(r#"{{"id":{written},"title":"a","keywords":[{{"name":"b","example": {written} }}]}}"#);
            let keyword = Keyword::new("b").with_example(written);
            assert_eq!(
                template(&text),
                Some(Template::new("a").with_id(written).with_keyword(keyword))
            );
        }
        for text in [
            r#"{"title":1}"#,
            r#"{"title":"a","keywords":[{"name":"b","example":["c"]}]}"#,
        ] {
            assert_eq!(template(text), None, "{text}");
        }
    }

    #[test]
    fn fields_are_where_their_quotes_are() {
        let text = r#" {"keywords":[{"example" : "\u4e01","name":"乙\n"},{"name":"丙"}],"ignore":[{"reason":"x","rule":"1.6"}],
 "title":"甲通知"}"#;
        let mut spots = only(text.as_bytes()).unwrap().spots;
        spots.sort_unstable();
        let at = |needle: &str| text.find(needle).unwrap();
        assert_eq!(
            spots,
            [
                (at("\"\\u4e01"), Field::KeywordExample(0)),
                (at("\"乙"), Field::KeywordName(0)),
                (at("\"丙"), Field::KeywordName(1)),
                (at("\"1.6"), Field::Ignore(0)),
                (at("\"甲"), Field::Title),
            ]
        );
    }
}
