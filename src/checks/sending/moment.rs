//! Dates and times that no calendar and no clock has.

use crate::place::Span;

/// The first part of dates and times, of which there may be two with `~` between them, that cannot be: 2026年2月30日, 25:00.
/// Their shapes are known to be sound.
pub(super) fn impossible(text: &str) -> Option<Span> {
    let mut begun = 0;
    for part in text.split('~') {
        if let Some(span) = in_one(part) {
            return Some(Span::new(begun + span.start, begun + span.end));
        }
        begun += part.len() + 1;
    }
    None
}

/// Whether the day ends at 24:00 there, of which no document speaks.
pub(super) fn ends_at_24(text: &str) -> bool {
    let hour = |number: &Number| number.value == 24 && number.sign == Some(':');
    text.split('~').any(|part| {
        let numbers = numbers(part);
        let clock = numbers.iter().find(|number| number.sign == Some(':'));
        clock.is_some_and(hour)
    })
}

/// A number with its place, and the sign behind it.
struct Number {
    span: Span,
    value: u32,
    sign: Option<char>,
}

fn numbers(text: &str) -> Vec<Number> {
    // As many as a day and a time of day have.
    const USUAL: usize = 6;
    let mut numbers = Vec::with_capacity(USUAL);
    let mut begun = None;
    for (at, sign) in text
        .char_indices()
        .map(|(at, c)| (at, Some(c)))
        .chain([(text.len(), None)])
    {
        match (begun, sign.is_some_and(|c| c.is_ascii_digit())) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                let span = Span::new(start, at);
                let value = span.slice(text).parse().unwrap_or(u32::MAX);
                numbers.push(Number { span, value, sign });
                begun = None;
            }
            _ => {}
        }
    }
    numbers
}

fn in_one(text: &str) -> Option<Span> {
    let numbers = numbers(text);
    let clock = numbers.iter().position(|number| number.sign == Some(':'));
    let (date, time) = numbers.split_at(clock.unwrap_or(numbers.len()));
    of_date(date).or_else(|| of_time(time))
}

fn of_date(numbers: &[Number]) -> Option<Span> {
    let yearly = |number: &&Number| number.span.end - number.span.start == 4;
    let (year, rest) = match numbers.split_first().filter(|(first, _)| yearly(first)) {
        Some((year, rest)) => (Some(year.value), rest),
        None => (None, numbers),
    };
    let (month, day) = (rest.first()?, rest.get(1));
    if !(1..=12).contains(&month.value) {
        return Some(month.span);
    }
    let day = day?;
    (day.value == 0 || day.value > days(year, month.value)).then_some(day.span)
}

/// How many days a month has; in a year that is not told, as many as it may have.
fn days(year: Option<u32>, month: u32) -> u32 {
    match month {
        2 => {
            let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
            28 + u32::from(year.is_none_or(leap))
        }
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn of_time(numbers: &[Number]) -> Option<Span> {
    let midnight = numbers.iter().skip(1).all(|number| number.value == 0);
    let hour = numbers.first()?;
    if hour.value > 24 || hour.value == 24 && !midnight {
        return Some(hour.span);
    }
    let wrong = numbers.iter().skip(1).find(|number| number.value > 59);
    wrong.map(|number| number.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_calendar_and_no_clock_has() {
        for (text, wrong) in [
            ("2026-02-28", ""),
            ("2024年2月29日", ""),
            ("2月29日", ""),
            ("2026-02-29", "29"),
            ("2022-11-32", "32"),
            ("2026年13月", "13"),
            ("2026年0月1日", "0"),
            ("24:00", ""),
            ("24:01", "24"),
            ("23:60:00", "60"),
            ("2026年1月5日 09:00~25:00", "25"),
            ("1月31日~2月30日", "30"),
            ("09:00~09:30", ""),
        ] {
            assert_eq!(
                impossible(text).map(|span| span.slice(text)).unwrap_or_default(),
                wrong,
                "{text}"
            );
        }
    }
}
