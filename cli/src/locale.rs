//! The language of whoever sits before the terminal.

use mobanlint::Language;

/// Chinese in a Chinese locale, English in any other.
pub(crate) fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    set.and_then(|tag| Language::from_tag(&tag.to_string_lossy()))
        .unwrap_or(Language::En)
}

/// So many of what an English word names.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// One of two wordings.
pub(crate) fn pick<'t>(language: Language, zh: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
