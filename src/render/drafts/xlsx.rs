//! Drafts as a workbook.

use std::borrow::Cow;
use std::fmt;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};

use super::columns::Columns;
use crate::input::needs_mark;
use crate::{Language, Template};

/// What a sheet has room for.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// The longest text of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;
/// The narrowest and the widest column, in digits; in a wider one nobody finds the next.
const NARROWEST: usize = 10;
const WIDEST: usize = 50;

/// Why drafts cannot be written as a workbook: they do not fit what spreadsheets have room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoesNotFit {
    message: String,
}

impl fmt::Display for DoesNotFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DoesNotFit {}

/// Drafts as a workbook, an `.xlsx` of one sheet: the columns of [`drafts_csv`](super::drafts_csv) under names in this
/// language. All cells are text and stay so when they are edited, so that long numbers keep their digits and dates their
/// form. The same drafts give the same bytes.
///
/// Reading it gives the same drafts, but for [`$schema`](Template::schema), which is a file's and which only JSON keeps.
///
/// # Errors
///
/// The first draft that does not fit: a text of more than 32,767 characters, or more columns or rows than a sheet has. It is
/// said in this language.
///
/// ```
/// use mobanlint::{Keyword, Language, Template, render};
/// let draft = Template::new("取件通知").with_keyword(Keyword::new("单号").with_example("339208499000000001"));
/// let bytes = render::drafts_xlsx(&[draft], Language::Zh)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), render::DoesNotFit>(())
/// ```
pub fn drafts_xlsx(templates: &[Template], language: Language) -> Result<Vec<u8>, DoesNotFit> {
    let columns = Columns::of(templates);
    let names = columns.names(language);
    fits(templates, &columns, &names, language)?;
    written(templates, &columns, &names, language).map_err(|error| DoesNotFit {
        message: error.to_string(),
    })
}

fn written(
    templates: &[Template],
    columns: &Columns,
    names: &[String],
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No clock: the same drafts give the same bytes.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let head = text.clone().set_bold();
    let sheet = workbook.add_worksheet();
    sheet.set_name(language.pick("模板", "templates"))?;
    sheet.set_freeze_panes(1, 0)?;
    let mut widths = vec![NARROWEST; names.len()];
    row(
        sheet,
        0,
        names.iter().map(|name| Some(Cow::Borrowed(name.as_str()))),
        &head,
        &mut widths,
    )?;
    for (number, template) in (1..).zip(templates) {
        row(sheet, number, columns.row(template), &text, &mut widths)?;
    }
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, u16::try_from(*width).unwrap_or(u16::MAX))?;
    }
    let last = u32::try_from(templates.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(names.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.ignore_error_range(0, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
    workbook.save_to_buffer()
}

fn row<'t>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = Option<Cow<'t, str>>>,
    format: &Format,
    widths: &mut [usize],
) -> Result<(), XlsxError> {
    let mut begins_row = row > 0;
    for ((column, cell), widest) in (0..).zip(cells).zip(widths) {
        let Some(text) = cell else { continue };
        *widest = width(&text).clamp(*widest, WIDEST);
        sheet.write_string_with_format(row, column, marked(&text, begins_row), format)?;
        begins_row = false;
    }
    Ok(())
}

/// A text as it stands in its cell: as in tables, but that no text is taken for a formula here.
fn marked(text: &str, begins_row: bool) -> String {
    format!("{}{text}", if needs_mark(text, begins_row) { "'" } else { "" })
}

/// How wide the longest line of a text is, in digits.
fn width(text: &str) -> usize {
    let wide = |c: char| if c >= '\u{2e80}' { 2 } else { 1 };
    let lines = text.lines().map(|line| line.chars().map(wide).sum::<usize>());
    lines.max().unwrap_or_default().saturating_add(2)
}

fn fits(templates: &[Template], columns: &Columns, names: &[String], language: Language) -> Result<(), DoesNotFit> {
    let refused = |zh: String, en: String| {
        let message = language.pick(&zh, &en).to_owned();
        Err(DoesNotFit { message })
    };
    let rows = templates.len() + 1;
    if rows > MOST_ROWS {
        return refused(
            format!("{} 个模板写不进一张工作表：最多 {} 个", templates.len(), MOST_ROWS - 1),
            format!(
                "{} templates do not fit a sheet: the limit is {}",
                templates.len(),
                MOST_ROWS - 1
            ),
        );
    }
    for (at, template) in templates.iter().enumerate() {
        for (column, cell) in columns.row(template).enumerate() {
            if column >= MOST_COLUMNS && cell.is_some() {
                return refused(
                    format!("templates[{at}] 的关键词写不进一张工作表：最多 {MOST_COLUMNS} 列"),
                    format!("the keywords of templates[{at}] do not fit a sheet: the limit is {MOST_COLUMNS} columns"),
                );
            }
            let units = cell.map_or(0, |text| marked(&text, true).encode_utf16().count());
            if units > MOST_UNITS {
                let name = names.get(column).map_or("", String::as_str);
                return refused(
                    format!("templates[{at}] 的“{name}”有 {units} 个字符，工作表的一个单元格最多 {MOST_UNITS} 个"),
                    format!("`{name}` of templates[{at}] has {units} characters, the limit of a cell is {MOST_UNITS}"),
                );
            }
        }
    }
    Ok(())
}
