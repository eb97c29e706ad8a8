//! The rules' pages, in both languages.

use mobanlint::{Language, RuleInfo};

macro_rules! pages {
    ($($id:literal $slug:literal),* $(,)?) => {
        &[$((
            $id,
            $slug,
            include_str!(concat!("../../rules/docs/zh/", $id, ".md")),
            include_str!(concat!("../../rules/docs/en/", $id, ".md")),
        )),*]
    };
}

static PAGES: &[(&str, &str, &str, &str)] = pages![];

/// The page of a rule, if it is one of ours.
pub(crate) fn page(rule: &RuleInfo, language: Language) -> Option<&'static str> {
    let (.., zh, en) = PAGES.iter().find(|(id, slug, ..)| *id == rule.id && *slug == rule.slug)?;
    Some(match language {
        Language::Zh => zh,
        Language::En => en,
    })
}
