//! Where a report goes, and in which formats.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::Render;
use mobanlint::{Finding, Language, Message, Ruleset, Severity, Summary, Template};

use super::collected::{Collected, Judged};
use super::renderer;
use crate::args::{Color, Format, FormatArg, ReportFormat, WholeFormat};
use crate::locale::pick;
use crate::output::{Stop, remark};
use crate::steps::{Part, is_told};
use crate::{opened, whole_file};

/// How a report looks to people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) language: Language,
    pub(crate) colored: bool,
    /// How many columns a line has, where long ones are to be broken.
    pub(crate) width: Option<usize>,
}

impl Look {
    /// How it looks on standard output.
    pub(crate) fn of_stdout(color: Color, language: Language) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if forced() => true,
            Color::Auto => is_terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        };
        let size = is_terminal.then(terminal_size::terminal_size).flatten();
        Self {
            language,
            colored,
            width: size.map(|(width, _)| usize::from(width.0)),
        }
    }
}

/// Whether `FORCE_COLOR` asks for colour; 0 and false do not.
fn forced() -> bool {
    std::env::var_os("FORCE_COLOR").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// What is to be told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling {
    /// The least severity, if it is not that of the format.
    pub(crate) show: Option<Severity>,
    /// The least severity that makes the exit status 1.
    pub(crate) fail_on: Severity,
    /// How often each rule was broken, in the place of the findings.
    pub(crate) statistics: bool,
    /// Nothing but findings and errors.
    pub(crate) quiet: bool,
    /// Whether messages are judged, and not drafts.
    pub(crate) messages: bool,
    pub(crate) look: Look,
}

/// The report that is being written.
pub(crate) struct Outputs {
    each: Vec<Output>,
    /// What formats need that are written at the end.
    collected: Option<Collected>,
    telling: Telling,
    /// What is written at the end, in the order of the outputs.
    last: Vec<(Option<PathBuf>, Vec<u8>)>,
}

struct Output {
    format: ReportFormat,
    file: Option<PathBuf>,
    show: Severity,
    /// None of what is written at the end.
    renderer: Option<Box<dyn Render>>,
    text: String,
}

impl Output {
    /// Whether it holds all findings: a report as JSON is data, and the same wherever it is made.
    fn is_complete(&self) -> bool {
        matches!(self.format, ReportFormat::Streamed(Format::Json | Format::Jsonl))
    }
}

impl Outputs {
    /// The formats that were asked for; the one without a file of its own is written to `file`.
    pub(crate) fn new(
        formats: &[FormatArg],
        file: Option<&Path>,
        ruleset: &Ruleset,
        telling: Telling,
    ) -> Result<Self, Stop> {
        let language = telling.look.language;
        let to_terminal = |told: &FormatArg| {
            told.format == ReportFormat::Whole(WholeFormat::Xlsx) && told.file.is_none() && file.is_none()
        };
        if io::stdout().is_terminal() && formats.iter().any(to_terminal) {
            let message = pick(
                language,
                "工作簿不能显示在终端上；请写到文件：--format xlsx=report.xlsx",
                "a workbook is nothing for a terminal; write it to a file: --format xlsx=report.xlsx",
            );
            return Err(Stop::Said(language, message.to_owned()));
        }
        let mut outputs = Vec::new();
        for FormatArg { format, file: own } in formats {
            let own = own.as_deref().or(file).filter(|file| *file != Path::new("-"));
            let look = match own {
                // A file is no terminal.
                Some(_) => Look {
                    colored: false,
                    width: None,
                    ..telling.look
                },
                None => telling.look,
            };
            let mut output = Output {
                format: *format,
                file: own.map(Path::to_owned),
                show: telling.show.unwrap_or(default_show(*format)),
                renderer: match format {
                    ReportFormat::Streamed(Format::Text) if telling.statistics => None,
                    ReportFormat::Streamed(format) => Some(renderer(*format, ruleset, look)),
                    ReportFormat::Whole(_) => None,
                },
                text: String::new(),
            };
            if let Some(renderer) = &mut output.renderer {
                renderer.begin(&mut output.text, &ruleset.reference());
            }
            outputs.push(output);
        }
        let twice = |output: &Output| outputs.iter().filter(|other| other.file == output.file).count() > 1;
        if let Some(output) = outputs.iter().find(|output| twice(output)) {
            let place = output.file.as_ref().map(|file| file.to_string_lossy().into_owned());
            let place = place.unwrap_or_else(|| pick(language, "标准输出", "standard output").to_owned());
            return Err(Stop::Said(
                language,
                match language {
                    Language::Zh => format!("两种格式都要写到{place}；请写成 --format 格式=文件"),
                    Language::En => format!("two formats would go to {place}; write --format FORMAT=FILE"),
                },
            ));
        }
        let collects = outputs.iter().any(|output| output.renderer.is_none());
        let collected = collects.then(|| Collected {
            ruleset: ruleset.reference(),
            rules: ruleset.rules(language),
            judged: Vec::new(),
            messages: telling.messages,
            errors: Vec::new(),
            notes: Vec::new(),
            summary: Summary::default(),
            old: 0,
            fail_on: telling.fail_on,
            language,
        });
        Ok(Self {
            each: outputs,
            collected,
            telling,
            last: Vec::new(),
        })
    }

