//! What holds templates at the top of a JSON file: `{"templates": [...]}`, or anything that is broken on its way.

use super::document::Document;
use super::foreign::HOLDERS;
use super::syntax::{Extent, Tape, View, Why, extent, skip_blanks, string_end, walk};
use crate::data::{nearest, quoted};
use crate::input::place::Place;

/// How many members of an object are looked at to see what it holds.
const ENOUGH: usize = 64;

impl Document<'_, '_> {
    /// An object at the top: a template, or what holds templates.
    pub(in crate::input) fn object(&mut self) {
        if self.fast() {
            return;
        }
        if let Ok((tape, end)) = Tape::new(self.text, self.at) {
            let ours = |member: View<'_>| member.key().is_some_and(|key| key == "templates");
            if tape.root().is_some_and(|root| root.parts().take(ENOUGH).any(ours)) {
                return self.holder(true);
            }
            return self.take(&tape, end);
        }
        let keys = self.keys();
        let ours = keys.iter().any(|key| key == "templates");
        if ours || keys.iter().any(|key| HOLDERS.contains(&key.as_str())) {
            self.holder(ours);
        } else {
            self.slow();
        }
    }

    /// The keys of the object that stands here, as far as it can be followed.
    fn keys(&self) -> Vec<String> {
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

    /// What holds a list of templates, which are read one by one; other members are read as they are. Where it is our
    /// own, nothing else belongs there.
    fn holder(&mut self, ours: bool) {
        let open = self.at;
        let mut comma = None;
        let mut others = Vec::new();
        self.at += 1;
        loop {
            match self.next() {
                None => {
                    self.broken(self.bytes.len(), Why::Unclosed(open));
                    break;
                }
                Some(b'}') => {
                    if let Some(comma) = comma {
                        self.broken(comma, Why::TrailingComma);
                    }
                    self.at += 1;
                    break;
                }
                Some(b'"') => {}
                Some(_) => {
                    self.broken(self.at, Why::KeyExpected);
                    break;
                }
            }
            let key_at = self.at;
            let Ok(end) = string_end(self.bytes, key_at) else {
                self.broken(key_at, Why::UnterminatedString);
                break;
            };
            let key = self.string(key_at, end);
            self.at = end;
            if self.next() != Some(b':') {
                self.broken(self.at, Why::ColonExpected);
                break;
            }
            self.at += 1;
            let first = self.next();
            let holds = if ours {
                key == "templates"
            } else {
                HOLDERS.contains(&key.as_str())
            };
            if holds && first == Some(b'[') {
                self.list();
            } else if holds && first == Some(b'{') {
                self.slow();
            } else {
                if key != "$schema" {
                    others.push((self.place(key_at), key, holds));
                }
                if !self.pass_over(open) {
                    break;
                }
            }
            comma = None;
            match self.next() {
                Some(b',') => {
                    comma = Some(self.at);
                    self.at += 1;
                }
                Some(b'}') | None => {}
                Some(b'"') => self.broken(self.at, Why::CommaMissing),
                Some(_) => {
                    self.broken(self.at, Why::CommaOrClose(b'}'));
                    break;
                }
            }
        }
        let ours = ours && !self.gate.is_of_foreign();
        for (place, key, holds) in others {
            if ours {
                self.tell_other(place, &key, holds);
            } else {
                self.gate.not_read(&key, place);
            }
        }
    }

    /// Passes over a member that is no list of templates; false if there is no end to it.
    fn pass_over(&mut self, open: usize) -> bool {
        let Extent::Closed(end) = extent(self.bytes, self.at) else {
            self.broken(self.bytes.len(), Why::Unclosed(open));
            return false;
        };
        if let Err(broken) = walk(self.text, self.at, &mut ()) {
            self.broken(broken.at, broken.why);
        }
        self.at = end;
        true
    }

    /// Tells of a member that does not belong beside our own list of templates.
    fn tell_other(&mut self, place: Place, key: &str, holds: bool) {
        let shown = quoted(key);
        let message = if holds {
            self.context.say(
                format!("{key}：应为模板列表 [...]，实为别的值"),
                format!("{key}: expected a list of templates [...], found something else"),
            )
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
        self.tell(place, message);
    }
}
