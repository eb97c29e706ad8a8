//! Rule 1.5: a title must show its concrete service scene: a subject, and an act or a state.

use super::{Check, Context, Hit, Kind, Outcome, Target};
use crate::data::{Data, data};
use crate::lexicon::{Tag, TagSet, WordType};
use crate::report::{Field, Span};

const BLANK: usize = 0;
const GENERIC: usize = 1;
const NO_SUBJECT: usize = 2;
const NO_ACT: usize = 3;

pub(super) static KIND: Kind = Kind {
    name: "scene",
    targets: &[Target::Title],
    outcomes: &[
        Outcome::new("blank", &[]),
        Outcome::new("generic", &["title"]),
        Outcome::new("no-subject", &["title"]),
        Outcome::new("no-act", &["title", "subject"]),
    ],
    schema: Params::schema,
    build: |params, _, reader| {
        Some(Box::new(Scene {
            params: Params::read(params, reader)?,
        }))
    },
};

data! {
    /// What counts as a scene.
    struct Params {
        /// Acts and states that say nothing without a subject: 完成, 更新.
        vague ("vague"): Option<Tag> = None,
        /// Subjects that say nothing without an act: 警方, 学校.
        actors ("actors"): Option<Tag> = None,
    }
}

struct Scene {
    params: Params,
}

impl Check for Scene {
    fn run(&self, context: &Context<'_>, hits: &mut Vec<Hit>) {
        let reading = context.title;
        let source = reading.text.source;
        let hit = |outcome| Hit::new(outcome, Field::Title, Span::whole(source)).arg("title", source);
        if reading.text.bare.is_empty() {
            hits.push(hit(BLANK));
            return;
        }
        let has = |tag: Option<Tag>, tags: TagSet| tag.is_some_and(|tag| tags.contains(tag));
        let mut subject = reading.tokens.iter().any(|token| token.word.is_none());
        let (mut act, mut vague, mut actor) = (false, false, None);
        for (token, word) in reading.words(context.lexicon) {
            match word.kind {
                _ if has(self.params.vague, word.tags) => vague = true,
                _ if has(self.params.actors, word.tags) => actor = Some(token),
                WordType::Suffix | WordType::Generic | WordType::Number => {}
                WordType::Object | WordType::Role => subject = true,
                WordType::State if word.weight < 0.5 => vague = true,
                WordType::Act | WordType::State => act = true,
            }
        }
        match actor {
            _ if subject || act && actor.is_none() => {}
            Some(_) if act || vague => {}
            Some(token) => hits.push(hit(NO_ACT).arg("subject", reading.shown(token))),
            None if vague => hits.push(hit(NO_SUBJECT)),
            None => hits.push(hit(GENERIC)),
        }
    }
}
