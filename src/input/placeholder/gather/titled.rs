//! Whether a unit is a title, and how surely: by what says so, by its shape, by where it stands.

use super::super::notation::Part;
use super::super::units::{Setting, Unit};
use super::super::wording::title::{self, Strength, is_general, is_of_documents, is_of_programs};
use super::super::wording::words::{Role, mark};
use crate::input::platform::words::{is_han, is_variable};

/// The title a unit is by where it stands, though it reads like none.
pub(super) fn announced<'t>(unit: &Unit<'t>) -> Option<(Part<'t>, Strength)> {
    let text = title::announced(&unit.part.text)?;
    if unit.role.is_none() && unit.setting != Setting::Heading && title::tells(text) {
        return None;
    }
    let strength = if unit.role == Some(Role::Title) {
        Strength::Strong
    } else {
        Strength::Fair
    };
    Some((unit.part.cut(text), strength))
}

/// The title a unit may be, and how surely.
pub(super) fn rate<'t>(unit: &Unit<'t>) -> Option<(Part<'t>, Strength)> {
    match (guessed(unit), said(unit)) {
        // Quotes hold the title and nothing else.
        (Some((_, strength)), Some(whole)) if unit.setting == Setting::Literal => Some((whole, strength)),
        (None, Some(whole)) => Some((whole, Strength::Strong)),
        (guessed, _) => guessed,
    }
}

/// Whether a unit is the name of who says what follows, as chats have it: a word and a colon on a line of its own.
pub(super) fn speaks(unit: &Unit<'_>) -> bool {
    const LONGEST: usize = 3;
    let text = unit.part.text.trim();
    let name = text.trim_end_matches(['：', ':']);
    let plain = unit.role.is_none() && unit.setting == Setting::Prose && unit.fresh;
    plain && name.len() < text.len() && name.chars().count() <= LONGEST && mark(name).is_none() && is_person(name)
}

/// Whether a text is nothing but Han, as a name is.
fn is_person(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(is_han)
}

/// What is said to be a title is one, however it reads: that is what the rules judge.
fn said<'t>(unit: &Unit<'t>) -> Option<Part<'t>> {
    let text = unit.part.text.trim();
    let said = unit.role == Some(Role::Title) && unit.setting != Setting::Comment && !text.is_empty();
    // Pages have titles as well, and programs names for them.
    let notice = ["通知", "提醒"].iter().any(|word| text.contains(word));
    let of_others = is_of_programs(text) && (!notice || is_general(text)) || is_variable(text);
    (said && !of_others).then(|| unit.part.cut(text))
}

/// The title a unit looks like.
fn guessed<'t>(unit: &Unit<'t>) -> Option<(Part<'t>, Strength)> {
    let named = matches!(unit.role, Some(Role::Title | Role::Name));
    let text = if named {
        &*unit.part.text
    } else {
        title::loose(&unit.part.text)
    };
    let (mut text, shape) = title::title(text)?;
    if unit.setting == Setting::Comment && shape == Strength::Strong {
        text = title::sent(title::undeclared(text));
    }
    if is_of_documents(text) && unit.role != Some(Role::Title) {
        return None;
    }
    let strong = shape == Strength::Strong;
    let prose = unit.setting.is_prose();
    if is_general(text) && !(unit.role == Some(Role::Title) && (prose || !is_of_programs(text))) {
        return None;
    }
    // What is no title by its end and speaks of programs is a heading or a name in one.
    if !strong && is_of_programs(text) && !(prose && unit.role == Some(Role::Title)) {
        return None;
    }
    if !strong && unit.role.is_none() && title::tells(text) {
        return None;
    }
    let strength = match unit.role {
        Some(Role::Title | Role::Name) if strong => Strength::Told,
        Some(Role::Title) => Strength::Strong,
        Some(Role::Name) => shape,
        Some(Role::Content) if strong => Strength::Fair,
        Some(Role::Named) | None if strong => Strength::Strong,
        None if unit.setting == Setting::Heading => Strength::Fair,
        None if unit.fresh || unit.setting == Setting::Literal => Strength::Weak,
        _ => return None,
    };
    Some((unit.part.cut(text), strength))
}
