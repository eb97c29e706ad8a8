//! From a name to all that its ruleset says: the chain of `extends` is read, its layers merged, later ones winning.

use serde_json::Value;

use super::builtin;
use super::error::RulesetFault;
use super::model::{ExampleFile, Level, OutcomeFile, RuleFile, RulesetFile};
use super::source::Source;
use super::{Files, Ruleset, wordlist};
use crate::data::{Data, Fault, FaultKind, Members, Reader};
use crate::report::RulesetRef;
use crate::similarity::Phrases;

/// Everything the layers say, merged.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) reference: Option<RulesetRef>,
    pub(super) source: String,
    /// Lines of the lexicon with file and line.
    pub(super) classes: Vec<(Source, String)>,
    pub(super) variants: Vec<(Source, String)>,
    /// Lines of compounds, wherever they stand: their parts may stand in a file that comes later.
    pub(super) compounds: Vec<(Source, String)>,
    pub(super) removed: Vec<Vec<char>>,
    pub(super) words: Members<Vec<(Source, String)>>,
    /// Tags whose words changed, with the last layer that did so.
    pub(super) changed: Members<usize>,
    pub(super) phrases: Option<Phrases>,
    pub(super) rules: Vec<MergedRule>,
    /// How many layers were added before the one in hand.
    layer: usize,
}

/// A rule after merging.
pub(super) struct MergedRule {
    pub(super) file: RuleFile,
    pub(super) source: Source,
    /// Its examples, each with the layer it comes from.
    pub(super) examples: Vec<(usize, ExampleFile)>,
    /// The last layer that changed its parameters.
    pub(super) params_changed: usize,
}

struct Layer {
    name: String,
    file: RulesetFile,
    builtin: bool,
}

/// The ruleset of this name or text with all it extends, and the caller's words on top.
pub(super) fn merged(
    name: &str,
    text: Option<&str>,
    files: &dyn Files,
    words: &[(String, String)],
    faults: &mut Vec<RulesetFault>,
) -> Merged {
    let layers = chain(name, text, files, faults);
    let mut merged = Merged::default();
    for layer in layers.into_iter().rev() {
        merged.add(layer, files, faults);
    }
    for (name, text) in words {
        merged.add_words(name, text, faults);
    }
    merged
}

/// The ruleset and all it extends, the outermost first.
fn chain(name: &str, text: Option<&str>, files: &dyn Files, faults: &mut Vec<RulesetFault>) -> Vec<Layer> {
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
        let builtin = text.is_none() && builtin::ruleset(&name).is_some();
        let Some(json) = text.or_else(|| ruleset_text(&name, files, faults)) else {
            break;
        };
        let Some(file) = parse(&name, &json, faults) else { break };
        next = file.extends.as_ref().map(|base| {
            let base = if builtin::ruleset(base).is_some() {
                base.clone()
            } else {
                beside(&name, base)
            };
            (base, None)
        });
        layers.push(Layer { name, file, builtin });
    }
    layers
}

fn ruleset_text(name: &str, files: &dyn Files, faults: &mut Vec<RulesetFault>) -> Option<String> {
    if let Some(text) = builtin::ruleset(name) {
        return Some(text.to_owned());
    }
    let looks_like_a_name = !name.contains(['/', '\\', '.']);
    match files.read(name) {
        Ok(text) => Some(text),
        Err(_) if looks_like_a_name => {
            let known = FaultKind::unknown_name("ruleset", name, builtin::BUILTIN.iter().copied());
            faults.push(fault(name, "", known));
            None
        }
        Err(reason) => {
            faults.push(fault(name, "", unreadable(&reason)));
            None
        }
    }
}

