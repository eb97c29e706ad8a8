//! JSON files: one template, a list, `{"templates": [...]}`, or whatever holds templates. A template that is broken does
//! not take the others with it.

use super::gate::Gate;
use super::own::first;
use super::syntax::{Broken, Extent, Tape, Why, extent, indent, lines_with_brace, skip_blanks};
use crate::input::batch::Batch;
use crate::input::bytes::utf8;
use crate::input::context::Context;
use crate::input::place::{Cursor, Place};

/// How often a template that runs to the end of the text is given up and the next one looked for: each time costs a
/// walk to the end.
const RECOVERIES: usize = 16;

pub(in crate::input) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let mut batch = Batch::default();
    let text = match utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let message = context.not_utf8(bytes.get(at).copied().unwrap_or_default());
            context.tell(&mut batch.errors, Some(Cursor::new(bytes, 1).place_of(at)), message);
            return batch;
        }
    };
    let mut document = Document {
        text,
        bytes,
        at: 0,
        cursor: Cursor::new(bytes, 1),
        batch,
        context,
        recoveries: RECOVERIES,
        gate: Gate::default(),
    };
    document.read();
    let Document { gate, mut batch, .. } = document;
    gate.finish(context, &mut batch);
    batch
}

pub(in crate::input) struct Document<'t, 'c> {
    pub(in crate::input) text: &'t str,
    pub(in crate::input) bytes: &'t [u8],
    pub(in crate::input) at: usize,
    cursor: Cursor<'t>,
    batch: Batch,
    pub(in crate::input) context: &'c mut Context,
    recoveries: usize,
    pub(in crate::input) gate: Gate,
}

impl Document<'_, '_> {
    fn read(&mut self) {
        match self.next() {
            None => {}
            Some(b'[') => {
                self.gate.is_list();
                self.list();
            }
            Some(b'{') => self.object(),
            Some(_) => drop(self.slow()),
        }
        let end = self.at;
        if let Some(byte) = self.next() {
            // What databases write as JSON is often an object a line.
            let lines = byte == b'{'
                && self
                    .bytes
                    .get(end..self.at)
                    .is_some_and(|blanks| blanks.contains(&b'\n'));
            if lines {
                self.gate.is_lines();
                return self.elements(None);
            }
            let found = self.character();
            let message = if byte == b'{' || byte == b'[' {
                self.context.say(
                    "第一个模板或列表之后还有内容；多个模板应写成一个列表 [...]，或每行一个并以 .jsonl 为扩展名",
                    "more stands after the first template or list; expected several as one list [...], or one a line in a .jsonl",
                )
            } else {
                self.context.say(
                    format!("应到此为止，实为 {found}"),
                    format!("expected nothing more, found {found}"),
                )
            };
            self.error(self.at, message);
            if byte == b'{' {
                self.elements(None);
            }
        }
    }

    /// Skips blanks; the byte that stands behind them.
    pub(in crate::input) fn next(&mut self) -> Option<u8> {
        self.at = skip_blanks(self.bytes, self.at);
        self.bytes.get(self.at).copied()
    }

    pub(in crate::input) fn error(&mut self, at: usize, message: String) {
        let place = self.place(at);
        self.tell(place, message);
    }

    pub(in crate::input) fn tell(&mut self, place: Place, message: String) {
        self.context.tell(&mut self.batch.errors, Some(place), message);
    }

    pub(in crate::input) fn place(&mut self, at: usize) -> Place {
        self.cursor.advance(at);
        self.cursor.place_of(at)
    }

    pub(in crate::input) fn broken(&mut self, at: usize, why: Why) {
        let open_line = match why {
            Why::Unclosed(open) => Cursor::new(self.bytes, 1).place_of(open).line,
            _ => 0,
        };
        let message = Broken { at, why }.message(self.text, open_line, self.context);
        self.error(at, message);
    }

