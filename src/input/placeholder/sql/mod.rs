//! SQL: a row is a template where one of its values has placeholders; the column that has titles is found over all rows.

mod bare;
mod named;
mod plain;
mod scan;
mod statement;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use super::finish::Findings;
use super::gather::{Candidate, gather_below};
use super::notation::Part;
use super::notation::escape::{self, unescaped};
use super::units::{self, Brackets, Kind, Setting, Unit};
use super::wording::title::{Strength, is_general, title};
use super::wording::words::Role;
use crate::input::platform::braces::certain_braces;
use crate::input::platform::words::{is_certain_key, is_frame, is_han, keys};
pub(in crate::input) use named::named_rows;
use scan::{Literal, Value};
use statement::{Column, Statement};

type Row<'t> = Vec<Value<'t>>;

/// Rows of one table that have placeholders, in their order.
#[derive(Default)]
struct Table<'t> {
    columns: Rc<[Column]>,
    rows: Vec<Row<'t>>,
    /// Rows without, whose titles are read if others have placeholders.
    bare: Vec<Row<'t>>,
    /// Whether a statement has put rows into it.
    filled: bool,
}

/// How much it tells for a column of titles that a text in it is another, where it is said to have titles, or names;
const SAID: usize = 10;
const NAMED: usize = 3;
/// and how much it tells at most that it looks like one.
const STRONG: usize = 6;

/// Reads the rows of a text; the ranges of the statements, which need not be read again.
pub(super) fn read(text: &str, findings: &mut Findings) -> Vec<Range<usize>> {
    let mut tables = Tables::default();
    let mut order = Vec::new();
    let mut ranges = Vec::new();
    for (range, statement) in statement::statements(text) {
        match statement {
            Statement::Table { table, columns } => {
                let index = tables.of(&table);
                if let Some(known) = tables.all.get_mut(index) {
                    known.columns = columns;
                }
            }
            Statement::Rows {
                table, columns, rows, ..
            } => {
                let index = tables.of(&table);
                let Some(known) = tables.all.get_mut(index) else {
                    continue;
                };
                if !std::mem::replace(&mut known.filled, true) {
                    order.push(index);
                }
                if let Some(columns) = columns {
                    known.columns = columns;
                }
                let titled = known.has(Role::Title) && known.has(Role::Content);
                for mut row in rows {
                    for value in &mut row {
                        value.is_content = is_content(value);
                    }
                    if row.iter().any(|value| value.is_content) {
                        known.rows.push(row);
                    } else if titled || row.iter().any(notifies) {
                        known.bare.push(row);
                    }
                }
            }
        }
        ranges.push(range);
    }
    for table in order.into_iter().filter_map(|index| tables.all.get(index)) {
        table.read(findings);
    }
    ranges
}

/// The tables of a text.
#[derive(Default)]
struct Tables<'t> {
    all: Vec<Table<'t>>,
    names: HashMap<Rc<str>, usize>,
    /// The one that was asked for last, which most often is the next as well.
    last: Option<(Rc<str>, usize)>,
}

impl Tables<'_> {
    /// Which of them has that name.
    fn of(&mut self, name: &Rc<str>) -> usize {
        if let Some((last, index)) = &self.last
            && Rc::ptr_eq(last, name)
        {
            return *index;
        }
        let index = *self.names.entry(name.clone()).or_insert(self.all.len());
        if index == self.all.len() {
            self.all.push(Table::default());
        }
        self.last = Some((name.clone(), index));
        index
    }
}

/// Whether a value has placeholders, or is JSON in which keys have labels.
fn is_content(value: &Value<'_>) -> bool {
    let keyed = |text: &str| {
        text.starts_with(['{', '[']) && text.contains(is_han) && keys(text).any(|(_, key)| is_certain_key(key))
    };
    // No placeholder is without a dot, which a title hardly ever has.
    let braced = |text: &str| memchr::memchr(b'.', text.as_bytes()).is_some() && certain_braces(text).next().is_some();
    let holds = |literal: &Literal<'_>| braced(literal.text) || keyed(literal.text);
    value.any(holds)
}

/// Whether a value may be the title of a notice: most rows of most tables end here.
fn notifies(value: &Value<'_>) -> bool {
    const LONGEST: usize = 120;
    let told = |literal: &Literal<'_>| ["通知", "提醒"].iter().any(|word| literal.text.contains(word));
    value
        .only()
        .is_some_and(|literal| literal.text.len() <= LONGEST && told(literal))
}

