//! A strict walk over one JSON value that says, in our words and with its place, where the text stops being JSON.
//!
//! `serde_json` is the judge of what is read; this only explains a refusal, so it may be slow but must not recurse.

use crate::input::eight::Eight;

/// As deep as `serde_json` goes.
pub(in crate::input) const MAX_DEPTH: usize = 127;

/// What is told of the parts of a value while it is walked over.
pub(in crate::input) trait Watch {
    fn key(&mut self, _at: usize, _raw: &str) {}
    /// A string, number, true, false or null, from here to there.
    fn scalar(&mut self, _at: usize, _end: usize) {}
    fn open(&mut self, _at: usize, _object: bool) {}
    fn close(&mut self) {}
}

impl Watch for () {}

/// Where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Broken {
    pub(in crate::input) at: usize,
    pub(in crate::input) why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Why {
    /// The text ends inside the bracket that stands at this offset.
    Unclosed(usize),
    ValueExpected,
    KeyExpected,
    ColonExpected,
    /// Nothing separates two members or items.
    CommaMissing,
    /// Inside a list or object, neither a comma nor its closing bracket.
    CommaOrClose(u8),
    TrailingComma,
    UnterminatedString,
    ControlInString,
    Escape,
    LoneSurrogate,
    Number,
    TooDeep,
}

struct Walk<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    open: Vec<(u8, usize)>,
}

enum State {
    /// A value; after a comma, whose offset is given, or where a list may also end.
    Value(Option<usize>, bool),
    Key(Option<usize>),
    After,
}

impl Broken {
    /// Whether two members stand side by side, which no program writes.
    pub(in crate::input) fn lacks_comma(&self) -> bool {
        matches!(self.why, Why::CommaMissing)
    }
}

/// Walks over the value that begins at `start`, blanks allowed before it; gives its end.
pub(in crate::input) fn walk(text: &str, start: usize, watch: &mut impl Watch) -> Result<usize, Broken> {
    Walk {
        text,
        bytes: text.as_bytes(),
        at: start,
        open: Vec::new(),
    }
    .run(watch)
}

