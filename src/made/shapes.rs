//! The patterns of the built-in rulesets as automata.

use super::{Bytes, Pairs, SHAPES, section};

/// Patterns, of one list or of several side by side, as one table: which state each kind of character leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Automaton {
    /// The column of each kind of character.
    columns: &'static [u8],
    /// Row by row, where each column leads. The first row leads nowhere else.
    cells: Pairs<'static>,
    width: usize,
    start: u16,
    /// A bit in each state for each of the lists that match.
    accepts: &'static [u8],
}

/// Which kind of character each is, as far as any automaton cares.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds {
    ascii: Pairs<'static>,
    /// Those from `FIRST_HAN` on.
    han: Pairs<'static>,
    /// Where stretches of one kind begin, and the kind of each.
    starts: &'static [[u8; 4]],
    stretches: Pairs<'static>,
}

const ASCII: usize = 128;
const FIRST_HAN: u32 = 0x4e00;
const HAN: usize = 0x5200;

impl Kinds {
    fn read(bytes: &mut Bytes<'static>) -> Option<Self> {
        let stretches = usize::from(bytes.short()?);
        Some(Self {
            ascii: bytes.pairs(ASCII)?,
            han: bytes.pairs(HAN)?,
            starts: bytes.fours(stretches)?,
            stretches: bytes.pairs(stretches)?,
        })
    }

    /// The kinds of the characters of what was made.
    pub(crate) fn new() -> Option<Self> {
        Self::read(&mut section(SHAPES)?)
    }

    pub(crate) fn of(&self, c: char) -> u16 {
        let c = u32::from(c);
        let han = c.checked_sub(FIRST_HAN).and_then(|at| self.han.get(at as usize));
        let common = han.or_else(|| self.ascii.get(c as usize));
        let rare = || {
            let behind = self.starts.partition_point(|start| u32::from_le_bytes(*start) <= c);
            behind.checked_sub(1).and_then(|at| self.stretches.get(at))
        };
        common.or_else(rare).map_or(0, |kind| u16::from_le_bytes(*kind))
    }
}

impl Automaton {
    /// Which of the lists have a pattern that matches the whole of a text of these kinds, a bit for each.
    pub(crate) fn matches(&self, kinds: impl Iterator<Item = u16>) -> u8 {
        self.accepts.get(self.state(kinds)).copied().unwrap_or_default()
    }

    /// The state a text leads to; 0 where nothing that begins like it matches.
    pub(super) fn state(&self, kinds: impl Iterator<Item = u16>) -> usize {
        let mut state = usize::from(self.start);
        for kind in kinds {
            let column = self.columns.get(usize::from(kind)).copied().unwrap_or_default();
            let next = self.cells.get(state * self.width + usize::from(column));
            state = next.map_or(0, |next| usize::from(u16::from_le_bytes(*next)));
            if state == 0 {
                break;
            }
        }
        state
    }
}

/// The automaton that goes by this key, if one was made.
pub(crate) fn automaton(wanted: Key) -> Option<Automaton> {
    let mut bytes = section(SHAPES)?;
    Kinds::read(&mut bytes)?;
    let count = usize::from(bytes.short()?);
    for _ in 0..bytes.short()? {
        let own: Key = bytes.array()?;
        let (states, start, width) = (bytes.short()?, bytes.short()?, bytes.short()?);
        let (states, width) = (usize::from(states), usize::from(width));
        let automaton = Automaton {
            columns: bytes.take(count)?,
            cells: bytes.pairs(states * width)?,
            width,
            start,
            accepts: bytes.take(states)?,
        };
        if own == wanted {
            return Some(automaton);
        }
    }
    None
}

/// What patterns are known by: two hashes, so long that no others share them by chance.
pub(crate) type Key = [u8; 16];

/// The key of a list of patterns.
#[cfg_attr(
    not(feature = "making"),
    expect(unreachable_pub, reason = "the task that makes the file knows it")
)]
pub fn key<'p>(patterns: impl Iterator<Item = &'p str>) -> Key {
    // A pattern is UTF-8, and 0xff is not: it ends each.
    hashed(patterns.flat_map(|pattern| pattern.bytes().chain([0xff])))
}

/// The key of several lists side by side.
#[cfg_attr(
    not(feature = "making"),
    expect(unreachable_pub, reason = "the task that makes the file knows it")
)]
pub fn joint_key(keys: &[Key]) -> Key {
    hashed(keys.iter().flatten().copied())
}

fn hashed(bytes: impl Iterator<Item = u8>) -> Key {
    // FNV-1a, from two beginnings.
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = [0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f];
    let [first, second] = bytes.fold(start, |[a, b], byte| [step(a, byte), step(b, byte)]);
    let mut key = [0; 16];
    let bytes = first.to_le_bytes().into_iter().chain(second.to_le_bytes());
    key.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    key
}
