//! Merged layers compiled: the lexicon, the messages, and each rule's check with its parameters.

use std::collections::HashSet;
use std::iter;
use std::sync::Arc;

use serde_json::Value;

use super::RuleInfo;
use super::error::RulesetFault;
use super::layers::{self, Merged, MergedRule};
use super::message::Message;
use super::model::RuleFile;
#[cfg(feature = "rulesets")]
use super::proof::Proof;
use super::source::Source;
use crate::checks::{Check, KINDS, Kind, Outcome, Scope, Target};
use crate::data::{FaultKind, Reader, Step, Wording, nearest, quoted};
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::report::{RulesetRef, Severity};
use crate::similarity::{PairKind, Sharers, Similarity};

/// A ruleset ready to judge.
pub(crate) struct Compiled {
    pub(crate) reference: RulesetRef,
    pub(crate) similarity: Similarity,
    pub(crate) rules: Vec<Rule>,
    /// Of each layer its name, if it is built in.
    #[cfg(feature = "rulesets")]
    pub(super) layers: Vec<Option<&'static str>>,
}

/// A rule ready to judge.
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) slug: String,
    title: Wording,
    source: String,
    since: String,
    pub(crate) kind: &'static Kind,
    target: Target,
    pub(crate) enabled: bool,
    pub(crate) outcomes: Vec<OutcomeRule>,
    pub(crate) check: Box<dyn Check>,
    #[cfg(feature = "rulesets")]
    pub(crate) proof: Proof,
}

/// The severity and words of one outcome, in the order of the kind's outcomes.
pub(crate) struct OutcomeRule {
    pub(crate) severity: Option<Severity>,
    pub(crate) message: Message,
    pub(crate) help: Message,
    pub(crate) fix: Message,
}

impl Rule {
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.id == name || self.slug == name
    }

    /// What this rule needs to know.
    pub(crate) fn scope(&self) -> Scope {
        if self.target.is_of_messages() {
            Scope::Message
        } else {
            self.check.scope()
        }
    }

    pub(crate) fn target(&self) -> Target {
        self.target
    }

    /// Whether this rule looks at titles, or at keywords, as the pair does.
    pub(crate) fn compares(&self, kind: PairKind) -> bool {
        match kind {
            PairKind::Title => self.target == Target::Title,
            PairKind::Keyword => self.target == Target::Keyword,
        }
    }

    /// The severity of an outcome, by name.
    pub(crate) fn severity(&self, outcome: &str) -> Option<Severity> {
        let place = self.kind.outcomes.iter().position(|known| known.name == outcome)?;
        self.outcomes.get(place)?.severity
    }

    pub(crate) fn info(&self, language: Language) -> RuleInfo {
        RuleInfo {
            id: self.id.clone(),
            slug: self.slug.clone(),
            title: self.title.pick(language).to_owned(),
            source: self.source.clone(),
            since: self.since.clone(),
            check: self.kind.name.to_owned(),
            enabled: self.enabled,
            outcomes: self
                .kind
                .outcomes
                .iter()
                .zip(&self.outcomes)
                .filter(|(outcome, _)| outcome.applies_to(self.target))
                .map(|(outcome, rule)| (outcome.name.to_owned(), rule.severity.filter(|_| self.enabled)))
                .collect(),
        }
    }
}

pub(super) fn compile(mut merged: Merged, faults: &mut Vec<RulesetFault>) -> Option<Compiled> {
    let lexicon = merged.words.compiled(faults);
    let mut rules: Vec<MergedRule> = std::mem::take(&mut merged.rules);
    layers::take_likes(&mut rules, faults);
    let mut names = HashSet::new();
    let mut unfolded = 0;
    let rules: Vec<Option<Rule>> = rules
        .into_iter()
        .map(|rule| {
            for name in iter::once(&rule.file.id).chain(&rule.file.slug) {
                // Rules are asked for in lists.
                if name.is_empty() || name.contains(|c: char| c == ',' || c.is_whitespace()) {
                    let kind = FaultKind::other(
                        format!("id 与 slug 不能为空，不能有空白或逗号，实为 {}", quoted(name)),
                        format!(
                            "expected an id or slug without blanks and commas, found {}",
                            quoted(name)
                        ),
                    );
                    faults.push(rule.source.fault(kind));
                }
                if !names.insert(name.clone()) {
                    let kind = FaultKind::other(
                        format!("id 或 slug “{name}”已被另一条规则使用"),
                        format!("another rule already has the id or slug {name:?}"),
                    );
                    faults.push(rule.source.fault(kind));
                }
            }
            compile_rule(rule, (&lexicon, &mut unfolded), &merged, faults)
        })
        .collect();
    let reference = merged.reference?;
    let Some(phrases) = merged.phrases else {
        faults.push(Source::path(&reference.id, String::new()).fault(FaultKind::Missing { key: "phrases" }));
        return None;
    };
    let similarity = Similarity {
        lexicon: Arc::new(lexicon),
        phrases: Arc::new(phrases),
        sharers: Arc::new(Sharers::new()),
    };
    Some(Compiled {
        reference,
        similarity,
        rules: rules.into_iter().collect::<Option<_>>()?,
        #[cfg(feature = "rulesets")]
        layers: merged.layers,
    })
}

