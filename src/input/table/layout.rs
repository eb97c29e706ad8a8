//! From the names of the columns to what each holds and which belong together.

mod building;

use super::apart;
use super::cell::Row;
use super::heads::Head;
use super::heads::names::Column;
pub(super) use building::are_labels;

/// How many rows tell whether names have their examples in brackets.
const SHOWN_BY: usize = 20;

/// What the cells of a column are to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Title,
    Scene,
    Ignore,
    /// Keys of its content that belong to no keyword.
    Keys,
    /// A text with placeholders, or keywords with their examples.
    Content,
    /// The example of such a text.
    ContentExample,
    /// A part of the keyword of this slot.
    Part(usize, Part),
    Serial,
    /// A column a draft has no use for.
    Further,
    /// A column of a name that is unknown.
    Unknown,
    /// A column of the table without a name.
    Unnamed,
    /// To the right of the table.
    Beyond,
}

/// What of a keyword a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Example,
    Type,
    Key,
    Values,
}

/// Where the example of a keyword stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// It has none.
    #[default]
    No,
    /// In a column of its own.
    Beside,
    /// In brackets behind the name.
    Within,
}

/// A keyword of a row and its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Slot {
    /// Its column has no number: a cell there may hold several keywords.
    pub(super) loose: bool,
    /// Where its example stands.
    pub(super) shown: Shown,
    /// It has a column for its name.
    pub(super) named: bool,
    /// The key that its column is called by, as its type and its number.
    pub(super) key: Option<(&'static str, u32)>,
}

impl Slot {
    /// Whether it has a column for its example.
    pub(super) fn paired(&self) -> bool {
        self.shown == Shown::Beside
    }
}

/// A column's name where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// The column, from 1.
    pub(super) at: usize,
    /// None for a name that is unknown.
    pub(super) head: Option<Head>,
}

/// What stands to the right of the columns that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Beyond {
    #[default]
    Nothing,
    /// Keyword and example by turns.
    Turns,
    Keywords,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Layout {
    /// What each column holds, the first being column 1.
    roles: Vec<Role>,
    pub(super) slots: Vec<Slot>,
    /// Whether a row is one keyword, and a template goes on as long as its title is repeated or left out.
    pub(super) long: bool,
    /// What goes on to the right of the table.
    beyond: Beyond,
    /// Whether one name stands above several keywords.
    spread: bool,
}

impl Layout {
    /// The layout of named columns, sorted, of a table whose row of names is this wide. In a `ragged` table other rows may
    /// be wider: keyword and example then go on by turns. The rows tell keys from keywords, which people call alike.
    pub(super) fn named(named: &[Named], width: usize, ragged: bool, rows: &[Row]) -> Self {
        let (mut layout, columns) = building::laid_out(named, width, rows);
        let keywords = columns.iter().filter(|(_, column, _)| *column == Column::Keyword);
        let mut keywords = keywords.map(|(_, _, number)| *number);
        let are_names = |column: &usize| matches!(layout.role(*column), Role::Part(_, Part::Name));
        let columns_of_names: Vec<usize> = (1..=layout.roles.len()).filter(are_names).collect();
        let looked = rows.get(..SHOWN_BY.min(rows.len())).unwrap_or_default();
        let cells = looked
            .iter()
            .flat_map(|row| columns_of_names.iter().filter_map(|column| row.cell(*column)));
        if apart::show(cells.map(|cell| &*cell.text)) {
            for slot in layout.slots.iter_mut().filter(|slot| !slot.paired()) {
                slot.shown = Shown::Within;
            }
        }
        layout.long = layout.slots.len() == 1 && matches!((keywords.next(), keywords.next()), (Some(None), None));
        let turns = ragged
            && !layout.long
            && match layout.roles.last() {
                Some(Role::Part(_, Part::Example)) => true,
                Some(Role::Title) => layout.slots.is_empty() && named.len() == 1,
                _ => false,
            };
        if turns {
            layout.beyond = Beyond::Turns;
        }
        layout
    }

