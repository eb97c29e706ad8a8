//! A draft in our own form: `serde_json` reads it, and lends the text of each field, so that its place is known.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::input::batch::Item;
use crate::input::context::Context;
use crate::input::place::{Cursor, offset};
use crate::order;
use crate::place::Field;
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

/// A string of a draft: what it says, and where it stands.
trait Text: Sized {
    /// None if it cannot be told.
    fn told(self, whole: &str) -> Option<(String, usize)>;
}

/// A string as `serde_json` lends it. Where there are escapes, or a number stands where a string may, it lends none.
struct Lent<'t>(Option<&'t str>);

impl Text for Lent<'_> {
    fn told(self, whole: &str) -> Option<(String, usize)> {
        let text = self.0?;
        Some((text.to_owned(), offset(whole, text).checked_sub(1)?))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Lent<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(LentVisitor { scalars: false })
    }
}

struct LentVisitor {
    scalars: bool,
}

impl LentVisitor {
    fn scalar<'t, E: Error>(self) -> Result<Lent<'t>, E> {
        if self.scalars {
            Ok(Lent(None))
        } else {
            Err(Error::custom("no string"))
        }
    }
}

impl<'de> Visitor<'de> for LentVisitor {
    type Value = Lent<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Lent<'de>, E> {
        Ok(Lent(Some(text)))
    }
    fn visit_str<E>(self, _: &str) -> Result<Lent<'de>, E> {
        Ok(Lent(None))
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Lent<'de>, E> {
        self.scalar()
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Lent<'de>, E> {
        self.scalar()
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Lent<'de>, E> {
        self.scalar()
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Lent<'de>, E> {
        self.scalar()
    }
}

/// A string as it is written. Of one that turns out to be a list it is known only at its end, so it is asked for only
/// where a string is.
struct Written<'t>(&'t str);

impl Text for Written<'_> {
    fn told(self, whole: &str) -> Option<(String, usize)> {
        let text = if self.0.starts_with('"') {
            serde_json::from_str(self.0).ok()?
        } else {
            self.0.to_owned()
        };
        Some((text, offset(whole, self.0)))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Written<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(|raw| Written(raw.get()))
    }
}

/// The same; a number, true or false is what stands there.
struct Scalar<T>(T);

impl<'de: 't, 't> Deserialize<'de> for Scalar<Lent<'t>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LentVisitor { scalars: true }).map(Scalar)
    }
}

impl<'de: 't, 't> Deserialize<'de> for Scalar<Written<'t>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::deserialize(deserializer).map(Scalar)
    }
}

/// A template as it is written.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, bound = "T: Deserialize<'de>, Scalar<T>: Deserialize<'de>")]
struct Draft<T> {
    id: Option<Scalar<T>>,
    title: T,
    keywords: Option<Vec<Object<DraftKeyword<T>>>>,
    ignore: Option<Vec<Object<DraftIgnore<T>>>>,
    scene: Option<String>,
    #[serde(rename = "$schema")]
    schema: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, bound = "T: Deserialize<'de>, Scalar<T>: Deserialize<'de>")]
struct DraftKeyword<T> {
    name: T,
    example: Option<Scalar<T>>,
    #[serde(rename = "type")]
    value_type: Option<String>,
    key: Option<String>,
    values: Option<Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftIgnore<T> {
    rule: T,
    reason: String,
}

/// A template and the offsets of its fields in the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::input::json) struct Read {
    pub(in crate::input::json) template: Template,
    pub(in crate::input::json) spots: Vec<(usize, Field)>,
}

impl Read {
    /// None if one of the texts cannot be told.
    fn new<T: Text>(draft: Draft<T>, whole: &str) -> Option<Self> {
        let keywords = draft.keywords.unwrap_or_default();
        let ignores = draft.ignore.unwrap_or_default();
        let mut spots = Vec::with_capacity(1 + 2 * keywords.len() + ignores.len());
        let mut told = |text: T, field: Field| {
            let (text, at) = text.told(whole)?;
            spots.push((at, field));
            Some(text)
        };
        let mut template = Template {
            title: told(draft.title, Field::Title)?,
            keywords: Vec::with_capacity(keywords.len()),
            ignore: Vec::with_capacity(ignores.len()),
            scene: draft.scene,
            schema: draft.schema,
            ..Template::default()
        };
        for (index, Object(keyword)) in keywords.into_iter().enumerate() {
            template.keywords.push(Keyword {
                name: told(keyword.name, Field::KeywordName(index))?,
                example: match keyword.example {
                    Some(Scalar(example)) => Some(told(example, Field::KeywordExample(index))?),
                    None => None,
                },
                value_type: keyword.value_type,
                key: keyword.key,
                values: keyword.values.unwrap_or_default(),
            });
        }
        for (index, Object(ignore)) in ignores.into_iter().enumerate() {
            let rule = told(ignore.rule, Field::Ignore(index))?;
            template.ignore.push(Ignore::new(rule, ignore.reason));
        }
        if let Some(Scalar(id)) = draft.id {
            template.id = Some(id.told(whole)?.0);
        }
        Some(Self { template, spots })
    }

    /// A title that stands there, and nothing else.
    pub(in crate::input::json) fn titled(title: String, at: usize) -> Self {
        Self {
            template: Template::new(title),
            spots: vec![(at, Field::Title)],
        }
    }

    /// The same template, its fields standing elsewhere.
    pub(in crate::input::json) fn moved(mut self, to: impl Fn(usize) -> usize) -> Self {
        for (at, _) in &mut self.spots {
            *at = to(*at);
        }
        self
    }

    /// Where the first of its fields stands.
    pub(in crate::input::json) fn begin(&self) -> usize {
        self.spots.iter().map(|(at, _)| *at).min().unwrap_or_default()
    }

    /// The template as an item that begins where the cursor stands, the text its offsets count in at `base`. The cursor
    /// goes on to the last field.
    pub(in crate::input::json) fn item(self, base: usize, cursor: &mut Cursor<'_>, context: &Context) -> Item {
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
pub(in crate::input::json) fn first(text: &str) -> Option<(Read, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Object<Draft<Lent>>>();
    let Object(draft) = stream.next()?.ok()?;
    let length = stream.byte_offset();
    Some((Read::new(draft, text).or_else(|| written(text.get(..length)?))?, length))
}

/// Reads a text that holds one template and nothing else.
pub(in crate::input::json) fn only(bytes: &[u8]) -> Option<Read> {
    // One look at the whole line is faster than serde_json's look at each string.
    let text = std::str::from_utf8(bytes).ok()?;
    let Object(draft) = serde_json::from_str::<Object<Draft<Lent>>>(text).ok()?;
    Read::new(draft, text).or_else(|| written(text))
}

/// Reads a draft again, of which not all texts could be lent.
fn written(text: &str) -> Option<Read> {
    let Object(draft) = serde_json::from_str::<Object<Draft<Written>>>(text).ok()?;
    Read::new(draft, text)
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
