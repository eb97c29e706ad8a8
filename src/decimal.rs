//! Decimal fractions read exactly, digit by digit.
//!
//! The standard library reads them faster, with 13 KB of powers and code that no compression makes smaller; here a few
//! words' weights are read when a ruleset is loaded.

/// So many digits decide any `f32` below ten; those behind only tell whether something follows.
const DECIDING: usize = 200;

/// The `f32` that is nearest to a number as Rust writes it; nothing for what is no number, or is ten or more.
pub(crate) fn below_ten(text: &str) -> Option<f32> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (number, exponent) = match rest.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, power(exponent)?),
        None => (rest, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_digit = |c: u8| c.is_ascii_digit();
    if whole.len() + fraction.len() == 0 || !whole.bytes().chain(fraction.bytes()).all(is_digit) {
        return None;
    }
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|c| c - b'0').collect();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let digits = digits.get(zeros..).unwrap_or_default();
    // Where the point stands, counted from the first digit that is not 0.
    let point = exponent.saturating_add(i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()?);
    let value = match usize::try_from(-point) {
        _ if digits.is_empty() => 0.0,
        Err(_) if point > 1 => return None,
        Err(_) => nearest(*digits.first()?, digits.get(1..)?, 0),
        Ok(gap) if gap < DECIDING => nearest(0, digits, gap),
        Ok(_) => 0.0,
    };
    Some(if negative { -value } else { value })
}

fn power(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    // What does not fit is beyond any number all the same.
    is_number.then(|| {
        sign * digits
            .bytes()
            .fold(0i64, |power, c| (power * 10 + i64::from(c - b'0')).min(1 << 40))
    })
}

/// `whole`, the point, as many zeros as `gap` says, and the digits.
fn nearest(whole: u8, digits: &[u8], gap: usize) -> f32 {
    const ENOUGH: u32 = 1 << 24;
    const LEAST: i32 = -150;
    let mut fraction = vec![0; gap];
    fraction.extend(digits.iter().take(DECIDING));
    let mut follows = digits.iter().skip(DECIDING).any(|digit| *digit > 0);
    // One bit more than an `f32` has, unless it is so small that it has fewer.
    let (mut bits, mut exponent) = (u32::from(whole), 0);
    while bits < ENOUGH && exponent > LEAST {
        let mut carry = 0;
        for digit in fraction.iter_mut().rev() {
            let double = *digit * 2 + carry;
            (carry, *digit) = (double / 10, double % 10);
        }
        bits = bits * 2 + u32::from(carry);
        exponent -= 1;
    }
    follows |= fraction.iter().any(|digit| *digit > 0);
    // To the nearest, and from the middle to the even one.
    let kept = bits / 2;
    let up = bits % 2 == 1 && (follows || kept % 2 == 1);
    let value = f64::from(kept + u32::from(up)) * 2f64.powi(exponent + 1);
    // An `f32` by construction.
    #[allow(clippy::cast_possible_truncation)]
    let value = value as f32;
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        let theirs = text.parse::<f32>().ok().filter(|value| value.abs() < 10.0);
        let ours = below_ten(text);
        assert_eq!(ours.map(f32::to_bits), theirs.map(f32::to_bits), "{text}");
    }

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "",
            ".",
            "-",
            "+",
            "e1",
            "1e",
            "1e+",
            "0",
            "-0",
            "+0.0",
            "1",
            "4",
            "4.0",
            "9.99",
            ".5",
            "5.",
            "-.5",
            "1e0",
            "1E-3",
            "0.3e1",
            "0x1",
            "1_0",
            " 1",
            "1 ",
            "nan",
            "1.5.2",
            "1e5",
            "00.36",
            "1e99999999999999999999",
            "10",
            "1e-99999999999999999999",
            "0e99999999999999999999",
            "0.99999998",
            "0.999999970197678",
            "0.9999999701976776123046875",
            "0.99999997019767761230468750000000000000000000000000000000000000000001",
            "1.00000005960464477539062500000",
            "1.000000059604644775390625000000000000001",
            "1.4e-45",
            "7e-46",
            "7.1e-46",
            "1.17549435e-38",
            "1.1754942e-38",
        ] {
            check(text);
        }
        check(&format!("0.{}1", "0".repeat(300)));
        check(&format!("1.00000005960464477539062500000{}1", "0".repeat(300)));
    }

    proptest! {
        #[test]
        fn so_are_others(text in r"[+-]?[0-9]{0,3}\.?[0-9]{0,30}(e[+-]?[0-9]{1,2})?") {
            check(&text);
        }

        #[test]
        fn so_is_what_they_write(bits in 0u32..0x4120_0000) {
            check(&f32::from_bits(bits).to_string());
            // In the middle between two.
            check(&f64::midpoint(f64::from(f32::from_bits(bits)), f64::from(f32::from_bits(bits + 1))).to_string());
        }
    }
}
