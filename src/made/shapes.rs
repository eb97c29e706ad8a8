//! The patterns of the built-in rulesets as automata.

use std::sync::Arc;

use super::{Bytes, Pairs, SENDING_SHAPES, SHAPES, section, sending};

/// Patterns, of one list or of several side by side, as one table: which state each kind of character leads to.
#[derive(Debug, Clone)]
pub(crate) struct Automaton {
    /// The column of each kind of character.
    columns: &'static [u8],
    /// Row by row, where each column leads. The first row leads nowhere else.
    cells: Arc<[u16]>,
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
    /// `kinds` is how many kinds of characters there are.
    fn read(bytes: &mut Bytes<'static>, kinds: usize) -> Option<Self> {
        let (states, start, width) = (bytes.short()?, bytes.short()?, bytes.short()?);
        let (states, width) = (usize::from(states), usize::from(width));
        Some(Self {
            columns: bytes.take(kinds)?,
            accepts: bytes.take(states)?,
            cells: cells(bytes, states, width)?,
            width,
            start,
        })
    }

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
            state = next.map_or(0, |next| usize::from(*next));
            if state == 0 {
                break;
            }
        }
        state
    }
}

/// A table row by row: each begins as the row so many before it, the first as one of zeros, and differs in some columns.
fn cells(bytes: &mut Bytes<'static>, states: usize, width: usize) -> Option<Arc<[u16]>> {
    let behind: Vec<usize> = (0..states).map(|_| bytes.number()).collect::<Option<_>>()?;
    let counts: Vec<usize> = (0..states).map(|_| bytes.number()).collect::<Option<_>>()?;
    let total = counts.iter().sum();
    let (steps, mut values) = (bytes.take(total)?, bytes.planes(total)?);
    let (mut cells, mut steps) = (vec![0; states * width], steps.iter());
    for (state, (behind, count)) in behind.into_iter().zip(counts).enumerate() {
        let (row, mut column) = (state * width, 0);
        let like = state.checked_sub(behind)? * width;
        cells.copy_within(like..like + width, row);
        for _ in 0..count {
            column += usize::from(*steps.next()?);
            *cells.get_mut(row + column)? = u16::try_from(values.next()?).ok()?;
        }
    }
    Some(cells.into())
}

/// The automaton that goes by this key, if one was made.
pub(crate) fn automaton(wanted: Key) -> Option<Automaton> {
    let mut bytes = section(SHAPES)?;
    Kinds::read(&mut bytes)?;
    among(bytes, wanted).or_else(|| among(sending(SENDING_SHAPES)?, wanted))
}

fn among(mut bytes: Bytes<'static>, wanted: Key) -> Option<Automaton> {
    let count = usize::from(bytes.short()?);
    for _ in 0..bytes.short()? {
        let own: Key = bytes.array()?;
        let length = bytes.long()?;
        let automaton = bytes.take(length as usize)?;
        if own == wanted {
            return Automaton::read(&mut Bytes::new(automaton), count);
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
