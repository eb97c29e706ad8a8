//! One template of a JSON text: `serde_json` reads it; only when it refuses is the reason looked for.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::locate;
use super::syntax::{skip_blanks, walk};
use crate::data::{Data, Fault, FaultKind, Reader};
use crate::input::context::Context;
use crate::input::place::Cursor;
use crate::input::platform::{self, Row};
use crate::input::{InputError, Item, MAX_ERRORS};
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

/// A template as it is written.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    id: Option<String>,
    title: String,
    keywords: Option<Vec<Object<Keyword>>>,
    ignore: Option<Vec<Object<Ignore>>>,
    scene: Option<String>,
    #[serde(rename = "$schema")]
    schema: Option<String>,
}

impl From<Object<Draft>> for Template {
    fn from(Object(draft): Object<Draft>) -> Self {
        fn plain<T>(objects: Option<Vec<Object<T>>>) -> Vec<T> {
            objects
                .unwrap_or_default()
                .into_iter()
                .map(|Object(member)| member)
                .collect()
        }
        let Draft {
            id,
            title,
            keywords,
            ignore,
            scene,
            schema,
        } = draft;
        Self {
            id,
            title,
            keywords: plain(keywords),
            ignore: plain(ignore),
            scene,
            schema,
            ..Self::default()
        }
    }
}

/// Reads the template a text begins with; with the number of bytes it takes.
pub(in crate::input) fn first(text: &str) -> Option<(Template, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Object<Draft>>();
    let draft = stream.next()?.ok()?;
    Some((draft.into(), stream.byte_offset()))
}

/// Reads a text that holds one template and nothing else.
pub(in crate::input) fn only(bytes: &[u8]) -> Option<Template> {
    // One look at the whole line is faster than serde_json's look at each string.
    let text = std::str::from_utf8(bytes).ok()?;
    serde_json::from_str::<Object<Draft>>(text).ok().map(Template::from)
}

/// What became of an element that is not simply a template.
pub(in crate::input) enum Outcome {
    Item(Item),
    /// A row of `getpubtemplatekeywords`: no template, for it has no title.
    KeywordRow,
}

/// Looks closely at a value that [`first`] or [`only`] refused. It begins at `start`, where the cursor stands, and the
/// text ends with it.
pub(in crate::input) fn examine(text: &str, start: usize, cursor: &mut Cursor<'_>, context: &mut Context) -> Outcome {
    let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
    let end = match walk(text, start, &mut ()) {
        Ok(end) => end,
        Err(broken) => {
            let open_line = match broken.why {
                super::syntax::Why::Unclosed(at) => cursor.place_of(at).line,
                _ => cursor.line(),
            };
            let message = broken.message(text, open_line, context);
            return Outcome::Item(context.broken(cursor.place_of(broken.at), message));
        }
    };
    let trailing = skip_blanks(text.as_bytes(), end);
    if let Some(found) = text.get(trailing..).and_then(|rest| rest.chars().next()) {
        let found = Context::shown(found);
        let message = context.say(
            format!("模板之后应到此为止，实为 {found}；一行只放一个模板"),
            format!("expected nothing after the template, found {found}; a line holds one template"),
        );
        return Outcome::Item(context.broken(cursor.place_of(trailing), message));
    }
    let value: Value = match serde_json::from_str(text.get(start..end).unwrap_or_default()) {
        Ok(value) => value,
        Err(error) => {
            let message = context.say(format!("无法读取的 JSON：{error}"), format!("unreadable JSON: {error}"));
            return Outcome::Item(context.broken(cursor.place(), message));
        }
    };
    if let (true, Value::String(title)) = (context.library, &value) {
        return Outcome::Item(context.template(Template::new(title), cursor.line()));
    }
    match platform::row(&value) {
        Row::Template(template) => return Outcome::Item(context.template(template, cursor.line())),
        Row::Keyword => return Outcome::KeywordRow,
        Row::Other => {}
    }
    let mut reader = Reader::new();
    let template = if value.is_object() {
        Template::read(&value, &mut reader)
    } else {
        reader.wrong_type("a template: an object with a title", &value);
        None
    };
    let mut faults = reader.faults;
    let misspelt = misspelt(&faults);
    // A key that is there under a wrong name is told once.
    faults.retain(|fault| match fault.kind {
        FaultKind::Missing { key } => !misspelt.contains(&(fault.path.clone(), key.to_owned())),
        _ => true,
    });
    context.pass_over(faults.len().saturating_sub(MAX_ERRORS));
    faults.truncate(MAX_ERRORS);
    let located = locate::locate(text, start, faults);
    if let (Some(template), true) = (template, located.is_empty()) {
        return Outcome::Item(context.template(template, cursor.line()));
    }
    let mut ahead = cursor.clone();
    let errors: Vec<InputError> = located
        .iter()
        .map(|(at, fault)| {
            ahead.advance(*at);
            context.error(Some(ahead.place()), sentence(fault, context))
        })
        .collect();
    Outcome::Item(context.unreadable(errors))
}

/// The keys that were likely meant by unknown ones, with the path of their object.
fn misspelt(faults: &[Fault]) -> HashSet<(String, String)> {
    let meant = |fault: &Fault| match &fault.kind {
        FaultKind::UnknownKey { nearest, .. } => Some((fault.path.clone(), nearest.clone()?)),
        _ => None,
    };
    faults.iter().filter_map(meant).collect()
}

fn sentence(fault: &Fault, context: &Context) -> String {
    let message = fault.message(context.language);
    if fault.path.is_empty() {
        message
    } else {
        format!("{}: {message}", fault.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_no_objects() {
        for text in [
            r#"["id","标题",[],[],null,null]"#,
            r#"{"title":"a","keywords":[["姓名","张三"]]}"#,
            r#"{"title":"a","ignore":[["1.1","x"]]}"#,
        ] {
            assert_eq!(only(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn null_is_absent() {
        let text = r#"{"title":"a","id":null,"keywords":null,"ignore":null,"scene":null,"$schema":null}"#;
        assert_eq!(only(text.as_bytes()), Some(Template::new("a")));
        let text = r#"{"title":"a","keywords":[{"name":"b","example":null,"type":null}]}"#;
        assert_eq!(
            only(text.as_bytes()),
            Some(Template::new("a").with_keyword(Keyword::new("b")))
        );
    }
}