    fn character(&self) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map(Context::shown).unwrap_or_default()
    }

    /// A list, from its `[` to behind its `]`.
    pub(in crate::input) fn list(&mut self) {
        let open = self.at;
        self.at += 1;
        self.elements(Some(open));
    }

    /// Elements up to the end of the list that was opened there, or of the text.
    fn elements(&mut self, list: Option<usize>) {
        let mut comma = None;
        let mut element = false;
        loop {
            let Some(byte) = self.next() else {
                if let Some(open) = list {
                    self.broken(self.bytes.len(), Why::Unclosed(open));
                }
                return;
            };
            match byte {
                b']' if list.is_some() => {
                    if let Some(comma) = comma {
                        self.broken(comma, Why::TrailingComma);
                    }
                    self.at += 1;
                    return;
                }
                b',' => {
                    if !element || comma.is_some() {
                        let message = self.context.say(
                            "应为模板，实为多余的 `,`",
                            "expected a template, found a comma too many",
                        );
                        self.error(self.at, message);
                    }
                    comma = Some(self.at);
                    self.at += 1;
                }
                b'}' | b']' | b':' => {
                    let found = self.character();
                    let message = self.context.say(
                        format!("应为模板，实为 {found}"),
                        format!("expected a template, found {found}"),
                    );
                    self.error(self.at, message);
                    self.at += 1;
                    while matches!(self.next(), Some(b'}' | b':')) {
                        self.at += 1;
                    }
                }
                _ => {
                    if list.is_some() && element && comma.is_none() {
                        self.broken(self.at, Why::CommaMissing);
                    }
                    element = true;
                    comma = self.element();
                }
            }
        }
    }

    /// One element; the offset of the comma behind it if that is passed already.
    fn element(&mut self) -> Option<usize> {
        if self.fast() { None } else { self.slow() }
    }

    pub(in crate::input) fn fast(&mut self) -> bool {
        self.cursor.advance(self.at);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some((read, length)) = first(rest) else {
            return false;
        };
        let item = read.item(self.at, &mut self.cursor, self.context);
        self.gate.own(item, self.context, &mut self.batch);
        self.at += length;
        true
    }

    /// Takes what the value holds that stands here and ends there.
    pub(in crate::input) fn take(&mut self, tape: &Tape<'_>, end: usize) {
        self.cursor.advance(self.at);
        self.gate
            .take(tape, self.text, &mut self.cursor, self.context, &mut self.batch);
        self.at = end;
    }

    pub(in crate::input) fn slow(&mut self) -> Option<usize> {
        let start = self.at;
        if let Ok((tape, end)) = Tape::new(self.text, start) {
            self.take(&tape, end);
            return None;
        }
        let (end, recovered) = match extent(self.bytes, start) {
            Extent::Closed(end) => (end, false),
            Extent::Torn(at) => (self.recover(start, at), true),
            Extent::Unclosed if self.recoveries > 0 => {
                self.recoveries -= 1;
                (self.recover(start, start), true)
            }
            Extent::Unclosed => (self.bytes.len(), false),
        };
        let text = self
            .text
            .get(..end)
            .unwrap_or(self.text)
            .trim_end_matches([' ', '\t', '\n', '\r']);
        // The comma before the template that was found again separates, it does not trail.
        let text = if recovered && end < self.bytes.len() {
            text.strip_suffix(',').unwrap_or(text)
        } else {
            text
        };
        self.cursor.advance(start);
        self.gate
            .value(text, start, &mut self.cursor, self.context, &mut self.batch);
        self.at = end;
        (recovered && end < self.bytes.len()).then_some(end)
    }

    /// Where the next template begins when the one at `start` cannot be followed to its end: on a line that begins with
    /// `{`, as far indented as this one or a sound template.
    fn recover(&self, start: usize, torn: usize) -> usize {
        let own = indent(self.bytes, start).filter(|depth| *depth > 0);
        let begins = |at: &usize| {
            (own.is_some() && indent(self.bytes, *at) == own)
                || self.text.get(*at..).is_some_and(|rest| first(rest).is_some())
        };
        let next = lines_with_brace(self.bytes, start).find(begins);
        next.unwrap_or_else(|| self.close_after(torn))
    }

    /// The `]` that ends the text after a template that was not closed, so that the list is not blamed too.
    fn close_after(&self, torn: usize) -> usize {
        let end = self.text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        if torn < end && self.bytes.get(end - 1) == Some(&b']') {
            end - 1
        } else {
            self.bytes.len()
        }
    }
}
