//! Where what a ruleset says is written, for the faults of it.

use std::sync::Arc;

use super::error::RulesetFault;
use crate::data::{Fault, FaultKind};

/// Where something merged was written.
#[derive(Debug, Clone)]
pub(super) struct Source {
    file: Arc<str>,
    line: Option<usize>,
    path: String,
}

impl Source {
    pub(super) fn line(file: &Arc<str>, line: usize) -> Self {
        Self {
            file: Arc::clone(file),
            line: Some(line),
            path: String::new(),
        }
    }

    pub(super) fn path(file: &str, path: String) -> Self {
        Self {
            file: file.into(),
            line: None,
            path,
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
        RulesetFault {
            file: self.file.to_string(),
            line: self.line,
            fault: Fault { path, kind },
        }
    }
}
