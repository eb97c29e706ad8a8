//! From options to a ruleset and a linter.

use std::path::{Path, PathBuf};

use mobanlint::input::{self, Opened};
use mobanlint::{Files, Language, Linter, Ruleset, RulesetError, SelectionError};

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
    let name = args.ruleset.clone().or_else(|| config.ruleset());
    let name = name.as_deref().unwrap_or(mobanlint::DEFAULT);
    let files = RulesetFiles {
        ruleset: Path::new(name),
        allowed: &args.allow_folder,
        language,
    };
    let loader = || {
        let mut loader = Ruleset::loader().files(&files);
        for folder in &args.allow_folder {
            loader = loader.allow_folder(folder.to_string_lossy());
        }
        let words = words.iter().cloned();
        words.fold(loader, |loader, (name, text)| loader.words(name, text))
    };
    let told = |error: RulesetError| Stop::Said(language, error.message(language));
    let base = loader().load(name).map_err(told)?;
    match config::layered(config, &base, name, args.ruleset.is_none(), language)? {
        Some(layer) => {
            let beside = Path::new(name).with_file_name(config::NAME);
            loader().parse(&beside.to_string_lossy(), &layer).map_err(told)
        }
        None => Ok(base),
    }
}

/// The files of a ruleset: links lead no further than paths do.
struct RulesetFiles<'a> {
    ruleset: &'a Path,
    allowed: &'a [PathBuf],
    language: Language,
}

impl Files for RulesetFiles<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        let path = Path::new(path);
        if path != self.ruleset && self.leads_out(path) {
            let zh = "链接指向规则集的文件夹之外；要读它，须用 --allow-folder 准许那个文件夹";
            let en = "a link that leads out of the ruleset's folder; --allow-folder allows another";
            return Err(pick(self.language, zh, en).to_owned());
        }
        text_of(path, self.language)
    }
}

impl RulesetFiles<'_> {
    /// Whether what really stands behind the path lies elsewhere. What is not there leads nowhere: reading it tells why.
    fn leads_out(&self, path: &Path) -> bool {
        let own = self.ruleset.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut folders = self
            .allowed
            .iter()
            .map(PathBuf::as_path)
            .chain([own.unwrap_or(Path::new("."))]);
        path.canonicalize()
            .is_ok_and(|real| !folders.any(|folder| folder.canonicalize().is_ok_and(|folder| real.starts_with(folder))))
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
pub(crate) fn text_of(path: &Path, language: Language) -> Result<String, String> {
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
