//! What a text that holds no drafts seems to be, so that whoever gave it knows what was read.

mod looks;

use super::apart::apart;
use super::platform::words::is_han;
use looks::{Group, Look, looks};

/// The name of what a text seems to be and what to do instead, in Chinese and English.
pub(super) struct Seems {
    pub(super) zh: String,
    pub(super) en: String,
}

/// As many lines are looked at.
const LINES: usize = 400;
/// Of so many lines one must speak for a kind.
const ONE_IN: usize = 6;

/// Whether the first words of a text leave no doubt that it is something else than drafts or titles.
pub(super) fn begins(text: &str) -> bool {
    by_beginning(text).is_some()
}

fn by_beginning(text: &str) -> Option<&'static Look> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    looks().find(|look| begins_so(text, look))
}

/// What a text seems to be by how it begins, by its name, by its lines.
pub(super) fn of(text: &str, name: Option<&str>) -> Seems {
    let by_name = || name.and_then(|name| looks().find(|look| is_called(name, look)));
    let by_lines = || {
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(LINES)
            .collect();
        let counted = looks().map(|look| (lines.iter().filter(|line| speaks(line, look)).count(), look));
        // Of equals the first: the table goes from the particular to the general.
        let best = counted.rev().max_by_key(|(count, _)| *count)?;
        (best.0 > 0 && best.0 * ONE_IN >= lines.len()).then_some(best.1)
    };
    match by_beginning(text).or_else(by_name) {
        None if is_encoded(text) => told(
            "编码过的数据（base64 等）",
            "encoded data (base64 or the like)",
            Group::Data,
        ),
        named => match named.or_else(by_lines) {
            Some(look) => told(look.zh, look.en, look.group),
            None => plain(text),
        },
    }
}

fn begins_so(text: &str, look: &Look) -> bool {
    let starts = |begin: &&str| {
        text.get(..begin.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(begin))
    };
    look.begins.iter().any(starts)
}

fn is_called(path: &str, look: &Look) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    look.names.iter().any(|known| *known == name || Some(*known) == ending)
}

fn speaks(line: &str, look: &Look) -> bool {
    look.lines.iter().any(|begin| line.starts_with(begin))
        || look.ends.iter().any(|end| line.ends_with(end))
        || look.holds.iter().any(|part| line.contains(part))
        || look.shape.is_some_and(|shape| shape(line))
}

/// Long lines of the letters that bytes are encoded in.
fn is_encoded(text: &str) -> bool {
    let coded = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_');
    let mut lines = text.lines().take(LINES).map(str::trim).filter(|line| !line.is_empty());
    lines.clone().any(|line| line.len() > 40) && lines.all(|line| line.chars().all(coded))
}

/// Text that is of no kind in the table.
fn plain(text: &str) -> Seems {
    let (mut all, mut han, mut letters, mut marks) = (0_usize, 0_usize, 0_usize, 0_usize);
    for char in text.chars().filter(|c| !c.is_whitespace()).take(4096) {
        all += 1;
        han += usize::from(is_han(char));
        letters += usize::from(char.is_alphabetic());
        marks += usize::from(char.is_ascii_punctuation());
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let words = lines().filter(|line| super::titles::is_word(line)).count();
    if han * 3 > all && words > 2 && words * 2 > lines().count() {
        told("词语列表", "a list of words", Group::Prose)
    } else if marks * 4 > all {
        told("程序的数据或源代码", "data or source code of a program", Group::Code)
    } else if han * 3 > all {
        told("一段文字", "prose", Group::Prose)
    } else if letters * 2 > all && han * 10 < all {
        told("没有汉字的文字", "text without Chinese", Group::Prose)
    } else {
        told("别的数据", "data of something else", Group::Data)
    }
}

fn told(zh: &str, en: &str, group: Group) -> Seems {
    let (zh_hint, en_hint) = match group {
        Group::Code => (
            "其中没有找到模板（如 {{thing1.DATA}}）；请给出 .json、表格，或每行一个标题",
            "no template, such as {{thing1.DATA}}, was found in it; expected drafts as JSON, a table, or a title a line",
        ),
        Group::Table => (
            "没有可作为模板的列；表头应有 标题、关键词、示例",
            "no columns for drafts; expected columns named title, keyword, example",
        ),
        Group::Data => (
            "其中没有模板；请给出 .json、表格，或每行一个标题",
            "no templates in it; expected drafts as JSON, a table, or a title a line",
        ),
        Group::Prose => (
            "不是标题列表；应为每行一个标题（汉字为主，至多 40 字），或 .json、表格",
            "no list of titles; expected a title a line (Chinese, at most 40 characters), JSON or a table",
        ),
    };
    Seems {
        zh: format!("看起来是{}，{zh_hint}", apart(zh)),
        en: format!("it seems to be {en}: {en_hint}"),
    }
}
