//! `mobanlint check [PATH…]`

mod fix;
mod judges;
mod run;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use mobanlint::{Language, Severity};

use crate::args::{Check, Color, Format, Level};
use crate::baseline::Baseline;
use crate::config::{Config, Finder};
use crate::drafts::Drafts;
use crate::format::{Look, Outputs};
use crate::locale::pick;
use crate::mending::Mender;
use crate::output::Stop;
use crate::sources::{Reading, Source};
use crate::{Status, threads};
use judges::Setting;
use run::{How, Run};

pub(crate) fn run(args: &Check) -> Result<Status, Stop> {
    let mut finder = Finder::new(&args.ruleset.config, args.lang.language())?;
    let first = args.paths.first().filter(|path| *path != Path::new("-"));
    let config = finder.of(first.map_or(Path::new("."), |path| path))?;
    let language = args.lang.given().or_else(|| language_of(&config));
    let language = language.unwrap_or_else(crate::locale::language);
    let mut setting = Setting {
        args,
        finder,
        config: config.clone(),
        threads: args.threads.map_or_else(threads::cores, std::num::NonZeroUsize::get),
        language,
    };
    let mut sources = setting.sources()?;
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
    let colored = colored(args.color);
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
        if args.diff {
            return fix::diff(sources, mender, colored, language);
        }
        unwritten = fix::write(sources, mender, language)?.errors;
        sources = setting.sources()?;
    }
    let format = match args.format {
        Some(format) => format,
        None => format_of(&config, language)?.unwrap_or(Format::Text),
    };
    let show = args.show.map(Severity::from).or_else(|| level(&config, "show"));
    let Some(judge) = judges.all.first() else {
        return Ok(Status::Unusable);
    };
    let look = Look { language, colored };
    let outputs = Outputs::new(format, show, &judge.ruleset, look);
    let how = How {
        baseline,
        unused_ignores: args.unused_ignores || config.switch("unused-ignores"),
        threads: setting.threads,
        language,
    };
    let mut run = Run::new(&judges.all, outputs, how);
    run.add_errors(unwritten);
    run.add_notes(inserted.notes);
    run.errors(&inserted.errors);
    let open = |source: &Source| {
        let Reading { read, foreign } = Drafts::open(source, language)?;
        let read = (judges.place(source), read);
        Ok(Reading { read, foreign })
    };
    while let Some(drafts) = sources.next(open) {
        match drafts {
            Ok((judge, drafts)) => run.drafts(drafts, judge)?,
            Err(error) => run.error(&error),
        }
    }
    let (errors, notes) = sources.end();
    run.errors(&errors);
    run.add_notes(notes);
    let fail_on = args.fail_on.map(Severity::from).or_else(|| level(&config, "fail-on"));
    run.end(fail_on.unwrap_or(Severity::Error))
}

fn language_of(config: &Config) -> Option<Language> {
    config.text("lang").and_then(Language::from_tag)
}

fn level(config: &Config, key: &str) -> Option<Severity> {
    let name = config.text(key)?;
    Level::from_str(name, false).ok().map(Severity::from)
}

fn format_of(config: &Config, language: Language) -> Result<Option<Format>, Stop> {
    let Some(name) = config.text("format") else {
        return Ok(None);
    };
    let found = Format::from_str(name, false);
    found.map(Some).map_err(|_| config.wrong("format", language))
}

fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if forced() => true,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Whether `FORCE_COLOR` asks for colour; 0 and false do not.
fn forced() -> bool {
    std::env::var_os("FORCE_COLOR").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}
