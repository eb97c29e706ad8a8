//! `mobanlint preflight MESSAGES… --templates FILE`

use std::io::{self, BufRead, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::vec;

use mobanlint::input::{InputError, InputNote, Item, MAX_FILE_BYTES, MessageItem, MessageReader, messages};
use mobanlint::{Constants, Dialect, Fault, Language, Message, Pages, Preflighter, SendContext, Severity, Templates};

use crate::args::{ConfigArgs, Format, FormatArg, Preflight, ReportFormat, RulesetArgs};
use crate::drafts::Drafts;
use crate::format::{Look, Outputs, Telling, files, spare};
use crate::locale::pick;
use crate::output::Stop;
use crate::reporting::Reporting;
use crate::sources::{Reading, Source, Sources};
use crate::{Status, opened, setup};

pub(crate) fn run(args: &Preflight) -> Result<Status, Stop> {
    let language = args.lang.language();
    let ruleset = setup::ruleset(
        &RulesetArgs {
            ruleset: Some(args.ruleset.clone()),
            words: args.words.clone(),
            allow_folder: Vec::new(),
            // What a configuration says is about drafts.
            config: ConfigArgs {
                config: None,
                no_config: true,
            },
        },
        language,
    )?;
    let linter = setup::linter(&ruleset, &args.only, &args.skip, language)?;
    if !linter.judges_messages() {
        let what = pick(
            language,
            "选中的规则里没有检查消息的；请用规则集 wechat-send",
            "none of the chosen rules judges messages; use the ruleset wechat-send",
        );
        return Err(Stop::Said(language, what.to_owned()));
    }
    let formats = formats(args);
    let written = files(&formats, args.output.as_ref(), language)?;
    let context = context(args, language)?;
    let mut sources = sources(&args.messages, language)?;
    let read = [&args.messages, &args.templates, &args.words].into_iter().flatten();
    let read = read.chain(&args.app).chain(&args.constants).cloned();
    let read: Vec<PathBuf> = read.chain([PathBuf::from(&args.ruleset)]).collect();
    spare(&written, &read, language)?;
    let telling = Telling {
        show: args.show.map(Severity::from),
        fail_on: args.fail_on.into(),
        statistics: args.statistics,
        quiet: args.quiet,
        messages: true,
        look: Look::of_stdout(args.color, language),
    };
    let outputs = Outputs::new(&formats, args.output.as_deref(), &ruleset, telling)?;
    let mut reporting = Reporting::new(language, outputs);
    reporting.summary.messages = Some(0);
    let templates = templates(&args.templates, language, &mut reporting)?;
    let mut run = Run {
        preflighter: Preflighter::new(&linter),
        templates,
        context,
        reporting,
        language,
    };
    while let Some(read) = sources.next(|source| Messages::open(source, language)) {
        match read {
            Ok(messages) => run.messages(messages)?,
            Err(error) => run.reporting.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    run.reporting.errors(&errors);
    run.reporting.notes.extend(notes);
    let nothing = pick(language, "没有可检查的消息", "there are no messages to judge");
    run.reporting.end(args.fail_on.into(), nothing, 0)
}

/// The formats that were asked for.
fn formats(args: &Preflight) -> Vec<FormatArg> {
    if !args.format.is_empty() {
        return args.format.clone();
    }
    vec![FormatArg {
        format: ReportFormat::Streamed(Format::Text),
        file: None,
    }]
}

/// What is known of the account besides its templates.
fn context(args: &Preflight, language: Language) -> Result<SendContext, Stop> {
    let mut context = SendContext::default();
    if let Some(path) = &args.app {
        context = context.with_pages(read(path, Pages::from_json, language)?);
    }
    if let Some(path) = &args.constants {
        context = context.with_constants(read(path, Constants::from_json, language)?);
    }
    Ok(context)
}

fn read<T>(path: &Path, reader: fn(&str) -> Result<T, Fault>, language: Language) -> Result<T, Stop> {
    let name = path.to_string_lossy();
    let said = |reason: String| Stop::Said(language, format!("{name}: {reason}"));
    let text = setup::text_of(path, language).map_err(said)?;
    reader(&text).map_err(|fault| said(fault.message(language)))
}

/// The messages that were named; standard input when none is and it is no terminal.
fn sources(paths: &[PathBuf], language: Language) -> Result<Sources, Stop> {
    if !paths.is_empty() {
        return Sources::find(paths, &[], language);
    }
    if io::stdin().is_terminal() {
        let message = pick(
            language,
            "没有指定要检查的消息；请写出路径，或用管道传入（见 mobanlint preflight --help）",
            "no messages were named; give a path, or pipe them in (see mobanlint preflight --help)",
        );
        return Err(Stop::Said(language, message.to_owned()));
    }
    Ok(Sources::stdin(language))
}

/// The templates behind these paths.
fn templates(paths: &[PathBuf], language: Language, reporting: &mut Reporting) -> Result<Templates, Stop> {
    let mut sources = Sources::find(paths, &[], language)?;
    let mut found = Vec::new();
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        let mut drafts = match drafts {
            Ok(drafts) => drafts,
            Err(error) => {
                reporting.error(&error);
                continue;
            }
        };
        loop {
            let piece = drafts.piece();
            if piece.is_empty() {
                break;
            }
            for item in piece {
                match item {
                    Item::Template(template) => found.push(template),
                    Item::Unreadable(errors) => reporting.errors(&errors),
                }
            }
        }
        let (errors, notes) = drafts.end();
        reporting.errors(&errors);
        reporting.notes.extend(notes);
    }
    let (errors, notes) = sources.end();
    reporting.errors(&errors);
    reporting.notes.extend(notes);
    if found.is_empty() {
        let message = pick(
            language,
            "--templates 里没有模板；应为 gettemplate 或 template/list 的返回，或写明类型的草稿",
            "there are no templates in --templates; expected what gettemplate or template/list answer, or drafts with types",
        );
        return Err(Stop::Said(language, message.to_owned()));
    }
    Ok(Templates::new(found))
}

struct Run<'l> {
    preflighter: Preflighter<'l>,
    templates: Templates,
    context: SendContext,
    reporting: Reporting,
    language: Language,
}

impl Run<'_> {
    fn messages(&mut self, mut messages: Messages) -> Result<(), Stop> {
        let mut noted = false;
        while let Some(item) = messages.next() {
            match item {
                MessageItem::Message(message) => {
                    if message.dialect() == Dialect::Template && !noted {
                        noted = true;
                        self.note(&message);
                    }
                    self.judge(&message);
                }
                MessageItem::Unreadable(errors) => self.reporting.errors(&errors),
            }
            self.reporting.seen += 1;
            self.reporting.write()?;
        }
        let (errors, notes) = messages.end();
        self.reporting.errors(&errors);
        self.reporting.notes.extend(notes);
        Ok(())
    }

    /// What is good to know of the interface the message is for.
    fn note(&mut self, message: &Message) {
        let note = message.dialect().note(self.language);
        let path = message.origin.path.as_deref();
        let notes = &mut self.reporting.notes;
        notes.extend(note.map(|note| InputNote::new(path, note)));
    }

    fn judge(&mut self, message: &Message) {
        let Self {
            preflighter,
            templates,
            context,
            reporting,
            ..
        } = self;
        match preflighter.judge(reporting.seen, message, templates, context) {
            Ok(findings) => {
                let summary = &mut reporting.summary;
                *summary.messages.get_or_insert_default() += 1;
                findings.iter().for_each(|finding| summary.add(finding.severity));
                let title = templates.of(message).map_or("", |template| &template.title);
                reporting.outputs.message(message, title, findings);
            }
            Err(error) => reporting.error(&error),
        }
    }
}