fn parse(name: &str, json: &str, faults: &mut Vec<RulesetFault>) -> Option<RulesetFile> {
    if json.len() > Ruleset::MAX_FILE_BYTES {
        let kind = FaultKind::TooLarge {
            what: "the ruleset",
            limit: Ruleset::MAX_FILE_BYTES,
            unit: "bytes",
        };
        faults.push(fault(name, "", kind));
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
    let mut reader = Reader::new();
    let file = RulesetFile::read(&value, &mut reader);
    faults.extend(reader.faults.into_iter().map(|fault| RulesetFault {
        file: name.to_owned(),
        line: None,
        fault,
    }));
    file
}

/// A path written in one file, as seen from where that file's path starts.
fn beside(file: &str, path: &str) -> String {
    match file.rfind(['/', '\\']) {
        Some(at) if !path.starts_with('/') => format!("{}/{path}", file.get(..at).unwrap_or_default()),
        _ => path.to_owned(),
    }
}

fn fault(file: &str, path: &str, kind: FaultKind) -> RulesetFault {
    RulesetFault {
        file: file.to_owned(),
        line: None,
        fault: Fault {
            path: path.to_owned(),
            kind,
        },
    }
}

fn unreadable(reason: &str) -> FaultKind {
    FaultKind::other(format!("无法读取：{reason}"), format!("cannot be read: {reason}"))
}

impl Merged {
    fn add(&mut self, layer: Layer, files: &dyn Files, faults: &mut Vec<RulesetFault>) {
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
        let mut text_of = |path: &str, at: String| -> Option<(String, String)> {
            let result = if builtin {
                builtin::file(path)
                    .map(str::to_owned)
                    .ok_or_else(|| "no such built-in file".to_owned())
            } else {
                files.read(&beside(&name, path))
            };
            let kind = match result {
                Ok(text) if text.len() <= Ruleset::MAX_FILE_BYTES => return Some((beside(&name, path), text)),
                Ok(_) => FaultKind::TooLarge {
                    what: "the word list",
                    limit: Ruleset::MAX_FILE_BYTES,
                    unit: "bytes",
                },
                Err(reason) => unreadable(&reason),
            };
            faults.push(fault(&name, &at, kind));
            None
        };
        let lexicon = &file.lexicon;
        let mut listed = Vec::new();
        for (index, path) in lexicon.files.iter().enumerate() {
            if let Some((path, text)) = text_of(path, format!("lexicon.files[{index}]")) {
                listed.extend(lines(&path, &text));
            }
        }
        for (index, path) in lexicon.variants.iter().enumerate() {
            if let Some((path, text)) = text_of(path, format!("lexicon.variants[{index}]")) {
                self.variants.extend(lines(&path, &text));
            }
        }
        let added = lexicon.add.iter().enumerate();
        listed.extend(added.map(|(index, line)| (Source::path(&name, format!("lexicon.add[{index}]")), line.clone())));
        let (compounds, classes): (Vec<_>, Vec<_>) =
            listed.into_iter().partition(|(_, line)| wordlist::is_compound(line));
        self.classes.extend(classes);
        self.compounds.extend(compounds);
        self.removed
            .extend(lexicon.remove.iter().filter_map(|word| wordlist::word(word).ok()));
        for (tag, change) in file.words.iter() {
            let at = format!("words.{tag}");
            let words = self.words.slot(tag);
            if let Some(path) = &change.file
                && let Some((path, text)) = text_of(path, format!("{at}.file"))
            {
                words.extend(lines(&path, &text));
            }
            let added = change.add.iter().enumerate();
            words.extend(added.map(|(index, word)| (Source::path(&name, format!("{at}.add[{index}]")), word.clone())));
            let removed: Vec<_> = change
                .remove
                .iter()
                .filter_map(|word| wordlist::word(word).ok())
                .collect();
            if !removed.is_empty() {
                words.retain(|(_, word)| wordlist::word(word).map_or(true, |word| !removed.contains(&word)));
            }
            *self.changed.slot(tag) = self.layer;
        }
        for (index, rule) in file.rules.into_iter().enumerate() {
            self.add_rule(rule, Source::path(&name, format!("rules[{index}]")));
        }
        self.layer += 1;
    }

    fn add_rule(&mut self, mut rule: RuleFile, source: Source) {
        let layer = self.layer;
        let examples = std::mem::take(&mut rule.examples)
            .into_iter()
            .map(|example| (layer, example));
        let Some(known) = self.rules.iter_mut().find(|known| known.file.id == rule.id) else {
            let examples = examples.collect();
            self.rules.push(MergedRule {
                file: rule,
                source,
                examples,
                params_changed: layer,
            });
            return;
        };
        known.examples.extend(examples);
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
        replace(&mut base.target, rule.target);
        replace(&mut base.source, rule.source);
        replace(&mut base.since, rule.since);
        known.source = source;
    }

    fn add_words(&mut self, name: &str, text: &str, faults: &mut Vec<RulesetFault>) {
        if text.len() > Ruleset::MAX_FILE_BYTES {
            let kind = FaultKind::TooLarge {
                what: "the word list",
                limit: Ruleset::MAX_FILE_BYTES,
                unit: "bytes",
            };
            faults.push(fault(name, "", kind));
            return;
        }
        for (source, line) in lines(name, text) {
            match wordlist::tagged(&line) {
                Ok((tag, word)) if self.words.get(tag).is_some() => {
                    self.words.slot(tag).push((source, word.to_owned()));
                    *self.changed.slot(tag) = self.layer;
                }
                Ok((tag, _)) => {
                    faults.push(source.fault(FaultKind::unknown_name("tag", tag, self.words.names())));
                }
                Err(kind) => faults.push(source.fault(kind)),
            }
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

#[inline(never)] // as `compile::lexicon`
fn lines(name: &str, text: &str) -> Vec<(Source, String)> {
    let name: std::sync::Arc<str> = name.into();
    wordlist::entries(text)
        .map(|(line, entry)| (Source::line(&name, line), entry.to_owned()))
        .collect()
}
