//! Messages judged beside their templates, before they are sent.

use crate::checks::{Context, Hits, KeywordReading, Scope, Target};
use crate::input::{InputError, InputNote, MessageBatch};
use crate::lexicon::Lexicon;
use crate::linter::Linter;
use crate::message::{Message, Pair, SendContext, Sent, Templates, ValueReading};
use crate::order;
use crate::place::Field;
use crate::report::{Finding, Report, Severity, TemplateRef};
use crate::template::Template;
use crate::text::{Buffers, Read, Reading, Shaped};

/// Judges messages one after the other, in room that is used again. One for each thread.
///
/// ```
/// use mobanlint::{Keyword, Linter, Message, Preflighter, Ruleset, SendContext, Template, Templates};
/// let linter = Linter::builder().build(&Ruleset::loader().load("wechat-send")?)?;
/// let templates = Templates::new([Template::new("停水通知").with_id("T").with_keyword(Keyword::new("停水时间"))]);
/// let mut preflighter = Preflighter::new(&linter);
/// let message = Message::new("T").with_value("keyword1", "2026年1月5日 12:30");
/// assert!(preflighter.judge(0, &message, &templates, &SendContext::default())?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Preflighter<'l> {
    linter: &'l Linter,
    buffers: Buffers,
    /// The values of keywords, by the places of these.
    shaped: Vec<Option<Shaped>>,
    values: Vec<(Field, Read)>,
    names: Names,
}

/// The names of keywords, read once for all messages by the same templates.
#[derive(Default)]
struct Names {
    of: Templates,
    buffers: Buffers,
    /// By the places of template and keyword.
    read: Vec<Vec<Option<Read>>>,
}

impl Names {
    /// Readies the name of a keyword of a template.
    fn ready(&mut self, templates: &Templates, template: usize, keyword: usize, lexicon: &Lexicon) {
        if !self.of.is(templates) {
            self.of = templates.clone();
            self.buffers.clear();
            self.read = vec![Vec::new(); templates.all().len()];
        }
        let known = self
            .of
            .all()
            .get(template)
            .and_then(|known| known.keywords.get(keyword));
        let (Some(known), Some(read)) = (known, self.read.get_mut(template)) else {
            return;
        };
        if read.len() <= keyword {
            read.resize(keyword + 1, None);
        }
        if let Some(slot @ None) = read.get_mut(keyword) {
            *slot = Some(self.buffers.read(&known.name, lexicon));
        }
    }

    fn reading(&self, template: usize, keyword: usize) -> Option<Reading<'_>> {
        let read = self.read.get(template)?.get(keyword)?.as_ref()?;
        let name = &self.of.all().get(template)?.keywords.get(keyword)?.name;
        Some(self.buffers.reading(name, read))
    }
}

