//! Rule s.2: a value is what its type allows, as it is written: nothing is folded before it is judged.

use unicode_segmentation::UnicodeSegmentation;

use super::moment;
use crate::checks::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, FaultKind, Members, Reader, Wording, data, nearest};
use crate::made::Kinds;
use crate::message::{Dialect, Pair};
use crate::pattern::{Patterns, Subject};
use crate::place::{Field, Span};
use crate::report::Applicability;
use crate::text::Unit;

const SHAPE: usize = 0;
const TOO_LONG: usize = 1;
const CONTROL: usize = 2;
const WIDE_TILDE: usize = 3;
const IMPOSSIBLE: usize = 4;
const CONTESTED: usize = 5;
const DOUBTFUL: usize = 6;
const UNKNOWN_TYPE: usize = 7;
const UNFILLED: usize = 8;

pub(in crate::checks) static KIND: Kind = Kind {
    name: "fit",
    targets: &[Target::Message],
    outcomes: &[
        Outcome::new("shape", &["key", "type", "value", "expected", "sample"]),
        Outcome::new("too-long", &["key", "type", "value", "length", "max", "replacement"]),
        Outcome::new("control", &["key", "type", "value", "sign", "replacement"]),
        Outcome::new("wide-tilde", &["key", "type", "value", "replacement"]),
        Outcome::new("impossible", &["key", "type", "value", "part"]),
        Outcome::new("contested", &["key", "type", "value", "why"]),
        Outcome::new("doubtful", &["key", "type", "value", "expected", "sample"]),
        Outcome::new("unknown-type", &["key", "type", "nearest"]),
        Outcome::new("unfilled", &["key", "type", "value"]),
    ],
    build: |params, _, reader| Fit::build(params, reader).map(|check| Box::new(check) as Box<dyn Check>),
};

pub(in crate::checks) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// The types of values and what each allows.
    struct Params {
        /// What a value can look like, by name.
        shapes ("shapes"): Members<Shape>,
        /// The types; digits at the end of a key, as in thing1, do not count.
        types ("types"): Members<ValueType>,
        /// What programs leave where a variable was not filled in, as a whole value.
        unfilled ("unfilled"): Patterns = Patterns::default(),
        /// Signs people take for `~`.
        tildes ("tildes"): String = String::new(),
        /// What the documents say that contradict each other, in words.
        contested ("contested"): Wording = Wording::default(),
        /// In what lengths are counted; the platform has never said.
        unit ("unit"): Unit = Unit::Graphemes,
    }
}

data! {
    /// Patterns on the text as it is, of which one must match the whole of it.
    struct Shape {
        /// The patterns.
        patterns ("patterns"): Patterns,
    }
}

data! {
    /// What a type allows.
    #[derive(Default)]
    struct ValueType {
        /// What is expected, in words; none for a type of which nothing is known.
        name ("name"): Option<Wording> = None,
        /// The shape its values must have; none for any text. Of a shape X, X-doubtful is one of which the documents say
        /// nothing, so that nobody knows whether the platform takes it; X-contested one that the document of service accounts
        /// allows and that of subscribe messages does not; X-second what may stand behind `~`, besides X itself: only where
        /// there is such a shape may there be two, and both are dates and times.
        shape ("shape"): Option<String> = None,
        /// The most it may hold, in `unit`.
        max ("max"): Option<u32> = None,
        /// The most it may hold if there are Han characters in it.
        max_han ("max-han"): Option<u32> = None,
        /// A good value.
        sample ("sample"): String = String::new(),
    }
}

struct Fit {
    types: Members<Prepared>,
    unfilled: Patterns,
    tildes: Vec<char>,
    contested: Wording,
    unit: Unit,
    kinds: Option<Kinds>,
}

/// A type with its shapes at hand.
#[derive(Default)]
struct Prepared {
    of: ValueType,
    shape: Option<Patterns>,
    second: Option<Patterns>,
    contested: Option<Patterns>,
    doubtful: Option<Patterns>,
}

/// A value that is judged, as it is written and as patterns see it.
struct Value<'v, 't> {
    text: &'t str,
    subject: Subject<'v>,
}

