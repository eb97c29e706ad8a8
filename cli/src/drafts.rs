//! Drafts from the paths on the command line, an input at a time and in pieces: whatever reads drafts reads them here.

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::vec;

use mobanlint::Language;
use mobanlint::input::{Batch, Format, Input, InputError, InputNote, Item, LineReader};

use crate::locale::pick;
use crate::output::Stop;
use crate::sources::{self, Source};

/// The files of a folder that hold drafts.
const ENDINGS: &[&str] = &["json", "jsonl"];

/// Drafts that are handed on together.
const PIECE: usize = 1024;

/// What is to be read; standard input when nothing is named and it is no terminal.
pub(crate) fn sources(
    paths: &[PathBuf],
    command: &str,
    language: Language,
) -> Result<Vec<Result<Source, InputError>>, Stop> {
    if !paths.is_empty() {
        return Ok(sources::find(paths, ENDINGS, language));
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
    Ok(vec![Ok(Source::Stdin)])
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
    pub(crate) fn open(source: &Source, language: Language) -> Result<Self, InputError> {
        let name = source.name();
        let (opened, format) = source.open(language)?;
        if format == Format::JsonLines {
            return Ok(Self::Lines(Box::new(Lines {
                reader: LineReader::new(Some(&name), language),
                name,
                language,
                input: Box::new(opened.lines()),
                line: Vec::new(),
                ended: None,
            })));
        }
        let bytes = sources::bytes(opened, &name, language)?;
        let Batch {
            items, errors, notes, ..
        } = Input::new(&bytes).named(&name).of(format).read(language);
        Ok(Self::Whole {
            items: items.into_iter(),
            errors,
            notes,
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
                let failed = failed.map(|error| InputError::new(Some(&name), sources::told(&error, language)));
                (failed.into_iter().chain(reader.finish()).collect(), Vec::new())
            }
        }
    }
}

impl Lines {
    fn piece(&mut self) -> Vec<Item> {
        let mut piece = Vec::new();
        while piece.len() < PIECE && self.ended.is_none() {
            self.line.clear();
            match sources::line(&mut self.input, &mut self.line) {
                Ok(true) => piece.extend(self.reader.line(&self.line)),
                Ok(false) => self.ended = Some(Ok(())),
                Err(error) => self.ended = Some(Err(error)),
            }
        }
        piece
    }
}
