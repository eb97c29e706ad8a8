//! What a program computes, where a value would stand: nobody but the program knows what it will be.

use std::borrow::Cow;

use memchr::memchr2;

use crate::input::json::View;
use crate::input::outline::{Lexer, Token};
use crate::message::EXPRESSION;

/// The longest expression that is read, in bytes: what is longer is code that computes no value.
pub(super) const LONGEST: usize = 1000;

/// What stands where a value is awaited.
pub(super) enum Scanned<'t> {
    Text(Cow<'t, str>),
    /// A number, true, false or null, as JSON has it.
    Json(&'t str),
    Unknown(&'t str),
    /// The type of an object, and where the brace of that stands, which was read.
    Typed(usize),
}

/// An expression in JSON, as the only member of an object: no value of the platform has such a form.
pub(super) fn written(text: &str) -> String {
    format!("{{\"{EXPRESSION}\":{}}}", serde_json::Value::from(text))
}

/// The expression that stands there.
pub(super) fn of(view: View<'_>) -> Option<Cow<'_, str>> {
    if !view.is_object() || !view.opens_with("\"$expression\"") {
        return None;
    }
    let mut parts = view.parts();
    let (only, None) = (parts.next()?, parts.next()) else {
        return None;
    };
    only.text()
}

/// Whether it makes a text of JSON of whatever it is given.
pub(super) fn makes_json(expression: &str) -> bool {
    let makers = ["JSON.stringify(", "json_encode(", "json.dumps(", "JSON.toJSONString("];
    makers.iter().any(|maker| expression.starts_with(maker))
}

/// Whether a program that writes JSON as a text puts something in here: `'.$name.'`, `' + name + '`.
pub(super) fn is_joined(text: &str) -> bool {
    // Nearly no value has a quote in it.
    if memchr2(b'\'', b'"', text.as_bytes()).is_none() {
        return false;
    }
    let within = |quote: char| {
        let inside = text.split_once(quote)?.1.rsplit_once(quote)?.0.trim();
        let sign = inside.chars().next().filter(|sign| matches!(sign, '.' | '+'))?;
        let name = inside.strip_prefix(sign)?.strip_suffix(sign)?.trim_start();
        Some(name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '_' | '(')))
    };
    ['\'', '"'].into_iter().any(|quote| within(quote).unwrap_or_default())
}

/// The member a name of a program is written as: those of Go begin with a capital.
pub(super) fn member(word: &str) -> &str {
    match word {
        "Value" => "value",
        "Color" => "color",
        word => word,
    }
}

/// Reads the value that begins with this token, as far as the comma or bracket behind it. `arrows` tells of a program whose
/// double quotes hold variables.
pub(super) fn scan<'t>(
    text: &'t str,
    lexer: &mut Lexer<'t>,
    first: &Token<'t>,
    at: usize,
    arrows: bool,
) -> Option<Scanned<'t>> {
    // Quotes as people write them, or a value without any.
    if text.get(at..)?.starts_with(|c: char| !c.is_ascii()) {
        return None;
    }
    let mut joined = known(text, first, at, arrows);
    let mut state = State::default();
    state.token(text, first, at)?;
    let mut end = lexer.at();
    let mut awaits_string = false;
    loop {
        let mut ahead = lexer.clone();
        let (token, begun) = ahead.next()?;
        if state.depth == 0 && matches!(token, Token::Comma | Token::Close(_)) {
            break;
        }
        if begun - at > LONGEST {
            *lexer = ahead;
            return None;
        }
        if token == Token::Open('{') && state.is_type() {
            let empty = ahead
                .clone()
                .next()
                .is_some_and(|(token, _)| token == Token::Close('}'));
            if !empty {
                *lexer = ahead;
                return Some(Scanned::Typed(begun));
            }
        }
        match &token {
            Token::Joins | Token::Word(".") if joined.is_some() && !awaits_string => awaits_string = true,
            token if awaits_string => {
                awaits_string = false;
                let more = known(text, token, begun, arrows);
                joined = joined
                    .zip(more)
                    .map(|(joined, more)| Cow::Owned(joined.into_owned() + &more));
            }
            _ => joined = None,
        }
        state.token(text, &token, begun)?;
        *lexer = ahead;
        end = lexer.at();
    }
    let whole = text.get(at..end)?.trim_end();
    if let Some(text) = joined.filter(|_| !awaits_string) {
        return Some(Scanned::Text(text));
    }
    Some(match whole {
        "true" | "True" => Scanned::Json("true"),
        "false" | "False" => Scanned::Json("false"),
        "null" | "undefined" | "None" | "nil" | "NULL" => Scanned::Json("null"),
        number if serde_json::from_str::<serde_json::Number>(number).is_ok() => Scanned::Json(number),
        other => Scanned::Unknown(other),
    })
}

