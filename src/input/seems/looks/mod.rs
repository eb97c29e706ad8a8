//! The kinds of text people have beside their drafts.

mod files;
mod lists;
mod pages;
mod programs;
mod projects;
mod shapes;
mod texts;

/// What to say of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::seems) enum Group {
    Code,
    Table,
    Data,
    Prose,
}

/// How a kind of text is known.
pub(in crate::input::seems) struct Look {
    pub(in crate::input::seems) zh: &'static str,
    pub(in crate::input::seems) en: &'static str,
    pub(in crate::input::seems) group: Group,
    /// How the whole begins, whatever its name; letters in either case.
    pub(in crate::input::seems) begins: &'static [&'static str],
    /// The endings of names, and whole names, in lower case.
    pub(in crate::input::seems) names: &'static [&'static str],
    /// How lines begin that are of this kind.
    pub(in crate::input::seems) lines: &'static [&'static str],
    /// How such lines end.
    pub(in crate::input::seems) ends: &'static [&'static str],
    /// What stands in such lines.
    pub(in crate::input::seems) holds: &'static [&'static str],
    /// What else tells such a line.
    pub(in crate::input::seems) shape: Option<fn(&str) -> bool>,
}

const NONE: Look = Look {
    zh: "",
    en: "",
    group: Group::Code,
    begins: &[],
    names: &[],
    lines: &[],
    ends: &[],
    holds: &[],
    shape: None,
};

/// From the particular to the general: of two that as many lines speak for, the first counts.
const LOOKS: [&[Look]; 6] = [
    &pages::LOOKS,
    &files::LOOKS,
    &programs::LOOKS,
    &projects::LOOKS,
    &texts::LOOKS,
    &lists::LOOKS,
];

/// All kinds, from the particular to the general.
pub(in crate::input::seems) fn looks() -> impl DoubleEndedIterator<Item = &'static Look> {
    LOOKS.into_iter().flatten()
}
