//! One page for somebody who does not program: the counts first, by rule and severity, then each draft or message. No script, no
//! address; all that came in is escaped.

mod chart;
mod marked;

use std::collections::HashMap;
use std::fmt::Write;

use mobanlint::render::{severity_name, summary_line, visible};
use mobanlint::{Field, Finding, Language, Severity};

use super::statistics::{Count, SEVERITIES, counts};
use super::words::{advice, verdict};
use super::{Collected, Judged};
use crate::locale::pick;

const STYLE: &str = include_str!("page.css");

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let language = report.language;
    let lang = pick(language, "zh-CN", "en");
    let [title, found_head, clean_head] = heads(report.messages, language);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
    );
    let ruleset = escaped(&format!("{} {}", report.ruleset.id, report.ruleset.version));
    let by = pick(language, "规则集", "ruleset");
    let _ = writeln!(
        out,
        "<p class=\"by\">mobanlint {} · {by} {ruleset}</p>\n</header>",
        env!("CARGO_PKG_VERSION")
    );
    let counts = counts(report, show);
    summary(&mut out, report, &counts, show);
    unread(&mut out, report);
    let (found, clean): (Vec<_>, Vec<_>) = report
        .judged
        .iter()
        .partition(|judged| judged.findings.iter().any(|finding| finding.severity >= show));
    if !found.is_empty() {
        let _ = writeln!(out, "<section>\n<h2>{found_head} <small>{}</small></h2>", found.len());
        for judged in found {
            article(&mut out, judged, show, language);
        }
        out.push_str("</section>\n");
    }
    if !clean.is_empty() {
        let _ = writeln!(
            out,
            "<section>\n<h2>{clean_head} <small>{}</small></h2>\n<ul class=\"clean\">",
            clean.len()
        );
        for (title, count) in titles(&clean) {
            let count = if count > 1 {
                format!(" × {count}")
            } else {
                String::new()
            };
            let _ = writeln!(out, "<li>{}{count}</li>", escaped(title));
        }
        out.push_str("</ul>\n</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What the page and its two lists are called.
fn heads(messages: bool, language: Language) -> [&'static str; 3] {
    if messages {
        [
            pick(language, "消息检查报告", "Report on messages"),
            pick(language, "有问题的消息", "Messages with findings"),
            pick(language, "没有问题的消息", "Messages without findings"),
        ]
    } else {
        [
            pick(language, "模板草稿检查报告", "Report on template drafts"),
            pick(language, "有问题的草稿", "Drafts with findings"),
            pick(language, "没有问题的草稿", "Drafts without findings"),
        ]
    }
}

/// The titles in their order; many messages are sent by one template, which is named once.
fn titles<'j>(clean: &[&'j Judged]) -> Vec<(&'j str, usize)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut titles: Vec<(&str, usize)> = Vec::new();
    for judged in clean {
        let title = judged.template.title.as_str();
        let known = places.get(title).filter(|_| judged.is_message());
        if let Some((_, count)) = known.and_then(|place| titles.get_mut(*place)) {
            *count += 1;
        } else {
            places.insert(title, titles.len());
            titles.push((title, 1));
        }
    }
    titles
}

