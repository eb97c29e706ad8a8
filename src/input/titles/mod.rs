//! Plain text: a title a line.

mod heading;
mod line;
mod words;

use super::batch::{Batch, Item, MAX_LINE_BYTES};
use super::context::Context;
use super::json::texts;
use super::place::{Cursor, offset};
use super::table::{may_be_title, names_titles};
use crate::data::quoted;
use crate::place::Field;
use crate::template::Template;
use heading::{heads_others, heads_version, is_heading, names_titles_by_word, tells_work};
pub(super) use line::{Mark, is_rule, is_title, is_word, marked};
use line::{Parts, has_time, is_bare_mark, is_keyword, is_marked, is_remark, is_section, notifies, parts, several};
pub(super) use words::are_tagged_words;

/// Lines of a list that do not look like titles: of every three at most one, and of all no more than these.
const MAX_ODD: usize = 200;

/// The lines of a text that are not blank, each with its number.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, Result<&str, (&[u8], usize)>)> {
    texts(bytes).filter(|(_, line)| !line.as_ref().is_ok_and(|line| line.trim().is_empty()))
}

/// Whether a text looks like a list of titles: most lines do, and what does not is rare.
pub(super) fn looks_so(bytes: &[u8]) -> bool {
    let (mut good, mut odd, mut divided, mut words) = (0, 0, 0, 0);
    let (mut spaced, mut times, mut told) = (0, 0, 0);
    let (mut marks, mut keywords, mut notices, mut sections) = (0, 0, 0, 0);
    let mut lines = lines(bytes).peekable();
    let head = lines.next_if(|(_, line)| line.as_ref().is_ok_and(heads));
    if head.as_ref().is_some_and(|(_, line)| line.is_ok_and(heads_others)) {
        return false;
    }
    let of_others = head
        .as_ref()
        .is_some_and(|(_, line)| line.is_ok_and(|line| !names_titles(line.split('\t')) && !names_titles_by_word(line)));
    let mut work = 0;
    let alone = head.filter(|_| lines.peek().is_none());
    for (_, line) in alone.into_iter().chain(lines) {
        // What is below the number of a version has changed with it.
        if line.is_ok_and(heads_version) {
            return false;
        }
        if line.is_ok_and(|line| is_rule(line) || is_section(line)) {
            sections += usize::from(line.is_ok_and(is_section));
            continue;
        }
        let title = line.ok().and_then(parts).map(|parts| {
            let title = parts.marked.map_or(parts.title, |(_, title)| title);
            (title, parts.id)
        });
        if title.is_some_and(|(title, _)| is_remark(title)) && good > 0 {
            continue;
        }
        if let Some(titles) = title.and_then(|(title, id)| several(title).filter(|_| id.is_none())) {
            good += titles.len();
            told += titles.len();
            continue;
        }
        // The lines of a draft that is written down are no titles.
        if title.is_some_and(|(title, _)| is_marked(title)) {
            return false;
        }
        let fits = title.is_some_and(|(title, id)| is_title(title, id) && !asks(title));
        let apart = |(title, _): (&str, _)| {
            let title = title.trim();
            let aside = title.ends_with(['）', ')']);
            // A sign behind a title says something of it: 停水通知 ✓.
            let unsigned = title.trim_end_matches(|c: char| !c.is_alphanumeric());
            title.contains("  ") || title.contains([' ', '\u{3000}']) && !notifies(unsigned) && !aside
        };
        marks += usize::from(title.is_some_and(|(title, _)| is_bare_mark(title)));
        keywords += usize::from(title.is_some_and(|(title, _)| is_keyword(title)));
        notices += usize::from(title.is_some_and(|(title, _)| notifies(title)));
        spaced += usize::from(title.is_some_and(apart));
        times += usize::from(title.is_some_and(|(title, _)| has_time(title)));
        told += usize::from(title.is_some_and(|(title, _)| tells(title)));
        work += usize::from(title.is_some_and(|(title, _)| tells_work(title)));
        good += usize::from(fits);
        odd += usize::from(!fits);
        divided += usize::from(title.is_some_and(|(title, _)| title.contains(',')));
        words += usize::from(title.is_some_and(|(title, _)| is_word(title)));
        if odd > MAX_ODD && odd * 4 > good {
            return false;
        }
    }
    // Where most lines have a comma, it divides columns: of a table of names, which are as short as titles.
    let is_table = good + odd > 1 && divided * 2 > good + odd;
    let are_words = good + odd > 2 && words * 2 > good + odd;
    // Blanks divide columns, too, and the names of things from what is said of them; times stand over what people say.
    let are_pairs = good + odd > 1 && spaced * 2 > good + odd;
    // A page of the console has its marks, and names of keywords with what stands in them.
    let is_page = marks > 1 || keywords > 1 && keywords > notices;
    // Short lines of which none says what a title says are a poem, rules, things to do.
    let are_lines = good + odd > 2 && told == 0;
    // Below the name of something else lines that say what was done, or is to be.
    let is_work = of_others && work * 2 > good + odd;
    good > 0
        && !are_lines
        && !is_work
        && (odd + sections) * 2 <= good
        && !is_page
        && !is_table
        && !are_words
        && !are_pairs
        && times < 2
}

