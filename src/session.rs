//! Templates taken one by one: each is put among those before it and the library.

use crate::checks::{Context, IgnoreUse, Scope};
use crate::data::nearest;
use crate::examine::{Examined, Examiner, Judged};
use crate::input::InputError;
use crate::library::Library;
use crate::linter::Linter;
use crate::order;
use crate::report::{Finding, Report, Summary};
use crate::similarity::{Index, Match, Neighbour, Owner, Query, Subject};
use crate::template::{Origin, Template};

/// A run over a stream of templates. It keeps of each what the comparison of titles needs, and nothing when no rule
/// compares titles.
pub struct Session<'l> {
    linter: &'l Linter,
    examiner: Examiner<'l>,
    library: &'l Library,
    index: Index,
    drafts: Vec<Draft>,
    next: usize,
    summary: Summary,
}

/// What later templates are told about an earlier one.
struct Draft {
    index: usize,
    id: Option<Box<str>>,
    origin: Origin,
}

impl Linter {
    /// Judges drafts among themselves and against a library.
    pub fn check(&self, templates: &[Template], library: &Library) -> Report {
        let mut report = Report::new(self.compiled.reference.clone());
        let mut session = self.session(library);
        for template in templates {
            match session.check(template) {
                Ok(findings) => {
                    findings.iter().for_each(|finding| report.summary.add(finding.severity));
                    report.summary.templates += 1;
                    report.findings.extend(findings);
                }
                Err(error) => report.errors.push(error),
            }
        }
        report
    }

    /// Takes templates one by one, for streams.
    pub fn session<'l>(&'l self, library: &'l Library) -> Session<'l> {
        Session::new(self, library)
    }
}

impl<'l> Session<'l> {
    fn new(linter: &'l Linter, library: &'l Library) -> Self {
        Self {
            linter,
            examiner: linter.examiner(),
            library,
            index: Index::new(linter.compiled.similarity.clone()),
            drafts: Vec::new(),
            next: 0,
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

    /// The counts so far.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// Puts an examined template among the others. Templates are admitted in input order, whoever examined them.
    ///
    /// # Errors
    /// What [`Linter::examine`] found wrong with the template itself.
    pub fn admit(&mut self, template: &Template, examined: Examined) -> Result<Vec<Finding>, InputError> {
        let index = self.next;
        self.next += 1;
        let Judged { mut findings, title } = examined.outcome?;
        if let Some(subject) = title {
            let most = Linter::MAX_RELATED;
            let drafts = self.index.query(Query {
                title: &template.title,
                subject: &subject,
                most,
                skip: &|_| false,
                earlier: None,
            });
            let found = drafts.matches.iter();
            let mut neighbours: Vec<Neighbour> = found.filter_map(|found| self.draft(&subject, *found)).collect();
            let own_id = template.id.as_deref();
            neighbours.extend(self.library.neighbours(&template.title, &subject, own_id, most));
            order::sort_by(&mut neighbours, |a, b| {
                b.comparison
                    .score
                    .total_cmp(&a.comparison.score)
                    .then(a.owner.cmp(&b.owner))
            });
            let context = Context {
                title_neighbours: &neighbours,
                ..self.linter.context(template)
            };
            self.linter.run(&context, Scope::Among, &mut findings);
            if self.index.insert(&template.title, &subject, Some(&drafts)).is_some() {
                self.drafts.push(Draft {
                    index,
                    id: template.id.as_deref().map(Into::into),
                    origin: template.origin.begins(),
                });
            }
        }
        if !template.ignore.is_empty() {
            let ignores = self.silence(template, &mut findings);
            let context = Context {
                ignores: &ignores,
                ..self.linter.context(template)
            };
            self.linter.run(&context, Scope::Last, &mut findings);
        }
        order::sort_by(&mut findings, |(x, a), (y, b)| {
            a.field
                .rank()
                .cmp(&b.field.rank())
                .then(a.span.cmp(&b.span))
                .then(x.cmp(y))
                .then(a.outcome.cmp(&b.outcome))
        });
        let findings: Vec<Finding> = findings
            .into_iter()
            .map(|(_, mut finding)| {
                finding.template.index = index;
                self.summary.add(finding.severity);
                finding
            })
            .collect();
        self.summary.templates += 1;
        Ok(findings)
    }

    fn draft(&self, subject: &Subject, found: Match) -> Option<Neighbour> {
        let draft = self.drafts.get(found.entry as usize)?;
        Some(Neighbour {
            owner: Owner::Draft(draft.index),
            id: draft.id.as_deref().map(str::to_owned),
            title: self.index.title(found.entry)?.to_owned(),
            origin: draft.origin.clone(),
            comparison: self.index.compare(subject, found)?,
        })
    }

    /// Takes out what the author has silenced, and says what became of each entry.
    fn silence(&self, template: &Template, findings: &mut Vec<(usize, Finding)>) -> Vec<IgnoreUse> {
        let rules = &self.linter.compiled.rules;
        let uses = template.ignore.iter().map(|ignore| {
            let Some(place) = rules.iter().position(|rule| rule.is_named(&ignore.rule)) else {
                let names = rules.iter().flat_map(|rule| [rule.id.as_str(), rule.slug.as_str()]);
                return IgnoreUse::Unknown {
                    nearest: nearest(&ignore.rule, names),
                };
            };
            let silenced = findings.iter().any(|(rule, _)| *rule == place);
            // A rule that did not run may well have found something.
            let ran = self.linter.rules().any(|(rule, _)| rule == place);
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
