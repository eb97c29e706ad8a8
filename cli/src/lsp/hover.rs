//! What is said of the place under the cursor: the finding, and the page of its rule.

use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};
use mobanlint::Language;
use mobanlint::render::visible;

use super::desk::Desk;
use crate::pages;

pub(super) fn of(desk: &Desk, asked: &HoverParams) -> Option<Hover> {
    let position = &asked.text_document_position_params;
    let opened = desk.opened(&position.text_document.uri)?;
    let read = opened.read.as_ref()?;
    let at = opened.text.offset(position.position);
    let here = read.found_at(&opened.text, &(at..at));
    let first = here.first()?;
    let rules = read.judge.ruleset.rules(read.language);
    let mut parts = Vec::new();
    for found in &here {
        let finding = found.finding;
        parts.push(format!(
            "**{} {}** — {}  \n{}",
            finding.rule,
            finding.slug,
            visible(&finding.message).text,
            visible(&finding.help).text
        ));
    }
    let mut told: Vec<&str> = here.iter().map(|found| found.finding.rule.as_str()).collect();
    told.dedup();
    for rule in rules.iter().filter(|rule| told.contains(&rule.id.as_str())) {
        match pages::page(rule, read.language) {
            Some(page) => parts.push(page.to_owned()),
            None => parts.push(match read.language {
                Language::Zh => format!("{} {}：{}", rule.id, rule.title, rule.source),
                Language::En => format!("{} {}: {}", rule.id, rule.title, rule.source),
            }),
        }
    }
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range: Some(opened.text.place(&first.range)),
    })
}
