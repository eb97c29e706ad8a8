//! Whether the dates and times in an example are in the calendar and on the clock.

use std::ops::Range;

use crate::pattern::{Finder, Found, Seen, Subject};

/// The first date that cannot be, or, where it is a time of day, the first such time: its place in characters, and the
/// nearest that can be.
pub(super) fn impossible(finders: &[Finder], subject: &Subject<'_>, of_day: bool) -> Option<(Range<usize>, String)> {
    let mut groups = [None; 6];
    let wrong = |found: &Found| {
        groups = found.groups;
        !inside_a_number(&found.range, subject.chars)
            && (!date_can_be(found.groups) || of_day && !time_can_be(found.groups))
    };
    let seen = Seen::new(subject.chars);
    let mut wrong = wrong;
    let range = finders
        .iter()
        .find_map(|finder| finder.find(subject, &seen, &mut wrong))?;
    let text = subject.chars.get(range.clone()).unwrap_or_default();
    Some((range, written(text, nearest(groups))))
}

/// The nearest date and time that can be.
fn nearest([year, month, day, hour, minute, second]: [Option<u32>; 6]) -> [Option<u32>; 6] {
    let month = month.map(|month| month.clamp(1, 12));
    let day = day.map(|day| day.clamp(1, month.map_or(31, |month| days(year, month))));
    let most = |most: u32| move |value: u32| value.min(most);
    let whole_day = hour == Some(24) && minute.unwrap_or(0) == 0 && second.unwrap_or(0) == 0;
    let hour = if whole_day { hour } else { hour.map(most(23)) };
    [year, month, day, hour, minute.map(most(59)), second.map(most(59))]
}

fn wide(number: Option<u32>, width: usize) -> String {
    format!("{:0width$}", number.unwrap_or_default())
}

/// A date or time with its numbers, which stand in this order, as they are in `numbers`, each as wide as before.
fn written(text: &[char], numbers: [Option<u32>; 6]) -> String {
    let mut numbers = numbers.into_iter().flatten();
    let mut out = String::new();
    for run in text.chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit()) {
        if !run.first().is_some_and(char::is_ascii_digit) {
            out.extend(run);
        } else if let [_, _, _, _, _, _, _, _] = run {
            // A date without separators: four digits, two and two.
            for width in [4, 2, 2] {
                out += &wide(numbers.next(), width);
            }
        } else {
            let width = run.len();
            out += &wide(numbers.next(), width);
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_that_can_be_is_written_as_it_was() {
        for (text, numbers, expected) in [
            (
                "2019-02-30",
                [Some(2019), Some(2), Some(30), None, None, None],
                "2019-02-28",
            ),
            (
                "2020年2月31日",
                [Some(2020), Some(2), Some(31), None, None, None],
                "2020年2月29日",
            ),
            (
                "20260230",
                [Some(2026), Some(2), Some(30), None, None, None],
                "20260228",
            ),
            ("13月1日", [None, Some(13), Some(1), None, None, None], "12月1日"),
            (
                "2026/00/05",
                [Some(2026), Some(0), Some(5), None, None, None],
                "2026/01/05",
            ),
            ("24:75", [None, None, None, Some(24), Some(75), None], "23:59"),
            ("25点", [None, None, None, Some(25), None, None], "23点"),
            ("09:61:08", [None, None, None, Some(9), Some(61), Some(8)], "09:59:08"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(written(&chars, nearest(numbers)), expected, "{text}");
        }
    }
}
