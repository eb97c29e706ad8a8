//! Whether the dates and times in an example are in the calendar and on the clock.

use std::ops::Range;

use crate::pattern::{Finder, Found, Seen, Subject};

/// The place of the first date that cannot be, or, where it is a time of day, of the first such time, in characters.
pub(super) fn impossible(finders: &[Finder], subject: &Subject<'_>, of_day: bool) -> Option<Range<usize>> {
    let wrong = |found: &Found| {
        !inside_a_number(&found.range, subject.chars)
            && (!date_can_be(found.groups) || of_day && !time_can_be(found.groups))
    };
    let seen = Seen::new(subject.chars);
    finders.iter().find_map(|finder| finder.find(subject, &seen, wrong))
}

/// A match that begins or ends in the middle of a number is none: 2026-1-123 is no date.
fn inside_a_number(range: &Range<usize>, text: &[char]) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    range.start.checked_sub(1).is_some_and(digit) || digit(range.end)
}

fn date_can_be([year, month, day, ..]: [Option<u32>; 6]) -> bool {
    let Some(month) = month else { return true };
    let Some(day) = day else {
        return (1..=12).contains(&month);
    };
    (1..=days(year, month)).contains(&day)
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

fn time_can_be([.., hour, minute, second]: [Option<u32>; 6]) -> bool {
    let Some(hour) = hour else { return true };
    let (minute, second) = (minute.unwrap_or(0), second.unwrap_or(0));
    // A day may end at 24:00.
    hour < 24 && minute < 60 && second < 60 || (hour, minute, second) == (24, 0, 0)
}
