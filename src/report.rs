//! What comes out: findings with their place, their words and their fixes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::data::{choice, nearest};
use crate::input::{InputError, InputNote};
use crate::place::{At, Field, Span};
use crate::similarity::Means;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Severity {
    /// Could not be checked, or good to know.
    Info,
    /// Likely to be refused; a person should look.
    Warning,
    /// The audit rules forbid it and the program is sure.
    Error,
}

choice!(Severity as "severity" { "error" => Severity::Error, "warning" => Severity::Warning, "info" => Severity::Info });

impl Severity {
    /// The name in reports and rulesets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Which template a finding is about; of a message, the template it is sent by, and where the message stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TemplateRef {
    /// The position among all templates, or messages, of the run, from 0.
    pub index: usize,
    /// The draft's own id; the id of the template a message names.
    #[serde(default)]
    pub id: Option<String>,
    /// The title as it was given.
    pub title: String,
    /// The file it was read from.
    #[serde(default)]
    pub path: Option<String>,
    /// The line it begins on, from 1.
    #[serde(default)]
    pub line: Option<usize>,
}

/// Another template, or keyword, that a finding is also about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Related {
    /// Its id.
    #[serde(default)]
    pub id: Option<String>,
    /// Its title, or the keyword's name.
    pub title: String,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// By which means they were found the same.
    #[serde(default)]
    pub means: Option<Means>,
    /// Why they count as alike.
    pub reason: String,
    /// The file it was read from, for drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub path: Option<String>,
    /// The line it begins on, for drafts; in a workbook the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub line: Option<usize>,
    /// The cell of its title, for drafts of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub cell: Option<String>,
    /// The sheet of a workbook, for drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub sheet: Option<String>,
}

impl Related {
    /// Where it begins, for drafts; in a workbook, where its title stands.
    pub fn at(&self) -> At {
        At {
            line: self.line,
            cell: self.cell.clone(),
            sheet: self.sheet.clone(),
            ..At::default()
        }
    }
}

/// Whether a fix may be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Applicability {
    /// Changes nothing a reader would notice.
    Safe,
    /// A proposal; a person must choose.
    Unsafe,
}

/// A replacement of one range of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Edit {
    /// The field.
    pub field: Field,
    /// The range that is replaced; empty for an insertion.
    pub span: Span,
    /// What goes there.
    pub replacement: String,
}

impl Edit {
    pub(crate) fn new(field: Field, span: Span, replacement: impl Into<String>) -> Self {
        Self {
            field,
            span,
            replacement: replacement.into(),
        }
    }
}

/// A way to mend a finding: edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fix {
    /// What the fix does, in the language of the report.
    pub title: String,
    /// Whether it may be applied without asking.
    pub applicability: Applicability,
    /// The edits, sorted by field and place; none overlaps another.
    pub edits: Vec<Edit>,
}

/// One thing a reviewer would refuse, or that is good to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// The rule's id, its number in the audit rules: `1.3`.
    pub rule: String,
    /// The rule's name: `title-suffix`.
    pub slug: String,
    /// Which of the rule's outcomes it is: `missing`.
    pub outcome: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The template it is about.
    pub template: TemplateRef,
    /// The field it is about.
    pub field: Field,
    /// The place in that field.
    pub span: Span,
    /// Where the field stands in the file it was read from, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub at: Option<At>,
    /// What is wrong, in the words of the rule.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The other templates or keywords it is about, nearest first.
    pub related: Vec<Related>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

/// Which ruleset judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RulesetRef {
    /// The ruleset's id.
    pub id: String,
    /// The ruleset's version.
    pub version: String,
}

/// How many templates were judged and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Summary {
    /// Templates that were read and judged.
    pub templates: usize,
    /// Messages that were read and judged; none of a report on drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub messages: Option<usize>,
    /// Findings of severity error.
    pub error: usize,
    /// Findings of severity warning.
    pub warning: usize,
    /// Findings of severity info.
    pub info: usize,
}

impl Summary {
    /// Counts one finding.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Info => self.info += 1,
        }
    }

    /// Counts all that another has counted.
    pub fn merge(&mut self, other: Self) {
        self.templates += other.templates;
        if let Some(more) = other.messages {
            *self.messages.get_or_insert_default() += more;
        }
        self.error += other.error;
        self.warning += other.warning;
        self.info += other.info;
    }

    /// The findings at or above a severity.
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.error + self.warning,
            Severity::Info => self.error + self.warning + self.info,
        }
    }
}

/// The whole answer to a batch of drafts; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// The version of this format.
    pub version: u32,
    /// Which ruleset judged.
    pub ruleset: RulesetRef,
    /// The findings, by template, field, place and rule.
    pub findings: Vec<Finding>,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// What is good to know of the input: how it was read, what of it is no draft.
    #[serde(default)]
    pub notes: Vec<InputNote>,
    /// The counts.
    pub summary: Summary,
}

impl Report {
    /// The version of the JSON format.
    pub const VERSION: u32 = 1;

    pub(crate) fn new(ruleset: RulesetRef) -> Self {
        Self {
            version: Self::VERSION,
            ruleset,
            findings: Vec::new(),
            errors: Vec::new(),
            notes: Vec::new(),
            summary: Summary::default(),
        }
    }

    /// The worst severity found, if anything was.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// The severity a name stands for.
impl std::str::FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "error" => Ok(Self::Error),
            "warning" => Ok(Self::Warning),
            "info" => Ok(Self::Info),
            other => Err(match nearest(other, ["error", "warning", "info"]) {
                Some(name) => format!("unknown severity {other:?}; did you mean {name:?}?"),
                None => format!("unknown severity {other:?}; expected error, warning or info"),
            }),
        }
    }
}
