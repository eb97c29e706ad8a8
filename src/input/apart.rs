//! Latin letters in Chinese.

/// A name behind Chinese, from which Latin letters are set apart.
pub(super) fn apart(name: &str) -> String {
    let blank = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    format!("{}{name}", if blank { " " } else { "" })
}
