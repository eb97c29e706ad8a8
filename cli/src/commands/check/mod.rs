//! `mobanlint check [PATH…]`

mod fix;
mod judges;
mod run;
mod setting;
mod spared;
mod watch;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use mobanlint::{Language, Severity};

use crate::args::{Check, Format, FormatArg, Level, ReportFormat};
use crate::baseline::Baseline;
use crate::config::{Config, Finder};
use crate::drafts::Drafts;
use crate::format::{Look, Outputs, Telling, files};
use crate::locale::pick;
use crate::mending::Mender;
use crate::output::Stop;
use crate::sources::{Reading, Source};
use crate::{Status, threads};
use fix::Voice;
use run::{How, Run};
use setting::{Setting, language_of};

pub(crate) fn run(args: &Check) -> Result<Status, Stop> {
    if args.watch { watch::run(args, once) } else { once(args) }
}

fn once(args: &Check) -> Result<Status, Stop> {
    let mut finder = Finder::new(&args.ruleset.config, args.lang.language())?;
    let first = args.paths.first().filter(|path| *path != Path::new("-"));
    let first = first.or(args.stdin_filename.as_ref());
    let config = finder.of(first.map_or(Path::new("."), |path| path))?;
    let language = args.lang.given().or_else(|| language_of(&config));
    let language = language.unwrap_or_else(crate::locale::language);
    let mut setting = Setting {
        args,
        finder,
        config: config.clone(),
        threads: args.threads.map_or_else(threads::cores, std::num::NonZeroUsize::get),
        language,
        notes: Vec::new(),
    };
    // What is wrong with the command is told before a file is mended.
    let formats = formats(args, &config, language)?;
    let reports = files(&formats, args.output.as_ref(), language)?;
    let written: Vec<PathBuf> = reports.iter().chain(&args.baseline).cloned().collect();
    let mut sources = setting.sources(&written)?;
    setting.spare(&reports, &sources)?;
    let (judges, inserted) = setting.judges(&sources)?;

    let path = args.baseline.clone().or_else(|| config.path("baseline"));
    if args.write_baseline && path.is_none() {
        let message = pick(
            language,
            "--write-baseline 要有写入的地方：请给出 --baseline 文件",
            "--write-baseline needs a place: give --baseline FILE",
        );
        return Err(Stop::Said(language, message.to_owned()));
    }
    let read = |path: PathBuf| {
        let baseline = Baseline::read(&path, args.write_baseline, language)?;
        Ok((path, baseline))
    };
    let baseline = path.map(read).transpose()?;
    let look = Look::of_stdout(args.color, language);
    let show = args.show.map(Severity::from).or_else(|| level(&config, "show"));
    let Some(judge) = judges.all.first() else {
        return Ok(Status::Unusable);
    };
    let fail_on = args.fail_on.map(Severity::from).or_else(|| level(&config, "fail-on"));
    let fail_on = fail_on.unwrap_or(Severity::Error);
    let telling = Telling {
        show,
        fail_on,
        statistics: args.statistics,
        quiet: args.quiet,
        messages: false,
        look,
    };
    let outputs = Outputs::new(&formats, args.output.as_deref(), &judge.ruleset, telling)?;
    let mut unwritten = 0;
    if args.fix || args.fix_unsafe || args.diff {
        let mender = |source: &Source| {
            judges.of(source).map(|judge| Mender {
                linter: &judge.linter,
                proposals: args.fix_unsafe,
                wanted: Box::new(|mut finding, template| {
                    let is_old = baseline.as_ref().is_some_and(|(_, old)| old.holds(&finding, template));
                    !is_old && judge.overrides.apply(&mut finding)
                }),
                language,
            })
        };
        let voice = Voice {
            language,
            quiet: args.quiet,
        };
        if args.diff {
            return fix::diff(sources, mender, look.colored, voice);
        }
        unwritten = fix::write(sources, mender, voice)?.errors;
        sources = setting.sources(&written)?;
    }
    let how = How {
        baseline,
        unused_ignores: args.unused_ignores || config.switch("unused-ignores"),
        threads: setting.threads,
        language,
    };
    let mut run = Run::new(&judges.all, outputs, how);
    run.reporting.add_errors(unwritten);
    run.add_notes(setting.notes);
    run.add_notes(inserted.notes);
    run.reporting.errors(&inserted.errors);
    let open = |source: &Source| {
        let Reading { read, foreign } = Drafts::open(source, language)?;
        let read = (judges.place(source), read);
        Ok(Reading { read, foreign })
    };
    while let Some(drafts) = sources.next(open) {
        match drafts {
            Ok((judge, drafts)) => run.drafts(drafts, judge)?,
            Err(error) => run.reporting.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    run.reporting.errors(&errors);
    run.add_notes(notes);
    run.end(fail_on)
}

fn level(config: &Config, key: &str) -> Option<Severity> {
    let name = config.text(key)?;
    Level::from_str(name, false).ok().map(Severity::from)
}

/// The formats that were asked for, by option or by the configuration.
fn formats(args: &Check, config: &Config, language: Language) -> Result<Vec<FormatArg>, Stop> {
    let mut formats = args.format.clone();
    if formats.is_empty() {
        for text in config.texts("format") {
            let told = FormatArg::parse(text).ok_or_else(|| config.wrong("format", text, language))?;
            let file = told.file.map(|file| config.path_of(&file.to_string_lossy()));
            formats.push(FormatArg { file, ..told });
        }
    }
    if formats.is_empty() {
        formats.push(FormatArg {
            format: ReportFormat::Streamed(Format::Text),
            file: None,
        });
    }
    Ok(formats)
}
