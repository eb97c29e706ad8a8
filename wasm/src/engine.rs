//! A linter and its library, behind methods that only ever borrow it: a trap leaves nothing half taken.

use std::cell::RefCell;

use mobanlint::input::{InputError, Titles};
use mobanlint::{
    Finding, Fix, Language, Linter, Loader, Origin, PairKind, Report, Ruleset, RulesetError, SelectionError, Template,
};
use mobanlint_wire::{Encoding, Thrown, given, json, templates};
use wasm_bindgen::prelude::*;

use crate::options::{LinterOptions, Loaded, Words};
use crate::shelf::Shelf;

#[wasm_bindgen]
extern "C" {
    /// Where a ruleset's files come from.
    pub type Files;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Files, path: &str) -> Result<String, JsValue>;
}

/// What a linter of JavaScript is inside of the module.
#[wasm_bindgen]
pub struct Engine {
    ruleset: Ruleset,
    pub(crate) linter: Linter,
    pub(crate) shelf: RefCell<Shelf>,
    pub(crate) language: Language,
    pub(crate) encoding: Encoding,
}

impl Engine {
    fn build(options: LinterOptions, files: Option<&Files>) -> Result<Self, Thrown> {
        let language = options.language.unwrap_or_default();
        let mut loader = Ruleset::loader();
        match options.words {
            None => {}
            Some(Words::Text(text)) => loader = loader.words("words", text),
            Some(Words::Files(files)) => {
                for file in files {
                    loader = loader.words(file.name, file.text);
                }
            }
        }
        #[cfg(feature = "rulesets")]
        for folder in options.allow_folders.unwrap_or_default() {
            loader = loader.allow_folder(folder);
        }
        let ruleset = options.ruleset.as_deref().unwrap_or(mobanlint::DEFAULT);
        let loaded = load(loader, ruleset, options.ruleset_name.as_deref(), files);
        let ruleset = loaded.map_err(|error| Thrown(error.message(language)))?;
        let trimmed = |names: Option<Vec<String>>| {
            names
                .unwrap_or_default()
                .into_iter()
                .map(|name| name.trim().to_owned())
                .collect::<Vec<_>>()
        };
        let linter = Linter::builder()
            .language(language)
            .only(trimmed(options.only))
            .skip(trimmed(options.skip))
            .build(&ruleset)
            .map_err(|error| selection(&error, language))?;
        let shelf = RefCell::new(Shelf::new(&linter));
        Ok(Self {
            ruleset,
            linter,
            shelf,
            language,
            encoding: options.encoding.unwrap_or_default(),
        })
    }

    /// A report without findings, to be filled.
    pub(crate) fn report(&self) -> Report {
        self.linter.check(&[], &self.linter.library())
    }

    fn findings(&self, json: &str) -> Result<Vec<Finding>, Thrown> {
        let template = template(json, self.language)?;
        let shelf = self.shelf.borrow();
        let checked = self.linter.session(&shelf.library).check(&template);
        let mut findings = checked.map_err(|error| Thrown(error.message))?;
        self.encoding.leave(&mut findings, &template);
        Ok(findings)
    }

    fn fixed(&self, template_json: &str, fix: &str) -> Result<Template, Thrown> {
        let template = template(template_json, self.language)?;
        let mut fix: Fix = given("fix", fix)?;
        self.encoding
            .enter(&mut fix, &template)
            .and_then(|()| fix.apply(&template))
            .ok_or_else(|| Thrown("the fix does not fit the template".to_owned()))
    }
}

/// Loads a built-in ruleset by name, or one's own from its text or from the caller's files.
#[cfg(feature = "rulesets")]
fn load(loader: Loader<'_>, ruleset: &str, name: Option<&str>, files: Option<&Files>) -> Result<Ruleset, RulesetError> {
    let read = |path: &str| match files {
        Some(files) => files.read(path).map_err(|error| error.as_string().unwrap_or_default()),
        None => mobanlint::Files::read(&(), path),
    };
    let loader = loader.files(&read);
    if ruleset.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        loader.parse(name.unwrap_or("ruleset"), ruleset)
    } else {
        loader.load(ruleset)
    }
}

/// Loads a built-in ruleset by name: whoever has another uses the module that takes it.
#[cfg(not(feature = "rulesets"))]
fn load(loader: Loader<'_>, ruleset: &str, _: Option<&str>, _: Option<&Files>) -> Result<Ruleset, RulesetError> {
    loader.load(ruleset)
}

/// One template, which is either read or refused.
fn template(json: &str, language: Language) -> Result<Template, Thrown> {
    let (mut templates, errors) = templates(&format!("[{json}]"), language);
    let Some(mut template) = templates.pop().flatten() else {
        let messages: Vec<String> = errors.into_iter().map(|error| error.message).collect();
        return Err(Thrown(messages.join("\n")));
    };
    template.origin = Origin::default();
    Ok(template)
}

