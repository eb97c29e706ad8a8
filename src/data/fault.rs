//! One thing wrong with a JSON document: where, what was found, what was expected, the nearest valid name.

use std::fmt;

use crate::language::Language;

/// One fault of a document, with the path of the value it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The JSON path of the value, for example `rules[3].severity`; empty for the whole document.
    pub path: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// A key that is not known here.
    UnknownKey {
        /// The key as it stands in the document.
        key: String,
        /// The valid key that comes nearest, if one is near enough to be meant.
        nearest: Option<String>,
        /// Every key that is valid here.
        allowed: Vec<String>,
    },
    /// A key that has to be there and is not.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// A value of another type.
    WrongType {
        /// What belongs here.
        expected: &'static str,
        /// What stands here.
        found: String,
    },
    /// A name that should be one of a known set.
    UnknownName {
        /// What kind of name it is: `severity`, `check`, `tag` …
        what: &'static str,
        /// The name as it stands in the document.
        found: String,
        /// The valid name that comes nearest, if one is near enough to be meant.
        nearest: Option<String>,
        /// The valid names, if they are few enough to be listed.
        allowed: Vec<String>,
    },
    /// Something exceeds one of the documented limits.
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit.
        limit: usize,
        /// Its unit: `bytes`, `keywords` …
        unit: &'static str,
    },
    /// A text of another form.
    Malformed {
        /// The form it should have, in Chinese.
        zh: &'static str,
        /// The form it should have, in English.
        en: &'static str,
        /// The text; `None` where it is not to be told, since it may be anybody's.
        found: Option<String>,
    },
    /// Any other fault, in both languages.
    Other {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
}

impl FaultKind {
    pub(crate) fn other(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Other {
            zh: zh.into(),
            en: en.into(),
        }
    }

    pub(crate) fn malformed(zh: &'static str, en: &'static str, found: &str) -> Self {
        let found = Some(found.to_owned());
        Self::Malformed { zh, en, found }
    }

    pub(crate) fn unknown_name<'n>(what: &'static str, found: &str, valid: impl IntoIterator<Item = &'n str>) -> Self {
        Self::not_among(what, found, &valid.into_iter().collect::<Vec<_>>())
    }

    fn not_among(what: &'static str, found: &str, valid: &[&str]) -> Self {
        const LISTED: usize = 12;
        let listed = if valid.len() <= LISTED { valid } else { &[] };
        Self::UnknownName {
            what,
            found: found.to_owned(),
            nearest: nearest_of(found, valid),
            allowed: listed.iter().map(|&name| name.to_owned()).collect(),
        }
    }
}

impl Fault {
    /// The fault in one sentence, without its path.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.en(),
        }
    }

    /// The fault in one sentence behind its path.
    pub(crate) fn sentence(&self, language: Language) -> String {
        let message = self.message(language);
        if self.path.is_empty() {
            message
        } else {
            format!("{}: {message}", self.path)
        }
    }

    fn en(&self) -> String {
        match &self.kind {
            FaultKind::UnknownKey { key, nearest, allowed } => {
                format!(
                    "unknown key {}{}",
                    quoted(key),
                    suggestion_en(nearest.as_deref(), allowed)
                )
            }
            FaultKind::Missing { key } => format!("the key \"{key}\" is missing"),
            FaultKind::WrongType { expected, found } => format!("expected {expected}, found {found}"),
            FaultKind::UnknownName {
                what,
                found,
                nearest,
                allowed,
            } => {
                format!(
                    "unknown {what} {}{}",
                    quoted(found),
                    suggestion_en(nearest.as_deref(), allowed)
                )
            }
            FaultKind::TooLarge { what, limit, unit } => format!("{what} is larger than the limit of {limit} {unit}"),
            FaultKind::Malformed { en, found, .. } => match found {
                Some(found) => format!("expected {en}, found {}", quoted(found)),
                None => format!("expected {en}"),
            },
            FaultKind::Other { en, .. } => en.clone(),
        }
    }

    fn zh(&self) -> String {
        match &self.kind {
            FaultKind::UnknownKey { key, nearest, allowed } => {
                format!("未知的键 {}{}", quoted(key), suggestion_zh(nearest.as_deref(), allowed))
            }
            FaultKind::Missing { key } => format!("缺少键 \"{key}\""),
            FaultKind::WrongType { expected, found } => {
                format!("应为{}，实为 {}", in_chinese(expected), in_chinese(found))
            }
            FaultKind::UnknownName {
                what,
                found,
                nearest,
                allowed,
            } => {
                format!(
                    "未知的{} {}{}",
                    in_chinese(what),
                    quoted(found),
                    suggestion_zh(nearest.as_deref(), allowed)
                )
            }
            FaultKind::TooLarge { what, limit, unit } => {
                format!("{}超出上限：{limit} {}", in_chinese(what), in_chinese(unit))
            }
            FaultKind::Malformed { zh, found, .. } => match found {
                Some(found) => format!("应为{zh}，实为 {}", quoted(found)),
                None => format!("应为{zh}"),
            },
            FaultKind::Other { zh, .. } => zh.clone(),
        }
    }
}

