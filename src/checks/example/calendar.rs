//! Whether the date or time a pattern found can stand in a calendar.

use regex::Captures;

use crate::pattern::Pattern;

/// The first part of a date or time that cannot be, as it stands in the text.
pub(super) fn impossible(pattern: &Pattern, text: &str) -> Option<String> {
    let found = pattern.captures(text)?;
    ["", "2"].iter().find_map(|suffix| date(&found, suffix).or_else(|| time(&found, suffix)))
}

fn group(found: &Captures<'_>, name: &str, suffix: &str) -> Option<(u32, String)> {
    let text = found.name(&format!("{name}{suffix}"))?.as_str();
    Some((text.parse().ok()?, text.to_owned()))
}

fn date(found: &Captures<'_>, suffix: &str) -> Option<String> {
    let (month, month_text) = group(found, "m", suffix)?;
    if !(1..=12).contains(&month) {
        return Some(month_text);
    }
    let (day, day_text) = group(found, "d", suffix)?;
    let year = group(found, "y", suffix).map(|(year, _)| year);
    if (1..=days(year, month)).contains(&day) {
        return None;
    }
    let joined = |c: char| format!("{month_text}{c}{day_text}");
    Some(year.map_or_else(|| joined('-'), |year| format!("{year}-{}", joined('-'))))
}

fn days(year: Option<u32>, month: u32) -> u32 {
    match month {
        // Without a year, 29 February can be.
        2 if year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn time(found: &Captures<'_>, suffix: &str) -> Option<String> {
    let (hour, hour_text) = group(found, "h", suffix)?;
    let minute = group(found, "min", suffix);
    let second = group(found, "s", suffix);
    let late = minute.as_ref().is_some_and(|(minute, _)| *minute > 59)
        || second.as_ref().is_some_and(|(second, _)| *second > 59)
        || hour > 24
        || hour == 24 && minute.as_ref().is_some_and(|(minute, _)| *minute > 0);
    late.then(|| minute.map_or(hour_text.clone(), |(_, minute)| format!("{hour_text}:{minute}")))
}
