//! What is wrong with a ruleset: every fault, with its file and path.

use std::fmt;

use super::Ruleset;
use crate::data::{Fault, FaultKind};
use crate::language::Language;
use crate::text::visible;

/// A ruleset that cannot be used, with everything that is wrong with it.
#[derive(Debug, Clone, thiserror::Error)]
pub struct RulesetError {
    pub(crate) faults: Vec<RulesetFault>,
}

/// One fault of one file of a ruleset.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RulesetFault {
    /// The file, as the caller or the ruleset named it.
    pub file: String,
    /// The line, from 1, in word lists and where JSON cannot be parsed.
    pub line: Option<usize>,
    /// What is wrong, with the JSON path.
    pub fault: Fault,
}

impl RulesetError {
    /// Every fault, in the order of the files.
    pub fn faults(&self) -> &[RulesetFault] {
        &self.faults
    }

    /// All faults in one text, a line each.
    pub fn message(&self, language: Language) -> String {
        self.faults
            .iter()
            .map(|fault| fault.message(language))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl RulesetFault {
    /// File, line, path and what is wrong, in one line; what a terminal would obey is shown.
    pub fn message(&self, language: Language) -> String {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        let path = if self.fault.path.is_empty() {
            String::new()
        } else {
            format!("{}: ", self.fault.path)
        };
        let message = format!("{}{line}: {path}{}", self.file, self.fault.message(language));
        visible(&message).text.into_owned()
    }
}

impl fmt::Display for RulesetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

pub(super) fn fault(file: &str, path: &str, kind: FaultKind) -> RulesetFault {
    RulesetFault {
        file: file.to_owned(),
        line: None,
        fault: Fault {
            path: path.to_owned(),
            kind,
        },
    }
}

pub(super) fn unreadable(reason: &str) -> FaultKind {
    FaultKind::other(format!("无法读取：{reason}"), format!("cannot be read: {reason}"))
}

pub(super) fn too_large(what: &'static str) -> FaultKind {
    FaultKind::TooLarge {
        what,
        limit: Ruleset::MAX_FILE_BYTES,
        unit: "bytes",
    }
}
