//! `rules/codes.json`, read once.

use std::sync::LazyLock;

use serde_json::Value;

use super::retry::Retry;
use crate::data::{Data, Reader, Wording, choice, data};

data! {
    /// What the interfaces answer, and what to do about it.
    #[derive(Default)]
    pub(super) struct Table {
        /// Where an editor finds the schema of the file.
        #[cfg(any())]
        schema ("$schema"): Option<String> = None,
        /// Where the entries come from, sorted.
        sources ("sources"): Vec<Source>,
        /// What the codes of a range have in common, sorted; for codes that have no entry.
        ranges ("ranges"): Vec<Range>,
        /// The codes, sorted.
        codes ("codes"): Vec<Entry>,
    }
}

data! {
    /// Something that tells of codes.
    pub(super) struct Source {
        /// How entries call it.
        id ("id"): String,
        /// Its title.
        title ("title"): Wording,
        /// Where it stands, without the protocol.
        address ("address"): Option<String> = None,
    }
}

data! {
    /// Codes from one number to another.
    pub(super) struct Range {
        /// The first.
        from ("from"): i64,
        /// The last.
        to ("to"): i64,
        /// What they have in common.
        meaning ("meaning"): Wording,
    }
}

data! {
    /// One code.
    pub(super) struct Entry {
        /// The code.
        code ("code"): i64,
        /// Paths of the interfaces that answer it; `*` for all.
        interfaces ("interfaces"): Vec<String>,
        /// What it means.
        meaning ("meaning"): Wording,
        /// What to do now.
        action ("action"): Wording,
        /// Whether to try again.
        retry ("retry"): Retry,
        /// When, where that is later.
        when ("when"): Option<Wording> = None,
        /// The id of the source.
        source ("source"): String,
        /// The day the source is of, or was looked at.
        date ("date"): String,
    }
}

choice!(Retry as "retry" {
    "never" => Retry::Never,
    "once-with-new-token" => Retry::OnceWithNewToken,
    "later" => Retry::Later,
    "unknown" => Retry::Unknown,
});

static TEXT: &str = include_str!("../../rules/codes.json");

// A test proves that the file can be read; without it there would be a table in which no code is known.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let value: Value = serde_json::from_str(TEXT).unwrap_or_default();
    Table::read(&value, &mut Reader::new()).unwrap_or_default()
});

impl Table {
    pub(super) fn get() -> &'static Self {
        &TABLE
    }

    pub(super) fn entry(&self, code: i64) -> Option<&Entry> {
        let at = self.codes.binary_search_by_key(&code, |entry| entry.code).ok()?;
        self.codes.get(at)
    }

    pub(super) fn range(&self, code: i64) -> Option<&Range> {
        self.ranges.iter().find(|range| (range.from..=range.to).contains(&code))
    }

    pub(super) fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// The JSON Schema of `rules/codes.json`.
pub(crate) fn schema() -> Value {
    let mut schema = Table::schema();
    if let Some(members) = schema.as_object_mut() {
        members.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        members.insert("title".into(), "mobanlint codes".into());
    }
    schema
}