/// The messages of an input, as they come.
enum Messages {
    Whole {
        items: vec::IntoIter<MessageItem>,
        errors: Vec<InputError>,
        notes: Vec<InputNote>,
    },
    Lines(Box<Lines>),
}

/// A log, of which no more than a line is held.
struct Lines {
    name: String,
    reader: MessageReader,
    input: Box<dyn BufRead>,
    line: Vec<u8>,
    pending: vec::IntoIter<MessageItem>,
    failed: Option<InputError>,
    language: Language,
}

impl Messages {
    fn open(source: &Source, language: Language) -> Result<Reading<Self>, InputError> {
        let name = source.name();
        let mut opened = source.open(language)?;
        let begun = opened.peek().map_err(|reason| InputError::new(Some(&name), reason))?;
        // What is no longer than what was looked at may be a list over several lines.
        let long = begun.len() >= opened::LOOKED_AT;
        let read = if long && MessageReader::suits(begun) {
            Self::lines(name, opened.lines(), language)
        } else {
            let fail = |reason: String| InputError::new(Some(&name), reason);
            let (bytes, rest) = opened.split(MAX_FILE_BYTES).map_err(fail)?;
            if bytes.len() > MAX_FILE_BYTES {
                // A log may be long before it comes to its first message.
                Self::lines(name, Cursor::new(bytes).chain(rest), language)
            } else {
                let batch = messages(&bytes, Some(&name), language);
                Self::Whole {
                    items: batch.items.into_iter(),
                    errors: batch.errors,
                    notes: batch.notes,
                }
            }
        };
        Ok(Reading { read, foreign: false })
    }

    fn lines(name: String, input: impl BufRead + 'static, language: Language) -> Self {
        Self::Lines(Box::new(Lines {
            reader: MessageReader::new(Some(&name), language),
            name,
            input: Box::new(input),
            line: Vec::new(),
            pending: Vec::new().into_iter(),
            failed: None,
            language,
        }))
    }

    fn next(&mut self) -> Option<MessageItem> {
        match self {
            Self::Whole { items, .. } => items.next(),
            Self::Lines(lines) => lines.next(),
        }
    }

    fn end(self) -> (Vec<InputError>, Vec<InputNote>) {
        match self {
            Self::Whole { errors, notes, .. } => (errors, notes),
            Self::Lines(lines) => {
                let (errors, notes) = lines.reader.finish();
                (lines.failed.into_iter().chain(errors).collect(), notes)
            }
        }
    }
}

impl Lines {
    fn next(&mut self) -> Option<MessageItem> {
        loop {
            if let Some(item) = self.pending.next() {
                return Some(item);
            }
            self.line.clear();
            match opened::line(&mut self.input, &mut self.line) {
                Ok(true) => {
                    let read: Vec<MessageItem> = self.reader.line(&self.line).collect();
                    self.pending = read.into_iter();
                }
                Ok(false) => return None,
                Err(error) => {
                    let told = opened::told(&error, self.language);
                    self.failed = Some(InputError::new(Some(&self.name), told));
                    return None;
                }
            }
        }
    }
}
