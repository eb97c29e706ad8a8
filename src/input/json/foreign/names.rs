//! What the names of members say, looked up once.

use std::collections::HashMap;

use crate::data::nearest;
use crate::input::platform::names::Meaning;

/// Members under which lists of templates are kept, and so drafts in our own form, too.
pub(in crate::input::json) const HOLDERS: [&str; 18] = [
    "templates",
    "template",
    "template_list",
    "data",
    "list",
    "rows",
    "records",
    "RECORDS",
    "items",
    "result",
    "results",
    "drafts",
    "docs",
    "hits",
    "_source",
    "keyword_list",
    "模板",
    "模板列表",
];

/// What one name says.
#[derive(Debug, Clone, Copy)]
pub(in crate::input::json) struct Said {
    pub(in crate::input::json) meaning: Meaning,
    /// It was likely meant for `title` or `keywords`, or is.
    pub(in crate::input::json) begins_draft: bool,
    /// It is a member of our own form that nobody else's has, or was likely meant for one.
    pub(in crate::input::json) is_meant: bool,
}

/// What the names of an input say. Records repeat theirs; of those that never do only so many are kept.
#[derive(Debug, Clone, Default)]
pub(in crate::input::json) struct Names(HashMap<String, Said>);

impl Names {
    pub(in crate::input::json) fn of(&mut self, name: &str) -> Said {
        const KEPT: usize = 1024;
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        let said = Said {
            meaning: Meaning::of(name),
            begins_draft: nearest(name, ["title", "keywords"]).is_some(),
            is_meant: name != "title" && nearest(name, ["title", "keywords", "ignore", "scene"]).is_some(),
        };
        if self.0.len() < KEPT {
            self.0.insert(name.to_owned(), said);
        }
        said
    }
}
