//! Words a person reads, in both languages.

use crate::data::data;
use crate::language::Language;

data! {
    /// A text in both languages.
    #[derive(Default, PartialEq, Eq)]
    pub(crate) struct Wording {
        /// In Chinese.
        zh ("zh"): String,
        /// In English.
        en ("en"): String,
    }
}

impl Wording {
    pub(crate) fn pick(&self, language: Language) -> &str {
        language.pick(&self.zh, &self.en)
    }
}