impl Fit {
    fn build(params: &serde_json::Value, reader: &mut Reader) -> Option<Self> {
        let Params {
            shapes,
            types,
            unfilled,
            tildes,
            contested,
            unit,
        } = Params::read(params, reader)?;
        let named = types.values().filter_map(|value_type| value_type.shape.as_ref());
        let unknown: Vec<&String> = named.filter(|name| shapes.get(name).is_none()).collect();
        for name in &unknown {
            reader.fault(FaultKind::unknown_name("shape", name, shapes.names()));
        }
        if !unknown.is_empty() {
            return None;
        }
        let mut prepared: Members<Prepared> = Members::default();
        for (name, of) in types {
            let shape = |with: &str| {
                let shape = of.shape.as_ref()?;
                shapes
                    .get(&format!("{shape}{with}"))
                    .map(|shape| shape.patterns.clone())
            };
            *prepared.slot(&name) = Prepared {
                shape: shape(""),
                second: shape("-second"),
                contested: shape("-contested"),
                doubtful: shape("-doubtful"),
                of,
            };
        }
        Some(Self {
            types: prepared,
            unfilled,
            tildes: tildes.chars().collect(),
            contested,
            unit,
            kinds: Kinds::new(),
        })
    }

    fn has(&self, shape: Option<&Patterns>, chars: &[char]) -> bool {
        shape.is_some_and(|shape| shape.is_match(&Subject::new(chars, self.kinds)))
    }

    /// Whether a value is what its type allows, its length aside.
    fn fits(&self, value_type: &Prepared, subject: &Subject<'_>) -> bool {
        let Some(shape) = &value_type.shape else { return true };
        if shape.is_match(subject) {
            return true;
        }
        // 2021年10月25日 09:00~09:30
        let Some(second) = &value_type.second else { return false };
        let mut parts = subject.chars.splitn(2, |c| *c == '~');
        let (Some(from), Some(to)) = (parts.next(), parts.next()) else {
            return false;
        };
        self.has(Some(shape), from) && (self.has(Some(shape), to) || self.has(Some(second), to))
    }

