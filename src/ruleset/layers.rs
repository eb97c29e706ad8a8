//! From a name to all that its ruleset says: the chain of `extends` is read, its layers merged, later ones winning.

use std::borrow::Cow;

use serde_json::Value;

use super::error::{RulesetFault, fault, too_large, unreadable};
#[cfg(feature = "rulesets")]
use super::legible::legible;
#[cfg(feature = "rulesets")]
use super::model::ExampleFile;
use super::model::{Level, OutcomeFile, RuleFile, RulesetFile};
use super::reach::Reach;
use super::source::{Source, lines};
use super::words::Words;
use super::{BUILTIN, Files, Ruleset, builtin, wordlist};
use crate::data::{Data, FaultKind, Reader};
use crate::lexicon::Lexicon;
use crate::made;
use crate::report::RulesetRef;
use crate::similarity::Phrases;

/// Everything the layers say, merged.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) reference: Option<RulesetRef>,
    pub(super) source: String,
    pub(super) words: Words,
    pub(super) phrases: Option<Phrases>,
    pub(super) rules: Vec<MergedRule>,
    /// The layers added so far: the name of each that is built in.
    pub(super) layers: Vec<Option<&'static str>>,
}

/// A rule after merging.
pub(super) struct MergedRule {
    pub(super) file: RuleFile,
    pub(super) source: Source,
    /// Its examples, each with the layer it comes from.
    #[cfg(feature = "rulesets")]
    pub(super) examples: Vec<(usize, ExampleFile)>,
    /// The last layer that changed its parameters.
    pub(super) params_changed: usize,
}

struct Layer {
    name: String,
    file: RulesetFile,
    /// Its name, if it is built in.
    builtin: Option<&'static str>,
}

/// The ruleset of this name or text with all it extends, and the caller's words on top.
pub(super) fn merged(
    name: &str,
    text: Option<&str>,
    (files, reach): (&dyn Files, &Reach),
    words: &[(String, String)],
    faults: &mut Vec<RulesetFault>,
) -> Merged {
    let layers = chain(name, text, (files, reach), faults);
    let mut merged = Merged::default();
    for layer in layers.into_iter().rev() {
        merged.add(layer, (files, reach), faults);
    }
    for (name, text) in words {
        merged.add_words(name, text, faults);
    }
    merged
}

/// The ruleset and all it extends, the outermost first.
fn chain(
    name: &str,
    text: Option<&str>,
    (files, reach): (&dyn Files, &Reach),
    faults: &mut Vec<RulesetFault>,
) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = Some((name.to_owned(), text.map(str::to_owned)));
    while let Some((name, text)) = next.take() {
        if layers.iter().any(|layer| layer.name == name) {
            let chain = layers
                .iter()
                .map(|layer| layer.name.as_str())
                .chain([name.as_str()])
                .collect::<Vec<_>>();
            let chain = chain.join(" -> ");
            let kind = FaultKind::other(
                format!("extends 成环：{chain}"),
                format!("extends runs in a circle: {chain}"),
            );
            faults.push(fault(&layers[0].name, "extends", kind));
            break;
        }
        if layers.len() == Ruleset::MAX_EXTENDS {
            let kind = FaultKind::TooLarge {
                what: "the chain of extends",
                limit: Ruleset::MAX_EXTENDS,
                unit: "rulesets",
            };
            faults.push(fault(&layers[0].name, "extends", kind));
            break;
        }
        let builtin = builtin::named(&name).filter(|_| text.is_none());
        let text = match (builtin, text) {
            (Some(name), _) => made::ruleset(name).map(Cow::Borrowed).ok_or_else(not_made),
            (None, Some(text)) => Ok(Cow::Owned(text)),
            (None, None) => ruleset_text(&name, files).map(Cow::Owned),
        };
        let file = match text {
            Ok(text) => parse(&name, &text, faults),
            Err(kind) => {
                faults.push(fault(&name, "", kind));
                None
            }
        };
        let Some(file) = file else { break };
        next = file.extends.as_ref().and_then(|base| {
            let base = match builtin::named(base) {
                Some(base) => Some(base.to_owned()),
                None => reach.beside(&name, base, "extends", faults),
            };
            Some((base?, None))
        });
        layers.push(Layer { name, file, builtin });
    }
    layers
}

pub(super) fn parse(name: &str, json: &str, faults: &mut Vec<RulesetFault>) -> Option<RulesetFile> {
    if json.len() > Ruleset::MAX_FILE_BYTES {
        faults.push(fault(name, "", too_large("the ruleset")));
        return None;
    }
    let value: Value = match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        Err(error) => {
            let what = error.to_string();
            let kind = FaultKind::other(format!("不是合法的 JSON：{what}"), format!("not valid JSON: {what}"));
            faults.push(RulesetFault {
                line: Some(error.line()),
                ..fault(name, "", kind)
            });
            return None;
        }
    };
    #[cfg(feature = "rulesets")]
    let value = legible(value);
    let mut reader = Reader::new();
    let file = RulesetFile::read(&value, &mut reader);
    faults.extend(reader.faults.into_iter().map(|fault| RulesetFault {
        file: name.to_owned(),
        line: None,
        fault,
    }));
    file
}

fn ruleset_text(name: &str, files: &dyn Files) -> Result<String, FaultKind> {
    let looks_like_a_name = !name.contains(['/', '\\', '.']);
    files.read(name).map_err(|reason| {
        if looks_like_a_name {
            FaultKind::unknown_name("ruleset", name, BUILTIN.iter().copied())
        } else {
            unreadable(&reason)
        }
    })
}

