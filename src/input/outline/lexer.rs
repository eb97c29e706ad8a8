//! What stands in a program, as far as data is written alike in all languages.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::input::place::offset;
use crate::input::placeholder::unescaped;

/// A part of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input) enum Token<'t> {
    Open(char),
    Close(char),
    /// What stands between quotes, as it reads.
    String(Cow<'t, str>),
    /// A name, a number, a path of names.
    Word(&'t str),
    Comma,
    /// A sign between a name and its value: `:`, `=`, `=>`.
    Names,
    /// A sign between strings that are one.
    Joins,
    /// Anything else, which does not stand in data.
    Other,
}

/// The parts of a text with their offsets, without blanks and comments.
#[derive(Clone)]
pub(in crate::input) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// From where on no quote over several lines is closed any more, for each of them.
    unclosed: [bool; FENCES.len()],
    /// What is left of a list of bare words.
    words: VecDeque<(Token<'t>, usize)>,
    /// How far it was looked for the end of a quote.
    looked: usize,
}

/// Quotes whose strings may have several lines.
const FENCES: [&str; 3] = ["\"\"\"", "'''", "`"];

impl<'t> Lexer<'t> {
    pub(in crate::input) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            unclosed: [false; FENCES.len()],
            words: VecDeque::new(),
            looked: 0,
        }
    }

    /// Where the part ends that came last.
    pub(in crate::input) fn at(&self) -> usize {
        self.at
    }

    /// How many bytes it took to get there: a quote that is never closed is looked for to the end.
    pub(in crate::input) fn cost(&self) -> usize {
        self.at.max(self.looked)
    }

    /// The text as far as it was read.
    pub(in crate::input) fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks, comments and the fences of Markdown.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let text = rest.trim_start();
            self.at += rest.len() - text.len();
            let line = || text.find('\n').unwrap_or(text.len());
            // A reference is what it refers to.
            let refers = text
                .strip_prefix('&')
                .is_some_and(|text| text.starts_with(['[', '(', '"']));
            let length = if refers {
                1
            } else if text.starts_with("/*") {
                text.find("*/").map_or(text.len(), |end| end + 2)
            } else if ["//", "--", "```", "#"].iter().any(|mark| text.starts_with(mark)) {
                line()
            } else {
                return;
            };
            self.at += length;
        }
    }

    /// Reads a list of bare words, as Ruby has it: `%w[书名 日期]`.
    fn words(&mut self, rest: &'t str) -> Option<()> {
        let inside = rest.strip_prefix("%w")?;
        let close = match inside.chars().next()? {
            '[' => ']',
            '(' => ')',
            _ => return None,
        };
        let inside = inside.get(1..)?;
        let inside = inside.get(..inside.find([close, '\n'])?)?;
        let begin = self.at + "%w[".len();
        self.words.push_back((Token::Open('['), self.at));
        for word in inside.split_whitespace() {
            let at = begin + offset(inside, word);
            self.words
                .extend([(Token::String(word.into()), at), (Token::Comma, at)]);
        }
        self.at = begin + inside.len() + 1;
        self.words.push_back((Token::Close(']'), self.at));
        Some(())
    }

    /// A string that begins here, and how long it is written.
    fn string(&mut self, rest: &'t str) -> Option<(Cow<'t, str>, usize)> {
        for (fence, unclosed) in FENCES.iter().zip(&mut self.unclosed) {
            let Some(inside) = rest.strip_prefix(fence) else {
                continue;
            };
            if *unclosed {
                return None;
            }
            let Some(end) = inside.find(fence) else {
                *unclosed = true;
                return None;
            };
            let text = inside.get(..end)?;
            return Some((Cow::Borrowed(text.trim()), end + 2 * fence.len()));
        }
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let mut chars = rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            if c == '\n' {
                return None;
            } else if c == '\\' {
                chars.next();
            } else if c == quote {
                return Some((unescaped(rest.get(1..at)?, None), at + 1));
            }
        }
        None
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = (Token<'t>, usize);

    fn next(&mut self) -> Option<(Token<'t>, usize)> {
        if self.words.is_empty() {
            self.skip();
            self.words(self.rest());
        }
        if let Some(word) = self.words.pop_front() {
            return Some(word);
        }
        let at = self.at;
        let rest = self.rest();
        let first = rest.chars().next()?;
        if let Some((text, length)) = self.string(rest) {
            self.at += length;
            return Some((Token::String(text), at));
        }
        if matches!(first, '"' | '\'' | '`') {
            self.looked = self.text.len();
        }
        let of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.' | '@');
        let word = rest.trim_start_matches(of_word);
        let signs = [
            ("=>", Token::Names),
            ("->", Token::Word("->")),
            ("::", Token::Word("::")),
        ];
        let (token, length) = match first {
            '(' | '[' | '{' => (Token::Open(first), 1),
            ')' | ']' | '}' => (Token::Close(first), 1),
            ',' => (Token::Comma, 1),
            '+' | '.' => (Token::Joins, 1),
            _ if word.len() < rest.len() => {
                let length = rest.len() - word.len();
                (Token::Word(rest.get(..length).unwrap_or_default()), length)
            }
            _ => {
                let sign = signs.into_iter().find(|(sign, _)| rest.starts_with(sign));
                match (sign, first) {
                    (Some((sign, token)), _) => (token, sign.len()),
                    (None, ':') => (Token::Names, 1),
                    (None, '=') if !rest.starts_with("==") => (Token::Names, 1),
                    _ => (Token::Other, first.len_utf8()),
                }
            }
        };
        self.at += length;
        Some((token, at))
    }
}
