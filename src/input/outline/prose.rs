//! Outlines as people write them: a title, below it or beside it what its keywords are.

use super::draft::{Awaits, Draft, Plain, Told};
use super::lines::{Before, Line, lines};
use super::page::{heads_letter, is_of_console, is_stamp, is_template_id};
use super::tree::{Entry, Value};
use super::wording::{Head, Part, before_mark, field, head, heads_sibling, labels, may_be_field, sibling, title};
use crate::data::quoted;
use crate::input::context::Context;
use crate::input::place::{Cursor, offset};
use crate::input::placeholder::{Role, notice};
use crate::input::platform::words::{id_in, is_colon};
use crate::input::table::names_keyword;

/// So many titles without anything below or beside them are a list of titles; so many lines that say nothing, most of a text.
const MANY: usize = 64;

/// Reads a text as an outline; none if most of it is none.
pub(super) fn read<'t>(text: &'t str, context: &mut Context) -> Option<Value<'t>> {
    let mut outline = Outline::default();
    for line in lines(text) {
        outline.line(line)?;
        let is_list = outline.drafts.len() == MANY && !outline.tells();
        if is_list || outline.others > MANY && outline.others > 4 * outline.used {
            return None;
        }
    }
    outline.drop_unsure();
    outline.note(text, context)?;
    let drafts = outline.drafts.iter().map(|draft| Entry::bare(draft.value(text)));
    Some(Value::Group(drafts.collect()))
}

#[derive(Default)]
struct Outline<'t> {
    drafts: Vec<Draft<'t>>,
    /// What was said of the draft that follows.
    id: Option<&'t str>,
    scene: Option<&'t str>,
    /// Whether it is a chat, by what stands over the first thing that was said.
    chat: bool,
    /// Lines that the console has beside any template.
    links: usize,
    /// Whether an id of the console's list stood on the line above.
    listed: bool,
    /// Marks of headings that stood above titles of another mark.
    sections: Vec<Before>,
    /// Lines that are part of a draft, lines that are not, and the first of those.
    used: usize,
    others: usize,
    first: Option<&'t str>,
    /// Whether the line above says that a scene follows.
    awaits_scene: bool,
    /// How many of these were said in a chat or a letter, which has as many as it likes.
    talk: usize,
}

impl<'t> Outline<'t> {
    /// Reads a line; none if the text can be no outline.
    fn line(&mut self, line: Line<'t>) -> Option<()> {
        if self.of_page(line) {
            return Some(());
        }
        self.links += usize::from(is_of_console(line.text));
        let plain = |draft: &Draft<'_>| draft.told != Told::Marks && !draft.closed;
        let a_field = self.drafts.last().filter(|draft| plain(draft)).is_some_and(|draft| {
            let beside = draft.keywords.last().is_some_and(|last| last.example.is_some());
            may_be_field(line.text, beside)
        });
        if let Some((role, number, value)) = head(line.text).filter(|_| !a_field) {
            if self.told(role, number, value, line) {
                self.used += 1;
            } else {
                self.other(line.text);
            }
            return Some(());
        }
        if std::mem::take(&mut self.awaits_scene) && title(line.text).is_none() {
            self.used += 1;
            let scene = self.drafts.last_mut().map_or(&mut self.scene, |draft| &mut draft.scene);
            scene.get_or_insert(line.text);
            return Some(());
        }
        if let Some(Head { title, keywords, scene }) = title(line.text) {
            self.used += 1;
            self.open(title, line);
            let draft = self.drafts.last_mut()?;
            draft.beside = keywords.len();
            draft.abreast = keywords.len();
            draft.keywords = keywords;
            draft.scene = draft.scene.or(scene);
            return Some(());
        }
        let Some(draft) = self.drafts.last_mut() else {
            // What has names before any title is a chat, or settings.
            let named = line.text.trim_end_matches(is_colon).contains(is_colon);
            let settles = named && field(line.text, false).is_some();
            let number = line.mark.filter(|mark| matches!(mark, Before::Number(..)));
            self.sections
                .extend(number.filter(|mark| !self.sections.contains(mark)));
            self.other(line.text);
            return (!settles).then_some(());
        };
        if draft.is_beside(&line) && draft.awaits == Awaits::Nothing {
            self.open(line.text, line);
            self.drafts.last_mut()?.told = Told::Keywords;
            return Some(());
        }
        if draft.beside > 0
            && line.indent == draft.indent
            && line.mark == draft.mark
            && let Some(Head { title, keywords, .. }) = sibling(line.text)
        {
            self.used += 1;
            self.open(title, line);
            let draft = self.drafts.last_mut()?;
            (draft.beside, draft.abreast, draft.keywords) = (keywords.len(), keywords.len(), keywords);
            return Some(());
        }
        let below = line.mark != draft.mark && (line.mark.is_some() || line.indent > draft.indent);
        let below = below || line.indent > draft.indent || draft.awaits == Awaits::Keywords;
        let section = line.mark != draft.mark && line.mark.is_some_and(|mark| self.sections.contains(&mark));
        let heading = matches!(line.mark, Some(Before::Heading(_))) || section;
        draft.closed |= heading;
        if draft.closed {
            self.other(line.text);
            return Some(());
        }
        self.under(line, below)
    }

