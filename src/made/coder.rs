//! Numbers in as few bits as they are likely: a range coder with tables of how often each comes.
//!
//! What writes and what reads take the same walk over the data, so that neither can stray from the other.

/// A walk over numbers that are written or read: whoever reads gives any number, and gets the one that was written.
pub(crate) trait Coder {
    /// Whether numbers are read, so that nothing has to be found out to give any.
    const READS: bool;

    /// A symbol of a table, which is none of those below `floor`.
    fn beyond(&mut self, table: usize, floor: usize, symbol: usize) -> Option<usize>;

    /// A number below a bound, where none is likelier than another.
    fn below(&mut self, bound: usize, number: usize) -> Option<usize>;

    fn symbol(&mut self, table: usize, symbol: usize) -> Option<usize> {
        self.beyond(table, 0, symbol)
    }

    fn flag(&mut self, table: usize, flag: bool) -> Option<bool> {
        Some(self.symbol(table, usize::from(flag))? == 1)
    }

    /// A number of which the table knows only how many bits it has.
    fn number(&mut self, table: usize, number: usize) -> Option<usize> {
        let bits = usize::BITS - number.leading_zeros();
        let Some(rest) = self.symbol(table, bits as usize)?.checked_sub(1) else {
            return Some(0);
        };
        let first = 1usize.checked_shl(u32::try_from(rest).ok()?)?;
        Some(first | self.below(first, number & (first - 1))?)
    }
}

/// How many symbols a table for [`Coder::number`] has.
pub(crate) const BITS: usize = 24;
/// A unit of the range is at least one 256th of this.
const LEAST: u32 = 1 << 24;
/// What a table counts comes to less than this, so that units stay large.
const MOST: u32 = 1 << 16;
/// The tables that tell the tables: of those with more symbols than `FEW`, and of others.
const OF_TABLES: usize = 2;
const FEW: usize = 256;

/// How often each symbol comes.
#[derive(Debug, Default)]
struct Table {
    /// The sums of those before each, and the sum of all.
    sums: Vec<u32>,
    /// The symbol that each part of the sum begins in, so that few are left to look through; a part is 2^`PART`.
    parts: Vec<usize>,
}

/// See [`Table::parts`].
const PART: u32 = 6;

impl Table {
    fn of(counts: impl Iterator<Item = u32>) -> Self {
        let mut table = Self {
            sums: vec![0],
            parts: Vec::new(),
        };
        let mut sum = 0u32;
        for (symbol, count) in counts.enumerate() {
            sum = sum.saturating_add(count);
            table.sums.push(sum);
            // No more than `MOST` are counted by whoever writes.
            let parts = (sum.min(MOST).div_ceil(1 << PART)) as usize;
            table.parts.resize(parts.max(table.parts.len()), symbol);
        }
        table
    }

    /// The symbol whose share a place below the sum of all is in.
    fn at(&self, place: u32) -> Option<usize> {
        let first = *self.parts.get((place >> PART) as usize)?;
        let ends = self.sums.get(first + 1..)?;
        Some(first + ends.iter().position(|end| *end > place)?)
    }

    /// Where the share of a symbol begins and ends.
    fn share(&self, symbol: usize) -> Option<(u32, u32)> {
        Some((*self.sums.get(symbol)?, *self.sums.get(symbol + 1)?))
    }

    fn total(&self) -> u32 {
        self.sums.last().copied().unwrap_or_default()
    }
}

/// Reads what was written.
#[derive(Debug)]
pub(crate) struct Decoder<'b> {
    bytes: std::slice::Iter<'b, u8>,
    range: u32,
    code: u32,
    tables: Vec<Table>,
}

impl<'b> Decoder<'b> {
    /// `sizes` is how many symbols each of the tables has.
    pub(crate) fn new(bytes: &'b [u8], sizes: &[usize]) -> Option<Self> {
        let mut own = Self {
            bytes: bytes.iter(),
            range: u32::MAX,
            code: 0,
            tables: Vec::new(),
        };
        for _ in 0..5 {
            own.code = own.code << 8 | u32::from(*own.bytes.next()?);
        }
        for _ in 0..OF_TABLES {
            let counts = (0..BITS).map(|_| own.below(MOST as usize, 0)?.try_into().ok());
            let counts: Option<Vec<u32>> = counts.collect();
            own.tables.push(Table::of(counts?.into_iter()));
        }
        let mut tables = Vec::with_capacity(sizes.len());
        for size in sizes {
            let counts = (0..*size).map(|_| own.number(usize::from(*size <= FEW), 0)?.try_into().ok());
            let counts: Option<Vec<u32>> = counts.collect();
            tables.push(Table::of(counts?.into_iter()));
        }
        own.tables = tables;
        Some(own)
    }

