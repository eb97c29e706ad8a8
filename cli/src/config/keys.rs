//! The keys of `mobanlint.toml`, which are the flags of `check`: one declaration that is read by, described by and written by.

/// A key, what belongs there, and what it is for.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    /// What stands in a new file, behind `# `.
    pub(super) example: &'static str,
}

/// What belongs to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A path, relative to the file's folder.
    Path,
    /// A built-in name, or a path.
    NameOrPath,
    Texts,
    Paths,
    OneOf(&'static [&'static str]),
    Switch,
    /// Rules or outcomes and their severities.
    Severities,
    /// Tables with `paths` and some keys.
    Overrides,
}

pub(super) const LEVELS: &[&str] = &["error", "warning", "info"];
pub(super) const SEVERITIES: &[&str] = &["error", "warning", "info", "off"];
pub(super) const LANGUAGES: &[&str] = &["zh", "en"];

pub(super) static KEYS: &[Key] = &[
    Key {
        name: "ruleset",
        kind: Kind::NameOrPath,
        zh: "内置规则集的名字，或规则集文件",
        en: "a built-in ruleset, or a file with one",
        example: "ruleset = \"wechat-subscribe-message\"",
    },
    Key {
        name: "words",
        kind: Kind::Paths,
        zh: "自己的词，每行 标签<制表符>词",
        en: "more words for the rules' lists, tag TAB word a line",
        example: "words = [\"words.tsv\"]",
    },
    Key {
        name: "library",
        kind: Kind::Paths,
        zh: "已有的标题，用来比较相似",
        en: "existing titles to compare with",
        example: "library = [\"titles.txt\"]",
    },
    Key {
        name: "rule",
        kind: Kind::Texts,
        zh: "只运行这些规则",
        en: "run only these rules",
        example: "rule = [\"1.1\", \"title-similar\"]",
    },
    Key {
        name: "skip",
        kind: Kind::Texts,
        zh: "不运行这些规则",
        en: "leave these rules out",
        example: "skip = [\"1.6\"]",
    },
    Key {
        name: "exclude",
        kind: Kind::Texts,
        zh: "文件夹里略过什么，写法同 .gitignore",
        en: "what is left out of folders, as in .gitignore",
        example: "exclude = [\"archive/\", \"*.bak.json\"]",
    },
    Key {
        name: "fail-on",
        kind: Kind::OneOf(LEVELS),
        zh: "从哪一级起退出码为 1",
        en: "the least severity that makes the exit status 1",
        example: "fail-on = \"warning\"",
    },
    Key {
        name: "show",
        kind: Kind::OneOf(LEVELS),
        zh: "从哪一级起打印",
        en: "the least severity that is printed",
        example: "show = \"info\"",
    },
    Key {
        name: "lang",
        kind: Kind::OneOf(LANGUAGES),
        zh: "信息的语言",
        en: "the language of messages",
        example: "lang = \"zh\"",
    },
    Key {
        name: "format",
        kind: Kind::Texts,
        zh: "输出格式，写法同 --format；可写到文件",
        en: "how the findings are printed, as --format has it, or written to files",
        example: "format = [\"text\", \"html=report.html\"]",
    },
    Key {
        name: "baseline",
        kind: Kind::Path,
        zh: "已知的问题，不再报告；用 mobanlint check --write-baseline 写入",
        en: "findings that are old and not told; mobanlint check --write-baseline writes it",
        example: "baseline = \"mobanlint-baseline.json\"",
    },
    Key {
        name: "unused-ignores",
        kind: Kind::Switch,
        zh: "没有屏蔽任何问题的 ignore 是错误",
        en: "an entry of ignore that silences nothing is an error",
        example: "unused-ignores = true",
    },
    Key {
        name: "severities",
        kind: Kind::Severities,
        zh: "规则或某种结果的级别：error、warning、info、off",
        en: "severities of rules, or of single outcomes: error, warning, info, off",
        example: "[severities]\n# \"1.5\" = \"warning\"\n# \"1.6.contested\" = \"off\" # 会员是我们的主营业务",
    },
    Key {
        name: "overrides",
        kind: Kind::Overrides,
        zh: "某些路径另定 rule、skip、severities；后写的优先",
        en: "other rule, skip, severities for some paths; later ones win",
        example: "[[overrides]]\n# paths = [\"drafts/marketing/\"]\n# skip = [\"1.6\"]",
    },
];

/// The keys of an override, besides its paths.
pub(super) const OF_OVERRIDES: &[&str] = &["rule", "skip", "severities"];

pub(super) fn key(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The name that comes nearest, if one is near enough to be meant.
pub(super) fn nearest<'n>(found: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |name: &str| strsim::osa_distance(&found.to_lowercase().replace('_', "-"), name);
    let most = 1.max(found.chars().count() / 3);
    names
        .into_iter()
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
