//! An object as programs write it, as JSON: keys without quotes, single quotes, commas behind the last, comments, the arrays
//! of PHP, the types of Go before their braces. What only the program knows is kept as it is written.

use super::expression::{self, Scanned};
use crate::input::outline::{Lexer, Token};

/// How deep an object is read, as deep as JSON is.
const DEEPEST: usize = 127;

/// JSON, where its values stand in the text it was made of, and where the object ends there.
#[derive(Default)]
pub(super) struct Transcribed {
    pub(super) json: String,
    places: Vec<(usize, usize)>,
    pub(super) end: usize,
}

impl Transcribed {
    /// Where the text has what is at this offset of the JSON.
    pub(super) fn source(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(offset, _)| *offset <= at);
        let place = before.checked_sub(1).and_then(|index| self.places.get(index));
        place.or(self.places.first()).map_or(0, |(_, source)| *source)
    }

    /// Where in the text its pieces stand.
    pub(super) fn sources(&self) -> impl Iterator<Item = usize> {
        self.places.iter().map(|(_, source)| *source)
    }

    /// Adds a piece of JSON that stands there in the text.
    pub(super) fn put(&mut self, piece: &str, at: usize) {
        self.places.push((self.json.len(), at));
        self.json.push_str(piece);
    }

    /// Adds all of another, which has places in the same text.
    pub(super) fn append(&mut self, other: &Self) {
        let before = self.json.len();
        let places = other.places.iter().map(|(offset, source)| (before + offset, *source));
        self.places.extend(places);
        self.json.push_str(&other.json);
    }

    /// What stands between the brackets of an object.
    pub(super) fn inside(&self) -> Self {
        self.part("{".len(), "}".len())
    }

    /// It without what stands at its begin and its end.
    fn part(&self, begin: usize, end: usize) -> Self {
        let end = self.json.len().saturating_sub(end);
        let kept = self.places.iter().filter(|(offset, _)| (begin..end).contains(offset));
        Self {
            json: self.json.get(begin..end).unwrap_or_default().to_owned(),
            places: kept.map(|(offset, source)| (offset - begin, *source)).collect(),
            end: self.end,
        }
    }

    /// A value that stands by itself at an offset of its text. `dollars` tells of a program whose double quotes hold variables.
    pub(super) fn of_value(written: &str, at: usize, dollars: bool) -> Self {
        // As a member of an object it ends where that does.
        let before = if dollars { "{'v'=>" } else { "{v:" };
        let text = format!("{before}{written}}}");
        let found = object(&text).ok().filter(|found| found.end == text.len());
        let found = found.map(|found| found.part("{\"v\":".len(), "}".len()));
        let mut value = found.unwrap_or_else(|| Self {
            json: expression::written(written),
            places: vec![(0, before.len())],
            end: 0,
        });
        for (_, source) in &mut value.places {
            *source = *source + at - before.len().min(*source);
        }
        value
    }
}

/// The object a text begins with. A value that only the program knows becomes `{"$expression": "…"}`.
///
/// # Errors
/// There is no such object; how many bytes it took to see that.
pub(super) fn object(text: &str) -> Result<Transcribed, usize> {
    let mut writer = Writer {
        text,
        lexer: Lexer::new(text),
        out: Transcribed::default(),
        open: Vec::new(),
        awaited: Awaited::Value,
        comma: false,
        arrows: false,
    };
    match writer.whole() {
        Some(()) => Ok(writer.out),
        None => Err(writer.lexer.cost()),
    }
}

/// The functions of Kotlin that make maps of pairs, `mapOf("touser" to openid)`.
const MAPS: [&str; 4] = ["mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf"];

/// Whether a map of Kotlin begins here.
pub(super) fn is_map(text: &str) -> bool {
    let inside = MAPS.iter().find_map(|name| text.strip_prefix(name));
    inside.is_some_and(|rest| rest.starts_with(['(', '<']))
}

/// Whether a list of PHP begins here whose items have names, as an object has: `['touser' => …`, `array('touser' => …`.
pub(super) fn is_array(text: &str) -> bool {
    /// No name is longer.
    const LONGEST: usize = 64;
    let inside = text.strip_prefix('[').or_else(|| text.strip_prefix("array("));
    let named = inside.map(str::trim_start).and_then(|inside| {
        let quote = inside.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (at, _) = inside.char_indices().skip(1).take(LONGEST).find(|(_, c)| *c == quote)?;
        Some(inside.get(at + 1..)?.trim_start().starts_with("=>"))
    });
    named.unwrap_or_default()
}

/// Whether what comes is the name of an item with `=>` behind.
fn named_by_arrows(lexer: &Lexer<'_>) -> bool {
    let mut ahead = lexer.clone();
    let name = ahead.next();
    let named = matches!(name, Some((Token::String(_) | Token::Word(_), _)));
    named && matches!(ahead.next(), Some((Token::Names, _))) && ahead.before().ends_with("=>")
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    /// A key, or the end of the object.
    Key,
    /// The sign behind a key.
    Names,
    /// A value, or the end of the list.
    Value,
    /// A comma, or the end of what is open.
    Comma,
}

/// A bracket that is open: what closes it in the text, and what does in JSON.
struct Open {
    close: char,
    json: char,
}

struct Writer<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    out: Transcribed,
    open: Vec<Open>,
    awaited: Awaited,
    /// Whether a comma stands before what comes next.
    comma: bool,
    /// Whether values are named by `=>`, as PHP and Ruby do.
    arrows: bool,
}