/// A test reads all that was made ahead.
fn not_made() -> FaultKind {
    unreadable("rules/made.bin")
}

impl Merged {
    fn add(&mut self, layer: Layer, (files, reach): (&dyn Files, &Reach), faults: &mut Vec<RulesetFault>) {
        let Layer { name, file, builtin } = layer;
        self.reference = Some(RulesetRef {
            id: file.id,
            version: file.version,
        });
        if let Some(source) = file.source {
            self.source = source;
        }
        if file.phrases.is_some() {
            self.phrases = file.phrases;
        }
        // The built-in rulesets share one lexicon, and add nothing to it.
        if builtin.is_some() && self.layers.is_empty() {
            match Lexicon::made() {
                Some(made) => self.words.start(made),
                None => faults.push(fault(&name, "", not_made())),
            }
        }
        #[cfg(feature = "rulesets")]
        if builtin.is_none() {
            let said = (&file.lexicon, &file.words);
            self.words
                .add_own(&name, said, self.layers.len(), (files, reach), faults);
        }
        #[cfg(not(feature = "rulesets"))]
        let _ = (files, reach);
        for (index, rule) in file.rules.into_iter().enumerate() {
            let source = Source::path(&name, format!("rules[{index}]"));
            if let Err(kind) = self.add_rule(rule, source.clone()) {
                faults.push(source.fault(kind));
                break;
            }
        }
        self.layers.push(builtin);
    }

    #[cfg_attr(not(feature = "rulesets"), expect(unused_mut, reason = "the examples are taken out"))]
    fn add_rule(&mut self, mut rule: RuleFile, source: Source) -> Result<(), FaultKind> {
        let layer = self.layers.len();
        #[cfg(feature = "rulesets")]
        let mut examples: Vec<_> = std::mem::take(&mut rule.examples)
            .into_iter()
            .map(|example| (layer, example))
            .collect();
        let Some(known) = self.rules.iter_mut().find(|known| known.file.id == rule.id) else {
            if self.rules.len() == Ruleset::MAX_RULES {
                return Err(FaultKind::TooLarge {
                    what: "the number of rules",
                    limit: Ruleset::MAX_RULES,
                    unit: "rules",
                });
            }
            self.rules.push(MergedRule {
                file: rule,
                source,
                #[cfg(feature = "rulesets")]
                examples,
                params_changed: layer,
            });
            return Ok(());
        };
        #[cfg(feature = "rulesets")]
        known.examples.append(&mut examples);
        let base = &mut known.file;
        if let Some(params) = rule.params {
            known.params_changed = layer;
            base.params.get_or_insert_default().extend(params);
        }
        if let Some(severity) = rule.severity {
            base.severity = Some(severity);
            // Said of the rule, it holds for all its outcomes, whatever they were.
            if severity != Level::Off {
                base.outcomes.values_mut().for_each(|outcome| outcome.severity = None);
            }
        }
        for (name, change) in rule.outcomes {
            base.outcomes.slot(&name).change(change);
        }
        replace(&mut base.slug, rule.slug);
        replace(&mut base.title, rule.title);
        replace(&mut base.check, rule.check);
        replace(&mut base.like, rule.like);
        replace(&mut base.target, rule.target);
        replace(&mut base.source, rule.source);
        replace(&mut base.since, rule.since);
        known.source = source;
        Ok(())
    }

    fn add_words(&mut self, name: &str, text: &str, faults: &mut Vec<RulesetFault>) {
        if text.len() > Ruleset::MAX_FILE_BYTES {
            faults.push(fault(name, "", too_large("the word list")));
            return;
        }
        for (source, line) in lines(name, text) {
            match wordlist::tagged(&line) {
                Ok((tag, word)) if self.words.tags().any(|known| known == tag) => {
                    self.words.add(tag, [(source, word.to_owned())], self.layers.len());
                }
                Ok((tag, _)) => {
                    faults.push(source.fault(FaultKind::unknown_name("tag", tag, self.words.tags())));
                }
                Err(kind) => faults.push(source.fault(kind)),
            }
        }
    }
}

/// Gives each rule that is like another the parameters of that one, changed by its own.
pub(super) fn take_likes(rules: &mut [MergedRule], faults: &mut Vec<RulesetFault>) {
    for place in 0..rules.len() {
        let Some(like) = rules.get(place).and_then(|rule| rule.file.like.clone()) else {
            continue;
        };
        let other = rules.iter().find(|rule| rule.file.id == like);
        let Some(params) = other.map(|rule| rule.file.params.clone()) else {
            let names = rules.iter().map(|rule| rule.file.id.as_str());
            let kind = FaultKind::unknown_name("rule", &like, names);
            faults.extend(rules.get(place).map(|rule| rule.source.fault_at("like", kind)));
            continue;
        };
        if let Some(rule) = rules.get_mut(place) {
            let own = rule.file.params.take().unwrap_or_default();
            let mut params = params.unwrap_or_default();
            params.extend(own);
            rule.file.params = Some(params);
        }
    }
}

impl OutcomeFile {
    fn change(&mut self, change: Self) {
        replace(&mut self.severity, change.severity);
        replace(&mut self.message, change.message);
        replace(&mut self.help, change.help);
        replace(&mut self.fix, change.fix);
    }
}

fn replace<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}
