//! Text or no text, and in which encoding.

use super::marks::{BOM, without_marks};
use super::opened::Opened;
#[cfg(not(feature = "encodings"))]
use super::refusal::Need;
use super::refusal::{Refusal, unsuited};
use super::sample::{LOOKED_AT, sample};
use super::utf8::text;
use super::utf16;

pub(super) fn open(bytes: &[u8]) -> Result<Opened, Refusal> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(unsuited("是 UTF-32 文本", "text in UTF-32"));
    }
    if let Some(opened) = utf16::marked(bytes) {
        return opened;
    }
    let begun = sample(bytes);
    let bare = without_marks(begun);
    // What says that it is UTF-8, and is, may be full of control characters all the same: a draft's own.
    let marked = bytes.starts_with(BOM) && text(bare).is_ok();
    let looks_binary = !marked && is_binary(bare);
    if bare.contains(&0) && !marked {
        if let Some(opened) = utf16::unmarked(bytes) {
            return opened;
        }
        if looks_binary {
            return Err(binary());
        }
    }
    let Some(first) = bytes.iter().position(|byte| *byte >= 0x80) else {
        return if looks_binary { Err(binary()) } else { Ok(Opened::Plain) };
    };
    // The line it stands in belongs to it, for half a character at the edge would be evidence of nothing.
    let line = bytes
        .get(..first)
        .and_then(|before| before.iter().rposition(|&byte| byte == b'\n'));
    let from = line.map_or(0, |at| at + 1).max(first.saturating_sub(LOOKED_AT / 2));
    let telling = sample(bytes.get(from..).unwrap_or_default());
    // Nearly all is sound, and has a character of three bytes, which is enough.
    let plain = text(telling).is_ok_and(|text| text.bytes().any(|byte| byte >= 0xE0));
    let utf8 = if plain { Utf8::sound() } else { Utf8::of(telling) };
    // What begins as UTF-8 may break later; that is told where it is.
    if utf8.is_sure() || bytes.starts_with(BOM) {
        return if looks_binary { Err(binary()) } else { Ok(Opened::Plain) };
    }
    #[cfg(feature = "encodings")]
    {
        match super::legacy::open(bytes, telling) {
            Some(opened) => opened,
            None if looks_binary => Err(binary()),
            None if utf8.is_likely(bytes.len()) => Ok(Opened::Plain),
            None => Err(unsuited("文本的编码认不出", "text in an encoding that cannot be told")),
        }
    }
    #[cfg(not(feature = "encodings"))]
    {
        Err(Refusal::needing(Need::Decoder))
    }
}

fn binary() -> Refusal {
    Refusal::foreign(
        "是二进制文件，不是文本；其中没有可读的模板草稿",
        "a binary file, no text; it holds no drafts that can be read",
    )
}

/// How far bytes are UTF-8.
#[derive(Default)]
struct Utf8 {
    /// Characters of three and four bytes, which other encodings hardly ever make by chance.
    long: usize,
    /// Characters of two bytes beside one another: 停水通知 in GB18030 is four of them.
    pairs: usize,
    broken: usize,
    /// Lines with several long characters and nothing broken, and lines with something broken.
    sound_lines: usize,
    broken_lines: usize,
}

impl Utf8 {
    fn sound() -> Self {
        Self {
            long: 1,
            ..Self::default()
        }
    }

    fn of(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        for line in bytes.split(|&byte| byte == b'\n') {
            let (long, broken) = (found.long, found.broken);
            found.line(line);
            let is_broken = found.broken > broken;
            found.sound_lines += usize::from(!is_broken && found.long > long + 1);
            found.broken_lines += usize::from(is_broken);
        }
        found
    }

    fn line(&mut self, line: &[u8]) {
        for chunk in line.utf8_chunks() {
            let mut before = 0;
            for char in chunk.valid().chars() {
                let length = char.len_utf8();
                self.long += usize::from(length > 2);
                self.pairs += usize::from(length == 2 && before == 2);
                before = length;
            }
            self.broken += usize::from(!chunk.invalid().is_empty());
        }
    }

    /// Whether it is UTF-8, of which single bytes may be broken, or whole lines that were put into it from elsewhere.
    fn is_sure(&self) -> bool {
        match self.broken {
            0 => self.long > 0 || self.pairs == 0,
            broken => self.long >= 4 * broken || self.sound_lines > 0 && self.sound_lines * 20 >= self.broken_lines,
        }
    }

    /// Whether it is UTF-8 rather than an encoding nobody knows.
    #[cfg(feature = "encodings")]
    fn is_likely(&self, bytes: usize) -> bool {
        self.long >= self.broken || bytes >= 12 * self.broken
    }
}

/// Whether more of the bytes are control characters than a text ever has. In sound UTF-8 they may be a draft's own.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F))
        .count();
    let one_in = if text(bytes).is_ok() { 2 } else { 20 };
    controls * one_in > bytes.len()
}
