//! `mobanlint compare A B`

use std::fmt::Write as _;
use std::path::Path;

use mobanlint::input::InputError;
use mobanlint::render::{severity_name, visible};
use mobanlint::{Language, Linter, Pair, PairKind, Verdict};

use crate::args::{Compare, ListFormat};
use crate::locale::pick;
use crate::opened;
use crate::output::{Out, Stop, complain};
use crate::sources::{STDIN, Source};
use crate::{Status, setup};

pub(crate) fn run(args: &Compare) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let mut run = Run {
        linter: &linter,
        args,
        language,
        out: Out::new(language),
        met: false,
    };
    let failed = match (&args.input, &args.a, &args.b) {
        (Some(path), ..) => run.pairs(path)?,
        (None, Some(a), Some(b)) => {
            let mut text = String::new();
            run.pair(args.kind.into(), a, b, &mut text);
            run.out.write(&mut text)?;
            false
        }
        _ => {
            let message = pick(
                language,
                "请写出要比较的两个标题，或用 --input",
                "give two titles to compare, or --input",
            );
            return Err(Stop::Said(language, message.to_owned()));
        }
    };
    run.out.flush()?;
    Ok(match (failed, run.met) {
        (true, _) => Status::Unusable,
        (false, true) => Status::Findings,
        (false, false) => Status::Clean,
    })
}

struct Run<'r> {
    linter: &'r Linter,
    args: &'r Compare,
    language: Language,
    out: Out,
    /// Whether a pair reached the severity that was asked about.
    met: bool,
}

impl Run<'_> {
    /// Compares a pair a line, as they come; whether some line could not be read.
    fn pairs(&mut self, path: &Path) -> Result<bool, Stop> {
        let source = if path.as_os_str() == "-" {
            Source::Stdin
        } else {
            Source::File(path.to_owned())
        };
        let name = if source == Source::Stdin {
            STDIN.to_owned()
        } else {
            source.name()
        };
        let said = |reason: String| Stop::Said(self.language, format!("{name}: {reason}"));
        let opened = match &source {
            Source::Stdin | Source::Piped(_) => source.open(self.language).map_err(|error| error.message),
            Source::File(path) => opened::open(path, self.language),
        };
        let mut lines = opened.map_err(said)?.lines();
        let (mut line, mut text) = (Vec::new(), String::new());
        let (mut number, mut failed) = (0, false);
        loop {
            line.clear();
            match opened::line(&mut lines, &mut line) {
                Ok(true) => number += 1,
                Ok(false) => break,
                Err(error) => {
                    return Err(Stop::Said(
                        self.language,
                        format!("{name}: {}", opened::told(&error, self.language)),
                    ));
                }
            }
            match self.read(&line, number == 1) {
                Ok(Some((kind, a, b))) => self.pair(kind, a, b, &mut text),
                Ok(None) => {}
                Err(message) => {
                    failed = true;
                    complain(
                        self.language,
                        &InputError::new(Some(&name), message).at(number, None).to_string(),
                    );
                }
            }
            self.out.write(&mut text)?;
        }
        Ok(failed)
    }

    /// `kind TAB a TAB b`; nothing for a blank line or a comment.
    fn read<'t>(&self, line: &'t [u8], first: bool) -> Result<Option<(PairKind, &'t str, &'t str)>, String> {
        let text =
            str::from_utf8(line).map_err(|_| pick(self.language, "不是 UTF-8 文本", "not UTF-8 text").to_owned())?;
        let text = if first {
            text.trim_start_matches('\u{feff}')
        } else {
            text
        };
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.trim().is_empty() || text.starts_with('#') {
            return Ok(None);
        }
        let mut fields = text.split('\t');
        match (fields.next(), fields.next(), fields.next(), fields.next()) {
            (Some("title"), Some(a), Some(b), None) => Ok(Some((PairKind::Title, a, b))),
            (Some("keyword"), Some(a), Some(b), None) => Ok(Some((PairKind::Keyword, a, b))),
            _ => {
                let shown = visible(text).text.chars().take(40).collect::<String>();
                Err(match self.language {
                    Language::Zh => format!("应为“title 或 keyword<制表符>甲<制表符>乙”，实为 {shown:?}"),
                    Language::En => format!("expected `title or keyword TAB a TAB b`, found {shown:?}"),
                })
            }
        }
    }

    fn pair(&mut self, kind: PairKind, a: &str, b: &str, text: &mut String) {
        let pair = self.linter.compare(kind, a, b);
        self.met |= self
            .args
            .fail_on
            .is_some_and(|level| pair.severity >= Some(level.into()));
        match self.args.printed.format {
            // A pair always serializes.
            ListFormat::Json => text.push_str(&serde_json::to_string(&pair).unwrap_or_default()),
            ListFormat::Text => text.push_str(&self.told(&pair)),
        }
        text.push('\n');
    }

    fn told(&self, pair: &Pair) -> String {
        let language = self.language;
        let verdict = match pair.verdict {
            Verdict::Identical => pick(language, "相同", "identical"),
            Verdict::OverSimilar => pick(language, "过度相似", "over-similar"),
            _ => pick(language, "不同", "distinct"),
        };
        let mut text = format!("{} / {}: {verdict}", visible(&pair.a).text, visible(&pair.b).text);
        if let Some(severity) = pair.severity {
            let _ = write!(text, " ({})", severity_name(severity, language));
        }
        let _ = write!(text, " {:.2} {}", pair.score, visible(&pair.reason).text);
        text
    }
}
