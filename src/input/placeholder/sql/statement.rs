//! The statements of SQL that hold rows, and the columns of the tables they go into.

use std::ops::Range;
use std::rc::Rc;

use super::super::wording::words::{self, Role};
use super::scan::{LONGEST, Literal, Scan, Value, is_word};

/// What may stand between `INSERT` and the name of the table.
const MODIFIERS: [&str; 8] = [
    "into",
    "ignore",
    "low_priority",
    "delayed",
    "or",
    "replace",
    "overwrite",
    "table",
];

/// A column: its name, and what it holds as far as name and comment say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Option<Role>,
    /// Whether it numbers the rows, whatever they are of.
    pub(super) numbers: bool,
}

impl Column {
    fn new(name: &str, comment: &str) -> Self {
        let said = |role: &Role| !matches!(role, Role::Named | Role::Label | Role::Value);
        let named = words::name(name);
        // What a comment says in Chinese is plainer than `tempkey`, and vaguer than `title`.
        let commented = || {
            words::mark(comment).or_else(|| {
                ["模板名", "模版名", "标题"]
                    .iter()
                    .any(|word| comment.contains(word))
                    .then_some(Role::Title)
            })
        };
        let role = match named.filter(said) {
            Some(Role::Name) | None => commented().or(named),
            known => known,
        };
        let numbers = name.eq_ignore_ascii_case("id");
        Self {
            role: role.filter(|_| !numbers),
            numbers,
        }
    }
}

/// What a statement does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Statement<'t> {
    /// It declares a table.
    Table { table: Rc<str>, columns: Rc<[Column]> },
    /// It puts rows into one.
    Rows {
        table: Rc<str>,
        columns: Option<Rc<[Column]>>,
        /// The names of its columns as they stand between the parentheses.
        listed: Option<&'t str>,
        rows: Vec<Vec<Value<'t>>>,
    },
}

/// The statements of a text with the ranges they take, in their order.
pub(super) fn statements(text: &str) -> Vec<(Range<usize>, Statement<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut known = Head::default();
    while let Some(start) = next_word(text, at) {
        let mut scan = Scan { text, at: start };
        let statement = scan.statement(&mut known);
        let end = scan.at.max(start + 1);
        found.extend(statement.map(|statement| (start..end, statement)));
        at = end;
    }
    found
}

/// Where the next word stands that begins such a statement.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes
            .get(at..)?
            .iter()
            .position(|byte| matches!(byte, b'i' | b'r' | b'c' | b'I' | b'R' | b'C'))?;
        if begins_statement(bytes, at) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether a word stands there that begins such a statement.
fn begins_statement(bytes: &[u8], at: usize) -> bool {
    let word = |word: &str| {
        let end = at + word.len();
        let same = bytes
            .get(at..end)
            .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()));
        same && bytes.get(end).is_some_and(u8::is_ascii_whitespace)
    };
    begins_word(bytes, at) && ["insert", "replace", "create", "copy"].into_iter().any(word)
}

fn begins_word(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_none_or(|byte| !is_word(*byte))
}

/// What stands before `VALUES`, and what it says: a dump repeats it before every row.
#[derive(Default)]
struct Head<'t> {
    /// As it is written, with as much behind it as tells that it ends there.
    written: &'t str,
    length: usize,
    table: Rc<str>,
    columns: Option<Rc<[Column]>>,
    listed: Option<&'t str>,
}

