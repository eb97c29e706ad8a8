//! A ruleset put to work: the rules in force, and the words of what they find.

use std::sync::Arc;

use crate::checks::{Context, Hit, Hits, Scope};
use crate::data::nearest;
use crate::language::Language;
use crate::library::Library;
use crate::report::{Finding, Fix, Related, Severity, TemplateRef};
use crate::ruleset::{Compiled, OutcomeRule, Rule, Ruleset};
use crate::similarity::Neighbour;
use crate::template::Template;
use crate::text::Reading;

/// Judges templates by a ruleset. Immutable, `Send + Sync`, and cheap to clone and share.
///
/// ```
/// use mobanlint::{Linter, Template};
/// let linter = Linter::builtin()?;
/// let report = linter.check(&[Template::new("订单支付成功")], &linter.library());
/// assert_eq!(report.findings[0].rule, "1.3");
/// # Ok::<(), mobanlint::RulesetError>(())
/// ```
#[derive(Clone)]
pub struct Linter {
    pub(crate) compiled: Arc<Compiled>,
    active: Arc<Active>,
    pub(crate) language: Language,
}

/// The rules in force, by their places in the ruleset.
#[derive(Default)]
struct Active {
    all: Vec<usize>,
    of_scope: [Vec<usize>; 4],
}

impl Active {
    fn new(compiled: &Compiled, places: Vec<usize>) -> Self {
        let mut of_scope: [Vec<usize>; 4] = Default::default();
        for place in &places {
            let scope = compiled.rules.get(*place).map(|rule| rule.scope() as usize);
            let list = scope.and_then(|scope| of_scope.get_mut(scope));
            list.into_iter().for_each(|list| list.push(*place));
        }
        Self { all: places, of_scope }
    }
}

/// Chooses rules and language for a linter.
#[derive(Debug, Clone, Default)]
pub struct LinterBuilder {
    only: Vec<String>,
    skip: Vec<String>,
    language: Language,
}

/// Why no linter could be made of what was chosen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SelectionError {
    /// A rule that was named does not exist.
    #[error("unknown rule {name:?}{}", .nearest.as_ref().map(|near| format!("; did you mean {near:?}?")).unwrap_or_default())]
    UnknownRule {
        /// The name that was given.
        name: String,
        /// The id or slug that comes nearest.
        nearest: Option<String>,
    },
    /// What was chosen and what was left out leave nothing to check.
    #[error("no rule is selected")]
    NothingSelected,
}

impl LinterBuilder {
    /// The language of messages and help; Chinese unless set.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Runs only these rules, by id or slug. Called several times, it adds.
    #[must_use]
    pub fn only<S: Into<String>>(mut self, rules: impl IntoIterator<Item = S>) -> Self {
        self.only.extend(rules.into_iter().map(Into::into));
        self
    }

    /// Leaves these rules out, by id or slug.
    #[must_use]
    pub fn skip<S: Into<String>>(mut self, rules: impl IntoIterator<Item = S>) -> Self {
        self.skip.extend(rules.into_iter().map(Into::into));
        self
    }

    /// The linter.
    ///
    /// # Errors
    /// A rule that does not exist, or a choice that leaves none.
    pub fn build(self, ruleset: &Ruleset) -> Result<Linter, SelectionError> {
        let rules = &ruleset.compiled.rules;
        for name in self.only.iter().chain(&self.skip) {
            if !rules.iter().any(|rule| rule.is_named(name)) {
                let names = rules.iter().flat_map(|rule| [rule.id.as_str(), rule.slug.as_str()]);
                return Err(SelectionError::UnknownRule {
                    name: name.clone(),
                    nearest: nearest(name, names),
                });
            }
        }
        let named = |rule: &Rule, names: &[String]| names.iter().any(|name| rule.is_named(name));
        let active: Vec<usize> = (0..)
            .zip(rules)
            .filter(|(_, rule)| rule.enabled)
            .filter(|(_, rule)| self.only.is_empty() || named(rule, &self.only) || rule.scope() == Scope::Last)
            .filter(|(_, rule)| !named(rule, &self.skip))
            .map(|(place, _)| place)
            .collect();
        let judges = |place: &usize| rules.get(*place).is_some_and(|rule| rule.scope() != Scope::Last);
        if !active.iter().any(judges) {
            return Err(SelectionError::NothingSelected);
        }
        Ok(Linter {
            compiled: Arc::clone(&ruleset.compiled),
            active: Active::new(&ruleset.compiled, active).into(),
            language: self.language,
        })
    }
}

impl Linter {
    /// The most findings of one rule in one field that stand by themselves; of what is beyond, one finding for each
    /// outcome covers the rest.
    pub const MAX_FINDINGS_PER_FIELD: usize = Hits::MAX_PER_FIELD;
    /// The most neighbours a finding names.
    pub const MAX_RELATED: usize = 5;

