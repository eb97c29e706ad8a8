//! Drafts looked for in a JSON value: our own wherever they are expected, foreign ones wherever they stand.

use std::borrow::Cow;

use super::super::own::first;
use super::super::syntax::View;
use super::alike::Alike;
use super::found::{Foreign, Found, What};
use super::meant::{OURS, has_foreign_name, looks_own};
use super::names::{HOLDERS, Names};
use super::pairs::{self, Placed};
use super::record::Record;
use super::refusal::refusal;
use super::rows::{Form, names_keywords};
use crate::input::batch::MAX_ERRORS;
use crate::input::platform::words::{is_certain_key, is_notice, is_title};
use crate::input::platform::{BUILT_IN, has_placeholder};
use crate::order;

/// Where a value stands.
#[derive(Clone)]
struct Position<'t> {
    /// Where drafts are expected: at the top, in its list, in a list under a name for one.
    expected: bool,
    /// The title that what stands above has to give.
    title: Option<Placed<'t>>,
    /// A part of a template: what has no title there needs none.
    inside: bool,
}

/// What a value is looked through for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::json) enum Wanted {
    /// Drafts.
    Drafts,
    /// Existing titles: a bare string is one.
    Titles,
    /// Drafts in what was no JSON before, and so is in nobody's own form.
    Transcribed,
}

/// What is being looked through.
pub(in crate::input::json) struct Search<'t, 'n> {
    text: &'t str,
    pub(super) wanted: Wanted,
    pub(super) names: &'n mut Names,
    found: Vec<Found<'t>>,
    /// Members of what holds templates that hold none.
    unread: Vec<Cow<'t, str>>,
    /// The member that had the title of a draft, whatever it is called.
    title_name: Option<Cow<'t, str>>,
    /// What the last record says of others with the same names.
    alike: Option<Alike<'t>>,
}

/// All that is found in a value, in its order; and the names of what holds it that say nothing.
pub(in crate::input::json) fn search<'t>(
    root: View<'t>,
    text: &'t str,
    wanted: Wanted,
    names: &mut Names,
) -> (Vec<Found<'t>>, Vec<Cow<'t, str>>) {
    let mut search = Search {
        text,
        wanted,
        names,
        found: Vec::new(),
        unread: Vec::new(),
        title_name: None,
        alike: None,
    };
    let position = Position {
        expected: true,
        title: None,
        inside: false,
    };
    // An item of a list of titles, each of which ends as they do.
    let title = root.text().filter(|text| wanted == Wanted::Drafts && is_notice(text));
    if let Some(title) = title {
        search.add(root, What::Title(title.into_owned()));
    } else if !search.value(root, &position) {
        search.add(root, What::Other);
    }
    order::sort_by_key(&mut search.found, |found| found.at);
    (search.found, search.unread)
}