/// Whether a line asks, or is an answer to choose: `A. 提醒`.
fn asks(title: &str) -> bool {
    let title = title.trim();
    let choice = title.strip_prefix(|c: char| matches!(c, 'A'..='F'));
    let begins = ["如何", "怎么", "怎样", "为什么", "为何", "什么是", "哪些"];
    title.ends_with(['？', '?'])
        || begins.iter().any(|ask| title.starts_with(ask))
        || choice.is_some_and(|rest| rest.starts_with(['.', '、', '．', ')']))
}

/// Whether a line says what titles say: that it notifies, or in which state something is.
fn tells(title: &str) -> bool {
    notifies(title) || may_be_title(title) && !["通知", "提醒", "提示"].iter().any(|word| title.contains(word))
}

/// Whether each line of a text has several titles, so that its commas divide those.
pub(super) fn stand_in_lines(bytes: &[u8]) -> bool {
    let mut lines = lines(bytes).peekable();
    lines.peek().is_some() && lines.all(|(_, line)| line.is_ok_and(|line| several(line).is_some()))
}

/// Whether a first line names what follows: a column of a spreadsheet, or the list.
fn heads(line: &&str) -> bool {
    names_titles(line.split('\t')) || is_heading(line)
}

/// The marks before most of the titles, if most have any: those are no part of them.
fn common_mark(bytes: &[u8]) -> Option<Mark> {
    let (mut all, mut counts) = (0_usize, [0_usize; 3]);
    let mut lines = lines(bytes).peekable();
    lines.next_if(|(_, line)| line.as_ref().is_ok_and(heads));
    for (_, line) in lines {
        let Ok(line) = line else { continue };
        if is_rule(line) || is_section(line) || is_remark(line) {
            continue;
        }
        all += 1;
        if let Some((mark, _)) = parts(line).and_then(|parts| parts.marked)
            && let Some(count) = counts.get_mut(mark as usize)
        {
            *count += 1;
        }
    }
    [Mark::Bullet, Mark::Number, Mark::Quotes]
        .into_iter()
        .zip(counts)
        .find_map(|(mark, count)| (count > 0 && count * 3 >= all * 2).then_some(mark))
}

pub(super) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut reader = Reader {
        mark: common_mark(bytes),
        taken_off: None,
        divided: None,
        rules: None,
        sections: None,
        batch: Batch::default(),
        context,
    };
    let mut lines = lines(bytes).peekable();
    // A column of a spreadsheet may come with its name. Alone it would be a title like any other.
    let head = lines.next_if(|(_, line)| line.as_ref().is_ok_and(heads));
    match head {
        Some((number, line)) if lines.peek().is_none() => reader.line(number, line),
        Some((number, Ok(line))) if !names_titles(line.split('\t')) => reader.heading(number, line),
        _ => {}
    }
    for (number, line) in lines {
        reader.line(number, line);
    }
    reader.close();
    reader.batch
}

struct Reader<'c> {
    /// The mark that is taken off.
    mark: Option<Mark>,
    /// The first line with such a mark, and how many there are.
    taken_off: Option<(usize, usize)>,
    /// The same of lines on which several titles stand.
    divided: Option<(usize, usize)>,
    /// The same of lines that only set others apart.
    rules: Option<(usize, usize)>,
    /// The same of lines that head those below them.
    sections: Option<(usize, usize)>,
    batch: Batch,
    context: &'c mut Context,
}

