//! What was judged, and what was found in it: a draft, or a message.

use mobanlint::{Field, Finding, Keyword, Message, Template};

/// A draft or a message with its findings.
pub(crate) struct Judged {
    /// The draft; of a message a draft that reads like it: its keys, and its values as their examples.
    pub(crate) template: Template,
    message: Option<Box<Message>>,
    pub(crate) findings: Vec<Finding>,
    /// Whether findings are listed that are about other drafts. Where each draft has its place, they stand there all the same.
    pub(super) among_first: bool,
}

impl Judged {
    pub(crate) fn draft(template: &Template, findings: Vec<Finding>, among_first: bool) -> Self {
        Self {
            template: template.clone(),
            message: None,
            findings,
            among_first,
        }
    }

    /// A message by the template of this title.
    pub(crate) fn message(message: &Message, title: &str, findings: Vec<Finding>) -> Self {
        let mut template = Template::new(title);
        template.id.clone_from(&message.template_id);
        template.origin = message.origin.clone();
        for entry in message.entries() {
            let mut keyword = Keyword::new(&entry.key);
            keyword.example = entry.given.shown().map(str::to_owned);
            template.keywords.push(keyword);
        }
        Self {
            template,
            message: Some(Box::new(message.clone())),
            findings,
            among_first: true,
        }
    }

    /// The file as reports name it; without one, what stands for it.
    pub(super) fn path(&self) -> &str {
        self.template.origin.path.as_deref().unwrap_or("-")
    }

    pub(super) fn is_message(&self) -> bool {
        self.message.is_some()
    }

    /// The text of a field.
    pub(super) fn text_of(&self, field: Field) -> Option<&str> {
        match &self.message {
            Some(message) => message.text_of(field),
            None => field.of(&self.template),
        }
    }

    /// The rows of its table, each a name and what stands beside it.
    pub(super) fn rows(&self) -> Vec<(Field, Field)> {
        let Some(message) = &self.message else {
            let row = |index| (Field::KeywordName(index), Field::KeywordExample(index));
            return (0..self.template.keywords.len()).map(row).collect();
        };
        let row = |index| {
            let slot = message.slot(index);
            (Field::Key(slot), Field::Value(slot))
        };
        (0..message.entries().len()).map(row).collect()
    }
}
