//! The lines of a text without what surrounds them: marks of comments, bullets, numbers, fences.

use super::super::wording::words;

/// A line, and what was around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) struct Line<'t> {
    /// The line's text, without its marks.
    pub(in crate::input::placeholder) text: &'t str,
    /// Where that begins in the input.
    pub(in crate::input::placeholder) at: usize,
    /// Whether it stands in a comment.
    pub(in crate::input::placeholder) comment: bool,
    /// Whether it is a heading of Markdown, which looks like a comment of some languages.
    pub(in crate::input::placeholder) heading: bool,
    /// Whether it bears a number of its own.
    pub(in crate::input::placeholder) numbered: bool,
    /// The text with its number, and where that begins.
    pub(in crate::input::placeholder) counted: Option<(&'t str, usize)>,
}

/// Goes through a text line by line and knows whether a comment is open.
pub(in crate::input::placeholder) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// Where the text begins in the input.
    begin: usize,
    /// The mark that ends the comment that is open.
    open: Option<&'static str>,
}

impl<'t> Lines<'t> {
    pub(in crate::input::placeholder) fn new(text: &'t str, begin: usize) -> Self {
        Self {
            text,
            at: 0,
            begin,
            open: None,
        }
    }
}

/// How often one line may open and close comments; what it does beyond is not followed.
const TURNS: usize = 8;
const COMMENTS: [(&str, &str); 3] = [("/*", "*/"), ("<!--", "-->"), ("\"\"\"", "\"\"\"")];
const BLANKS: &[char] = &[
    ' ', '\t', '\r', '\u{3000}', '\u{a0}', '\u{feff}', '\u{200b}', '\u{2028}',
];

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next().unwrap_or(rest);
        let at = self.begin + self.at;
        self.at += line.len() + 1;
        let commented = self.open.is_some();
        self.follow(line);
        let mut read = stripped(line, at);
        read.comment |= commented;
        Some(read)
    }
}

impl Lines<'_> {
    /// Notes whether a comment is open at the end of this line.
    fn follow(&mut self, line: &str) {
        let mut rest = line;
        for _ in 0..TURNS {
            rest = if let Some(end) = self.open {
                let Some((_, after)) = rest.split_once(end) else { return };
                self.open = None;
                after
            } else {
                let begin = |&(open, close): &(&str, &'static str)| {
                    let at = rest.find(open)?;
                    Some((at, at + open.len(), close))
                };
                let Some((_, after, close)) = COMMENTS.iter().filter_map(begin).min() else {
                    return;
                };
                self.open = Some(close);
                rest.get(after..).unwrap_or_default()
            };
        }
    }
}

fn stripped(line: &str, at: usize) -> Line<'_> {
    let mut read = Line {
        text: line.trim_end_matches(BLANKS),
        at,
        comment: false,
        heading: false,
        numbered: false,
        counted: None,
    };
    if is_rule(read.text) {
        read.text = "";
        return read;
    }
    loop {
        let text = read.text.trim_start_matches(BLANKS);
        let after = undecorated(text, &mut read);
        if read.numbered && read.counted.is_none() {
            read.counted = Some((text, read.at + read.text.len() - text.len()));
        }
        read.at += read.text.len() - after.len();
        let done = after.len() == text.len();
        read.text = after;
        if done {
            break;
        }
    }
    for end in ["**/", "*/", "-->"] {
        if let Some(text) = read.text.strip_suffix(end) {
            read.text = text.trim_end_matches(BLANKS);
            read.comment = true;
        }
    }
    read
}

/// The text without the next mark before it.
fn undecorated<'t>(text: &'t str, read: &mut Line<'t>) -> &'t str {
    let apart = |rest: &str| rest.is_empty() || rest.starts_with(BLANKS);
    for mark in ["/**", "/*", "*/", "///", "//!", "//", "<!--", "-->", "\"\"\""] {
        if let Some(rest) = text.strip_prefix(mark) {
            read.comment = true;
            return rest;
        }
    }
    for mark in ["--", "*", ";", ";;", "'", "%"] {
        if let Some(rest) = text.strip_prefix(mark).filter(|rest| apart(rest)) {
            read.comment = true;
            return rest;
        }
    }
    for mark in ["-", "+", "•", "·", "●", "○", "■", ">", "◆", "★"] {
        let spaced = !matches!(mark, "-" | "+");
        if let Some(rest) = text.strip_prefix(mark).filter(|rest| spaced || apart(rest)) {
            return rest;
        }
    }
    let rest = text.trim_start_matches('#');
    if (1..=6).contains(&(text.len() - rest.len())) && !rest.starts_with(['!', '{', '[']) {
        read.heading = apart(rest);
        // `## 1 取书通知`
        let counted = rest.trim_start_matches(BLANKS);
        let name = counted.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = (1..=2).contains(&(counted.len() - name.len())) && name.starts_with([' ', '\u{3000}']);
        return match words::sectioned(counted, DEEPEST).filter(|_| read.heading) {
            Some(name) => name,
            None if read.heading && number => name,
            None => rest,
        };
    }
    let rest = words::unnumbered(text);
    // A number taken off twice was no number of a list.
    if rest.len() < text.len() && !read.numbered {
        read.numbered = true;
        return rest;
    }
    text
}

/// How many levels the number of a heading may have.
const DEEPEST: usize = 4;

/// Whether a line is only drawn: `---`, `=====`, `* * *`, or the fence of a block.
fn is_rule(line: &str) -> bool {
    let text = line.trim_matches(BLANKS);
    let Some(first) = text.chars().next() else { return true };
    let fence = first == '`' || first == '~';
    if fence && text.chars().take_while(|c| *c == first).count() >= 3 {
        return true;
    }
    "-=*_#─━".contains(first) && text.chars().count() > 2 && text.chars().all(|c| c == first || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_without_their_marks() {
        for (text, expected, comment) in [
            ("  取书", "取书", false),
            ("/** 取书 */", "取书", true),
            (" * 取书\r", "取书", true),
            ("// 1. 取书", "取书", true),
            ("-- 取书", "取书", true),
            ("<!-- 取书 -->", "取书", true),
            ("### 取书", "取书", false),
            ("#取书", "取书", false),
            ("- **取书**", "**取书**", false),
            ("**取书**：", "**取书**：", false),
            ("　２、取书", "取书", false),
            ("2.", "", false),
            ("-----", "", false),
            ("```java", "", false),
            ("--取书", "--取书", false),
            ("#{取书}", "#{取书}", false),
        ] {
            let line = Lines::new(text, 0).next().unwrap();
            assert_eq!((line.text, line.comment), (expected, comment), "{text}");
            assert!(text[line.at..].starts_with(line.text), "{text}");
        }
    }

    #[test]
    fn comments_stay_open() {
        let text = "a\n/*\n取书\n*/ b\nc\n\"\"\"取书\n还书\"\"\"\nd";
        let found: Vec<bool> = Lines::new(text, 0).map(|line| line.comment).collect();
        assert_eq!(found, [false, true, true, true, false, true, true, false]);
    }
}
