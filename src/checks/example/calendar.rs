//! Whether the dates and times in an example are in the calendar and on the clock.

use std::ops::Range;

use regex::Captures;

use crate::pattern::Finder;

/// The place of the first date that cannot be, or, where it is a time of day, of the first such time, in bytes.
pub(super) fn impossible(finders: &[Finder], text: &str, of_day: bool) -> Option<Range<usize>> {
    finders.iter().find_map(|finder| {
        let found = finder.find(text).filter(|found| !inside_a_number(found, text));
        found
            .filter(|found| !date_can_be(found) || of_day && !time_can_be(found))
            .find_map(|found| found.get(0))
            .map(|m| m.range())
    })
}

/// A match that begins or ends in the middle of a number is none: 2026-1-123 is no date.
fn inside_a_number(found: &Captures<'_>, text: &str) -> bool {
    let Some(whole) = found.get(0) else { return true };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text.get(..whole.start()).and_then(|text| text.chars().next_back());
    let behind = text.get(whole.end()..).and_then(|text| text.chars().next());
    digit(before) || digit(behind)
}

fn group(found: &Captures<'_>, name: &str) -> Option<u32> {
    found.name(name)?.as_str().parse().ok()
}

fn date_can_be(found: &Captures<'_>) -> bool {
    let Some(month) = group(found, "m") else { return true };
    let Some(day) = group(found, "d") else {
        return (1..=12).contains(&month);
    };
    (1..=days(group(found, "y"), month)).contains(&day)
}

/// The days of a month; none for a month that is none.
fn days(year: Option<u32>, month: u32) -> u32 {
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        // Without a year, 29 February can be.
        2 if year.is_none_or(leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

fn time_can_be(found: &Captures<'_>) -> bool {
    let Some(hour) = group(found, "h") else { return true };
    let (minute, second) = (group(found, "min").unwrap_or(0), group(found, "s").unwrap_or(0));
    // A day may end at 24:00.
    hour < 24 && minute < 60 && second < 60 || (hour, minute, second) == (24, 0, 0)
}
