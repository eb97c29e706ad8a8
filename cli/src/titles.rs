//! Existing titles, from files and folders into a library.

use std::path::PathBuf;

use mobanlint::input::{Format, Input, InputError, LibraryTitle, Titles};
use mobanlint::{Language, Library};

use crate::locale::pick;
use crate::sources::{self, Source};

/// The files of a folder that may hold titles.
const ENDINGS: &[&str] = &["json", "jsonl", "csv", "tsv", "txt"];

/// Puts the titles behind these paths into the library. Returns them in the order of their entries, and what could not
/// be read.
pub(crate) fn read(
    paths: &[PathBuf],
    library: &mut Library,
    language: Language,
) -> (Vec<LibraryTitle>, Vec<InputError>) {
    let mut inserted = Vec::new();
    let mut failed = Vec::new();
    for source in sources::find(paths, ENDINGS, language) {
        match source.and_then(|source| whole(&source, language)) {
            Ok((bytes, format, name)) => {
                let Titles { titles, errors, .. } = Input::new(&bytes).named(&name).of(format).titles(language);
                for title in titles {
                    if library.insert(title.id.clone(), &title.title).is_none() {
                        let full = pick(language, "模板库已满", "the library is full");
                        failed.push(InputError::new(Some(&name), full));
                        break;
                    }
                    inserted.push(title);
                }
                failed.extend(errors);
            }
            Err(error) => failed.push(error),
        }
    }
    (inserted, failed)
}

fn whole(source: &Source, language: Language) -> Result<(Vec<u8>, Format, String), InputError> {
    let name = source.name();
    let (opened, format) = source.open(language)?;
    let bytes = sources::bytes(opened, &name, language)?;
    Ok((bytes, format, name))
}
