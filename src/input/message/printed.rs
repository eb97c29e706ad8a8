//! Messages as programs print their objects into logs: what Go prints for `%v` and `%+v`
//! (`map[data:map[thing1:map[value:甲]] touser:o]`, `{ToUser:o Data:map[thing1:{Value:甲}]}`), the maps and objects of Java
//! (`{touser=o, data={thing1={value=甲}}}`, `Message(toUser=o, data=[Data(name=thing1, value=甲)])`), `print_r` of PHP. No text
//! is quoted there: one ends where the next name or the bracket stands.

use super::expression;
use super::literal::Transcribed;

/// How deep such an object is read; a message is not half as deep.
const DEEPEST: usize = 12;

/// How many brackets of a text are tried.
const MAX_TRIES: usize = 16;

/// How a program prints.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    Go,
    Java,
    Php,
}

/// The objects of a text that are printed so, with the places they begin at.
pub(super) fn objects(text: &str) -> Vec<(usize, Transcribed)> {
    let mut found = Vec::new();
    // What names no member of a message is not looked at.
    let names = |name: &str| text.contains(name);
    if !["touser", "toUser", "ToUser"].iter().any(|name| names(name)) {
        return found;
    }
    let (mut at, mut tries) = (0, MAX_TRIES);
    while let Some((begun, notation)) = next(text, at).filter(|_| tries > 0) {
        tries -= 1;
        let mut reader = Reader {
            text,
            at: begun,
            notation,
            out: Transcribed::default(),
        };
        at = match reader.value(DEEPEST) {
            Some(()) => {
                let mut out = std::mem::take(&mut reader.out);
                out.end = reader.at;
                found.push((begun, out));
                reader.at.max(begun + 1)
            }
            None => begun + 1,
        };
    }
    found
}

/// Where the next object begins, and how it is printed.
fn next(text: &str, from: usize) -> Option<(usize, Notation)> {
    let rest = text.get(from..)?;
    rest.match_indices(['{', 'm', '(', 'A']).find_map(|(at, _)| {
        let here = rest.get(at..)?;
        let before = rest.get(..at)?;
        let go = here.strip_prefix("map[").or_else(|| here.strip_prefix('{'));
        if go.is_some_and(|inside| named(inside, ':').is_some()) {
            return Some((from + at, Notation::Go));
        }
        if here
            .strip_prefix('{')
            .is_some_and(|inside| named(inside, '=').is_some())
        {
            return Some((from + at, Notation::Java));
        }
        if here
            .strip_prefix('(')
            .is_some_and(|inside| named(inside, '=').is_some())
        {
            let type_name = before.len() - before.trim_end_matches(is_of_type).len();
            return (type_name > 0).then(|| (from + at - type_name, Notation::Java));
        }
        let php = here
            .strip_prefix("Array")
            .and_then(|rest| rest.trim_start().strip_prefix('('));
        let listed = php.is_some_and(|inside| inside.trim_start().starts_with('['));
        listed.then_some((from + at, Notation::Php))
    })
}

fn is_of_type(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$')
}

