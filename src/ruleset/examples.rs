//! The examples of the rulesets that are built in.

use super::layers::parse;
use super::proof::Example;
use super::{Compiled, builtin};

/// The examples the built-in layers give each rule. Nothing else needs them, so they are read where they are proved.
pub(crate) fn built_in(compiled: &Compiled) -> Vec<Vec<Example>> {
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
