//! A ruleset file as it is written.

use serde_json::{Map, Value, json};

use crate::checks::Target;
use crate::data::{Data, Fields, Members, Reader, Wording, choice, data};
use crate::input::message_of;
use crate::message::Message;
use crate::report::Severity;
use crate::similarity::Phrases;
use crate::template::Template;

data! {
    /// A ruleset: rules as data, on top of the one it extends.
    pub(crate) struct RulesetFile {
        /// Where an editor finds this schema.
        _schema ("$schema"): Option<String> = None,
        /// The ruleset's id.
        id ("id"): String,
        /// The ruleset's version.
        version ("version"): String,
        /// Where its rules are written.
        source ("source"): Option<String> = None,
        /// The ruleset it builds on: a built-in one by name, or a path relative to this file.
        extends ("extends"): Option<String> = None,
        /// Words with their types and classes.
        #[cfg(feature = "rulesets")]
        lexicon ("lexicon"): LexiconFile = LexiconFile::default(),
        /// Tagged word lists, by tag.
        #[cfg(feature = "rulesets")]
        words ("words"): Members<WordsFile> = Members::default(),
        /// The words reasons of likeness are made of.
        phrases ("phrases"): Option<Phrases> = None,
        /// The rules; one with the id of an inherited rule changes that rule.
        rules ("rules"): Vec<RuleFile> = Vec::new(),
    }
}

data! {
    /// Changes to the lexicon.
    #[derive(Default)]
    pub(crate) struct LexiconFile {
        /// Files of lines `type class weight word…` and `compound word part part…`, relative to this file.
        files ("files"): Vec<String> = Vec::new(),
        /// Files of lines `variant spelling`, relative to this file.
        variants ("variants"): Vec<String> = Vec::new(),
        /// More lines `type class weight word…` and `compound word part part…`.
        add ("add"): Vec<String> = Vec::new(),
        /// Words to leave out.
        remove ("remove"): Vec<String> = Vec::new(),
    }
}

data! {
    /// Changes to the words under one tag.
    pub(crate) struct WordsFile {
        /// A file with a word a line, relative to this file.
        file ("file"): Option<String> = None,
        /// More words.
        add ("add"): Vec<String> = Vec::new(),
        /// Words to leave out.
        remove ("remove"): Vec<String> = Vec::new(),
    }
}

data! {
    /// A rule, or changes to an inherited one.
    pub(crate) struct RuleFile {
        /// Its number in the audit rules.
        id ("id"): String,
        /// Its name.
        slug ("slug"): Option<String> = None,
        /// What it demands, in one line.
        title ("title"): Option<Wording> = None,
        /// The check kind that carries it out.
        check ("check"): Option<String> = None,
        /// What it looks at.
        target ("target"): Option<Target> = None,
        /// One severity for all its outcomes; `off` switches the rule off.
        severity ("severity"): Option<Level> = None,
        /// An inherited rule of the same check whose parameters it has, changed by its own.
        like ("like"): Option<String> = None,
        /// The parameters of its check.
        params ("params"): Option<Map<String, Value>> = None,
        /// Severity and words of each outcome.
        outcomes ("outcomes"): Members<OutcomeFile> = Members::default(),
        /// Where the rule is written.
        source ("source"): Option<String> = None,
        /// The version it first stood in.
        since ("since"): Option<String> = None,
        /// Drafts that break it, and drafts that do not.
        #[cfg(feature = "rulesets")]
        examples ("examples"): Vec<ExampleFile> = Vec::new(),
    }
}

data! {
    /// Severity and words of an outcome, or changes to them.
    #[derive(Default)]
    pub(crate) struct OutcomeFile {
        /// How much it weighs; `off` switches the outcome off.
        severity ("severity"): Option<Level> = None,
        /// What is wrong.
        message ("message"): Option<Wording> = None,
        /// What to do about it.
        help ("help"): Option<Wording> = None,
        /// What its fix does.
        fix ("fix"): Option<Wording> = None,
    }
}

/// A severity, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    On(Severity),
    Off,
}

choice!(Level as "severity" {
    "error" => Level::On(Severity::Error),
    "warning" => Level::On(Severity::Warning),
    "info" => Level::On(Severity::Info),
    "off" => Level::Off,
});

impl Level {
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::On(severity) => Some(severity),
            Self::Off => None,
        }
    }
}

data! {
    /// A draft that breaks the rule, with the outcome it gives, or one that does not break it.
    pub(crate) struct ExampleFile {
        /// Drafts that break the rule.
        bad ("bad"): Option<Drafts> = None,
        /// The outcome they give.
        outcome ("outcome"): Option<String> = None,
        /// Drafts that do not break the rule.
        good ("good"): Option<Drafts> = None,
    }
}

/// The drafts of an example: one, a list of them, or some with a library; or a message with the template it is sent by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drafts {
    pub(crate) templates: Vec<Template>,
    pub(crate) library: Vec<String>,
    pub(crate) message: Option<Message>,
    /// The pages of the mini program a message is sent by.
    pub(crate) pages: Vec<String>,
}

impl Data for Drafts {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if value.is_array() {
            return Some(Self {
                templates: Vec::read(value, reader)?,
                ..Self::default()
            });
        }
        if let Some(message) = value.get("message") {
            let fields = Fields::open(value, &["message", "template", "pages"], reader)?;
            let template = fields.required("template", reader);
            let pages = fields.optional("pages", reader)?.unwrap_or_default();
            let read = message_of(message);
            if read.is_none() {
                reader.wrong_type("a message", message);
            }
            return Some(Self {
                templates: vec![template?],
                message: Some(read?),
                pages,
                ..Self::default()
            });
        }
        if value.get("templates").is_some() {
            let fields = Fields::open(value, &["templates", "library"], reader)?;
            let templates = fields.required("templates", reader);
            let library = fields.optional("library", reader)?.unwrap_or_default();
            return Some(Self {
                templates: templates?,
                library,
                ..Self::default()
            });
        }
        Some(Self {
            templates: vec![Template::read(value, reader)?],
            ..Self::default()
        })
    }

    fn schema() -> Value {
        let template = Template::schema();
        json!({"anyOf": [
            template,
            {"type": "array", "items": template},
            {"type": "object", "additionalProperties": false, "required": ["templates"], "properties": {
                "templates": {"type": "array", "items": template},
                "library": {"type": "array", "items": {"type": "string"}, "description": "Existing titles."},
            }},
            {"type": "object", "additionalProperties": false, "required": ["message", "template"], "properties": {
                "message": {"type": "object", "description": "The body of a request."},
                "template": template,
                "pages": {"type": "array", "items": {"type": "string"}, "description": "The pages of app.json."},
            }},
        ]})
    }
}
