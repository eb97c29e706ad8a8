//! Plain text: a title a line.

use super::context::Context;
use super::json::texts;
use super::place::Cursor;
use super::table::names_titles;
use super::{Batch, MAX_LINE_BYTES};
use crate::template::Template;

pub(super) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut batch = Batch::default();
    let mut lines = texts(bytes)
        .filter(|(_, line)| !line.as_ref().is_ok_and(|line| line.trim().is_empty()))
        .peekable();
    // A column of a spreadsheet may come with its name. Alone it would be a title like any other.
    let head = lines.next_if(|(_, line)| line.as_ref().is_ok_and(|line| names_titles(line.split('\t'))));
    let alone = head.filter(|_| lines.peek().is_none());
    for (number, line) in alone.into_iter().chain(lines) {
        let item = match line {
            Ok(line) if line.len() > MAX_LINE_BYTES => {
                let message = context.too_long(line.len(), MAX_LINE_BYTES);
                context.broken(Cursor::new(line.as_bytes(), number).place(), message)
            }
            Ok(line) => match line.split_once('\t') {
                None => context.template(Template::new(line), number),
                Some((id, title)) if !title.contains('\t') => {
                    if title.trim().is_empty() {
                        let message =
                            context.say("制表符之后没有标题", "no title after the tab; expected id, tab, title");
                        context.broken(Cursor::new(line.as_bytes(), number).place_of(line.len()), message)
                    } else {
                        let mut template = Template::new(title);
                        template.id = Some(id.to_owned()).filter(|id| !id.trim().is_empty());
                        context.template(template, number)
                    }
                }
                Some((id, title)) => {
                    let second = id.len() + 1 + title.find('\t').unwrap_or_default();
                    let message = context.say(
                        "一行中有多个制表符；应为标题，或编号、制表符、标题（表格请用 .tsv）",
                        "several tabs in one line; expected a title, or id, tab, title (a table is a .tsv)",
                    );
                    context.broken(Cursor::new(line.as_bytes(), number).place_of(second), message)
                }
            },
            Err((line, at)) => {
                let message = context.not_utf8(line.get(at).copied().unwrap_or_default());
                context.broken(Cursor::new(line, number).place_of(at), message)
            }
        };
        batch.items.push(item);
    }
    batch
}
