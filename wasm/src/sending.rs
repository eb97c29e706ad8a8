//! What the page does not begin with: messages judged before they are sent, the library searched, titles grouped, files judged
//! one after another.

use mobanlint::input::{InputError, MessageBatch, MessageItem, message_values};
use mobanlint::{Constants, Fault, Pages, SendContext, Templates};
use mobanlint_wire::{Thrown, given, json, templates};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::engine::Engine;
use crate::files;
use crate::options::{FilesReport, GivenFile};
use crate::shelf::Shelf;

/// A title to be grouped.
#[derive(Deserialize)]
struct Title {
    title: String,
    id: Option<String>,
}

impl Engine {
    /// What messages are judged by: the account's pages and reviewed values.
    fn context(&self, app: Option<&str>, constants: Option<&str>) -> Result<SendContext, Thrown> {
        let mut context = SendContext::default();
        let thrown = |fault: Fault| Thrown(fault.message(self.language));
        if let Some(app) = app {
            context = context.with_pages(Pages::from_json(app).map_err(thrown)?);
        }
        if let Some(constants) = constants {
            context = context.with_constants(Constants::from_json(constants).map_err(thrown)?);
        }
        Ok(context)
    }

    fn templates(&self, list: &str) -> (Templates, Vec<InputError>) {
        let (templates, errors) = templates(list, self.language);
        (Templates::new(templates.into_iter().flatten()), errors)
    }

    fn messages(&self, messages: &str) -> MessageBatch {
        message_values(messages, self.language)
    }
}

#[wasm_bindgen]
impl Engine {
    pub fn preflight(
        &self,
        messages: &str,
        list: &str,
        app: Option<String>,
        constants: Option<String>,
    ) -> Result<String, JsError> {
        let context = self.context(app.as_deref(), constants.as_deref())?;
        let (templates, errors) = self.templates(list);
        let batch = self.messages(messages);
        let mut report = self.linter.preflight_all(&batch, &templates, &context);
        report.errors.splice(..0, errors);
        self.encoding
            .leave_messages(&mut report.findings, |index| match batch.items.get(index)? {
                MessageItem::Message(message) => Some(message),
                MessageItem::Unreadable(_) => None,
            });
        Ok(json(&report)?)
    }

    pub fn mend(
        &self,
        messages: &str,
        list: &str,
        app: Option<String>,
        constants: Option<String>,
    ) -> Result<String, JsError> {
        let context = self.context(app.as_deref(), constants.as_deref())?;
        let (templates, _) = self.templates(list);
        let batch = self.messages(messages);
        let mended = batch.messages().map(|(_, message)| {
            let mended = self.linter.mend_among(message, &templates, &context);
            mended.to_text()
        });
        Ok(json(&mended.collect::<Vec<_>>())?)
    }

    pub fn library_find(&self, event: &str, keywords: &str, most: usize) -> Result<String, JsError> {
        let keywords: Vec<String> = given("keywords", keywords)?;
        let keywords: Vec<&str> = keywords.iter().map(String::as_str).collect();
        let found = self.shelf.borrow().library.find(event, &keywords, most, self.language);
        Ok(json(&found)?)
    }

    pub fn check_files(&self, files: &str) -> Result<String, JsError> {
        let files: Vec<GivenFile> = given("files", files)?;
        let mut report = FilesReport {
            report: self.report(),
            templates: Vec::new(),
        };
        let shelf = self.shelf.borrow();
        let session = self.linter.session(&shelf.library);
        files::check(session, files, &mut report, |findings, template| {
            self.encoding.leave(findings, template);
        });
        Ok(json(&report)?)
    }

    pub fn groups(&self, titles: &str) -> Result<String, JsError> {
        let titles: Vec<Title> = given("titles", titles)?;
        let mut shelf = Shelf::new(&self.linter);
        for Title { title, id } in titles {
            shelf.insert(id, &title, &[]);
        }
        Ok(json(&shelf.groups(&self.linter))?)
    }

    /// The keys of a title in one list: of each level its class, how many keys are stored and which, and the same of those
    /// that are sought.
    pub fn keys(&self, title: &str) -> Vec<u64> {
        let keys = self.linter.keys(title);
        let mut all = Vec::new();
        for set in [keys.form, keys.core, keys.sense] {
            all.push(set.class);
            for keys in [set.stored, set.sought] {
                all.push(keys.len() as u64);
                all.extend(keys);
            }
        }
        all
    }

    pub fn library_groups(&self) -> Result<String, JsError> {
        Ok(json(&self.shelf.borrow().groups(&self.linter))?)
    }
}
