//! Drafts as a workbook: the few parts an `.xlsx` needs, without a clock, so that the same drafts give the same bytes.

use std::borrow::Cow;
use std::fmt;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::columns::Columns;
use crate::input::needs_mark;
use crate::language::Language;
use crate::place::cell_name;
use crate::render::json::put;
use crate::template::Template;

/// What a sheet has room for.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// The longest text of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;
/// The narrowest and the widest column, in digits; in a wider one nobody finds the next.
const NARROWEST: usize = 10;
const WIDEST: usize = 50;

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The styles of cells: text that is wrapped, and the same in bold.
const TEXT: u8 = 1;
const HEAD: u8 = 2;
const STYLES: &str = r#"<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

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
) -> Result<Vec<u8>, ZipError> {
    let mut rows = Rows::new(names.len());
    rows.push(HEAD, names.iter().map(|name| Some(Cow::Borrowed(name.as_str()))));
    for template in templates {
        rows.push(TEXT, columns.row(template));
    }
    let (name, last) = (language.pick("模板", "templates"), cell_name(rows.number, names.len()));
    let widths = (1..).zip(&rows.widths).map(|(column, width)| {
        format!(r#"<col min="{column}" max="{column}" width="{width}" style="{TEXT}" customWidth="1"/>"#)
    });
    let sheet = format!(
        r#"{DECLARED}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{}</cols><sheetData>{}</sheetData><ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>"#,
        widths.collect::<String>(),
        rows.xml
    );
    let workbook = format!(
        r#"{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let related = format!(
        r#"{DECLARED}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>"#
    );
    let root = format!(
        r#"{DECLARED}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let types = format!(
        r#"{DECLARED}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>"#
    );
    let styles = format!("{DECLARED}{}", STYLES.replace("{MAIN}", MAIN));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, xml) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", related),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(part, SimpleFileOptions::default())?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The rows of a sheet as they are written, and how wide each column has to be.
struct Rows {
    xml: String,
    number: usize,
    widths: Vec<usize>,
}

impl Rows {
    fn new(columns: usize) -> Self {
        Self {
            xml: String::new(),
            number: 0,
            widths: vec![NARROWEST; columns],
        }
    }

    fn push<'t>(&mut self, style: u8, cells: impl Iterator<Item = Option<Cow<'t, str>>>) {
        self.number += 1;
        put(&mut self.xml, format_args!(r#"<row r="{}">"#, self.number));
        let mut begins_row = true;
        for ((column, cell), widest) in (1..).zip(cells).zip(&mut self.widths) {
            let Some(text) = cell else { continue };
            *widest = width(&text).clamp(*widest, WIDEST);
            let name = cell_name(self.number, column);
            let start = format_args!(r#"<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#);
            put(&mut self.xml, start);
            // The names of the columns are what a mark would keep a text from being.
            match style {
                HEAD => escape(&mut self.xml, &text),
                _ => escape(&mut self.xml, &marked(&text, begins_row)),
            }
            self.xml.push_str("</t></is></c>");
            begins_row = false;
        }
        self.xml.push_str("</row>");
    }
}

/// Adds a text as XML. What XML has no characters for is written as workbooks do, `_x0007_`, and so is a `_` with which
/// such an escape seems to begin.
fn escape(out: &mut String, text: &str) {
    for (at, char) in text.char_indices() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(char),
            '_' if seems_escaped(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => put(out, format_args!("_x{:04X}_", u32::from(char))),
            _ => out.push(char),
        }
    }
}

fn seems_escaped(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
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
        if columns.row(template).count() > MOST_COLUMNS {
            return refused(
                format!("templates[{at}] 的关键词写不进一张工作表：最多 {MOST_COLUMNS} 列"),
                format!("the keywords of templates[{at}] do not fit a sheet: the limit is {MOST_COLUMNS} columns"),
            );
        }
        for (column, cell) in columns.row(template).enumerate() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Opened, open};
    use crate::template::Keyword;

    fn template(example: &str) -> Template {
        Template::new("取件通知").with_keyword(Keyword::new("单号").with_example(example))
    }

    #[test]
    fn cells_are_text_under_the_heads_of_all_tables() {
        let bytes = drafts_xlsx(&[template("339208499000000001")], Language::Zh).unwrap();
        let Ok(Opened::Sheets(sheets)) = open(&bytes) else {
            panic!("no workbook");
        };
        let [sheet] = sheets.as_slice() else {
            panic!("{} sheets", sheets.len());
        };
        assert_eq!(sheet.name, "模板");
        let texts = sheet
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect());
        assert_eq!(
            texts.collect::<Vec<Vec<&str>>>(),
            [["标题", "关键词1", "示例1"], ["取件通知", "单号", "339208499000000001"]]
        );
    }

    #[test]
    fn the_same_drafts_give_the_same_bytes() {
        let drafts = [template("1"), template("2")];
        assert_eq!(drafts_xlsx(&drafts, Language::En), drafts_xlsx(&drafts, Language::En));
        assert!(drafts_xlsx(&[], Language::En).is_ok());
    }

    #[test]
    fn columns_are_as_wide_as_the_longest_line_up_to_a_limit() {
        for (text, expected) in [
            ("", 2),
            ("abc", 5),
            ("停水通知", 10),
            ("停水\n停水通知\r\na", 10),
            ("，。", 6),
            ("👍", 4),
        ] {
            assert_eq!(width(text), expected, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_told_and_not_cut() {
        let fits = |example: &str, language| drafts_xlsx(&[template("1"), template(example)], language).map(|_| ());
        let long = "停".repeat(MOST_UNITS);
        assert_eq!(fits(&long, Language::Zh), Ok(()));
        for (example, language, expected) in [
            (
                long.clone() + "水",
                Language::Zh,
                "templates[1] 的“示例1”有 32768 个字符，工作表的一个单元格最多 32767 个",
            ),
            (
                "👍".repeat(16_384),
                Language::En,
                "`example 1` of templates[1] has 32768 characters, the limit of a cell is 32767",
            ),
        ] {
            let error = fits(&example, language).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
        let mut wide = Template::new("取件通知");
        wide.keywords = vec![Keyword::new("单号"); 8192];
        let error = drafts_xlsx(&[wide], Language::En).unwrap_err().to_string();
        assert_eq!(
            error,
            "the keywords of templates[0] do not fit a sheet: the limit is 16384 columns"
        );
    }
}
