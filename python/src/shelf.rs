//! A library of existing titles, shared among threads.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use mobanlint::{EntryId, Language, Library, Linter, application};
use pyo3::prelude::*;
use serde_json::{Value, json};

use crate::given::Given;
use crate::{MobanlintError, json as text};

/// The lock is taken with the interpreter's released: who waits for it holds nobody up.
#[pyclass(frozen, module = "mobanlint._native")]
pub(crate) struct Shelf {
    library: RwLock<Kept>,
    linter: Linter,
    language: Language,
}

struct Kept {
    library: Library,
    /// By their numbers, which count up from 0.
    entries: Vec<EntryId>,
}

pub(crate) struct Read<'s>(RwLockReadGuard<'s, Kept>);

impl std::ops::Deref for Read<'_> {
    type Target = Library;

    fn deref(&self) -> &Library {
        &self.0.library
    }
}

impl Shelf {
    pub(crate) fn new(linter: &Linter, language: Language) -> Self {
        Self {
            library: RwLock::new(Kept {
                library: linter.library(),
                entries: Vec::new(),
            }),
            linter: linter.clone(),
            language,
        }
    }

    /// Nothing is left half done in it by whoever came to an end with the lock in hand.
    pub(crate) fn read(&self) -> Read<'_> {
        Read(self.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.library.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// The new entry's number; nothing when the library is full.
    fn insert(&mut self, id: Option<String>, title: &str, keywords: Option<&[String]>) -> Option<usize> {
        let entry = match keywords {
            Some(keywords) => self.library.insert_with(id, title, keywords)?,
            None => self.library.insert(id, title)?,
        };
        self.entries.push(entry);
        Some(entry.index())
    }
}

#[pymethods]
impl Shelf {
    fn __len__(&self, py: Python<'_>) -> usize {
        py.detach(|| self.read().len())
    }

    #[pyo3(signature = (title, id=None, keywords=None))]
    fn insert(
        &self,
        py: Python<'_>,
        title: &str,
        id: Option<String>,
        keywords: Option<Vec<String>>,
    ) -> PyResult<usize> {
        let number = py.detach(|| self.write().insert(id, title, keywords.as_deref()));
        number.ok_or_else(|| MobanlintError::new_err("the library is full"))
    }

    fn remove(&self, py: Python<'_>, number: usize) -> bool {
        py.detach(|| {
            let mut kept = self.write();
            let entry = kept.entries.get(number).copied();
            entry.is_some_and(|entry| kept.library.remove(entry))
        })
    }

    fn remove_id(&self, py: Python<'_>, id: &str) -> usize {
        py.detach(|| self.write().library.remove_id(id))
    }

    /// Inserts the titles of inputs: how many, and what could not be read.
    fn load(&self, py: Python<'_>, given: Vec<Given>) -> PyResult<String> {
        py.detach(|| {
            let mut kept = self.write();
            let (mut inserted, mut errors, mut notes) = (0, Vec::new(), Vec::new());
            for one in given {
                let read = one.titles(self.language);
                for entry in read.titles {
                    let keywords = (!entry.keywords.is_empty()).then_some(&*entry.keywords);
                    inserted += usize::from(kept.insert(entry.id, &entry.title, keywords).is_some());
                }
                errors.extend(read.errors);
                notes.extend(read.notes);
            }
            text(&json!({"inserted": inserted, "errors": errors, "notes": notes}))
        })
    }

    fn query(&self, py: Python<'_>, title: &str, most: usize) -> PyResult<String> {
        py.detach(|| text(&self.read().query(title, most, self.language)))
    }

    fn find(&self, py: Python<'_>, event: &str, keywords: Vec<String>, most: usize) -> PyResult<String> {
        py.detach(|| {
            let keywords: Vec<&str> = keywords.iter().map(String::as_str).collect();
            let found = self.read().find(event, &keywords, most, self.language);
            let (cost, source) = (application::cost(self.language), application::source());
            let cost = json!({"cost": cost, "source": source, "date": application::date()});
            text(&json!({"version": 1, "matches": found, "apply": cost}))
        })
    }

    /// The groups of titles that are alike, by the numbers of their entries.
    fn groups(&self, py: Python<'_>) -> Vec<Vec<usize>> {
        py.detach(|| {
            let groups = self.read().groups().into_iter();
            groups
                .map(|group| group.into_iter().map(EntryId::index).collect())
                .collect()
        })
    }

    /// The same with what is to be said of each.
    fn duplicates(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| {
            let library = self.read();
            let member = |entry: EntryId| -> Option<Value> {
                let (title, id) = library.get(entry)?;
                Some(json!({"index": entry.index(), "id": id, "title": title}))
            };
            let told = self.linter.duplicates(&library).into_iter().map(|group| {
                json!({
                    "kind": "title",
                    "verdict": group.verdict,
                    "severity": group.severity,
                    "score": group.score,
                    "means": group.means,
                    "members": group.members.into_iter().filter_map(member).collect::<Vec<_>>(),
                    "reason": group.reason,
                })
            });
            text(&told.collect::<Vec<_>>())
        })
    }
}
