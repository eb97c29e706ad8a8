//! An input that is being read, and what can go wrong with it.

use std::fmt;
use std::fs::{File, FileType};
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

use mobanlint::Language;
use mobanlint::input::MAX_LINE_BYTES;

use crate::locale::pick;

/// As much of an input as is looked at before it is known whether it can be read line by line.
pub(crate) const LOOKED_AT: usize = 64 * 1024;

/// An input that is being read.
pub(crate) struct Opened {
    reader: BufReader<Box<dyn Read + Send>>,
    peeked: Cursor<Vec<u8>>,
    language: Language,
}

/// Opens a file; a failure is told in the user's words.
pub(crate) fn open(path: &Path, language: Language) -> Result<Opened, String> {
    let told = |error: io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => told(&error, language),
        _ if path.is_symlink() => pick(language, "链接绕回了自己", "a link that leads round to itself").to_owned(),
        _ => told(&error, language),
    };
    let found = path.metadata().map_err(told)?;
    // What a shell puts in the place of a file, `<(…)`, is a pipe somebody writes to. Any other might never end.
    let is_of_shell =
        path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd") || path == Path::new("/dev/stdin");
    if !found.is_file() && !is_of_shell {
        return Err(no_file(found.file_type(), language).to_owned());
    }
    let file = File::open(path).map_err(told)?;
    let reader: Box<dyn Read + Send> = match found.len() {
        // Files the system makes up say they are empty.
        0 => Box::new(file),
        length => Box::new(AsLong { file, left: length }),
    };
    Ok(Opened::new(reader, language))
}

fn no_file(found: FileType, language: Language) -> &'static str {
    if found.is_dir() {
        pick(language, "是文件夹，应为文件", "is a folder, expected a file")
    } else {
        pick(
            language,
            "不是文件，而是管道或设备；管道请用 - 从标准输入传入",
            "is no file but a pipe or a device; a pipe goes to standard input, which is -",
        )
    }
}

impl Opened {
    pub(crate) fn new(reader: Box<dyn Read + Send>, language: Language) -> Self {
        Self {
            reader: BufReader::with_capacity(256 * 1024, reader),
            peeked: Cursor::default(),
            language,
        }
    }

    /// How it begins.
    pub(crate) fn peek(&mut self) -> Result<&[u8], String> {
        let mut begun = Vec::new();
        let read = (&mut self.reader).take(LOOKED_AT as u64).read_to_end(&mut begun);
        read.map_err(|error| told(&error, self.language))?;
        self.peeked = Cursor::new(begun);
        Ok(self.peeked.get_ref())
    }

    /// All of it; of more than the limit, one byte more.
    pub(crate) fn read_past(self, limit: usize) -> Result<Vec<u8>, String> {
        let language = self.language;
        let mut bytes = Vec::new();
        let read = self.lines().take(limit as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| told(&error, language))?;
        Ok(bytes)
    }

    /// The input from its beginning.
    pub(crate) fn lines(self) -> impl BufRead + Send {
        self.peeked.chain(self.reader)
    }
}

/// A file no longer than it was when it was opened: one that grows as fast as it is read would have no end.
struct AsLong {
    file: File,
    left: u64,
}

impl Read for AsLong {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return match self.file.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(io::Error::other(Grown)),
            };
        }
        let read = (&mut self.file).take(self.left).read(buffer)?;
        self.left = if read == 0 { 0 } else { self.left - read as u64 };
        Ok(read)
    }
}

#[derive(Debug)]
struct Grown;

impl fmt::Display for Grown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file grew while it was read; what was added is not read")
    }
}

impl std::error::Error for Grown {}

/// Why reading failed, in the user's language where that is known.
pub(crate) fn told(error: &io::Error, language: Language) -> String {
    let grown = error.get_ref().and_then(|inner| inner.downcast_ref::<Grown>());
    if grown.is_some() {
        let zh = "文件在读取时变长了，新增的内容没有读取";
        return match language {
            Language::Zh => zh.to_owned(),
            Language::En => Grown.to_string(),
        };
    }
    match error.kind() {
        ErrorKind::NotFound => pick(language, "文件不存在", "no such file or folder").to_owned(),
        ErrorKind::PermissionDenied => pick(language, "没有读取权限", "permission denied").to_owned(),
        _ => error.to_string(),
    }
}

/// The next line without its end; false behind the last. Of a line beyond the limit only so much is kept as shows that
/// it is too long.
pub(crate) fn line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let mut any = false;
    loop {
        let piece = input.fill_buf()?;
        if piece.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = piece.iter().position(|&byte| byte == b'\n');
        let kept = piece.split_at(end.unwrap_or(piece.len())).0;
        let room = (MAX_LINE_BYTES + 1).saturating_sub(line.len());
        line.extend(kept.iter().take(room));
        let used = end.map_or(piece.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_ends_where_it_ended_when_it_was_opened() {
        let path = std::env::temp_dir().join(format!("mobanlint-grows-{}", std::process::id()));
        std::fs::write(&path, "停水通知").expect("files can be written");
        let read = |left| {
            let file = File::open(&path).expect("the file is there");
            Opened::new(Box::new(AsLong { file, left }), Language::En).read_past(100)
        };
        let (whole, grown) = (read(12), read(6));
        let _ = std::fs::remove_file(&path);
        assert_eq!(whole.as_deref(), Ok("停水通知".as_bytes()));
        assert_eq!(grown, Err(Grown.to_string()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_round_to_itself_is_called_that() {
        let path = std::env::temp_dir().join(format!("mobanlint-round-{}", std::process::id()));
        std::os::unix::fs::symlink(&path, &path).expect("links can be made");
        let opened = open(&path, Language::En).err();
        let _ = std::fs::remove_file(&path);
        assert_eq!(opened.as_deref(), Some("a link that leads round to itself"));
    }
}
