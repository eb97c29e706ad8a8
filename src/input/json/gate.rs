//! What becomes of what was found: items in their order, errors, notes. What is no draft waits until it is known what
//! the input is of.

use super::foreign::{Foreign, Found, Listing, Names, Notes, Seems, Wanted, What, search};
use super::own::{Faulty, Read, first, read_strictly};
use super::syntax::{Tape, View, Why, skip_blanks};
use crate::data::quoted;
use crate::input::batch::{Batch, Item, MAX_ERRORS};
use crate::input::context::Context;
use crate::input::error::InputError;
use crate::input::place::{Cursor, Place};
use crate::input::placeholder;
use crate::place::Field;
use crate::template::{Origin, Template};

/// What an input is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// Nothing yet is a draft.
    #[default]
    Unknown,
    /// Drafts in our own form: what is none among them was meant for one.
    Own,
    /// Templates under foreign names: what is none among them is something else.
    Foreign,
}

/// What was found so far.
#[derive(Debug, Clone, Default)]
pub(in crate::input) struct Gate {
    kind: Kind,
    names: Names,
    /// What is no draft, before it is known what the input is of, each with what is wrong with it as one.
    waiting: Vec<Faulty>,
    notes: Notes,
    /// Keywords by themselves.
    keywords: Listing,
    /// Whether they are the platform's without doubt.
    keywords_sure: bool,
    /// What the first value that is no draft seems to be.
    seems: Option<Seems>,
    /// What is wrong with the first value that is no JSON.
    broken: Option<InputError>,
    /// Errors were told of what may be a draft.
    told: bool,
    /// The values are items of a list, or of lines.
    listed: bool,
    /// The last item, if it was made of rows that have a keyword each.
    row: Option<usize>,
}

impl Gate {
    /// That the values which follow are items of a list, or of lines.
    pub(in crate::input) fn is_list(&mut self) {
        self.listed = true;
    }

    /// That what follows stands on lines of its own.
    pub(in crate::input) fn is_lines(&mut self) {
        self.listed = true;
        self.notes.lines = true;
    }

    /// Takes a draft in our own form.
    pub(in crate::input) fn own(&mut self, item: Item, context: &mut Context, batch: &mut Batch) {
        self.is_own(context, batch);
        batch.items.push(item);
    }

    /// Takes a value which is no such draft. It begins at `start`, where the cursor stands, and the text ends with it.
    pub(in crate::input) fn value(
        &mut self,
        text: &str,
        start: usize,
        cursor: &mut Cursor<'_>,
        context: &mut Context,
        batch: &mut Batch,
    ) {
        let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
        let wrong = match Tape::new(text, start) {
            Ok((tape, end)) => {
                let trailing = skip_blanks(text.as_bytes(), end);
                let Some(found) = text.get(trailing..).and_then(|rest| rest.chars().next()) else {
                    return self.take(&tape, text, cursor, context, batch);
                };
                let found = Context::shown(found);
                let message = context.say(
                    format!("模板之后应到此为止，实为 {found}；一行只放一个模板"),
                    format!("expected nothing after the template, found {found}; a line holds one template"),
                );
                context.error(Some(cursor.place_of(trailing)), message)
            }
            Err(broken) => {
                let open_line = match broken.why {
                    Why::Unclosed(at) => cursor.place_of(at).line,
                    _ => cursor.line(),
                };
                let message = broken.message(text, open_line, context);
                context.error(Some(cursor.place_of(broken.at)), message)
            }
        };
        let may_be = may_be_drafts(text.get(start..).unwrap_or_default());
        if may_be {
            self.told = true;
            self.is_own(context, batch);
        }
        if may_be || self.kind == Kind::Own {
            return batch.items.push(context.unreadable(vec![wrong]));
        }
        self.notes.others.add(1, cursor.place());
        self.broken.get_or_insert_with(|| wrong.clone());
        self.wait(Faulty {
            errors: vec![wrong],
            more: 0,
        });
    }

    /// Takes what stands in a value of the text; the cursor stands where it begins.
    pub(in crate::input) fn take(
        &mut self,
        tape: &Tape<'_>,
        text: &str,
        cursor: &mut Cursor<'_>,
        context: &mut Context,
        batch: &mut Batch,
    ) {
        let Some(root) = tape.root() else { return };
        let start = cursor.clone().place();
        let wanted = if context.library {
            Wanted::Titles
        } else {
            Wanted::Drafts
        };
        let (found, unread) = search(root, text, wanted, &mut self.names);
        for found in found {
            cursor.advance(found.at);
            self.one(found, tape, text, cursor, context, batch);
        }
        for name in unread {
            self.notes.unread.add(&name, start);
        }
        if self.kind == Kind::Unknown && self.seems.is_none() {
            self.seems = Some(Seems::of(root));
        }
    }

