//! An object as programs write it, as JSON: keys without quotes, single quotes, commas behind the last, comments.

use std::borrow::Cow;

use crate::input::outline::{Lexer, Token};

/// JSON, where its values stand in the text it was made of, and where the object ends there.
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

    fn put(&mut self, piece: &str, at: usize) {
        self.places.push((self.json.len(), at));
        self.json.push_str(piece);
    }

    fn string(&mut self, text: &str, at: usize) {
        self.put(&serde_json::Value::from(text).to_string(), at);
    }
}

/// The object a text begins with; none if a value stands in it that only the program knows. Whom a message goes to, and by
/// which template, may be such a value: it is left out.
pub(super) fn object(text: &str) -> Option<Transcribed> {
    let mut out = Transcribed {
        json: String::new(),
        places: Vec::new(),
        end: 0,
    };
    let mut open: Vec<char> = Vec::new();
    let (mut key, mut comma) = (true, false);
    for (token, at) in Lexer::new(text) {
        if comma && !matches!(token, Token::Close(_)) {
            out.json.push(',');
        }
        comma = false;
        match token {
            Token::Open(bracket @ ('{' | '[')) => {
                open.push(bracket);
                out.put(bracket.encode_utf8(&mut [0; 4]), at);
                key = bracket == '{';
            }
            Token::Close(bracket) => {
                let wanted = if open.pop()? == '{' { '}' } else { ']' };
                if bracket != wanted {
                    return None;
                }
                out.put(wanted.encode_utf8(&mut [0; 4]), at);
                if open.is_empty() {
                    out.end = at + 1;
                    return Some(out);
                }
            }
            Token::Comma => {
                comma = true;
                key = open.last() == Some(&'{');
            }
            Token::Names => {
                out.json.push(':');
                key = false;
            }
            Token::String(text) => out.string(&text, at),
            Token::Word(word) if key => out.string(word, at),
            Token::Word(word) => {
                let value: Cow<'_, str> = match word {
                    "true" | "false" | "null" => word.into(),
                    "undefined" | "None" | "nil" => "null".into(),
                    number if number.starts_with(|c: char| c.is_ascii_digit()) => number.into(),
                    _ if open.len() == 1 => "null".into(),
                    _ => return None,
                };
                out.put(&value, at);
            }
            _ => return None,
        }
    }
    None
}
