//! The columns of a table of drafts: their names, and what stands in them, whatever the table is written as.

use std::borrow::Cow;
use std::iter;

use crate::input;
use crate::language::Language;
use crate::render::json::line;
use crate::template::{Ignore, Keyword, Template};

/// What a table says of a keyword, each in a column of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Part {
    Name,
    Example,
    Type,
    Key,
    Values,
}

/// What a table says of a draft before its keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Head {
    Id,
    Title,
    Scene,
    Ignore,
    Keys,
}

/// The columns of a table with a draft a row: those that some draft fills, and a name and an example for as many keywords
/// as a draft has.
#[derive(Debug)]
pub(in crate::render) struct Columns {
    heads: Vec<Head>,
    parts: Vec<Part>,
    keywords: usize,
}

impl Part {
    /// The columns for the keywords of these drafts. Name and example are always there.
    pub(in crate::render) fn of(templates: &[Template]) -> Vec<Self> {
        let filled = |part: &Self| {
            let mut keywords = templates.iter().flat_map(|template| &template.keywords);
            keywords.any(|keyword| part.cell(keyword).is_some())
        };
        let more = [Self::Type, Self::Key, Self::Values].into_iter().filter(filled);
        [Self::Name, Self::Example].into_iter().chain(more).collect()
    }

    pub(in crate::render) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Name => language.pick("关键词", "keyword"),
            Self::Example => language.pick("示例", "example"),
            Self::Type => language.pick("类型", "type"),
            Self::Key => language.pick("键", "key"),
            Self::Values => language.pick("可选值", "values"),
        }
    }

    pub(in crate::render) fn cell(self, keyword: &Keyword) -> Option<Cow<'_, str>> {
        let text = match self {
            Self::Name => Some(&keyword.name),
            Self::Example => keyword.example.as_ref(),
            Self::Type => keyword.value_type.as_ref(),
            Self::Key => keyword.key.as_ref(),
            Self::Values => return values(&keyword.values).map(Cow::Owned),
        };
        text.map(|text| Cow::Borrowed(text.as_str()))
    }
}

impl Head {
    /// The columns for these drafts. The title is always there.
    fn of(templates: &[Template]) -> Vec<Self> {
        let all = [Self::Id, Self::Title, Self::Scene, Self::Ignore, Self::Keys].into_iter();
        all.filter(|head| *head == Self::Title || templates.iter().any(|template| head.cell(template).is_some()))
            .collect()
    }

    pub(in crate::render) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Id => language.pick("编号", "id"),
            Self::Title => language.pick("标题", "title"),
            Self::Scene => language.pick("场景", "scene"),
            Self::Ignore => language.pick("忽略", "ignore"),
            Self::Keys => language.pick("其余键", "other keys"),
        }
    }

    pub(in crate::render) fn cell(self, template: &Template) -> Option<Cow<'_, str>> {
        let text = match self {
            Self::Id => template.id.as_ref(),
            Self::Title => Some(&template.title),
            Self::Scene => template.scene.as_ref(),
            Self::Ignore => return ignores(&template.ignore).map(Cow::Owned),
            Self::Keys => return keys(&template.keys).map(Cow::Owned),
        };
        text.map(|text| Cow::Borrowed(text.as_str()))
    }
}

impl Columns {
    pub(in crate::render) fn of(templates: &[Template]) -> Self {
        let keywords = templates.iter().map(|template| template.keywords.len()).max();
        Self {
            heads: Head::of(templates),
            parts: Part::of(templates),
            // Without a single keyword the table still has the columns of one: they show where keywords go, and by the
            // delimiter in its first line it is known for a table.
            keywords: keywords.unwrap_or_default().max(1),
        }
    }

    /// The names of the columns.
    pub(in crate::render) fn names(&self, language: Language) -> Vec<String> {
        let heads = self.heads.iter().map(|head| head.name(language).to_owned());
        let numbered = |number: usize| {
            let blank = language.pick("", " ");
            let name = move |part: &Part| format!("{}{blank}{number}", part.name(language));
            self.parts.iter().map(name)
        };
        heads.chain((1..=self.keywords).flat_map(numbered)).collect()
    }

    /// The cells of a draft. Drafts with fewer keywords than others have as many cells all the same, unless there are
    /// more than are ever judged: one draft with very many would make all the others as long.
    pub(in crate::render) fn row<'t>(&self, template: &'t Template) -> impl Iterator<Item = Option<Cow<'t, str>>> {
        let width = self.keywords.min(Template::MAX_KEYWORDS).max(template.keywords.len());
        let keywords = template.keywords.iter().map(Some).chain(iter::repeat(None)).take(width);
        let cells = |keyword: Option<&'t Keyword>| {
            self.parts
                .iter()
                .map(move |part| keyword.and_then(|keyword| part.cell(keyword)))
        };
        self.heads
            .iter()
            .map(|head| head.cell(template))
            .chain(keywords.flat_map(cells))
    }
}

