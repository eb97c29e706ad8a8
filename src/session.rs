//! Templates taken one by one: each is put among those before it and the library.

mod drafts;
mod incremental;

use std::collections::HashMap;

use crate::checks::{Context, IgnoreUse, Scope};
use crate::data::nearest;
use crate::examine::{Examined, Examiner, Judged};
use crate::input::InputError;
use crate::library::Library;
use crate::linter::Linter;
use crate::order;
use crate::report::{Finding, Report, Summary};
use crate::similarity::{Found, Index, Looked, Match, Near, Owner, Query, Subject};
use crate::template::Template;
use drafts::{Draft, Drafts};
pub use incremental::Incremental;

/// A run over a stream of templates. It keeps of each what the comparison of titles needs, and nothing when no rule
/// compares titles.
///
/// [`check`](Self::check) does all there is to a template. Where threads share the work, each of its steps is one of
/// theirs: [`Examiner::examine`](crate::Examiner::examine) and [`look`](Self::look) in any order, [`enter`](Self::enter) in the order of the input,
/// [`Linter::finish`] in any order again. What is found is the same.
pub struct Session<'l> {
    linter: &'l Linter,
    examiner: Examiner<'l>,
    library: &'l Library,
    index: Index,
    drafts: Drafts,
    next: usize,
    /// How many drafts have each as their nearest.
    nearest: HashMap<Owner, usize>,
    summary: Summary,
}

/// A template that has its place among the others, to be made findings of by [`Linter::finish`].
#[derive(Debug)]
pub struct Entered {
    index: usize,
    repeats: usize,
    outcome: Result<Placed, InputError>,
}

impl Entered {
    /// How many templates before it are alike to the same one as it is: of a title that is there ten thousand times, only
    /// the first few need be told one by one.
    ///
    /// ```
    /// use mobanlint::{Linter, Template};
    /// let linter = Linter::builtin()?;
    /// let library = linter.library();
    /// let (mut session, mut examiner) = (linter.session(&library), linter.examiner());
    /// let draft = Template::new("停水通知");
    /// let mut repeats = || session.enter(&draft, examiner.examine(&draft)).repeats();
    /// assert_eq!([repeats(), repeats(), repeats(), repeats()], [0, 0, 1, 2]);
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn repeats(&self) -> usize {
        self.repeats
    }
}

#[derive(Debug)]
struct Placed {
    findings: Vec<(usize, Finding)>,
    subject: Option<Subject>,
    near: Vec<Near>,
}

impl<'l> Session<'l> {
    fn new(linter: &'l Linter, library: &'l Library) -> Self {
        Self {
            linter,
            examiner: linter.examiner(),
            library,
            index: Index::new(linter.compiled.similarity.clone()),
            drafts: Drafts::default(),
            next: 0,
            nearest: HashMap::new(),
            summary: Summary::default(),
        }
    }

    /// Judges the next template.
    ///
    /// # Errors
    /// A template beyond the documented limits is not judged; it keeps its index.
    pub fn check(&mut self, template: &Template) -> Result<Vec<Finding>, InputError> {
        let examined = self.examiner.examine(template);
        self.admit(template, examined)
    }

    /// Passes over a template that could not be read: it keeps its index.
    pub fn skip(&mut self) {
        self.next += 1;
    }

    /// The counts of what was judged by [`Self::check`] and [`Self::admit`].
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// Puts an examined template among the others. Templates are admitted in input order, whoever examined them.
    ///
    /// # Errors
    /// What [`Linter::examine`] found wrong with the template itself.
    pub fn admit(&mut self, template: &Template, examined: Examined) -> Result<Vec<Finding>, InputError> {
        let entered = self.enter(template, examined);
        let findings = self.linter.finish(template, entered)?;
        findings.iter().for_each(|finding| self.summary.add(finding.severity));
        self.summary.templates += 1;
        Ok(findings)
    }

    /// Looks for an examined template's title among the drafts there are by now and the library, so that
    /// [`Self::enter`] has to look only among those that come in between.
    pub fn look(&self, template: &Template, examined: &mut Examined) {
        if let Ok(Judged {
            title: Some(subject),
            looked,
            ..
        }) = &mut examined.outcome
        {
            *looked = Some(Looked {
                drafts: self.among_drafts(template, subject, None),
                library: self.in_library(template, subject),
            });
        }
    }

    /// Gives an examined template its place among the others: what of the work must be done in the order of the input.
    pub fn enter(&mut self, template: &Template, examined: Examined) -> Entered {
        let index = self.next;
        self.next += 1;
        let mut repeats = 0;
        let outcome = examined.outcome.map(|judged| {
            let near = match &judged.title {
                Some(subject) => self.place(index, template, subject, judged.looked),
                None => Vec::new(),
            };
            if let Some(nearest) = near.first() {
                let count = self.nearest.entry(nearest.owner).or_default();
                repeats = *count;
                *count += 1;
            }
            Placed {
                findings: judged.findings,
                subject: judged.title,
                near,
            }
        });
        Entered {
            index,
            repeats,
            outcome,
        }
    }

