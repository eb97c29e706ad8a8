//! Why bytes are not read.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// What a module lacks that was built without a feature of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Need {
    /// The feature `encodings`: the bytes may be text that is not UTF-8.
    Decoder,
    /// The feature `workbooks`: the bytes are a workbook.
    Workbooks,
}

/// Why an input's bytes are not read: what it seems to be and what to do instead, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Refusal {
    zh: String,
    en: String,
    foreign: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    need: Option<Need>,
}

impl Refusal {
    /// Something that was never meant for drafts.
    pub(super) fn foreign(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
            foreign: true,
            need: None,
        }
    }

    /// Something that may hold drafts, which cannot be got at.
    pub(super) fn unreadable(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            foreign: false,
            ..Self::foreign(zh, en)
        }
    }

    /// Something that this build has no reader for.
    #[cfg(any(not(feature = "encodings"), not(feature = "workbooks")))]
    pub(super) fn needing(need: Need) -> Self {
        let (zh, en) = match need {
            Need::Decoder => (
                "不是 UTF-8 文本；读取其他编码的模块没有载入，请另存为 UTF-8",
                "not UTF-8 text; what reads other encodings is not loaded, save it as UTF-8",
            ),
            Need::Workbooks => (
                "是工作簿；读取工作簿的模块没有载入，请另存为“CSV UTF-8”",
                "a workbook; what reads workbooks is not loaded, save it as \"CSV UTF-8\"",
            ),
        };
        Self {
            need: Some(need),
            ..Self::unreadable(zh, en)
        }
    }

    /// What would read it, if this build only lacks a feature.
    pub fn need(&self) -> Option<Need> {
        self.need
    }

    /// Whether it was never meant for drafts: an image, a program. A workbook that is locked may hold some.
    pub fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// What it seems to be and what to do instead, in one line.
    pub fn message(&self, language: Language) -> &str {
        language.pick(&self.zh, &self.en)
    }
}

/// Text that may hold drafts and is in no encoding that is read.
pub(super) fn unsuited(zh: &str, en: &str) -> Refusal {
    Refusal::unreadable(
        format!("{zh}；请另存为 UTF-8（记事本、VS Code：另存为，编码选 UTF-8；Excel：选“CSV UTF-8”）"),
        format!("{en}; save it as UTF-8 (in an editor: save with encoding UTF-8; in Excel: \"CSV UTF-8\")"),
    )
}
