//! Days since 1900 as dates and times.

use super::chinese;
use super::parse::{Date, HalfDay, Names, Part, Section};

const SECONDS_A_DAY: u64 = 86_400;
/// From the days of 1904 to those of 1900.
const BETWEEN_EPOCHS: f64 = 1462.0;
/// The day after 9999-12-31.
const END: f64 = 2_958_466.0;
/// The day that never was, 1900-02-29: spreadsheets keep it for the sake of the first of them.
const NEVER: u64 = 60;
/// The smallest part of a second that is told.
const MOST_PLACES: usize = 3;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];
const CHINESE_DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// A date with its time, rounded to what a format shows.
pub(super) struct Moment {
    day: u64,
    year: u64,
    month: u64,
    date: u64,
    /// Since midnight.
    seconds: u64,
    /// Behind the second's point, in thousandths.
    thousandths: u64,
}

impl Moment {
    /// Nothing for what is no day of the calendar.
    pub(super) fn of(section: &Section, value: f64, since_1904: bool) -> Option<Self> {
        let serial = if since_1904 { value + BETWEEN_EPOCHS } else { value };
        let elapsed = section.dates().any(|date| matches!(date, Date::Elapsed(..)));
        // Durations are counted, whatever day they would be.
        let serial = if elapsed && since_1904 { value } else { serial };
        if !(0.0..END).contains(&serial) {
            return None;
        }
        let places = section.dates().filter_map(|date| match date {
            Date::Fraction(digits) => Some(digits.min(MOST_PLACES)),
            _ => None,
        });
        let unit = 10_u64.pow(u32::try_from(places.max().unwrap_or_default()).unwrap_or_default());
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "all thousandths of all seconds until the year 9999 are less than 2^53"
        )]
        let ticks = (serial * (SECONDS_A_DAY * unit) as f64).round() as u64;
        let (day, ticks) = (ticks / (SECONDS_A_DAY * unit), ticks % (SECONDS_A_DAY * unit));
        let (year, month, date) = civil(day);
        Some(Self {
            day,
            year,
            month,
            date,
            seconds: ticks / unit,
            thousandths: ticks % unit * (1000 / unit),
        })
    }

    pub(super) fn shown(&self, section: &Section) -> String {
        let halves = section.dates().any(|date| matches!(date, Date::HalfDay(_)));
        let mut out = String::new();
        for part in &section.parts {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Blank => out.push(' '),
                Part::Date(date) => {
                    let text = self.part(*date, section.names, halves);
                    out.push_str(&match (section.numerals, *date) {
                        (None, _) => text,
                        (Some(numerals), Date::Year(_) | Date::Era(_) | Date::Fraction(_)) => {
                            chinese::digits(&text, numerals)
                        }
                        (Some(numerals), _) => chinese::of_date(&text, numerals),
                    });
                }
                _ => {}
            }
        }
        out
    }

    fn part(&self, date: Date, names: Names, halves: bool) -> String {
        let hour = self.seconds / 3600;
        let padded = |number: u64, letters: usize| match letters {
            1 => number.to_string(),
            _ => format!("{number:02}"),
        };
        match date {
            Date::Year(1..=2) => format!("{:02}", self.year % 100),
            Date::Era(letters) if names == Names::Taiwan => padded(self.year.saturating_sub(1911), letters),
            Date::Year(_) | Date::Era(_) => format!("{:04}", self.year),
            Date::Month(letters @ 1..=2) => padded(self.month, letters),
            Date::Month(letters) => self.month_name(letters, names),
            Date::Day(letters @ 1..=2) => padded(self.date, letters),
            Date::Day(letters) => self.weekday(letters, names),
            Date::Weekday(3) => weekday_of(&CHINESE_DAYS, self.day).to_owned(),
            Date::Weekday(4..) => format!("星期{}", weekday_of(&CHINESE_DAYS, self.day)),
            Date::Weekday(letters) => "a".repeat(letters),
            Date::Hour(letters) if halves => padded((hour + 11) % 12 + 1, letters),
            Date::Hour(letters) => padded(hour, letters),
            Date::Minute(letters) => padded(self.seconds / 60 % 60, letters),
            Date::Second(letters) => padded(self.seconds % 60, letters),
            Date::Fraction(digits) => format!(
                ".{:0<digits$}",
                format!("{:03}", self.thousandths)
                    .get(..digits.min(MOST_PLACES))
                    .unwrap_or_default()
            ),
            Date::Elapsed(unit, letters) => {
                let seconds = self.day * SECONDS_A_DAY + self.seconds;
                let number = match unit {
                    'h' => seconds / 3600,
                    'm' => seconds / 60,
                    _ => seconds,
                };
                format!("{number:0letters$}")
            }
            Date::HalfDay(half) => {
                let (first, second) = match half {
                    HalfDay::Chinese => ("上午", "下午"),
                    HalfDay::AmPm if names != Names::English => ("上午", "下午"),
                    HalfDay::AmPm => ("AM", "PM"),
                    HalfDay::Short => ("A", "P"),
                };
                if hour < 12 { first } else { second }.to_owned()
            }
        }
    }

    fn month_name(&self, letters: usize, names: Names) -> String {
        if names != Names::English {
            return match letters {
                4 => format!(
                    "{}月",
                    chinese::of_date(&self.month.to_string(), chinese::Numerals::Plain)
                ),
                _ => format!("{}月", self.month),
            };
        }
        let name = usize::try_from(self.month).ok().and_then(|month| MONTHS.get(month - 1));
        let name = name.copied().unwrap_or_default();
        match letters {
            3 => name.get(..3),
            5 => name.get(..1),
            _ => Some(name),
        }
        .unwrap_or_default()
        .to_owned()
    }

    fn weekday(&self, letters: usize, names: Names) -> String {
        let day = weekday_of(&DAYS, self.day);
        match (letters, names) {
            (3, Names::English) => day.get(..3).unwrap_or_default().to_owned(),
            (_, Names::English) => day.to_owned(),
            (3, _) => format!("周{}", weekday_of(&CHINESE_DAYS, self.day)),
            _ => format!("星期{}", weekday_of(&CHINESE_DAYS, self.day)),
        }
    }
}

