//! The encoding a text is in, there and back.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mobanlint::input::{self, Opened};

use super::Why;

const MARK: char = '\u{feff}';

/// A text that was decoded, and can be written as it was.
pub(super) struct Encoded<'b> {
    /// Without the byte order mark, as the readers count.
    pub(super) text: Cow<'b, str>,
    /// The byte order marks before it.
    marks: usize,
    encoding: Option<String>,
}

impl<'b> Encoded<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Why> {
        let (text, encoding): (Cow<'b, str>, _) = match input::open(bytes) {
            Ok(Opened::Text { text, encoding }) => (text.into(), Some(encoding)),
            Ok(Opened::Plain) => (std::str::from_utf8(bytes).map_err(|_| Why::BrokenBytes)?.into(), None),
            _ => return Err(Why::NoPlace),
        };
        let bare = text.trim_start_matches(MARK).len();
        let mut marks = (text.len() - bare) / MARK.len_utf8();
        let text = match text {
            Cow::Borrowed(text) => text.trim_start_matches(MARK).into(),
            Cow::Owned(text) => text.trim_start_matches(MARK).to_owned().into(),
        };
        // The reader of UTF-16 takes the first mark away.
        let is_utf16 = encoding.as_ref().is_some_and(|name| name.starts_with("UTF-16"));
        marks += usize::from(is_utf16 && matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]));
        let encoded = Self { text, marks, encoding };
        // Bytes that several of an encoding's ways lead to would not come back.
        match encoded.back(&encoded.text) {
            Ok(back) if back == bytes => Ok(encoded),
            _ => Err(Why::OtherEncoding),
        }
    }

    /// A text in this encoding.
    pub(super) fn back(&self, text: &str) -> Result<Vec<u8>, Why> {
        let mut whole = MARK.to_string().repeat(self.marks);
        whole.push_str(text);
        let Some(name) = self.encoding.as_deref() else {
            return Ok(whole.into_bytes());
        };
        match name {
            "UTF-16 LE" => Ok(whole.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            "UTF-16 BE" => Ok(whole.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            name => {
                let encoding = Encoding::for_label(name.as_bytes()).ok_or(Why::OtherEncoding)?;
                match encoding.encode(&whole) {
                    (bytes, _, false) => Ok(bytes.into_owned()),
                    _ => Err(Why::Unencodable),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_is_written_back() {
        let text = "标题,关键词,示例\n停水通知,停水时间,2026年1月2日\n";
        let (gb18030, ..) = encoding_rs::GB18030.encode(text);
        let (big5, ..) = encoding_rs::BIG5.encode("標題,關鍵詞,範例\n停水通知,停水時間,請留意這個通知的內容\n");
        let utf16 = |units: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(units).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            gb18030.into_owned(),
            big5.into_owned(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ] {
            let encoded = Encoded::open(&bytes).unwrap_or_else(|why| panic!("{why:?}: {bytes:?}"));
            assert_eq!(encoded.back(&encoded.text), Ok(bytes));
        }
        assert_eq!(
            Encoded::open(b"a\xff\xe4\xb8\x80\xe4\xb8\x80").err(),
            Some(Why::BrokenBytes)
        );
    }
}
