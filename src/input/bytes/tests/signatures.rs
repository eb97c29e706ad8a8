//! What is no text is called by its name.

#[cfg(not(feature = "workbooks"))]
use crate::input::Need;
use crate::input::open;
use crate::language::Language;

fn told(bytes: &[u8]) -> String {
    open(bytes).map_or_else(
        |refusal| refusal.message(Language::En).to_owned(),
        |opened| format!("{opened:?}"),
    )
}

/// A zip that holds empty entries of these names.
fn zip(names: &[&str]) -> Vec<u8> {
    let (mut entries, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&[0; 24]);
        directory.extend_from_slice(&length);
        directory.extend_from_slice(&[0; 16]);
        directory.extend_from_slice(name.as_bytes());
        entries.extend_from_slice(b"PK\x03\x04");
        entries.extend_from_slice(&[0; 22]);
        entries.extend_from_slice(&length);
        entries.extend_from_slice(&[0; 2]);
        entries.extend_from_slice(name.as_bytes());
    }
    let start = u32::try_from(entries.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    [
        &entries,
        &directory,
        b"PK\x05\x06".as_slice(),
        &[0; 8],
        &size,
        &start,
        &[0; 2],
    ]
    .concat()
}

/// A compound file, as far as it is looked at, with streams of these names.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    for stream in ["Root Entry"].iter().chain(streams) {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let end = bytes.len() + 128;
        bytes.extend_from_slice(&name);
        bytes.resize(end, 0);
    }
    bytes
}

#[test]
fn files_are_known_by_their_first_bytes() {
    let tar = [b"a.txt".as_slice(), &[0; 252], b"ustar\0"].concat();
    for (bytes, name) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "an image (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image (JPEG)"),
        (b"GIF89a\x01\0\x01\0", "an image (GIF)"),
        (b"BM\x36\0\0\0\0\0", "an image (BMP)"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "an image (WebP)"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a sound (WAV)"),
        (b"\0\0\0\x18ftypheic", "an image (HEIC)"),
        (b"\0\0\0\x18ftypmp42", "a video (MP4)"),
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"Rar!\x1a\x07\x01\0", "an archive (RAR)"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "an archive (7z)"),
        (b"\x1f\x8b\x08\0", "a gzip"),
        (b"BZh91AY&SY", "a bzip2"),
        (b"\xfd7zXZ\0\0", "an xz"),
        (&tar, "an archive (tar)"),
        (b"\x7fELF\x02\x01\x01\0", "a program (ELF)"),
        (b"MZ\x90\0\x03\0\0\0", "a program (EXE)"),
        (b"\xca\xfe\xba\xbe\0\0\0\x34", "a program (Java class)"),
        (b"\0asm\x01\0\0\0", "a program (WebAssembly)"),
        (b"SQLite format 3\0\x10\0", "a database (SQLite)"),
        (b"wOF2\0\x01\0\0", "a font"),
        (b"\x09\x08\x08\0\0\x05\x05\0", "a workbook of Excel 5"),
        (b"ID;PWXL;N;E\r\nP;PGeneral", "a table in SYLK"),
        (&zip(&[]), "an empty archive (zip)"),
        (&zip(&["a/b.txt"]), "an archive (zip)"),
        (
            &zip(&["[Content_Types].xml", "word/document.xml"]),
            "a document of Word",
        ),
        (&zip(&["ppt/presentation.xml"]), "a presentation"),
        (
            &zip(&["Index/Document.iwa", "Index/CalculationEngine-1.iwa"]),
            "a spreadsheet of Numbers",
        ),
        (&zip(&["META-INF/MANIFEST.MF", "A.class"]), "a Java archive (JAR)"),
        (b"PK\x03\x04\x14\0\0\0", "a zip that breaks off"),
        (
            &compound(&["WordDocument", "1Table", "Workbook"]),
            "a document of Word or WPS",
        ),
        (&compound(&["PowerPoint Document"]), "a presentation"),
        (
            &compound(&["EncryptionInfo", "EncryptedPackage"]),
            "a workbook or document with a password",
        ),
        (&compound(&["Contents"]), "a file of Office 97"),
        (
            b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x80\x90\xa0",
            "a binary file",
        ),
    ] {
        assert!(told(bytes).starts_with(name), "{name}: {}", told(bytes));
    }
}

#[test]
fn texts_may_begin_like_signatures() {
    for text in [
        "BM会员通知",
        "MZ通知",
        "ID3标签变更提醒",
        "PK赛报名通知",
        "PAR1通知",
        "OTTO到货通知",
        "GIF89a",
        "",
    ] {
        assert_eq!(told(text.as_bytes()), "Plain", "{text}");
    }
}

#[test]
fn what_may_hold_drafts_is_not_foreign() {
    let foreign = |bytes: &[u8]| open(bytes).err().map(|refusal| refusal.is_foreign());
    assert_eq!(foreign(b"\x89PNG\r\n\x1a\n"), Some(true));
    assert_eq!(foreign(&compound(&["EncryptedPackage"])), Some(false));
    assert_eq!(foreign(b"PK\x03\x04"), Some(false));
    assert_eq!(foreign(b"ID;P"), Some(false));
}

#[cfg(not(feature = "workbooks"))]
#[test]
fn workbooks_need_their_feature() {
    for bytes in [
        zip(&["[Content_Types].xml", "xl/workbook.xml"]),
        zip(&["xl/workbook.bin"]),
        zip(&["mimetypeapplication/vnd.oasis.opendocument.spreadsheet"]),
        compound(&["Workbook", "WordDocument"]),
        compound(&["Book"]),
    ] {
        assert_eq!(
            open(&bytes).err().and_then(|refusal| refusal.need()),
            Some(Need::Workbooks)
        );
    }
}