/// Values in one cell: one a line, or where one of them would not stand on a line of its own, a JSON list.
fn values(values: &[String]) -> Option<String> {
    if values.iter().all(|value| is_line(value)) && !begins_list(values.first()) {
        return (!values.is_empty()).then(|| values.join("\n"));
    }
    Some(line(&values))
}

/// Ignores in one cell: `rule: reason` a line, or a JSON list as for values.
fn ignores(ignores: &[Ignore]) -> Option<String> {
    // A blank would end the rule's name, as a colon does.
    let ends = |char: char| matches!(char, ':' | '：') || char.is_whitespace();
    let stands = |ignore: &Ignore| is_line(&ignore.rule) && is_line(&ignore.reason) && !ignore.rule.contains(ends);
    if ignores.iter().all(stands) && !begins_list(ignores.first().map(|ignore| &ignore.rule)) {
        let lines: Vec<String> = ignores.iter().map(|it| format!("{}: {}", it.rule, it.reason)).collect();
        return (!lines.is_empty()).then(|| lines.join("\n"));
    }
    Some(line(&ignores))
}

/// Keys in one cell: `first, remark`, or a JSON list where that would be read otherwise.
fn keys(keys: &[String]) -> Option<String> {
    let text = keys.join(", ");
    if input::keys(&text).is_some_and(|read| read == keys) {
        return (!keys.is_empty()).then_some(text);
    }
    Some(line(&keys))
}

/// Whether a text is the same when it is read as a line, without the blanks around it.
fn is_line(text: &str) -> bool {
    let breaks = |char: char| matches!(char, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    !text.is_empty() && text.trim().len() == text.len() && !text.contains(breaks)
}

/// Whether a cell that begins so could be taken for a JSON list.
fn begins_list(first: Option<&String>) -> bool {
    first.is_some_and(|first| first.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_a_line_each_where_they_can() {
        for (list, expected) in [
            (vec![], None),
            (vec!["待付款", "已付款"], Some("待付款\n已付款")),
            (vec!["a: b"], Some("a: b")),
            (vec!["a\nb", "c"], Some(r#"["a\nb","c"]"#)),
            (vec!["a", ""], Some(r#"["a",""]"#)),
            (vec![" a"], Some(r#"[" a"]"#)),
            (vec!["[1]"], Some(r#"["[1]"]"#)),
            (vec!["a", "[1]"], Some("a\n[1]")),
            (vec!["a\u{2028}"], Some("[\"a\u{2028}\"]")),
            (vec!["a\u{85}b"], Some(r#"["a\u0085b"]"#)),
        ] {
            let list: Vec<String> = list.into_iter().map(str::to_owned).collect();
            assert_eq!(values(&list).as_deref(), expected, "{list:?}");
        }
    }

    #[test]
    fn ignores_stand_a_line_each_where_they_can() {
        for (list, expected) in [
            (vec![], None),
            (
                vec![("1.6", "已批准"), ("title-suffix", "a: b")],
                Some("1.6: 已批准\ntitle-suffix: a: b"),
            ),
            (vec![("1.6", "")], Some(r#"[{"rule":"1.6","reason":""}]"#)),
            (vec![("1:6", "a")], Some(r#"[{"rule":"1:6","reason":"a"}]"#)),
            (vec![("1：6", "a")], Some(r#"[{"rule":"1：6","reason":"a"}]"#)),
            (vec![("1.6 b", "a")], Some(r#"[{"rule":"1.6 b","reason":"a"}]"#)),
            (vec![("[1.6", "a")], Some(r#"[{"rule":"[1.6","reason":"a"}]"#)),
            (vec![("1.6", "a\nb")], Some(r#"[{"rule":"1.6","reason":"a\nb"}]"#)),
        ] {
            let list: Vec<Ignore> = list
                .into_iter()
                .map(|(rule, reason)| Ignore::new(rule, reason))
                .collect();
            assert_eq!(ignores(&list).as_deref(), expected, "{list:?}");
        }
    }

    #[test]
    fn keys_stand_beside_each_other_where_they_can() {
        for (list, expected) in [
            (vec![], None),
            (vec!["first", "remark"], Some("first, remark")),
            (vec!["a b"], Some(r#"["a b"]"#)),
            (vec!["a", ""], Some(r#"["a",""]"#)),
            (vec!["first.DATA"], Some(r#"["first.DATA"]"#)),
            (vec!["{first}"], Some(r#"["{first}"]"#)),
            (vec!["日期"], Some(r#"["日期"]"#)),
        ] {
            let list: Vec<String> = list.into_iter().map(str::to_owned).collect();
            assert_eq!(keys(&list).as_deref(), expected, "{list:?}");
        }
    }

    #[test]
    fn one_long_draft_does_not_make_all_rows_long() {
        let long = Template {
            keywords: vec![Keyword::new("a"); 5000],
            ..Template::new("a")
        };
        let columns = Columns::of(&[long.clone(), Template::new("b")]);
        assert_eq!(columns.names(Language::Zh).len(), 10_001);
        assert_eq!(columns.row(&long).count(), 10_001);
        assert_eq!(columns.row(&Template::new("b")).count(), 401);
    }
}
