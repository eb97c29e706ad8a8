//! `mobanlint convert PATH…`

use std::io::IsTerminal;
use std::path::Path;

use mobanlint::input::{InputError, InputNote, Item};
use mobanlint::render::{self, visible};
use mobanlint::{Language, Template};

use crate::args::{Convert, DraftFormat};
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::opened;
use crate::output::{self, Stop, complain, remark};
use crate::{Status, whole_file};

pub(crate) fn run(args: &Convert) -> Result<Status, Stop> {
    let language = args.lang.language();
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let terminal = output.is_none() && std::io::stdout().is_terminal();
    if terminal && args.to == DraftFormat::Xlsx {
        let message = pick(
            language,
            "工作簿不能显示在终端上；请用 -o 写到文件，例如 -o drafts.xlsx",
            "a workbook is nothing for a terminal; write it to a file: -o drafts.xlsx",
        );
        return Err(Stop::Said(language, message.to_owned()));
    }
    let mut read = Read {
        templates: Vec::new(),
        notes: Vec::new(),
        errors: 0,
        language,
    };
    let mut sources = drafts::sources(&args.paths, &args.exclude.globs, "convert", language)?;
    if let Some(output) = output {
        sources.files().try_for_each(|path| differs(path, output, language))?;
    }
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        match drafts {
            Ok(drafts) => read.all(drafts),
            Err(error) => read.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    errors.iter().for_each(|error| read.error(error));
    read.notes.extend(notes);
    if read.templates.is_empty() && read.errors == 0 {
        let message = pick(language, "没有可转换的模板", "there is nothing to convert");
        read.error(&InputError::new(None, message));
    }
    for note in &read.notes {
        remark(language, &visible(&note.to_string()).text);
    }
    if !read.templates.is_empty() {
        let content = written(&read.templates, args.to, language)?;
        match output {
            Some(path) => whole_file::write(path, &content).map_err(|error| {
                let name = path.to_string_lossy();
                let what = pick(language, "无法写入", "cannot write");
                Stop::Said(language, format!("{what} {name}: {}", opened::told(&error, language)))
            })?,
            None if terminal => output::print(language, shown(&String::from_utf8_lossy(&content)))?,
            None => output::print(language, content)?,
        }
    }
    Ok(if read.errors == 0 {
        Status::Clean
    } else {
        Status::Unusable
    })
}

/// What was read so far. What could not be is told at once.
struct Read {
    templates: Vec<Template>,
    notes: Vec<InputNote>,
    errors: usize,
    language: Language,
}

impl Read {
    fn all(&mut self, mut drafts: Drafts) {
        loop {
            let piece = drafts.piece();
            if piece.is_empty() {
                break;
            }
            for item in piece {
                match item {
                    Item::Template(template) => self.templates.push(template),
                    Item::Unreadable(errors) => errors.iter().for_each(|error| self.error(error)),
                }
            }
        }
        let (errors, notes) = drafts.end();
        errors.iter().for_each(|error| self.error(error));
        self.notes.extend(notes);
    }

    fn error(&mut self, error: &InputError) {
        self.errors += 1;
        complain(self.language, &visible(&error.to_string()).text);
    }
}

/// Refuses to write over what is read: its notes, and all that is no draft, would be lost.
fn differs(path: &Path, output: &Path, language: Language) -> Result<(), Stop> {
    let same = || {
        path.canonicalize()
            .ok()
            .is_some_and(|path| Some(path) == output.canonicalize().ok())
    };
    if path != output && !same() {
        return Ok(());
    }
    let name = output.to_string_lossy();
    Err(Stop::Said(
        language,
        match language {
            Language::Zh => format!("{name} 也是要读取的文件，不会覆盖；请把 -o 换成别的文件名"),
            Language::En => format!("{name} is read as well, and is not written over; give -o another name"),
        },
    ))
}

fn written(templates: &[Template], to: DraftFormat, language: Language) -> Result<Vec<u8>, Stop> {
    let text = match to {
        DraftFormat::Json => render::drafts_json(templates),
        DraftFormat::Jsonl => render::drafts_jsonl(templates),
        DraftFormat::Csv => render::drafts_csv(templates, language),
        DraftFormat::Tsv => render::drafts_tsv(templates, language),
        DraftFormat::Markdown => render::drafts_markdown(templates, language),
        DraftFormat::Xlsx => {
            let workbook = render::drafts_xlsx(templates, language);
            return workbook.map_err(|error| Stop::Said(language, error.to_string()));
        }
    };
    Ok(text.into_bytes())
}

/// The same text for a terminal, which would obey some of its characters.
fn shown(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = |line: &str| {
        line.trim_end_matches('\r')
            .split('\t')
            .map(|cell| visible(cell).text)
            .collect::<Vec<_>>()
            .join("\t")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
