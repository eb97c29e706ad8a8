//! What the units above say of a line.

use super::super::wording::words::Role;
use super::reader::Reader;
use super::unit::{Kind, Unit};
use crate::input::platform::counts;
use crate::input::platform::words::is_colon;

impl Reader<'_> {
    /// Whether a line is the next item of a list that an example has begun: its number is a part of that.
    pub(super) fn is_item(&self, text: &str) -> bool {
        const LOOKED: usize = 64;
        let Some(last) = self
            .units
            .last()
            .filter(|last| last.kind == Kind::Text && !text.contains(is_colon))
        else {
            return false;
        };
        let told = last.part.text.rsplit(is_colon).next().unwrap_or_default();
        let next = counts(told).is_some_and(|last| counts(text) == Some(last + 1));
        let above = || {
            let mut units = self.units.iter().rev().take(LOOKED);
            units.find(|unit| unit.kind == Kind::Mark || unit.has_braces())
        };
        next && above().is_some_and(|unit| unit.kind == Kind::Mark && unit.role == Some(Role::Example))
    }

    /// Whether a name with its colon stood before a placeholder not far above.
    pub(super) fn labels(&self, name: &str) -> bool {
        const LOOKED: usize = 32;
        let name = name.trim().trim_end_matches(is_colon);
        let labelled = |unit: &Unit<'_>| {
            let behind = unit.part.text.trim_start().strip_prefix(name);
            behind.is_some_and(|behind| behind.starts_with(is_colon)) && unit.has_braces()
        };
        !name.is_empty() && self.setting.is_prose() && self.units.iter().rev().take(LOOKED).any(labelled)
    }
}
