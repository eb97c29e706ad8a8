//! What a JSON value seems to be that holds no drafts.

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::syntax::View;
use crate::data::quoted;
use crate::input::context::Context;
use crate::input::format::Format;

/// What holds no drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input::json) enum Seems {
    /// Drafts, of which there are none.
    Empty,
    /// An answer of the platform without a list of templates.
    Answer,
    /// A ruleset of ours.
    Ruleset,
    /// A file of a kind that many have.
    Known(&'static str, &'static str),
    /// An object with members of these names.
    Object(Vec<String>),
    /// A list of such objects.
    Objects(Vec<String>),
    /// An object of nothing but texts, at any depth, with members of these names.
    Translation(Vec<String>),
    /// A list of texts.
    Texts,
    /// Anything else, as it is written.
    Else(String),
}

/// Files that many have, by the names of members that all of their kind have.
const KNOWN: [(&[&str], &str, &str); 25] = [
    (
        &["lockfileVersion"],
        "npm 的 package-lock.json",
        "a package-lock.json of npm",
    ),
    (
        &["compilerOptions"],
        "TypeScript 的 tsconfig.json",
        "a tsconfig.json of TypeScript",
    ),
    (
        &["name", "version", "dependencies"],
        "npm 的 package.json",
        "a package.json of npm",
    ),
    (
        &["name", "version", "scripts"],
        "npm 的 package.json",
        "a package.json of npm",
    ),
    (
        &["name", "version", "devDependencies"],
        "npm 的 package.json",
        "a package.json of npm",
    ),
    (
        &["name", "version", "main"],
        "npm 的 package.json",
        "a package.json of npm",
    ),
    (
        &["name", "version", "license"],
        "npm 的 package.json",
        "a package.json of npm",
    ),
    (
        &["content-hash", "packages"],
        "Composer 的 composer.lock",
        "a composer.lock of Composer",
    ),
    (
        &["require", "autoload"],
        "Composer 的 composer.json",
        "a composer.json of Composer",
    ),
    (&["id", "version", "rules"], "规则集", "a ruleset"),
    (
        &["extends", "rules"],
        "规则集或代码检查的配置",
        "a ruleset, or the configuration of a linter",
    ),
    (&["ruleset", "findings"], "mobanlint 的报告", "a report of mobanlint"),
    (&["runs", "version"], "SARIF 报告", "a SARIF report"),
    (&["openapi"], "OpenAPI 接口文档", "an OpenAPI description"),
    (&["swagger"], "Swagger 接口文档", "a Swagger description"),
    (&["type", "features"], "GeoJSON", "GeoJSON"),
    (&["type", "coordinates"], "GeoJSON", "GeoJSON"),
    (&["type", "geometry"], "GeoJSON", "GeoJSON"),
    (
        &["pages", "window"],
        "小程序的 app.json",
        "an app.json of a mini program",
    ),
    (
        &["appid", "setting"],
        "小程序的 project.config.json",
        "a project.config.json of a mini program",
    ),
    (&["nbformat", "cells"], "Jupyter 笔记本", "a Jupyter notebook"),
    (&["info", "item"], "Postman 集合", "a Postman collection"),
    (&["mappings", "sources"], "源码映射", "a source map"),
    (&["touser", "data"], "要发送的消息", "a message to be sent"),
    (&["$schema", "properties"], "JSON Schema", "a JSON Schema"),
];

/// The file of a known kind that has these members.
pub(in crate::input::json) fn known(has: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
    let found = KNOWN.iter().find(|(names, ..)| names.iter().all(|name| has(name)));
    found.map(|(_, zh, en)| (*zh, *en))
}

/// How many names are told.
const TOLD: usize = 5;

impl Seems {
    pub(in crate::input::json) fn of(view: View<'_>) -> Self {
        if view.is_object() {
            return Self::of_object(view);
        }
        let Some(first) = view.parts().next() else {
            return if view.is_list() {
                Self::Empty
            } else {
                Self::Else(view.written().to_owned())
            };
        };
        match Self::of_object(first) {
            Self::Object(names) | Self::Translation(names) if first.is_object() => Self::Objects(names),
            known @ (Self::Known(..) | Self::Ruleset) => known,
            _ if first.text().is_some() => Self::Texts,
            _ => Self::Else("[".into()),
        }
    }