    /// The layout of a table without names, of these columns in their order.
    pub(super) fn plain(columns: &[Column], long: bool) -> Self {
        let role = |column: &Column| match column {
            Column::Id => Role::Id,
            Column::Serial => Role::Serial,
            Column::Title => Role::Title,
            Column::Keyword => Role::Part(0, Part::Name),
            Column::Example => Role::Part(0, Part::Example),
            Column::Type => Role::Part(0, Part::Type),
            _ => Role::Unnamed,
        };
        let slot = Slot {
            loose: true,
            shown: Shown::Beside,
            named: true,
            key: None,
        };
        Self {
            roles: columns.iter().map(role).collect(),
            slots: if long { vec![slot] } else { Vec::new() },
            long,
            beyond: if long { Beyond::Nothing } else { Beyond::Turns },
            spread: false,
        }
    }

    /// What a column holds.
    pub(super) fn role(&self, column: usize) -> Role {
        if let Some(role) = self.roles.get(column - 1) {
            return *role;
        }
        let past = column - 1 - self.roles.len();
        match self.beyond {
            Beyond::Nothing => return Role::Beyond,
            Beyond::Keywords => return Role::Part(self.slots.len() + past, Part::Name),
            Beyond::Turns => {}
        }
        let part = if past.is_multiple_of(2) {
            Part::Name
        } else {
            Part::Example
        };
        Role::Part(self.slots.len() + past / 2, part)
    }

    /// What a column holds that has a name, or stands between those that have.
    pub(super) fn named_role(&self, column: usize) -> Option<Role> {
        self.roles.get(column - 1).copied()
    }

    /// Whether each keyword has a column for its name, the next for its example and no other, from left to right, and is
    /// one whatever stands in it.
    pub(super) fn is_plain(&self) -> bool {
        // The keyword whose name stood before, and how many there were.
        let (mut open, mut count) = (None, 0);
        for role in &self.roles {
            match (role, open) {
                (Role::Part(slot, Part::Name), None) if *slot == count => open = Some(*slot),
                (Role::Part(slot, Part::Example), Some(name)) if *slot == name => (open, count) = (None, count + 1),
                (Role::Part(..), _) | (_, Some(_)) => return false,
                _ => {}
            }
        }
        let alone = |slot: &Slot| slot.paired() && !slot.loose && slot.key.is_none();
        open.is_none() && count == self.slots.len() && self.slots.iter().all(alone)
    }

    /// Takes all cells to the right for names of keywords.
    pub(super) fn only_names(&mut self) {
        self.beyond = Beyond::Keywords;
    }

    /// Whether a column stands to the right of those that have names, where keyword and example go on by turns.
    pub(super) fn is_beyond(&self, column: usize) -> bool {
        !self.slots.is_empty() && self.beyond == Beyond::Turns && column > self.roles.len()
    }

    pub(super) fn set(&mut self, column: usize, role: Role) {
        if let Some(place) = self.roles.get_mut(column - 1) {
            *place = role;
        }
    }

    pub(super) fn slot(&self, slot: usize) -> Slot {
        let further = Slot {
            loose: self.slots.is_empty(),
            shown: Shown::Beside,
            named: true,
            key: None,
        };
        self.slots.get(slot).copied().unwrap_or(further)
    }

    /// The first column of this role.
    pub(super) fn find(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|it| *it == role).map(|index| index + 1)
    }

    /// Whether some keyword has a column for its example.
    pub(super) fn is_paired(&self) -> bool {
        self.slots.iter().any(Slot::paired)
    }

    /// The column of each slot's example, where it has one.
    pub(super) fn examples(&self) -> Vec<Option<usize>> {
        let mut examples = vec![None; self.slots.len()];
        for (index, role) in self.roles.iter().enumerate() {
            if let Role::Part(slot, Part::Example) = role
                && let Some(place) = examples.get_mut(*slot)
            {
                place.get_or_insert(index + 1);
            }
        }
        examples
    }

    pub(super) fn is_spread(&self) -> bool {
        self.spread
    }

    pub(super) fn has_keywords(&self) -> bool {
        !self.slots.is_empty()
    }
}