    /// Reads a line that stands under a title and is of its draft, `below` it or not; none if the text can be no outline.
    fn under(&mut self, line: Line<'t>, below: bool) -> Option<()> {
        let draft = self.drafts.last_mut()?;
        let named =
            || field(line.text, false).is_some_and(|part| draft.keywords.iter().any(|it| it.label == part.label));
        if !named() && draft.show(line.text) {
            self.used += 1;
            return Some(());
        }
        let turns = draft.alternates(&line);
        if turns {
            draft.plain = Plain::Turns;
        }
        if turns || draft.exemplifies(&line) {
            draft.keywords.last_mut()?.example = Some(line.text);
            self.used += 1;
            return Some(());
        }
        if let Some(mut listed) = labels(line.text, false).filter(|_| draft.keywords.is_empty()) {
            draft.abreast = listed.len();
            draft.keywords.append(&mut listed);
            draft.awaits = Awaits::Nothing;
            self.used += 1;
            return Some(());
        }
        let begins = !line.apart || draft.keywords.is_empty();
        let named = names_keyword(line.text) || draft.plain == Plain::Turns && !line.apart;
        let paragraph = draft.apart && begins && named;
        let Some(part) = field(line.text, below || paragraph) else {
            // Among bare names nothing else stands.
            if draft.plain == Plain::Names && !line.apart {
                return None;
            }
            // An item of the list the titles stand in ends what belongs to the one before.
            draft.closed |= line.mark.is_some() && line.mark == draft.mark && line.indent == draft.indent;
            self.other(line.text);
            return Some(());
        };
        if paragraph && !below && part.example.is_none() && draft.plain == Plain::No {
            draft.plain = Plain::Names;
        }
        self.keyword(part, line)
    }

    /// Takes the keyword of a line; none if the text can be no outline.
    fn keyword(&mut self, part: Part<'t>, line: Line<'t>) -> Option<()> {
        let draft = self.drafts.last_mut()?;
        // Listed beside the title, explained below it.
        let mut listed = draft.keywords.iter_mut().filter(|known| known.example.is_none());
        if let Some(known) = listed.find(|known| part.example.is_some() && known.label == part.label) {
            known.example = part.example;
            self.used += 1;
            return Some(());
        }
        if draft.beside > 0 && line.indent == draft.indent && line.mark == draft.mark {
            self.other(line.text);
            return Some(());
        }
        // Keywords are named once; who speaks twice is no keyword, nor is who is spoken to.
        let addressed = ["各位", "尊敬", "亲爱", "大家"]
            .iter()
            .any(|begin| part.label.starts_with(begin))
            || part.example.is_none() && part.label.starts_with('各');
        if addressed || draft.keywords.iter().any(|known| known.label == part.label) {
            return None;
        }
        draft.inner = draft.inner.max(line.indent);
        draft.named_at = line.indent;
        draft.abreast = 1;
        draft.keywords.push(part);
        self.used += 1;
        Some(())
    }

    /// Whether a line is one of a page, and no outline's: what stands over something said in a chat, an id in the console's
    /// list, the title below it.
    fn of_page(&mut self, line: Line<'t>) -> bool {
        let letter = (line.apart || self.chat) && self.drafts.is_empty() && heads_letter(line.text);
        if letter || (line.apart || self.chat) && line.mark.is_none() && is_stamp(line.text) {
            self.chat = true;
            if let Some(draft) = self.drafts.last_mut() {
                draft.closed = true;
            }
            self.other(line.text);
            return true;
        }
        if is_template_id(line.text) {
            (self.id, self.listed) = (Some(line.text), true);
            self.used += 1;
            return true;
        }
        // In the console's list each title stands below its id.
        if std::mem::take(&mut self.listed) && heads_sibling(line.text) {
            self.open(line.text, line);
            if let Some(draft) = self.drafts.last_mut() {
                draft.closed = true;
            }
            self.used += 1;
            return true;
        }
        false
    }