/// How many pass, and what the others break.
fn summary(out: &mut String, report: &Collected, counts: &[Count<'_>], show: Severity) {
    let language = report.language;
    let worst = |judged: &Judged| {
        let shown = judged.findings.iter().filter(|finding| finding.severity >= show);
        shown.map(|finding| finding.severity).max()
    };
    let head = pick(language, "摘要", "Summary");
    let _ = writeln!(out, "<section>\n<h2>{head}</h2>\n<ul class=\"verdicts\">");
    for severity in [
        None,
        Some(Severity::Info),
        Some(Severity::Warning),
        Some(Severity::Error),
    ] {
        let count = report.judged.iter().filter(|judged| worst(judged) == severity).count();
        let (class, name) = (severity.map_or("clean", Severity::as_str), verdict(severity, language));
        if count > 0 || severity.is_none() {
            let _ = writeln!(out, "<li class=\"{class}\"><b>{count}</b> {name}</li>");
        }
    }
    let _ = writeln!(
        out,
        "</ul>\n<p>{}</p>",
        escaped(&summary_line(&report.summary, language))
    );
    if report.old > 0 {
        let told = match language {
            Language::Zh => format!("基线中已有 {} 条，未列出。", report.old),
            Language::En => format!("{} more are in the baseline and not listed.", report.old),
        };
        let _ = writeln!(out, "<p>{told}</p>");
    }
    if counts.is_empty() {
        out.push_str("</section>\n");
        return;
    }
    chart::drawn(out, counts, language);
    let heads = [
        pick(language, "规则", "Rule"),
        pick(language, "要求", "Demands"),
        severity_name(Severity::Error, language),
        severity_name(Severity::Warning, language),
        severity_name(Severity::Info, language),
    ];
    out.push_str("<table class=\"rules\">\n<thead><tr>");
    heads.iter().for_each(|head| {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    });
    out.push_str("</tr></thead>\n<tbody>\n");
    for count in counts {
        let (rule, title) = (escaped(&count.rule), escaped(count.title));
        let _ = write!(out, "<tr><th scope=\"row\">{rule}</th><td>{title}</td>");
        for (of, severity) in count.of.iter().zip(SEVERITIES) {
            let class = if *of > 0 { severity.as_str() } else { "none" };
            let _ = write!(out, "<td class=\"{class}\">{of}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

/// What could not be read, and what is good to know.
fn unread(out: &mut String, report: &Collected) {
    let language = report.language;
    let lists = [
        (
            pick(language, "无法读取", "Could not be read"),
            report.errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ),
        (
            pick(language, "说明", "Notes"),
            report.notes.iter().map(ToString::to_string).collect(),
        ),
    ];
    for (head, told) in lists.iter().filter(|(_, told)| !told.is_empty()) {
        let _ = writeln!(out, "<section>\n<h2>{head} <small>{}</small></h2>\n<ul>", told.len());
        for told in told {
            let _ = writeln!(out, "<li>{}</li>", escaped(told));
        }
        out.push_str("</ul>\n</section>\n");
    }
}

/// A draft or a message with its marked fields and its findings.
fn article(out: &mut String, judged: &Judged, show: Severity, language: Language) {
    let template = &judged.template;
    let findings: Vec<&Finding> = judged
        .findings
        .iter()
        .filter(|finding| finding.severity >= show)
        .collect();
    let worst = findings.iter().map(|finding| finding.severity).max();
    let class = worst.map_or("clean", Severity::as_str);
    let marked = |field: Field| {
        let text = judged.text_of(field).unwrap_or_default();
        marked::up(text, findings.iter().copied().filter(|finding| finding.field == field))
    };
    let title = if judged.is_message() {
        escaped(&template.title)
    } else {
        marked(Field::Title)
    };
    let _ = writeln!(out, "<article class=\"{class}\">\n<h3>{title}</h3>");
    let place = template
        .origin
        .at(Field::Title)
        .map(|at| at.to_string())
        .unwrap_or_default();
    let path = template.origin.path.as_deref().unwrap_or_default();
    let id = template.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
    let _ = writeln!(
        out,
        "<p class=\"place\"><span class=\"badge {class}\">{}</span> {}</p>",
        verdict(worst, language),
        escaped(&format!("{path}{place}{id}"))
    );
    let rows = judged.rows();
    if !rows.is_empty() {
        let heads = if judged.is_message() {
            [pick(language, "键", "Key"), pick(language, "值", "Value")]
        } else {
            [pick(language, "关键词", "Keyword"), pick(language, "示例", "Example")]
        };
        let _ = writeln!(
            out,
            "<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>",
            heads[0], heads[1]
        );
        for (name, text) in rows {
            let (name, text) = (marked(name), marked(text));
            let _ = writeln!(out, "<tr><td>{name}</td><td>{text}</td></tr>");
        }
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("<ol>\n");
    for finding in findings {
        let (class, name) = (finding.severity.as_str(), severity_name(finding.severity, language));
        let (rule, message) = (escaped(&finding.rule), escaped(&finding.message));
        let _ = write!(out, "<li><span class=\"badge {class}\">{name} {rule}</span> ");
        if judged.is_message() {
            let _ = write!(out, "<code>{}</code> ", escaped(&finding.field.to_string()));
        }
        out.push_str(&message);
        let advice = advice(finding, language);
        if !advice.is_empty() {
            let _ = write!(out, "<br><span class=\"advice\">{}</span>", escaped(&advice));
        }
        for related in &finding.related {
            let near = escaped(&crate::format::near(related, language));
            let _ = write!(
                out,
                "<br><span class=\"advice\">{} {near}</span>",
                pick(language, "相近：", "near:")
            );
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</article>\n");
}

/// A text as text.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(&*visible(text).text).into_owned()
}
