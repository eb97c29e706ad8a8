//! One template judged by itself.

use crate::checks::{Context, KeywordReading, Scope};
use crate::input::InputError;
use crate::lexicon::Token;
use crate::library::Title;
use crate::linter::Linter;
use crate::report::Finding;
use crate::similarity::{Looked, Neighbour, Owner, PairKind, Sensed, Similarity, Sketch, Subject};
use crate::template::Template;
use crate::text::{Buffers, Read, Shaped};

/// A template judged by itself, to be put among the others by [`Session::admit`].
#[derive(Debug, Clone)]
pub struct Examined {
    pub(crate) outcome: Result<Judged, InputError>,
}

#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) findings: Vec<(usize, Finding)>,
    /// The title as it is compared; absent when no rule compares titles.
    pub(crate) title: Option<Subject>,
    /// What of the others is near to it, if that was looked for.
    pub(crate) looked: Option<Looked>,
}

/// Judges templates by themselves, one after the other, in room that is used again. One for each thread.
///
/// ```
/// use mobanlint::{Linter, Template};
/// let linter = Linter::builtin()?;
/// let mut examiner = linter.examiner();
/// let drafts = [Template::new("订单支付成功通知"), Template::new("停水通知")];
/// let examined: Vec<_> = drafts.iter().map(|draft| examiner.examine(draft)).collect();
/// let library = linter.library();
/// let mut session = linter.session(&library);
/// for (draft, examined) in drafts.iter().zip(examined) {
///     assert!(session.admit(draft, examined).is_ok_and(|findings| findings.is_empty()));
/// }
/// # Ok::<(), mobanlint::RulesetError>(())
/// ```
pub struct Examiner<'l> {
    linter: &'l Linter,
    scratch: Scratch,
}

/// Room for one template at a time.
#[derive(Default)]
struct Scratch {
    buffers: Buffers,
    keywords: Vec<(Read, Option<Shaped>)>,
    sketches: Vec<Sketch>,
    tokens: Vec<Token>,
}

impl Linter {
    /// Judges templates one by one, each by itself: the work that can be spread over threads.
    pub fn examiner(&self) -> Examiner<'_> {
        Examiner {
            linter: self,
            scratch: Scratch::default(),
        }
    }

    /// Judges one template by itself; for many, an [`Examiner`] is faster. What depends on the order of the templates is
    /// left to [`Session::admit`](crate::Session::admit).
    pub fn examine(&self, template: &Template) -> Examined {
        self.examiner().examine(template)
    }
}

impl Examiner<'_> {
    /// Reads a title for [`Library::admit`](crate::Library::admit).
    pub fn read(&mut self, title: &str) -> Title {
        let similarity = &self.linter.compiled.similarity;
        Title::new(title, similarity.subject_in(title, &mut self.scratch.buffers))
    }

    /// Judges one template by itself. What depends on the order of the templates is left to
    /// [`Session::admit`](crate::Session::admit).
    pub fn examine(&mut self, template: &Template) -> Examined {
        let Self { linter, scratch } = self;
        let outcome = match template.within_limits() {
            Ok(()) => Ok(scratch.judge(linter, template)),
            Err(fault) => Err(InputError::of_template(template, &fault, linter.language)),
        };
        Examined { outcome }
    }
}

impl Scratch {
    fn judge(&mut self, linter: &Linter, template: &Template) -> Judged {
        let similarity = &linter.compiled.similarity;
        let lexicon = &*similarity.lexicon;
        self.buffers.clear();
        self.keywords.clear();
        let title = self.buffers.read(&template.title, lexicon);
        for keyword in &template.keywords {
            let name = self.buffers.read(&keyword.name, lexicon);
            let example = keyword.example.as_deref().map(|example| self.buffers.shape(example));
            self.keywords.push((name, example));
        }
        let title = self.buffers.reading(&template.title, &title);
        let mut keywords = Vec::with_capacity(template.keywords.len());
        for (keyword, (name, example)) in template.keywords.iter().zip(&self.keywords) {
            let example = keyword.example.as_deref().zip(example.as_ref());
            keywords.push(KeywordReading {
                name: self.buffers.reading(&keyword.name, name),
                example: example.map(|(source, shaped)| self.buffers.text(source, shaped)),
                neighbours: Vec::new(),
            });
        }
        let mut alike = Alike {
            similarity,
            keywords: &keywords,
            senses: Vec::new(),
        };
        self.sketches.clear();
        let mut found = Vec::new();
        for (at, keyword) in keywords.iter().enumerate() {
            let sketch = Sketch::new(&keyword.name, lexicon, &mut self.tokens);
            let earlier = keywords.iter().zip(&self.sketches);
            let mut near = (0..).zip(earlier).filter_map(|(earlier, (other, theirs))| {
                let may_be = sketch.may_be_alike(&keyword.name, *theirs, &other.name, lexicon);
                may_be.then_some(earlier)
            });
            if let Some(first) = near.next() {
                let near: Vec<usize> = std::iter::once(first).chain(near).collect();
                found.push((at, alike.neighbours(at, &near)));
            }
            self.sketches.push(sketch);
        }
        for (at, neighbours) in found {
            if let Some(keyword) = keywords.get_mut(at) {
                keyword.neighbours = neighbours;
            }
        }
        let context = Context {
            title: &title,
            keywords: &keywords,
            ..linter.context(template)
        };
        let mut findings = Vec::new();
        linter.run(&context, Scope::Alone, &mut findings);
        Judged {
            findings,
            title: linter
                .compares_titles()
                .then(|| Subject::new(similarity.canon(&title, PairKind::Title))),
            looked: None,
        }
    }
}

/// Keywords that may be alike, compared in full.
struct Alike<'k> {
    similarity: &'k Similarity,
    keywords: &'k [KeywordReading<'k>],
    /// What those mean that were compared so far.
    senses: Vec<Option<Sensed>>,
}

impl Alike<'_> {
    fn read(&mut self, at: usize) {
        self.senses.resize_with(self.keywords.len(), || None);
        if let (Some(sense @ None), Some(keyword)) = (self.senses.get_mut(at), self.keywords.get(at)) {
            *sense = Some(Sensed::new(self.similarity.canon(&keyword.name, PairKind::Keyword)));
        }
    }

    /// Those of the keywords `near` that are identical or over-similar to the one at this place.
    fn neighbours(&mut self, at: usize, near: &[usize]) -> Vec<Neighbour> {
        self.read(at);
        near.iter().for_each(|at| self.read(*at));
        let sense = |at: usize| self.senses.get(at).and_then(Option::as_ref);
        let others = near.iter().filter_map(|at| Some((*at, sense(*at)?)));
        let name = |at: usize| self.keywords.get(at).map_or("", |keyword| keyword.name.source);
        let whose = |at: usize| (Owner::Keyword(at), name(at));
        sense(at).map_or_else(Vec::new, |own| {
            own.nearest(others, Linter::MAX_RELATED, self.similarity, whose)
        })
    }
}
