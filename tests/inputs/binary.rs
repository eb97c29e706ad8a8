//! Files that are no text, as far as they are looked at.

/// Those of them that may hold drafts.
pub(crate) const MAY_HOLD_DRAFTS: &[&str] = &["drafts.numbers", "locked.xlsx", "old.xls"];

/// A name, the bytes, and how the message begins that refuses them.
pub(crate) fn kinds() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let tar = [b"a.txt".as_slice(), &[0; 252], b"ustar\0"].concat();
    vec![
        ("shot.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "an image (PNG)"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "an image (JPEG)"),
        ("icon.gif", b"GIF89a\x01\0\x01\0\x80".to_vec(), "an image (GIF)"),
        ("icon.bmp", b"BM\x36\0\0\0\0\0\0\0".to_vec(), "an image (BMP)"),
        ("icon.webp", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), "an image (WebP)"),
        ("voice.wav", b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), "a sound (WAV)"),
        ("film.mp4", b"\0\0\0\x18ftypmp42".to_vec(), "a video (MP4)"),
        ("rules.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec(), "a PDF"),
        ("rules.rtf", b"{\\rtf1\\ansi\\ansicpg936 }".to_vec(), "an RTF document"),
        ("drafts.csv.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(), "a gzip"),
        ("drafts.bz2", b"BZh91AY&SY".to_vec(), "a bzip2"),
        ("drafts.xz", b"\xfd7zXZ\0\0\x04".to_vec(), "an xz"),
        ("drafts.rar", b"Rar!\x1a\x07\x01\0".to_vec(), "an archive (RAR)"),
        ("drafts.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), "an archive (7z)"),
        ("drafts.tar", tar, "an archive (tar)"),
        ("drafts.zip", zip(&["drafts.csv"]), "an archive (zip)"),
        ("empty.zip", zip(&[]), "an empty archive (zip)"),
        (
            "drafts.docx",
            zip(&["[Content_Types].xml", "word/document.xml"]),
            "a document of Word",
        ),
        (
            "drafts.pptx",
            zip(&["[Content_Types].xml", "ppt/presentation.xml"]),
            "a presentation",
        ),
        (
            "drafts.numbers",
            zip(&["Index/Document.iwa", "Index/CalculationEngine.iwa"]),
            "a spreadsheet of Numbers",
        ),
        (
            "shop.jar",
            zip(&["META-INF/MANIFEST.MF", "A.class"]),
            "a Java archive (JAR)",
        ),
        (
            "drafts.doc",
            compound(&["WordDocument", "1Table"]),
            "a document of Word or WPS",
        ),
        ("drafts.ppt", compound(&["PowerPoint Document"]), "a presentation"),
        (
            "locked.xlsx",
            compound(&["EncryptionInfo", "EncryptedPackage"]),
            "a workbook or document with a password",
        ),
        (
            "old.xls",
            b"\x09\x08\x08\0\0\x05\x05\0".to_vec(),
            "a workbook of Excel 5",
        ),
        (
            "shop.db",
            b"SQLite format 3\0\x10\0\x01\x01".to_vec(),
            "a database (SQLite)",
        ),
        ("mobanlint", b"\x7fELF\x02\x01\x01\0".to_vec(), "a program (ELF)"),
        ("shop.exe", b"MZ\x90\0\x03\0\0\0".to_vec(), "a program (EXE)"),
        (
            "Shop.class",
            b"\xca\xfe\xba\xbe\0\0\0\x34".to_vec(),
            "a program (Java class)",
        ),
        ("shop.wasm", b"\0asm\x01\0\0\0".to_vec(), "a program (WebAssembly)"),
        ("song.woff2", b"wOF2\0\x01\0\0".to_vec(), "a font"),
    ]
}

/// A zip that holds empty entries of these names.
fn zip(names: &[&str]) -> Vec<u8> {
    let (mut entries, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let length = [u8::try_from(name.len()).unwrap_or_default(), 0];
        for part in [b"PK\x01\x02".as_slice(), &[0; 24], &length, &[0; 16], name.as_bytes()] {
            directory.extend_from_slice(part);
        }
        for part in [b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes()] {
            entries.extend_from_slice(part);
        }
    }
    let number = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or_default().to_le_bytes();
    let (start, size) = (number(&entries), number(&directory));
    let end: [&[u8]; 5] = [b"PK\x05\x06", &[0; 8], &size, &start, &[0; 2]];
    [entries, directory, end.concat()].concat()
}

/// A compound file with streams of these names.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    for stream in ["Root Entry"].iter().chain(streams) {
        let end = bytes.len() + 128;
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(end, 0);
    }
    bytes
}