fn weekday_of(names: &[&'static str; 7], day: u64) -> &'static str {
    let at = usize::try_from((day + 6) % 7).unwrap_or_default();
    names.get(at).copied().unwrap_or_default()
}

/// Year, month and day of the month of a day since 1900.
fn civil(day: u64) -> (u64, u64, u64) {
    match day {
        0 => return (1900, 1, 0),
        NEVER => return (1900, 2, 29),
        _ => {}
    }
    let since_1900 = if day < NEVER { day } else { day - 1 };
    // Counted from March of the year 0 on, leap days come last in a year; 1900-01-01 is day 693,901 of that count.
    let days = since_1900 + 693_900;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let date = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, date)
}

/// The days since 1900 of a date as ISO 8601 writes it, with or without a time.
pub(in super::super) fn serial(text: &str) -> Option<f64> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut numbers = date.splitn(3, '-').map(str::parse::<u32>);
    let (Ok(year @ 1900..=9999), Ok(month @ 1..=12), Ok(day @ 1..=31)) =
        (numbers.next()?, numbers.next()?, numbers.next()?)
    else {
        return None;
    };
    let seconds = match time.trim_end_matches('Z') {
        "" => 0.0,
        time => {
            let mut numbers = time.splitn(3, ':').map(str::parse::<f64>);
            let hours = numbers.next()?.ok()?;
            let minutes = numbers.next()?.ok()?;
            hours * 3600.0 + minutes * 60.0 + numbers.next().and_then(Result::ok).unwrap_or_default()
        }
    };
    let (years, shifted) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = years * 365 + years / 4 - years / 100 + years / 400 + (153 * shifted + 2) / 5 + day - 1;
    let since_1900 = f64::from(days) - 693_900.0;
    let with_leap = if since_1900 < 60.0 {
        since_1900
    } else {
        since_1900 + 1.0
    };
    Some(with_leap + seconds / 86_400.0)
}
