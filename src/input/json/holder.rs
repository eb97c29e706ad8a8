//! What holds templates at the top of a JSON file: `{"templates": [...]}` or an answer of the platform.

use serde_json::Value;

use super::document::Document;
use super::split::{Extent, extent, string_end};
use super::syntax::{Why, skip_blanks};
use crate::data::{nearest, quoted};
use crate::input::platform;

impl Document<'_, '_> {
    /// An object at the top: a template, or what holds templates.
    pub(in crate::input) fn object(&mut self) {
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
                        lists += usize::from(self.other_member(answer, holds, lists > 0, key_at, &key, &value));
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
                Some(b'}') | None => {}
                Some(b'"') => self.broken(self.at, Why::CommaMissing),
                Some(_) => return self.broken(self.at, Why::CommaOrClose(b'}')),
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
}
