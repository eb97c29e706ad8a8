//! Lines of the log, on standard error: the time and what happened. Tokens are named by their fingerprints.

use std::fmt::Display;
use std::io::{Write, stderr};
use std::time::{SystemTime, UNIX_EPOCH};

/// Writes a line. That nobody reads it is no reason to stop.
pub(crate) fn line(what: impl Display) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (day, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(day);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let what = what.to_string().replace(char::is_control, " ");
    let _ = writeln!(
        stderr().lock(),
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z {what}"
    );
}

/// The date of a day since 1970. A year begins in March here, so that the day of a leap year is its last.
fn date(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates() {
        for (day, expected) in [
            (0, (1970, 1, 1)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (19_723, (2024, 1, 1)),
            (20_784, (2026, 11, 27)),
        ] {
            assert_eq!(date(day), expected, "{day}");
        }
    }
}
