//! Patterns without loops, run as they are written: each thing is tried in its order, and the next where it fails.

#[cfg(feature = "rulesets")]
mod build;
mod made;

use std::ops::Range;

/// A pattern without loops.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sequence {
    steps: Vec<Step>,
    /// What every match begins with.
    starts: Set,
    /// What every match has, but for digits, which most texts have, and how far from its beginning it may stand.
    needs: Vec<(Set, Range<usize>)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    One(Set),
    /// Goes on at the first if a character of the set comes, or at the end of the text where it may end there, and at the
    /// second otherwise; where both are to be tried, at the second as well when the first fails.
    Or {
        set: Set,
        ends: bool,
        first: usize,
        second: usize,
        both: bool,
    },
    To(usize),
    Open(usize),
    Close(usize),
    End,
}

/// Characters: a bit for each of ASCII, ranges for the rest, and whether the rest is all but these.
#[derive(Debug, Clone, Default, PartialEq)]
struct Set {
    ascii: u128,
    ranges: Vec<(char, char)>,
    negated: bool,
}

impl Set {
    fn has(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.ascii >> u32::from(c) & 1 == 1;
        }
        self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)) != self.negated
    }
}

/// What was found so far on the way taken.
#[derive(Debug, Clone, Copy)]
struct Groups {
    opened: [u32; Found::NAMES.len()],
    /// Where each group begins and ends.
    closed: [(u32, u32); Found::NAMES.len()],
}

impl Groups {
    /// Of a group that was not closed.
    const OPEN: (u32, u32) = (u32::MAX, u32::MAX);
    const NONE: Self = Self {
        opened: [0; Found::NAMES.len()],
        closed: [Self::OPEN; Found::NAMES.len()],
    };
}

/// What a pattern was found as: places among the characters, and the numbers of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) groups: [Option<u32>; Found::NAMES.len()],
}

impl Found {
    /// The groups that are asked for: year, month, day, hour, minute, second.
    pub(super) const NAMES: [&'static str; 6] = ["y", "m", "d", "h", "min", "s"];
}

/// What is in a text, at a glance.
pub(crate) struct Seen {
    ascii: u128,
    others: bool,
}

impl Seen {
    pub(crate) fn new(text: &[char]) -> Self {
        text.iter().fold(
            Self {
                ascii: 0,
                others: false,
            },
            |seen, c| Self {
                ascii: seen.ascii | if c.is_ascii() { 1 << u32::from(*c) } else { 0 },
                others: seen.others || !c.is_ascii(),
            },
        )
    }
}

impl Sequence {
    /// Whether a text may have what every match has.
    pub(super) fn may_match(&self, text: &[char], seen: &Seen) -> bool {
        let has = |set: &Set| {
            let among_others = || seen.others && (set.negated || text.iter().any(|c| !c.is_ascii() && set.has(*c)));
            set.ascii & seen.ascii != 0 || among_others()
        };
        has(&self.starts) && self.needs.iter().all(|(set, _)| has(set))
    }

    /// The first place from `from` on where it is found.
    pub(super) fn find(&self, text: &[char], from: usize) -> Option<Found> {
        let (start, (end, groups)) = match self.needs.first() {
            Some((set, offsets)) => self.find_around(set, offsets, text, from)?,
            None => self.find_between(from..text.len(), text)?,
        };
        let number = |(start, end): (u32, u32)| {
            // A group that was not closed begins and ends nowhere.
            let digits = text
                .get(start as usize..end as usize)
                .filter(|digits| !digits.is_empty())?;
            let next = |number: u32, c: &char| number.checked_mul(10)?.checked_add(c.to_digit(10)?);
            digits.iter().try_fold(0, next)
        };
        Some(Found {
            range: start..end,
            groups: groups.closed.map(number),
        })
    }

    /// The first place around a character every match has.
    fn find_around(
        &self,
        set: &Set,
        offsets: &Range<usize>,
        text: &[char],
        mut from: usize,
    ) -> Option<(usize, (usize, Groups))> {
        let behind = text.get(from..)?.iter();
        for (at, _) in (from..).zip(behind).filter(|(_, c)| set.has(**c)) {
            let first = from.max((at + 1).saturating_sub(offsets.end));
            let end = (at + 1).saturating_sub(offsets.start);
            let found = self.find_between(first..end, text);
            if found.is_some() {
                return found;
            }
            from = from.max(end);
        }
        None
    }

    /// The first of these places at which it is found.
    fn find_between(&self, places: Range<usize>, text: &[char]) -> Option<(usize, (usize, Groups))> {
        let chars = text.get(places.clone())?.iter();
        let mut starts = places.zip(chars).filter(|(_, c)| self.starts.has(**c));
        starts.find_map(|(start, _)| Some((start, self.run(0, text, start, Groups::NONE)?)))
    }

    /// Goes from a step at a place to the end. Steps lead only forward, so that it goes no deeper than there are steps.
    fn run(&self, mut step: usize, text: &[char], mut at: usize, mut groups: Groups) -> Option<(usize, Groups)> {
        loop {
            match self.steps.get(step)? {
                Step::One(set) => {
                    if !text.get(at).is_some_and(|c| set.has(*c)) {
                        return None;
                    }
                    at += 1;
                    step += 1;
                }
                Step::Or {
                    set,
                    ends,
                    first,
                    second,
                    both,
                } => {
                    if !text.get(at).map_or(*ends, |c| set.has(*c)) {
                        step = *second;
                    } else if !both {
                        step = *first;
                    } else if let Some(found) = self.run(*first, text, at, groups) {
                        return Some(found);
                    } else {
                        step = *second;
                    }
                }
                Step::To(next) => step = *next,
                Step::Open(group) => {
                    if let Some(opened) = groups.opened.get_mut(*group) {
                        *opened = place(at);
                    }
                    step += 1;
                }
                Step::Close(group) => {
                    if let (Some(closed), Some(opened)) = (groups.closed.get_mut(*group), groups.opened.get(*group)) {
                        *closed = (*opened, place(at));
                    }
                    step += 1;
                }
                Step::End => return Some((at, groups)),
            }
        }
    }
}

/// A place as groups keep it; no field is as long as that.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
