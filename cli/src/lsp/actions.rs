//! What can be done about findings under the cursor: fixes, an ignore, a word of one's own, all safe fixes at once.
//!
//! Each is an edit that was tried: the text with it made is read again, and what it was to change has changed alone.

use std::collections::HashMap;
use std::path::Path;

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, TextEdit, Uri, WorkspaceEdit};
use mobanlint::input::{Format, Input};
use mobanlint::{Applicability, Field, Language, Template};
use serde_json::json;

use super::desk::{Desk, Opened};
use super::read::{Found, Read};
use super::text::Text;
use crate::locale::pick;
use crate::mending::{self, Mender};

/// The tag of words that no list of forbidden ones is to find anything in.
const OWN_WORDS: &str = "innocent";

/// Rules that find words by lists, so that a word can be the trade's own.
const BY_WORDS: [&str; 3] = ["1.4", "1.6", "2.3"];

/// What titles end in, which is no part of an expression.
const ENDINGS: [&str; 2] = ["通知", "提醒"];

/// All safe fixes of a text.
pub(super) fn fix_all() -> CodeActionKind {
    CodeActionKind::Custom("source.fixAll.mobanlint".into())
}

pub(super) fn of(desk: &mut Desk, asked: &CodeActionParams) -> Vec<CodeAction> {
    let uri = &asked.text_document.uri;
    let Some((opened, read)) = desk
        .opened(uri)
        .and_then(|opened| Some((opened, opened.read.as_ref()?)))
    else {
        return Vec::new();
    };
    let wanted = |kind: &CodeActionKind| {
        let only = asked.context.only.as_deref();
        let kind = String::from(kind.clone());
        only.is_none_or(|only| only.iter().any(|only| is_of(&kind, &String::from(only.clone()))))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QuickFix) {
        let place = opened.text.range(asked.range);
        for found in read.found_at(&opened.text, &place) {
            actions.extend(of_finding(uri, opened, read, &found));
            actions.extend(ignoring(uri, opened, read, &found));
            actions.extend(own_word(desk, read, &found));
        }
    }
    if wanted(&fix_all()) {
        actions.extend(all(uri, opened, read));
    }
    actions
}

/// Whether a kind is the one that was asked for, or one below it.
fn is_of(kind: &str, asked: &str) -> bool {
    kind.strip_prefix(asked)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || asked.is_empty())
}

fn of_finding(uri: &Uri, opened: &Opened, read: &Read, found: &Found<'_>) -> Vec<CodeAction> {
    let Some(template) = read.template(found.item) else {
        return Vec::new();
    };
    let mut actions = Vec::new();
    for fix in &found.finding.fixes {
        let edit = fix
            .apply(template)
            .and_then(|fixed| made(opened, read, found.item, &fixed));
        let Some(edit) = edit else {
            continue;
        };
        let is_safe = fix.applicability == Applicability::Safe;
        actions.push(CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QuickFix),
            is_preferred: is_safe.then_some(true),
            edit: Some(edit_of(uri, vec![edit])),
            ..CodeAction::default()
        });
    }
    actions
}

/// The text in which one template is another.
fn made(opened: &Opened, read: &Read, item: usize, fixed: &Template) -> Option<TextEdit> {
    let text = opened.text.as_str();
    let name = opened.path.to_string_lossy();
    let after = mending::with(&name, text.as_bytes(), &read.batch, (item, fixed), read.language)?;
    between(&opened.text, after)
}

fn all(uri: &Uri, opened: &Opened, read: &Read) -> Option<CodeAction> {
    let mender = Mender {
        linter: &read.judge.linter,
        proposals: false,
        wanted: Box::new(|mut finding, _| read.judge.overrides.apply(&mut finding)),
        language: read.language,
    };
    let name = opened.path.to_string_lossy();
    let mended = mender.mend(&name, opened.text.as_str().as_bytes().to_vec(), &read.batch);
    let edit = between(&opened.text, mended.into_bytes())?;
    Some(CodeAction {
        title: pick(read.language, "做所有安全的修复", "Make all safe fixes").to_owned(),
        kind: Some(fix_all()),
        edit: Some(edit_of(uri, vec![edit])),
        ..CodeAction::default()
    })
}

/// What of the text is another afterwards, from the first character that is to the last.
fn between(text: &Text, after: Vec<u8>) -> Option<TextEdit> {
    let after = String::from_utf8(after).ok()?;
    let before = text.as_str();
    let (same, behind) = mending::kept(before, &after);
    let changed = same..before.len() - behind;
    let new_text = after.get(same..after.len() - behind)?.to_owned();
    (!changed.is_empty() || !new_text.is_empty()).then(|| TextEdit {
        range: text.place(&changed),
        new_text,
    })
}

