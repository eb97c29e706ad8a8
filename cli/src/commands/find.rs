//! `mobanlint find EVENT --library FILE`

use std::fmt::Write;

use mobanlint::render::visible;
use mobanlint::{Candidate, Language, application};
use serde_json::json;

use crate::args::{Find, ListFormat};
use crate::locale::{counted, pick};
use crate::output::{Stop, complain, print, remark};
use crate::{Status, setup, threads, titles};

pub(crate) fn run(args: &Find) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let mut library = linter.library();
    let titles::Inserted { errors, notes } = titles::Inserting {
        linter: &linter,
        library: &mut library,
        threads: threads::cores(),
        with_keywords: true,
        language,
    }
    .read(&args.library, &args.exclude.globs, |_| ())?;
    for error in &errors {
        complain(language, &visible(&error.to_string()).text);
    }
    for note in &notes {
        remark(language, &visible(&note.to_string()).text);
    }
    if !errors.is_empty() && library.is_empty() {
        return Ok(Status::Unusable);
    }
    // Whoever writes Chinese has other commas at hand than clap parts at.
    let names = args.keywords.iter().flat_map(|names| names.split(['，', '、']));
    let names = names.map(str::trim);
    let keywords: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let found = library.find(&args.event, &keywords, args.limit as usize, language);
    let text = match args.printed.format {
        ListFormat::Json => {
            let (source, date) = (application::source(), application::date());
            let cost = json!({"cost": application::cost(language), "source": source, "date": date});
            format!("{:#}\n", json!({"version": 1, "matches": found, "apply": cost}))
        }
        ListFormat::Text => text(&found, &keywords, library.len(), language),
    };
    print(language, text)?;
    Ok(match (errors.is_empty(), found.is_empty()) {
        (false, _) => Status::Unusable,
        (true, true) => Status::Findings,
        (true, false) => Status::Clean,
    })
}

fn text(found: &[Candidate], wanted: &[&str], titles: usize, language: Language) -> String {
    let mut text = String::new();
    let colon = pick(language, "：", ": ");
    for candidate in found {
        let id = candidate.id.as_deref().unwrap_or("-");
        let (id, title) = (visible(id).text, visible(&candidate.title).text);
        let _ = writeln!(text, "{:.2}  {title}  [{id}]", candidate.score);
        let mut line = |what: &str, said: &str| {
            let _ = writeln!(text, "      {what}{colon}{}", visible(said).text);
        };
        line(pick(language, "理由", "why"), &candidate.reason);
        let list = |names: &[String]| names.join(pick(language, "、", ", "));
        match &candidate.keywords {
            Some(keywords) => {
                line(pick(language, "关键词", "keywords"), &list(keywords));
                if !candidate.offers.is_empty() {
                    line(pick(language, "有", "offers"), &list(&candidate.offers));
                }
                if !candidate.lacks.is_empty() {
                    line(pick(language, "缺", "lacks"), &list(&candidate.lacks));
                }
            }
            None if !wanted.is_empty() => {
                let unknown = pick(
                    language,
                    "未知，输入里只有标题",
                    "not known, the input has the title alone",
                );
                line(pick(language, "关键词", "keywords"), unknown);
            }
            None => {}
        }
        text.push('\n');
    }
    if found.is_empty() {
        let _ = match language {
            Language::Zh => writeln!(text, "{titles} 个标题里没有说这件事的"),
            Language::En => writeln!(text, "none of {} says this", counted(titles, "title")),
        };
    }
    text.push_str(application::cost(language));
    text.push('\n');
    text
}
