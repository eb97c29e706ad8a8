//! Rule 1.6: a title must have nothing to do with marketing.

use super::remainder::{Demands, without};
use super::{Check, Context, Hits, Kind, Outcome, Target};
use crate::data::{Data, Wording, data};
use crate::lexicon::{Tag, TagSet, Token, Word};
use crate::place::Field;
use crate::report::Applicability;
use crate::text::Reading;

const PROMOTION: usize = 0;
const CONTESTED: usize = 1;

pub(super) static KIND: Kind = Kind {
    name: "marketing",
    targets: &[Target::Title, Target::Keyword, Target::Value],
    outcomes: &[
        Outcome::new("promotion", &["word", "class", "phrase", "replacement"]),
        Outcome::new("contested", &["word", "class", "replacement"]),
    ],
    build: |params, target, reader| {
        let params = Params::read(params, reader)?;
        let lists = params
            .classes
            .iter()
            .flat_map(|class| [class.promotion, class.contested]);
        Some(Box::new(Marketing {
            target,
            listed: lists.flatten().collect(),
            params,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// The classes of marketing, and what turns a contested word into promotion.
    struct Params {
        /// The classes, in the order of the source document.
        classes ("classes"): Vec<Class>,
        /// Acts that make promotion of a contested word: 领取, 发放.
        inviting ("inviting"): Tag,
        /// Words that show the user's own matter and undo an inviting act: 失败, 退回.
        settled ("settled"): Tag,
        /// Words that are no title by themselves, where the words of marketing are taken out.
        slight ("slight"): Vec<Tag> = Vec::new(),
        /// Words that say nothing once a word of marketing beside them is taken out: 派发, 点击.
        wanting ("wanting"): Vec<Tag> = Vec::new(),
    }
}

data! {
    /// One class of marketing.
    struct Class {
        /// Its name.
        name ("name"): Wording,
        /// Words that are promotion by themselves.
        promotion ("promotion"): Option<Tag> = None,
        /// Words about the user's own card, points, coupon or order.
        contested ("contested"): Option<Tag> = None,
    }
}

struct Marketing {
    target: Target,
    params: Params,
    /// The tags of all words that are promotion, or contested.
    listed: TagSet,
}

impl Check for Marketing {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, reading) in context.readings(self.target) {
            if reading.tags.intersects(self.listed) {
                self.field(field, reading, context, hits);
            }
        }
    }
}

/// A word of marketing.
struct Found<'c> {
    outcome: usize,
    token: Token,
    class: &'c Class,
    /// What makes it promotion, where it is not by itself.
    inviting: Option<Token>,
}

impl Marketing {
    /// Every word of the text that stands in one of the lists.
    fn field<'t>(&'t self, field: Field, reading: &'t Reading<'t>, context: &Context<'t>, hits: &mut Hits<'t>) {
        let is = |word: &Word, tag| context.lexicon.tags(word).contains(tag);
        let words: Vec<(Token, &Word)> = reading.words(context.lexicon).collect();
        let settled = words.iter().any(|(_, word)| is(word, self.params.settled));
        let class_of = |word: &Word| {
            let tags = context.lexicon.tags(word);
            let of = |list: fn(&Class) -> Option<Tag>| {
                let mut classes = self.params.classes.iter();
                classes.find(|class| list(class).is_some_and(|tag| tags.contains(tag)))
            };
            let promotion = of(|class| class.promotion).map(|class| (class, false));
            promotion.or_else(|| Some((of(|class| class.contested)?, true)))
        };
        // The nearest inviting act, unless another word of marketing stands between.
        let inviting = |at: usize| {
            let (before, behind) = (
                words.get(..at).unwrap_or_default(),
                words.get(at + 1..).unwrap_or_default(),
            );
            let first = |words: &mut dyn Iterator<Item = &(Token, &Word)>| {
                words
                    .take_while(|(_, word)| class_of(word).is_none())
                    .find(|(_, word)| is(word, self.params.inviting))
                    .map(|(token, _)| *token)
            };
            first(&mut behind.iter()).or_else(|| first(&mut before.iter().rev()))
        };
        let found = |(at, (token, word)): (usize, &(Token, &Word))| {
            let (class, contested) = class_of(word)?;
            let inviting = Some(at).filter(|_| contested && !settled).and_then(inviting);
            let outcome = if contested && inviting.is_none() {
                CONTESTED
            } else {
                PROMOTION
            };
            Some(Found {
                outcome,
                token: *token,
                class,
                inviting,
            })
        };
        let found: Vec<Found<'_>> = words.iter().enumerate().filter_map(found).collect();
        let places = reading.places();
        let ranges: Vec<_> = found.iter().map(|found| found.token.range()).collect();
        let demands = Demands {
            slight: self.params.slight.iter().copied().collect(),
            wanting: self.params.wanting.iter().copied().collect(),
            eventful: self.target == Target::Title,
        };
        let rest = without(reading, context, self.target, &ranges, demands);
        let place = |found: &Found<'_>| (found.outcome, places.of(found.token.range()));
        hits.push_all(field, &found, place, |hit, covered| {
            let Some(first) = covered.first() else { return hit };
            let phrase = match first.inviting {
                _ if first.outcome == CONTESTED => "",
                // Neither word alone is to blame: 红包领取.
                Some(inviting) => reading.between(first.token, inviting),
                None => reading.shown(first.token),
            };
            let word = hit.span.slice(reading.source);
            let hit = hit
                .arg("word", word)
                .arg("class", first.class.name.pick(context.language));
            let hit = hit.arg("phrase", phrase);
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