impl<'t> Search<'t, '_> {
    pub(super) fn add(&mut self, view: View<'t>, what: What<'t>) {
        self.found.push(Found { at: view.at(), what });
    }

    /// Looks through a value, as deep as the walk went; whether anything is there.
    fn value(&mut self, view: View<'t>, position: &Position<'t>) -> bool {
        if view.is_object() {
            return self.object(view, position);
        }
        if view.is_list() {
            return self.list(view, position);
        }
        let Some(text) = view.text() else { return false };
        if has_placeholder(&text) && !position.inside {
            self.add(view, What::Untitled);
            return true;
        }
        if self.wanted == Wanted::Titles && position.expected {
            self.add(view, What::Title(text.into_owned()));
            return true;
        }
        false
    }

    fn list(&mut self, view: View<'t>, position: &Position<'t>) -> bool {
        let within = Position {
            title: None,
            ..position.clone()
        };
        let forms = self.forms(view.parts());
        let mut title_name = None;
        let mut any = false;
        // A list may be of anything, and long; what stands between drafts is told of only so often.
        let mut others = Vec::new();
        let mut more = 0;
        for item in view.parts() {
            let found = if item.is_list() {
                // Cells of a row are no drafts.
                let cells = Position {
                    expected: false,
                    ..within.clone()
                };
                self.row(item, position, &forms) || self.list(item, &cells)
            } else {
                self.value(item, &within)
            };
            any |= found;
            // What was found in an item that is none has titles of its own.
            let name = self.title_name.take().filter(|_| found);
            title_name = title_name.or(name);
            match (found, others.len() < MAX_ERRORS) {
                (false, true) => others.push(item),
                (false, false) => more += 1,
                (true, _) => {}
            }
        }
        if let Some(name) = title_name {
            others.retain(|item| !self.titled_alike(*item, &name));
        }
        if any || position.expected {
            let end = others.last().map_or(0, |item| item.at());
            self.found.extend(others.into_iter().map(|item| Found {
                at: item.at(),
                what: What::Other,
            }));
            if more > 0 {
                self.found.push(Found {
                    at: end,
                    what: What::More(more),
                });
            }
        }
        any
    }

    /// A row of cells, one of which has placeholders and one a title.
    fn row(&mut self, view: View<'t>, position: &Position<'t>, forms: &[Form]) -> bool {
        if self.wanted == Wanted::Transcribed && self.row_of_program(view, forms) {
            return true;
        }
        if view.parts().any(View::has_parts) {
            return false;
        }
        let mut record = Record::new(view, self.names);
        let title = record.content.and_then(|_| record.title_of_row());
        if let Some(title) = title.filter(|_| !position.inside) {
            return self.template(view, &mut record, title);
        }
        false
    }

    fn object(&mut self, view: View<'t>, position: &Position<'t>) -> bool {
        if let Some(alike) = &self.alike
            && let Some(found) = alike.read(view)
        {
            self.title_name = alike.title_name();
            self.add(view, What::Template(Box::new(found)));
            return true;
        }
        let mut record = Record::new(view, self.names);
        let answers = record.members.iter().any(|member| member.name == "errcode");
        if let Some((code, message)) = answers.then(|| refusal(view)).flatten() {
            self.add(view, What::Refused(code, message));
            return true;
        }
        let ours = record.members.iter().all(|member| OURS.contains(&&*member.name));
        let rest = self.text.get(view.at()..).unwrap_or_default();
        let transcribed = self.wanted == Wanted::Transcribed;
        if ours && position.expected && !transcribed && first(rest).is_some() {
            self.add(view, What::Own);
            return true;
        }
        record.join(self.names);
        let title = record.title();
        let proven = record.content.is_some() || record.lists_keywords();
        let foreign = transcribed
            || record.content.is_some()
            || record.lists_foreign()
            || record.has_platform_id()
            || has_foreign_name(&record);
        let bare = self.wanted == Wanted::Titles && !record.is_of_keyword() || transcribed && ours;
        let row = position.expected && record.has_blank_content();
        let inline = record.has_keys_with_names();
        let foreign = (foreign || inline) && !record.is_of_others();
        let enough = proven || inline || record.has_platform_id() || bare && position.expected || row;
        if let Some(title) = title.filter(|_| foreign && enough) {
            self.alike = Alike::of(&record, title).filter(|_| !transcribed);
            return self.template(view, &mut record, title);
        }
        if let Some(title) = position.title.clone().filter(|_| proven && title.is_none() && foreign) {
            return self.titled(view, &mut record, title);
        }
        let ours = record.content.is_none() && !transcribed && !record.is_of_others();
        if ours && looks_own(&record, position.expected) {
            self.add(view, What::Own);
            return true;
        }
        if !position.inside
            && !record.lists_keywords()
            && let Some((pair, _)) = pairs::pair(view, false, self.names)
        {
            let sure = pair.key.as_deref().is_none_or(is_certain_key);
            self.add(view, What::Keyword(pair.label.text.into_owned(), sure));
            return true;
        }
        self.members(&record, position)
    }

    /// Looks through the members of an object that is no template itself.
    fn members(&mut self, record: &Record<'t>, position: &Position<'t>) -> bool {
        let forms = self.forms(record.members.iter().map(|member| member.view));
        // Among titles that end as titles do others stand as they like, if what they name are keywords.
        let noticed = record
            .members
            .iter()
            .any(|member| member.meaning.is_none() && is_notice(&member.name) && member.view.is_list());
        let mut any = false;
        let mut unread = Vec::new();
        for member in &record.members {
            let named = member.meaning.is_none() && is_title(&member.name);
            let named = named.then(|| Placed {
                text: member.name.clone(),
                at: member.view.key_at(),
            });
            if let Some(title) = named.clone()
                && member.text().is_some_and(has_placeholder)
            {
                // {"取书成功通知": "书籍名称：{{thing1.DATA}}"}
                let mut single = Record::single(member.clone());
                any |= self.titled(member.view, &mut single, title);
                continue;
            }
            let within = Position {
                expected: position.expected && HOLDERS.contains(&&*member.name),
                title: named,
                inside: position.inside,
            };
            let found = match member.view.has_parts().then(|| within.title.clone()).flatten() {
                // {"取书成功通知": [{"name": "书籍名称", "key": "thing1"}]}
                // A title that ends as titles do says that what it names are keywords.
                Some(title) if self.is_record(member.view) => {
                    let mut inner = Record::new(member.view, self.names);
                    self.titled(member.view, &mut inner, title)
                }
                Some(title) => match Record::listing(
                    member.clone(),
                    is_notice(&title.text) || noticed && names_keywords(member.view),
                    self.names,
                ) {
                    Some(mut record) => self.titled(member.view, &mut record, title),
                    None => self.value(member.view, &within),
                },
                // {refund: ["退款通知", ["订单号", "金额"]]}
                None if self.wanted == Wanted::Transcribed && member.view.is_list() => {
                    self.row_of_program(member.view, &forms) || self.value(member.view, &within)
                }
                None => self.value(member.view, &within),
            };
            any |= found;
            if !found && !says_all_is_well(&member.name) {
                unread.push(member.name.clone());
            }
        }
        if any {
            self.unread.append(&mut unread);
        }
        any
    }

    pub(super) fn template(&mut self, view: View<'t>, record: &mut Record<'t>, title: usize) -> bool {
        let Some(member) = record.members.get_mut(title) else {
            return false;
        };
        member.used = true;
        if !member.name.is_empty() {
            self.title_name = Some(member.name.clone());
        }
        let Some(title) = member.scalar.clone() else {
            return false;
        };
        self.titled(view, record, title)
    }

    /// A record as a template under this title; what else stands in it is looked through.
    fn titled(&mut self, view: View<'t>, record: &mut Record<'t>, title: Placed<'t>) -> bool {
        if title.text == BUILT_IN && record.members.iter().any(|member| is_built_in(member.text())) {
            self.add(view, What::BuiltIn);
            return true;
        }
        let (read, tally) = record.template(title, self.names);
        let index = self.found.len();
        // The title may be the name under which the record stands.
        let at = view.at().min(read.spots.first().map_or(usize::MAX, |(at, _)| *at));
        self.found.push(Found { at, what: What::Other });
        let within = Position {
            expected: false,
            title: None,
            inside: true,
        };
        let mut unread = Vec::new();
        let is_answer = record
            .members
            .iter()
            .any(|member| IDS_OF_ANSWERS.contains(&&*member.name));
        for member in record.members.iter().filter(|member| !member.used) {
            let found = member.view.has_parts() && self.value(member.view, &within);
            let known = says_all_is_well(&member.name) || is_answer && BESIDE_THOSE.contains(&&*member.name);
            if !found && !member.name.is_empty() && !known {
                unread.push(member.name.clone());
            }
        }
        if let Some(found) = self.found.get_mut(index) {
            let is_row = record.is_row;
            found.what = What::Template(Box::new(Foreign {
                read,
                tally,
                unread,
                is_row,
            }));
        }
        true
    }
}

/// What the platform calls the ids of templates, and what beside them is of no draft: for how many messages one consent
/// is, and of which trade it is.
const IDS_OF_ANSWERS: [&str; 2] = ["priTmplId", "tid"];
const BESIDE_THOSE: [&str; 2] = ["type", "categoryId"];

/// What an answer says of itself was looked at before.
fn says_all_is_well(name: &str) -> bool {
    matches!(name, "errcode" | "errmsg")
}

fn is_built_in(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.trim() == "{{content.DATA}}")
}
