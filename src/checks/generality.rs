//! Rules 1.4 and 2.3: no special symbols, no personalised words, nothing without generality in the industry.

use super::{Check, Context, Hit, Kind, Outcome, Target};
use crate::data::{Data, Wording, data};
use crate::lexicon::{Tag, TagSet};
use crate::report::{Applicability, Field, Span};
use crate::text::{CharClass, Reading, Token, classify};

const SYMBOL: usize = 0;
const INVISIBLE: usize = 1;
const EDGE_BLANK: usize = 2;
const INNER_BLANK: usize = 3;
const WORD_BLANK: usize = 4;
const WIDTH: usize = 5;
const PERSONAL: usize = 6;

pub(super) static KIND: Kind = Kind {
    name: "generality",
    targets: &[Target::Title, Target::Keyword],
    outcomes: &[
        Outcome::new("symbol", &["symbol", "kind", "code", "replacement"]),
        Outcome::new("invisible", &["kind", "code", "replacement"]),
        Outcome::new("edge-blank", &["replacement"]),
        Outcome::new("inner-blank", &["replacement"]),
        Outcome::new("word-blank", &["replacement"]),
        Outcome::new("width", &["text", "replacement"]),
        Outcome::new("personal", &["word", "kind"]),
    ],
    build: |params, target, reader| {
        Some(Box::new(Generality {
            target,
            params: Params::read(params, reader)?,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// Which marks and words are refused, and what they are called.
    struct Params {
        /// The names of the kinds of marks.
        kinds ("kinds"): Kinds,
        /// Lists of personalised words.
        personal ("personal"): Vec<Personal>,
        /// How persons are named: a surname with a form of address behind it.
        named ("named"): Option<Named> = None,
    }
}

data! {
    /// One kind of personalised words.
    struct Personal {
        /// What such a word is called.
        name ("name"): Wording,
        /// Its list.
        words ("words"): Tag,
    }
}

data! {
    /// Surnames and what stands behind them: 王老师, 李先生.
    struct Named {
        /// What such a name is called.
        name ("name"): Wording,
        /// The surnames.
        surnames ("surnames"): Tag,
        /// The forms of address.
        titles ("titles"): Tag,
    }
}

data! {
    /// What each kind of mark is called.
    struct Kinds {
        /// ( ) 【 】
        bracket ("bracket"): Wording,
        /// “ ” 「 」
        quote ("quote"): Wording,
        /// 。 , - _
        punctuation ("punctuation"): Wording,
        /// ￥ $
        currency ("currency"): Wording,
        /// + = <
        math ("math"): Wording,
        /// 🎉
        emoji ("emoji"): Wording,
        /// ☆ ① ㊣
        decoration ("decoration"): Wording,
        /// Zero-width and other characters nobody sees.
        invisible ("invisible"): Wording,
        /// Control characters.
        control ("control"): Wording,
        /// Characters of a private font.
        private_use ("private-use"): Wording,
        /// Characters that are none.
        unassigned ("unassigned"): Wording,
        /// Accents and other marks that stand on nothing.
        combining ("combining"): Wording,
    }
}

impl Kinds {
    fn name(&self, class: CharClass) -> Option<&Wording> {
        Some(match class {
            CharClass::Han | CharClass::Letter | CharClass::Digit | CharClass::Blank => return None,
            CharClass::Bracket => &self.bracket,
            CharClass::Quote => &self.quote,
            CharClass::Punctuation => &self.punctuation,
            CharClass::Currency => &self.currency,
            CharClass::Math => &self.math,
            CharClass::Emoji => &self.emoji,
            CharClass::Decoration => &self.decoration,
            CharClass::Invisible => &self.invisible,
            CharClass::Control => &self.control,
            CharClass::PrivateUse => &self.private_use,
            CharClass::Unassigned => &self.unassigned,
            CharClass::CombiningMark => &self.combining,
        })
    }
}

struct Generality {
    target: Target,
    params: Params,
}

impl Check for Generality {
    fn run(&self, context: &Context<'_>, hits: &mut Vec<Hit>) {
        for (field, reading) in context.readings(self.target) {
            self.marks(field, reading, context, hits);
            self.words(field, reading, context, hits);
            self.names(field, reading, context, hits);
        }
    }
}

/// What is the matter with a stretch of characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    Blank,
    /// Full-width letters and digits, which fold to the usual ones.
    Wide,
    Mark(CharClass),
}

impl Generality {
    /// Runs of marks of one kind, each a hit, with a safe fix where what is removed or folded is nothing a reader sees.
    fn marks(&self, field: Field, reading: &Reading<'_>, context: &Context<'_>, hits: &mut Vec<Hit>) {
        let source = reading.text.source;
        if source.chars().all(|c| matches!(classify(c), CharClass::Han)) {
            return;
        }
        let mut runs: Vec<(Matter, Span)> = Vec::new();
        for (at, c) in source.char_indices() {
            let Some(matter) = matter(c) else { continue };
            // A ZWJ or variation selector inside an emoji is part of the emoji.
            let span = reading.text.graphemes(Span::new(at, at + c.len_utf8()));
            match runs.last_mut() {
                // A mark on a full-width letter or a blank: what it stands on goes with it, or folding would bring it up.
                Some((last, run))
                    if span.end <= run.end && matches!(matter, Matter::Mark(_)) && !matches!(last, Matter::Mark(_)) =>
                {
                    run.end = span.start;
                    if run.start == run.end {
                        runs.pop();
                    }
                    runs.push((matter, span));
                }
                Some((last, run)) if span.end <= run.end || (*last == matter && run.end == span.start) => {
                    run.end = run.end.max(span.end);
                    if matter == Matter::Mark(CharClass::Emoji) {
                        *last = matter;
                    }
                }
                _ => runs.push((matter, span)),
            }
        }
        for &(matter, span) in &runs {
            let text = span.slice(source);
            let code = || {
                let codes = text.chars().take(4).map(|c| format!("U+{:04X}", c as u32));
                codes.collect::<Vec<_>>().join(" ")
            };
            let hit = match matter {
                Matter::Blank => {
                    let (before, after) = (&source[..span.start], &source[span.end..]);
                    let edge = before.trim().is_empty() || after.trim().is_empty();
                    // Without it two words of another language would be one.
                    let parts_words = [before.chars().next_back(), after.chars().next()]
                        .into_iter()
                        .all(|c| c.is_some_and(|c| matches!(classify(c), CharClass::Letter | CharClass::Digit)));
                    let (outcome, applicability) = match (edge, parts_words) {
                        (true, _) => (EDGE_BLANK, Applicability::Safe),
                        (_, true) => (WORD_BLANK, Applicability::Unsafe),
                        _ => (INNER_BLANK, Applicability::Safe),
                    };
                    Hit::new(outcome, field, span).fix(applicability, source, span, "")
                }
                Matter::Wide => {
                    let folded = crate::text::fold_width(text);
                    Hit::new(WIDTH, field, span)
                        .arg("text", text)
                        .fix(Applicability::Safe, source, span, &folded)
                }
                Matter::Mark(class) => {
                    let name = self
                        .params
                        .kinds
                        .name(class)
                        .map_or("", |name| name.pick(context.language));
                    let unseen = matches!(class, CharClass::Invisible | CharClass::Control)
                        && text
                            .chars()
                            .all(|c| matches!(classify(c), CharClass::Invisible | CharClass::Control));
                    let hit = |outcome| {
                        Hit::new(outcome, field, span)
                            .arg("symbol", text)
                            .arg("kind", name)
                            .arg("code", code())
                    };
                    if unseen {
                        hit(INVISIBLE).fix(Applicability::Safe, source, span, "")
                    } else {
                        // One bracket without the other is no mend: all of a kind go together.
                        let of_kind = runs.iter().filter(|(other, _)| *other == matter).map(|(_, span)| *span);
                        hit(SYMBOL).fix_all(Applicability::Unsafe, source, &of_kind.collect::<Vec<_>>(), "")
                    }
                }
            };
            hits.push(hit);
        }
    }

    /// A surname right before a form of address names a person.
    fn names(&self, field: Field, reading: &Reading<'_>, context: &Context<'_>, hits: &mut Vec<Hit>) {
        let Some(named) = &self.params.named else { return };
        let has = |token: &Token, tag| token.word(context.lexicon).is_some_and(|word| word.tags.contains(tag));
        for pair in reading.tokens.windows(2) {
            let [surname, title] = pair else { continue };
            if has(surname, named.surnames) && has(title, named.titles) {
                let span = reading.text.span(surname.range().start..title.range().end);
                hits.push(
                    Hit::new(PERSONAL, field, span)
                        .arg("word", span.slice(reading.text.source))
                        .arg("kind", named.name.pick(context.language)),
                );
            }
        }
    }

    fn words(&self, field: Field, reading: &Reading<'_>, context: &Context<'_>, hits: &mut Vec<Hit>) {
        let all: TagSet = self.params.personal.iter().map(|personal| personal.words).collect();
        for (token, word) in reading.tagged(context.lexicon, all) {
            let Some(personal) = self
                .params
                .personal
                .iter()
                .find(|personal| word.tags.contains(personal.words))
            else {
                continue;
            };
            let span = reading.text.span(token.range());
            hits.push(
                Hit::new(PERSONAL, field, span)
                    .arg("word", span.slice(reading.text.source))
                    .arg("kind", personal.name.pick(context.language)),
            );
        }
    }
}

fn matter(c: char) -> Option<Matter> {
    match classify(c) {
        CharClass::Han => None,
        CharClass::Letter | CharClass::Digit => ('\u{ff01}'..='\u{ff5e}').contains(&c).then_some(Matter::Wide),
        CharClass::Blank => Some(Matter::Blank),
        class => Some(Matter::Mark(class)),
    }
}
