//! Existing titles, from files and folders into a library.

use std::collections::HashSet;
use std::path::PathBuf;
use std::vec;

use mobanlint::input::{InputError, InputNote, Item, LibraryTitle, LineReader, Titles};
use mobanlint::{Language, Library, Linter, Origin, Title};

use crate::drafts::{self, Lines, Opening};
use crate::locale::pick;
use crate::output::Stop;
use crate::sources::{Reading, Source, Sources, real};
use crate::threads;

/// Titles that a thread is given together.
const TOGETHER: usize = 256;

/// Titles that are put into a library.
pub(crate) struct Inserting<'l> {
    pub(crate) linter: &'l Linter,
    pub(crate) library: &'l mut Library,
    pub(crate) threads: usize,
    /// Whether the names of their templates' keywords are kept.
    pub(crate) with_keywords: bool,
    pub(crate) language: Language,
}

/// What is told of the inputs they came from.
#[derive(Default)]
pub(crate) struct Inserted {
    /// What could not be read.
    pub(crate) errors: Vec<InputError>,
    pub(crate) notes: Vec<InputNote>,
}

/// The library is full.
struct Full;

impl Inserting<'_> {
    /// Puts in the titles behind these paths. Where each was read from is told in the order of the library's entries.
    pub(crate) fn read(
        self,
        paths: &[PathBuf],
        exclude: &[String],
        told: impl FnMut(Origin),
    ) -> Result<Inserted, Stop> {
        self.read_but(paths, exclude, &HashSet::new(), told)
    }

    /// The same without those files of folders that are not meant.
    pub(crate) fn read_but(
        mut self,
        paths: &[PathBuf],
        exclude: &[String],
        unmeant: &HashSet<PathBuf>,
        mut told: impl FnMut(Origin),
    ) -> Result<Inserted, Stop> {
        let language = self.language;
        let mut inserted = Inserted::default();
        let mut sources = Sources::find(paths, exclude, language)?;
        if !unmeant.is_empty() {
            sources.leave_out(|path| unmeant.contains(&real(path)));
        }
        while let Some(read) = sources.next(|source| open(source, language)) {
            match read {
                Ok((name, mut pieces)) => {
                    if self.insert(&mut pieces, &mut told).is_err() {
                        let full = pick(language, "模板库已满", "the library is full");
                        inserted.errors.push(InputError::new(Some(&name), full));
                    }
                    let (errors, notes) = pieces.end();
                    inserted.errors.extend(errors);
                    inserted.notes.extend(notes);
                }
                Err(error) => inserted.errors.push(error),
            }
        }
        let (errors, notes) = sources.end();
        inserted.errors.extend(errors);
        inserted.notes.extend(notes);
        Ok(inserted)
    }

    fn insert(&mut self, pieces: &mut Pieces, told: &mut impl FnMut(Origin)) -> Result<(), Full> {
        let (linter, with_keywords) = (self.linter, self.with_keywords);
        threads::in_order(
            self.threads,
            || pieces.next(),
            |titles| {
                let mut examiner = linter.examiner();
                let mut read = |title: &LibraryTitle| {
                    let read = examiner.read(&title.title);
                    // A template without keywords is most often a title alone.
                    if with_keywords && !title.keywords.is_empty() {
                        read.with_keywords(&title.keywords)
                    } else {
                        read
                    }
                };
                let read: Vec<Title> = titles.iter().map(&mut read).collect();
                (titles, read)
            },
            |(titles, read)| {
                let mut in_turn = titles.into_iter().zip(&read);
                let all = in_turn.try_for_each(|(title, read)| {
                    self.library.admit(title.id.as_deref(), read, 0).ok_or(Full)?;
                    told(title.origin);
                    Ok(())
                });
                (read, all)
            },
            // To free what was read is work like any other.
            |(read, all)| {
                drop(read);
                all
            },
            |all| all,
        )
    }
}

/// The titles of an input, as they come.
enum Pieces {
    Whole(vec::IntoIter<LibraryTitle>, Inserted),
    Lines {
        lines: Box<Lines>,
        piece: vec::IntoIter<Item>,
        errors: Vec<InputError>,
    },
}

impl Pieces {
    /// Some titles; none behind the last.
    fn next(&mut self) -> Option<Vec<LibraryTitle>> {
        let together: Vec<LibraryTitle> = match self {
            Self::Whole(titles, _) => titles.by_ref().take(TOGETHER).collect(),
            Self::Lines { lines, piece, errors } => {
                let mut together = Vec::with_capacity(TOGETHER);
                while together.len() < TOGETHER {
                    match piece.next() {
                        Some(Item::Template(template)) => together.push(template.into()),
                        Some(Item::Unreadable(unreadable)) => errors.extend(unreadable),
                        None => {
                            *piece = lines.piece().into_iter();
                            if piece.as_slice().is_empty() {
                                break;
                            }
                        }
                    }
                }
                together
            }
        };
        (!together.is_empty()).then_some(together)
    }

    fn end(self) -> (Vec<InputError>, Vec<InputNote>) {
        match self {
            Self::Whole(_, Inserted { errors, notes }) => (errors, notes),
            Self::Lines { lines, mut errors, .. } => {
                let (last, notes) = lines.end();
                errors.extend(last);
                (errors, notes)
            }
        }
    }
}

fn open(source: &Source, language: Language) -> Result<Reading<(String, Pieces)>, InputError> {
    let reader = |name: &str| LineReader::new(Some(name), language).for_titles();
    let opened = drafts::open(source, language, reader, |input| {
        let titles = input.titles(language);
        (titles.foreign, titles)
    })?;
    let pieces = match opened.read {
        Opening::Lines(lines) => Pieces::Lines {
            lines,
            piece: Vec::new().into_iter(),
            errors: Vec::new(),
        },
        Opening::Whole(Titles {
            titles, errors, notes, ..
        }) => Pieces::Whole(titles.into_iter(), Inserted { errors, notes }),
    };
    Ok(Reading {
        read: (source.name(), pieces),
        foreign: opened.foreign,
    })
}
