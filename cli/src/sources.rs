//! From the paths on the command line to the inputs that are read.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use mobanlint::Language;
use mobanlint::input::{Format, InputError, MAX_FILE_BYTES, MAX_LINE_BYTES};

use crate::locale::pick;

/// How standard input is called where a file has its path.
pub(crate) const STDIN: &str = "<stdin>";

/// As much of an input without a telling name as is looked at.
const SNIFFED: u64 = 64 * 1024;

/// An input, opened only when its turn has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// The name in reports.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => STDIN.to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// The input and its format.
    pub(crate) fn open(&self, language: Language) -> Result<(Opened, Format), InputError> {
        let name = self.name();
        let fail = |reason: String| InputError::new(Some(&name), reason);
        let (mut opened, known) = match self {
            Self::Stdin => (Opened::new(Box::new(io::stdin().lock()), language), None),
            Self::File(path) => (open(path, language).map_err(fail)?, Format::from_path(&name)),
        };
        let format = match known {
            Some(format) => format,
            None => match opened.peek().map_err(fail)? {
                // Nothing at all says nothing of its format; drafts are what is expected.
                nothing if nothing.trim_ascii().is_empty() => Format::Json,
                begun => Format::sniff(begun),
            },
        };
        Ok((opened, format))
    }
}

/// The sources behind the paths, in their order, each once, and what stands there that is none.
pub(crate) fn find(paths: &[PathBuf], endings: &[&str], language: Language) -> Vec<Result<Source, InputError>> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Ok(Source::Stdin));
        } else if path.is_dir() {
            walk(path, endings, language, &mut found);
        } else {
            found.push(Ok(Source::File(path.clone())));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|source| match source {
        // A file that is named twice is no copy of itself.
        Ok(Source::File(path)) => seen.insert(Source::File(path.canonicalize().unwrap_or_else(|_| path.clone()))),
        Ok(Source::Stdin) => seen.insert(Source::Stdin),
        Err(_) => true,
    });
    found
}

fn walk(folder: &Path, endings: &[&str], language: Language, found: &mut Vec<Result<Source, InputError>>) {
    let before = found.len();
    // A .gitignore is meant wherever it stands, not only where git has been.
    for entry in WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build()
    {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                let ending = path
                    .extension()
                    .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
                    let path = path.strip_prefix("./").unwrap_or(path);
                    found.push(Ok(Source::File(path.to_owned())));
                }
            }
            Err(error) => {
                found.push(Err(InputError::new(Some(&folder.to_string_lossy()), error.to_string())));
            }
        }
    }
    if found.len() == before {
        let endings = endings.join(pick(language, "、.", ", ."));
        let message = match language {
            Language::Zh => format!("文件夹里没有可检查的文件（.{endings}）"),
            Language::En => format!("the folder holds nothing to read (.{endings})"),
        };
        found.push(Err(InputError::new(Some(&folder.to_string_lossy()), message)));
    }
}

/// Opens a file; a failure is told in the user's words.
pub(crate) fn open(path: &Path, language: Language) -> Result<Opened, String> {
    if path.is_dir() {
        return Err(pick(language, "是文件夹，应为文件", "is a folder, expected a file").to_owned());
    }
    let file = File::open(path).map_err(|error| told(&error, language))?;
    Ok(Opened::new(Box::new(file), language))
}

/// An input that is being read.
pub(crate) struct Opened {
    reader: BufReader<Box<dyn Read>>,
    peeked: Cursor<Vec<u8>>,
    language: Language,
}

impl Opened {
    fn new(reader: Box<dyn Read>, language: Language) -> Self {
        Self {
            reader: BufReader::with_capacity(256 * 1024, reader),
            peeked: Cursor::default(),
            language,
        }
    }

    fn peek(&mut self) -> Result<&[u8], String> {
        let mut begun = Vec::new();
        let read = (&mut self.reader).take(SNIFFED).read_to_end(&mut begun);
        read.map_err(|error| told(&error, self.language))?;
        self.peeked = Cursor::new(begun);
        Ok(self.peeked.get_ref())
    }

    /// All of it, or the reason if it is larger than the limit.
    pub(crate) fn read_at_most(self, limit: usize, too_large: &str) -> Result<Vec<u8>, String> {
        let language = self.language;
        let mut bytes = Vec::new();
        let read = self.lines().take(limit as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| told(&error, language))?;
        if bytes.len() > limit {
            Err(too_large.to_owned())
        } else {
            Ok(bytes)
        }
    }

    /// The input from its beginning.
    pub(crate) fn lines(self) -> impl BufRead {
        self.peeked.chain(self.reader)
    }
}

/// A whole input, up to the limit of the library.
pub(crate) fn bytes(opened: Opened, name: &str, language: Language) -> Result<Vec<u8>, InputError> {
    let limit = MAX_FILE_BYTES;
    let too_large = match language {
        Language::Zh => format!("文件超过上限 {limit} 字节；更大的请改用 .jsonl，逐行读取"),
        Language::En => {
            format!("the file is larger than the limit of {limit} bytes; use .jsonl, which is read line by line")
        }
    };
    opened
        .read_at_most(limit, &too_large)
        .map_err(|reason| InputError::new(Some(name), reason))
}

/// Why reading failed, in the user's language where that is known.
pub(crate) fn told(error: &io::Error, language: Language) -> String {
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
