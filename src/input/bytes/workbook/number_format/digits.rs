//! Numbers laid into a format's placeholders.

use super::chinese;
use super::decimal::Decimal;
use super::general::general;
use super::parse::{Digit, Part, Section};

/// A number without its sign.
pub(super) fn shown(section: &Section, value: f64) -> String {
    let percents = section.parts.iter().filter(|part| **part == Part::Percent).count();
    let power = 2 * small(percents) - 3 * small(section.thousands);
    let value_in_parts = Decimal::new(value).shifted(power);
    let exponent = section.parts.iter().position(|part| matches!(part, Part::Exponent(_)));
    let mut out = String::new();
    if let Some((mantissa, [Part::Exponent(plus), power @ ..])) =
        exponent.and_then(|at| section.parts.split_at_checked(at))
    {
        scientific(&mut out, mantissa, *plus, power, value_in_parts);
    } else {
        plain(&mut out, &section.parts, section.grouped, &value_in_parts, value);
    }
    match section.numerals {
        Some(numerals) if section.parts.contains(&Part::General) => chinese::number(&out, numerals),
        Some(numerals) => chinese::digits(&out, numerals),
        None => out,
    }
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 4).min(i32::MAX / 4)
}

pub(super) fn placeholders(parts: &[Part]) -> usize {
    parts.iter().filter(|part| matches!(part, Part::Digit(_))).count()
}

/// A number without a power of ten; what is asked for as `General` is not rounded to the placeholders.
fn plain(out: &mut String, parts: &[Part], grouped: bool, value: &Decimal, whole_value: f64) {
    let point = parts.iter().position(|part| *part == Part::Point);
    let (whole, part) = point.and_then(|at| parts.split_at_checked(at)).unwrap_or((parts, &[]));
    let places = placeholders(part);
    let value = value.clone().rounded(places);
    let digits = value.whole();
    // Without a placeholder before it, the point itself has what is whole before it.
    let (whole_parts, before_point) = match placeholders(whole) {
        0 if point.is_some() => (whole, digits.as_str()),
        _ => (whole, ""),
    };
    whole_part(out, whole_parts, &digits, grouped, whole_value);
    out.push_str(before_point);
    decimals(out, part, &value.part(places));
}

/// The part before the point. The last placeholder takes the last digit, the first all that are left.
pub(super) fn whole_part(out: &mut String, parts: &[Part], digits: &str, grouped: bool, value: f64) {
    let first = parts.iter().position(|part| matches!(part, Part::Digit(_)));
    let mut rest = digits.bytes().rev().map(char::from);
    let mut placed = 0;
    let mut reversed: Vec<char> = Vec::new();
    let mut place = |reversed: &mut Vec<char>, digit: char| {
        if grouped && placed > 0 && placed % 3 == 0 {
            reversed.push(',');
        }
        reversed.push(digit);
        placed += 1;
    };
    for (at, part) in parts.iter().enumerate().rev() {
        match part {
            Part::Digit(digit) => {
                match (rest.next(), digit) {
                    (Some(found), _) => place(&mut reversed, found),
                    (None, Digit::Zero) => place(&mut reversed, '0'),
                    (None, Digit::Blank) => reversed.push(' '),
                    (None, Digit::None) => {}
                }
                if Some(at) == first {
                    rest.by_ref().for_each(|found| place(&mut reversed, found));
                }
            }
            other => {
                let mut text = String::new();
                mark(&mut text, other, value);
                reversed.extend(text.chars().rev());
            }
        }
    }
    out.extend(reversed.into_iter().rev());
}

/// The part from the point on.
fn decimals(out: &mut String, parts: &[Part], digits: &str) {
    let count = digits.trim_end_matches('0').len();
    let mut placed = 0;
    let mut rest = digits.chars();
    for part in parts {
        match part {
            Part::Digit(digit) => {
                let found = rest.next().unwrap_or('0');
                placed += 1;
                match digit {
                    Digit::Blank if placed > count => out.push(' '),
                    Digit::None if placed > count => {}
                    _ => out.push(found),
                }
            }
            other => mark(out, other, 0.0),
        }
    }
}

/// What is no digit.
fn mark(out: &mut String, part: &Part, value: f64) {
    match part {
        Part::Literal(text) => out.push_str(text),
        Part::Blank => out.push(' '),
        Part::Point => out.push('.'),
        Part::Percent => out.push('%'),
        Part::Slash => out.push('/'),
        Part::General | Part::Text => out.push_str(&general(value)),
        Part::Digit(_) | Part::Exponent(_) | Part::Date(_) => {}
    }
}

fn scientific(out: &mut String, mantissa: &[Part], plus: bool, power: &[Part], value: Decimal) {
    let point = mantissa.iter().position(|part| *part == Part::Point);
    let (whole, part) = point
        .and_then(|at| mantissa.split_at_checked(at))
        .unwrap_or((mantissa, &[]));
    let places = placeholders(part);
    // With several placeholders before the point, the power is a multiple of as many.
    let step = small(placeholders(whole).max(1));
    let mut exponent = if value.is_zero() {
        0
    } else {
        (value.point() - 1).div_euclid(step) * step
    };
    let mut shifted = value.shifted(-exponent).rounded(places);
    if shifted.point() > step {
        shifted = shifted.shifted(-step);
        exponent += step;
    }
    whole_part(out, whole, &shifted.whole(), false, 0.0);
    decimals(out, part, &shifted.part(places));
    out.push('E');
    if exponent < 0 {
        out.push('-');
    } else if plus {
        out.push('+');
    }
    whole_part(out, power, &exponent.abs().to_string(), false, 0.0);
}
