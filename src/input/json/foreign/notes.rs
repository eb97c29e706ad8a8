//! What is told of what is no draft: once for each kind, with how often it stands there and where first.

use std::borrow::Cow;

use super::record::Tally;
use crate::data::quoted;
use crate::input::context::Context;
use crate::input::place::Place;

/// How many names are listed in one note.
const LISTED: usize = 8;

/// Counts, with the place of the first.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Count {
    pub(in crate::input::json) count: usize,
    pub(in crate::input::json) first: Option<Place>,
}

impl Count {
    pub(in crate::input::json) fn add(&mut self, count: usize, place: Place) {
        self.count += count;
        if count > 0 {
            self.first.get_or_insert(place);
        }
    }
}

/// Names, each once.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Listing {
    names: Vec<String>,
    more: bool,
    pub(in crate::input::json) count: Count,
}

impl Listing {
    pub(in crate::input::json) fn add(&mut self, name: &str, place: Place) {
        self.count.add(1, place);
        if self.names.iter().any(|known| known == name) {
            return;
        }
        if self.names.len() < LISTED {
            self.names.push(name.to_owned());
        } else {
            self.more = true;
        }
    }

    pub(in crate::input::json) fn shown(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| quoted(name)).collect();
        names.join(", ") + if self.more { ", …" } else { "" }
    }
}

/// What of an input is no part of its drafts.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Notes {
    /// Members that say nothing of a draft.
    pub(in crate::input::json) unread: Listing,
    fixed: Count,
    unlabelled: Count,
    variables: Count,
    beside: Count,
    pub(in crate::input::json) built_in: Count,
    /// Items of lists that are no templates.
    pub(in crate::input::json) others: Count,
    /// Texts beside names that nothing shows to be titles.
    pub(in crate::input::json) doubtful: Listing,
    /// The values stand on lines of their own, though the input is not called so.
    pub(in crate::input::json) lines: bool,
}

impl Notes {
    pub(in crate::input::json) fn add(&mut self, tally: Tally, unread: &[Cow<'_, str>], place: Place) {
        self.fixed.add(tally.fixed, place);
        self.unlabelled.add(tally.unlabelled, place);
        self.variables.add(tally.variables, place);
        self.beside.add(tally.beside, place);
        for name in unread {
            self.unread.add(name, place);
        }
    }

    /// Tells of everything once; of `others` only where they were not meant for drafts.
    pub(in crate::input::json) fn tell(&self, others_too: bool, context: &mut Context) {
        if self.lines {
            let message = context.say("按每行一个 JSON 对象读取", "read as JSON lines, an object a line");
            context.note(None, message);
        }
        let names = self.unread.shown();
        let doubtful = (self.doubtful.count.count, self.doubtful.shown());
        let of = |count: &Count| count.count;
        let none = Count::default();
        let (fixed, unlabelled, variables) = (of(&self.fixed), of(&self.unlabelled), of(&self.variables));
        let (built_in, others, beside) = (of(&self.built_in), of(&self.others), of(&self.beside));
        let notes = [
            (
                &self.unread.count,
                format!("未读的成员：{names}"),
                format!("members that are not read: {names}"),
            ),
            (
                &self.fixed,
                format!("{fixed} 处固定文字（包括 first 和 remark）不是关键词，未读"),
                format!("{fixed} fixed texts, first and remark among them, are no keywords and not read"),
            ),
            (
                &self.unlabelled,
                format!("{unlabelled} 个占位符或条目没有名称，不成关键词，未读"),
                format!("{unlabelled} placeholders or entries without a name are no keywords and not read"),
            ),
            (
                &self.variables,
                format!("{variables} 个变量名不是示例，未读"),
                format!("{variables} names of variables are no examples and not read"),
            ),
            (
                &self.beside,
                format!("{beside} 个列表中的关键词在内容里没有，未读"),
                format!("{beside} keywords of lists are not in the content beside them and not read"),
            ),
            (
                &self.built_in,
                format!("{built_in} 个平台自带的“订阅模板消息”不是草稿，未读"),
                format!("{built_in} of the platform's own 订阅模板消息 are no drafts and not read"),
            ),
            (
                &self.doubtful.count,
                format!(
                    "{} 处名称列表旁的文字不像模板标题，未读作模板：{}",
                    doubtful.0, doubtful.1
                ),
                format!(
                    "{} texts beside lists of names do not look like titles, not read as templates: {}",
                    doubtful.0, doubtful.1
                ),
            ),
            (
                if others_too { &self.others } else { &none },
                format!("列表中有 {others} 项不是模板，未读"),
                format!("{others} items of lists are no templates and not read"),
            ),
        ];
        for (count, zh, en) in notes {
            if count.count > 0 {
                let message = context.say(zh, en);
                context.note(count.first, message);
            }
        }
    }
}