/// The name a text begins with, if this sign stands behind it.
fn named(text: &str, sign: char) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.'))?;
    let (name, rest) = text.split_at_checked(end)?;
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    // An address is no name.
    (begins && rest.starts_with(sign) && !rest.starts_with("://")).then_some(name)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    notation: Notation,
    out: Transcribed,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, sign: &str) -> bool {
        let taken = self.rest().starts_with(sign);
        self.at += if taken { sign.len() } else { 0 };
        taken
    }

    fn blanks(&mut self, also: &[char]) {
        let rest = self.rest();
        let kept = rest.trim_start_matches(|c: char| c.is_whitespace() || also.contains(&c));
        self.at += rest.len() - kept.len();
    }

    /// An object, with what stands before its bracket; a list of named values; else nothing, and no step.
    fn opened(&mut self) -> Option<char> {
        let begun = self.at;
        let close = match self.notation {
            Notation::Go => {
                self.take("&");
                if self.take("map[") {
                    Some(']')
                } else {
                    self.take("{").then_some('}')
                }
            }
            Notation::Java => {
                if self.take("{") {
                    Some('}')
                } else {
                    let rest = self.rest();
                    self.at += rest.len() - rest.trim_start_matches(is_of_type).len();
                    self.take("(").then_some(')')
                }
            }
            Notation::Php => {
                let is_list = self.take("Array");
                self.blanks(&[]);
                (is_list && self.take("(")).then_some(')')
            }
        };
        if close.is_none() {
            self.at = begun;
        }
        close
    }

    fn value(&mut self, deep: usize) -> Option<()> {
        let deep = deep.checked_sub(1)?;
        let begun = self.at;
        if let Some(close) = self.opened() {
            self.out.put("{", begun);
            return self.members(close, deep);
        }
        // data=[Data(name=thing1, value=甲)]
        if self.notation == Notation::Java && self.rest().starts_with('[') {
            return self.list();
        }
        None
    }

    /// The members of an object, and what closes it.
    fn members(&mut self, close: char, deep: usize) -> Option<()> {
        let mut first = true;
        loop {
            self.blanks(if self.notation == Notation::Java { &[','] } else { &[] });
            let at = self.at;
            if self.take(close.encode_utf8(&mut [0; 4])) {
                self.out.put("}", at);
                return Some(());
            }
            let key = self.key()?;
            if !std::mem::take(&mut first) {
                self.out.put(",", at);
            }
            self.out.put(&json(expression::member(key)), at);
            self.out.put(":", at);
            if self.value(deep).is_none() {
                let begun = self.at;
                let text = self.text(close);
                // Go prints no blank there.
                if self.notation == Notation::Go && text.starts_with(' ') {
                    return None;
                }
                let piece = if matches!(text, "<nil>" | "null") {
                    "null".to_owned()
                } else {
                    json(text)
                };
                self.out.put(&piece, begun);
            }
        }
    }

    /// The name of a member, and the sign behind it.
    fn key(&mut self) -> Option<&'t str> {
        if self.notation == Notation::Php {
            let (key, after) = self.rest().strip_prefix('[')?.split_once(']')?;
            let after = after.trim_start_matches(' ').strip_prefix("=>")?;
            self.at = self.text.len() - after.strip_prefix(' ').unwrap_or(after).len();
            return Some(key);
        }
        let sign = if self.notation == Notation::Go { ':' } else { '=' };
        let key = named(self.rest(), sign)?;
        self.at += key.len() + sign.len_utf8();
        Some(key)
    }

    /// A text: to the next name, or the bracket that closes what it stands in.
    fn text(&mut self, close: char) -> &'t str {
        let rest = self.rest();
        let open = match close {
            ']' => '[',
            '}' => '{',
            _ => '(',
        };
        let mut depth = 0_usize;
        let end = rest.char_indices().find_map(|(at, c)| {
            let ends = match self.notation {
                Notation::Php => c == '\n',
                _ if c == close && depth == 0 => true,
                Notation::Go => c == ' ' && rest.get(at + 1..).is_some_and(|rest| named(rest, ':').is_some()),
                Notation::Java => {
                    let behind = rest.get(at..).and_then(|rest| rest.strip_prefix(", "));
                    behind.is_some_and(|rest| named(rest, '=').is_some())
                }
            };
            depth = if c == open {
                depth + 1
            } else {
                depth - usize::from(c == close && depth > 0)
            };
            ends.then_some(at)
        });
        let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        self.at += text.len();
        text.trim_end_matches('\r')
    }

    /// A list of entries with a name and a value each, as an object.
    fn list(&mut self) -> Option<()> {
        let begun = self.at;
        let mut out = std::mem::take(&mut self.out);
        out.put("{", begun);
        self.take("[");
        let mut first = true;
        loop {
            self.blanks(&[',']);
            let at = self.at;
            if self.take("]") {
                out.put("}", at);
                self.out = out;
                return Some(());
            }
            let close = self.opened()?;
            let (mut name, mut value) = (None, None);
            loop {
                self.blanks(&[',']);
                if self.take(close.encode_utf8(&mut [0; 4])) {
                    break;
                }
                let key = self.key()?;
                let begun = self.at;
                let text = self.text(close);
                match key {
                    "name" | "key" => name = Some(text),
                    "value" => value = Some((text, begun)),
                    _ => {}
                }
            }
            let (value, begun) = value?;
            if !std::mem::take(&mut first) {
                out.put(",", at);
            }
            out.put(&json(name?), at);
            out.put(":{\"value\":", begun);
            out.put(&json(value), begun);
            out.put("}", begun);
        }
    }
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read_as_programs_print_them() {
        for (text, expected) in [
            (
                "2026/01/05 15:01:02 send map[data:map[thing1:map[value:甲 乙] time2:map[value:2026-01-05 15:01]] touser:o] done",
                r#"{"data":{"thing1":{"value":"甲 乙"},"time2":{"value":"2026-01-05 15:01"}},"touser":"o"}"#,
            ),
            (
                "msg: &{ToUser:o TemplateID:T Page: Data:map[thing1:{Value:见 http://a.cn [1]}] Mini:<nil>}",
                r#"{"ToUser":"o","TemplateID":"T","Page":"","Data":{"thing1":{"value":"见 http://a.cn [1]"}},"Mini":null}"#,
            ),
            (
                "INFO {touser=o, template_id=T, data={thing1={value=甲, 乙}, time2={value=15:01}}}",
                r#"{"touser":"o","template_id":"T","data":{"thing1":{"value":"甲, 乙"},"time2":{"value":"15:01"}}}"#,
            ),
            (
                "send WxMaSubscribeMessage(toUser=o, page=null, data=[A.MsgData(name=thing1, value=甲), A.MsgData(name=time2, value=(夜) 9:00)], lang=zh_CN)",
                r#"{"toUser":"o","page":null,"data":{"thing1":{"value":"甲"},"time2":{"value":"(夜) 9:00"}},"lang":"zh_CN"}"#,
            ),
            (
                "Array\n(\n    [touser] => o\n    [data] => Array\n        (\n            [thing1] => Array\n                (\n                    [value] => 甲 (乙\n                )\n\n        )\n\n)\n",
                r#"{"touser":"o","data":{"thing1":{"value":"甲 (乙"}}}"#,
            ),
        ] {
            let found = objects(text);
            let json: Vec<&str> = found.iter().map(|(_, object)| object.json.as_str()).collect();
            assert_eq!(json, [expected], "{text}");
        }
        for text in [
            "touser {a=",
            "touser map[a:",
            "touser Array ( [a] ",
            "touser X(a=1, b=[",
            "touser {a={a={a={a={a={a={a={a={a={a={a={a={a={a=1",
        ] {
            assert!(objects(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn time_does_not_grow_with_the_square_of_brackets() {
        let text = format!("touser {}", "{a=".repeat(100_000));
        assert!(objects(&text).is_empty());
    }
}
