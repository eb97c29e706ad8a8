//! Rule 2.5: a keyword must not be too broad.

use super::{Check, Context, Hit, Hits, Kind, Outcome, Target};
use crate::data::{Data, data};
use crate::lexicon::{Tag, TagSet, WordType};
use crate::order;
use crate::place::{Field, Span};
use crate::report::Applicability;
use crate::text::Reading;

const BROAD: usize = 0;
const BLANK: usize = 1;
const VAGUE: usize = 2;

pub(super) static KIND: Kind = Kind {
    name: "breadth",
    targets: &[Target::Keyword],
    outcomes: &[
        Outcome::new("broad", &["keyword", "narrower", "replacement"]),
        Outcome::new("blank", &[]),
        Outcome::new("vague", &["keyword", "narrower", "replacement"]),
    ],
    build: |params, _, reader| {
        Some(Box::new(Breadth {
            params: Params::read(params, reader)?,
        }))
    },
};

pub(super) fn schema() -> serde_json::Value {
    Params::schema()
}

data! {
    /// What is too broad, and what narrower names are made of.
    struct Params {
        /// Names that are too broad by themselves.
        broad ("broad"): Tag,
        /// Names that do not say of what, and yet are seen here and there.
        vague ("vague"): Option<Tag> = None,
        /// Words that add nothing before a broad name: 相关内容 is as broad as 内容.
        fillers ("fillers"): Tag,
        /// What is put behind a word of the title to make a narrower name: 报修 -> 报修内容.
        narrower ("narrower"): Vec<String> = Vec::new(),
        /// Words of the title that make no narrower name: 时间, 成功.
        unfit ("unfit"): Vec<Tag> = Vec::new(),
        /// Narrower names to show where the title has no word to make them of.
        samples ("samples"): Vec<String> = Vec::new(),
    }
}

struct Breadth {
    params: Params,
}

impl Check for Breadth {
    fn run<'t>(&'t self, context: &Context<'t>, hits: &mut Hits<'t>) {
        for (field, reading) in context.readings(Target::Keyword) {
            let source = reading.source;
            if reading.bare.is_empty() {
                hits.push(Hit::new(BLANK, field, Span::whole(source)));
                continue;
            }
            let Some(outcome) = self.outcome(reading, context) else {
                continue;
            };
            let narrower = self.proposals(outcome, reading, context);
            let shown = if narrower.is_empty() {
                &self.params.samples
            } else {
                &narrower
            };
            let mut hit = Hit::new(outcome, field, Span::whole(source))
                .arg("keyword", source.trim())
                .arg("narrower", shown.join(context.language.pick("、", ", ")));
            for name in &narrower {
                hit = hit.fix(Applicability::Unsafe, source, Span::whole(source), name);
            }
            hits.push(hit);
        }
    }
}

impl Breadth {
    /// The last word is broad, and those before it add nothing.
    fn outcome(&self, reading: &Reading<'_>, context: &Context<'_>) -> Option<usize> {
        let lists = [(BROAD, Some(self.params.broad)), (VAGUE, self.params.vague)];
        let listed = lists.into_iter().filter_map(|(outcome, tag)| Some((outcome, tag?)));
        let mut listed = listed.filter(|(_, tag)| reading.tags.contains(*tag));
        listed.find_map(|(outcome, tag)| {
            let tags = reading.tokens.iter().rev().map(|token| token.word(context.lexicon));
            let mut tags = tags.map(|word| word.map_or(TagSet::default(), |word| context.lexicon.tags(word)));
            let ends_broad = tags.next().is_some_and(|tags| tags.contains(tag));
            (ends_broad && tags.all(|tags| tags.contains(self.params.fillers))).then_some(outcome)
        })
    }

    /// Narrower names from the scene of the title: its last act or object, with each of the endings, or with a vague name.
    fn proposals(&self, outcome: usize, reading: &Reading<'_>, context: &Context<'_>) -> Vec<String> {
        let unfit: TagSet = self.params.unfit.iter().copied().collect();
        let scene = context
            .title
            .words(context.lexicon)
            .filter(|(_, word)| matches!(word.kind, WordType::Act | WordType::Object) && word.weight() >= 1.0)
            .filter(|(_, word)| !context.lexicon.tags(word).intersects(unfit))
            .map(|(token, _)| token)
            .next_back();
        let Some(scene) = scene else { return Vec::new() };
        let scene: String = context.title.chars(scene).iter().collect();
        let taken = |name: &str| {
            (0..context.keywords.len()).any(|at| Field::KeywordName(at).of(context.template) == Some(name))
        };
        let own: String = reading.bare.iter().collect();
        // The name's own word first: 内容 under 报修 becomes 报修内容.
        let mut endings: Vec<&str> = if outcome == VAGUE {
            vec![&own]
        } else {
            self.params.narrower.iter().map(String::as_str).collect()
        };
        order::sort_by_key(&mut endings, |ending| !own.ends_with(ending));
        endings
            .into_iter()
            .map(|ending| format!("{scene}{ending}"))
            .filter(|name| !taken(name))
            .take(3)
            .collect()
    }
}