    /// Which of so many equal parts of the range comes, and how long a part is.
    fn place(&self, parts: u32) -> Option<(u32, u32)> {
        let unit = self.range.checked_div(parts).filter(|unit| *unit > 0)?;
        Some(((self.code / unit).min(parts - 1), unit))
    }

    fn narrow(&mut self, from: u32, to: u32, unit: u32) {
        self.code = self.code.wrapping_sub(from.wrapping_mul(unit));
        self.range = to.wrapping_sub(from).wrapping_mul(unit);
        while self.range < LEAST {
            self.range = (self.range << 8).max(1);
            self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or_default());
        }
    }
}

impl Coder for Decoder<'_> {
    const READS: bool = true;

    fn beyond(&mut self, table: usize, floor: usize, _: usize) -> Option<usize> {
        let table = self.tables.get(table)?;
        let base = *table.sums.get(floor)?;
        let (place, unit) = self.place(table.total() - base)?;
        let symbol = table.at(base + place)?;
        let (from, to) = table.share(symbol)?;
        self.narrow(from - base, to - base, unit);
        Some(symbol)
    }

    fn below(&mut self, bound: usize, _: usize) -> Option<usize> {
        let (place, unit) = self.place(u32::try_from(bound).ok()?)?;
        self.narrow(place, place + 1, unit);
        Some(place as usize)
    }
}

#[cfg(any(test, feature = "making"))]
pub(crate) use encoding::{Walk, written};

/// What [`Decoder`] reads.
#[cfg(any(test, feature = "making"))]
mod encoding {
    use super::{BITS, Coder, FEW, LEAST, MOST, OF_TABLES, Table};

    /// Both ways to take the walk: first all symbols are counted, then they are written.
    pub(crate) trait Walk {
        fn walk<C: Coder>(&self, coder: &mut C) -> Option<()>;
    }

    /// What a walk wrote.
    pub(crate) fn written(sizes: &[usize], walk: &impl Walk) -> Option<Vec<u8>> {
        let mut counted = Counted(sizes.iter().map(|size| vec![0; *size]).collect());
        walk.walk(&mut counted)?;
        counted.0.iter_mut().for_each(|counts| small(counts));
        let mut of_tables = Counted(vec![vec![0; BITS]; OF_TABLES]);
        let tell = |counts: &Vec<u32>, coder: &mut dyn FnMut(usize, usize) -> Option<usize>| {
            counts
                .iter()
                .try_for_each(|count| coder(usize::from(counts.len() <= FEW), *count as usize).map(|_| ()))
        };
        for counts in &counted.0 {
            tell(counts, &mut |table, count| of_tables.number(table, count))?;
        }
        of_tables.0.iter_mut().for_each(|counts| small(counts));
        let mut encoder = Encoder::default();
        for count in of_tables.0.iter().flatten() {
            encoder.below(MOST as usize, *count as usize)?;
        }
        encoder.tables = of_tables
            .0
            .iter()
            .map(|counts| Table::of(counts.iter().copied()))
            .collect();
        for counts in &counted.0 {
            tell(counts, &mut |table, count| encoder.number(table, count))?;
        }
        encoder.tables = counted
            .0
            .iter()
            .map(|counts| Table::of(counts.iter().copied()))
            .collect();
        walk.walk(&mut encoder)?;
        Some(encoder.end())
    }

    /// Makes counts come to less than `MOST`, and none of them nothing that was something.
    fn small(counts: &mut [u32]) {
        while counts.iter().sum::<u32>() >= MOST {
            counts.iter_mut().for_each(|count| *count = count.div_ceil(2));
        }
    }

    struct Counted(Vec<Vec<u32>>);

    impl Coder for Counted {
        const READS: bool = false;

        fn beyond(&mut self, table: usize, floor: usize, symbol: usize) -> Option<usize> {
            *self.0.get_mut(table)?.get_mut(symbol)? += 1;
            (symbol >= floor).then_some(symbol)
        }

        fn below(&mut self, bound: usize, number: usize) -> Option<usize> {
            (number < bound).then_some(number)
        }
    }

    struct Encoder {
        out: Vec<u8>,
        low: u64,
        range: u32,
        /// The last byte, which a carry may still raise, and how many behind it would be carried through.
        last: u8,
        held: usize,
        tables: Vec<Table>,
    }