impl Reader<'_> {
    fn heading(&mut self, number: usize, line: &str) {
        let shown = quoted(line.trim());
        let message = self.context.say(
            format!("第一行 {shown} 像是这份清单的名称，不作为标题"),
            format!("the first line {shown} names the list, and is no title"),
        );
        let place = Cursor::new(line.as_bytes(), number).place();
        self.context.note(Some(place), message);
    }

    fn line(&mut self, number: usize, line: Result<&str, (&[u8], usize)>) {
        let item = match line {
            Ok(line) if is_remark(line) && !self.batch.items.is_empty() => return self.remark(number, line),
            Ok(line) if is_rule(line) => {
                self.rules.get_or_insert((number, 0)).1 += 1;
                return;
            }
            Ok(line) if is_section(line) => {
                self.sections.get_or_insert((number, 0)).1 += 1;
                return;
            }
            Ok(line) if line.len() > MAX_LINE_BYTES => {
                let message = self.context.too_long(MAX_LINE_BYTES);
                let place = Cursor::new(line.as_bytes(), number).place();
                self.context.broken(place, message)
            }
            Ok(line) => {
                if self.several(number, line).is_some() {
                    return;
                }
                if let Some(parts) = parts(line) {
                    self.title(number, line, parts)
                } else {
                    let mut tabs = line.match_indices('\t');
                    let second = tabs.nth(1).map_or(0, |(at, _)| at);
                    let message = self.context.say(
                        "一行中有多个制表符；应为标题，或编号、制表符、标题（表格请用 .tsv）",
                        "several tabs in one line; expected a title, or id, tab, title (a table is a .tsv)",
                    );
                    let place = Cursor::new(line.as_bytes(), number).place_of(second);
                    self.context.broken(place, message)
                }
            }
            Err((line, at)) => {
                let message = self.context.not_utf8(line.get(at).copied().unwrap_or_default());
                self.context.broken(Cursor::new(line, number).place_of(at), message)
            }
        };
        self.batch.items.push(item);
    }

    fn remark(&mut self, number: usize, line: &str) {
        let shown = quoted(line.trim());
        let message = self.context.say(
            format!("备注不作为标题：{shown}"),
            format!("a remark is no title: {shown}"),
        );
        let place = Cursor::new(line.as_bytes(), number).place();
        self.context.note(Some(place), message);
    }

    /// Reads a line on which several titles stand.
    fn several(&mut self, number: usize, line: &str) -> Option<()> {
        let Parts {
            id: None,
            title,
            marked,
        } = parts(line)?
        else {
            return None;
        };
        let titles = several(marked.map_or(title, |(_, title)| title))?;
        self.divided.get_or_insert((number, 0)).1 += 1;
        let mut cursor = Cursor::new(line.as_bytes(), number);
        for title in titles {
            let mut template = Template::new(title);
            let place = cursor.place_of(offset(line, title));
            template.origin.put(Field::Title, place.into());
            self.batch.items.push(self.context.template(template, number));
        }
        Some(())
    }

    fn title(&mut self, number: usize, line: &str, parts: Parts<'_>) -> Item {
        let mut cursor = Cursor::new(line.as_bytes(), number);
        if parts.id.is_some() && parts.title.trim().is_empty() {
            let message = self
                .context
                .say("制表符之后没有标题", "no title after the tab; expected id, tab, title");
            return self.context.broken(cursor.place_of(line.len()), message);
        }
        let title = match parts.marked {
            Some((mark, bare)) if self.mark == Some(mark) => {
                self.taken_off.get_or_insert((number, 0)).1 += 1;
                bare
            }
            _ => parts.title,
        };
        let mut template = Template::new(title);
        template.id = parts.id.filter(|id| !id.trim().is_empty()).map(str::to_owned);
        let begins = line.rfind(title).unwrap_or_default();
        template.origin.put(Field::Title, cursor.place_of(begins).into());
        self.context.template(template, number)
    }

    /// Tells once what was passed over in many lines.
    fn close(&mut self) {
        if let Some((number, count)) = self.taken_off {
            let (zh, en) = match self.mark {
                Some(Mark::Quotes) => ("标题外的引号", "the quotes around titles"),
                _ => ("标题前的序号或符号", "the numbers or bullets before titles"),
            };
            let message = self.context.say(
                format!("{zh}已去掉（{count} 行）"),
                format!("{en} are taken off (lines: {count})"),
            );
            self.context.note(Some(Cursor::new(b"", number).place()), message);
        }
        if let Some((number, count)) = self.divided {
            let message = self.context.say(
                format!("一行中的多个标题已分开（{count} 行）"),
                format!("several titles in one line, which were taken apart (lines: {count})"),
            );
            self.context.note(Some(Cursor::new(b"", number).place()), message);
        }
        if let Some((number, count)) = self.rules {
            let message = self.context.say(
                format!("分隔线不作为标题（{count} 行）"),
                format!("lines that only set others apart are no titles (lines: {count})"),
            );
            self.context.note(Some(Cursor::new(b"", number).place()), message);
        }
        if let Some((number, count)) = self.sections {
            let message = self.context.say(
                format!("# 开头的小标题不作为标题（{count} 行）"),
                format!("headings that begin with # are no titles (lines: {count})"),
            );
            self.context.note(Some(Cursor::new(b"", number).place()), message);
        }
    }
}