impl Linter {
    /// Judges a message beside the template it is sent by, by the rules that look at messages: those of the built-in ruleset
    /// `wechat-send`. Places are named as the platform names them, `data.thing1.value`.
    ///
    /// ```
    /// use mobanlint::{Keyword, Linter, Message, Ruleset, SendContext, Template};
    /// let linter = Linter::builder().build(&Ruleset::loader().load("wechat-send")?)?;
    /// let template = Template::new("停水通知").with_keyword(Keyword::new("停水时间").with_type("time").with_key("time2"));
    /// let report = linter.preflight(&Message::new("T"), &template, &SendContext::default());
    /// assert_eq!(report.findings[0].field.to_string(), "data");
    /// let message = Message::new("T").with_value("time2", "08:00～12:00");
    /// assert_eq!(linter.mend(&message, &template, &SendContext::default()).value("time2"), Some("08:00~12:00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn preflight(&self, message: &Message, template: &Template, context: &SendContext) -> Report {
        let templates = Templates::new([template.clone()]);
        let found = Preflighter::new(self).beside(0, message, &templates, Ok(0), context);
        self.report_on(message, found)
    }

    /// Judges a message beside the template it names among these.
    pub fn preflight_among(&self, message: &Message, templates: &Templates, context: &SendContext) -> Report {
        let found = Preflighter::new(self).judge(0, message, templates, context);
        self.report_on(message, found)
    }

    /// Judges the messages of an input, each beside the template it names among these.
    pub fn preflight_all(&self, batch: &MessageBatch, templates: &Templates, context: &SendContext) -> Report {
        let mut report = self.report_on_messages();
        report.errors = batch.all_errors().into_iter().cloned().collect();
        report.notes.clone_from(&batch.notes);
        let mut preflighter = Preflighter::new(self);
        for (index, message) in batch.messages() {
            let found = preflighter.judge(index, message, templates, context);
            self.add(&mut report, message, found);
        }
        report
    }

    fn report_on_messages(&self) -> Report {
        let mut report = Report::new(self.compiled.reference.clone());
        report.summary.messages = Some(0);
        report
    }

    fn report_on(&self, message: &Message, found: Result<Vec<Finding>, InputError>) -> Report {
        let mut report = self.report_on_messages();
        self.add(&mut report, message, found);
        report
    }

    fn add(&self, report: &mut Report, message: &Message, found: Result<Vec<Finding>, InputError>) {
        match found {
            Ok(mut findings) => {
                *report.summary.messages.get_or_insert_default() += 1;
                let severities = findings.iter().map(|finding| finding.severity);
                severities.for_each(|severity| report.summary.add(severity));
                report.findings.append(&mut findings);
            }
            Err(error) => report.errors.push(error),
        }
        // Said of many, it is good to know once.
        let note = message.dialect().note(self.language);
        if let Some(note) = note.filter(|note| report.notes.iter().all(|known| known.message != *note)) {
            let path = message.origin.path.as_deref();
            report.notes.push(InputNote::new(path, note));
        }
    }
}

impl<'l> Preflighter<'l> {
    /// Room for the judging of messages by this linter.
    pub fn new(linter: &'l Linter) -> Self {
        Self {
            linter,
            buffers: Buffers::default(),
            shaped: Vec::new(),
            values: Vec::new(),
            names: Names::default(),
        }
    }

    /// The findings of a message beside the template it names among these, in the order of its fields. `index` is its place
    /// among all messages.
    ///
    /// # Errors
    /// A message, or its template, beyond the documented limits; a ruleset without rules about messages.
    pub fn judge(
        &mut self,
        index: usize,
        message: &Message,
        templates: &Templates,
        context: &SendContext,
    ) -> Result<Vec<Finding>, InputError> {
        self.beside(index, message, templates, templates.place_of(message), context)
    }

    fn beside(
        &mut self,
        index: usize,
        message: &Message,
        templates: &Templates,
        place: Result<usize, Option<&str>>,
        context: &SendContext,
    ) -> Result<Vec<Finding>, InputError> {
        let language = self.linter.language;
        let path = message.origin.path.as_deref();
        if !self.linter.judges_messages() {
            let what = language.pick(
                "这个规则集里没有检查消息的规则；请用 wechat-send",
                "this ruleset has no rules about messages; use wechat-send",
            );
            return Err(InputError::new(path, what));
        }
        if let Err(fault) = message.within_limits() {
            let mut error = InputError::new(path, fault.sentence(language));
            error.line = message.origin.line;
            return Err(error);
        }
        let (template, wanted) = templates.at(place.ok());
        if let Err(fault) = template.within_limits() {
            return Err(InputError::of_template(template, &fault, language));
        }
        let mut sent = Sent::new(message, template, wanted, context);
        sent.known = place.map(|_| ());
        Ok(self.findings(index, templates, place.unwrap_or_default(), sent))
    }