/// Reads on to the comma or bracket behind an expression that begins at `at`; where it ends.
pub(super) fn end(text: &str, lexer: &mut Lexer<'_>, at: usize) -> Option<usize> {
    let mut state = State::default();
    loop {
        let mut ahead = lexer.clone();
        let (token, begun) = ahead.next()?;
        if begun - at > LONGEST {
            return None;
        }
        if state.depth == 0 && matches!(token, Token::Comma | Token::Close(_)) {
            return Some(lexer.at());
        }
        state.token(text, &token, begun)?;
        *lexer = ahead;
    }
}

/// Reads on behind the bracket that closes the one that was just read; where that ends.
pub(super) fn balanced(lexer: &mut Lexer<'_>) -> Option<usize> {
    let (mut depth, begun) = (1_usize, lexer.at());
    while depth > 0 {
        let (token, at) = lexer.next()?;
        if at - begun > LONGEST {
            return None;
        }
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth -= 1,
            _ => {}
        }
    }
    Some(lexer.at())
}

/// The text of a string in which no variable stands.
fn known<'t>(text: &'t str, token: &Token<'t>, at: usize, arrows: bool) -> Option<Cow<'t, str>> {
    let Token::String(inner) = token else { return None };
    let quote = text.get(at..)?.chars().next()?;
    let begins_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '{');
    let variable = |sign: char| {
        inner
            .match_indices(sign)
            .any(|(at, _)| inner.get(at + 1..).is_some_and(|rest| rest.starts_with(begins_name)))
    };
    let computed = match quote {
        '`' => inner.contains("${"),
        '"' => arrows && (variable('$') || inner.contains("{$") || inner.contains("#{")),
        _ => false,
    };
    (!computed).then(|| inner.clone())
}

/// The text that is all an object is made of: `new TemplateData("甲")`.
pub(super) fn made_of(expression: &str) -> Option<String> {
    let mut lexer = Lexer::new(expression.strip_prefix("new ")?);
    let mut next = || lexer.next().map(|(token, _)| token);
    let (Some(Token::Word(_)), Some(Token::Open('(')), Some(Token::String(only))) = (next(), next(), next()) else {
        return None;
    };
    let (Some(Token::Close(')')), None) = (next(), next()) else {
        return None;
    };
    Some(only.into_owned())
}

/// What came last of an expression.
#[derive(Default, PartialEq, Eq)]
enum Last {
    /// A name, or a bracket, of what may be a type.
    Name,
    String,
    #[default]
    Other,
}

/// What was read of an expression so far.
#[derive(Default)]
struct State {
    begun: bool,
    depth: usize,
    /// Whether it can no longer be a type before the brace of its object.
    no_type: bool,
    last: Last,
    /// Whether a colon belongs to it: behind a question mark, or a lambda.
    asks: bool,
}

/// Words that may stand behind a string: `'甲' if paid else '乙'`.
const BETWEEN: [&str; 8] = ["if", "else", "and", "or", "in", "is", "not", "as"];

impl State {
    /// Goes on by a token; none where a statement ends, or two members stand side by side.
    fn token(&mut self, text: &str, token: &Token<'_>, at: usize) -> Option<()> {
        let sign = |signs: &[char]| text.get(at..).is_some_and(|rest| rest.starts_with(signs));
        let beside = match token {
            Token::String(_) => self.last == Last::String,
            Token::Word(word) => self.last == Last::String && !BETWEEN.contains(word),
            // A symbol of Ruby begins with one.
            Token::Names => self.begun && !self.asks && sign(&[':']),
            _ => false,
        };
        if self.depth == 0 && beside {
            return None;
        }
        self.begun = true;
        match token {
            Token::Open(bracket) => {
                self.no_type |= *bracket == '(';
                self.depth += 1;
            }
            Token::Close(_) => self.depth = self.depth.checked_sub(1)?,
            Token::Other if self.depth == 0 && sign(&[';']) => return None,
            Token::Word(word) => self.asks |= *word == "lambda",
            // []*Item{, &Item{
            Token::Other if sign(&['*', '&']) => {}
            _ => {
                self.no_type = true;
                self.asks |= sign(&['?']);
            }
        }
        self.last = match token {
            Token::String(_) => Last::String,
            Token::Word(_) | Token::Close(_) => Last::Name,
            _ => Last::Other,
        };
        Some(())
    }

    /// Whether a brace that comes now is that of an object of a type: `map[string]Item{`.
    fn is_type(&self) -> bool {
        self.depth == 0 && self.last == Last::Name && !self.no_type
    }
}
