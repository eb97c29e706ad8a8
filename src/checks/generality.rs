//! Rules 1.4 and 2.3: no special symbols, no personalised words, nothing without generality in the industry.

use std::ops::Range;

use super::remainder::{Demands, without};
use super::{Check, Context, Hits, Kind, Outcome, Target};
use crate::data::{Data, Wording, data};
use crate::lexicon::{Tag, TagSet, Token};
use crate::place::{Field, Span};
use crate::report::Applicability;
use crate::text::{CharClass, Reading, classify, fold_width, look};

mod marks;

use marks::{Matter, Run, code, runs};

const SYMBOL: usize = 0;
const INVISIBLE: usize = 1;
const EDGE_BLANK: usize = 2;
const INNER_BLANK: usize = 3;
const WORD_BLANK: usize = 4;
const WIDTH: usize = 5;
const PERSONAL: usize = 6;
const PARTICULAR: usize = 7;
const RADICAL: usize = 8;

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
        Outcome::new("personal", &["word", "kind", "replacement"]),
        Outcome::new("particular", &["word", "kind", "replacement"]).only(&[Target::Title]),
        Outcome::new("radical", &["text", "look", "replacement"]),
    ],
    build: |params, target, reader| {
        let params = Params::read(params, reader)?;
        let lists = params.personal.iter().map(|personal| personal.words);
        Some(Box::new(Generality {
            target,
            named: lists.chain(params.named.as_ref().map(|named| named.titles)).collect(),
            places: params.places.as_ref().map(|places| places.words).into_iter().collect(),
            params,
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
        /// Names of places: a notice for one of them is no template for the others.
        places ("places"): Option<Personal> = None,
        /// How one year is named.
        years ("years"): Option<Years> = None,
        /// Whether a single point between two digits is part of a term, as in PM2.5.
        point ("point"): bool = false,
        /// Words that are no text by themselves, where others are taken out.
        slight ("slight"): Vec<Tag> = Vec::new(),
    }
}

data! {
    /// One kind of personalised words.
    struct Personal {
        /// What such a word is called.
        name ("name"): Wording,
        /// Its list.
        words ("words"): Tag,
        /// Whether it ends a name, which the text begins with.
        ends_name ("ends-name"): bool = false,
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
    /// Years as four digits with a word behind them: 2026年, 2026级.
    struct Years {
        /// What such a word is called.
        name ("name"): Wording,
        /// What stands behind the digits.
        behind ("behind"): Vec<String>,
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

/// Whether a keyword may be several that somebody wrote with blanks between: its example has as many parts, or it has none
/// and all words of the name are long.
fn may_be_several(field: Field, name: &str, context: &Context<'_>) -> bool {
    let Field::KeywordName(index) = field else { return false };
    let keyword = context.template.keywords.get(index);
    let example = keyword.and_then(|keyword| keyword.example.as_deref());
    let long = || name.split_whitespace().all(|word| word.chars().nth(3).is_some());
    example.map_or_else(long, |example| {
        example.split_whitespace().count() == name.split_whitespace().count()
    })
}

struct Generality {
    target: Target,
    params: Params,
    /// The tags of words that may be personal.
    named: TagSet,
    /// The tag of the names of places.
    places: TagSet,
}

impl Check for Generality {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, reading) in context.readings(self.target) {
            if reading.marks {
                self.marks(field, reading, context, hits);
            }
            if reading.tags.intersects(self.named) {
                self.words(field, reading, context, hits);
            }
            if self.target == Target::Title {
                self.particulars(field, reading, context, hits);
            }
        }
    }
}

impl Generality {
    /// The most edits of one fix that is proposed again and again, with each mark it would take away.
    const MAX_EDITS: usize = 64;

    /// Runs of marks of one kind, each a hit, with a safe fix where what is removed or folded is nothing a reader sees.
    fn marks<'t>(&'t self, field: Field, reading: &'t Reading<'t>, context: &Context<'t>, hits: &mut Hits<'t>) {
        let source = reading.source;
        let runs = runs(source, self.params.point);
        // A keyword that is left nothing goes, and what counts keywords may mind; of marks alone nobody can say what is left.
        let safe = if source.chars().any(|c| !classify(c).is_mark()) {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        };
        let place = |run: &Run| (run.outcome, run.span);
        hits.push_all(field, &runs, place, |hit, covered: &[&Run]| {
            let text = hit.span.slice(source);
            let matter = covered.first().map(|run| run.matter);
            let spans = covered.iter().map(|run| run.span);
            let kind = match matter {
                Some(Matter::Mark(class)) => self.params.kinds.name(class),
                _ => None,
            };
            let kind = kind.map_or("", |name| name.pick(context.language));
            match hit.outcome {
                SYMBOL => {
                    let hit = hit.arg("symbol", text).arg("kind", kind).arg("code", code(text));
                    // One bracket without the other is no mend: all of a kind go together, or all that is left.
                    let edits: Vec<Span> = if covered.len() > 1 {
                        spans.collect()
                    } else {
                        let of_kind = runs.iter().filter(|run| Some(run.matter) == matter);
                        of_kind.map(|run| run.span).take(Self::MAX_EDITS + 1).collect()
                    };
                    if covered.len() == 1 && edits.len() > Self::MAX_EDITS {
                        return hit;
                    }
                    hit.fix_all(Applicability::Unsafe, source, edits.into_iter().map(|span| (span, "")))
                }
                INVISIBLE => hit
                    .arg("symbol", text)
                    .arg("kind", kind)
                    .arg("code", code(text))
                    .fix_all(safe, source, spans.map(|span| (span, ""))),
                WIDTH => {
                    let folded: Vec<(Span, String)> =
                        spans.map(|span| (span, fold_width(span.slice(source)))).collect();
                    let edits = folded.iter().map(|(span, folded)| (*span, folded.as_str()));
                    hit.arg("text", text).fix_all(safe, source, edits)
                }
                RADICAL => {
                    let looks = |text: &str| text.chars().map(|c| look(c).unwrap_or(c)).collect::<String>();
                    let mended: Vec<(Span, String)> = spans.map(|span| (span, looks(span.slice(source)))).collect();
                    let edits = mended.iter().map(|(span, looks)| (*span, looks.as_str()));
                    hit.arg("text", text)
                        .arg("look", looks(text))
                        .fix_all(safe, source, edits)
                }
                WORD_BLANK => hit.fix_all(Applicability::Unsafe, source, spans.map(|span| (span, ""))),
                INNER_BLANK if may_be_several(field, source, context) => {
                    hit.fix_all(Applicability::Unsafe, source, spans.map(|span| (span, "")))
                }
                _ => hit.fix_all(safe, source, spans.map(|span| (span, ""))),
            }
        });
    }

    /// Personalised words, and surnames right before a form of address, which name a person.
    fn words<'t>(&'t self, field: Field, reading: &'t Reading<'t>, context: &Context<'t>, hits: &mut Hits<'t>) {
        let all: TagSet = self.params.personal.iter().map(|personal| personal.words).collect();
        let kind = |tags: TagSet| {
            self.params
                .personal
                .iter()
                .find(|personal| tags.contains(personal.words))
        };
        let mut found: Vec<(Range<usize>, &Wording)> = reading
            .tagged(context.lexicon, all)
            .filter_map(|(token, word)| {
                let kind = kind(context.lexicon.tags(word))?;
                let start = if kind.ends_name { 0 } else { token.range().start };
                Some((start..token.range().end, &kind.name))
            })
            .collect();
        if let Some(named) = &self.params.named {
            let tags = |token: &Token| token.word(context.lexicon).map(|word| context.lexicon.tags(word));
            let has = |token: &Token, tag| tags(token).is_some_and(|tags| tags.contains(tag));
            let names = reading.tokens.windows(2).filter_map(|pair| {
                let [surname, title] = pair else { return None };
                let is_name = has(surname, named.surnames) && has(title, named.titles);
                is_name.then(|| surname.range().start..title.range().end)
            });
            found.extend(names.map(|range| (range, &named.name)));
        }
        keep_widest(&mut found);
        self.tell((PERSONAL, field), reading, &found, context, hits);
    }

    /// Where a name ends that the text begins with.
    fn name(&self, reading: &Reading<'_>, context: &Context<'_>) -> usize {
        let ending = self.params.personal.iter().filter(|personal| personal.ends_name);
        let ending = ending.map(|personal| personal.words).collect();
        let ends = reading
            .tagged(context.lexicon, ending)
            .map(|(token, _)| token.range().end);
        ends.max().unwrap_or_default()
    }

    /// One place, and one year.
    fn particulars<'t>(&'t self, field: Field, reading: &'t Reading<'t>, context: &Context<'t>, hits: &mut Hits<'t>) {
        let mut found: Vec<(Range<usize>, &Wording)> = Vec::new();
        if let Some(places) = &self.params.places {
            let name = self.name(reading, context);
            let words = reading
                .tagged(context.lexicon, self.places)
                .map(|(token, _)| token.range());
            // A place in the name of a company goes with that.
            let words = words.filter(|place| place.end > name);
            found.extend(words.map(|range| (range, &places.name)));
        }
        if let Some(years) = &self.params.years
            && reading.bare.iter().any(char::is_ascii_digit)
        {
            found.extend(year(reading.bare, &years.behind).map(|range| (range, &years.name)));
        }
        if !found.is_empty() {
            self.tell((PARTICULAR, field), reading, &found, context, hits);
        }
    }

    /// Words each a hit of an outcome, with the field without all of them where that says something.
    fn tell<'t>(
        &'t self,
        (outcome, field): (usize, Field),
        reading: &'t Reading<'t>,
        found: &[(Range<usize>, &'t Wording)],
        context: &Context<'t>,
        hits: &mut Hits<'t>,
    ) {
        let ranges: Vec<Range<usize>> = found.iter().map(|(range, _)| range.clone()).collect();
        let demands = Demands {
            slight: self.params.slight.iter().copied().collect(),
            ..Demands::default()
        };
        let rest = without(reading, context, self.target, &ranges, demands);
        let places = reading.places();
        let place = |(range, _): &(Range<usize>, &Wording)| (outcome, places.of(range.clone()));
        hits.push_all(field, found, place, |hit, covered| {
            let kind = covered.first().map_or("", |(_, name)| name.pick(context.language));
            let word = hit.span.slice(reading.source);
            let hit = hit.arg("word", word).arg("kind", kind);
            match &rest {
                Some(spans) => {
                    let edits = spans.iter().map(|span| (*span, ""));
                    hit.fix_all(Applicability::Unsafe, reading.source, edits)
                }
                None => hit,
            }
        });
    }
}

/// Drops what stands inside another.
fn keep_widest(found: &mut Vec<(Range<usize>, &Wording)>) {
    let wider = |a: &Range<usize>, b: &Range<usize>| a != b && a.start <= b.start && b.end <= a.end;
    let ranges: Vec<Range<usize>> = found.iter().map(|(range, _)| range.clone()).collect();
    found.retain(|(range, _)| !ranges.iter().any(|other| wider(other, range)));
}

/// Where a year stands by its four digits and a word behind them.
fn year(bare: &[char], behind: &[String]) -> Option<Range<usize>> {
    let is_digit = |at: Option<usize>| at.and_then(|at| bare.get(at)).is_some_and(char::is_ascii_digit);
    let ends = |at: usize| {
        let length = |word: &String| {
            let rest = bare.get(at..)?;
            let chars = word.chars().count();
            (rest.len() >= chars && word.chars().eq(rest.iter().take(chars).copied())).then_some(at + chars)
        };
        behind.iter().filter_map(length).max()
    };
    let mut windows = bare.windows(4).enumerate();
    windows.find_map(|(at, digits)| {
        let whole = digits.iter().all(char::is_ascii_digit) && !is_digit(at.checked_sub(1));
        let century = digits.starts_with(&['1', '9']) || digits.starts_with(&['2', '0']);
        (whole && century).then(|| ends(at + 4)).flatten().map(|end| at..end)
    })
}