    fn one(
        &mut self,
        found: Found<'_>,
        tape: &Tape<'_>,
        text: &str,
        cursor: &mut Cursor<'_>,
        context: &mut Context,
        batch: &mut Batch,
    ) {
        let place = cursor.place();
        match found.what {
            What::Own => {
                self.is_own(context, batch);
                if let Some(view) = tape.at(found.at) {
                    let item = match first(text.get(found.at..).unwrap_or_default()) {
                        Some((read, _)) => read.item(found.at, &mut cursor.clone(), context),
                        None => match read_strictly(view, text, cursor, context) {
                            Ok(read) => read.item(0, &mut cursor.clone(), context),
                            Err(faulty) => faulty.item(context),
                        },
                    };
                    batch.items.push(item);
                }
            }
            What::Template(found) => {
                let Foreign {
                    read,
                    tally,
                    unread,
                    is_row,
                } = *found;
                self.is_foreign();
                self.notes.add(tally, &unread, place);
                let item = read.item(0, &mut cursor.clone(), context);
                let before = batch.items.len().checked_sub(1);
                let after_row = is_row && before.is_some() && self.row == before;
                match (batch.items.last_mut(), item) {
                    (Some(Item::Template(known)), Item::Template(row)) if after_row && continues(known, &row) => {
                        join(known, row);
                    }
                    (_, item) => batch.items.push(item),
                }
                self.row = batch.items.len().checked_sub(1).filter(|_| is_row);
            }
            What::BuiltIn => {
                self.is_foreign();
                self.notes.built_in.add(1, place);
            }
            What::Untitled => {
                self.is_foreign();
                let text = tape.at(found.at).and_then(View::text).unwrap_or_default();
                let inside = with_their_titles(&text, found.at, context);
                if inside.is_empty() {
                    let message = context.say(
                        "这段内容有占位符，但没有标题；应在同一个对象里有 title、name 或 标题",
                        "this content has placeholders and no title; expected title, name or 标题 in the same object",
                    );
                    let item = context.broken(place, message);
                    batch.items.push(item);
                }
                for read in inside {
                    batch.items.push(read.item(0, &mut cursor.clone(), context));
                }
            }
            What::Keyword(name, sure) => {
                self.keywords.add(&name, place);
                self.keywords_sure |= sure;
            }
            What::Refused(code, said) => {
                self.told = true;
                let said = quoted(&said);
                let message = context.say(
                    format!("平台返回错误：errcode {code}，errmsg {said}；应为含模板列表的成功结果"),
                    format!("the platform answered errcode {code}, errmsg {said}; expected an answer with templates"),
                );
                context.tell(&mut batch.errors, Some(place), message);
            }
            What::Title(title) => {
                self.is_own(context, batch);
                let read = Read::titled(title, found.at);
                batch.items.push(read.item(0, &mut cursor.clone(), context));
            }
            What::Other => {
                self.notes.others.add(1, place);
                let waits = self.kind == Kind::Unknown && self.waiting.len() < MAX_ERRORS;
                if self.kind == Kind::Own || waits {
                    let faulty = tape.at(found.at).map(|view| read_strictly(view, text, cursor, context));
                    match faulty {
                        Some(Err(faulty)) if waits => self.wait(faulty),
                        Some(Err(faulty)) => batch.items.push(faulty.item(context)),
                        // What could be read was taken for a draft already.
                        _ => {}
                    }
                }
            }
            What::More(count) => {
                self.notes.others.add(count, place);
                if self.kind == Kind::Own {
                    context.pass_over(count);
                }
            }
        }
    }

    /// Notes that a draft in our own form stands here; what waited was meant for one.
    fn is_own(&mut self, context: &mut Context, batch: &mut Batch) {
        if self.kind == Kind::Unknown {
            self.kind = Kind::Own;
            batch
                .items
                .extend(self.waiting.drain(..).map(|faulty| faulty.item(context)));
        }
    }

    fn wait(&mut self, faulty: Faulty) {
        if self.kind == Kind::Unknown && self.waiting.len() < MAX_ERRORS {
            self.waiting.push(faulty);
        }
    }

