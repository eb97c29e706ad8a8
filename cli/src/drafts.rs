//! The drafts of one input, in pieces: whatever reads drafts reads them here.

use std::io::{self, BufRead};
use std::vec;

use mobanlint::Language;
use mobanlint::input::{Batch, Format, Input, InputError, InputNote, Item, LineReader};

use crate::sources::{self, Source};

/// Drafts that are handed on together.
const PIECE: usize = 1024;

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
