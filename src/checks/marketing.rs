//! Rule 1.6: a title must have nothing to do with marketing.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, Wording, data};
use crate::lexicon::{Tag, TagSet, Token, Word};
use crate::text::Reading;

const PROMOTION: usize = 0;
const CONTESTED: usize = 1;

pub(super) static KIND: Kind = Kind {
    name: "marketing",
    targets: &[Target::Title, Target::Keyword, Target::Value],
    outcomes: &[
        Outcome::new("promotion", &["word", "class", "phrase"]),
        Outcome::new("contested", &["word", "class"]),
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
            if !reading.tags.intersects(self.listed) {
                continue;
            }
            let promotion = self.first(reading, context, |class| class.promotion);
            let contested = self.first(reading, context, |class| class.contested);
            let invited = || {
                let tagged = |tag| reading.tagged(context.lexicon, TagSet::from_iter([tag])).next();
                if tagged(self.params.settled).is_some() {
                    None
                } else {
                    tagged(self.params.inviting)
                }
            };
            let (outcome, (token, class), phrase) = match (promotion, contested) {
                (Some(found), _) => (PROMOTION, found, reading.shown(found.0)),
                (None, Some(found)) => match invited() {
                    // Neither word alone is to blame: 红包领取.
                    Some((inviting, _)) => (PROMOTION, found, reading.between(found.0, inviting)),
                    None => (CONTESTED, found, ""),
                },
                (None, None) => continue,
            };
            let span = reading.places().of(token.range());
            hits.push(
                Hit::new(outcome, field, span)
                    .arg("word", span.slice(reading.source))
                    .arg("class", class.name.pick(context.language))
                    .arg("phrase", phrase),
            );
        }
    }
}

impl Marketing {
    /// The first word of the text that stands in one of the lists, with its class.
    fn first(
        &self,
        reading: &Reading<'_>,
        context: &Context<'_>,
        list: impl Fn(&Class) -> Option<Tag>,
    ) -> Option<(Token, &Class)> {
        let class_of = |word: &Word| {
            self.params
                .classes
                .iter()
                .find(|class| list(class).is_some_and(|tag| context.lexicon.tags(word).contains(tag)))
        };
        reading
            .words(context.lexicon)
            .find_map(|(token, word)| class_of(word).map(|class| (token, class)))
    }
}
