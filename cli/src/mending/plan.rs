//! What is to change: of each template the fields that its fixes make different.

use mobanlint::input::{Batch, InputNote};
use mobanlint::{At, Field, Language, Template};

use super::change::{Change, cell};
use super::why::Why;

/// The changes of all templates, in the order of the input.
pub(super) fn changes(
    batch: &Batch,
    notes: &mut Vec<InputNote>,
    language: Language,
    fix: impl Fn(&Template) -> Template,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (item, template) in batch.templates() {
        changes.extend(of_template(item, template, &fix(template), notes, language));
    }
    changes
}

/// The changes that make one template what it is fixed to be.
pub(super) fn of_template(
    item: usize,
    template: &Template,
    fixed: &Template,
    notes: &mut Vec<InputNote>,
    language: Language,
) -> Vec<Change> {
    let mut changes = Vec::new();
    if fixed == template {
        return changes;
    }
    // Where a keyword goes, which text belongs to which is no longer told by its number.
    let kept = if fixed.keywords.len() < template.keywords.len() {
        notes.push(gone(item, template, fixed).left(Why::KeywordGoes, language));
        0
    } else {
        fixed.keywords.len()
    };
    for field in fields(kept) {
        let (old, new) = (field.of(template), field.of(fixed));
        let Some(new) = new.filter(|_| old != new) else {
            continue;
        };
        let own = template.origin.places().find(|(placed, _)| *placed == field);
        let change = Change {
            item,
            field,
            at: own
                .as_ref()
                .map(|(_, at)| at.clone())
                .or_else(|| template.origin.at(field))
                .unwrap_or_default(),
            old: old.unwrap_or_default().to_owned(),
            new: new.to_owned(),
            repeated: if field == Field::Title {
                rows_below(template)
            } else {
                Vec::new()
            },
            path: template.origin.path.as_deref().map(str::to_owned),
        };
        if own.is_some() && old.is_some() {
            changes.push(change);
        } else {
            notes.push(change.left(Why::NoPlace, language));
        }
    }
    changes
}

/// The first keyword that the fixed template has no more, as the change that is not made.
fn gone(item: usize, template: &Template, fixed: &Template) -> Change {
    let pairs = template.keywords.iter().zip(&fixed.keywords);
    let at = pairs.take_while(|(old, new)| old.name == new.name).count();
    let field = Field::KeywordName(at);
    Change {
        item,
        field,
        at: template.origin.at(field).unwrap_or_default(),
        old: field.of(template).unwrap_or_default().to_owned(),
        new: String::new(),
        repeated: Vec::new(),
        path: template.origin.path.as_deref().map(str::to_owned),
    }
}

/// The changes that empty the texts of the one keyword which the fixed template has no more; none if more is different.
pub(super) fn of_gone(item: usize, template: &Template, fixed: &Template) -> Option<Vec<Change>> {
    let name = gone(item, template, fixed);
    let Field::KeywordName(at) = name.field else {
        return None;
    };
    let mut rest = template.clone();
    let example = (at < rest.keywords.len()).then(|| rest.keywords.remove(at).example)?;
    if !rest.says_the_same(fixed) || !template.origin.places().any(|(field, _)| field == name.field) {
        return None;
    }
    let field = Field::KeywordExample(at);
    let example = example.and_then(|old| {
        let (_, at) = template.origin.places().find(|(placed, _)| *placed == field)?;
        Some(Change {
            field,
            at,
            old,
            ..name.clone()
        })
    });
    Some(std::iter::once(name.clone()).chain(example).collect())
}

/// The title, and the texts of so many keywords.
fn fields(keywords: usize) -> impl Iterator<Item = Field> {
    let keywords = (0..keywords).flat_map(|index| [Field::KeywordName(index), Field::KeywordExample(index)]);
    std::iter::once(Field::Title).chain(keywords)
}

/// The rows of a template's keywords below that of its title.
fn rows_below(template: &Template) -> Vec<usize> {
    let row = |at: &At| at.cell.as_deref().and_then(cell).map(|(row, _)| row);
    let title = template.origin.at(Field::Title).as_ref().and_then(row);
    let Some(title) = title else {
        return Vec::new();
    };
    let mut rows: Vec<usize> = template
        .origin
        .places()
        .filter_map(|(_, at)| row(&at))
        .filter(|row| *row > title)
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}
