//! Numbers without a format: as many digits as fit a cell of usual width.

use super::decimal::Decimal;

/// The digits shown before a number turns into powers of ten.
const DIGITS: i32 = 11;

/// A number as `General` shows it.
pub(in super::super) fn general(value: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the bounds are far within those of an i64"
    )]
    if value.fract() == 0.0 && value.abs() < 1e11 {
        return (value as i64).to_string();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let exact = Decimal::new(value);
    if exact.is_zero() {
        return "0".to_owned();
    }
    // A zero before the point takes room, too.
    let places = usize::try_from(DIGITS - 1 - exact.point().max(1)).unwrap_or_default();
    let tiny = exact.point() < -3;
    let fits = exact.places() <= places;
    let rounded = exact.clone().rounded(places);
    if rounded.point() > DIGITS || tiny && !fits {
        return sign.to_owned() + &scientific(exact);
    }
    let part = rounded.part(rounded.places());
    let whole = rounded.whole();
    let whole = if whole.is_empty() { "0" } else { &whole };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}

/// Six digits at most, and the power of ten.
fn scientific(value: Decimal) -> String {
    let mut power = value.point() - 1;
    let mut mantissa = value.shifted(-power).rounded(5);
    if mantissa.point() > 1 {
        mantissa = mantissa.shifted(-1);
        power += 1;
    }
    let part = mantissa.part(mantissa.places());
    let point = if part.is_empty() { "" } else { "." };
    let sign = if power < 0 { '-' } else { '+' };
    format!("{}{point}{part}E{sign}{:02}", mantissa.whole(), power.abs())
}
