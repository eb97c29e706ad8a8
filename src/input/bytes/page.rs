//! Whether text is a sheet in HTML or XML that was saved, or made, for a spreadsheet: many systems export so, and call it
//! `.xls`.

/// How far a spreadsheet's name for itself is looked for.
const HEAD: usize = 4096;
/// What Excel and WPS write into the pages they save, and whoever wants to be opened by them.
const MARKS: &[&str] = &["urn:schemas-microsoft-com:office:excel", "excel.sheet"];
/// Tags that may stand before a table of which there is nothing but the table.
const BEFORE: &[&str] = &[
    "!doctype", "html", "head", "meta", "title", "style", "base", "body", "center", "/head", "/title", "/style",
];

/// Whether the bytes are sheets in either.
pub(super) fn is_sheet(bytes: &[u8]) -> bool {
    is_table(bytes) || is_workbook(bytes)
}

/// Whether the bytes are a workbook in the XML of Excel 2003.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let has = |wanted: &[u8]| head.windows(wanted.len()).any(|part| part == wanted);
    // Its names are those of other files, too; the namespace is its own.
    head.starts_with(b"<") && has(b"Workbook") && has(b"urn:schemas-microsoft-com:office:spreadsheet")
}

/// Whether the bytes are a page that names a spreadsheet, or one that begins with a table. Any other page was written to
/// be read in a browser.
fn is_table(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if !bytes.starts_with(b"<") {
        return false;
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes)).to_ascii_lowercase();
    let named = MARKS.iter().any(|mark| head.contains(mark));
    // The XML of Excel 2003 names the same, but is no page.
    named && !head.contains("<workbook") && head.contains("<html") || begins_with_table(&head)
}

fn begins_with_table(mut head: &str) -> bool {
    loop {
        if let Some(rest) = head.strip_prefix("<!--") {
            let Some((_, after)) = rest.split_once("-->") else {
                return false;
            };
            head = after.trim_start();
            continue;
        }
        let Some(rest) = head.strip_prefix('<') else {
            return false;
        };
        let name = rest
            .split(|c: char| c.is_ascii_whitespace() || c == '>')
            .next()
            .unwrap_or_default();
        if name == "table" {
            return true;
        }
        let Some((_, after)) = rest.split_once('>').filter(|_| BEFORE.contains(&name)) else {
            return false;
        };
        head = match name {
            // What stands in these is not shown.
            "title" | "style" => after.find('<').and_then(|at| after.get(at..)).unwrap_or_default(),
            _ => after.trim_start(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{is_table, is_workbook};

    #[test]
    fn pages_for_spreadsheets_are_told_from_those_for_browsers() {
        for (text, expected) in [
            ("<table><tr><td>标题</td></tr></table>", true),
            ("\u{feff}\n<TABLE border=1><tr>", true),
            (
                "<html><head><meta charset=gbk><title>报表</title></head><body><table>",
                true,
            ),
            (
                "<!DOCTYPE html>\n<html>\n<!-- a <p> -->\n<head><style>td{color:red}</style></head>\n<body>\n<table class=a>",
                true,
            ),
            (
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><div>报表</div><table>",
                true,
            ),
            (
                "<html><head><meta name=ProgId content=Excel.Sheet></head><frameset>",
                true,
            ),
            ("<html><body><h1>通知</h1><table>", false),
            ("<html><head><script>x</script></head><body><table>", false),
            ("<!doctype html><body><nav></nav><table>", false),
            ("<tablecloth>", false),
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook><Table>",
                false,
            ),
            ("标题<table>", false),
            ("<", false),
            ("<!--", false),
            ("<title", false),
            ("<title>", false),
            ("", false),
        ] {
            assert_eq!(is_table(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn xml_is_a_workbook_by_its_namespace() {
        let space = "urn:schemas-microsoft-com:office:spreadsheet";
        for (text, expected) in [
            (format!("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"{space}\">"), true),
            (format!("\u{feff} <ss:Workbook xmlns:ss=\"{space}\">"), true),
            ("<Workbook xmlns=\"urn:other\">".to_owned(), false),
            (format!("见 <Workbook xmlns=\"{space}\">"), false),
            (String::new(), false),
        ] {
            assert_eq!(is_workbook(text.as_bytes()), expected, "{text}");
        }
    }
}
