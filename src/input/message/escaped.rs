//! A body whose quotes are escaped: as it was logged, or as a program writes it as a text.

/// What a body says that was logged with its quotes escaped but none around it, or that a program writes as a text, and where
/// it ends; none if the text begins with no such body. What a program puts between its texts, `" + name + "`, stands in it
/// as `'+name+'`.
pub(super) fn escaped(text: &str) -> Option<(String, usize)> {
    if !text.starts_with("{\\") {
        return None;
    }
    let mut said = String::new();
    let (mut at, mut from) = (0, 0);
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    while let Some(c) = rest(at).chars().next() {
        let length = match c {
            '\\' => 1 + rest(at + 1).chars().next().map_or(0, char::len_utf8),
            '"' => match joint(rest(at)) {
                Some((made, length)) => {
                    said.push_str(&unquoted(text.get(from..at)?)?);
                    if !made.is_empty() {
                        said.extend(["'+", &made, "+'"]);
                    }
                    from = at + length;
                    length
                }
                None => break,
            },
            '\n' | '\r' => break,
            c => c.len_utf8(),
        };
        at += length;
    }
    said.push_str(&unquoted(text.get(from..at)?)?);
    Some((said, at))
}

/// What a text with escapes says.
fn unquoted(text: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{text}\"")).ok()
}

/// What stands between two texts that a program joins, `" + name + "`, without quotes, and how long all of it is.
fn joint(text: &str) -> Option<(String, usize)> {
    /// No expression that joins is longer, in bytes.
    const LONGEST: usize = 200;
    let inside = text.strip_prefix('"')?.trim_start();
    let sign = inside.chars().next().filter(|sign| matches!(sign, '+' | '.'))?;
    let inside = inside.strip_prefix(sign)?;
    let (made, _) = inside.split_once('"').filter(|(made, _)| made.len() <= LONGEST)?;
    let length = text.len() - inside.len() + made.len() + 1;
    let blank = made.trim().is_empty();
    let made = made.trim().strip_suffix(sign).or(blank.then_some(""))?.trim();
    Some((made.replace(['\\', '\n', '\r', '\''], " "), length))
}
