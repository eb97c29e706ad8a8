//! The example text of a template, taken apart by the labels of its content.

use super::content::{Content, Label};
use super::lines::lines;
use super::words::{is_colon, is_han, is_label};
use crate::input::place::offset;

/// What an example says of one keyword; parts of its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input) struct Shown<'e> {
    /// The label, where the content leaves it to the example.
    pub(in crate::input) label: Option<&'e str>,
    pub(in crate::input) value: Option<&'e str>,
}

/// A line of the example; what stands before its first colon and behind it.
#[derive(Clone, Copy)]
struct Line<'e> {
    text: &'e str,
    label: &'e str,
    value: Option<&'e str>,
    /// The keyword it is of.
    slot: Option<usize>,
}

/// What the example says of each keyword; and how many of its lines say nothing of any.
pub(in crate::input) fn read<'e>(example: &'e str, content: &Content<'_>) -> (Vec<Shown<'e>>, usize) {
    let mut lines: Vec<Line<'e>> = lines(example).map(line).collect();
    let mut shown = vec![Shown::default(); content.slots.len()];
    claim(&mut lines, content);
    for index in 0..content.slots.len() {
        name(&mut lines, content, index, &mut shown);
    }
    let matched = lines.iter().filter(|line| line.slot.is_some()).count();
    if matched < shown.len() {
        let glued = glued(example, content);
        if glued.iter().flatten().count() > matched {
            for (shown, value) in shown.iter_mut().zip(glued) {
                shown.value = value;
            }
            return (shown, 0);
        }
    }
    let filled = |line: &&Line<'_>| !line.text.trim().is_empty();
    let told = lines.iter().filter(filled).count();
    if matched == 0
        && told == shown.len()
        && content.fixed == 0
        && !lines.iter().any(|line| line.value.is_some() && is_label(line.label))
    {
        for (shown, line) in shown.iter_mut().zip(lines.iter().filter(filled)) {
            shown.value = Some(line.text);
        }
        return (shown, 0);
    }
    let mut rest = 0;
    let mut taken: Option<(usize, &'e str, usize)> = None;
    // The number of the item with which a value goes on that else ends with its line.
    let mut counted: Option<u32> = None;
    // Where the items of the last value end that stand above the remark.
    let mut items = 0;
    let last = lines.iter().rposition(|line| line.slot.is_some());
    let mut settle = |taken: Option<(usize, &'e str, usize)>| {
        if let Some((slot, begin, end)) = taken {
            let value = example
                .get(offset(example, begin)..end)
                .map(|value| value.trim_matches(['\n', '\r']));
            if let Some(shown) = shown.get_mut(slot) {
                shown.value = value;
            }
        }
    };
    for (index, line) in lines.iter().enumerate() {
        let end = offset(example, line.text) + line.text.len();
        match (line.slot, &mut taken) {
            (Some(slot), _) => {
                settle(taken.take());
                taken = line.value.map(|value| (slot, value, end));
                let closed = content.slots.get(slot).is_some_and(|slot| slot.closed);
                counted = None;
                if closed || (Some(index) == last && content.open_end) {
                    counted = line.value.and_then(counts).map(|number| number + 1);
                    if counted.is_none() {
                        let below = lines.get(index + 1..).unwrap_or_default();
                        let below = below.iter().filter(|_| Some(index) == last).map(|line| line.text);
                        let further = items_above_remark(below);
                        if let (Some(taken), Some(end)) = (&mut taken, lines.get(index + further)) {
                            taken.2 = offset(example, end.text) + end.text.len();
                            items = index + further + 1;
                        }
                        settle(taken.take());
                    }
                }
            }
            (None, Some((.., until))) if counted.is_some() && counts(line.text) == counted => {
                *until = end;
                counted = counted.map(|number| number + 1);
            }
            (None, Some(_)) if counted.is_some() => {
                settle(taken.take());
                counted = None;
                rest += usize::from(!line.text.trim().is_empty());
            }
            // A line with a label that the content has not is of another.
            (None, Some(_)) if line.value.is_some_and(|value| !value.starts_with("//")) && is_label(line.label) => {
                settle(taken.take());
                rest += 1;
            }
            (None, Some((.., until))) if !line.text.trim().is_empty() => *until = end,
            (None, Some(_)) => {}
            (None, None) if index < items => {}
            (None, None) => rest += usize::from(!line.text.trim().is_empty()),
        }
    }
    settle(taken);
    (shown, rest)
}

/// How many of these lines, which stand behind the last value, go on with it: all above the first that speaks as remarks do,
/// if they are items. None where no line speaks so, or one above may as well.
pub(in crate::input) fn items_above_remark<'e>(lines: impl Iterator<Item = &'e str>) -> usize {
    /// Few values of a list are longer, in characters.
    const LONGEST: usize = 20;
    const BEGINNINGS: [&str; 12] = [
        "请", "感谢", "谢谢", "点击", "如有", "如需", "如果", "若", "欢迎", "祝", "您", "详情",
    ];
    for (items, line) in lines.map(str::trim).enumerate() {
        if BEGINNINGS.iter().any(|begin| line.starts_with(begin)) || line.ends_with(['。', '！', '!', '~', '～']) {
            return items;
        }
        let mark = |c| is_colon(c) || matches!(c, '，' | ',' | '；' | ';' | '。' | '！' | '!' | '？' | '?');
        if line.is_empty() || line.contains(mark) || line.chars().count() > LONGEST {
            return 0;
        }
    }
    0
}