    fn judge<'t>(
        &'t self,
        pair: &Pair<'t>,
        value_type: &'t Prepared,
        value: &Value<'_, 't>,
        context: &Context<'t>,
    ) -> Option<Hit<'t>> {
        let Value { text, subject } = value;
        let text: &'t str = text;
        let hit = |outcome, span| Hit::new(outcome, Field::Value(pair.value_slot), span);
        let control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        if subject.chars.iter().any(|c| control(*c))
            && let Some((at, sign)) = text.char_indices().find(|(_, c)| control(*c))
        {
            let span = Span::new(at, at + sign.len_utf8());
            let hit = hit(CONTROL, span).arg("sign", format!("U+{:04X}", u32::from(sign)));
            return Some(hit.fix(Applicability::Unsafe, text, span, " "));
        }
        if !self.fits(value_type, subject) {
            return Some(self.unfit(pair, value_type, value, context));
        }
        if self.unfilled.is_match(subject) {
            return Some(hit(UNFILLED, Span::whole(text)));
        }
        let count = |text: &str| self.unit.count(text);
        let has_han = || subject.chars.iter().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
        let max = value_type.of.max_han.filter(|_| has_han()).or(value_type.of.max);
        // No unit counts more than two for a character.
        if let Some(max) = max
            && (subject.chars.len() > max as usize || self.unit == Unit::Utf16)
            && count(text) > max as usize
        {
            let kept = self.first(text, max as usize);
            let hit = hit(TOO_LONG, Span::new(kept, text.len()))
                .arg("length", count(text).to_string())
                .arg("max", max.to_string());
            return Some(hit.fix(Applicability::Unsafe, text, Span::new(kept, text.len()), ""));
        }
        if value_type.second.is_some()
            && let Some(span) = moment::impossible(text)
        {
            return Some(hit(IMPOSSIBLE, span).arg("part", span.slice(text)));
        }
        if value_type.second.is_some() && text.contains("24:") && moment::ends_at_24(text) {
            return Some(expecting(hit(DOUBTFUL, Span::whole(text)), value_type, context));
        }
        None
    }

    /// The hit of a value that is not what its type allows.
    fn unfit<'t>(
        &'t self,
        pair: &Pair<'t>,
        value_type: &'t Prepared,
        value: &Value<'_, 't>,
        context: &Context<'t>,
    ) -> Hit<'t> {
        let Value { text, subject } = value;
        let text: &'t str = text;
        let whole = Span::whole(text);
        let hit = |outcome| Hit::new(outcome, Field::Value(pair.value_slot), whole);
        if value_type.second.is_some() && subject.chars.iter().any(|c| self.tildes.contains(c)) {
            let told: Vec<char> = subject
                .chars
                .iter()
                .map(|c| if self.tildes.contains(c) { '~' } else { *c })
                .collect();
            if self.fits(value_type, &Subject::new(&told, self.kinds)) {
                let signs = text.char_indices().filter(|(_, c)| self.tildes.contains(c));
                let edits = signs.map(|(at, c)| (Span::new(at, at + c.len_utf8()), "~"));
                return hit(WIDE_TILDE).fix_all(Applicability::Safe, text, edits);
            }
        }
        let service = context.sent.is_some_and(|sent| sent.dialect == Dialect::Service);
        if service && self.has(value_type.contested.as_ref(), subject.chars) {
            return hit(CONTESTED).arg("why", self.contested.pick(context.language));
        }
        let doubtful = self.has(value_type.doubtful.as_ref(), subject.chars) || self.fits_trimmed(value_type, subject);
        expecting(hit(if doubtful { DOUBTFUL } else { SHAPE }), value_type, context)
    }

    /// Whether a value would fit without blanks around it.
    fn fits_trimmed(&self, value_type: &Prepared, subject: &Subject<'_>) -> bool {
        let solid = |c: &char| !c.is_whitespace();
        let chars = subject.chars;
        let (Some(start), Some(last)) = (chars.iter().position(solid), chars.iter().rposition(solid)) else {
            return false;
        };
        let trimmed = chars.get(start..=last).filter(|trimmed| trimmed.len() < chars.len());
        trimmed.is_some_and(|trimmed| self.fits(value_type, &Subject::new(trimmed, self.kinds)))
    }

    /// Where a text ends of which so much is kept, a whole character as people see it at the end.
    fn first(&self, text: &str, max: usize) -> usize {
        let mut kept = 0;
        let mut length = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            length += self.unit.count(grapheme);
            if length > max {
                break;
            }
            kept = at + grapheme.len();
        }
        kept
    }
}

/// The hit with what is expected.
fn expecting<'t>(hit: Hit<'t>, value_type: &'t Prepared, context: &Context<'t>) -> Hit<'t> {
    let name = value_type.of.name.as_ref();
    hit.arg("expected", name.map_or("", |name| name.pick(context.language)))
        .arg("sample", value_type.of.sample.as_str())
}

impl Check for Fit {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        // As many as nearly all values have.
        const USUAL: usize = 48;
        let Some(sent) = context.sent else { return };
        let mut chars = Vec::with_capacity(USUAL);
        for pair in &sent.pairs {
            let (Some(text), Some(name), false) = (pair.value(), pair.value_type(), pair.repeated) else {
                continue;
            };
            // What is blank, or belongs to no keyword, is told once.
            if pair.wanted.is_none() || text.chars().all(char::is_whitespace) {
                continue;
            }
            let Some(value_type) = self.types.get(name) else {
                let near = nearest(name, self.types.names()).unwrap_or_default();
                hits.push(
                    Hit::new(UNKNOWN_TYPE, Field::Value(pair.value_slot), Span::whole(text))
                        .arg("key", pair.key)
                        .arg("type", name)
                        .arg("nearest", near),
                );
                continue;
            };
            chars.clear();
            // Most are plain, and a byte is a character then.
            if text.is_ascii() {
                chars.extend(text.bytes().map(char::from));
            } else {
                chars.reserve(text.len());
                chars.extend(text.chars());
            }
            let value = Value {
                text,
                subject: Subject::new(&chars, self.kinds),
            };
            let hit = self.judge(pair, value_type, &value, context);
            hits.extend(hit.map(|hit| hit.arg("key", pair.key).arg("type", name).arg("value", text)));
        }
    }
}