impl<'t> Writer<'t> {
    fn whole(&mut self) -> Option<()> {
        while let Some((token, at)) = self.lexer.next() {
            match (self.awaited, token) {
                (Awaited::Key | Awaited::Comma | Awaited::Value, Token::Close(bracket)) => {
                    if self.close(bracket, at)? {
                        return Some(());
                    }
                }
                (Awaited::Comma, Token::Comma) => {
                    self.comma = true;
                    self.awaited = self.within();
                }
                (Awaited::Key, token) => self.key(token, at)?,
                (Awaited::Names, Token::Word("to")) if self.open.last().is_some_and(|open| open.close == ')') => {
                    self.out.json.push(':');
                    self.awaited = Awaited::Value;
                }
                (Awaited::Names, Token::Names) => {
                    self.arrows |= self.lexer.before().ends_with("=>");
                    self.out.json.push(':');
                    self.awaited = Awaited::Value;
                }
                (Awaited::Value, token) => self.value(&token, at)?,
                _ => return None,
            }
        }
        None
    }

    /// What is awaited in what is open.
    fn within(&self) -> Awaited {
        match self.open.last() {
            Some(Open { json: '}', .. }) => Awaited::Key,
            _ => Awaited::Value,
        }
    }

    fn put(&mut self, piece: &str, at: usize) {
        if std::mem::take(&mut self.comma) {
            self.out.json.push(',');
        }
        self.out.put(piece, at);
    }

    fn string(&mut self, text: &str, at: usize) {
        self.put(&serde_json::Value::from(text).to_string(), at);
    }

    fn expression(&mut self, text: &str, at: usize) {
        self.put(&expression::written(text), at);
        self.awaited = Awaited::Comma;
    }

    fn key(&mut self, token: Token<'t>, at: usize) -> Option<()> {
        match token {
            Token::String(text) => self.string(&text, at),
            Token::Joins if self.rest(at).starts_with("...") => return self.spread(at),
            Token::Other if self.rest(at).starts_with("**") => return self.spread(at),
            // { [key]: … }
            Token::Open('[') => {
                let end = expression::balanced(&mut self.lexer)?;
                self.string(self.text.get(at..end)?, at);
            }
            // { :touser => openid }
            Token::Names if self.rest(at).starts_with(':') => match self.lexer.next()? {
                (Token::Word(word), at) => self.string(word, at),
                _ => return None,
            },
            // A statement: { data.thing1 = … }
            Token::Word(word) if word.contains('.') && self.is_assigned() => return None,
            Token::Word(word) => {
                self.string(expression::member(word), at);
                // { openid } is { openid: openid }.
                if matches!(self.lexer.clone().next(), Some((Token::Comma | Token::Close(_), _))) {
                    self.out.json.push(':');
                    self.expression(word, at);
                    return Some(());
                }
            }
            _ => return None,
        }
        self.awaited = Awaited::Names;
        Some(())
    }

    fn is_assigned(&self) -> bool {
        let mut ahead = self.lexer.clone();
        matches!(ahead.next(), Some((Token::Names, _))) && ahead.before().ends_with('=')
    }

    /// Whatever another object holds, or none knows what: `...common`, `**common`.
    fn spread(&mut self, at: usize) -> Option<()> {
        let end = expression::end(self.text, &mut self.lexer, at)?;
        let text = self.text.get(at..end)?;
        self.string(text, at);
        self.out.json.push(':');
        self.expression(text, at);
        Some(())
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    fn value(&mut self, token: &Token<'t>, at: usize) -> Option<()> {
        if self.open.is_empty()
            && !matches!(token, Token::Open('{' | '[') | Token::Word("array"))
            && !is_map(self.rest(at))
        {
            return None;
        }
        if is_map(self.rest(at)) {
            // mapOf<String, Any>(
            loop {
                match self.lexer.next()?.0 {
                    Token::Open('(') => return self.begin(')', '}', at),
                    Token::Word(_) | Token::Comma | Token::Other => {}
                    _ => return None,
                }
            }
        }
        match token {
            Token::Open('{') => self.begin('}', '}', at),
            Token::Open('[') if named_by_arrows(&self.lexer) => self.begin(']', '}', at),
            Token::Open('[') => self.begin(']', ']', at),
            // array('value' => $name)
            Token::Word("array")
                if self
                    .lexer
                    .clone()
                    .next()
                    .is_some_and(|(token, _)| token == Token::Open('(')) =>
            {
                self.lexer.next();
                let json = if named_by_arrows(&self.lexer) { '}' } else { ']' };
                self.begin(')', json, at)
            }
            token => {
                match expression::scan(self.text, &mut self.lexer, token, at, self.arrows)? {
                    Scanned::Text(text) => self.string(&text, at),
                    Scanned::Json(json) => self.put(json, at),
                    Scanned::Unknown(text) => self.expression(text, at),
                    // map[string]Item{…}
                    Scanned::Typed(brace) => return self.begin('}', '}', brace),
                }
                self.awaited = Awaited::Comma;
                Some(())
            }
        }
    }

    fn begin(&mut self, close: char, json: char, at: usize) -> Option<()> {
        if self.open.len() == DEEPEST {
            return None;
        }
        self.open.push(Open { close, json });
        self.put(if json == '}' { "{" } else { "[" }, at);
        self.awaited = self.within();
        Some(())
    }

    /// Closes what is open; whether that was the object itself.
    fn close(&mut self, bracket: char, at: usize) -> Option<bool> {
        let Open { close, json } = self.open.pop()?;
        let value_missing = self.awaited == Awaited::Value && json == '}';
        if bracket != close || value_missing {
            return None;
        }
        self.comma = false;
        self.put(json.encode_utf8(&mut [0; 4]), at);
        self.awaited = Awaited::Comma;
        self.out.end = at + 1;
        Some(self.open.is_empty())
    }
}