    fn of_object(view: View<'_>) -> Self {
        let names: HashSet<Cow<'_, str>> = view.parts().filter_map(View::key).collect();
        let has = |name: &str| names.contains(name);
        let is_empty = |part: View<'_>| part.is_list() && part.parts().next().is_none();
        let holders = ["templates", "template_list", "data", "list", "rows", "RECORDS"];
        if holders.iter().any(|name| view.member(name).is_some_and(is_empty)) || view.parts().next().is_none() {
            return Self::Empty;
        }
        if has("errcode") {
            return Self::Answer;
        }
        if is_ruleset(view) {
            return Self::Ruleset;
        }
        if let Some((zh, en)) = known(has) {
            return Self::Known(zh, en);
        }
        let names = view.parts().take(TOLD).filter_map(View::key).map(Into::into).collect();
        if is_translation(view) {
            Self::Translation(names)
        } else {
            Self::Object(names)
        }
    }

    /// The same, of the first item of a list.
    pub(in crate::input::json) fn in_list(self) -> Self {
        match self {
            Self::Object(names) | Self::Translation(names) => Self::Objects(names),
            Self::Else(written) if written.starts_with('"') => Self::Texts,
            other => other,
        }
    }

    /// That it is no draft, in one line.
    pub(in crate::input::json) fn message(&self, context: &Context) -> String {
        let shown = |names: &[String]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let (zh, en) = match self {
            Self::Empty => return String::new(),
            Self::Answer => {
                return context.say(
                    "接口结果中没有模板列表；应有 template_list、data 或 list",
                    "the answer holds no list of templates; expected one of template_list, data, list",
                );
            }
            Self::Ruleset => {
                return context.say(
                    "像是规则集，其中没有模板；请用 --ruleset 给出",
                    "this seems to be a ruleset, which holds no templates: give it by --ruleset",
                );
            }
            Self::Known(zh, en) => (format!("像是{zh}"), format!("this seems to be {en}")),
            Self::Object(names) => {
                let names = shown(names);
                (
                    format!("这个 JSON 对象（成员 {names} 等）"),
                    format!("this is a JSON object with members such as {names}"),
                )
            }
            Self::Objects(names) => {
                let names = shown(names);
                (
                    format!("这个 JSON 列表（各项有成员 {names} 等）"),
                    format!("this is a JSON list of objects with members such as {names}"),
                )
            }
            Self::Translation(_) => (
                "像是界面文案（i18n）".into(),
                "this seems to be texts of an interface (i18n)".into(),
            ),
            Self::Texts => ("这个 JSON 文本列表".into(), "this is a JSON list of texts".into()),
            Self::Else(written) => {
                let found = quoted(written);
                (format!("这段 JSON（{found}）"), format!("this is JSON, {found}"))
            }
        };
        let expected = Format::Json.expected(context.language);
        context.say(
            format!("{zh}里没有任何模板；应为{expected}（对象里有标题和关键词，或含 {{{{thing1.DATA}}}} 的内容）"),
            format!("{en}, and nothing in it is a template; expected {expected} (an object with a title and keywords, or with a content such as 订单号{{{{thing1.DATA}}}})"),
        )
    }
}

/// Whether an object is a ruleset of ours, whole or with the rules it changes of another.
fn is_ruleset(view: View<'_>) -> bool {
    let Some(first) = view.member("rules").and_then(|rules| rules.parts().next()) else {
        return false;
    };
    let names = ["check", "outcomes", "params", "enabled"];
    view.member("rules").is_some_and(View::is_list)
        && first.member("id").is_some()
        && (view.member("extends").is_some() || names.iter().any(|name| first.member(name).is_some()))
}

/// Whether an object is nothing but texts, at any depth.
fn is_translation(view: View<'_>) -> bool {
    const LOOKED_AT: usize = 200;
    let mut texts = 0;
    let mut todo = vec![view];
    while let Some(view) = todo.pop() {
        for part in view.parts().take(LOOKED_AT) {
            if part.is_object() && todo.len() < LOOKED_AT {
                todo.push(part);
            } else if part.text().is_some() {
                texts += 1;
            } else {
                return false;
            }
        }
        if texts > LOOKED_AT {
            break;
        }
    }
    texts > 2
}