fn selection(error: &SelectionError, language: Language) -> Thrown {
    Thrown(match (error, language) {
        (SelectionError::UnknownRule { name, nearest }, Language::Zh) => {
            let near = nearest
                .as_ref()
                .map(|near| format!("；是否想写 {near:?}？"))
                .unwrap_or_default();
            format!("未知的规则 {name:?}{near}")
        }
        (SelectionError::NothingSelected, Language::Zh) => "没有选中任何规则".to_owned(),
        (error, _) => error.to_string(),
    })
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str, files: Option<Files>) -> Result<Engine, JsError> {
        Ok(Self::build(given("options", options)?, files.as_ref())?)
    }

    pub fn ruleset(&self) -> Result<String, JsError> {
        Ok(json(&self.ruleset.reference())?)
    }

    pub fn check(&self, list: &str) -> Result<String, JsError> {
        let (templates, errors) = templates(list, self.language);
        let mut report = self.report();
        report.errors = errors;
        let shelf = self.shelf.borrow();
        let mut session = self.linter.session(&shelf.library);
        for template in templates {
            let Some(mut template) = template else {
                session.skip();
                continue;
            };
            let place = std::mem::take(&mut template.origin.path);
            match session.check(&template) {
                Ok(mut findings) => {
                    self.encoding.leave(&mut findings, &template);
                    report.findings.append(&mut findings);
                }
                Err(error) => report.errors.push(InputError::new(place.as_deref(), error.message)),
            }
        }
        report.summary = session.summary();
        Ok(json(&report)?)
    }

    pub fn check_one(&self, template: &str) -> Result<String, JsError> {
        Ok(json(&self.findings(template)?)?)
    }

    pub fn compare(&self, kind: &str, a: &str, b: &str) -> Result<String, JsError> {
        let kind: PairKind = given("kind", &json(kind)?)?;
        Ok(json(&self.linter.compare(kind, a, b))?)
    }

    pub fn rules(&self) -> Result<String, JsError> {
        Ok(json(&self.ruleset.rules(self.language))?)
    }

    pub fn explain(&self, rule: &str) -> Result<String, JsError> {
        let name = rule.trim();
        let rules = self.ruleset.rules(self.language);
        let Some(rule) = rules.iter().find(|rule| rule.id == name || rule.slug == name) else {
            // Asking for a linter of this rule says which name comes nearest.
            let error = Linter::builder().only([name]).build(&self.ruleset).err();
            let thrown = error.map(|error| selection(&error, self.language));
            return Err(thrown.unwrap_or_else(|| Thrown(String::new())).into());
        };
        Ok(json(rule)?)
    }

    pub fn tags(&self) -> Result<String, JsError> {
        Ok(json(&self.ruleset.tags())?)
    }

    pub fn apply_fix(&self, template: &str, fix: &str) -> Result<String, JsError> {
        Ok(json(&self.fixed(template, fix)?)?)
    }

    pub fn apply_safe_fixes(&self, json_text: &str) -> Result<String, JsError> {
        let template = template(json_text, self.language)?;
        Ok(json(&self.linter.fix(&template))?)
    }

    pub fn library_insert(&self, title: &str, id: Option<String>, keywords: &str) -> Result<usize, JsError> {
        let keywords: Vec<String> = given("keywords", keywords)?;
        let number = self.shelf.borrow_mut().insert(id, title, &keywords);
        Ok(number.ok_or_else(|| Thrown("the library is full".to_owned()))?)
    }

    pub fn library_remove(&self, number: usize) -> bool {
        self.shelf.borrow_mut().remove(number)
    }

    pub fn library_remove_id(&self, id: &str) -> usize {
        self.shelf.borrow_mut().library.remove_id(id)
    }

    pub fn library_clear(&self) {
        *self.shelf.borrow_mut() = Shelf::new(&self.linter);
    }

    pub fn library_load(&self, titles: &str) -> Result<String, JsError> {
        let Titles {
            titles,
            errors,
            notes,
            foreign,
            ..
        } = given("titles", titles)?;
        let mut shelf = self.shelf.borrow_mut();
        let inserted = titles
            .into_iter()
            .filter(|entry| shelf.insert(entry.id.clone(), &entry.title, &entry.keywords).is_some())
            .count();
        Ok(json(&Loaded {
            inserted,
            errors,
            notes,
            foreign,
        })?)
    }

    pub fn library_query(&self, title: &str, most: usize) -> Result<String, JsError> {
        Ok(json(&self.shelf.borrow().library.query(title, most, self.language))?)
    }

    pub fn library_size(&self) -> usize {
        self.shelf.borrow().library.len()
    }
}
