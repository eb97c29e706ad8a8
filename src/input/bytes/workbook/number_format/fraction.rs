//! Numbers as fractions: `# ?/?`, `# ??/??`, `# ?/8`.

use super::decimal::Decimal;
use super::digits::{placeholders, whole_part};
use super::parse::{Part, Section};

/// More digits in a denominator are cut: a number has no more than that to tell.
const MAX_DIGITS: usize = 7;

/// A number without its sign.
pub(super) fn shown(section: &Section, value: f64) -> String {
    let slash = section.parts.iter().position(|part| *part == Part::Slash);
    let Some((before, [_, after @ ..])) = slash.and_then(|at| section.parts.split_at_checked(at)) else {
        return String::new();
    };
    // The numerator's placeholders are those next to the slash; what stands apart before them is for the whole.
    let numerator = before.iter().rposition(|part| !matches!(part, Part::Digit(_)));
    let (whole, numerator) = before
        .split_at_checked(numerator.map_or(0, |at| at + 1))
        .unwrap_or((&[], before));
    let apart = placeholders(whole) > 0;
    let fixed = after.first().and_then(|part| match part {
        Part::Literal(text) => text.trim().parse::<u64>().ok(),
        _ => None,
    });
    let digits = placeholders(after).clamp(1, MAX_DIGITS);
    let most = 10_u64.saturating_pow(u32::try_from(digits).unwrap_or(1)) - 1;
    let whole_value = if apart { value.trunc() } else { 0.0 };
    let rest = value - whole_value;
    let (mut over, under) = match fixed.filter(|fixed| *fixed > 0) {
        Some(fixed) => (times(rest, fixed), fixed),
        None => nearest(rest, most),
    };
    let mut carried = whole_value;
    if apart && over == under {
        (over, carried) = (0, whole_value + 1.0);
    }
    let mut out = String::new();
    if apart {
        let whole_digits = Decimal::new(carried).rounded(0).whole();
        // Nothing whole is not shown beside a fraction, but alone it is a zero.
        let shown = if whole_digits.is_empty() && over == 0 {
            "0"
        } else {
            &whole_digits
        };
        whole_part(&mut out, whole, shown, false, 0.0);
        if over == 0 {
            return out;
        }
    }
    whole_part(&mut out, numerator, &over.to_string(), false, 0.0);
    out.push('/');
    out.push_str(&under.to_string());
    for part in after {
        if let Part::Literal(text) = part
            && fixed.is_none()
        {
            out.push_str(text);
        }
    }
    out
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a denominator has seven digits, and a cast to an integer ends at its bounds"
)]
fn times(value: f64, under: u64) -> u64 {
    (value * under as f64).round() as u64
}

/// The fraction nearest to a number, its denominator no larger than this: by continued fractions.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast to an integer ends at its bounds, and where digits are lost there are more than can be told"
)]
fn nearest(value: f64, most: u64) -> (u64, u64) {
    let (mut before, mut now) = ((0_u64, 1_u64), (1_u64, 0_u64));
    let mut rest = value;
    // The denominators grow at least as Fibonacci's numbers do, so this ends long before.
    for _ in 0..64 {
        let whole = rest.floor() as u64;
        let over = whole.saturating_mul(now.0).saturating_add(before.0);
        let under = whole.saturating_mul(now.1).saturating_add(before.1);
        if under > most {
            // One that is almost as deep may yet be nearer.
            let steps = (most - before.1).checked_div(now.1).unwrap_or_default();
            let half = (
                steps.saturating_mul(now.0).saturating_add(before.0),
                steps * now.1 + before.1,
            );
            let off = |(over, under): (u64, u64)| (over as f64 / under as f64 - value).abs();
            if half.1 > 0 && off(half) < off(now) {
                now = half;
            }
            break;
        }
        (before, now) = (now, (over, under));
        let part = rest - rest.floor();
        if part < 1e-10 {
            break;
        }
        rest = 1.0 / part;
    }
    if now.1 == 0 { (times(value, 1), 1) } else { now }
}
