//! The rulesets that come with the library.

/// The ruleset that is used when none is named.
pub const DEFAULT: &str = "wechat-template-message";

/// The names of the built-in rulesets: [`DEFAULT`], then the others in order.
pub const BUILTIN: &[&str] = &[
    DEFAULT,
    "qq-mini-program",
    "wechat-category-message",
    "wechat-send",
    "wechat-subscribe-message",
];

/// The name as it stands in [`BUILTIN`].
pub(super) fn named(name: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|known| **known == name).copied()
}

/// A built-in ruleset as it is written, with its examples, which nobody needs to judge by it.
#[cfg(feature = "rulesets")]
pub(crate) fn text(name: &str) -> Option<&'static str> {
    macro_rules! texts {
        ($($name:literal),* $(,)?) => {
            [$(($name, include_str!(concat!("../../rules/", $name, ".json")))),*]
        };
    }
    static TEXTS: [(&str, &str); BUILTIN.len()] = texts![
        "qq-mini-program",
        "wechat-category-message",
        "wechat-send",
        "wechat-subscribe-message",
        "wechat-template-message",
    ];
    TEXTS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The names of the classes of the lexicon that was made ahead, each with a word that is in it.
#[cfg(feature = "rulesets")]
pub(super) fn classes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../rules/classes.txt").lines();
    lines.filter_map(|line| line.split_once(' '))
}