fn suggestion_en(nearest: Option<&str>, allowed: &[String]) -> String {
    match nearest {
        Some(name) => format!("; did you mean {}?", quoted(name)),
        None if allowed.is_empty() => String::new(),
        None => format!("; expected one of {}", allowed.join(", ")),
    }
}

fn suggestion_zh(nearest: Option<&str>, allowed: &[String]) -> String {
    match nearest {
        Some(name) => format!("；是否想写 {}？", quoted(name)),
        None if allowed.is_empty() => String::new(),
        None => format!("；可用的有 {}", allowed.join("、")),
    }
}

/// The Chinese of the few English terms faults are made of; anything else is data and stays as it is.
fn in_chinese(term: &str) -> &str {
    match term {
        "a string" => "字符串",
        "a list" => "列表",
        "an object" => "对象",
        "true or false" => "true 或 false",
        "a whole number" => "整数",
        "a whole number, 0 or more" => "非负整数",
        "a template: an object with a title" => "模板（含 title 的对象）",
        "a list of templates" => "模板列表",
        "severity" => "级别",
        "check" => "检查类型",
        "outcome" => "结果",
        "placeholder" => "占位符",
        "tag" => "词表标签",
        "rule" => "规则",
        "a message" => "消息",
        "the data" => "data",
        "the text" => "文本",
        "target" => "检查对象",
        "shape" => "示例形态",
        "value class" => "取值类别",
        "value type" => "取值类型",
        "word type" => "词类",
        "the title" => "标题",
        "the keyword name" => "关键词名称",
        "the example" => "示例",
        "the id" => "id",
        "the list of keywords" => "关键词列表",
        "the list of ignores" => "ignore 列表",
        "the file" => "文件",
        "the line" => "这一行",
        "ruleset" | "the ruleset" => "规则集",
        "the word list" => "词表",
        "the pattern" => "正则表达式",
        "all patterns together" => "全部正则表达式",
        "the number of rules" => "规则数",
        "the chain of extends" => "extends 链",
        "the lexicon" => "词典",
        "the number of tags" => "标签数",
        "the word" => "词",
        "the compound" => "合词",
        "bytes" => "字节",
        "characters" => "个字符",
        "keywords" => "个关键词",
        "entries" => "条",
        "rulesets" => "个规则集",
        "rules" => "条规则",
        "items" => "项",
        "words" => "个词",
        "tags" => "个标签",
        other => other,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

/// A short, single-line form of a text that comes from outside, in quotes.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("{shown:?}")
}

/// The valid name that comes nearest to what was written, if it is near enough to have been meant.
pub(crate) fn nearest<'n>(found: &str, valid: impl IntoIterator<Item = &'n str>) -> Option<String> {
    nearest_of(found, &valid.into_iter().collect::<Vec<_>>())
}

fn nearest_of(found: &str, valid: &[&str]) -> Option<String> {
    const NEAR: f64 = 0.6;
    // Longer texts are no slip of a name, and the distance is quadratic.
    const LONGEST: usize = 64;
    if found.len() > LONGEST {
        return None;
    }
    let wanted = found.to_ascii_lowercase();
    let scored = valid.iter().map(|&name| {
        let score = strsim::normalized_damerau_levenshtein(&wanted, &name.to_ascii_lowercase());
        (score, name)
    });
    scored
        .filter(|(score, _)| *score >= NEAR)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_name_is_proposed_only_when_near() {
        assert_eq!(nearest("sevrity", ["severity", "message"]).as_deref(), Some("severity"));
        assert_eq!(nearest("colour", ["severity", "message"]), None);
    }

    #[test]
    fn long_texts_are_cut_and_kept_on_one_line() {
        let shown = quoted(&"长\n".repeat(60));
        assert!(shown.chars().count() < 80);
        assert!(!shown.contains('\n'));
    }
}