    /// A line that says by its mark what it holds; whether it is part of a draft.
    fn told(&mut self, role: Role, number: Option<usize>, value: &'t str, line: Line<'t>) -> bool {
        if role == Role::Title {
            let (value, behind) = before_mark(value);
            let title = value.trim_matches(['"', '“', '”', '*', '`', '【', '】']);
            if !title.is_empty() {
                self.open(title, line);
                if let Some(draft) = self.drafts.last_mut() {
                    draft.told = Told::Marks;
                }
            }
            let rest = behind.and_then(head).filter(|(role, ..)| *role != Role::Title);
            let read = rest.is_none_or(|(role, number, value)| self.told(role, number, value, line));
            return !title.is_empty() && read;
        }
        let draft = self.drafts.last_mut();
        if draft.as_ref().is_some_and(|draft| draft.closed) && matches!(role, Role::Content | Role::Example) {
            return false;
        }
        match (role, draft) {
            (Role::Id | Role::Number, _) if value.is_empty() => {}
            (Role::Id | Role::Number, Some(draft)) if draft.id.is_none() => draft.id = Some(id_in(value)),
            (Role::Id | Role::Number, _) => self.id = Some(id_in(value)),
            (Role::Scene, draft) if value.is_empty() => {
                self.awaits_scene = true;
                draft.into_iter().for_each(|draft| draft.awaits = Awaits::Nothing);
            }
            (Role::Scene, Some(draft)) if draft.scene.is_none() => draft.scene = Some(value),
            (Role::Scene, _) => self.scene = Some(value),
            (Role::Content, Some(draft)) if value.is_empty() => draft.awaits = Awaits::Keywords,
            (Role::Content, Some(draft)) => match labels(value, true) {
                Some(mut found) => {
                    draft.told = Told::Marks;
                    draft.abreast = found.len();
                    draft.keywords.append(&mut found);
                }
                None => return false,
            },
            (Role::Example, Some(draft)) if value.is_empty() && number.is_none() => {
                let waits = draft.keywords.iter().any(|keyword| keyword.example.is_none());
                draft.awaits = if waits { Awaits::Examples } else { Awaits::Nothing };
                return waits;
            }
            (Role::Example, Some(draft)) => return draft.exemplify(value, number),
            (Role::Other, Some(draft)) => {
                draft.awaits = Awaits::Nothing;
                return false;
            }
            _ => return false,
        }
        true
    }

    fn open(&mut self, title: &'t str, line: Line<'t>) {
        self.drafts.push(Draft {
            title,
            indent: line.indent,
            mark: line.mark,
            id: self.id.take(),
            scene: self.scene.take(),
            keywords: Vec::new(),
            told: Told::default(),
            awaits: Awaits::default(),
            apart: line.apart,
            plain: Plain::default(),
            closed: false,
            inner: 0,
            beside: 0,
            abreast: 0,
            named_at: 0,
        });
    }

    /// Leaves out what only might have been titles.
    fn drop_unsure(&mut self) {
        let unsure = |draft: &mut Draft<'_>| draft.told == Told::Keywords && draft.keywords.is_empty();
        let dropped: Vec<&str> = self.drafts.extract_if(.., unsure).map(|draft| draft.title).collect();
        self.used += self.drafts.iter().filter(|draft| draft.told == Told::Keywords).count();
        dropped.into_iter().for_each(|title| self.other(title));
    }

    fn other(&mut self, line: &'t str) {
        self.others += 1;
        self.talk += usize::from(self.chat);
        self.first.get_or_insert(line);
    }

    /// Whether anything stands below or beside a title.
    fn tells(&self) -> bool {
        let mut drafts = self.drafts.iter();
        drafts.any(|draft| !draft.keywords.is_empty() || draft.scene.is_some())
    }

    /// Tells what of the outline is no draft; none if it is not an outline after all.
    fn note(&self, text: &str, context: &mut Context) -> Option<()> {
        // A remark below titles alone makes no keyword.
        let tells = |part: &Part<'_>| !["备注", "说明", "注", "注意"].contains(&part.label);
        let listed = self
            .drafts
            .iter()
            .filter(|draft| draft.keywords.iter().any(tells))
            .count();
        let explained = self.drafts.len() > 1 && self.drafts.iter().all(|draft| draft.scene.is_some());
        let surely = self.drafts.iter().any(|draft| notice(draft.title).is_some());
        let identified = !self.drafts.is_empty() && self.drafts.iter().all(|draft| draft.id.is_some());
        let sound = surely
            && (identified
                || listed > 0 && self.used + self.links + self.talk >= self.others
                || explained && self.others == 0);
        let Some(first) = self.first.filter(|_| sound) else {
            return sound.then_some(());
        };
        let (count, shown) = (self.others, quoted(first));
        let place = Cursor::new(text.as_bytes(), 1).place_of(offset(text, first));
        let message = context.say(
            format!("不属于任何模板的行，未读（{count} 行）：{shown}"),
            format!("lines that are part of no draft, and not read ({count}): {shown}"),
        );
        context.note(Some(place), message);
        Some(())
    }
}
