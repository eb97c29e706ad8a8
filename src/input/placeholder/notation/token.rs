//! A line of any language taken apart: literals, a comment behind them, and what stands between.

/// What a stretch of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) enum Kind {
    /// Neither of the others: all of a line of prose.
    Bare,
    /// What stands between quotes, without them.
    Literal,
    /// A comment behind code, without its mark.
    Comment,
}

/// A stretch of a line, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) struct Token<'t> {
    pub(in crate::input::placeholder) kind: Kind,
    pub(in crate::input::placeholder) text: &'t str,
    /// Where it begins in the line; of a literal, behind the quote.
    pub(in crate::input::placeholder) at: usize,
}

/// The tokens of a line. A quote that opens and does not close takes the rest of the line: the text goes on in the next.
pub(in crate::input::placeholder) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer {
        line,
        tokens: Vec::new(),
        bare: 0,
    };
    lexer.read();
    lexer.tokens
}

/// Whether a literal holds data of its own: an object or a list.
pub(in crate::input::placeholder) fn is_data(literal: &str) -> bool {
    let text = literal.trim_start();
    let list = text
        .strip_prefix('[')
        .is_some_and(|text| text.trim_start().starts_with(['{', '"', '\'', '\\', '[']));
    let object = text
        .strip_prefix('{')
        .is_some_and(|text| text.trim_start_matches([' ', '\\', 'n', 'r']).starts_with(['"', '\'']));
    list || object
}

struct Lexer<'t> {
    line: &'t str,
    tokens: Vec<Token<'t>>,
    /// Where the bare text begins that is being passed over.
    bare: usize,
}

impl<'t> Lexer<'t> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some(c) = self.rest(at).chars().next() {
            let rest = self.rest(at);
            if matches!(c, '"' | '\'' | '`') {
                if ["\"\"\"", "'''", "```"].iter().any(|fence| rest.starts_with(fence)) {
                    self.flush(at);
                    at += 3;
                    self.bare = at;
                    continue;
                }
                if self.opens(at) {
                    self.flush(at);
                    let end = closing(rest, c);
                    self.push(Kind::Literal, at + 1, at + end.unwrap_or(rest.len()));
                    at += end.map_or(rest.len(), |end| end + 1);
                    self.bare = at;
                    continue;
                }
            } else if let Some(mark) = self.comment(at) {
                self.flush(at);
                self.push(Kind::Comment, at + mark, self.line.len());
                return;
            }
            at += c.len_utf8();
        }
        self.flush(self.line.len());
    }

    fn rest(&self, at: usize) -> &'t str {
        self.line.get(at..).unwrap_or_default()
    }

    fn flush(&mut self, end: usize) {
        self.push(Kind::Bare, self.bare, end);
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let text = self.line.get(start..end).unwrap_or_default();
        if kind == Kind::Literal || !text.is_empty() {
            self.tokens.push(Token { kind, text, at: start });
        }
    }

    /// Whether a quote opens here: not within or behind a word, as in `don't`, unless that is a prefix such as `f"…"`.
    fn opens(&self, at: usize) -> bool {
        let before = self.line.get(..at).unwrap_or_default();
        let mut back = before.chars().rev();
        match back.next() {
            None => true,
            Some(prefix) if "frubFRUBNEL".contains(prefix) => back.next().is_none_or(|c| !is_worded(c)),
            Some(c) => c.is_ascii() && !c.is_ascii_alphanumeric() && c != '\\',
        }
    }

    /// How long the mark is of a comment that begins here, behind something else.
    fn comment(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let before = self.line.get(..at).unwrap_or_default();
        let apart = before.is_empty() || before.ends_with([' ', '\t', ',', ';', '{', '}', ')']);
        let long = ["//", "/*", "<!--"].iter().find(|mark| rest.starts_with(*mark));
        if let Some(mark) = long {
            return (!before.ends_with(':') && (apart || *mark != "//")).then_some(mark.len());
        }
        let short = ["# ", "-- "].iter().find(|mark| rest.starts_with(*mark));
        // Between words a dash or a hash may be anything; behind code it ends it.
        let ends_code = before.trim_end().ends_with(|c: char| c.is_ascii() && c != '.');
        short.filter(|_| apart && ends_code).map(|mark| mark.len())
    }
}

fn is_worded(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where the literal ends that begins with this quote: at the same one, unless it is escaped or doubled.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    let mut first = true;
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            let doubled = chars.peek().is_some_and(|(_, next)| *next == quote);
            if first || !doubled {
                return Some(at);
            }
            chars.next();
        }
        first = false;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_many_languages() {
        let shown = |line: &str| -> Vec<String> {
            let mark = |token: &Token| match token.kind {
                Kind::Bare => token.text.to_owned(),
                Kind::Literal => format!("[{}]", token.text),
                Kind::Comment => format!("#{}", token.text),
            };
            tokens(line).iter().map(mark).collect()
        };
        for (line, expected) in [
            ("书籍名称：{{thing1.DATA}}", vec!["书籍名称：{{thing1.DATA}}"]),
            (
                r#"A = "甲\"乙", 'b' // 丙"#,
                vec!["A = ", r#"[甲\"乙]"#, ", ", "[b]", " ", "# 丙"],
            ),
            ("'it''s', ''", vec!["[it''s]", ", ", "[]"]),
            ("f\"甲\" don't", vec!["f", "[甲]", " don't"]),
            ("content: `甲：{{a.DATA}}", vec!["content: ", "[甲：{{a.DATA}}]"]),
            ("乙：{{b.DATA}}`,", vec!["乙：{{b.DATA}}", "[,]"]),
            ("x = '甲' # 乙", vec!["x = ", "[甲]", " ", "#乙"]),
            ("http://a.b 甲 -- 乙", vec!["http://a.b 甲 -- 乙"]),
            ("\"\"\"甲", vec!["甲"]),
            ("（如：\"甲\"）", vec!["（如：\"甲\"）"]),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
    }
}