impl<'t> Scan<'t> {
    fn statement(&mut self, known: &mut Head<'t>) -> Option<Statement<'t>> {
        match self.written_word() {
            word if word.eq_ignore_ascii_case("create") => self.table(),
            word if word.eq_ignore_ascii_case("copy") => self.copy(),
            _ => self.insert(known),
        }
    }

    fn insert(&mut self, known: &mut Head<'t>) -> Option<Statement<'t>> {
        if known.written.is_empty() || !self.rest().starts_with(known.written) {
            *known = self.read_head()?;
        }
        self.at += known.length;
        self.written_word();
        let mut rows = Vec::new();
        loop {
            self.take('(')?;
            rows.push(self.row()?);
            if self.take(',').is_none() {
                break;
            }
            self.skip();
            if self.peek() != Some('(') {
                break;
            }
        }
        Some(Statement::Rows {
            table: known.table.clone(),
            columns: known.columns.clone(),
            listed: known.listed,
            rows,
        })
    }

    fn read_head(&self) -> Option<Head<'t>> {
        /// The longest word that is looked for to see where it ends, and a byte.
        const BEHIND: usize = "replace".len() + 1;
        let head = self.head()?;
        let (text, end) = (self.text, self.at + head.len());
        let mut scan = Scan { text, at: self.at };
        let mut before = scan.at;
        while MODIFIERS.contains(&scan.word().as_str()) {
            before = scan.at;
        }
        scan.at = before;
        let table = scan.name().unwrap_or_default();
        let listed = head.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('('));
        let column = |name: &str| Column::new(name.trim().trim_matches(['`', '"', '[', ']', '\\']), "");
        // A name that goes on behind it, as one in a comment may, is looked for anew each time.
        let written = text.get(self.at..end + BEHIND).filter(|_| scan.at <= end);
        Some(Head {
            written: written.unwrap_or_default(),
            length: head.len(),
            table: table.into(),
            columns: listed.map(|(_, names)| names.split(',').map(column).collect()),
            listed: listed.map(|(_, names)| names),
        })
    }

