//! A format's code, taken apart.

use std::iter::Peekable;
use std::str::Chars;

use super::Numerals;

/// One of the up to four sections of a format.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) parts: Vec<Part>,
    pub(super) numerals: Option<Numerals>,
    pub(super) names: Names,
    /// How often the number is divided by 1000.
    pub(super) thousands: usize,
    /// Whether digits are grouped in threes.
    pub(super) grouped: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Literal(String),
    /// A blank that lines things up.
    Blank,
    Digit(Digit),
    Point,
    Percent,
    /// `E+` or `E-`; whether a plus is shown.
    Exponent(bool),
    Slash,
    General,
    Text,
    Date(Date),
}

/// What a placeholder shows where there is no digit: 0, nothing, a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digit {
    Zero,
    None,
    Blank,
}

/// A part of a date or a time; the number says how many letters it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Date {
    Year(usize),
    /// `e`: the year in full, or that of the republic.
    Era(usize),
    Month(usize),
    Day(usize),
    /// `aaa`, `aaaa`.
    Weekday(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// Digits after the second's point.
    Fraction(usize),
    /// Hours, minutes or seconds in all.
    Elapsed(char, usize),
    HalfDay(HalfDay),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HalfDay {
    AmPm,
    Short,
    Chinese,
}

/// In whose language months and days are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Names {
    #[default]
    English,
    Chinese,
    /// Chinese, with years of the republic for `e`.
    Taiwan,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    operator: Operator,
    limit: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    GreaterEqual,
    Greater,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        use Operator::{Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
        let operators = [
            ("<=", LessEqual),
            ("<>", NotEqual),
            (">=", GreaterEqual),
            ("<", Less),
            (">", Greater),
            ("=", Equal),
        ];
        operators.into_iter().find_map(|(sign, operator)| {
            let limit = text.strip_prefix(sign)?.trim().parse().ok()?;
            Some(Self { operator, limit })
        })
    }

    #[allow(clippy::float_cmp, reason = "a format that asks for equality means it")]
    fn holds(self, value: f64) -> bool {
        match self.operator {
            Operator::Less => value < self.limit,
            Operator::LessEqual => value <= self.limit,
            Operator::Equal => value == self.limit,
            Operator::NotEqual => value != self.limit,
            Operator::GreaterEqual => value >= self.limit,
            Operator::Greater => value > self.limit,
        }
    }

    pub(super) fn only_below_zero(self) -> bool {
        match self.operator {
            Operator::Less => self.limit <= 0.0,
            Operator::LessEqual | Operator::Equal => self.limit < 0.0,
            _ => false,
        }
    }
}

impl Section {
    pub(super) fn admits(&self, value: f64) -> bool {
        self.condition.is_none_or(|condition| condition.holds(value))
    }

    pub(super) fn is_date(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Date(_)))
    }

    pub(super) fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        self.parts.iter().filter_map(|part| match part {
            Part::Date(date) => Some(*date),
            _ => None,
        })
    }

    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Literal(before)) => before.push_str(text),
            _ => self.parts.push(Part::Literal(text.to_owned())),
        }
    }

    /// What stands in brackets.
    fn bracket(&mut self, inside: &str) {
        let lower = inside.to_ascii_lowercase();
        let mut letters = lower.chars();
        if let Some(rest) = inside.strip_prefix('$') {
            let (symbol, locale) = rest.split_once('-').unwrap_or((rest, ""));
            self.literal(symbol);
            self.locale(locale);
        } else if let Some(condition) = Condition::parse(inside) {
            self.condition = Some(condition);
        } else if let Some(number) = lower.strip_prefix("dbnum") {
            self.numerals = Numerals::of(number);
        } else if let Some(unit @ ('h' | 'm' | 's')) = letters.next()
            && letters.all(|letter| letter == unit)
        {
            self.parts.push(Part::Date(Date::Elapsed(unit, inside.len())));
        }
        // Anything else is a colour.
    }

    fn locale(&mut self, locale: &str) {
        let locale = locale.split(',').next().unwrap_or_default();
        let number = u32::from_str_radix(locale, 16).unwrap_or_default();
        match number & 0xFFFF {
            0x0404 => self.names = Names::Taiwan,
            0x0004 | 0x0804 | 0x0C04 | 0x1004 | 0x1404 | 0x7804 => self.names = Names::Chinese,
            _ if locale.eq_ignore_ascii_case("zh-TW") => self.names = Names::Taiwan,
            _ if locale.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh")) => self.names = Names::Chinese,
            _ => {}
        }
    }
}

/// The system's own long date and long time, as a Chinese system has them.
fn of_system(code: &str) -> Option<&'static str> {
    let lower = code.trim_start().to_ascii_lowercase();
    if lower.starts_with("[$-f800]") || lower.starts_with("[$-x-sysdate]") {
        Some(r#"yyyy"年"m"月"d"日""#)
    } else if lower.starts_with("[$-f400]") || lower.starts_with("[$-x-systime]") {
        Some("h:mm:ss")
    } else {
        None
    }
}

pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut chars = of_system(code).unwrap_or(code).chars().peekable();
    let mut sections = Vec::new();
    loop {
        let (section, more) = section(&mut chars);
        sections.push(section);
        if !more {
            break;
        }
    }
    // A code of nothing at all is no format.
    if let [only] = sections.as_mut_slice()
        && only.parts.is_empty()
    {
        only.parts.push(Part::General);
    }
    sections
}

