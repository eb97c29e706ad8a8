//! Sequences that were made ahead.

use super::{Sequence, Set, Step};
use crate::made::{self, Bytes};

impl Sequence {
    /// The sequence of a pattern of the built-in rulesets.
    pub(in crate::pattern) fn made(pattern: &str) -> Option<Self> {
        Self::read(&mut made::sequence(pattern)?)
    }

    pub(in crate::pattern) fn read(bytes: &mut Bytes<'static>) -> Option<Self> {
        let step = |bytes: &mut Bytes<'static>| {
            let [kind] = bytes.array()?;
            Some(match kind {
                0 => Step::One(Set::read(bytes)?),
                1 => Step::Or {
                    set: Set::read(bytes)?,
                    ends: bytes.number()? != 0,
                    first: bytes.number()?,
                    second: bytes.number()?,
                    both: bytes.number()? != 0,
                },
                2 => Step::To(bytes.number()?),
                3 => Step::Open(bytes.number()?),
                4 => Step::Close(bytes.number()?),
                _ => Step::End,
            })
        };
        let need = |bytes: &mut Bytes<'static>| Some((Set::read(bytes)?, bytes.number()?..bytes.number()?));
        Some(Self {
            steps: (0..bytes.number()?).map(|_| step(bytes)).collect::<Option<_>>()?,
            starts: Set::read(bytes)?,
            needs: (0..bytes.number()?).map(|_| need(bytes)).collect::<Option<_>>()?,
        })
    }
}

impl Set {
    fn read(bytes: &mut Bytes<'static>) -> Option<Self> {
        let range = |bytes: &mut Bytes<'static>| Some((char::from_u32(bytes.long()?)?, char::from_u32(bytes.long()?)?));
        Some(Self {
            ascii: u128::from_le_bytes(bytes.array()?),
            ranges: (0..bytes.number()?).map(|_| range(bytes)).collect::<Option<_>>()?,
            negated: bytes.number()? != 0,
        })
    }
}

/// What `read` reads.
#[cfg(any(test, feature = "making"))]
mod written {
    use super::{Sequence, Set, Step};
    use crate::made::Written;

    impl Sequence {
        pub(in crate::pattern) fn written(&self) -> Vec<u8> {
            let mut out = Written::default();
            out.number(self.steps.len());
            for step in &self.steps {
                match step {
                    Step::One(set) => {
                        out.push(&[0]);
                        set.write(&mut out);
                    }
                    Step::Or {
                        set,
                        ends,
                        first,
                        second,
                        both,
                    } => {
                        out.push(&[1]);
                        set.write(&mut out);
                        let rest = [usize::from(*ends), *first, *second, usize::from(*both)];
                        rest.into_iter().for_each(|number| out.number(number));
                    }
                    Step::To(next) => {
                        out.push(&[2]);
                        out.number(*next);
                    }
                    Step::Open(group) => {
                        out.push(&[3]);
                        out.number(*group);
                    }
                    Step::Close(group) => {
                        out.push(&[4]);
                        out.number(*group);
                    }
                    Step::End => out.push(&[5]),
                }
            }
            self.starts.write(&mut out);
            out.number(self.needs.len());
            for (set, offsets) in &self.needs {
                set.write(&mut out);
                out.number(offsets.start);
                out.number(offsets.end);
            }
            out.0
        }
    }

    impl Set {
        fn write(&self, out: &mut Written) {
            out.push(&self.ascii.to_le_bytes());
            out.number(self.ranges.len());
            for c in self.ranges.iter().flat_map(|(from, to)| [from, to]) {
                out.push(&u32::from(*c).to_le_bytes());
            }
            out.number(self.negated.into());
        }
    }
}