    /// What stands before `VALUES`: the name of the table, and most often its columns. Programs put the name together,
    /// so that it may be anything.
    fn head(&self) -> Option<&'t str> {
        let all = self.text.as_bytes();
        let bytes = all.get(..all.len().min(self.at + LONGEST))?;
        let is_values = |at: usize| {
            let word = bytes
                .get(at..at + 5)
                .is_some_and(|word| word.eq_ignore_ascii_case(b"value"));
            let plural = usize::from(matches!(bytes.get(at + 5), Some(b's' | b'S')));
            let after = bytes.get(at + 5 + plural);
            word && begins_word(bytes, at) && after.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'(')
        };
        let mut at = self.at;
        let values = loop {
            match bytes.get(at)? {
                b'v' | b'V' if is_values(at) => break at,
                b'i' | b'r' | b'c' | b'I' | b'R' | b'C' if begins_statement(all, at) => return None,
                _ => at += 1,
            }
        };
        self.text.get(self.at..values).filter(|head| !head.contains(';'))
    }

    fn table(&mut self) -> Option<Statement<'t>> {
        let mut word = self.word();
        while matches!(word.as_str(), "temporary" | "temp" | "global" | "local") {
            word = self.word();
        }
        if word != "table" {
            return None;
        }
        let before = self.at;
        if self.word() == "if" {
            self.word();
            self.word();
        } else {
            self.at = before;
        }
        let table = self.name()?.into();
        self.take('(')?;
        let mut columns = Vec::new();
        loop {
            self.skip();
            let start = self.at;
            let literals = self.value()?;
            let definition = self.text.get(start..self.at)?;
            let name = definition.split_whitespace().next().unwrap_or_default();
            let constraint = [
                "primary",
                "key",
                "unique",
                "index",
                "constraint",
                "fulltext",
                "foreign",
                "check",
            ];
            if !constraint.contains(&name.to_ascii_lowercase().as_str()) {
                let commented = definition.to_ascii_lowercase().contains("comment");
                let comment = literals
                    .literals()
                    .last()
                    .filter(|_| commented)
                    .map_or("", |literal| literal.text);
                columns.push(Column::new(name.trim_matches(['`', '"', '[', ']']), comment));
            }
            let end = self.peek()?;
            self.at += 1;
            if end == ')' {
                let columns = columns.into();
                return Some(Statement::Table { table, columns });
            }
        }
    }

    /// `COPY table (columns) FROM stdin;` and the rows below, a line each.
    fn copy(&mut self) -> Option<Statement<'t>> {
        let table = self.name()?.into();
        self.skip();
        if self.peek() != Some('(') {
            return None;
        }
        let listed = self.enclosed()?;
        let columns = listed
            .split(',')
            .map(|name| Column::new(name.trim().trim_matches('"'), ""))
            .collect();
        if self.word() != "from" || self.word() != "stdin" {
            return None;
        }
        self.at += self.rest().find('\n')? + 1;
        let mut rows = Vec::new();
        while let Some(line) = self.rest().split_inclusive('\n').next() {
            let text = line.trim_end_matches(['\n', '\r']);
            if text == "\\." {
                self.at += line.len();
                break;
            }
            let mut at = self.at;
            let value = |text: &'t str| {
                let literal = Literal { text, at, quote: None };
                at += text.len() + 1;
                Value::from(Some(literal).filter(|literal| literal.text != "\\N"))
            };
            rows.push(text.split('\t').map(value).collect());
            self.at += line.len();
        }
        Some(Statement::Rows {
            table,
            columns: Some(columns),
            listed: Some(listed),
            rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_apart() {
        let rows = |text: &str| -> Vec<Vec<String>> {
            let value = |value: &Value| {
                value
                    .literals()
                    .map(|literal| literal.text)
                    .collect::<Vec<_>>()
                    .join("+")
            };
            statements(text)
                .into_iter()
                .filter_map(|(_, statement)| match statement {
                    Statement::Rows { rows, .. } => Some(rows),
                    Statement::Table { .. } => None,
                })
                .flatten()
                .map(|row| row.iter().map(value).collect())
                .collect()
        };
        for (text, expected) in [
            (
                "INSERT INTO `a`.`b` VALUES (1,'x'), (-2, 'y');",
                vec![vec!["1", "x"], vec!["", "y"]],
            ),
            (
                "insert [dbo].[T] ([a], [b]) values (N'it''s', NULL)",
                vec![vec!["it''s", ""]],
            ),
            (r#"replace into t(a) value ("a\"b")"#, vec![vec![r#"a\"b"#]]),
            (
                "INSERT INTO t VALUES (now(), concat('a', char(10), 'b'))",
                vec![vec!["", "a+b"]],
            ),
            (
                "INSERT INTO t VALUES ('a'), -- b\n/* c */ ('d')",
                vec![vec!["a"], vec!["d"]],
            ),
            (
                "COPY t (a, b) FROM stdin;\nx\t\\N\ny\tz\n\\.\n",
                vec![vec!["x", ""], vec!["y", "z"]],
            ),
            ("INSERT INTO t SELECT 'a'", vec![]),
            ("INSERT INTO t VALUES ('a; INSERT", vec![]),
            ("insert values inserted ('a')", vec![]),
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn columns_say_what_they_hold() {
        let text = "CREATE TABLE IF NOT EXISTS `t` (\n `id` int COMMENT '编号', `name` char(9) DEFAULT '' COMMENT '模板名',\n
            `c` varchar(9) COMMENT '详细内容', PRIMARY KEY (`id`)\n) ENGINE=x; INSERT INTO t (title, tempkey, x) VALUES ('')";
        let found = statements(text);
        let roles = |columns: &[Column]| columns.iter().map(|column| column.role).collect::<Vec<_>>();
        let [
            (_, Statement::Table { columns, .. }),
            (
                _,
                Statement::Rows {
                    columns: Some(listed), ..
                },
            ),
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(roles(columns), [None, Some(Role::Title), Some(Role::Content)]);
        assert_eq!(
            roles(listed),
            [Some(Role::Title), Some(Role::Number), Some(Role::Named)]
        );
    }
}