/// One section, and whether another follows.
fn section(chars: &mut Peekable<Chars<'_>>) -> (Section, bool) {
    let mut section = Section::default();
    let mut more = false;
    // Commas behind a digit: between digits they group, behind the last they divide.
    let mut commas = 0;
    while let Some(c) = chars.next() {
        let digit = match c {
            '0' => Some(Digit::Zero),
            '#' => Some(Digit::None),
            '?' => Some(Digit::Blank),
            _ => None,
        };
        if let Some(digit) = digit {
            section.grouped |= commas > 0;
            commas = 0;
            section.parts.push(Part::Digit(digit));
            continue;
        }
        if c == ',' && matches!(section.parts.last(), Some(Part::Digit(_))) {
            commas += 1;
            continue;
        }
        section.thousands += std::mem::take(&mut commas);
        match c {
            ';' => {
                more = true;
                break;
            }
            '"' => {
                let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                section.literal(&text);
            }
            '\\' | '!' => {
                let text: String = chars.next().into_iter().collect();
                section.literal(&text);
            }
            '_' => {
                chars.next();
                section.parts.push(Part::Blank);
            }
            '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                section.bracket(&inside);
            }
            '.' => section.parts.push(Part::Point),
            '%' => section.parts.push(Part::Percent),
            '@' => section.parts.push(Part::Text),
            '/' => {
                section.parts.push(Part::Slash);
                // A denominator that is given.
                if chars.peek().is_some_and(|next| matches!(next, '1'..='9')) {
                    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                        section.literal(digit.encode_utf8(&mut [0; 4]));
                    }
                }
            }
            _ => letter(&mut section, c, chars),
        }
    }
    section.thousands += commas;
    settle(&mut section);
    (section, more)
}

/// Words of more than one letter, the letters of dates, and everything that only stands for itself.
fn letter(section: &mut Section, c: char, chars: &mut Peekable<Chars<'_>>) {
    const WORDS: [(&str, Part); 5] = [
        ("General", Part::General),
        ("G/通用格式", Part::General),
        ("AM/PM", Part::Date(Date::HalfDay(HalfDay::AmPm))),
        ("A/P", Part::Date(Date::HalfDay(HalfDay::Short))),
        ("上午/下午", Part::Date(Date::HalfDay(HalfDay::Chinese))),
    ];
    for (word, part) in WORDS {
        let mut ahead = chars.clone();
        let same = |a: char, b: char| a.eq_ignore_ascii_case(&b);
        let mut letters = word.chars();
        if letters.next().is_some_and(|first| same(first, c))
            && letters.all(|letter| ahead.next().is_some_and(|next| same(next, letter)))
        {
            *chars = ahead;
            section.parts.push(part);
            return;
        }
    }
    if c == 'E'
        && let Some(sign @ ('+' | '-')) = chars.peek().copied()
    {
        chars.next();
        section.parts.push(Part::Exponent(sign == '+'));
        return;
    }
    let letter = c.to_ascii_lowercase();
    if !matches!(letter, 'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'e' | 'g') {
        section.literal(c.encode_utf8(&mut [0; 4]));
        return;
    }
    let mut count = 1;
    while chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() {
        count += 1;
    }
    section.parts.push(Part::Date(match letter {
        'y' => Date::Year(count),
        'm' => Date::Month(count),
        'd' => Date::Day(count),
        'h' => Date::Hour(count),
        's' => Date::Second(count),
        'a' => Date::Weekday(count),
        'e' => Date::Era(count),
        // The era's name is not shown: all dates are of one.
        _ => return,
    }));
}

/// Tells minutes from months, and a second's digits from a number's.
fn settle(section: &mut Section) {
    if !section.is_date() {
        return;
    }
    let mut after_hour = false;
    let dates: Vec<usize> = (0..section.parts.len())
        .filter(|&at| matches!(section.parts.get(at), Some(Part::Date(_))))
        .collect();
    for (index, &at) in dates.iter().enumerate() {
        let before_second = dates
            .get(index + 1)
            .and_then(|&next| section.parts.get(next))
            .is_some_and(|next| matches!(next, Part::Date(Date::Second(_) | Date::Elapsed('s', _))));
        let Some(Part::Date(date)) = section.parts.get_mut(at) else {
            continue;
        };
        match *date {
            Date::Month(count @ 1..=2) if after_hour || before_second => *date = Date::Minute(count),
            Date::HalfDay(_) => continue,
            _ => {}
        }
        after_hour = matches!(date, Date::Hour(_) | Date::Elapsed('h', _));
    }
    let parts = std::mem::take(&mut section.parts);
    let mut after_second = false;
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Point if after_second && matches!(parts.peek(), Some(Part::Digit(_))) => {
                let mut digits = 0;
                while parts.next_if(|part| matches!(part, Part::Digit(_))).is_some() {
                    digits += 1;
                }
                section.parts.push(Part::Date(Date::Fraction(digits)));
            }
            // In a date these are but marks.
            Part::Point => section.literal("."),
            Part::Slash => section.literal("/"),
            Part::Percent => section.literal("%"),
            Part::Literal(text) => section.literal(&text),
            part => {
                after_second = matches!(part, Part::Date(Date::Second(_) | Date::Elapsed('s', _)));
                section.parts.push(part);
            }
        }
    }
}
