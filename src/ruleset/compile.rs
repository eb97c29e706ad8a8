//! Merged layers compiled: the lexicon, the messages, and each rule's check with its parameters.

use std::collections::HashSet;
use std::iter;
use std::sync::Arc;

use serde_json::Value;

use super::RuleInfo;
use super::error::RulesetFault;
use super::layers::{Merged, MergedRule};
use super::message::Message;
use super::model::{Drafts, ExampleFile, RuleFile};
use super::source::Source;
use super::wordlist;
use crate::Language;
use crate::checks::{Check, KINDS, Kind, Outcome, Target};
use crate::data::{FaultKind, Reader, Step, Wording, nearest, quoted};
use crate::lexicon::{Lexicon, LexiconBuilder};
use crate::report::{RulesetRef, Severity};
use crate::similarity::{PairKind, Sharers, Similarity};

/// A ruleset ready to judge.
pub(crate) struct Compiled {
    pub(crate) reference: RulesetRef,
    pub(crate) similarity: Similarity,
    pub(crate) rules: Vec<Rule>,
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
    pub(crate) examples: Vec<Example>,
}

/// The severity and words of one outcome, in the order of the kind's outcomes.
pub(crate) struct OutcomeRule {
    pub(crate) severity: Option<Severity>,
    pub(crate) message: Message,
    pub(crate) help: Message,
    pub(crate) fix: Message,
}

pub(crate) struct Example {
    pub(crate) drafts: Drafts,
    /// The outcome it must give; none for a good example.
    pub(crate) outcome: Option<String>,
}

impl Rule {
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.id == name || self.slug == name
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
    let lexicon = lexicon(&merged, faults);
    let rules: Vec<MergedRule> = std::mem::take(&mut merged.rules);
    let mut names = HashSet::new();
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
            compile_rule(rule, &lexicon, &merged, faults)
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
    })
}

// A loop over thousands of words has a function of its own: a browser optimizes whole functions as soon as they are hot,
// and while it works on a large one, the page that waits for the linter has less of the processor.
#[inline(never)]
fn lexicon(merged: &Merged, faults: &mut Vec<RulesetFault>) -> Lexicon {
    let mut builder = LexiconBuilder::default();
    for (source, line) in &merged.classes {
        if let Err(kind) = wordlist::add_class(line, &merged.removed, &mut builder) {
            faults.push(source.fault(kind));
        }
    }
    for (source, line) in &merged.variants {
        if let Err(kind) = wordlist::add_variant(line, &mut builder) {
            faults.push(source.fault(kind));
        }
    }
    for (source, line) in &merged.compounds {
        if let Err(kind) = wordlist::add_compound(line, &merged.removed, &mut builder) {
            faults.push(source.fault(kind));
        }
    }
    for (tag, words) in merged.words.iter() {
        let tag = match builder.tag(tag) {
            Ok(tag) => tag,
            Err(kind) => {
                faults.push(Source::path("", format!("words.{tag}")).fault(kind));
                continue;
            }
        };
        for (source, word) in words {
            if let Err(kind) = wordlist::word(word).and_then(|word| builder.tagged(tag, &word)) {
                faults.push(source.fault(kind));
            }
        }
    }
    builder.build()
}

fn compile_rule(rule: MergedRule, lexicon: &Lexicon, merged: &Merged, faults: &mut Vec<RulesetFault>) -> Option<Rule> {
    let MergedRule {
        mut file,
        source,
        examples,
        params_changed,
    } = rule;
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
    let params = Value::Object(file.params.take().unwrap_or_default());
    let built = reader.within(Step::Key("params".into()), |reader| {
        (kind.build)(&params, target, reader)
    });
    let lists_changed = reader.tags_read().filter_map(|tag| merged.changed.get(tag)).max();
    faults.extend(
        std::mem::take(&mut reader.faults)
            .into_iter()
            .map(|fault| source.fault_at(&fault.path, fault.kind)),
    );

    let outcomes = compile_outcomes(&file, kind, target, &source, faults);
    // What was proved of other parameters or other words proves nothing of these.
    let proves_from = lists_changed.copied().unwrap_or(0).max(params_changed);
    let examples = examples.into_iter().filter(|(layer, _)| *layer >= proves_from);
    let examples = examples
        .filter_map(|(_, example)| compile_example(example, kind, &source, faults))
        .collect();
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
        examples,
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

fn compile_example(
    example: ExampleFile,
    kind: &Kind,
    source: &Source,
    faults: &mut Vec<RulesetFault>,
) -> Option<Example> {
    let names = || kind.outcomes.iter().map(|outcome| outcome.name);
    match example {
        ExampleFile {
            bad: Some(drafts),
            outcome: Some(outcome),
            good: None,
        } => {
            if !names().any(|name| name == outcome) {
                let names: Vec<&str> = names().collect();
                faults.push(source.fault_at("examples", FaultKind::unknown_name("outcome", &outcome, names)));
            }
            Some(Example {
                drafts,
                outcome: Some(outcome),
            })
        }
        ExampleFile {
            bad: None,
            outcome: None,
            good: Some(drafts),
        } => Some(Example { drafts, outcome: None }),
        _ => {
            let kind = FaultKind::other(
                "示例应为 {bad, outcome} 或 {good}",
                "an example is either `bad` with its `outcome`, or `good`",
            );
            faults.push(source.fault_at("examples", kind));
            None
        }
    }
}
