//! The answers of a whole log: each that differs once, with how often it came and where first.

use std::collections::HashMap;

use super::Answer;
use super::scan::Scan;

/// Counts the answers of a log that is given line by line. What it keeps is bounded: the first
/// [`MAX_DISTINCT`](Tally::MAX_DISTINCT) answers; those that differ from all of them are counted together.
///
/// ```
/// use mobanlint::codes::Tally;
/// let mut tally = Tally::default();
/// for line in [
///     r#"12:00 {"errcode":43101,"errmsg":"user refuse to accept the msg rid: 1-a"}"#,
///     "12:01 nothing to see",
///     r#"12:02 {"errcode":43101,"errmsg":"user refuse to accept the msg rid: 1-b"}"#,
/// ] {
///     tally.line(line);
/// }
/// let seen = tally.finish().seen;
/// assert_eq!((seen.len(), seen[0].count, seen[0].line), (1, 2, 1));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tally {
    scan: Scan,
    seen: Vec<Seen>,
    places: HashMap<(i64, Option<String>), usize>,
    others: usize,
}

/// An answer of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Seen {
    /// The answer as it came first.
    pub answer: Answer,
    /// How often it came, whatever its number of request.
    pub count: usize,
    /// The line its code stood on first, from 1.
    pub line: usize,
}

/// What a log holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tallied {
    /// The answers, in the order they came first.
    pub seen: Vec<Seen>,
    /// Answers beyond [`Tally::MAX_DISTINCT`] different ones.
    pub others: usize,
    /// Lines that were looked through.
    pub lines: usize,
}

impl Tally {
    /// The most answers that are told apart.
    pub const MAX_DISTINCT: usize = 1000;

    /// Takes the next line.
    pub fn line(&mut self, line: &str) {
        let mut found = Vec::new();
        self.scan.line(line, &mut |answer, line| found.push((answer, line)));
        self.take(found);
    }

    /// What all lines held.
    pub fn finish(mut self) -> Tallied {
        let mut found = Vec::new();
        self.scan.end(&mut |answer, line| found.push((answer, line)));
        self.take(found);
        Tallied {
            seen: self.seen,
            others: self.others,
            lines: self.scan.lines,
        }
    }

    fn take(&mut self, found: Vec<(Answer, usize)>) {
        let mut last: Option<(i64, String)> = None;
        for (answer, line) in found {
            // Kits log an answer in words of their own, and behind them as it came.
            let request = answer.rid().map(|rid| (answer.code, rid.to_owned()));
            if request.is_some() && request == last {
                continue;
            }
            last = request;
            self.count(answer, line);
        }
    }

    fn count(&mut self, answer: Answer, line: usize) {
        let key = (answer.code, answer.words().map(str::to_owned));
        if let Some(seen) = self.places.get(&key).and_then(|at| self.seen.get_mut(*at)) {
            seen.count += 1;
        } else if self.seen.len() < Self::MAX_DISTINCT {
            self.places.insert(key, self.seen.len());
            self.seen.push(Seen { answer, count: 1, line });
        } else {
            self.others += 1;
        }
    }
}
