//! Rule 1.5: a title must show its concrete service scene: a subject, and an act or a state.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, Members, data};
use crate::lexicon::{Tag, TagSet, Token, Word, WordType};
use crate::place::{Field, Span};
use crate::report::Applicability;
use crate::text::Reading;

mod proposal;

use proposal::Scenery;

const BLANK: usize = 0;
const GENERIC: usize = 1;
const NO_SUBJECT: usize = 2;
const NO_ACT: usize = 3;
const NO_STATE: usize = 4;
const THING: usize = 5;

pub(super) static KIND: Kind = Kind {
    name: "scene",
    targets: &[Target::Title],
    outcomes: &[
        Outcome::new("blank", &["replacement"]),
        Outcome::new("generic", &["title", "replacement"]),
        Outcome::new("no-subject", &["title", "sample", "replacement"]),
        Outcome::new("no-act", &["title", "subject", "sample"]),
        Outcome::new("no-state", &["title", "subject", "sample"]),
        Outcome::new("thing", &["title", "sample"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Scene {
            params: Params::read(params, reader)?,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// What counts as a scene.
    struct Params {
        /// Acts and states that say nothing without a subject: 完成, 更新.
        vague ("vague"): Option<Tag> = None,
        /// Subjects that say nothing without an act: 警方, 学校.
        actors ("actors"): Option<Tag> = None,
        /// Those whom every notice goes to: before an act they name no subject, and the act alone tells no outcome.
        recipients ("recipients"): Option<Tag> = None,
        /// Things that are done, so that no other word must tell that something happens: 就诊, 停车.
        doing ("doing"): Option<Tag> = None,
        /// Titles that show how it is done, by the word that stands alone in the draft.
        samples ("samples"): Members<String> = Members::default(),
        /// The title shown where no other fits.
        sample ("sample"): String,
        /// Lists of words that no title may have: none of them is proposed.
        unfit ("unfit"): Vec<Tag> = Vec::new(),
    }
}

struct Scene {
    params: Params,
}

impl Check for Scene {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        let reading = context.title;
        let source = reading.source;
        let hit = |outcome| Hit::new(outcome, Field::Title, Span::whole(source)).arg("title", source);
        let scenery = || Scenery::new(context, self.params.unfit.iter().copied().collect());
        let renamed = |hit: Hit<'t>| match scenery().title(context) {
            Some(title) => hit.fix(Applicability::Unsafe, source, Span::whole(source), &title),
            None => hit,
        };
        if reading.bare.is_empty() {
            hits.push(renamed(hit(BLANK)));
            return;
        }
        let has = |tag: Option<Tag>, tags: TagSet| tag.is_some_and(|tag| tags.contains(tag));
        let (vague_tag, actor_tag) = (self.params.vague, self.params.actors);
        let (mut subject, mut act, mut state, mut vague, mut actor) = (false, false, false, None, None);
        let mut unknown = false;
        // A word that only another check lists, such as 处理结果, is no subject for standing in that list.
        let whole = |word: &Word| {
            let tags = context.lexicon.tags(word);
            word.typed || has(vague_tag, tags) || has(actor_tag, tags)
        };
        reading.meant(context.lexicon, whole, |token| {
            let Some(word) = token.word(context.lexicon) else {
                (subject, unknown) = (true, true);
                return;
            };
            let tags = context.lexicon.tags(word);
            match word.kind {
                _ if has(self.params.vague, tags) => vague = Some(token),
                _ if has(self.params.actors, tags) => actor = Some(token),
                WordType::Suffix | WordType::Generic | WordType::Number => {}
                // A light object, such as 内容, is no subject.
                WordType::Object if word.weight() < 0.6 => {}
                WordType::Object | WordType::Role => {
                    subject = true;
                    act |= context.lexicon.is_event(word) || has(self.params.doing, tags);
                }
                WordType::State if word.weight() < 0.5 => vague = Some(token),
                WordType::Act => act = true,
                WordType::State => state = true,
            }
        });
        let is_recipient = |token: Token| {
            token
                .word(context.lexicon)
                .is_some_and(|word| has(self.params.recipients, context.lexicon.tags(word)))
        };
        match actor {
            _ if subject => {
                let happens = act || state || unknown || vague.is_some() || actor.is_some();
                if !happens {
                    hits.push(hit(THING).arg("sample", self.params.sample.as_str()));
                }
            }
            Some(token) => {
                let outcome = match (act, state || vague.is_some()) {
                    (false, false) => NO_ACT,
                    (true, false) if is_recipient(token) => NO_STATE,
                    _ => return,
                };
                let hit = hit(outcome).arg("subject", reading.shown(token));
                hits.push(hit.arg("sample", self.sample(reading, token)));
            }
            None if act || state => {}
            None => hits.push(match vague {
                Some(token) => {
                    let hit = hit(NO_SUBJECT).arg("sample", self.sample(reading, token));
                    match scenery().subject(source) {
                        Some(subject) => hit.fix(Applicability::Unsafe, source, Span::empty(0), &subject),
                        None => hit,
                    }
                }
                None => renamed(hit(GENERIC)),
            }),
        }
    }
}

impl Scene {
    /// A good title of the same scene.
    fn sample(&self, reading: &Reading<'_>, token: Token) -> &str {
        let word: String = reading.chars(token).iter().collect();
        self.params.samples.get(&word).unwrap_or(&self.params.sample)
    }
}
