//! The texts that are open in the editor, and what was found in each.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, PublishDiagnosticsParams,
    TextDocumentContentChangeEvent, Uri,
};
use mobanlint::Language;
use mobanlint::input::{Input, Item, MAX_FILE_BYTES};

use super::diagnostics;
use super::read::Read;
use super::text::Text;
use crate::args::{ConfigArgs, RulesetArgs};
use crate::config::{Config, Finder, NAME};
use crate::judge::{Judge, Options};
use crate::output::Stop;
use crate::sources::real;
use crate::threads;
use crate::titles::Inserted;

/// Files of these kinds are read as `check` reads them; of others only what has placeholders in it.
const DRAFTS: [&str; 4] = ["json", "jsonl", "csv", "tsv"];

/// What every placeholder of the platform has in it.
const PLACEHOLDER: &str = ".DATA";

/// A text that is open.
pub(super) struct Opened {
    pub(super) path: PathBuf,
    pub(super) text: Text,
    version: i32,
    changed: bool,
    pub(super) read: Option<Read>,
}

pub(super) struct Desk {
    /// The one that was asked for; else that of the configuration, else that of the environment.
    language: Option<Language>,
    ruleset: RulesetArgs,
    finder: Option<Finder>,
    /// By the configuration file, or none.
    judges: HashMap<Option<PathBuf>, Arc<Judge>>,
    opened: HashMap<Uri, Opened>,
    /// What was read before, to be freed when nobody waits.
    gone: Vec<Vec<Item>>,
}

impl Desk {
    pub(super) fn new(language: Option<Language>, config: ConfigArgs) -> Self {
        Self {
            language,
            ruleset: RulesetArgs {
                config,
                ..RulesetArgs::default()
            },
            finder: None,
            judges: HashMap::new(),
            opened: HashMap::new(),
            gone: Vec::new(),
        }
    }

    pub(super) fn opened(&self, uri: &Uri) -> Option<&Opened> {
        self.opened.get(uri)
    }

    pub(super) fn language(&self) -> Language {
        self.language.unwrap_or_else(crate::locale::language)
    }

    pub(super) fn open(&mut self, told: DidOpenTextDocumentParams) {
        let document = told.text_document;
        // What is in no file yet has a name all the same.
        let path = document
            .uri
            .to_file_path()
            .unwrap_or_else(|()| PathBuf::from(document.uri.path()));
        let opened = Opened {
            path,
            text: Text::new(document.text),
            version: document.version,
            changed: true,
            read: None,
        };
        self.opened.insert(document.uri, opened);
    }

    pub(super) fn change(&mut self, told: DidChangeTextDocumentParams) {
        let document = told.text_document;
        let Some(opened) = self.opened.get_mut(&document.text_document_identifier.uri) else {
            return;
        };
        opened.version = document.version;
        opened.changed = true;
        for change in told.content_changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    opened.text.replace(part.range, &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    opened.text = Text::new(whole.text);
                }
            }
        }
    }

    /// What is closed is not marked any more.
    pub(super) fn close(&mut self, told: &DidCloseTextDocumentParams) -> PublishDiagnosticsParams {
        let uri = told.text_document.uri.clone();
        self.opened.remove(&uri);
        PublishDiagnosticsParams {
            uri,
            version: None,
            diagnostics: Vec::new(),
        }
    }

    /// Reads configuration, words, rulesets and libraries again, and judges all that is open once more.
    pub(super) fn read_again(&mut self) {
        self.finder = None;
        self.judges.clear();
        self.opened.values_mut().for_each(|opened| opened.changed = true);
    }

    /// Judges the texts that have changed.
    pub(super) fn judge(&mut self) -> Vec<PublishDiagnosticsParams> {
        let mut told = Vec::new();
        let mut opened = std::mem::take(&mut self.opened);
        for (uri, opened) in opened.iter_mut().filter(|(_, opened)| opened.changed) {
            opened.changed = false;
            let before = opened.read.take();
            let diagnostics = if is_read(&opened.path, opened.text.as_str()) {
                match self.read(&opened.path, &opened.text) {
                    Ok(mut read) => {
                        self.gone.push(read.judge(before));
                        diagnostics::of(uri, &opened.text, opened.read.insert(read))
                    }
                    Err(why) => vec![diagnostics::unjudged(&why)],
                }
            } else {
                Vec::new()
            };
            told.push(PublishDiagnosticsParams {
                uri: uri.clone(),
                version: Some(opened.version),
                diagnostics,
            });
        }
        self.opened = opened;
        told
    }

    /// Frees what is needed no more.
    pub(super) fn tidy(&mut self) {
        self.gone.clear();
    }

    fn read(&mut self, path: &Path, text: &Text) -> Result<Read, String> {
        let (config, judge, language) = self.judge_of(path).map_err(|stop| match stop {
            Stop::Said(_, message) => message,
            Stop::NobodyReads => String::new(),
        })?;
        let name = path.to_string_lossy();
        let mut batch = Input::new(text.as_str().as_bytes()).named(&name).read(language);
        let is_library = config
            .paths("library")
            .iter()
            .any(|library| holds(library, path, &config));
        let by_ending = DRAFTS.iter().any(|ending| has_ending(path, ending));
        if is_library || batch.foreign || !by_ending && batch.items.is_empty() {
            // Most files in an editor are none of ours, and existing titles would be compared with themselves.
            batch.errors.clear();
            batch.notes.clear();
            batch.items.clear();
        }
        Ok(Read::new(judge, config, batch, language))
    }

    /// Who judges a file, and in which language.
    fn judge_of(&mut self, path: &Path) -> Result<(Arc<Config>, Arc<Judge>, Language), Stop> {
        let asked = self.language();
        let finder = match &mut self.finder {
            Some(finder) => finder,
            None => self.finder.insert(Finder::new(&self.ruleset.config, asked)?),
        };
        let config = finder.of(path)?;
        let of_config = || config.text("lang").and_then(Language::from_tag);
        let language = self.language.or_else(of_config).unwrap_or(asked);
        let key = config.file().map(Path::to_owned);
        if let Some(judge) = self.judges.get(&key) {
            return Ok((config, Arc::clone(judge), language));
        }
        let options = Options {
            ruleset: &self.ruleset,
            only: &[],
            skip: &[],
            library: &[],
            exclude: &[],
            judged: &HashSet::new(),
            threads: threads::cores(),
        };
        let mut inserted = Inserted::default();
        let judge = Arc::new(Judge::of(&config, options, &mut inserted, language)?);
        if let Some(error) = inserted.errors.first() {
            return Err(Stop::Said(language, error.to_string()));
        }
        self.judges.insert(key, Arc::clone(&judge));
        Ok((config, judge, language))
    }
}

/// Whether a text is looked at for drafts at all.
fn is_read(path: &Path, text: &str) -> bool {
    let is_own = path.file_name().is_some_and(|name| name == NAME);
    let may_hold = DRAFTS.iter().any(|ending| has_ending(path, ending)) || text.contains(PLACEHOLDER);
    !is_own && may_hold && text.len() <= MAX_FILE_BYTES
}

/// Whether a file is one of a library's, as `check` of the configuration's folder has it.
fn holds(library: &Path, path: &Path, config: &Config) -> bool {
    let shelf = real(library);
    real(path).starts_with(&shelf) && !real(config.folder()).starts_with(&shelf)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