    /// What threads share the rendering by, where they can: of one format that is written as findings come.
    pub(crate) fn part(&self) -> Option<Part> {
        let [output] = self.each.as_slice() else { return None };
        Some(Part {
            renderer: output.renderer.as_ref()?.part(),
            show: output.show,
            complete: output.is_complete(),
        })
    }

    fn stream(&mut self, mut to: impl FnMut(&mut dyn Render, &mut String, Severity)) {
        for output in &mut self.each {
            if let Some(renderer) = &mut output.renderer {
                to(&mut **renderer, &mut output.text, output.show);
            }
        }
    }

    pub(crate) fn join(&mut self, text: &str, findings: usize) {
        self.stream(|renderer, out, _| renderer.join(out, text, findings));
    }

    /// A draft with what was found, and whether it is told one by one which others it is alike.
    pub(crate) fn template(&mut self, template: &Template, mut findings: Vec<Finding>, among_first: bool) {
        for output in &mut self.each {
            let among_first = among_first || output.is_complete();
            let Some(renderer) = &mut output.renderer else { continue };
            let told = |finding: &&Finding| finding.severity >= output.show && is_told(finding, among_first);
            for finding in findings.iter().filter(told) {
                renderer.finding(&mut output.text, finding, finding.field.of(template));
            }
        }
        if let Some(collected) = &mut self.collected {
            for finding in findings.iter_mut().filter(|finding| !is_told(finding, among_first)) {
                finding.related.truncate(1);
            }
            collected.judged.push(Judged::draft(template, findings, among_first));
        }
    }

    /// A message by the template of this title, with what was found.
    pub(crate) fn message(&mut self, message: &Message, title: &str, findings: Vec<Finding>) {
        self.stream(|renderer, out, show| {
            for finding in findings.iter().filter(|finding| finding.severity >= show) {
                renderer.finding(out, finding, message.text_of(finding.field));
            }
        });
        if let Some(collected) = &mut self.collected {
            collected.judged.push(Judged::message(message, title, findings));
        }
    }

    /// Whether findings are listed anywhere one by one, and not all of them: not only counted, or put beside their drafts.
    pub(crate) fn lists(&self) -> bool {
        let lists = |output: &Output| match output.format {
            ReportFormat::Streamed(_) => output.renderer.is_some() && !output.is_complete(),
            ReportFormat::Whole(format) => {
                matches!(
                    format,
                    WholeFormat::Gitlab | WholeFormat::Checkstyle | WholeFormat::Rdjson
                )
            }
        };
        self.each.iter().any(lists)
    }

    /// Whether nothing is told but findings and errors.
    pub(crate) fn is_quiet(&self) -> bool {
        self.telling.quiet
    }

    pub(crate) fn error(&mut self, error: &InputError) {
        self.stream(|renderer, out, _| renderer.error(out, error));
        if let Some(collected) = &mut self.collected {
            collected.errors.push(error.clone());
        }
    }

    pub(crate) fn note(&mut self, note: &InputNote) {
        self.stream(|renderer, out, _| renderer.note(out, note));
        if let Some(collected) = &mut self.collected {
            collected.notes.push(note.clone());
        }
    }

