//! Numbers, dates and texts as a spreadsheet shows them under a number format.
//!
//! A format has up to four sections: for numbers above zero, below, zero, and for text. What only makes a cell look neat,
//! the blanks that line numbers up and the characters that fill a column, is left out.

mod builtin;
mod calendar;
mod chinese;
mod decimal;
mod digits;
mod fraction;
mod general;
mod parse;

use calendar::Moment;
use chinese::Numerals;
use parse::{Condition, Part, Section};

pub(super) use builtin::code as builtin;
pub(super) use calendar::serial;
pub(super) use general::general;

/// What stands where a date is out of range: the cell is full of these.
const NO_DATE: &str = "########";
/// A longer format is none; Excel allows 255 characters.
const MAX_CODE: usize = 1024;

/// A number format, ready for many cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberFormat {
    numbers: Vec<Section>,
    text: Option<Section>,
}

impl Default for NumberFormat {
    fn default() -> Self {
        Self::new("General")
    }
}

impl NumberFormat {
    pub(super) fn new(code: &str) -> Self {
        let code = if code.len() > MAX_CODE { "" } else { code };
        let mut numbers: Vec<Section> = parse::sections(code).into_iter().take(4).collect();
        let is_text = |section: &Section, of: usize| of == 4 || section.parts.contains(&Part::Text);
        let of = numbers.len();
        let text = numbers.pop_if(|last| is_text(last, of));
        Self { numbers, text }
    }

    /// A number as it is shown; dates count from 1904 where the workbook says so.
    pub(super) fn number(&self, value: f64, since_1904: bool) -> String {
        let Some((section, signed)) = self.section(value) else {
            return general(value);
        };
        if section.parts == [Part::General] && section.numerals.is_none() {
            return general(if signed { value } else { value.abs() });
        }
        if section.is_date() {
            let moment = Moment::of(section, value, since_1904);
            return moment.map_or_else(|| NO_DATE.to_owned(), |moment| moment.shown(section));
        }
        let shown = if section.parts.contains(&Part::Slash) {
            fraction::shown(section, value.abs())
        } else {
            digits::shown(section, value.abs())
        };
        // What is rounded to nothing is not below zero any more.
        let nothing = shown.contains('0') && !shown.contains(|c| matches!(c, '1'..='9'));
        let sign = if value < 0.0 && signed && !nothing { "-" } else { "" };
        // Outer blanks are there to line numbers up.
        format!("{sign}{}", shown.trim_matches(' '))
    }

    /// A text as it is shown, where it is not simply itself.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        let section = self.text.as_ref()?;
        if section.parts == [Part::Text] {
            return None;
        }
        let mut out = String::new();
        for part in &section.parts {
            match part {
                Part::Literal(literal) => out.push_str(literal),
                Part::Text | Part::General => out.push_str(text),
                _ => {}
            }
        }
        Some(out)
    }

    /// The section for a number, and whether a minus is to stand before numbers below zero. No section: as in `General`.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let [first, rest @ ..] = self.numbers.as_slice() else {
            return None;
        };
        let conditional = self.numbers.iter().any(|section| section.condition.is_some());
        match (rest, conditional) {
            ([], false) => Some((first, true)),
            ([], true) => Some((first, true)).filter(|(section, _)| section.admits(value)),
            ([below], false) => Some(if value < 0.0 { (below, false) } else { (first, false) }),
            ([below, zero, ..], false) => Some(match value {
                value if value > 0.0 => (first, false),
                value if value < 0.0 => (below, false),
                _ => (zero, false),
            }),
            ([second, others @ ..], true) => {
                let implied = second.condition.is_none() && !others.is_empty();
                let chosen =
                    if first.condition.is_some() && first.admits(value) || first.condition.is_none() && value > 0.0 {
                        first
                    } else if others.is_empty() || (if implied { value < 0.0 } else { second.admits(value) }) {
                        second
                    } else {
                        others.first()?
                    };
                // A section that only takes numbers below zero says so itself.
                let only_below =
                    std::ptr::eq(chosen, second) && implied || chosen.condition.is_some_and(Condition::only_below_zero);
                Some((chosen, !only_below))
            }
        }
    }
}

#[cfg(test)]
mod tests;
