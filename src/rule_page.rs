//! The pages of the rules, which travel in the library so that every face that is built on it has them.

use crate::language::Language;

macro_rules! pages {
    ($($id:literal)*) => {
        &[$((
            $id,
            include_str!(concat!("../rules/docs/zh/", $id, ".md")),
            include_str!(concat!("../rules/docs/en/", $id, ".md")),
        )),*]
    };
}

/// Each with its text in Chinese and in English. What no caller asks for, linkers leave out.
static PAGES: &[(&str, &str, &str)] = pages![
    "1.1" "1.2" "1.3" "1.4" "1.5" "1.6"
    "2.1" "2.2" "2.3" "2.4" "2.5"
    "s.1" "s.2" "s.3" "s.4" "s.5" "s.6" "s.7" "s.8" "s.9"
    "v.1" "v.2" "v.3" "v.4"
];

/// The page, in Markdown, of a built-in rule by its number (`1.3`, `s.2`), or of what only people can judge (`v.1`).
///
/// ```
/// use mobanlint::{Language, rule_page};
/// assert!(rule_page("1.3", Language::En).is_some_and(|page| page.starts_with("# 1.3 A title must end")));
/// assert_eq!(rule_page("9.9", Language::En), None);
/// ```
pub fn rule_page(id: &str, language: Language) -> Option<&'static str> {
    let (_, zh, en) = PAGES.iter().find(|(known, ..)| *known == id)?;
    Some(language.pick(zh, en))
}
