//! Rule s.1: the data holds what the template wants, each value as a text under its key, and nothing else.

use std::borrow::Cow;

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data, nearest};
use crate::language::Language;
use crate::message::{Dialect, Entry, Given, MessageData, Pair, Sent};
use crate::place::{Field, Slot, Span};
use crate::report::Applicability;
use crate::template::Keyword;

const ABSENT: usize = 0;
const EMPTY: usize = 1;
const TEXT: usize = 2;
const NO_OBJECT: usize = 3;
const MISSING: usize = 4;
const LEFT_OUT: usize = 5;
const UNKNOWN: usize = 6;
const PASSED_OVER: usize = 7;
const FILTERED: usize = 8;
const DOTTED: usize = 9;
const BLANK_IN_KEY: usize = 10;
const BARE: usize = 11;
const NUMBER: usize = 12;
const NESTED: usize = 13;
const NO_VALUE: usize = 14;
const BLANK: usize = 15;
const BLANK_LINE: usize = 16;
const REPEATED: usize = 17;
const TEMPLATE: usize = 18;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "fill",
    targets: &[Target::Message],
    outcomes: &[
        Outcome::new("absent", &["dialect", "keys"]),
        Outcome::new("empty", &["dialect"]),
        Outcome::new("text", &[]),
        Outcome::new("no-object", &["value"]),
        Outcome::new("missing", &["key", "keyword"]),
        Outcome::new("left-out", &["key", "keyword"]),
        Outcome::new("unknown", &["key", "nearest", "keys", "replacement"]),
        Outcome::new("passed-over", &["key", "nearest", "keys", "replacement"]),
        Outcome::new("filtered", &["key"]),
        Outcome::new("dotted", &["key", "plain"]),
        Outcome::new("blank-in-key", &["key", "plain"]),
        Outcome::new("bare", &["key", "value"]),
        Outcome::new("number", &["key", "value"]),
        Outcome::new("nested", &["key", "value"]),
        Outcome::new("no-value", &["key", "members"]),
        Outcome::new("blank", &["key", "keyword"]),
        Outcome::new("blank-line", &["key", "keyword"]),
        Outcome::new("repeated", &["key"]),
        Outcome::new("template", &["id", "nearest", "replacement"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Fill {
            params: Params::read(params, reader)?,
        }))
    },
};

pub(in crate::checks) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// What of a message the platform passes over.
    struct Params {
        /// Keys of lines before and behind the keywords, which the platform no longer shows.
        filtered ("filtered"): Vec<String> = Vec::new(),
    }
}

struct Fill {
    params: Params,
}

impl Check for Fill {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let Some(sent) = context.sent else { return };
        if let Err(near) = sent.known {
            let id = sent.message.template_id.as_deref().unwrap_or_default();
            let hit = Hit::new(TEMPLATE, Field::TemplateId, Span::whole(id)).arg("id", id);
            hits.push(renamed(hit, id, near));
            return;
        }
        match &sent.message.data {
            MessageData::Entries(entries) if !entries.is_empty() => {}
            MessageData::Other(given) => {
                hits.push(not_entries(given));
                return;
            }
            _ => {
                hits.extend(none(sent, context));
                return;
            }
        }
        for (keyword, key) in &sent.missing {
            hits.push(missing(sent, keyword, key));
        }
        for pair in &sent.pairs {
            self.entry(sent, pair, context.language, hits);
        }
    }
}

/// The hit with the name that comes nearest, if one does.
fn renamed<'t>(hit: Hit<'t>, found: &str, near: Option<&str>) -> Hit<'t> {
    match near {
        Some(near) => hit
            .fix(Applicability::Unsafe, found, Span::whole(found), near)
            .arg("nearest", near.to_owned()),
        None => hit,
    }
}

/// The hit of a message without any data.
fn none<'t>(sent: &Sent<'t>, context: &Context<'t>) -> Option<Hit<'t>> {
    // A template without keywords wants none.
    if sent.template.keywords.is_empty() {
        return None;
    }
    let outcome = if sent.dialect == Dialect::Template {
        EMPTY
    } else {
        ABSENT
    };
    let keys: Vec<&str> = sent.missing.iter().map(|(_, key)| &**key).collect();
    let hit = Hit::new(outcome, Field::Data, Span::empty(0))
        .arg("dialect", sent.dialect.name(context.language))
        .arg("keys", keys.join(", "));
    Some(hit)
}

