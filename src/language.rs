//! The two languages every word a person reads exists in.

use serde::{Deserialize, Serialize};

/// The language of messages, help and errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// Simplified Chinese, the language of the drafts and their reviewers.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language a tag such as `zh`, `zh_CN.UTF-8` or `en-GB` asks for, if it is one of ours.
    ///
    /// ```
    /// use mobanlint::Language;
    /// assert_eq!(Language::from_tag("zh_CN.UTF-8"), Some(Language::Zh));
    /// assert_eq!(Language::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    pub(crate) fn pick<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
