//! From options to a ruleset and a linter.

use std::path::Path;

use mobanlint::input::{self, Opened};
use mobanlint::{Language, Linter, Ruleset, RulesetError, SelectionError};

use crate::args::RulesetArgs;
use crate::config::{self, Config, Finder};
use crate::locale::pick;
use crate::opened;
use crate::output::Stop;

/// The ruleset that was asked for, by option or by the configuration that counts here, with the caller's words.
pub(crate) fn ruleset(args: &RulesetArgs, language: Language) -> Result<Ruleset, Stop> {
    let config = Finder::new(&args.config, language)?.here()?;
    ruleset_of(args, &config, language)
}

/// The ruleset of files that this configuration counts for.
pub(crate) fn ruleset_of(args: &RulesetArgs, config: &Config, language: Language) -> Result<Ruleset, Stop> {
    let files = |path: &str| text_of(Path::new(path), language);
    let mut words = Vec::new();
    let paths = if args.words.is_empty() {
        config.paths("words")
    } else {
        args.words.clone()
    };
    for path in &paths {
        let name = path.to_string_lossy().into_owned();
        let text = text_of(path, language).map_err(|reason| Stop::Said(language, format!("{name}: {reason}")))?;
        words.push((name, text));
    }
    let loader = || {
        let words = words.iter().cloned();
        words.fold(Ruleset::loader().files(&files), |loader, (name, text)| {
            loader.words(name, text)
        })
    };
    let told = |error: RulesetError| Stop::Said(language, error.message(language));
    let name = args.ruleset.clone().or_else(|| config.ruleset());
    let name = name.as_deref().unwrap_or(mobanlint::DEFAULT);
    let base = loader().load(name).map_err(told)?;
    match config::layered(config, &base, name, language)? {
        Some(layer) => {
            let beside = Path::new(name).with_file_name(config::NAME);
            loader().parse(&beside.to_string_lossy(), &layer).map_err(told)
        }
        None => Ok(base),
    }
}

/// A linter of the chosen rules.
pub(crate) fn linter(ruleset: &Ruleset, only: &[String], skip: &[String], language: Language) -> Result<Linter, Stop> {
    Linter::builder()
        .language(language)
        .only(only.iter().map(|name| name.trim()))
        .skip(skip.iter().map(|name| name.trim()))
        .build(ruleset)
        .map_err(|error| Stop::Said(language, selection(&error, language)))
}

/// Why no linter could be made, in the user's language.
pub(crate) fn selection(error: &SelectionError, language: Language) -> String {
    match (error, language) {
        (SelectionError::UnknownRule { name, nearest }, Language::Zh) => {
            let near = nearest
                .as_ref()
                .map(|near| format!("；是否想写 {near:?}？"))
                .unwrap_or_default();
            format!("未知的规则 {name:?}{near}")
        }
        (SelectionError::NothingSelected, Language::Zh) => "没有选中任何规则".to_owned(),
        (error, _) => error.to_string(),
    }
}

/// The text of a file, in any encoding drafts come in.
fn text_of(path: &Path, language: Language) -> Result<String, String> {
    let bytes = opened::open(path, language)?.read_past(Ruleset::MAX_FILE_BYTES)?;
    if bytes.len() > Ruleset::MAX_FILE_BYTES {
        return Err(pick(language, "文件过大", "the file is too large").to_owned());
    }
    let text = match input::open(&bytes) {
        Ok(Opened::Text { text, .. }) => text,
        Ok(Opened::Plain) => {
            String::from_utf8(bytes).map_err(|_| pick(language, "不是 UTF-8 文本", "not UTF-8 text").to_owned())?
        }
        Ok(_) => return Err(pick(language, "是工作簿，应为文本", "a workbook, expected text").to_owned()),
        Err(refusal) => return Err(refusal.message(language).to_owned()),
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
