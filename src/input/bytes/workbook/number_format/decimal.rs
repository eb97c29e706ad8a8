//! A number in decimal digits, rounded as spreadsheets round: at most 15 digits count, and a half goes up.

/// A number of no sign: `0.` and the digits, times ten to the power of `point`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    /// Without zeros at either end.
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    pub(super) fn new(value: f64) -> Self {
        let text = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
        Self::trimmed(digits.collect(), exponent.parse::<i32>().unwrap_or_default() + 1)
    }

    fn trimmed(mut digits: Vec<u8>, mut point: i32) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        point -= i32::try_from(zeros).unwrap_or(i32::MAX);
        Self {
            point: if digits.is_empty() { 0 } else { point },
            digits,
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many digits stand before the point; none or fewer for a number below one.
    pub(super) fn point(&self) -> i32 {
        self.point
    }

    /// How many digits stand behind the point.
    pub(super) fn places(&self) -> usize {
        let digits = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        usize::try_from(digits.saturating_sub(self.point)).unwrap_or_default()
    }

    /// Times ten to this power.
    pub(super) fn shifted(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.point = self.point.saturating_add(power);
        }
        self
    }

    /// Rounded to so many digits behind the point.
    pub(super) fn rounded(mut self, places: usize) -> Self {
        let kept = self.point.saturating_add(i32::try_from(places).unwrap_or(i32::MAX));
        let Ok(kept) = usize::try_from(kept) else {
            return Self::trimmed(Vec::new(), 0);
        };
        let up = self.digits.get(kept).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(kept);
        if up {
            let nines = self.digits.iter().rev().take_while(|digit| **digit == 9).count();
            self.digits.truncate(self.digits.len().saturating_sub(nines));
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.point += 1;
            }
        }
        Self::trimmed(self.digits, self.point)
    }

    /// The digits before the point; nothing for a number below one.
    pub(super) fn whole(&self) -> String {
        (0..self.point).map(|at| self.digit(at)).collect()
    }

    /// So many digits behind the point.
    pub(super) fn part(&self, places: usize) -> String {
        (self.point..).take(places).map(|at| self.digit(at)).collect()
    }

    fn digit(&self, at: i32) -> char {
        let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
        char::from(b'0' + digit.copied().unwrap_or_default())
    }
}
