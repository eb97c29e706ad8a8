//! Drafts from the paths on the command line, an input at a time and in pieces: whatever reads drafts reads them here.

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::vec;

use mobanlint::Language;
use mobanlint::input::{Batch, Input, InputError, InputNote, Item, LineReader, MAX_FILE_BYTES};

use crate::locale::pick;
use crate::opened::{self, Opened};
use crate::output::Stop;
use crate::sources::{Reading, Source, Sources};

/// Drafts that are handed on together.
const PIECE: usize = 1024;

/// What is to be read; standard input when nothing is named and it is no terminal.
pub(crate) fn sources(
    paths: &[PathBuf],
    exclude: &[String],
    command: &str,
    language: Language,
) -> Result<Sources, Stop> {
    if !paths.is_empty() {
        return Sources::find(paths, exclude, language);
    }
    if io::stdin().is_terminal() {
        let message = pick(
            language,
            "没有指定要读取的文件；请写出路径，或用管道传入",
            "no drafts were named; give a path, or pipe them in",
        );
        let help = pick(language, "见", "see");
        return Err(Stop::Said(
            language,
            format!("{message} ({help} mobanlint {command} --help)"),
        ));
    }
    Ok(Sources::stdin(language))
}

/// An input that is being read.
pub(crate) enum Opening<T> {
    /// All of it, which was read at once.
    Whole(T),
    /// A draft a line, of which no more than a piece is held.
    Lines(Box<Lines>),
}

/// Opens an input, and reads it unless it can be read line by line. What `read` has made of it is foreign or not.
pub(crate) fn open<T>(
    source: &Source,
    language: Language,
    reader: impl Fn(&str) -> LineReader,
    read: impl Fn(&Input<'_>) -> (bool, T),
) -> Result<Reading<Opening<T>>, InputError> {
    let name = source.name();
    let mut opened = source.open(language)?;
    let begun = opened.peek().map_err(|reason| InputError::new(Some(&name), reason))?;
    // Standard input has no name that could say more than its content.
    let known = Some(name.as_str()).filter(|_| *source != Source::Stdin);
    let (foreign, whole) = if LineReader::suits(begun, known) {
        let begun = begun.get(..lines_end(begun)).unwrap_or_default();
        let first = read(&Input::new(begun).named(&name));
        if !first.0 {
            return Ok(Reading {
                read: Opening::Lines(Box::new(Lines {
                    reader: reader(&name),
                    name,
                    language,
                    input: Box::new(opened.lines()),
                    line: Vec::new(),
                    ended: None,
                })),
                foreign: false,
            });
        }
        first
    } else {
        let bytes = whole(opened, &name, language)?;
        read(&Input::new(&bytes).named(&name))
    };
    Ok(Reading {
        read: Opening::Whole(whole),
        foreign,
    })
}

/// A draft a line.
pub(crate) struct Lines {
    name: String,
    language: Language,
    reader: LineReader,
    input: Box<dyn BufRead + Send>,
    line: Vec<u8>,
    /// Whether it came to its end, and if not by itself, why.
    ended: Option<io::Result<()>>,
}

/// The drafts of an input, as they come.
pub(crate) enum Drafts {
    Whole {
        items: vec::IntoIter<Item>,
        errors: Vec<InputError>,
        notes: Vec<InputNote>,
    },
    Lines(Box<Lines>),
}

impl Drafts {
    pub(crate) fn open(source: &Source, language: Language) -> Result<Reading<Self>, InputError> {
        let reader = |name: &str| LineReader::new(Some(name), language);
        let opened = open(source, language, reader, |input| {
            let batch = input.read(language);
            (batch.foreign, batch)
        })?;
        let read = match opened.read {
            Opening::Lines(lines) => Self::Lines(lines),
            Opening::Whole(Batch {
                items, errors, notes, ..
            }) => Self::Whole {
                items: items.into_iter(),
                errors,
                notes,
            },
        };
        Ok(Reading {
            read,
            foreign: opened.foreign,
        })
    }

    /// The drafts that follow; none behind the last.
    pub(crate) fn piece(&mut self) -> Vec<Item> {
        match self {
            Self::Whole { items, .. } => items.take(PIECE).collect(),
            Self::Lines(lines) => lines.piece(),
        }
    }

    /// What is told of the input apart from its drafts.
    pub(crate) fn end(self) -> (Vec<InputError>, Vec<InputNote>) {
        match self {
            Self::Whole { errors, notes, .. } => (errors, notes),
            Self::Lines(lines) => lines.end(),
        }
    }
}

/// The end of the last line that is whole.
fn lines_end(begun: &[u8]) -> usize {
    let end = begun.iter().rposition(|&byte| byte == b'\n');
    end.map_or(begun.len(), |end| end + 1)
}

/// A whole input, up to the limit of the library.
pub(crate) fn whole(opened: Opened, name: &str, language: Language) -> Result<Vec<u8>, InputError> {
    let fail = |reason: String| InputError::new(Some(name), reason);
    let bytes = opened.read_past(MAX_FILE_BYTES).map_err(fail)?;
    if bytes.len() <= MAX_FILE_BYTES {
        return Ok(bytes);
    }
    Err(fail(match language {
        Language::Zh => format!("文件超过上限 {MAX_FILE_BYTES} 字节；更大的请改用 .jsonl，逐行读取"),
        Language::En => {
            format!(
                "the file is larger than the limit of {MAX_FILE_BYTES} bytes; use .jsonl, which is read line by line"
            )
        }
    }))
}

impl Lines {
    /// The drafts of the lines that follow; none behind the last.
    pub(crate) fn piece(&mut self) -> Vec<Item> {
        let mut piece = Vec::new();
        while piece.len() < PIECE && self.ended.is_none() {
            self.line.clear();
            match opened::line(&mut self.input, &mut self.line) {
                Ok(true) => piece.extend(self.reader.line(&self.line)),
                Ok(false) => self.ended = Some(Ok(())),
                Err(error) => self.ended = Some(Err(error)),
            }
        }
        piece
    }

    /// What is told when all of them are read.
    pub(crate) fn end(self) -> (Vec<InputError>, Vec<InputNote>) {
        let failed = self.ended.and_then(Result::err);
        let told = |error| InputError::new(Some(&self.name), opened::told(&error, self.language));
        let (errors, notes) = self.reader.finish();
        (failed.map(told).into_iter().chain(errors).collect(), notes)
    }
}
