//! What a file is by its first bytes.

use super::container;
use super::refused::{Advice, Kind};

/// How sure the first bytes alone are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surety {
    /// No text begins so.
    Alone,
    /// A text might: only together with a NUL near by.
    WithNul,
}

struct Signature {
    at: usize,
    bytes: &'static [u8],
    surety: Surety,
    kind: Kind,
}

const fn sure(at: usize, bytes: &'static [u8], zh: &'static str, en: &'static str, advice: Advice) -> Signature {
    Signature {
        at,
        bytes,
        surety: Surety::Alone,
        kind: Kind::Other(zh, en, advice),
    }
}

const fn unsure(at: usize, bytes: &'static [u8], zh: &'static str, en: &'static str, advice: Advice) -> Signature {
    Signature {
        surety: Surety::WithNul,
        ..sure(at, bytes, zh, en, advice)
    }
}

/// Containers with several kinds inside, `PK` and the compound file, are looked into by [`container`].
const SIGNATURES: &[Signature] = &[
    sure(
        0,
        b"\x89PNG\r\n\x1a\n",
        "图片（PNG）",
        "an image (PNG)",
        Advice::TakeOut,
    ),
    sure(0, b"\xff\xd8\xff", "图片（JPEG）", "an image (JPEG)", Advice::TakeOut),
    unsure(0, b"GIF87a", "图片（GIF）", "an image (GIF)", Advice::TakeOut),
    unsure(0, b"GIF89a", "图片（GIF）", "an image (GIF)", Advice::TakeOut),
    unsure(0, b"BM", "图片（BMP）", "an image (BMP)", Advice::TakeOut),
    unsure(8, b"WEBP", "图片（WebP）", "an image (WebP)", Advice::TakeOut),
    sure(0, b"II*\0", "图片（TIFF）", "an image (TIFF)", Advice::TakeOut),
    sure(0, b"MM\0*", "图片（TIFF）", "an image (TIFF)", Advice::TakeOut),
    sure(0, b"\0\0\x01\0", "图标（ICO）", "an icon (ICO)", Advice::None),
    unsure(0, b"8BPS", "图片（PSD）", "an image (PSD)", Advice::TakeOut),
    unsure(4, b"ftyphei", "图片（HEIC）", "an image (HEIC)", Advice::TakeOut),
    unsure(4, b"ftypmif1", "图片（HEIC）", "an image (HEIC)", Advice::TakeOut),
    unsure(4, b"ftypavif", "图片（AVIF）", "an image (AVIF)", Advice::TakeOut),
    unsure(4, b"ftyp", "视频（MP4）", "a video (MP4)", Advice::None),
    sure(0, b"\x1aE\xdf\xa3", "视频（MKV）", "a video (MKV)", Advice::None),
    unsure(0, b"FLV\x01", "视频（FLV）", "a video (FLV)", Advice::None),
    unsure(8, b"AVI ", "视频（AVI）", "a video (AVI)", Advice::None),
    unsure(8, b"WAVE", "音频（WAV）", "a sound (WAV)", Advice::None),
    unsure(0, b"ID3", "音频（MP3）", "a sound (MP3)", Advice::None),
    sure(0, b"\xff\xfb", "音频（MP3）", "a sound (MP3)", Advice::None),
    unsure(0, b"OggS", "音频（Ogg）", "a sound (Ogg)", Advice::None),
    unsure(0, b"fLaC", "音频（FLAC）", "a sound (FLAC)", Advice::None),
    sure(0, b"#!AMR", "音频（AMR）", "a sound (AMR)", Advice::None),
    sure(0, b"%PDF-", "PDF 文件", "a PDF", Advice::TakeOut),
    sure(0, b"{\\rtf", "RTF 文档", "an RTF document", Advice::TakeOut),
    sure(0, b"Rar!\x1a\x07", "压缩包（RAR）", "an archive (RAR)", Advice::Unpack),
    sure(
        0,
        b"7z\xbc\xaf\x27\x1c",
        "压缩包（7z）",
        "an archive (7z)",
        Advice::Unpack,
    ),
    sure(0, b"\x1f\x8b", "压缩文件（gzip）", "a gzip", Advice::Unpack),
    sure(0, b"BZh", "压缩文件（bzip2）", "a bzip2", Advice::Unpack),
    sure(0, b"\xfd7zXZ\0", "压缩文件（xz）", "an xz", Advice::Unpack),
    sure(0, b"\x28\xb5\x2f\xfd", "压缩文件（zstd）", "a zstd", Advice::Unpack),
    sure(0, b"\x04\x22\x4d\x18", "压缩文件（lz4）", "an lz4", Advice::Unpack),
    unsure(257, b"ustar", "归档（tar）", "an archive (tar)", Advice::Unpack),
    unsure(0, b"MSCF", "压缩包（CAB）", "an archive (CAB)", Advice::Unpack),
    sure(0, b"!<arch>\n", "归档（ar）", "an archive (ar)", Advice::Unpack),
    sure(0, b"\x7fELF", "程序（ELF）", "a program (ELF)", Advice::None),
    unsure(0, b"MZ", "程序（EXE）", "a program (EXE)", Advice::None),
    sure(
        0,
        b"\xcf\xfa\xed\xfe",
        "程序（Mach-O）",
        "a program (Mach-O)",
        Advice::None,
    ),
    sure(
        0,
        b"\xce\xfa\xed\xfe",
        "程序（Mach-O）",
        "a program (Mach-O)",
        Advice::None,
    ),
    sure(
        0,
        b"\xca\xfe\xba\xbe",
        "程序（Java 类）",
        "a program (Java class)",
        Advice::None,
    ),
    sure(
        0,
        b"\0asm",
        "程序（WebAssembly）",
        "a program (WebAssembly)",
        Advice::None,
    ),
    unsure(0, b"dex\n035", "程序（DEX）", "a program (DEX)", Advice::None),
    unsure(
        0,
        b"SQLite format 3",
        "数据库（SQLite）",
        "a database (SQLite)",
        Advice::Export,
    ),
    sure(
        0,
        b"\0\x01\0\0Standard Jet DB",
        "数据库（Access）",
        "a database (Access)",
        Advice::Export,
    ),
    sure(
        0,
        b"\0\x01\0\0Standard ACE DB",
        "数据库（Access）",
        "a database (Access)",
        Advice::Export,
    ),
    unsure(
        0,
        b"PAR1",
        "数据文件（Parquet）",
        "a data file (Parquet)",
        Advice::Export,
    ),
    sure(0, b"Obj\x01", "数据文件（Avro）", "a data file (Avro)", Advice::Export),
    unsure(
        0,
        b"bplist00",
        "属性列表（plist）",
        "a property list (plist)",
        Advice::None,
    ),
    sure(0, b"\0\x01\0\0\0", "字体", "a font", Advice::None),
    unsure(0, b"OTTO", "字体", "a font", Advice::None),
    unsure(0, b"wOFF", "字体", "a font", Advice::None),
    unsure(0, b"wOF2", "字体", "a font", Advice::None),
    sure(
        0,
        b"\x4c\0\0\0\x01\x14\x02\0",
        "快捷方式（LNK）",
        "a shortcut (LNK)",
        Advice::None,
    ),
    sure(
        0,
        b"\0\0\0\x01Bud1",
        "访达的 .DS_Store",
        "a .DS_Store of the Finder",
        Advice::None,
    ),
    unsure(0, b"PACK\0\0\0", "git 的对象包", "a pack of git", Advice::None),
    sure(
        0,
        b"\x09\0\x04\0",
        "Excel 2 的工作簿",
        "a workbook of Excel 2",
        Advice::SaveAs,
    ),
    sure(
        0,
        b"\x09\x02\x06\0",
        "Excel 3 的工作簿",
        "a workbook of Excel 3",
        Advice::SaveAs,
    ),
    sure(
        0,
        b"\x09\x04\x06\0",
        "Excel 4 的工作簿",
        "a workbook of Excel 4",
        Advice::SaveAs,
    ),
    sure(
        0,
        b"\x09\x08\x08\0",
        "Excel 5 的工作簿",
        "a workbook of Excel 5",
        Advice::SaveAs,
    ),
    sure(
        0,
        b"\0\0\x02\0\x06\x04\x06\0",
        "Lotus 1-2-3 的工作簿",
        "a workbook of Lotus 1-2-3",
        Advice::SaveAs,
    ),
    sure(0, b"ID;P", "SYLK 表格", "a table in SYLK", Advice::SaveAs),
    sure(0, b"TABLE\r\n0,1\r\n", "DIF 表格", "a table in DIF", Advice::SaveAs),
];

/// As far from the beginning as a NUL is looked for.
const NEAR: usize = 512;

/// What the bytes are, if they are no text.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if let Some(kind) = container::kind(bytes) {
        return Some(kind);
    }
    let binary = bytes.iter().take(NEAR).any(|byte| *byte == 0);
    let found = SIGNATURES.iter().find(|signature| {
        bytes
            .get(signature.at..)
            .is_some_and(|rest| rest.starts_with(signature.bytes))
            && (binary || signature.surety == Surety::Alone)
    });
    found.map(|signature| signature.kind)
}