    /// The end, with how many findings a baseline knows.
    pub(crate) fn end(&mut self, summary: &Summary, old: usize) -> Result<(), Stop> {
        let language = self.telling.look.language;
        let told = match (old, language) {
            (0, _) => String::new(),
            (_, Language::Zh) => format!("；基线中已有 {old} 条"),
            (_, Language::En) => format!("; {old} in the baseline"),
        };
        let mut is_told = false;
        for output in &mut self.each {
            let is_for_people = matches!(output.format, ReportFormat::Streamed(Format::Text | Format::Github));
            let Some(renderer) = &mut output.renderer else { continue };
            if is_for_people && self.telling.quiet {
                continue;
            }
            renderer.end(&mut output.text, summary);
            // The counts are the last line of what people read.
            if is_for_people && output.text.ends_with('\n') {
                output.text.pop();
                output.text.extend([told.as_str(), "\n"]);
                is_told = true;
            }
        }
        if !told.is_empty() && !is_told && !self.telling.quiet {
            remark(language, told.trim_start_matches(['；', ';', ' ']));
        }
        if let Some(collected) = &mut self.collected {
            (collected.summary, collected.old) = (*summary, old);
            for output in self.each.iter().filter(|output| output.renderer.is_none()) {
                let written = collected.written(output.format, output.show);
                let bytes = written.map_err(|why| Stop::Said(language, why))?;
                self.last.push((output.file.clone(), bytes));
            }
        }
        Ok(())
    }

    /// What is yet to go to standard output.
    pub(crate) fn pending(&mut self) -> Option<&mut String> {
        let output = self.each.iter_mut().find(|output| output.file.is_none())?;
        Some(&mut output.text).filter(|text| !text.is_empty())
    }

    /// Writes the reports that go to files; gives back the one that is written to standard output at the end.
    pub(crate) fn save(self) -> Result<Option<Vec<u8>>, Stop> {
        let language = self.telling.look.language;
        let of_findings = self.each.into_iter().filter(|output| output.renderer.is_some());
        let of_findings = of_findings.map(|output| (output.file, output.text.into_bytes()));
        let mut rest = None;
        for (file, bytes) in of_findings.chain(self.last) {
            match file {
                Some(file) => whole_file::write(&file, &bytes).map_err(|error| {
                    let what = pick(language, "无法写入", "cannot write");
                    let (name, why) = (file.to_string_lossy(), opened::told(&error, language));
                    Stop::Said(language, format!("{what} {name}: {why}"))
                })?,
                None if !bytes.is_empty() => rest = Some(bytes),
                None => {}
            }
        }
        Ok(rest)
    }
}

/// The files these formats are written to, the one without a file of its own to `output`; an output for which none is left
/// is wrong usage.
pub(crate) fn files(formats: &[FormatArg], output: Option<&PathBuf>, language: Language) -> Result<Vec<PathBuf>, Stop> {
    let own: Vec<&PathBuf> = formats.iter().filter_map(|told| told.file.as_ref()).collect();
    if let Some(output) = output.filter(|_| own.len() == formats.len()) {
        let name = output.to_string_lossy();
        let message = match language {
            Language::Zh => format!("每个格式都有自己的文件，没有什么要写到 {name}；请去掉 --output"),
            Language::En => {
                format!("every format has a file of its own, so nothing is left for {name}; leave out --output")
            }
        };
        return Err(Stop::Said(language, message));
    }
    Ok(own.into_iter().chain(output).cloned().collect())
}

/// Refuses reports that would take the place of what is read.
pub(crate) fn spare(reports: &[PathBuf], read: &[PathBuf], language: Language) -> Result<(), Stop> {
    let real = |path: &PathBuf| path.canonicalize().ok();
    let read: Vec<PathBuf> = read.iter().filter_map(real).collect();
    let is_read = |report: PathBuf| read.iter().any(|path| report.starts_with(path));
    match reports.iter().find(|path| real(path).is_some_and(is_read)) {
        Some(path) => Err(Stop::Said(language, taken(path, language))),
        None => Ok(()),
    }
}

/// That a file which is to be written is read.
pub(crate) fn taken(path: &Path, language: Language) -> String {
    let name = path.to_string_lossy();
    match language {
        Language::Zh => format!("{name} 也是要读取的文件，不会覆盖；请换成别的文件名"),
        Language::En => format!("{name} is read as well, and is not written over; give another name"),
    }
}

/// The least severity that is printed, unless the caller says another.
fn default_show(format: ReportFormat) -> Severity {
    match format {
        ReportFormat::Streamed(Format::Text | Format::Markdown)
        | ReportFormat::Whole(WholeFormat::Html | WholeFormat::Xlsx) => Severity::Warning,
        _ => Severity::Info,
    }
}