    impl Default for Encoder {
        fn default() -> Self {
            Self {
                out: Vec::new(),
                low: 0,
                range: u32::MAX,
                last: 0,
                held: 1,
                tables: Vec::new(),
            }
        }
    }

    impl Encoder {
        fn narrow(&mut self, from: u32, to: u32, total: u32) -> Option<()> {
            let unit = self.range.checked_div(total).filter(|unit| *unit > 0 && from < to)?;
            self.low += u64::from(from) * u64::from(unit);
            self.range = (to - from) * unit;
            while self.range < LEAST {
                self.range <<= 8;
                self.shift();
            }
            Some(())
        }

        fn shift(&mut self) {
            let carry = self.low > u64::from(u32::MAX);
            if self.low < 0xff00_0000 || carry {
                let mut byte = self.last;
                for _ in 0..self.held {
                    self.out.push(byte.wrapping_add(u8::from(carry)));
                    byte = 0xff;
                }
                self.held = 0;
                self.last = self.low.to_le_bytes()[3];
            }
            self.held += 1;
            self.low = (self.low & 0x00ff_ffff) << 8;
        }

        fn end(mut self) -> Vec<u8> {
            (0..5).for_each(|_| self.shift());
            self.out
        }
    }

    impl Coder for Encoder {
        const READS: bool = false;

        fn beyond(&mut self, table: usize, floor: usize, symbol: usize) -> Option<usize> {
            let table = self.tables.get(table)?;
            let (base, _) = table.share(floor)?;
            let (from, to) = table.share(symbol)?;
            let total = table.total() - base;
            self.narrow(from - base, to - base, total)?;
            Some(symbol)
        }

        fn below(&mut self, bound: usize, number: usize) -> Option<usize> {
            let from = u32::try_from(number).ok()?;
            self.narrow(from, from + 1, u32::try_from(bound).ok()?)?;
            Some(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each number as every way there is to tell one.
    struct Numbers(Vec<usize>);

    const SIZES: [usize; 3] = [1000, 2, BITS];
    const BOUND: usize = 3000;

    impl Numbers {
        fn told<C: Coder>(&self, count: usize, coder: &mut C) -> Option<Vec<usize>> {
            let mut last = 0;
            let one = |at: usize| {
                let number = self.0.get(at).copied().unwrap_or_default();
                // None is below the one before, so long as there is one in this thousand.
                let is_behind = coder.flag(1, number % 1000 >= last)?;
                let floor = if is_behind { last } else { 0 };
                last = coder.beyond(0, floor, number % 1000)?;
                let high = coder.number(2, number / 1000)?;
                let again = coder.below(BOUND, number % BOUND)?;
                (again % 1000 == last).then_some(high * 1000 + last)
            };
            (0..count).map(one).collect()
        }
    }

    impl Walk for Numbers {
        fn walk<C: Coder>(&self, coder: &mut C) -> Option<()> {
            self.told(self.0.len(), coder).map(|_| ())
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let spread = |at: usize| at.wrapping_mul(2_654_435_761) >> 7;
        for numbers in [
            vec![],
            vec![0],
            vec![999; 70_000],
            (0..5_000).map(|at| spread(at) % 4_000_000).collect(),
            // Few are anything but 0, so that many a byte is held back for a carry.
            (0..90_000)
                .map(|at| if at % 997 == 0 { spread(at) % 1_000_000 } else { 0 })
                .collect(),
        ] {
            let walk = Numbers(numbers);
            let bytes = written(&SIZES, &walk).unwrap();
            let mut coder = Decoder::new(&bytes, &SIZES).unwrap();
            let read = Numbers(Vec::new()).told(walk.0.len(), &mut coder);
            assert!(read.as_ref() == Some(&walk.0), "{} numbers", walk.0.len());
        }
        // Always the same tells nothing.
        assert!(written(&SIZES[..2], &Flags(50_000)).unwrap().len() < 200);
    }

    struct Flags(usize);

    impl Walk for Flags {
        fn walk<C: Coder>(&self, coder: &mut C) -> Option<()> {
            (0..self.0).try_for_each(|_| coder.flag(1, true).map(|_| ()))
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        struct Beyond(usize, usize);
        impl Walk for Beyond {
            fn walk<C: Coder>(&self, coder: &mut C) -> Option<()> {
                coder.beyond(0, self.0, self.1).map(|_| ())
            }
        }
        for (floor, symbol) in [(0, 1000), (5, 4)] {
            assert_eq!(written(&SIZES, &Beyond(floor, symbol)), None);
        }
        assert!(Decoder::new(&[0, 1, 2], &SIZES).is_none());
    }
}
