//! What stands in a zip or a compound file.

use super::refused::{Advice, Kind};

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The entry that tells what a zip is.
const ZIPPED: &[(&str, Kind)] = &[
    ("xl/workbook.", Kind::Workbook),
    ("application/vnd.oasis.opendocument.spreadsheet", Kind::Workbook),
    (
        "word/document",
        Kind::Other("Word 文档", "a document of Word", Advice::TakeOut),
    ),
    (
        "ppt/presentation",
        Kind::Other("演示文稿", "a presentation", Advice::TakeOut),
    ),
    (
        "application/vnd.oasis.opendocument.text",
        Kind::Other("文字文档（ODT）", "a text document (ODT)", Advice::TakeOut),
    ),
    (
        "application/vnd.oasis.opendocument.",
        Kind::Other("OpenDocument 文档", "an OpenDocument file", Advice::TakeOut),
    ),
    (
        "application/epub+zip",
        Kind::Other("电子书（EPUB）", "a book (EPUB)", Advice::TakeOut),
    ),
    (
        "Index/CalculationEngine",
        Kind::Other("Numbers 表格", "a spreadsheet of Numbers", Advice::SaveAs),
    ),
    (
        "Index/Document.iwa",
        Kind::Other(
            "Pages 或 Keynote 文档",
            "a document of Pages or Keynote",
            Advice::TakeOut,
        ),
    ),
    (
        "AndroidManifest.xml",
        Kind::Other("安卓应用", "an Android app", Advice::None),
    ),
    (
        "META-INF/MANIFEST.MF",
        Kind::Other("Java 归档（JAR）", "a Java archive (JAR)", Advice::None),
    ),
];

/// The stream that tells what a compound file is. The names are UTF-16 in it.
const COMPOUNDED: &[(&str, Kind)] = &[
    (
        "EncryptedPackage",
        Kind::Other(
            "加密的工作簿或文档",
            "a workbook or document with a password",
            Advice::Unlock,
        ),
    ),
    ("Workbook\0", Kind::Workbook),
    ("Book\0", Kind::Workbook),
    (
        "WordDocument\0",
        Kind::Other("Word 或 WPS 文档", "a document of Word or WPS", Advice::TakeOut),
    ),
    (
        "PowerPoint Document\0",
        Kind::Other("演示文稿", "a presentation", Advice::TakeOut),
    ),
    (
        "__properties_version1.0\0",
        Kind::Other("Outlook 邮件", "a message of Outlook", Advice::TakeOut),
    ),
];

/// What a zip or compound file is, if it is one.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(ZIP) {
        let cut = Kind::Other(
            "不完整的 zip（.xlsx 也是 zip）",
            "a zip that breaks off (.xlsx is a zip)",
            Advice::Again,
        );
        let Some(directory) = directory(bytes) else {
            return Some(cut);
        };
        // OpenDocument and EPUB say what they are in their first entry, the others by what they hold.
        let first = bytes.get(..bytes.len().min(128)).unwrap_or_default();
        let named = ZIPPED
            .iter()
            .find(|(name, _)| contains(directory, name.as_bytes()) || contains(first, name.as_bytes()));
        Some(named.map_or(
            Kind::Other("压缩包（zip）", "an archive (zip)", Advice::Unpack),
            |(_, kind)| *kind,
        ))
    } else if bytes.starts_with(b"PK\x05\x06") {
        Some(Kind::Other("空的压缩包（zip）", "an empty archive (zip)", Advice::None))
    } else if bytes.starts_with(COMPOUND) {
        // What is embedded in it has streams of its own, which come later.
        let named = COMPOUNDED
            .iter()
            .filter_map(|(name, kind)| {
                let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
                Some((position(bytes, &name)?, kind))
            })
            .min_by_key(|(at, _)| *at);
        Some(named.map_or(
            Kind::Other("Office 97 的文件", "a file of Office 97", Advice::TakeOut),
            |(_, kind)| *kind,
        ))
    } else {
        None
    }
}

/// Whether a workbook has macros in it.
pub(in crate::input) fn has_macros(bytes: &[u8]) -> bool {
    if bytes.starts_with(ZIP) {
        return directory(bytes).is_some_and(|directory| contains(directory, b"vbaProject.bin"));
    }
    let stream: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND) && contains(bytes, &stream)
}

/// The list of a zip's entries, which stands at its end.
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    /// The record that ends a zip, and the longest comment after it.
    const END: usize = 22;
    const COMMENT: usize = 0xFFFF;
    let tail = bytes.len().saturating_sub(END + COMMENT);
    let found = bytes.get(tail..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let end = tail + found;
    let start = bytes.get(end + 16..end + 20)?.try_into().ok().map(u32::from_le_bytes)?;
    // The offset of a zip of more than 4 GiB, or of one with something before it, means nothing here.
    let start = usize::try_from(start).unwrap_or_default();
    bytes.get(start..end).or_else(|| bytes.get(tail..end))
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    position(bytes, wanted).is_some()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}