    fn place(&mut self, index: usize, template: &Template, subject: &Subject, looked: Option<Looked>) -> Vec<Near> {
        let (found, library) = match looked {
            Some(looked) => {
                let found = self.among_drafts(template, subject, Some(&looked.drafts));
                (found, looked.library)
            }
            None => (
                self.among_drafts(template, subject, None),
                self.in_library(template, subject),
            ),
        };
        let drafts = found.matches.iter().filter_map(|found| self.near(*found));
        let mut near: Vec<Near> = drafts.chain(library).collect();
        nearest_first(&mut near);
        // What is beyond what can be remembered is still compared with what is.
        if self.index.takes(&template.title) && self.drafts.push(index, template) {
            self.index.insert(&template.title, subject, Some(&found));
        }
        near
    }

    fn among_drafts(&self, template: &Template, subject: &Subject, earlier: Option<&Found>) -> Found {
        self.index.query(Query {
            title: &template.title,
            subject,
            most: Linter::MAX_RELATED,
            skip: &|_| false,
            earlier,
        })
    }

    fn in_library(&self, template: &Template, subject: &Subject) -> Vec<Near> {
        let own_id = template.id.as_deref();
        self.library
            .near(&template.title, subject, own_id, Linter::MAX_RELATED)
            .collect()
    }

    fn near(&self, found: Match) -> Option<Near> {
        let Draft { index, id, origin } = self.drafts.get(found.entry as usize)?;
        Some(Near {
            owner: Owner::Draft(index),
            id: id.map(str::to_owned),
            title: self.index.title(found.entry)?.to_owned(),
            origin,
            score: found.score,
        })
    }
}

fn nearest_first(near: &mut [Near]) {
    order::sort_by(near, |a, b| b.score.total_cmp(&a.score).then(a.owner.cmp(&b.owner)));
}

impl Linter {
    /// Judges drafts among themselves and against a library.
    pub fn check(&self, templates: &[Template], library: &Library) -> Report {
        let mut report = Report::new(self.compiled.reference.clone());
        let mut session = self.session(library);
        for template in templates {
            match session.check(template) {
                Ok(findings) => report.findings.extend(findings),
                Err(error) => report.errors.push(error),
            }
        }
        report.summary = session.summary();
        report
    }

    /// Takes templates one by one, for streams.
    pub fn session<'l>(&'l self, library: &'l Library) -> Session<'l> {
        Session::new(self, library)
    }

    /// The findings of a template that has its place among the others, in the order of its fields.
    ///
    /// # Errors
    /// What [`Self::examine`] found wrong with the template itself.
    pub fn finish(&self, template: &Template, entered: Entered) -> Result<Vec<Finding>, InputError> {
        let Placed {
            mut findings,
            subject,
            near,
        } = entered.outcome?;
        // The rules that look at the others have nothing to say of a title that is near to none.
        if let Some(subject) = subject.filter(|_| !near.is_empty()) {
            let similarity = &self.compiled.similarity;
            let neighbours: Vec<_> = near
                .into_iter()
                .map(|near| similarity.neighbour(&subject, near))
                .collect();
            let context = Context {
                title_neighbours: &neighbours,
                ..self.context(template)
            };
            self.run(&context, Scope::Among, &mut findings);
        }
        if !template.ignore.is_empty() {
            let ignores = self.silence(template, &mut findings);
            let context = Context {
                ignores: &ignores,
                ..self.context(template)
            };
            self.run(&context, Scope::Last, &mut findings);
        }
        order::sort_by(&mut findings, |(x, a), (y, b)| {
            a.field
                .rank()
                .cmp(&b.field.rank())
                .then(a.span.cmp(&b.span))
                .then(x.cmp(y))
                .then(a.outcome.cmp(&b.outcome))
        });
        let found = findings.into_iter().map(|(_, mut finding)| {
            finding.template.index = entered.index;
            finding
        });
        Ok(found.collect())
    }

    /// Takes out what the author has silenced, and says what became of each entry.
    fn silence(&self, template: &Template, findings: &mut Vec<(usize, Finding)>) -> Vec<IgnoreUse> {
        let rules = &self.compiled.rules;
        let uses = template.ignore.iter().map(|ignore| {
            let Some(place) = rules.iter().position(|rule| rule.is_named(&ignore.rule)) else {
                let names = rules.iter().flat_map(|rule| [rule.id.as_str(), rule.slug.as_str()]);
                return IgnoreUse::Unknown {
                    nearest: nearest(&ignore.rule, names),
                };
            };
            let silenced = findings.iter().any(|(rule, _)| *rule == place);
            // A rule that did not run may well have found something.
            let ran = self.rules().any(|(rule, _)| rule == place);
            if silenced || !ran {
                IgnoreUse::Used
            } else {
                IgnoreUse::Unused
            }
        });
        let uses = uses.collect();
        findings.retain(|(place, _)| {
            !template
                .ignore
                .iter()
                .any(|ignore| rules.get(*place).is_some_and(|rule| rule.is_named(&ignore.rule)))
        });
        uses
    }
}
