//! Rule s.1: the data holds what the template wants, each value as a text under its key, and nothing else.

use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data, nearest};
use crate::language::Language;
use crate::message::{Dialect, Entry, Given, Message, MessageData, Pair, Sent, Wanted};
use crate::place::{Field, Slot, Span};
use crate::report::Applicability;

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
const COMPUTED: usize = 19;
const SURPLUS: usize = 20;
const SURPLUS_PASSED_OVER: usize = 21;
const NO_ID: usize = 22;
const NO_RECEIVER: usize = 23;
const BLANK_RECEIVER: usize = 24;
const UNDECIDED: usize = 25;

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
        Outcome::new("computed", &["what"]),
        Outcome::new("surplus", &["key"]),
        Outcome::new("surplus-passed-over", &["key"]),
        Outcome::new("no-id", &["nearest", "replacement"]),
        Outcome::new("no-receiver", &[]),
        Outcome::new("blank-receiver", &[]),
        Outcome::new("undecided", &[]),
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
        hits.extend(receiver(sent.message));
        hits.extend(template(sent));
        if sent.known.is_err() {
            return;
        }
        match &sent.message.data {
            MessageData::Entries(entries) if !entries.is_empty() => {}
            MessageData::Other(given) => {
                hits.push(not_entries(given));
                return;
            }
            _ => {
                hits.extend(self.none(sent, context));
                return;
            }
        }
        for wanted in self.missing(sent) {
            hits.push(missing(sent, wanted));
        }
        for pair in &sent.pairs {
            self.entry(sent, pair, hits);
        }
        hits.extend(computed(sent, context.language));
    }
}

/// The hit of a message that goes to nobody. Data alone is no message, of what a program puts together not all is seen, and
/// a caller who builds messages may put the receiver in later.
fn receiver(message: &Message) -> Option<Hit<'_>> {
    let hit = |outcome, text| Hit::new(outcome, Field::ToUser, Span::whole(text));
    match message.to.as_deref() {
        Some(text) if text.trim().is_empty() => Some(hit(BLANK_RECEIVER, text)),
        None if message.was_read() && message.template_id.is_some() && !message.has("touser") && message.is_known() => {
            Some(hit(NO_RECEIVER, ""))
        }
        _ => None,
    }
}

/// The hit of a message whose template is not known, or that names none.
fn template<'t>(sent: &Sent<'t>) -> Option<Hit<'t>> {
    let id = sent.message.template_id.as_deref();
    let hit = |outcome, id| Hit::new(outcome, Field::TemplateId, Span::whole(id));
    match (id, sent.known) {
        (Some(id), known) if id.trim().is_empty() => {
            let hit = hit(NO_ID, id);
            Some(renamed(hit, id, known.err().flatten()))
        }
        (Some(id), Err(near)) => Some(renamed(hit(TEMPLATE, id).arg("id", id), id, near)),
        (None, _) if sent.message.to.is_some() && !sent.message.has("template_id") => Some(hit(NO_ID, "")),
        (None, Err(_)) => Some(hit(UNDECIDED, "")),
        _ => None,
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

/// The hit that tells what only a program knows, if anything is.
fn computed<'t>(sent: &Sent<'t>, language: Language) -> Option<Hit<'t>> {
    let unknown = sent.message.entries().iter().filter(|entry| entry.given.is_unknown());
    let keys: Vec<&str> = unknown.map(|entry| entry.key.as_str()).collect();
    (!keys.is_empty()).then(|| {
        let keys = keys.join(language.pick("、", ", "));
        Hit::new(COMPUTED, Field::Data, Span::empty(0)).arg("what", keys)
    })
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
        Given::Unknown(made) => Hit::new(COMPUTED, Field::Data, Span::whole(made)).arg("what", "data"),
        other => {
            let shown = other.shown().unwrap_or_default();
            Hit::new(NO_OBJECT, Field::Data, Span::whole(shown)).arg("value", shown)
        }
    }
}

