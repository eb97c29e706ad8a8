//! `mobanlint apply PATH…`

use std::fmt::Write;

use mobanlint::application::Application;
use mobanlint::input::{InputError, InputNote, Item};
use mobanlint::render::visible;
use mobanlint::{Language, Session, Template};
use serde_json::{Value, json};

use crate::args::{Apply, ListFormat};
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::output::{Out, Stop, complain, print, remark};
use crate::{Status, setup, threads, titles};

pub(crate) fn run(args: &Apply) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    let mut sources = drafts::sources(&args.paths, &args.exclude.globs, "apply", language)?;
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let mut library = linter.library();
    let inserted = titles::Inserting {
        linter: &linter,
        library: &mut library,
        threads: threads::cores(),
        with_keywords: false,
        language,
    }
    .read(&args.library, &args.exclude.globs, |_| ())?;
    let mut run = Run {
        session: linter.session(&library),
        format: args.printed.format,
        out: Out::new(language),
        text: String::new(),
        applications: Vec::new(),
        refused: Vec::new(),
        written: 0,
        unreadable: 0,
        language,
    };
    run.errors(&inserted.errors);
    let mut notes: Vec<InputNote> = inserted.notes;
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        match drafts {
            Ok(drafts) => notes.extend(run.drafts(drafts)?),
            Err(error) => run.errors(&[error]),
        }
    }
    let (errors, more) = sources.end();
    run.errors(&errors);
    notes.extend(more);
    for note in &notes {
        remark(language, &visible(&note.to_string()).text);
    }
    run.end()
}

struct Run<'l> {
    session: Session<'l>,
    format: ListFormat,
    out: Out,
    text: String,
    applications: Vec<Application>,
    refused: Vec<Value>,
    written: usize,
    unreadable: usize,
    language: Language,
}

impl Run<'_> {
    fn drafts(&mut self, mut drafts: Drafts) -> Result<Vec<InputNote>, Stop> {
        loop {
            let piece = drafts.piece();
            if piece.is_empty() {
                break;
            }
            for item in piece {
                match item {
                    Item::Template(template) => self.draft(&template)?,
                    Item::Unreadable(errors) => {
                        self.session.skip();
                        self.errors(&errors);
                    }
                }
            }
        }
        let (errors, notes) = drafts.end();
        self.errors(&errors);
        Ok(notes)
    }

    fn draft(&mut self, template: &Template) -> Result<(), Stop> {
        let language = self.language;
        let findings = match self.session.check(template) {
            Ok(findings) => findings,
            Err(error) => {
                self.errors(&[error]);
                return Ok(());
            }
        };
        match (Application::new(template, &findings, language), self.format) {
            (Ok(application), ListFormat::Json) => self.applications.push(application),
            (Ok(application), ListFormat::Text) => {
                if self.written > 0 {
                    self.text.push('\n');
                }
                self.text.push_str(&application.text(language));
                self.out.write(&mut self.text)?;
                if template.scene.is_none() {
                    let said = match language {
                        Language::Zh => format!("{}没有写场景（scene）", place(template, language)),
                        Language::En => format!("{}has no scene", place(template, language)),
                    };
                    remark(language, &said);
                }
            }
            (Err(errors), format) => {
                if format == ListFormat::Json {
                    let (path, line) = (&template.origin.path, template.origin.line);
                    self.refused.push(json!({
                        "id": template.id, "title": template.title, "path": path, "line": line, "errors": errors,
                    }));
                } else {
                    self.refused.push(Value::Null);
                }
                let place = place(template, language);
                complain(
                    language,
                    &match language {
                        Language::Zh => format!("{place}有 {errors} 个错误，先用 check 改好"),
                        Language::En if errors == 1 => format!("{place}has an error; mend it with check first"),
                        Language::En => format!("{place}has {errors} errors; mend them with check first"),
                    },
                );
                return Ok(());
            }
        }
        self.written += 1;
        Ok(())
    }

    fn errors(&mut self, errors: &[InputError]) {
        self.unreadable += errors.len();
        for error in errors {
            complain(self.language, &visible(&error.to_string()).text);
        }
    }

    fn end(mut self) -> Result<Status, Stop> {
        let language = self.language;
        self.out.flush()?;
        drop(self.out);
        if self.format == ListFormat::Json {
            let all = json!({"version": 1, "applications": self.applications, "refused": self.refused});
            print(language, format!("{all:#}\n"))?;
        }
        if self.written == 0 && self.refused.is_empty() && self.unreadable == 0 {
            self.unreadable = 1;
            complain(language, pick(language, "没有草稿", "there are no drafts"));
        }
        Ok(match (self.unreadable, self.refused.len()) {
            (0, 0) => Status::Clean,
            (0, _) => Status::Findings,
            _ => Status::Unusable,
        })
    }
}

/// Where a draft stands and what it is called, to begin a sentence with.
fn place(template: &Template, language: Language) -> String {
    let mut place = String::new();
    if let Some(path) = &template.origin.path {
        place.push_str(path);
    }
    if let Some(line) = template.origin.line {
        let _ = write!(place, ":{line}");
    }
    if !place.is_empty() {
        place.push_str(": ");
    }
    let title = visible(&template.title).text;
    let _ = match language {
        Language::Zh => write!(place, "“{title}”"),
        Language::En => write!(place, "“{title}” "),
    };
    place
}
