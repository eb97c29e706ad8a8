//! Drafts as [`input`](crate::input) reads them back.

use std::iter;

use serde::Serialize;

use super::csv::needs_quotes;
use super::json::safe;
use crate::input::is_marked;
use crate::{Keyword, Language, Template};

#[derive(Serialize)]
struct Drafts<'t> {
    templates: &'t [Template],
}

/// Drafts as JSON, the contract for programs: `{"templates": [...]}`, indented, without what is absent. Reading it gives
/// the same drafts; only what is no part of a draft, its [`origin`](Template::origin), is not written.
///
/// ```
/// use mobanlint::{Language, Template, input::Input, render};
/// let drafts = [Template::new("停水通知").with_id("a")];
/// let text = render::drafts_json(&drafts);
/// assert!(text.starts_with("{\n  \"templates\": [\n"));
/// let back = Input::new(text.as_bytes()).read(Language::Zh);
/// assert_eq!(back.templates().next().unwrap().1.title, "停水通知");
/// ```
pub fn drafts_json(templates: &[Template]) -> String {
    // Nothing here can fail: the keys are strings and there are no numbers.
    let mut text = safe(serde_json::to_string_pretty(&Drafts { templates }).unwrap_or_default());
    text.push('\n');
    text
}

/// Drafts as a table for spreadsheets: RFC 4180, in UTF-8 with its byte order mark, a template a row under names in this
/// language. Id, scene and type have columns if some template has one. Of no drafts there are the names alone.
///
/// Reading it gives the same drafts, but for what has no column: [`ignore`](Template::ignore) and
/// [`$schema`](Template::schema), which only JSON keeps. Cells that a spreadsheet would take for a formula begin with
/// `'`, and so do texts of nothing but blanks, which would else be read as absent; the reader takes it off. A spreadsheet
/// in between may still rewrite what looks like a number or a date, unless its columns are imported as text.
///
/// ```
/// use mobanlint::{Keyword, Language, Template, input::Input, render};
/// let draft = Template::new("停水通知").with_keyword(Keyword::new("水压").with_example("-0.1"));
/// let text = render::drafts_csv(std::slice::from_ref(&draft), Language::Zh);
/// assert_eq!(text, "\u{feff}标题,关键词1,示例1\r\n停水通知,水压,\"'-0.1\"\r\n");
/// let back = Input::new(text.as_bytes()).read(Language::Zh);
/// assert_eq!(back.templates().next().unwrap().1.keywords, draft.keywords);
/// ```
pub fn drafts_csv(templates: &[Template], language: Language) -> String {
    let ids = templates.iter().any(|template| template.id.is_some());
    let scenes = templates.iter().any(|template| template.scene.is_some());
    let mut keywords = templates.iter().flat_map(|template| &template.keywords);
    let types = keywords.any(|keyword| keyword.value_type.is_some());
    // Without a single keyword the table still has the columns of one: they show where keywords go, and by the comma in
    // its first line it is known for a table.
    let most = templates.iter().map(|template| template.keywords.len()).max();
    let most = most.unwrap_or_default().max(1);

    // Without the mark, spreadsheets on Chinese systems take the text for GBK.
    let mut out = String::from('\u{feff}');
    for template in iter::once(&names(most, language)).chain(templates) {
        if ids {
            cell(&mut out, template.id.as_deref());
            out.push(',');
        }
        cell(&mut out, Some(&template.title));
        if scenes {
            out.push(',');
            cell(&mut out, template.scene.as_deref());
        }
        for index in 0..most {
            let keyword = template.keywords.get(index);
            out.push(',');
            cell(&mut out, keyword.map(|keyword| keyword.name.as_str()));
            out.push(',');
            cell(&mut out, keyword.and_then(|keyword| keyword.example.as_deref()));
            if types {
                out.push(',');
                cell(&mut out, keyword.and_then(|keyword| keyword.value_type.as_deref()));
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// The row of names: what would stand in each column were it a draft.
fn names(keywords: usize, language: Language) -> Template {
    let mut names = Template::new(language.pick("标题", "title")).with_id(language.pick("编号", "id"));
    names.scene = Some(language.pick("场景", "scene").to_owned());
    for number in 1..=keywords {
        let name = |zh, en| format!("{}{number}", language.pick(zh, en));
        let keyword = Keyword::new(name("关键词", "keyword "))
            .with_example(name("示例", "example "))
            .with_type(name("类型", "type "));
        names.keywords.push(keyword);
    }
    names
}

fn cell(out: &mut String, text: Option<&str>) {
    let Some(text) = text else { return };
    let marked = is_marked(text);
    if !marked && !needs_quotes(text) {
        out.push_str(text);
        return;
    }
    out.push_str(if marked { "\"'" } else { "\"" });
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ignore;
    use crate::input::{Format, Input};
    use crate::template::Origin;

    fn back(text: &str, format: Format) -> Vec<Template> {
        let batch = Input::new(text.as_bytes()).of(format).read(Language::En);
        assert_eq!(batch.all_errors(), Vec::<&crate::input::InputError>::new(), "{text}");
        let plain = |(_, template): (usize, &Template)| Template {
            origin: Origin::default(),
            ..template.clone()
        };
        batch.templates().map(plain).collect()
    }

    fn assert_survive(drafts: &[Template]) {
        for language in [Language::Zh, Language::En] {
            let csv = drafts_csv(drafts, language);
            assert_eq!(
                Input::new(csv.as_bytes()).read(language).format,
                Some(Format::Csv),
                "{csv}"
            );
            assert_eq!(back(&csv, Format::Csv), drafts, "{csv}");
        }
        assert_eq!(back(&drafts_json(drafts), Format::Json), drafts);
    }

    #[test]
    fn columns_are_those_some_draft_fills() {
        let plain = Template::new("停水通知");
        let full = Template {
            scene: Some("小区,楼宇".to_owned()),
            ..plain
                .clone()
                .with_id("7")
                .with_keyword(Keyword::new("时间").with_type("time"))
        };
        assert_eq!(
            drafts_csv(std::slice::from_ref(&plain), Language::Zh),
            "\u{feff}标题,关键词1,示例1\r\n停水通知,,\r\n"
        );
        assert_eq!(
            drafts_csv(
                &[
                    full,
                    plain.with_keyword(Keyword::new("甲")).with_keyword(Keyword::new("乙"))
                ],
                Language::En
            ),
            "\u{feff}id,title,scene,keyword 1,example 1,type 1,keyword 2,example 2,type 2\r\n\
             7,停水通知,\"小区,楼宇\",时间,,time,,,\r\n,停水通知,,甲,,,乙,,\r\n"
        );
        assert_eq!(drafts_csv(&[], Language::En), "\u{feff}title,keyword 1,example 1\r\n");
    }

    #[test]
    fn every_text_survives_in_every_place() {
        for text in [
            "",
            " ",
            "　",
            "\t",
            "\n",
            "停水",
            " 停水　",
            "标题",
            "title",
            "关键词1",
            "a,b",
            "他说\"好\"",
            "\"好",
            "\"",
            "=1+1",
            " -1",
            "＝1",
            "@a",
            "\t=1",
            "'",
            "''",
            "'=1",
            "''=1",
            "'好'",
            "' ",
            "'\u{3000}'",
            "2015-01-05",
            "339208499000000000",
            "007",
            "1e5",
            "a\nb\r\nc\r",
            "a\tb",
            "👨‍👩‍👧🎉",
            "\u{0}\u{1b}[31m\u{9b}\u{7f}",
            "\u{feff}a",
            "\u{200b}",
            "\u{85}",
            "\u{2028}",
        ] {
            let keyword = || Keyword::new(text);
            let scene = Template {
                scene: Some(text.to_owned()),
                ..Template::new(text)
            };
            assert_survive(&[Template::new(text)]);
            assert_survive(&[
                Template::new(text).with_id(text).with_keyword(keyword()),
                Template::new(text)
                    .with_keyword(keyword())
                    .with_keyword(keyword().with_type(text)),
                scene,
                Template::new(text)
                    .with_keyword(keyword())
                    .with_keyword(keyword().with_example(text)),
            ]);
        }
    }

    #[test]
    fn drafts_that_look_alike_stay_two() {
        let draft = Template::new("停水通知").with_keyword(Keyword::new("时间").with_example("今天"));
        assert_survive(&[draft.clone(), draft.clone(), Template::new("标题"), draft]);
    }

    #[test]
    fn json_keeps_what_a_row_cannot() {
        let mut draft = Template::new("停水\u{9b}通知");
        draft.ignore = vec![Ignore::new("1.6", "聚会")];
        draft.schema = Some("drafts.json".to_owned());
        let json = drafts_json(std::slice::from_ref(&draft));
        assert!(!json.contains(|char: char| char.is_control() && char != '\n'), "{json}");
        assert!(json.ends_with("}\n"));
        assert!(!json.contains("null"));
        assert_eq!(back(&json, Format::Json), [draft]);
        let csv = drafts_csv(&back(&json, Format::Json), Language::Zh);
        assert_eq!(back(&csv, Format::Csv), [Template::new("停水\u{9b}通知")]);
    }
}