fn missing<'t>(sent: &Sent<'t>, wanted: &'t Wanted) -> Hit<'t> {
    let outcome = if sent.dialect == Dialect::Template {
        LEFT_OUT
    } else {
        MISSING
    };
    let field = Slot::named(&wanted.key).map_or(Field::Data, Field::Value);
    Hit::new(outcome, field, Span::empty(0))
        .arg("key", wanted.key.as_str())
        .arg("keyword", sent.name_of(wanted))
}

impl Fill {
    /// The keys that are missing; what the platform passes over is missed by nobody.
    fn missing<'s, 't>(&'s self, sent: &'s Sent<'t>) -> impl Iterator<Item = &'t Wanted> + 's {
        let filtered = |wanted: &Wanted| wanted.keyword.is_none() && self.params.filtered.contains(&wanted.key);
        sent.missing.iter().copied().filter(move |wanted| !filtered(wanted))
    }

    /// The hit of a message without any data.
    fn none<'t>(&self, sent: &Sent<'t>, context: &Context<'t>) -> Option<Hit<'t>> {
        let keys: Vec<&str> = self.missing(sent).map(|wanted| wanted.key.as_str()).collect();
        // A template without keywords wants none.
        if keys.is_empty() {
            return None;
        }
        let outcome = if sent.dialect == Dialect::Template {
            EMPTY
        } else {
            ABSENT
        };
        let hit = Hit::new(outcome, Field::Data, Span::empty(0))
            .arg("dialect", sent.dialect.name(context.language))
            .arg("keys", keys.join(", "));
        Some(hit)
    }

    fn entry<'t>(&self, sent: &Sent<'t>, pair: &Pair<'t>, hits: &mut Hits<'t>) {
        let Pair { entry, slot, key, .. } = *pair;
        let of_key = |outcome| Hit::new(outcome, Field::Key(slot), Span::whole(&entry.key)).arg("key", &*entry.key);
        if pair.repeated {
            // By its name; where the first of them stands the others are looked for.
            let named = Slot::named(key).filter(|_| slot.key().is_none());
            let field = Field::Key(named.unwrap_or(slot));
            let first = sent.message.text_of(field).unwrap_or_default();
            hits.push(Hit::new(REPEATED, field, Span::whole(first)).arg("key", &*entry.key));
            return;
        }
        let filtered = sent.dialect != Dialect::Subscribe
            && pair.keyword.is_none()
            && self.params.filtered.iter().any(|key| key == pair.key);
        if filtered {
            hits.push(of_key(FILTERED));
            return;
        }
        if pair.wanted.is_none() {
            hits.push(self.unknown(sent, pair, of_key));
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

    fn unknown<'t>(&self, sent: &Sent<'t>, pair: &Pair<'t>, of_key: impl Fn(usize) -> Hit<'t>) -> Hit<'t> {
        let wanted: Vec<&str> = self.missing(sent).map(|wanted| wanted.key.as_str()).collect();
        let near = nearest(pair.key, wanted.iter().copied());
        let outcome = match (sent.dialect, wanted.is_empty()) {
            (Dialect::Subscribe, false) => UNKNOWN,
            (_, false) => PASSED_OVER,
            (Dialect::Subscribe, true) => SURPLUS,
            (_, true) => SURPLUS_PASSED_OVER,
        };
        let hit = of_key(outcome).arg("keys", wanted.join(", "));
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
    let keyword = || pair.wanted.map_or("", |wanted| sent.name_of(wanted));
    match &entry.given {
        Given::Nothing => {
            let members: Vec<&str> = entry.others.iter().map(|(name, _)| name.as_str()).collect();
            Some(hit(NO_VALUE).arg("members", members.join(", ")))
        }
        Given::Text(text) if text.chars().all(char::is_whitespace) => {
            let outcome = if sent.dialect == Dialect::Template {
                BLANK_LINE
            } else {
                BLANK
            };
            Some(hit(outcome).arg("keyword", keyword()))
        }
        Given::Text(_) if entry.wrapped => None,
        Given::Text(_) => Some(as_text(hit(BARE))),
        Given::Other(_) if entry.given.is_literal() => Some(as_text(hit(NUMBER))),
        Given::Other(_) => Some(hit(NESTED).arg("value", shown)),
        Given::Unknown(_) => None,
    }
}
