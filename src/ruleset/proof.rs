//! What proves a rule: the examples it is written with.

use super::error::RulesetFault;
use super::layers::parse;
use super::model::{Drafts, ExampleFile};
use super::source::Source;
use super::{Compiled, builtin};
use crate::checks::Kind;
use crate::data::FaultKind;

/// The examples of a rule.
pub(super) struct Proof {
    /// The first layer whose examples count: what was proved of other parameters or other words proves nothing of these.
    from: usize,
    /// Those of the layers that are not built in.
    pub(super) own: Vec<Example>,
}

pub(super) struct Example {
    pub(super) drafts: Drafts,
    /// The outcome it must give; none for a good example.
    pub(super) outcome: Option<String>,
}

impl Proof {
    pub(super) fn new(
        from: usize,
        examples: Vec<(usize, ExampleFile)>,
        kind: &Kind,
        source: &Source,
        faults: &mut Vec<RulesetFault>,
    ) -> Self {
        let own = examples.into_iter().filter(|(layer, _)| *layer >= from);
        let read = own.map(|(_, example)| Example::new(example, kind));
        let told = read.filter_map(|read| read.map_err(|kind| faults.push(source.fault_at("examples", kind))).ok());
        Self {
            from,
            own: told.collect(),
        }
    }
}

impl Example {
    fn new(example: ExampleFile, kind: &Kind) -> Result<Self, FaultKind> {
        let names = || kind.outcomes.iter().map(|outcome| outcome.name);
        match example {
            ExampleFile {
                bad: Some(drafts),
                outcome: Some(outcome),
                good: None,
            } => {
                if !names().any(|name| name == outcome) {
                    return Err(FaultKind::unknown_name("outcome", &outcome, names()));
                }
                Ok(Self {
                    drafts,
                    outcome: Some(outcome),
                })
            }
            ExampleFile {
                bad: None,
                outcome: None,
                good: Some(drafts),
            } => Ok(Self { drafts, outcome: None }),
            _ => Err(FaultKind::other(
                "示例应为 {bad, outcome} 或 {good}",
                "an example is either `bad` with its `outcome`, or `good`",
            )),
        }
    }
}

/// The examples the built-in layers give each rule. Nothing else needs them, so they are read where they are proved.
pub(super) fn built_in(compiled: &Compiled) -> Vec<Vec<Example>> {
    let mut of_rules: Vec<Vec<Example>> = compiled.rules.iter().map(|_| Vec::new()).collect();
    for (layer, name) in compiled.layers.iter().enumerate() {
        let Some(text) = name.and_then(builtin::text) else {
            continue;
        };
        let file = parse("", text, &mut Vec::new());
        for given in file.into_iter().flat_map(|file| file.rules) {
            let mut rules = compiled.rules.iter().zip(&mut of_rules);
            if let Some((rule, examples)) = rules.find(|(rule, _)| rule.id == given.id && rule.proof.from <= layer) {
                let read = given
                    .examples
                    .into_iter()
                    .map(|example| Example::new(example, rule.kind));
                examples.extend(read.filter_map(Result::ok));
            }
        }
    }
    of_rules
}