/// `unfolded` is to how much the patterns unfold of the rules before.
fn compile_rule(
    rule: MergedRule,
    (lexicon, unfolded): (&Lexicon, &mut u64),
    merged: &Merged,
    faults: &mut Vec<RulesetFault>,
) -> Option<Rule> {
    let MergedRule { mut file, source, .. } = rule;
    let mut missing = |key| faults.push(source.fault(FaultKind::Missing { key }));
    if file.check.is_none() {
        missing("check");
    }
    if file.slug.is_none() {
        missing("slug");
    }
    if file.target.is_none() {
        missing("target");
    }
    let (check, slug, target) = (file.check.as_deref()?, file.slug.clone()?, file.target?);
    let Some(kind) = KINDS.iter().find(|kind| kind.name == check) else {
        faults.push(source.fault_at(
            "check",
            FaultKind::unknown_name("check", check, KINDS.iter().map(|k| k.name)),
        ));
        return None;
    };
    if !kind.targets.contains(&target) {
        let kind = FaultKind::other(
            format!("检查类型 {check} 不能用于这种对象"),
            format!("the check {check:?} cannot look at this target"),
        );
        faults.push(source.fault_at("target", kind));
        return None;
    }
    let mut reader = Reader::with_tags(lexicon);
    reader.unfolded = *unfolded;
    let params = Value::Object(file.params.take().unwrap_or_default());
    let built = reader.within(Step::Key("params".into()), |reader| {
        (kind.build)(&params, target, reader)
    });
    *unfolded = reader.unfolded;
    #[cfg(feature = "rulesets")]
    let lists_changed = reader.tags_read().filter_map(|tag| merged.words.changed(tag)).max();
    faults.extend(
        std::mem::take(&mut reader.faults)
            .into_iter()
            .map(|fault| source.fault_at(&fault.path, fault.kind)),
    );

    let outcomes = compile_outcomes(&file, kind, target, &source, faults);
    Some(Rule {
        id: file.id,
        slug,
        title: file.title.unwrap_or_default(),
        source: file.source.unwrap_or_else(|| merged.source.clone()),
        since: file.since.unwrap_or_default(),
        kind,
        target,
        enabled: file.severity != Some(super::model::Level::Off),
        outcomes,
        check: built?,
        #[cfg(feature = "rulesets")]
        proof: Proof::new(
            lists_changed.unwrap_or(0).max(rule.params_changed),
            rule.examples,
            kind,
            &source,
            faults,
        ),
    })
}

/// Severity and words of every outcome of the kind, in its order.
fn compile_outcomes(
    file: &RuleFile,
    kind: &Kind,
    target: Target,
    source: &Source,
    faults: &mut Vec<RulesetFault>,
) -> Vec<OutcomeRule> {
    let names = || kind.outcomes.iter().map(|outcome| outcome.name);
    for name in file.outcomes.names().filter(|name| names().all(|known| known != *name)) {
        let unknown = FaultKind::UnknownName {
            what: "outcome",
            found: name.to_owned(),
            nearest: nearest(name, names()),
            allowed: names().map(str::to_owned).collect(),
        };
        faults.push(source.fault_at("outcomes", unknown));
    }
    let compile = |outcome: &Outcome| {
        let said = file.outcomes.get(outcome.name);
        let level = said.and_then(|said| said.severity).or(file.severity);
        let at = |part: &str| format!("outcomes.{}{part}", outcome.name);
        let applies = outcome.applies_to(target);
        if applies && said.and_then(|said| said.message.as_ref()).is_none() {
            faults.push(source.fault_at(&at(""), FaultKind::Missing { key: "message" }));
        }
        if applies && level.is_none() {
            faults.push(source.fault_at(&at(""), FaultKind::Missing { key: "severity" }));
        }
        let mut words = |part: &str, wording: Option<&Wording>| {
            wording
                .map(|wording| message(wording, outcome, source, &at(part), faults))
                .unwrap_or_default()
        };
        OutcomeRule {
            message: words(".message", said.and_then(|said| said.message.as_ref())),
            help: words(".help", said.and_then(|said| said.help.as_ref())),
            fix: words(".fix", said.and_then(|said| said.fix.as_ref())),
            severity: level.and_then(super::model::Level::severity),
        }
    };
    kind.outcomes.iter().map(compile).collect()
}

fn message(wording: &Wording, outcome: &Outcome, source: &Source, at: &str, faults: &mut Vec<RulesetFault>) -> Message {
    let mut found = Vec::new();
    let message = Message::parse(wording, outcome.placeholders, &mut found);
    faults.extend(found.into_iter().map(|kind| source.fault_at(at, kind)));
    message
}
