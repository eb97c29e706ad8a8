//! `rules/penalties.json`, read once.

use std::sync::LazyLock;

use serde_json::Value;

use crate::data::{Data, Reader, Wording, data};

data! {
    /// What is forbidden to senders, and what follows.
    #[derive(Default)]
    pub(super) struct Table {
        /// Where an editor finds the schema of the file.
        #[cfg(any())]
        schema ("$schema"): Option<String> = None,
        /// Where the ladder stands.
        source ("source"): Wording,
        /// How penalties are told.
        notice ("notice"): Wording,
        /// The penalties, by how often something was violated.
        ladder ("ladder"): Vec<Step>,
        /// What is forbidden and only people can judge.
        violations ("violations"): Vec<Forbidden>,
        /// The event that tells of a penalty.
        event ("event"): Event,
    }
}

data! {
    /// A step of the ladder.
    pub(super) struct Step {
        /// Which violation it follows, from 1.
        offence ("offence"): u32,
        /// The name of what is done.
        measure ("measure"): String,
        /// For how many days, where it ends.
        days ("days"): Option<u32> = None,
        /// The same in words.
        words ("words"): Wording,
    }
}

data! {
    /// Something that is forbidden.
    pub(super) struct Forbidden {
        /// Its number.
        id ("id"): String,
        /// Its name.
        slug ("slug"): String,
        /// What is forbidden.
        title ("title"): Wording,
        /// Where it stands.
        source ("source"): String,
    }
}

data! {
    /// The event and its kinds.
    #[derive(Default)]
    pub(super) struct Event {
        /// Its name.
        name ("name"): String,
        /// What it is.
        meaning ("meaning"): Wording,
        /// What to do with it.
        action ("action"): Wording,
        /// The kinds of penalties, by `event_type`.
        kinds ("kinds"): Vec<Kind>,
        /// What a warning warns of, by `warned_type`.
        warnings ("warnings"): Vec<Warned>,
        /// Where this is known from.
        source ("source"): String,
        /// The day it was looked at.
        date ("date"): String,
    }
}

data! {
    /// A kind of penalty.
    pub(super) struct Kind {
        /// Its number.
        number ("type"): u32,
        /// What it is.
        meaning ("meaning"): Wording,
        /// What to do.
        action ("action"): Wording,
    }
}

data! {
    /// Something a warning warns of.
    pub(super) struct Warned {
        /// Its number.
        number ("type"): u32,
        /// What it is.
        meaning ("meaning"): Wording,
    }
}

static TEXT: &str = include_str!("../../rules/penalties.json");

// A test proves that the file can be read.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let value: Value = serde_json::from_str(TEXT).unwrap_or_default();
    Table::read(&value, &mut Reader::new()).unwrap_or_default()
});

impl Table {
    pub(super) fn get() -> &'static Self {
        &TABLE
    }
}

/// The JSON Schema of `rules/penalties.json`.
pub(crate) fn schema() -> Value {
    let mut schema = Table::schema();
    if let Some(members) = schema.as_object_mut() {
        members.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        members.insert("title".into(), "mobanlint penalties".into());
    }
    schema
}
