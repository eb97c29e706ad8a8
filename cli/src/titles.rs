//! Existing titles, from files and folders into a library.

use std::path::PathBuf;

use mobanlint::input::{Input, InputError, InputNote, LibraryTitle, Titles};
use mobanlint::{Language, Library};

use crate::drafts::whole;
use crate::locale::pick;
use crate::output::Stop;
use crate::sources::{Reading, Source, Sources};

/// What became of the titles behind some paths.
#[derive(Default)]
pub(crate) struct Inserted {
    /// In the order of their entries in the library.
    pub(crate) titles: Vec<LibraryTitle>,
    /// What could not be read.
    pub(crate) errors: Vec<InputError>,
    pub(crate) notes: Vec<InputNote>,
}

/// Puts the titles behind these paths into the library.
pub(crate) fn read(
    paths: &[PathBuf],
    exclude: &[String],
    library: &mut Library,
    language: Language,
) -> Result<Inserted, Stop> {
    let mut inserted = Inserted::default();
    let mut sources = Sources::find(paths, exclude, language)?;
    while let Some(read) = sources.next(|source| titles(source, language)) {
        match read {
            Ok((name, read)) => {
                for title in read.titles {
                    if library.insert(title.id.clone(), &title.title).is_none() {
                        let full = pick(language, "模板库已满", "the library is full");
                        inserted.errors.push(InputError::new(Some(&name), full));
                        break;
                    }
                    inserted.titles.push(title);
                }
                inserted.errors.extend(read.errors);
                inserted.notes.extend(read.notes);
            }
            Err(error) => inserted.errors.push(error),
        }
    }
    let (errors, notes) = sources.end();
    inserted.errors.extend(errors);
    inserted.notes.extend(notes);
    Ok(inserted)
}

fn titles(source: &Source, language: Language) -> Result<Reading<(String, Titles)>, InputError> {
    let name = source.name();
    let bytes = whole(source.open(language)?, &name, language)?;
    let titles = Input::new(&bytes).named(&name).titles(language);
    Ok(Reading {
        foreign: titles.foreign,
        read: (name, titles),
    })
}
