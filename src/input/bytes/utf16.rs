//! UTF-16 of either byte order: what Windows calls Unicode, and Excel "Unicode text".

use super::opened::Opened;
use super::refusal::{Refusal, unsuited};
use super::sample::sample;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-16 LE",
            Self::Big => "UTF-16 BE",
        }
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }

    fn units(self, bytes: &[u8]) -> impl Iterator<Item = u16> {
        let (pairs, _) = bytes.as_chunks::<2>();
        pairs.iter().map(move |pair| self.unit(*pair))
    }
}

/// What begins with the mark of UTF-16, read as it.
pub(super) fn marked(bytes: &[u8]) -> Option<Result<Opened, Refusal>> {
    let order = match bytes {
        [0xFF, 0xFE, ..] => Order::Little,
        [0xFE, 0xFF, ..] => Order::Big,
        _ => return None,
    };
    Some(decoded(bytes.get(2..).unwrap_or_default(), order))
}

/// Text in UTF-16 without its mark, which its zeros give away.
pub(super) fn unmarked(bytes: &[u8]) -> Option<Result<Opened, Refusal>> {
    let begun = sample(bytes);
    let order = likely(begun, 98)?;
    Some(decoded(bytes, order))
}

/// The byte order in which these bytes make sense, if at least so many of a hundred units do and in the other order
/// clearly fewer.
pub(super) fn likely(bytes: &[u8], percent: usize) -> Option<Order> {
    let all = bytes.len() / 2;
    // Nearly all text makes none in either, which shows soon.
    let may_differ = all.saturating_sub((all * percent).div_ceil(100));
    let fails = |order: &Order| {
        order
            .units(bytes)
            .filter(|&unit| !makes_sense(unit))
            .nth(may_differ)
            .is_some()
    };
    if [Order::Little, Order::Big].iter().all(fails) {
        return None;
    }
    let [little, big] =
        [Order::Little, Order::Big].map(|order| order.units(bytes).filter(|&unit| makes_sense(unit)).count());
    let (order, more, less) = if little > big {
        (Order::Little, little, big)
    } else {
        (Order::Big, big, little)
    };
    (all > 0 && more * 100 >= all * percent && less * 10 <= more * 9).then_some(order)
}

/// Whether a text in Chinese has such units: ASCII, Han, their punctuation.
fn makes_sense(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2010..=0x203F | 0x3000..=0x303F)
        || matches!(unit, 0x4E00..=0x9FFF | 0xFE10..=0xFE6F | 0xFF00..=0xFFEF)
}

/// All of the text, or the line that has half a character.
pub(super) fn decoded(bytes: &[u8], order: Order) -> Result<Opened, Refusal> {
    let mut text = String::with_capacity(bytes.len() / 2 * 3);
    let mut broken = bytes.len() % 2 == 1;
    for unit in char::decode_utf16(order.units(bytes)) {
        let Ok(char) = unit else {
            broken = true;
            break;
        };
        text.push(char);
    }
    if broken {
        let line = text.matches('\n').count() + 1;
        return Err(unsuited(
            &format!("是 {} 文本，第 {line} 行有半个字符", order.name()),
            &format!("text in {} with half a character in line {line}", order.name()),
        ));
    }
    Ok(Opened::Text {
        text: match text.strip_prefix('\u{feff}') {
            Some(bare) => bare.to_owned(),
            None => text,
        },
        encoding: order.name().to_owned(),
    })
}