impl<'t> Table<'t> {
    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == Some(role))
    }

    fn role(&self, column: usize) -> Option<Role> {
        self.columns.get(column)?.role
    }

    fn read(&self, findings: &mut Findings) {
        let titles = self.title_column();
        for row in &self.rows {
            let named = titles.and_then(|column| row.get(column));
            // What is called a title is one, however it reads; where it is empty none is looked for elsewhere.
            let said = titles.is_some_and(|column| self.role(column) == Some(Role::Title));
            if let Some(value) = named.filter(|value| said && !value.is_content) {
                let part = given(value);
                self.read_row(row, part.map(|part| Candidate::of_row(part, true)), findings);
                continue;
            }
            let told = named.and_then(plain).filter(|part| title(&part.text).is_some());
            let part = told.or_else(|| {
                let strong = |part: &Part<'t>| {
                    title(&part.text).is_some_and(|(text, strength)| strength == Strength::Strong && !is_general(text))
                };
                row.iter().filter_map(plain).find(strong)
            });
            let shaped = part.and_then(|part| Some(part.cut(title(&part.text)?.0)));
            self.read_row(row, shaped.map(|part| Candidate::of_row(part, false)), findings);
        }
        let Some(titles) = titles.filter(|_| !self.rows.is_empty()) else {
            return;
        };
        let said = self.role(titles) == Some(Role::Title);
        for row in &self.bare {
            if let Some(found) = row.get(titles).and_then(given)
                && (said || title(&found.text).is_some())
            {
                self.read_bare(row, Candidate::of_row(found, said), findings);
            }
        }
    }

    /// The only column that is said to have titles, if it has so many of them that how they look need not be asked.
    fn said_column(&self) -> Option<usize> {
        let said = |column: &usize| self.role(*column) == Some(Role::Title);
        let mut columns = (0..self.columns.len()).filter(said);
        let (Some(column), None) = (columns.next(), columns.next()) else {
            return None;
        };
        let values = self.rows.iter().filter_map(|row| row.get(column));
        let values = values.filter(|value| !value.is_content);
        let mut distinct: HashSet<Cow<'_, str>> = HashSet::with_capacity(self.rows.len());
        distinct.extend(values.filter_map(|value| Some(given(value)?.text)));
        (SAID * distinct.len() > (NAMED + STRONG) * self.rows.len()).then_some(column)
    }

    /// The column that looks most like titles, by its name and by what stands in it.
    fn title_column(&self) -> Option<usize> {
        if let Some(column) = self.said_column() {
            return Some(column);
        }
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut best = (0, None);
        for column in 0..width {
            let role = self.role(column);
            if matches!(
                role,
                Some(Role::Other | Role::Id | Role::Number | Role::Scene | Role::Example)
            ) {
                continue;
            }
            let mut values: HashSet<Cow<'_, str>> = HashSet::new();
            let score: usize = self
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .filter(|value| !value.is_content)
                .filter_map(|value| {
                    if role == Some(Role::Title) {
                        let part = given(value)?;
                        let looks = title(&part.text).map_or(0, |(_, strength)| looks(strength));
                        return Some((SAID + looks) * usize::from(values.insert(part.text)));
                    }
                    let part = plain(value)?;
                    let (text, strength) = title(&part.text)?;
                    let new = values.insert(part.cut(text).text);
                    let said = match role {
                        _ if is_general(text) => return None,
                        Some(Role::Name) => NAMED,
                        _ => 0,
                    };
                    let looks = match strength {
                        Strength::Weak if said == 0 && text.chars().count() <= 3 => 0,
                        _ => looks(strength),
                    };
                    Some((said + looks) * usize::from(new))
                })
                .sum();
            // What all rows say is a kind, not a title.
            let varied = role == Some(Role::Title) || values.len() > 1 || self.rows.len() < 3;
            if varied && score > best.0 {
                best = (score, Some(column));
            }
        }
        best.1
    }

    /// What identifies the template of a row: each column's text that says so by its name, or else what numbers the rows.
    fn identities(&self, row: &Row<'t>) -> impl Iterator<Item = (Role, Part<'t>)> {
        let identified = |role: &Option<Role>| matches!(role, Some(Role::Id | Role::Number));
        let known = row
            .iter()
            .enumerate()
            .any(|(column, value)| identified(&self.role(column)) && given(value).is_some());
        let mut numbers = row.iter().zip(&*self.columns).filter(move |_| !known);
        let number = numbers.find(|(_, column)| column.numbers);
        let number = number.map(|(value, _)| (Role::Number, value));
        let columns = row.iter().enumerate();
        let others = columns.filter_map(move |(column, value)| {
            let role = self.role(column).filter(|role| identified(&Some(*role)))?;
            Some((role, value))
        });
        let told = |(role, value)| Some((role, plain(value).filter(|part| !part.text.trim().is_empty())?));
        number.into_iter().chain(others).filter_map(told)
    }

    fn read_row(&self, row: &Row<'t>, title: Option<Candidate<'t>>, findings: &mut Findings) {
        if let Some(draft) = title.as_ref().and_then(|title| self.read_plainly(row, title)) {
            return findings.add_draft(draft);
        }
        // Ids come first wherever their column stands: behind a content they would be those of the next template.
        let identities = self.identities(row);
        let mut units: Vec<Unit<'_>> = identities
            .map(|(role, part)| unit(Kind::Text, part, Some(role)))
            .collect();
        let mut contents: Vec<Unit<'_>> = Vec::new();
        // The units of the first content, and where there are several the keys of all so far.
        let mut first_content: Option<Range<usize>> = None;
        let mut seen: Option<HashSet<String>> = None;
        let mut asides = Vec::new();
        for (column, value) in row.iter().enumerate() {
            let Some(first) = value.first() else { continue };
            let role = self.role(column);
            match role {
                Some(Role::Id | Role::Number) => {}
                _ if !value.is_content => asides.push(value),
                _ if value.only().is_some() && units::is_data(first.text) => {
                    let inner = unescaped(first.text, first.quote);
                    contents.extend(units::units_within(&inner, first.begin(), 1, 0));
                }
                _ => {
                    let mut found: Vec<Unit<'_>> = value.literals().flat_map(content).collect();
                    // The same content again, for another channel or as HTML, is no other template.
                    if let Some(first) = &first_content {
                        let first = contents.get(first.clone()).unwrap_or_default();
                        let seen = seen.get_or_insert_with(|| keys_of(first).collect());
                        if keys_of(&found).any(|key| seen.contains(&key)) {
                            continue;
                        }
                        seen.extend(keys_of(&found));
                    }
                    first_content.get_or_insert(contents.len()..contents.len() + found.len());
                    contents.append(&mut found);
                }
            }
        }
        units.append(&mut contents);
        if let Some(first) = asides.first().and_then(|value| value.first()) {
            units.push(unit(Kind::Mark, Part::plain("", first.at), Some(Role::Example)));
            let literals = asides.into_iter().flat_map(Value::literals);
            let lines = literals.filter(|literal| may_sign(literal)).flat_map(content);
            units.extend(
                lines
                    .filter(|unit| unit.part.text.contains(['：', ':']))
                    .map(|mut unit| {
                        unit.role = Some(Role::Example);
                        unit
                    }),
            );
        }
        for outcome in gather_below(title, &units) {
            findings.add(outcome);
        }
    }
}

