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
pub(crate) enum Drafts {
    /// All of it, which was read at once.
    Whole {
        items: vec::IntoIter<Item>,
        errors: Vec<InputError>,
        notes: Vec<InputNote>,
    },
    /// A draft a line, of which no more than a piece is held.
    Lines(Box<Lines>),
}

/// A draft a line.
pub(crate) struct Lines {
    name: String,
    language: Language,
    reader: LineReader,
    input: Box<dyn BufRead>,
    line: Vec<u8>,
    /// Whether it came to its end, and if not by itself, why.
    ended: Option<io::Result<()>>,
}

impl Drafts {
    /// Opens an input, and reads it unless it can be read line by line.
    pub(crate) fn open(source: &Source, language: Language) -> Result<Reading<Self>, InputError> {
        let name = source.name();
        let mut opened = source.open(language)?;
        let begun = opened.peek().map_err(|reason| InputError::new(Some(&name), reason))?;
        // Standard input has no name that could say more than its content.
        let known = Some(name.as_str()).filter(|_| *source != Source::Stdin);
        let batch = if LineReader::suits(begun, known) {
            let begun = begun.get(..lines_end(begun)).unwrap_or_default();
            let first = Input::new(begun).named(&name).read(language);
            if !first.foreign {
                return Ok(Reading {
                    read: Self::Lines(Box::new(Lines {
                        reader: LineReader::new(Some(&name), language),
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
            Input::new(&bytes).named(&name).read(language)
        };
        let Batch {
            items,
            errors,
            notes,
            foreign,
            ..
        } = batch;
        Ok(Reading {
            read: Self::Whole {
                items: items.into_iter(),
                errors,
                notes,
            },
            foreign,
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
            Self::Lines(lines) => {
                let Lines {
                    name,
                    language,
                    reader,
                    ended,
                    ..
                } = *lines;
                let failed = ended.and_then(Result::err);
                let failed = failed.map(|error| InputError::new(Some(&name), opened::told(&error, language)));
                let (errors, notes) = reader.finish();
                (failed.into_iter().chain(errors).collect(), notes)
            }
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
    fn piece(&mut self) -> Vec<Item> {
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
}
