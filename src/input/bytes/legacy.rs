//! GB18030 and Big5, told apart by two kinds of evidence: what `chardetng` says, and whether the text makes sense.
//!
//! A title is nine to twenty bytes, too few for a detector made for whole pages: it sees Korean in one short title of
//! twelve. But texts for this program are Chinese, in common characters, which the wrong encoding turns into rare ones.

use std::cell::LazyCell;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};

use super::opened::Opened;
use super::refusal::{Refusal, unsuited};
use super::sample::sample;
use super::utf16;
use crate::input::place::Cursor;

/// Common characters, a line each: of both scripts, simplified only, traditional only.
const FAMILIAR: &str = include_str!("familiar.txt");

/// Common characters, each a bit: whole texts are looked up in them.
struct Common(Vec<u64>);

impl Common {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        // As many as have a code of two bytes.
        let mut common = Self(vec![0; 1024]);
        chars.for_each(|char| {
            let (at, bit) = Self::place(char);
            if let Some(bits) = common.0.get_mut(at) {
                *bits |= bit;
            }
        });
        common
    }

    fn contains(&self, char: char) -> bool {
        let (at, bit) = Self::place(char);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(char: char) -> (usize, u64) {
        let code = u32::from(char);
        (usize::try_from(code / 64).unwrap_or(usize::MAX), 1 << (code % 64))
    }
}

/// A text as one encoding has it.
struct Reading {
    encoding: &'static Encoding,
    /// The share of familiar characters among those that are neither ASCII nor punctuation.
    familiar: f64,
}

impl Reading {
    /// None if it is no text in this encoding: control characters, or more than single bytes that stand for nothing.
    fn of(bytes: &[u8], encoding: &'static Encoding, common: &Common) -> Option<Self> {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let (mut letters, mut familiar, mut broken) = (0_u32, 0_u32, 0_u32);
        for char in text.chars() {
            match char {
                '\u{FFFD}' => broken += 1,
                _ if is_plain(char) => {}
                _ if char.is_control() => return None,
                _ => {
                    letters += 1;
                    familiar += u32::from(common.contains(char));
                }
            }
        }
        (broken * 50 <= letters).then(|| Self {
            encoding,
            familiar: f64::from(familiar) / f64::from(letters.max(1)),
        })
    }
}

/// What stands in texts of every language: ASCII, and punctuation in half and full width.
fn is_plain(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{203F}')
        || matches!(char, '\u{3000}'..='\u{303F}' | '\u{FE10}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}')
}

/// The text in one of the two encodings, or UTF-16 without mark and zeros; none if the evidence speaks for none of them.
/// `telling` is the part of it that is looked at.
pub(super) fn open(bytes: &[u8], telling: &[u8]) -> Option<Result<Opened, Refusal>> {
    let mut lists = FAMILIAR.lines();
    let mut list = || lists.next().unwrap_or_default().chars();
    let (both, simplified, other) = (list(), list(), list());
    let traditional = Common::of(both.clone().chain(other.clone()));
    let all = Common::of(both.chain(simplified).chain(other));

    if let Some(order) = utf16::likely(sample(bytes), 100).filter(|_| bytes.len().is_multiple_of(2)) {
        let opened = utf16::decoded(bytes, order);
        let familiar = |text: &str| {
            let han = text.chars().filter(|char| !char.is_ascii());
            let (known, count) = han.fold((0, 0), |(known, count), char| {
                (known + usize::from(all.contains(char)), count + 1)
            });
            known * 2 >= count
        };
        if matches!(&opened, Ok(Opened::Text { text, .. }) if familiar(text)) {
            return Some(opened);
        }
    }
    let encoding = told(telling, &all, &traditional)?;
    let name = if encoding == BIG5 { "Big5" } else { "GB18030" };
    Some(
        match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => Ok(Opened::Text {
                text: text.into_owned(),
                encoding: name.to_owned(),
            }),
            None => Err(broken(bytes, encoding, name)),
        },
    )
}

/// Which of the two it is.
fn told(bytes: &[u8], all: &Common, traditional: &Common) -> Option<&'static Encoding> {
    /// What is enough whatever the detector sees.
    const SURE: f64 = 0.9;
    /// Of text in the right encoding more is familiar; what is in a third seldom comes so far.
    const SOME: f64 = 0.34;
    /// What is enough where the detector sees the other of the two, and where it sees a third.
    const HALF: f64 = 0.5;
    const MOST: f64 = 0.6;
    /// Two shares nearer to one another than this do not decide.
    const NEAR: f64 = 0.2;

    // It takes longer than all else, and most texts leave no question.
    let guess = LazyCell::new(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        if guess == GBK { GB18030 } else { guess }
    });

    let read = |encoding, common| Reading::of(bytes, encoding, common);
    let best = match (read(GB18030, all), read(BIG5, traditional)) {
        (None, None) => return None,
        (Some(reading), None) | (None, Some(reading)) => reading,
        (Some(gb18030), Some(big5)) => {
            let near = (gb18030.familiar - big5.familiar).abs() < NEAR;
            let big5_wins = if near && *guess == BIG5 {
                true
            } else if near && *guess == GB18030 {
                false
            } else {
                big5.familiar > gb18030.familiar
            };
            if big5_wins { big5 } else { gb18030 }
        }
    };
    if best.familiar >= SURE {
        return Some(best.encoding);
    }
    let enough = match *guess {
        guess if guess == best.encoding => SOME,
        guess if guess == BIG5 || guess == GB18030 => HALF,
        // Where so much is Japanese or Korean in sound encoding, chance cannot have made it.
        guess if [EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess) && bytes.len() > 200 => SURE,
        _ => MOST,
    };
    (best.familiar >= enough).then_some(best.encoding)
}

/// Where text that is in this encoding is broken.
fn broken(bytes: &[u8], encoding: &'static Encoding, name: &str) -> Refusal {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .unwrap_or_default(),
    );
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let line = Cursor::new(bytes, 1).place_of(read).line;
    unsuited(
        &format!("是 {name} 文本，第 {line} 行有不属于这种编码的字节"),
        &format!("text in {name} with bytes in line {line} that are none of it"),
    )
}
