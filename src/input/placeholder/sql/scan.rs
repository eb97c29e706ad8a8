//! The values of SQL, read one after another.

/// The longest list of columns, and the longest value that is no literal, in bytes: what has not ended by then is no SQL.
pub(super) const LONGEST: usize = 16 * 1024;

/// A literal as it is written, without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Literal<'t> {
    pub(super) text: &'t str,
    /// Where it begins, behind the quote.
    pub(super) at: usize,
    /// The quote before it; none in the rows of `COPY`.
    pub(super) quote: Option<char>,
}

impl Literal<'_> {
    /// Where it begins, quote and all.
    pub(super) fn begin(&self) -> usize {
        self.at - self.quote.map_or(0, char::len_utf8)
    }
}

/// The literals of one value: none, one, or several where they are joined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Value<'t> {
    first: Option<Literal<'t>>,
    others: Vec<Literal<'t>>,
    /// Whether it has placeholders, once that was looked at.
    pub(super) is_content: bool,
}

impl<'t> Value<'t> {
    fn push(&mut self, literal: Literal<'t>) {
        match self.first {
            None => self.first = Some(literal),
            Some(_) => self.others.push(literal),
        }
    }

    pub(super) fn literals(&self) -> impl Iterator<Item = &Literal<'t>> {
        self.first.iter().chain(&self.others)
    }

    #[inline]
    pub(super) fn any(&self, holds: impl Fn(&Literal<'t>) -> bool) -> bool {
        self.first.as_ref().is_some_and(&holds) || self.others.iter().any(holds)
    }

    pub(super) fn first(&self) -> Option<&Literal<'t>> {
        self.first.as_ref()
    }

    /// The literal that is all of it.
    pub(super) fn only(&self) -> Option<&Literal<'t>> {
        self.first.as_ref().filter(|_| self.others.is_empty())
    }
}

impl<'t> From<Option<Literal<'t>>> for Value<'t> {
    fn from(first: Option<Literal<'t>>) -> Self {
        Self {
            first,
            ..Self::default()
        }
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over blanks and comments.
    pub(super) fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("--") || trimmed.starts_with('#') {
                trimmed.find('\n')
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map(|end| end + 2)
            } else {
                return;
            };
            self.at += comment.unwrap_or(trimmed.len());
        }
    }

    pub(super) fn take(&mut self, c: char) -> Option<()> {
        self.skip();
        if self.peek() == Some(c) {
            self.at += c.len_utf8();
            Some(())
        } else {
            None
        }
    }

    /// The next word, in lower case.
    pub(super) fn word(&mut self) -> String {
        self.written_word().to_ascii_lowercase()
    }

    /// The next word as it is written.
    pub(super) fn written_word(&mut self) -> &'t str {
        self.skip();
        let rest = self.rest();
        let length = rest.bytes().take(64).take_while(|byte| is_word(*byte)).count();
        let word = rest.get(..length).unwrap_or_default();
        self.at += word.len();
        word
    }

    /// The last part of a name such as `shop`.`template`, `[dbo].[Template]`.
    pub(super) fn name(&mut self) -> Option<String> {
        self.skip();
        let rest = self.rest();
        let mut length = 0;
        let mut open = None;
        for (at, c) in rest.char_indices().take(200) {
            match (open, c) {
                (Some(close), _) if c == close => open = None,
                (None, '`' | '"') => open = Some(c),
                (None, '[') => open = Some(']'),
                (None, _) if !(c.is_alphanumeric() || matches!(c, '_' | '$' | '{' | '}' | '.')) => break,
                _ => {}
            }
            length = at + c.len_utf8();
        }
        let written = rest.get(..length).unwrap_or_default();
        self.at += length;
        let name = written.rsplit('.').next().unwrap_or(written);
        let name = name.trim_matches(['`', '"', '[', ']']).to_lowercase();
        (!name.is_empty()).then_some(name)
    }

    /// What stands in parentheses that begin here, if they end soon enough.
    pub(super) fn enclosed(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b')')?;
        self.at += end + 1;
        rest.get(1..end)
    }

    /// The values of a row, to behind its parenthesis.
    pub(super) fn row(&mut self) -> Option<Vec<Value<'t>>> {
        let mut row = Vec::new();
        loop {
            row.push(self.value()?);
            let end = self.peek()?;
            self.at += 1;
            if end == ')' {
                return Some(row);
            }
        }
    }

    /// A value, to the comma or parenthesis behind it.
    pub(super) fn value(&mut self) -> Option<Value<'t>> {
        let mut value = Value::default();
        let mut depth = 0_usize;
        let mut plain = 0;
        self.skip();
        let start = self.at;
        loop {
            let c = self.peek()?;
            match c {
                '\'' | '"' => value.push(self.literal(c)?),
                ',' | ')' if depth == 0 => {
                    if let Some(number) = self.number(start) {
                        value.push(number);
                    }
                    return Some(value);
                }
                '(' | '{' | '[' => {
                    depth += 1;
                    self.at += 1;
                }
                ')' | '}' | ']' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                ';' => return None,
                _ => self.at += c.len_utf8(),
            }
            plain += 1;
            if plain > LONGEST {
                return None;
            }
        }
    }

    /// The number that is all of a value.
    fn number(&self, start: usize) -> Option<Literal<'t>> {
        let text = self.text.get(start..self.at)?.trim_end();
        let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        all.then_some(Literal {
            text,
            at: start,
            quote: None,
        })
    }

    /// A literal that begins here; its quote ends it, unless it is escaped or doubled.
    fn literal(&mut self, quote: char) -> Option<Literal<'t>> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            at += memchr::memchr2(b'\\', u8::try_from(quote).ok()?, bytes.get(at..)?)?;
            let doubled = bytes.get(at + 1).is_some_and(|byte| char::from(*byte) == quote);
            if bytes.get(at) != Some(&b'\\') && !doubled {
                break;
            }
            at += 2;
        }
        self.at = at + 1;
        Some(Literal {
            text: self.text.get(start..at)?,
            at: start,
            quote: Some(quote),
        })
    }
}