    fn is_foreign(&mut self) {
        if self.kind == Kind::Unknown {
            self.kind = Kind::Foreign;
            self.waiting.clear();
        }
    }

    /// Whether anything was read, or told of.
    fn is_known(&self) -> bool {
        self.kind != Kind::Unknown || self.told
    }

    /// Whether it is of templates under foreign names.
    pub(in crate::input) fn is_of_foreign(&self) -> bool {
        self.kind == Kind::Foreign
    }

    /// A member of what holds the templates that is not read.
    pub(in crate::input) fn not_read(&mut self, name: &str, place: Place) {
        self.notes.unread.add(name, place);
    }

    /// What is to be said at the end; the input has nothing but what was taken and what is in the batch.
    pub(in crate::input) fn finish(mut self, context: &mut Context, batch: &mut Batch) {
        if self.keywords.count.count > 0 && (self.keywords_sure || self.is_known()) {
            self.told = true;
            self.tell_keywords(context, batch);
        }
        if self.is_known() {
            self.notes.tell(self.kind == Kind::Foreign, context);
            return;
        }
        let (error, foreign) = match (self.broken, self.seems) {
            (Some(mut broken), None) => {
                broken.message = context.say(
                    format!("不是 JSON，也看不出模板：{}", broken.message),
                    format!("neither JSON nor anything like a template: {}", broken.message),
                );
                (broken, true)
            }
            (_, Some(seems)) if seems != Seems::Empty => {
                let foreign = seems != Seems::Answer;
                let seems = if self.listed { seems.in_list() } else { seems };
                (context.error(None, seems.message(context)), foreign)
            }
            _ => {
                // Nothing stands in it, be it meant for drafts or not.
                batch.foreign = batch.errors.is_empty();
                return;
            }
        };
        context.forget();
        batch.foreign = foreign;
        batch.errors = vec![error];
    }

    /// Keywords by themselves are told of: they are part of a draft.
    fn tell_keywords(&mut self, context: &mut Context, batch: &mut Batch) {
        let names = self.keywords.shown();
        let count = self.keywords.count.count;
        let message = context.say(
            format!("{count} 个关键词（{names}）没有标题，不成模板；请加上标题：接口 getpubtemplatekeywords 的标题在 getpubtemplatetitles 里，或改用 gettemplate、template/list 的结果"),
            format!("{count} keywords ({names}) without a title are no template; expected a title with them: that of an answer of getpubtemplatekeywords is in getpubtemplatetitles, and gettemplate and template/list answer with both"),
        );
        context.tell(&mut batch.errors, self.keywords.count.first, message);
    }
}

/// Whether a row has another keyword of the template the row before is of.
fn continues(known: &Template, row: &Template) -> bool {
    known.title == row.title && known.id == row.id
}

/// Puts the keyword of a row to those of the rows before.
fn join(known: &mut Template, row: Template) {
    let index = known.keywords.len();
    for (from, to) in [
        (Field::KeywordName(0), Field::KeywordName(index)),
        (Field::KeywordExample(0), Field::KeywordExample(index)),
    ] {
        if let Some((line, column)) = row.origin.at(from).and_then(|at| at.line.zip(at.column)) {
            let place = Place {
                line,
                column,
                cell: None,
            };
            known.origin.put(to, place.into());
        }
    }
    known.keywords.extend(row.keywords);
}

/// Whether something that is no JSON may have been meant for drafts.
fn may_be_drafts(text: &str) -> bool {
    [
        "title",
        "keyword",
        "template",
        ".DATA",
        "标题",
        "关键词",
        "通知",
        "提醒",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// The templates of a text in a string, whose titles stand in the text itself. All of it stands where the string does.
fn with_their_titles(text: &str, at: usize, context: &Context) -> Vec<Read> {
    let batch = placeholder::read(text, &mut Context::new(None, context.language));
    let templates = batch.items.into_iter().filter_map(|item| match item {
        Item::Template(template) => Some(template),
        Item::Unreadable(_) => None,
    });
    let read = |template: Template| {
        let keywords = template.keywords.iter().enumerate();
        let names = keywords.flat_map(|(index, keyword)| {
            let example = keyword.example.is_some().then_some(Field::KeywordExample(index));
            [Some(Field::KeywordName(index)), example]
        });
        let spots = names.flatten().chain([Field::Title]).map(|field| (at, field)).collect();
        let template = Template {
            origin: Origin::default(),
            ..template
        };
        Read { template, spots }
    };
    templates.map(read).collect()
}