    /// All rules of the default ruleset, in Chinese.
    ///
    /// # Errors
    /// None in practice: a test loads the default ruleset.
    pub fn builtin() -> Result<Self, crate::ruleset::RulesetError> {
        let ruleset = Ruleset::builtin()?;
        let all = |(place, rule): (usize, &Rule)| rule.enabled.then_some(place);
        let active = (0..).zip(&ruleset.compiled.rules).filter_map(all).collect();
        Ok(Self {
            active: Active::new(&ruleset.compiled, active).into(),
            compiled: ruleset.compiled,
            language: Language::default(),
        })
    }

    /// A choice of rules and language.
    pub fn builder() -> LinterBuilder {
        LinterBuilder::default()
    }

    /// An empty library of existing titles, to be filled by the caller.
    pub fn library(&self) -> Library {
        Library::new(self.compiled.similarity.clone())
    }

    /// Whether any rule compares titles; without one, a session keeps nothing of what it has seen.
    pub fn compares_titles(&self) -> bool {
        self.of_scope(Scope::Among).next().is_some()
    }

    pub(crate) fn rules(&self) -> impl Iterator<Item = (usize, &Rule)> {
        self.active
            .all
            .iter()
            .filter_map(|&place| self.compiled.rules.get(place).map(|rule| (place, rule)))
    }

    /// Whether any rule judges templates by themselves or among others.
    pub fn judges_templates(&self) -> bool {
        let mut scopes = [Scope::Alone, Scope::Among].into_iter();
        scopes.any(|scope| self.of_scope(scope).next().is_some())
    }

    /// Whether any rule judges messages.
    pub fn judges_messages(&self) -> bool {
        self.of_scope(Scope::Message).next().is_some()
    }

    /// The rules in force that look at this.
    pub(crate) fn of_scope(&self, scope: Scope) -> impl Iterator<Item = (usize, &Rule)> {
        let places = self.active.of_scope.get(scope as usize);
        let rule = |place: &usize| self.compiled.rules.get(*place).map(|rule| (*place, rule));
        places.map_or(&[][..], Vec::as_slice).iter().filter_map(rule)
    }

    /// Runs the checks of one scope over a template.
    pub(crate) fn run(&self, context: &Context<'_>, scope: Scope, findings: &mut Vec<(usize, Finding)>) {
        let mut hits = Hits::default();
        for (place, rule) in self.of_scope(scope) {
            hits.run(&*rule.check, context);
            let told = hits.drain().filter_map(|hit| self.finding(rule, context.template, hit));
            findings.extend(told.map(|finding| (place, finding)));
        }
    }

    /// A template of which nothing is known yet.
    pub(crate) fn context<'t>(&'t self, template: &'t Template) -> Context<'t> {
        Context {
            template,
            title: &Reading::NONE,
            keywords: &[],
            lexicon: &self.compiled.similarity.lexicon,
            similarity: &self.compiled.similarity,
            language: self.language,
            title_neighbours: &[],
            ignores: &[],
            sent: None,
        }
    }

    /// Gives a hit its words and severity; an outcome that is switched off gives none.
    pub(crate) fn finding(&self, rule: &Rule, template: &Template, hit: Hit<'_>) -> Option<Finding> {
        let outcome = rule.kind.outcomes.get(hit.outcome)?;
        let said: &OutcomeRule = rule.outcomes.get(hit.outcome)?;
        let severity: Severity = said.severity?;
        let language = self.language;
        let fixes = hit.fixes.into_iter().map(|proposal| {
            let replacement = ("replacement", proposal.replacement.as_str());
            let title = said.fix.fill(language, &hit.args, Some(replacement));
            Fix {
                title,
                applicability: proposal.applicability,
                edits: proposal.edits,
            }
        });
        let fixes = fixes.collect();
        let related = hit
            .related
            .iter()
            .take(Self::MAX_RELATED)
            .map(|neighbour| self.related(neighbour))
            .collect();
        Some(Finding {
            rule: rule.id.clone(),
            slug: rule.slug.clone(),
            outcome: outcome.name.to_owned(),
            severity,
            template: TemplateRef {
                index: 0,
                id: template.id.clone(),
                title: template.title.clone(),
                path: template.origin.path.as_deref().map(str::to_owned),
                line: template.origin.line,
            },
            field: hit.field,
            span: hit.span,
            at: template.origin.at(hit.field),
            message: said.message.fill(language, &hit.args, None),
            help: said.help.fill(language, &hit.args, None),
            related,
            fixes,
        })
    }

    fn related(&self, neighbour: &Neighbour) -> Related {
        Related {
            id: neighbour.id.clone(),
            title: neighbour.title.clone(),
            score: neighbour.comparison.score,
            means: neighbour.comparison.means(),
            reason: self.compiled.similarity.reason(&neighbour.comparison, self.language),
            path: neighbour.origin.path.as_deref().map(str::to_owned),
            line: neighbour.origin.line,
            cell: neighbour.origin.title_cell(),
            sheet: neighbour.origin.sheet().map(str::to_owned),
        }
    }
}

impl std::fmt::Debug for Linter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rules: Vec<&str> = self.rules().map(|(_, rule)| rule.id.as_str()).collect();
        f.debug_struct("Linter")
            .field("ruleset", &self.compiled.reference)
            .field("rules", &rules)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