/// The number an item of a list begins with: `2、练习册`.
pub(in crate::input) fn counts(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '、' | '.' | '．' | ')' | '）'))?;
    let behind = rest.get(mark.len_utf8()..)?;
    let counted = !behind.trim().is_empty() && !behind.starts_with(|c: char| c.is_ascii_digit());
    text.get(..text.len() - rest.len())?.parse().ok().filter(|_| counted)
}

fn line(text: &str) -> Line<'_> {
    let at = text.find(is_colon);
    let behind = at.and_then(|at| text.get(at..)?.strip_prefix(is_colon));
    Line {
        text,
        label: at.and_then(|at| text.get(..at)).unwrap_or(text).trim(),
        value: behind.map(|value| value.strip_prefix(' ').unwrap_or(value)),
        slot: None,
    }
}

/// Whether two labels are the same but for blanks, which the platform's own examples have in one and not in the other.
pub(in crate::input) fn is_same(a: &str, b: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    a == b || a.contains(char::is_whitespace) != b.contains(char::is_whitespace) && letters(a) == letters(b)
}

/// Finds the line of each label; of equal labels the first has the first line. They may stand in any order.
fn claim(lines: &mut [Line<'_>], content: &Content<'_>) {
    // They are few: a walk over them is quicker than a table of them.
    let mut open: Vec<(usize, &str)> = Vec::with_capacity(content.slots.len());
    for (index, slot) in content.slots.iter().enumerate() {
        if let Label::Told(label) = slot.label {
            open.push((index, label));
        }
    }
    for line in lines.iter_mut().filter(|line| line.value.is_some()) {
        if let Some(at) = open.iter().position(|(_, label)| is_same(label, line.label)) {
            line.slot = Some(open.remove(at).0);
        }
    }
    // 购买时间 2016年6月6日: without a colon what follows must not go on with the label.
    for line in lines.iter_mut().filter(|line| line.value.is_none()) {
        let text = line.text.trim_start();
        let behind = |label: &str| {
            let rest = text.strip_prefix(label)?;
            let rest = (!rest.starts_with(is_han)).then_some(rest.trim_start())?;
            (!rest.is_empty()).then_some(rest)
        };
        let fits = open
            .iter()
            .enumerate()
            .filter(|(_, (_, label))| behind(label).is_some());
        // Of equal ones the first.
        let longest = fits.rev().max_by_key(|(_, (_, label))| label.len()).map(|(at, _)| at);
        if let Some(at) = longest {
            let (slot, label) = open.remove(at);
            line.value = behind(label);
            line.slot = Some(slot);
        }
    }
}

/// Finds the line that gives a keyword its name: one whose label ends as the content says, between those of the keywords
/// around it.
fn name<'e>(lines: &mut [Line<'e>], content: &Content<'_>, index: usize, shown: &mut [Shown<'e>]) {
    let Some(Label::InExample(ending)) = content.slots.get(index).map(|slot| slot.label) else {
        return;
    };
    let of = |line: &Line<'_>, wanted: Option<usize>| wanted.is_some() && line.slot == wanted;
    let before = lines.iter().position(|line| of(line, index.checked_sub(1)));
    let from = before.map_or(0, |at| at + 1);
    let next = lines
        .iter()
        .skip(from)
        .position(|line| line.slot.is_some())
        .map(|at| from + at);
    let to = next.unwrap_or(lines.len());
    let fits = |line: &&mut Line<'e>| {
        line.slot.is_none() && line.value.is_some() && line.label.ends_with(ending) && is_label(line.label)
    };
    let mut between = lines.get_mut(from..to).unwrap_or_default().iter_mut();
    // A greeting may have a colon too, and stands first; what follows the last keyword stands last.
    let line = if next.is_some() {
        between.rfind(fits)
    } else {
        between.find(fits)
    };
    if let (Some(line), Some(shown)) = (line, shown.get_mut(index)) {
        line.slot = Some(index);
        shown.label = Some(line.label);
    }
}

/// The values of an example without line breaks: what stands between the labels, which follow one another.
fn glued<'e>(example: &'e str, content: &Content<'_>) -> Vec<Option<&'e str>> {
    let mut from = 0;
    let mut places: Vec<Option<(usize, usize)>> = Vec::new();
    for slot in &content.slots {
        let (Label::Told(label) | Label::InExample(label)) = slot.label;
        let rest = example.get(from..).unwrap_or_default();
        let found = rest.match_indices(label).find_map(|(at, _)| {
            let behind = rest.get(at + label.len()..)?;
            let value = behind.trim_start().strip_prefix(is_colon)?;
            let value = value.strip_prefix(' ').unwrap_or(value);
            Some((from + at, example.len() - value.len()))
        });
        let found = found.filter(|_| !label.is_empty());
        from = found.map_or(from, |(_, value)| value);
        places.push(found);
    }
    let value = |(index, place): (usize, &Option<(usize, usize)>)| {
        let (_, begin) = (*place)?;
        let next = places.iter().skip(index + 1).flatten().next();
        let end = next.map_or(example.len(), |(start, _)| *start);
        example.get(begin..end).map(str::trim_end)
    };
    places.iter().enumerate().map(value).collect()
}
