//! JSON files: one template, a list, `{"templates": [...]}` or an answer of the platform. A template that is broken
//! does not take the others with it.

use serde_json::Value;

use super::context::Context;
use super::element::{self, Outcome};
use super::place::Cursor;
use super::platform;
use super::split::{Extent, extent, indent, lines_with_brace, string_end};
use super::syntax::{Broken, Why, skip_blanks};
use super::{Batch, Format};
use crate::data::{nearest, quoted};

/// How often a template that runs to the end of the text is given up and the next one looked for: each time costs a
/// walk to the end.
const RECOVERIES: usize = 16;

pub(super) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut batch = Batch::default();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let message = context.not_utf8(bytes.get(at).copied().unwrap_or_default());
            context.tell(&mut batch.errors, Some(Cursor::new(bytes, 1).place_of(at)), message);
            return batch;
        }
    };
    let mut document = Document {
        text,
        bytes,
        at: 0,
        cursor: Cursor::new(bytes, 1),
        batch,
        context,
        recoveries: RECOVERIES,
        keyword_row: None,
    };
    document.read();
    document.keyword_rows();
    document.batch
}

struct Document<'t, 'c> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    cursor: Cursor<'t>,
    batch: Batch,
    context: &'c mut Context,
    recoveries: usize,
    /// Where the first row of `getpubtemplatekeywords` stands.
    keyword_row: Option<usize>,
}

impl Document<'_, '_> {
    fn read(&mut self) {
        match self.next() {
            None => {}
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(_) => {
                let end = match extent(self.bytes, self.at) {
                    Extent::Closed(end) => end,
                    _ => self.bytes.len(),
                };
                let found = quoted(self.text.get(self.at..end).unwrap_or_default());
                let expected = Format::Json.expected(self.context.language);
                let message = self.context.say(
                    format!("应为{expected}，实为 {found}"),
                    format!("expected {expected}, found {found}"),
                );
                return self.error(self.at, message);
            }
        }
        if let Some(byte) = self.next() {
            let found = self.character();
            let message = if byte == b'{' || byte == b'[' {
                self.context.say(
                    "第一个模板或列表之后还有内容；多个模板应写成一个列表 [...]，或每行一个并以 .jsonl 为扩展名",
                    "more stands after the first template or list; expected several as one list [...], or one a line in a .jsonl",
                )
            } else {
                self.context.say(
                    format!("应到此为止，实为 {found}"),
                    format!("expected nothing more, found {found}"),
                )
            };
            self.error(self.at, message);
            if byte == b'{' {
                self.elements(None);
            }
        }
    }

    /// Skips blanks; the byte that stands behind them.
    fn next(&mut self) -> Option<u8> {
        self.at = skip_blanks(self.bytes, self.at);
        self.bytes.get(self.at).copied()
    }

    fn error(&mut self, at: usize, message: String) {
        self.cursor.advance(at);
        let place = self.cursor.place_of(at);
        self.context.tell(&mut self.batch.errors, Some(place), message);
    }

    fn broken(&mut self, at: usize, why: Why) {
        let open_line = match why {
            Why::Unclosed(open) => Cursor::new(self.bytes, 1).place_of(open).line,
            _ => 0,
        };
        let message = Broken { at, why }.message(self.text, open_line, self.context);
        self.error(at, message);
    }

