//! What proves a rule: the examples it is written with.

use super::error::RulesetFault;
use super::model::{Drafts, ExampleFile};
use super::source::Source;
use crate::checks::Kind;
use crate::data::FaultKind;

/// The examples of a rule.
pub(crate) struct Proof {
    /// The first layer whose examples count: what was proved of other parameters or other words proves nothing of these.
    pub(super) from: usize,
    /// Those of the layers that are not built in.
    pub(crate) own: Vec<Example>,
}

pub(crate) struct Example {
    pub(crate) drafts: Drafts,
    /// The outcome it must give; none for a good example.
    pub(crate) outcome: Option<String>,
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
    pub(super) fn new(example: ExampleFile, kind: &Kind) -> Result<Self, FaultKind> {
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
