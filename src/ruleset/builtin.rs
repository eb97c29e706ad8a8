//! The rulesets and word lists that come with the library.

/// The ruleset that is used when none is named.
pub const DEFAULT: &str = "wechat-template-message";

/// The names of the built-in rulesets.
pub const BUILTIN: &[&str] = &[DEFAULT];

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../rules/", $path)))),*]
    };
}

static RULESETS: &[(&str, &str)] = files!["wechat-template-message.json"];

static FILES: &[(&str, &str)] = files![];

/// The text of a built-in ruleset.
pub(crate) fn ruleset(name: &str) -> Option<&'static str> {
    RULESETS.iter().find(|(path, _)| path.strip_suffix(".json") == Some(name)).map(|(_, text)| *text)
}

/// The text of a built-in word list, by its path in `rules/`.
pub(crate) fn file(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}