impl<'t> Walk<'t> {
    fn run(mut self, watch: &mut impl Watch) -> Result<usize, Broken> {
        let mut state = State::Value(None, false);
        loop {
            if let (State::After, true) = (&state, self.open.is_empty()) {
                return Ok(self.at);
            }
            self.skip_blanks();
            let Some(byte) = self.peek() else {
                return Err(self.ended());
            };
            state = match (state, byte) {
                (State::Value(..), b'{' | b'[') => {
                    if self.open.len() == MAX_DEPTH {
                        return Err(self.broken(Why::TooDeep));
                    }
                    watch.open(self.at, byte == b'{');
                    self.open.push((byte, self.at));
                    self.at += 1;
                    if byte == b'{' {
                        State::Key(None)
                    } else {
                        State::Value(None, true)
                    }
                }
                (State::Value(None, true), b']') | (State::Key(None), b'}') => self.close(watch),
                (State::Value(Some(comma), _), b']') | (State::Key(Some(comma)), b'}') => {
                    return Err(Broken {
                        at: comma,
                        why: Why::TrailingComma,
                    });
                }
                (State::Value(..), b'"') => {
                    let at = self.at;
                    self.string()?;
                    watch.scalar(at, self.at);
                    State::After
                }
                (State::Value(..), b'-' | b'0'..=b'9') => {
                    let at = self.at;
                    self.number()?;
                    watch.scalar(at, self.at);
                    State::After
                }
                (State::Value(..), _) => {
                    let at = self.at;
                    self.literal()?;
                    watch.scalar(at, self.at);
                    State::After
                }
                (State::Key(_), b'"') => {
                    let at = self.at;
                    let raw = self.string()?;
                    watch.key(at, raw);
                    self.skip_blanks();
                    match self.peek() {
                        Some(b':') => self.at += 1,
                        Some(_) => return Err(self.broken(Why::ColonExpected)),
                        None => return Err(self.ended()),
                    }
                    State::Value(None, false)
                }
                (State::Key(_), _) => return Err(self.broken(Why::KeyExpected)),
                (State::After, b',') => {
                    let comma = Some(self.at);
                    self.at += 1;
                    if self.in_object() {
                        State::Key(comma)
                    } else {
                        State::Value(comma, false)
                    }
                }
                (State::After, b'}') if self.in_object() => self.close(watch),
                (State::After, b']') if !self.in_object() => self.close(watch),
                (State::After, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => {
                    return Err(self.broken(Why::CommaMissing));
                }
                (State::After, _) => {
                    let close = if self.in_object() { b'}' } else { b']' };
                    return Err(self.broken(Why::CommaOrClose(close)));
                }
            };
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        self.at = skip_blanks(self.bytes, self.at);
    }

    fn in_object(&self) -> bool {
        self.open.last().is_some_and(|(byte, _)| *byte == b'{')
    }

    fn close(&mut self, watch: &mut impl Watch) -> State {
        self.open.pop();
        self.at += 1;
        watch.close();
        State::After
    }

    fn broken(&self, why: Why) -> Broken {
        Broken { at: self.at, why }
    }

    fn ended(&self) -> Broken {
        self.broken(
            self.open
                .last()
                .map_or(Why::ValueExpected, |(_, at)| Why::Unclosed(*at)),
        )
    }

    /// Passes over a string and gives what stands between its quotes, as it is written.
    fn string(&mut self) -> Result<&'t str, Broken> {
        let start = self.at;
        self.at += 1;
        loop {
            self.at = plain_end(self.bytes, self.at);
            match self.peek() {
                None | Some(b'\n' | b'\r') => {
                    return Err(Broken {
                        at: start,
                        why: Why::UnterminatedString,
                    });
                }
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.text.get(start + 1..self.at - 1).unwrap_or_default());
                }
                Some(b'\\') => self.escape()?,
                Some(_) => return Err(self.broken(Why::ControlInString)),
            }
        }
    }

    fn escape(&mut self) -> Result<(), Broken> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let lone = self.broken(Why::LoneSurrogate);
                match self.unit(self.at)? {
                    0xD800..=0xDBFF => {
                        let next = self.at + 6;
                        let low = self.bytes.get(next..next + 2) == Some(b"\\u".as_slice())
                            && (0xDC00..=0xDFFF).contains(&self.unit(next)?);
                        if !low {
                            return Err(lone);
                        }
                        self.at += 12;
                    }
                    0xDC00..=0xDFFF => return Err(lone),
                    _ => self.at += 6,
                }
            }
            _ => return Err(self.broken(Why::Escape)),
        }
        Ok(())
    }

    fn unit(&self, at: usize) -> Result<u32, Broken> {
        let digits = self
            .bytes
            .get(at + 2..at + 6)
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        digits
            .and_then(|digits| u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
            .ok_or(Broken { at, why: Why::Escape })
    }

    fn number(&mut self) -> Result<(), Broken> {
        let wrong = self.broken(Why::Number);
        self.at += usize::from(self.peek() == Some(b'-'));
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || (leading_zero && whole > 1) {
            return Err(wrong);
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(wrong);
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            if self.digits() == 0 {
                return Err(wrong);
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn literal(&mut self) -> Result<(), Broken> {
        match word(self.text, self.at) {
            found @ ("true" | "false" | "null") => {
                self.at += found.len();
                Ok(())
            }
            _ => Err(self.broken(Why::ValueExpected)),
        }
    }
}

/// Where the first byte of a string stands that may be more than a letter of it.
pub(in crate::input::json) fn plain_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(eight) = Eight::at(bytes, at) {
        let marks = eight.find(b'"').or(eight.find(b'\\')).or(eight.controls());
        match marks.first() {
            Some(before) => return at + before,
            None => at += 8,
        }
    }
    let last = bytes.get(at..).unwrap_or_default();
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    at + last.iter().position(special).unwrap_or(last.len())
}

pub(in crate::input) fn skip_blanks(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        .count()
}

/// The letters and digits that stand here, as far as they could be a name.
pub(in crate::input) fn word(text: &str, at: usize) -> &str {
    const LONGEST: usize = 32;
    let rest = text.get(at..).unwrap_or_default();
    let length = rest
        .bytes()
        .take(LONGEST)
        .take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_')
        .count();
    rest.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_a_text_stops_being_json() {
        for (text, at, why) in [
            (r#"{"a":1,}"#, 6, Why::TrailingComma),
            ("[1,2,]", 4, Why::TrailingComma),
            (r#"{"a":1 "b":2}"#, 7, Why::CommaMissing),
            (r#"{"a" 1}"#, 5, Why::ColonExpected),
            ("{a:1}", 1, Why::KeyExpected),
            ("{\"a\":\"b\n\"}", 5, Why::UnterminatedString),
            (r#"{"a":"b"#, 5, Why::UnterminatedString),
            (r#"["\ud83d"]"#, 2, Why::LoneSurrogate),
            (r#"["\ude00"]"#, 2, Why::LoneSurrogate),
            (r#"["\ud83dx"]"#, 2, Why::LoneSurrogate),
            (r#"["\x"]"#, 2, Why::Escape),
            (r#"["\u12"]"#, 2, Why::Escape),
            ("[\"\t\"]", 2, Why::ControlInString),
            ("[01]", 1, Why::Number),
            ("[1.]", 1, Why::Number),
            ("[True]", 1, Why::ValueExpected),
            ("[1}", 2, Why::CommaOrClose(b']')),
            (" [[1]", 5, Why::Unclosed(1)),
            ("", 0, Why::ValueExpected),
        ] {
            assert_eq!(walk(text, 0, &mut ()), Err(Broken { at, why }), "{text}");
        }
    }

    #[test]
    fn depth_ends_where_serde_json_ends() {
        for depth in 120..140 {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            let serde = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            assert_eq!(walk(&text, 0, &mut ()).is_ok(), serde, "{depth}");
        }
        assert!(walk(&"[".repeat(1_000_000), 0, &mut ()).is_err());
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_serde_json(text in r#"[\[\]{},:"\\u0d8a1e.tn -]{0,12}"#) {
            let serde = serde_json::from_str::<serde_json::Value>(&text);
            let ours = walk(&text, 0, &mut ()).is_ok_and(|end| skip_blanks(text.as_bytes(), end) == text.len());
            // A number too large is JSON, but serde_json does not read it.
            let large = serde.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            proptest::prop_assert_eq!(ours, serde.is_ok() || large);
        }
    }
}
