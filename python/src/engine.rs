//! What a linter of Python is inside of the extension.

use std::path::PathBuf;

use mobanlint::input::InputError;
use mobanlint::{Constants, Fault, Language, Linter, Pages, PairKind, Report, Ruleset, SendContext, Template};
use mobanlint_cli::Chosen;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyBytes;

use crate::columns::{self, Told};
use crate::given::{Draft, Given, message_batch, templates};
use crate::shelf::Shelf;
use crate::{MobanlintError, json};

#[pyclass(frozen, module = "mobanlint._native")]
pub(crate) struct Engine {
    ruleset: Ruleset,
    linter: Linter,
    language: Language,
}

/// One of two languages, by its tag.
fn language(tag: &str) -> PyResult<Language> {
    let unknown = || MobanlintError::new_err(format!("language: expected \"zh\" or \"en\", found {tag:?}"));
    Language::from_tag(tag).ok_or_else(unknown)
}

fn kind(name: &str) -> PyResult<PairKind> {
    match name {
        "title" => Ok(PairKind::Title),
        "keyword" => Ok(PairKind::Keyword),
        _ => Err(MobanlintError::new_err(format!(
            "kind: expected \"title\" or \"keyword\", found {name:?}"
        ))),
    }
}

impl Engine {
    fn report(&self, given: &[Given], shelf: Option<&Shelf>) -> Report {
        let nothing = self.linter.library();
        let kept = shelf.map(Shelf::read);
        let library = kept.as_deref().unwrap_or(&nothing);
        let mut report = self.linter.check(&[], library);
        let mut session = self.linter.session(library);
        for one in given {
            let drafts = one.drafts(self.language);
            for item in drafts.items {
                match item {
                    Draft::Read(template, place) => match session.check(&template) {
                        Ok(mut findings) => report.findings.append(&mut findings),
                        Err(error) if error.path.is_none() => {
                            report.errors.push(InputError::new(place.as_deref(), error.message));
                        }
                        Err(error) => report.errors.push(error),
                    },
                    Draft::Unreadable(errors) => {
                        session.skip();
                        report.errors.extend(errors);
                    }
                }
            }
            report.errors.extend(drafts.errors);
            report.notes.extend(drafts.notes);
        }
        report.summary = session.summary();
        report
    }

    /// What messages are judged by: the account's pages and reviewed values.
    fn context(&self, app: Option<&str>, constants: Option<&str>) -> PyResult<SendContext> {
        let mut context = SendContext::default();
        let raised = |fault: Fault| MobanlintError::new_err(fault.message(self.language));
        if let Some(app) = app {
            context = context.with_pages(Pages::from_json(app).map_err(raised)?);
        }
        if let Some(constants) = constants {
            context = context.with_constants(Constants::from_json(constants).map_err(raised)?);
        }
        Ok(context)
    }
}

#[pymethods]
impl Engine {
    #[new]
    fn new(
        py: Python<'_>,
        ruleset: Option<String>,
        words: Vec<PathBuf>,
        allow_folders: Vec<PathBuf>,
        only: Vec<String>,
        skip: Vec<String>,
        tag: &str,
    ) -> PyResult<Self> {
        let language = language(tag)?;
        let chosen = Chosen {
            ruleset,
            words,
            allow_folders,
            only,
            skip,
            language,
        };
        let loaded = py.detach(|| chosen.load());
        let (ruleset, linter) = loaded.map_err(MobanlintError::new_err)?;
        Ok(Self {
            ruleset,
            linter,
            language,
        })
    }

    /// A library without titles.
    fn shelf(&self) -> Shelf {
        Shelf::new(&self.linter, self.language)
    }

    fn ruleset(&self) -> PyResult<String> {
        json(&self.ruleset.reference())
    }

    fn rules(&self) -> PyResult<String> {
        json(&self.ruleset.rules(self.language))
    }

    #[pyo3(signature = (given, shelf=None))]
    fn check(&self, py: Python<'_>, given: Vec<Given>, shelf: Option<&Shelf>) -> PyResult<String> {
        py.detach(|| json(&self.report(&given, shelf)))
    }

    /// What is found in each of many titles, in their order.
    #[pyo3(signature = (titles, shelf=None))]
    fn check_titles(
        &self,
        py: Python<'_>,
        titles: Vec<Option<PyBackedStr>>,
        shelf: Option<&Shelf>,
    ) -> PyResult<Vec<Option<Told>>> {
        py.detach(|| {
            let nothing = self.linter.library();
            let kept = shelf.map(Shelf::read);
            let mut session = self.linter.session(kept.as_deref().unwrap_or(&nothing));
            let mut told = Vec::with_capacity(titles.len());
            for title in &titles {
                told.push(match title {
                    None => None,
                    Some(title) => {
                        let findings = session.check(&Template::new(&**title));
                        let findings = findings.map_err(|error| MobanlintError::new_err(error.to_string()))?;
                        Some(columns::told(&findings))
                    }
                });
            }
            Ok(told)
        })
    }

    fn compare(&self, py: Python<'_>, name: &str, a: &str, b: &str) -> PyResult<String> {
        let kind = kind(name)?;
        py.detach(|| json(&self.linter.compare(kind, a, b)))
    }

    /// The verdicts on many pairs.
    fn verdicts(
        &self,
        py: Python<'_>,
        name: &str,
        pairs: Vec<(Option<PyBackedStr>, Option<PyBackedStr>)>,
    ) -> PyResult<Vec<Option<&'static str>>> {
        let kind = kind(name)?;
        let verdict = |pair: &(Option<PyBackedStr>, Option<PyBackedStr>)| {
            let (a, b) = (pair.0.as_deref()?, pair.1.as_deref()?);
            Some(columns::name(self.linter.verdict(kind, a, b)))
        };
        Ok(py.detach(|| pairs.iter().map(verdict).collect()))
    }

    /// The keys of a title, by level: class, stored, sought.
    fn keys(&self, py: Python<'_>, title: &str) -> [(u64, Vec<u64>, Vec<u64>); 3] {
        let keys = py.detach(|| self.linter.keys(title));
        [keys.form, keys.core, keys.sense].map(|set| (set.class, set.stored, set.sought))
    }

    /// The keys of many titles as columns of 64 bits.
    fn key_columns<'py>(&self, py: Python<'py>, titles: Vec<PyBackedStr>) -> [Bound<'py, PyBytes>; 7] {
        let columns = py.detach(|| columns::keys(&self.linter, &titles));
        columns.map(|column| PyBytes::new(py, &column))
    }

    #[pyo3(signature = (given, of, app=None, constants=None))]
    fn preflight(
        &self,
        py: Python<'_>,
        given: Vec<Given>,
        of: Vec<Given>,
        app: Option<&str>,
        constants: Option<&str>,
    ) -> PyResult<String> {
        if !self.linter.judges_messages() {
            return Err(MobanlintError::new_err(match self.language {
                Language::Zh => "选中的规则里没有检查消息的；请用规则集 wechat-send",
                Language::En => "none of the chosen rules judges messages; use the ruleset wechat-send",
            }));
        }
        let context = self.context(app, constants)?;
        py.detach(|| {
            let (templates, errors, notes) = templates(&of, self.language);
            let batch = message_batch(&given, self.language);
            let mut report = self.linter.preflight_all(&batch, &templates, &context);
            report.errors.splice(..0, errors);
            report.notes.splice(..0, notes);
            json(&report)
        })
    }
}