    fn findings<'s>(
        &'s mut self,
        index: usize,
        templates: &Templates,
        place: usize,
        mut sent: Sent<'s>,
    ) -> Vec<Finding> {
        let Self {
            linter,
            buffers,
            shaped,
            values,
            names,
        } = self;
        let lexicon = &*linter.compiled.similarity.lexicon;
        buffers.clear();
        shaped.clear();
        values.clear();
        shaped.resize(sent.template.keywords.len(), None);
        // Of any other the type has said what it must be.
        for pair in sent.pairs.iter().filter(|pair| pair.is_free_text()) {
            let Some(value) = pair.value() else { continue };
            values.push((Field::Value(pair.value_slot), buffers.read(value, lexicon)));
            if let Some((at, _)) = pair.keyword
                && let Some(slot) = shaped.get_mut(at)
            {
                *slot = Some(buffers.shape(value));
                names.ready(templates, place, at, lexicon);
            }
        }
        let mut keywords = Vec::with_capacity(shaped.len());
        for (at, shaped) in shaped.iter().enumerate() {
            let value = sent
                .pairs
                .iter()
                .find(|pair| pair.keyword.is_some_and(|(own, _)| own == at));
            let value = value.and_then(Pair::value);
            let name = shaped.as_ref().and_then(|_| names.reading(place, at));
            keywords.push(KeywordReading {
                name: name.unwrap_or(Reading::NONE),
                example: value
                    .zip(shaped.as_ref())
                    .map(|(value, shaped)| buffers.text(value, shaped)),
                neighbours: Vec::new(),
            });
        }
        let readings = values.iter().filter_map(|(field, read)| {
            let source = sent.message.text_of(*field)?;
            Some(ValueReading {
                field: *field,
                reading: buffers.reading(source, read),
            })
        });
        sent.values = readings.collect();
        let context = Context {
            keywords: &keywords,
            sent: Some(&sent),
            ..linter.context(sent.template)
        };
        let mut found = linter.found(&context, &sent);
        order::sort_by(&mut found, |(x, a), (y, b)| {
            let rank = |finding: &Finding| sent.rank(finding.field);
            rank(a).cmp(&rank(b)).then(a.span.cmp(&b.span)).then(x.cmp(y))
        });
        let message = sent.message;
        let told = found.into_iter().map(|(_, finding)| Finding {
            at: message.at(finding.field),
            template: TemplateRef {
                index,
                id: sent.template.id.clone().or_else(|| message.template_id.clone()),
                title: sent.template.title.clone(),
                path: message.origin.path.as_deref().map(str::to_owned),
                line: message.origin.line,
            },
            ..finding
        });
        told.collect()
    }
}

impl Linter {
    /// What the rules about messages find, each with the place of its rule. Whether a value is what its keyword says is only
    /// asked where nothing is wrong with how it is written.
    fn found<'t>(&'t self, context: &Context<'t>, sent: &Sent<'_>) -> Vec<(usize, Finding)> {
        let mut hits = Hits::default();
        let mut found: Vec<(usize, Finding)> = Vec::new();
        let mut wrong: Vec<Field> = Vec::new();
        for target in [Target::Message, Target::Value] {
            for (place, rule) in self.of_scope(Scope::Message) {
                if rule.target() != target {
                    continue;
                }
                hits.run(&*rule.check, context);
                let told = hits.drain().filter_map(|mut hit| {
                    if let Field::KeywordExample(keyword) = hit.field {
                        hit.field = sent.field_of(keyword).filter(|field| !wrong.contains(field))?;
                        // A sample is proposed for a draft; what is sent is real.
                        hit.fixes.clear();
                    }
                    let mut finding = self.finding(rule, context.template, hit)?;
                    // What the ruleset has no words for is not proposed.
                    finding.fixes.retain(|fix| !fix.title.is_empty());
                    Some(finding)
                });
                found.extend(told.map(|finding| (place, finding)));
            }
            let worse = found.iter().filter(|(_, finding)| finding.severity > Severity::Info);
            wrong = worse.map(|(_, finding)| finding.field).collect();
        }
        found
    }
}
