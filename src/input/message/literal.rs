//! An object as programs write it, as JSON: keys without quotes, single quotes, commas behind the last, comments.

use std::borrow::Cow;

use crate::input::outline::{Lexer, Token};

/// How deep an object is read, as deep as JSON is.
const DEEPEST: usize = 127;

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
///
/// # Errors
/// There is no such object; how many bytes it took to see that.
pub(super) fn object(text: &str) -> Result<Transcribed, usize> {
    let mut read = 0;
    transcribe(text, &mut read).ok_or(read)
}

fn transcribe(text: &str, read: &mut usize) -> Option<Transcribed> {
    let mut out = Transcribed {
        json: String::new(),
        places: Vec::new(),
        end: 0,
    };
    let mut open: Vec<char> = Vec::new();
    let (mut key, mut comma) = (true, false);
    // Whether a key has come whose value has not been announced.
    let mut named = false;
    for (token, at) in Lexer::new(text) {
        let quoted = text.get(at..).is_some_and(|rest| rest.starts_with(['"', '\'', '`']));
        *read = match &token {
            Token::String(inner) => at + inner.len() + 2,
            Token::Word(word) => at + word.len(),
            // A quote that is never closed was looked for to the end.
            Token::Other if quoted => text.len(),
            _ => at + 1,
        };
        if std::mem::take(&mut named) && token != Token::Names {
            return None;
        }
        if comma && !matches!(token, Token::Close(_)) {
            out.json.push(',');
        }
        comma = false;
        match token {
            Token::Open(bracket @ ('{' | '[')) => {
                if open.len() == DEEPEST || (key && !open.is_empty()) {
                    return None;
                }
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
            Token::String(text) => {
                named = key;
                out.string(&text, at);
            }
            Token::Word(word) if key => {
                named = true;
                out.string(word, at);
            }
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
    *read = text.len();
    None
}