    fn character(&self) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map(Context::shown).unwrap_or_default()
    }

    /// A list, from its `[` to behind its `]`.
    fn list(&mut self) {
        let open = self.at;
        self.at += 1;
        self.elements(Some(open));
    }

    /// Elements up to the end of the list that was opened there, or of the text.
    fn elements(&mut self, list: Option<usize>) {
        let mut comma = None;
        let mut element = false;
        loop {
            let Some(byte) = self.next() else {
                if let Some(open) = list {
                    self.broken(self.bytes.len(), Why::Unclosed(open));
                }
                return;
            };
            match byte {
                b']' if list.is_some() => {
                    if let Some(comma) = comma {
                        self.broken(comma, Why::TrailingComma);
                    }
                    self.at += 1;
                    return;
                }
                b',' => {
                    if !element || comma.is_some() {
                        let message = self.context.say(
                            "应为模板，实为多余的 `,`",
                            "expected a template, found a comma too many",
                        );
                        self.error(self.at, message);
                    }
                    comma = Some(self.at);
                    self.at += 1;
                }
                b'}' | b']' | b':' => {
                    let found = self.character();
                    let message = self.context.say(
                        format!("应为模板，实为 {found}"),
                        format!("expected a template, found {found}"),
                    );
                    self.error(self.at, message);
                    self.at += 1;
                    while matches!(self.next(), Some(b'}' | b':')) {
                        self.at += 1;
                    }
                }
                _ => {
                    if list.is_some() && element && comma.is_none() {
                        self.broken(self.at, Why::CommaMissing);
                    }
                    element = true;
                    comma = self.element();
                }
            }
        }
    }

    /// One element; the offset of the comma behind it if that is passed already.
    fn element(&mut self) -> Option<usize> {
        if self.fast() { None } else { self.slow() }
    }

    fn fast(&mut self) -> bool {
        self.cursor.advance(self.at);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some((template, length)) = element::first(rest) else {
            return false;
        };
        let item = self.context.template(template, self.cursor.line());
        self.batch.items.push(item);
        self.at += length;
        true
    }

    fn slow(&mut self) -> Option<usize> {
        let start = self.at;
        let (end, recovered) = match extent(self.bytes, start) {
            Extent::Closed(end) => (end, false),
            Extent::Torn(at) => (self.recover(start, at), true),
            Extent::Unclosed if self.recoveries > 0 => {
                self.recoveries -= 1;
                (self.recover(start, start), true)
            }
            Extent::Unclosed => (self.bytes.len(), false),
        };
        let text = self
            .text
            .get(..end)
            .unwrap_or(self.text)
            .trim_end_matches([' ', '\t', '\n', '\r']);
        // The comma before the template that was found again separates, it does not trail.
        let text = if recovered && end < self.bytes.len() {
            text.strip_suffix(',').unwrap_or(text)
        } else {
            text
        };
        self.cursor.advance(start);
        match element::examine(text, start, &mut self.cursor, self.context) {
            Outcome::Item(item) => self.batch.items.push(item),
            Outcome::KeywordRow => drop(self.keyword_row.get_or_insert(start)),
        }
        self.at = end;
        (recovered && end < self.bytes.len()).then_some(end)
    }

    /// Where the next template begins when the one at `start` cannot be followed to its end: on a line that begins with
    /// `{`, as far indented as this one or a sound template.
    fn recover(&self, start: usize, torn: usize) -> usize {
        let own = indent(self.bytes, start).filter(|depth| *depth > 0);
        let begins = |at: &usize| {
            (own.is_some() && indent(self.bytes, *at) == own)
                || self.text.get(*at..).is_some_and(|rest| element::first(rest).is_some())
        };
        let next = lines_with_brace(self.bytes, start).find(begins);
        next.unwrap_or_else(|| self.close_after(torn))
    }

    /// The `]` that ends the text after a template that was not closed, so that the list is not blamed too.
    fn close_after(&self, torn: usize) -> usize {
        let end = self.text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        if torn < end && self.bytes.get(end - 1) == Some(&b']') {
            end - 1
        } else {
            self.bytes.len()
        }
    }

    /// An object at the top: a template, or what holds templates.
    fn object(&mut self) {
        if self.fast() {
            return;
        }
        let keys = self.keys();
        let has = |key: &str| keys.iter().any(|found| found == key);
        let near = |key: &String| nearest(key, ["templates"]).is_some();
        let answer = has("errcode") || platform::LISTS.iter().any(|key| has(key));
        if has("templates") || (!has("title") && (answer || keys.iter().any(near))) {
            self.holder(!has("templates") && answer);
        } else {
            self.slow();
        }
    }

    /// The keys of the object that stands here, as far as it can be followed.
    fn keys(&self) -> Vec<String> {
        const ENOUGH: usize = 64;
        let mut keys = Vec::new();
        let mut at = skip_blanks(self.bytes, self.at + 1);
        while let (Some(b'"'), true) = (self.bytes.get(at), keys.len() < ENOUGH) {
            let Ok(end) = string_end(self.bytes, at) else { break };
            keys.push(self.string(at, end));
            at = skip_blanks(self.bytes, end);
            if self.bytes.get(at) != Some(&b':') {
                break;
            }
            let Extent::Closed(end) = extent(self.bytes, skip_blanks(self.bytes, at + 1)) else {
                break;
            };
            at = skip_blanks(self.bytes, end);
            if self.bytes.get(at) != Some(&b',') {
                break;
            }
            at = skip_blanks(self.bytes, at + 1);
        }
        keys
    }

    fn string(&self, start: usize, end: usize) -> String {
        let written = self.text.get(start..end).unwrap_or_default();
        serde_json::from_str(written).unwrap_or_else(|_| written.trim_matches('"').to_owned())
    }

    /// `{"templates": [...]}` or an answer of the platform.
    fn holder(&mut self, answer: bool) {
        let open = self.at;
        let mut lists = 0;
        let mut refused = (None, String::new());
        let mut comma = None;
        self.at += 1;
        loop {
            match self.next() {
                None => return self.broken(self.bytes.len(), Why::Unclosed(open)),
                Some(b'}') => {
                    if let Some(comma) = comma {
                        self.broken(comma, Why::TrailingComma);
                    }
                    self.at += 1;
                    break;
                }
                Some(b'"') => {}
                Some(_) => return self.broken(self.at, Why::KeyExpected),
            }
            let key_at = self.at;
            let Ok(end) = string_end(self.bytes, key_at) else {
                return self.broken(key_at, Why::UnterminatedString);
            };
            let key = self.string(key_at, end);
            self.at = end;
            if self.next() != Some(b':') {
                return self.broken(self.at, Why::ColonExpected);
            }
            self.at += 1;
            let first = self.next();
            let holds = if answer {
                platform::LISTS.contains(&key.as_str())
            } else {
                key == "templates"
            };
            if holds && first == Some(b'[') && lists == 0 {
                lists += 1;
                self.list();
            } else {
                let Extent::Closed(end) = extent(self.bytes, self.at) else {
                    return self.broken(self.bytes.len(), Why::Unclosed(open));
                };
                let value = serde_json::from_str(self.text.get(self.at..end).unwrap_or_default());
                match (key.as_str(), value) {
                    (_, Err(_)) => {
                        if let Err(broken) = super::syntax::walk(self.text, self.at, &mut ()) {
                            self.broken(broken.at, broken.why);
                        }
                    }
                    ("errcode", Ok(Value::Number(code))) => refused.0 = code.as_i64().filter(|code| *code != 0),
                    ("errmsg", Ok(Value::String(message))) => refused.1 = message,
                    (_, Ok(value)) => {
                        lists += usize::from(self.other_member(answer, holds, lists > 0, key_at, &key, &value))
                    }
                }
                self.at = end;
            }
            comma = None;
            match self.next() {
                Some(b',') => {
                    comma = Some(self.at);
                    self.at += 1;
                }
                Some(b'}') => {}
                Some(b'"') => self.broken(self.at, Why::CommaMissing),
                Some(_) => return self.broken(self.at, Why::CommaOrClose(b'}')),
                None => {}
            }
        }
        self.refusal(open, lists, &refused);
    }

    /// A member that is no list of templates; whether it stands where one should.
    fn other_member(&mut self, answer: bool, holds: bool, again: bool, at: usize, key: &str, value: &Value) -> bool {
        let shown = quoted(key);
        let message = if holds && again {
            self.context.say(
                format!("键 {shown} 之前已有模板列表；应只有一个"),
                format!("a list of templates stands before the key {shown}; expected one only"),
            )
        } else if holds {
            let (zh, en) = if value.is_object() {
                ("对象", "an object")
            } else {
                ("别的值", "something else")
            };
            self.context.say(
                format!("{key}：应为模板列表 [...]，实为{zh}"),
                format!("{key}: expected a list of templates [...], found {en}"),
            )
        } else if answer || key == "$schema" {
            return false;
        } else {
            let (zh, en) = match nearest(key, ["templates", "$schema"]) {
                Some(name) => (
                    format!("；是否想写 \"{name}\"？"),
                    format!("; did you mean \"{name}\"?"),
                ),
                None => (
                    "；可用的有 templates、$schema".into(),
                    "; expected one of templates, $schema".into(),
                ),
            };
            self.context
                .say(format!("未知的键 {shown}{zh}"), format!("unknown key {shown}{en}"))
        };
        self.error(at, message);
        true
    }

    /// The platform's own refusal, or that an answer holds no list.
    fn refusal(&mut self, open: usize, lists: usize, refused: &(Option<i64>, String)) {
        let message = match refused {
            (Some(code), said) => {
                let said = quoted(said);
                self.context.say(
                    format!("平台返回错误：errcode {code}，errmsg {said}；应为含模板列表的成功结果"),
                    format!("the platform answered errcode {code}, errmsg {said}; expected an answer with templates"),
                )
            }
            (None, _) if lists == 0 => {
                let lists = platform::LISTS;
                self.context.say(
                    format!("接口结果中没有模板列表；应有 {}", lists.join("、")),
                    format!(
                        "the answer holds no list of templates; expected one of {}",
                        lists.join(", ")
                    ),
                )
            }
            (None, _) => return,
        };
        self.error(open, message);
    }

    fn keyword_rows(&mut self) {
        let Some(at) = self.keyword_row else { return };
        let message = self.context.say(
            "这是接口 getpubtemplatekeywords 的结果，只有关键词而没有标题，不成模板；应为 gettemplate、template/list 或 getpubtemplatetitles 的结果",
            "an answer of getpubtemplatekeywords: keywords without a title are no template; expected an answer of gettemplate, template/list or getpubtemplatetitles",
        );
        let place = Cursor::new(self.bytes, 1).place_of(at);
        self.context.tell(&mut self.batch.errors, Some(place), message);
    }
}