fn edit_of(uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit {
        changes: Some(HashMap::from([(uri.clone(), edits)])),
        ..WorkspaceEdit::default()
    }
}

/// An ignore behind the title of a draft in JSON. The reason is for its author to write.
fn ignoring(uri: &Uri, opened: &Opened, read: &Read, found: &Found<'_>) -> Option<CodeAction> {
    let template = read.template(found.item)?;
    let is_json = matches!(read.batch.format, Some(Format::Json | Format::JsonLines));
    let free = template.ignore.is_empty() && !matches!(found.finding.field, Field::Ignore(_));
    let title = template.origin.at(Field::Title).filter(|_| is_json && free)?;
    let start = opened.text.told(title.line?, title.column);
    let written = mending::written(opened.text.as_str(), start, &template.title, 0..template.title.len())?;
    let reason = pick(read.language, "（写明理由）", "(say why)");
    let ignore = json!([{"rule": found.finding.rule, "reason": reason}]);
    let behind = written.end + 1;
    let new_text = format!(", \"ignore\": {ignore}");
    // Tried as the fixes are: the draft must be the same but for this.
    let mut after = opened.text.as_str().to_owned();
    after.get(..behind)?;
    after.insert_str(behind, &new_text);
    let name = opened.path.to_string_lossy();
    let again = Input::new(after.as_bytes()).named(&name).read(read.language);
    let (_, again) = again.templates().find(|(item, _)| *item == found.item)?;
    let holds = again.title == template.title && again.keywords == template.keywords && again.ignore.len() == 1;
    holds.then(|| CodeAction {
        title: match read.language {
            Language::Zh => format!("在这份草稿里忽略 {}（写明理由）", found.finding.rule),
            Language::En => format!("Ignore {} in this draft, with a reason", found.finding.rule),
        },
        kind: Some(CodeActionKind::QuickFix),
        edit: Some(edit_of(
            uri,
            vec![TextEdit {
                range: opened.text.place(&(behind..behind)),
                new_text,
            }],
        )),
        ..CodeAction::default()
    })
}

/// The expression that a marked word is a part of, added to the first file of words that the configuration names.
fn own_word(desk: &Desk, read: &Read, found: &Found<'_>) -> Option<CodeAction> {
    let finding = found.finding;
    let field = finding.field.of(read.template(found.item)?)?;
    let marked = field.get(finding.span.start..finding.span.end)?;
    // A listed word stays what it is; a longer one that it is a part of may be innocent.
    let ending = ENDINGS.iter().find_map(|ending| field.strip_suffix(ending));
    let word = ending.unwrap_or(field).trim();
    let file = read.config.paths("words").into_iter().next()?;
    let is_longer = word.contains(marked) && word.chars().count() > marked.chars().count();
    if marked.is_empty() || !is_longer || !BY_WORDS.contains(&finding.rule.as_str()) {
        return None;
    }
    let path = std::path::absolute(&file).ok()?;
    let uri = Uri::from_file_path(&path).ok()?;
    let text = match desk.opened(&uri) {
        Some(opened) => opened.text.as_str().to_owned(),
        None => std::fs::read_to_string(&path).ok()?,
    };
    let end = Text::new(text);
    let newline = if end.as_str().is_empty() || end.as_str().ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let at = end.place(&(end.as_str().len()..end.as_str().len()));
    let file = Path::new(&file).file_name()?.to_string_lossy().into_owned();
    Some(CodeAction {
        title: match read.language {
            Language::Zh => format!("“{word}”是自家的词：加到 {file}"),
            Language::En => format!("“{word}” is a word of our own: add it to {file}"),
        },
        kind: Some(CodeActionKind::QuickFix),
        edit: Some(edit_of(
            &uri,
            vec![TextEdit {
                range: at,
                new_text: format!("{newline}{OWN_WORDS}\t{word}\n"),
            }],
        )),
        ..CodeAction::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_lie_below_each_other() {
        for (kind, asked, expected) in [
            ("quickfix", "quickfix", true),
            ("source.fixAll.mobanlint", "source.fixAll", true),
            ("source.fixAll.mobanlint", "source", true),
            ("source.fixAll.mobanlint", "", true),
            ("source.fixAll.mobanlint", "source.fix", false),
            ("quickfix", "source", false),
        ] {
            assert_eq!(is_of(kind, asked), expected, "{kind} {asked}");
        }
    }
}
