//! What a title that shows no scene may say, by what its keywords ask for: beside 缴费金额, 业务通知 is 缴费通知.

use crate::checks::Context;
use crate::lexicon::{TagSet, Token, Word, WordType};

/// What the notice ends in where the title does not say it.
const ENDING: &str = "通知";
/// Words that count less say nothing of a scene.
const COUNTS: f32 = 1.0;

/// The first thing and the first act that keywords are about; `unfit` words, which no title may have, are none.
pub(super) struct Scenery<'t> {
    thing: &'t str,
    act: &'t str,
}

impl<'t> Scenery<'t> {
    pub(super) fn new(context: &Context<'t>, unfit: TagSet) -> Self {
        let first = |kind: WordType| {
            let mut names = context.keywords.iter().map(|keyword| &keyword.name);
            let fits = |word: &Word| {
                let counts = word.typed && word.kind == kind && word.weight() >= COUNTS;
                counts && !context.lexicon.tags(word).intersects(unfit)
            };
            let is_known = |token: &Token| token.word(context.lexicon).is_some_and(fits);
            names.find_map(|name| {
                // The last word is what is asked of it: 时间, 编号.
                let (_, before) = name.tokens.split_last()?;
                let token = before.iter().find(|token| is_known(token))?;
                Some(name.shown(*token))
            })
        };
        Self {
            thing: first(WordType::Object).unwrap_or_default(),
            act: first(WordType::Act).unwrap_or_default(),
        }
    }

    /// What the title lacks in front; none where the keywords do not tell, or it says so already.
    pub(super) fn subject(&self, title: &str) -> Option<String> {
        let subject = [self.thing, self.act].concat();
        let said = |word: &str| !word.is_empty() && title.contains(word);
        (!subject.is_empty() && !said(self.thing) && !said(self.act)).then_some(subject)
    }

    /// A title for the place of a generic one, which keeps its ending.
    pub(super) fn title(&self, context: &Context<'t>) -> Option<String> {
        let last = context.title.tokens.last().copied();
        let is_suffix = |token: &Token| {
            let word = token.word(context.lexicon);
            word.is_some_and(|word| word.kind == WordType::Suffix)
        };
        let ending = last.filter(is_suffix).map(|token| context.title.shown(token));
        (!self.act.is_empty()).then(|| [self.thing, self.act, ending.unwrap_or(ENDING)].concat())
    }
}
