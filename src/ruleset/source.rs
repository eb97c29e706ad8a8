//! Where what a ruleset says is written, for the faults of it.

use std::sync::Arc;

use super::error::RulesetFault;
use super::wordlist;
use crate::data::{Fault, FaultKind};

/// Where something merged was written.
#[derive(Debug, Clone)]
pub(super) struct Source {
    file: Arc<str>,
    line: Option<usize>,
    path: String,
    /// Whether it is a file that only the ruleset named: what does not look like words there may be anybody's secret.
    foreign: bool,
}

impl Source {
    pub(super) fn line(file: &Arc<str>, line: usize) -> Self {
        Self {
            file: Arc::clone(file),
            line: Some(line),
            path: String::new(),
            foreign: false,
        }
    }

    /// The same of a file that only the ruleset named.
    pub(super) fn foreign(self) -> Self {
        Self { foreign: true, ..self }
    }

    pub(super) fn path(file: &str, path: String) -> Self {
        Self {
            file: file.into(),
            line: None,
            path,
            foreign: false,
        }
    }

    pub(super) fn fault(&self, kind: FaultKind) -> RulesetFault {
        self.fault_at("", kind)
    }

    pub(super) fn fault_at(&self, below: &str, kind: FaultKind) -> RulesetFault {
        let dot = if self.path.is_empty() || below.is_empty() || below.starts_with('[') {
            ""
        } else {
            "."
        };
        let path = format!("{}{dot}{below}", self.path);
        let kind = if self.foreign { untold(kind) } else { kind };
        RulesetFault {
            file: self.file.to_string(),
            line: self.line,
            fault: Fault { path, kind },
        }
    }
}

/// The fault without what stands there, unless it is nearly a word we know.
fn untold(kind: FaultKind) -> FaultKind {
    match kind {
        FaultKind::Malformed { zh, en, .. } => FaultKind::Malformed { zh, en, found: None },
        FaultKind::UnknownName { nearest: None, .. } => {
            FaultKind::other("这一行不是词表的写法", "not a line of a word list")
        }
        kind => kind,
    }
}

/// The lines of a word list that say something, each with its place.
#[inline(never)] // as `Words::compiled`
pub(super) fn lines(name: &str, text: &str) -> Vec<(Source, String)> {
    let name: Arc<str> = name.into();
    wordlist::entries(text)
        .map(|(line, entry)| (Source::line(&name, line), entry.to_owned()))
        .collect()
}
