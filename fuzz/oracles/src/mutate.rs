//! Inputs made of others: cut, repeated, spliced, with pieces in between that mean something to a reader or a rule.

/// The longest input that is made, in bytes.
pub const LONGEST: usize = 4096;

/// Pieces that mean something somewhere.
const PIECES: [&str; 56] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ":",
    ",",
    "\n",
    "\r\n",
    "\t",
    "|",
    "---",
    "# ",
    "## ",
    "- ",
    "：",
    "，",
    "。",
    "{{thing1.DATA}}",
    "{{",
    ".DATA}}",
    "\"title\"",
    "\"keywords\"",
    "\"name\"",
    "标题",
    "关键词",
    "示例",
    "编号",
    "通知",
    "提醒",
    "订单",
    "支付",
    "成功",
    "停水",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\0",
    "\u{7f}",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\u{301}",
    "\u{20e3}",
    "👨‍👩‍👧",
    "🇨🇳",
    "ﾊﾟ",
    "Ａ",
    "⽔",
    "★",
    "\u{e000}",
    "\\ud83c",
    "\\u0000",
    "\u{2028}",
    "=1+1",
];

/// Numbers that look random and are the same for the same seed (splitmix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Numbers from this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below this one; 0 below 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }
}

/// An input made of one of these, and of pieces of others.
pub fn mutated(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let seed = |chance: &mut Chance| seeds.get(chance.below(seeds.len())).cloned().unwrap_or_default();
    let mut bytes = stretch(&seed(chance), chance);
    for _ in 0..=chance.below(6) {
        let at = boundary(&bytes, chance.below(bytes.len() + 1));
        let end = boundary(&bytes, (at + chance.below(24)).min(bytes.len()));
        match chance.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let again = bytes.get(at..end).unwrap_or_default().to_vec();
                bytes.splice(at..at, again);
            }
            2 => {
                let other = stretch(&seed(chance), chance);
                bytes.splice(at..end, other.into_iter().take(200));
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            4 => bytes.truncate(end.max(1)),
            _ => {
                let piece = PIECES.get(chance.below(PIECES.len())).unwrap_or(&"");
                bytes.splice(at..if chance.below(2) == 0 { at } else { end }, piece.bytes());
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// Some lines of an input: most of what is short enough, some of what is long.
fn stretch(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let longest = [60, 240, 1000, LONGEST]
        .get(chance.below(4))
        .copied()
        .unwrap_or(LONGEST);
    if bytes.len() <= longest {
        return bytes.to_vec();
    }
    let from = chance.below(bytes.len() - longest);
    let line = bytes
        .get(from..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\n'));
    let from = line.map_or(from, |line| from + line + 1);
    bytes.iter().skip(from).take(longest).copied().collect()
}

/// The nearest place at or before this one where a character begins: half of one is what few mistakes make.
fn boundary(bytes: &[u8], at: usize) -> usize {
    (0..=at.min(bytes.len()))
        .rev()
        .take(4)
        .find(|at| bytes.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80))
        .unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_inputs() {
        let seeds = [b"{\"title\": \"\xe5\x81\x9c\"}".to_vec(), vec![b'a'; 10_000]];
        let made = |seed| {
            let mut chance = Chance::new(seed);
            (0..50).map(|_| mutated(&seeds, &mut chance)).collect::<Vec<_>>()
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
        assert!(made(3).iter().all(|bytes| bytes.len() <= LONGEST));
        assert!(!mutated(&[], &mut Chance::new(0)).len() > LONGEST);
    }
}