/// The hit of data that is no object.
fn not_entries(given: &Given) -> Hit<'_> {
    match given {
        Given::Text(text) => {
            let hit = Hit::new(TEXT, Field::Data, Span::whole(text));
            if text.trim_start().starts_with('{') {
                hit.fix(Applicability::Safe, text, Span::whole(text), text)
            } else {
                hit
            }
        }
        other => {
            let shown = other.shown().unwrap_or_default();
            Hit::new(NO_OBJECT, Field::Data, Span::whole(shown)).arg("value", shown)
        }
    }
}

fn missing<'t>(sent: &Sent<'t>, keyword: &'t Keyword, key: &Cow<'t, str>) -> Hit<'t> {
    let outcome = if sent.dialect == Dialect::Template {
        LEFT_OUT
    } else {
        MISSING
    };
    let field = Slot::named(key).map_or(Field::Data, Field::Value);
    Hit::new(outcome, field, Span::empty(0))
        .arg("key", key.clone())
        .arg("keyword", keyword.name.trim())
}

impl Fill {
    fn entry<'t>(&self, sent: &Sent<'t>, pair: &Pair<'t>, language: Language, hits: &mut Hits<'t>) {
        let Pair { entry, slot, key, .. } = *pair;
        let of_key = |outcome| Hit::new(outcome, Field::Key(slot), Span::whole(&entry.key)).arg("key", &*entry.key);
        if pair.repeated {
            hits.push(of_key(REPEATED));
            return;
        }
        if pair.keyword.is_none() {
            hits.push(self.unknown(sent, pair, language, of_key));
            return;
        }
        if entry.key != *key {
            let dotted = entry.key.contains(['.', '{', '}']);
            let at = entry.key.find(key).unwrap_or_default();
            let around = [(Span::new(0, at), ""), (Span::new(at + key.len(), entry.key.len()), "")];
            let around = around.into_iter().filter(|(span, _)| span.start < span.end);
            let hit = of_key(if dotted { DOTTED } else { BLANK_IN_KEY }).arg("plain", key);
            // Two entries of one key would be left, of which one is lost.
            let taken = sent.pairs.iter().any(|other| other.repeated && other.key == key);
            hits.push(if taken {
                hit
            } else {
                hit.fix_all(Applicability::Safe, &entry.key, around)
            });
        }
        hits.extend(value(sent, pair));
    }

    fn unknown<'t>(
        &self,
        sent: &Sent<'t>,
        pair: &Pair<'t>,
        language: Language,
        of_key: impl Fn(usize) -> Hit<'t>,
    ) -> Hit<'t> {
        let filtered = sent.dialect != Dialect::Subscribe && self.params.filtered.iter().any(|key| key == pair.key);
        if filtered {
            return of_key(FILTERED);
        }
        let wanted: Vec<&str> = sent.missing.iter().map(|(_, key)| &**key).collect();
        let near = nearest(pair.key, wanted.iter().copied());
        let outcome = if sent.dialect == Dialect::Subscribe {
            UNKNOWN
        } else {
            PASSED_OVER
        };
        let hit = if wanted.is_empty() {
            of_key(outcome).arg("keys", language.pick("一个也不缺", "none is missing"))
        } else {
            of_key(outcome).arg("keys", wanted.join(", "))
        };
        renamed(hit, &pair.entry.key, near.as_deref())
    }
}

/// What is wrong with the value of an entry that belongs to a keyword.
fn value<'t>(sent: &Sent<'t>, pair: &Pair<'t>) -> Option<Hit<'t>> {
    let entry: &'t Entry = pair.entry;
    let field = Field::Value(pair.value_slot);
    let shown = entry.given.shown().unwrap_or_default();
    let whole = Span::whole(shown);
    let hit = |outcome| Hit::new(outcome, field, whole).arg("key", pair.key);
    // A text that is put in the place of the value stands in an object, and is a text.
    let as_text = |hit: Hit<'t>| hit.arg("value", shown).fix(Applicability::Safe, shown, whole, shown);
    let keyword = pair.keyword.map_or("", |(_, keyword)| keyword.name.trim());
    match &entry.given {
        Given::Nothing if entry.others.is_empty() => Some(hit(NO_VALUE).arg("members", "")),
        Given::Nothing => Some(hit(NO_VALUE).arg("members", entry.others.join(", "))),
        Given::Text(text) if text.trim().is_empty() => {
            let outcome = if sent.dialect == Dialect::Template {
                BLANK_LINE
            } else {
                BLANK
            };
            Some(hit(outcome).arg("keyword", keyword))
        }
        Given::Text(_) if entry.wrapped => None,
        Given::Text(_) => Some(as_text(hit(BARE))),
        Given::Other(_) if entry.given.is_literal() => Some(as_text(hit(NUMBER))),
        Given::Other(_) => Some(hit(NESTED).arg("value", shown)),
    }
}