/// Whether a label may stand in a literal: where no colon is written none is read, unless by an escape.
fn may_sign(literal: &Literal<'_>) -> bool {
    literal.text.contains(['：', ':', '\\', '&'])
}

/// The keys of all placeholders in some units but those of the frame.
fn keys_of(units: &[Unit<'_>]) -> impl Iterator<Item = String> {
    units
        .iter()
        .flat_map(|unit| certain_braces(&unit.part.text))
        .filter(|brace| !is_frame(brace.key))
        .map(|brace| brace.key.to_owned())
}

/// How much it tells for a column that a text looks like a title.
fn looks(strength: Strength) -> usize {
    match strength {
        Strength::Strong | Strength::Told => STRONG,
        Strength::Fair => 4,
        Strength::Weak => 2,
    }
}

/// The text of a value that is one literal, without the blanks around it; none if there is nothing else.
fn given<'t>(value: &Value<'t>) -> Option<Part<'t>> {
    let literal = value.only()?;
    let part = part(literal, literal.text, literal.at);
    let text = part.text.trim();
    (!text.is_empty()).then(|| part.cut(text))
}

/// The text of a value that is one literal on one line.
fn plain<'t>(value: &Value<'t>) -> Option<Part<'t>> {
    let literal = value.only().filter(|literal| literal.text.len() <= 400)?;
    Some(part(literal, literal.text, literal.at))
}

fn part<'t>(literal: &Literal<'t>, text: &'t str, at: usize) -> Part<'t> {
    let quote = literal.begin();
    let part = match unescaped(text, literal.quote) {
        Cow::Borrowed(_) => Part::plain(text, at),
        Cow::Owned(read) => Part::written(read, quote),
    };
    if text.len() == literal.text.len() {
        part.in_quotes(quote)
    } else {
        part
    }
}

/// The reading lines of a literal as units.
fn content<'t>(literal: &Literal<'t>) -> Vec<Unit<'t>> {
    escape::lines(literal.text)
        .into_iter()
        .filter_map(|range| {
            let text = literal.text.get(range.clone())?;
            let part = part(literal, text, literal.at + range.start);
            (!text.trim().is_empty()).then(|| unit(Kind::Text, part, Some(Role::Content)))
        })
        .collect()
}

fn unit<'t>(kind: Kind<'t>, part: Part<'t>, role: Option<Role>) -> Unit<'t> {
    Unit {
        kind,
        part,
        role,
        setting: Setting::Literal,
        fresh: false,
        behind_code: false,
        line: 1,
        brackets: Brackets::default(),
    }
}
