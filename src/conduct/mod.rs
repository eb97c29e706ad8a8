//! What the platform forbids senders to do, the ladder of its penalties, and the event by which it tells of one.
//!
//! Only people can judge these: nothing of a draft shows them, so no check looks for them.

mod event;
mod table;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use table::Table;

pub use event::{Banned, Punishment};
pub(crate) use table::schema;

/// The event by which the platform tells of a penalty.
pub const EVENT: &str = "wxa_punish_event";

/// Something the platform forbids that only people can judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Violation {
    /// Its number: `v.1`.
    pub id: String,
    /// Its name: `violation-inducement`.
    pub slug: String,
    /// What is forbidden.
    pub title: String,
    /// Where it stands.
    pub source: String,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Penalty {
    /// Which violation it follows, from 1.
    pub offence: u32,
    /// What is done: `delete-template`, `ban-interface`, `ban-interface-for-ever`.
    pub measure: String,
    /// For how many days, where it ends.
    pub days: Option<u32>,
    /// The same in words.
    pub words: String,
}

/// What is forbidden, in the order of the document.
///
/// ```
/// use mobanlint::{Language, conduct};
/// let forbidden = conduct::violations(Language::En);
/// assert_eq!(forbidden.iter().map(|violation| violation.id.as_str()).collect::<Vec<_>>(), ["v.1", "v.2", "v.3", "v.4"]);
/// ```
pub fn violations(language: Language) -> Vec<Violation> {
    let violations = Table::get().violations.iter();
    violations
        .map(|violation| Violation {
            id: violation.id.clone(),
            slug: violation.slug.clone(),
            title: violation.title.pick(language).to_owned(),
            source: violation.source.clone(),
        })
        .collect()
}

/// The penalties, by how often something was violated.
///
/// ```
/// use mobanlint::{Language, conduct};
/// let days: Vec<_> = conduct::ladder(Language::En).into_iter().map(|penalty| penalty.days).collect();
/// assert_eq!(days, [None, Some(7), Some(30), None]);
/// ```
pub fn ladder(language: Language) -> Vec<Penalty> {
    let steps = Table::get().ladder.iter();
    steps
        .map(|step| Penalty {
            offence: step.offence,
            measure: step.measure.clone(),
            days: step.days,
            words: step.words.pick(language).to_owned(),
        })
        .collect()
}

/// How the platform tells of a penalty, and where all this stands.
pub fn notice(language: Language) -> (&'static str, &'static str) {
    let table = Table::get();
    (table.notice.pick(language), table.source.pick(language))
}

#[cfg(test)]
mod tests;
