//! HTML saved as `.xls`: many systems export so, and spreadsheets open it.
//!
//! All of the page is one sheet, as spreadsheets have it: its tables below each other, and what stands outside of them in
//! the first column.

mod flow;
mod page;

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use html5gum::emitters::default::StartTag;
use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::super::{Opened, Sheet, text};
use super::fault::Fault;
use crate::input::bytes::without_marks;
use page::Page;

/// How far the encoding is looked for.
const HEAD: usize = 4096;

pub(super) fn sheets(text: &str) -> Result<Vec<Sheet>, Fault> {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new()?;
    // An element whose text is no part of the page.
    let mut unseen: Option<Vec<u8>> = None;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::EndTag(tag) if unseen.as_ref() == Some(&tag.name.0) => unseen = None,
            _ if unseen.is_some() => {}
            Token::StartTag(tag) => match tag.name.as_slice() {
                b"script" | b"style" | b"title" | b"xml" | b"template" if !tag.self_closing => {
                    unseen = Some(tag.name.0);
                }
                name => page.start(name, &Attributes(&tag))?,
            },
            Token::EndTag(tag) => page.end(&tag.name)?,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(comment) => page.comment(&String::from_utf8_lossy(&comment)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finished()
}

/// The attributes of a tag.
struct Attributes<'t>(&'t StartTag<()>);

impl Attributes<'_> {
    fn text(&self, name: &str) -> String {
        let value = self.0.attributes.get(name.as_bytes());
        value.map_or_else(String::new, |value| String::from_utf8_lossy(value).to_ascii_lowercase())
    }

    /// A number that is at least one and at most this.
    fn number(&self, name: &str, most: u32) -> u32 {
        self.text(name).trim().parse().unwrap_or(1).clamp(1, most)
    }

    fn is_hidden(&self) -> bool {
        let style: String = self.text("style").split_whitespace().collect();
        style.contains("display:none") || self.0.attributes.contains_key(b"hidden".as_slice())
    }
}

/// A text's characters: in the encoding it names, if it can be in that, else in what it is in by evidence.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    if Encoding::for_bom(bytes).is_none()
        && let Some(text) =
            named(head).and_then(|named| named.decode_without_bom_handling_and_without_replacement(bytes))
    {
        return text;
    }
    match text::open(bytes) {
        Ok(Opened::Text { text, .. }) => Cow::Owned(text),
        _ => String::from_utf8_lossy(without_marks(bytes)),
    }
}

/// The encoding the page says it is in.
fn named(head: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset=";
    let at = head
        .windows(KEY.len())
        .position(|window| window.eq_ignore_ascii_case(KEY))?;
    let rest = head.get(at + KEY.len()..)?;
    let label = rest.iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let label: Vec<u8> = label
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .map(u8::to_ascii_lowercase)
        .collect();
    match label.as_slice() {
        b"gb2312" | b"gbk" | b"gb18030" | b"x-gbk" | b"gb_2312-80" => Some(GB18030),
        b"big5" | b"big5-hkscs" => Some(BIG5),
        b"utf-8" | b"utf8" => Some(UTF_8),
        _ => None,
    }
}
