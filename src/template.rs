//! What goes in: a template draft with its keywords.

#[cfg(test)]
pub(crate) mod arbitrary;
mod field;
mod origin;

use serde::{Deserialize, Deserializer, Serialize};

use crate::data::{Fault, FaultKind, data};

pub use origin::Origin;
pub(crate) use origin::Spot;

data! {
    /// A draft of a message template, as it would be handed in for review.
    ///
    /// ```
    /// use mobanlint::{Keyword, Template};
    /// let paid_at = Keyword::new("支付时间").with_example("2015年01月05日 12:30");
    /// let draft = Template::new("订单支付成功通知").with_keyword(paid_at);
    /// assert_eq!(draft.keywords.len(), 1);
    /// ```
    #[derive(PartialEq, Eq, Default, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = nullable))]
    pub struct Template {
        /// The caller's own name for the draft. A library entry with the same id is the draft itself.
        [serde(default, skip_serializing_if = "Option::is_none")]
        id ("id"): Option<String> = None,
        /// The title, rules 1.1–1.6.
        title ("title"): String,
        /// The keywords with their examples, rules 2.1–2.5.
        [serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Vec::is_empty"),
            cfg_attr(feature = "typescript", ts(as = "Option<Vec<Keyword>>"))]
        keywords ("keywords"): Vec<Keyword> = Vec::new(),
        /// Keys its content holds that belong to none of the keywords: those of a greeting or a remark, and of placeholders
        /// that nothing names. Known where messages are judged, and not judged themselves.
        [serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Vec::is_empty"),
            cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
        keys ("keys"): Vec<String> = Vec::new(),
        /// Findings the author has looked at and wants silenced, each with its reason.
        [serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Vec::is_empty"),
            cfg_attr(feature = "typescript", ts(as = "Option<Vec<Ignore>>"))]
        ignore ("ignore"): Vec<Ignore> = Vec::new(),
        /// What the template is for, in the author's words; carried along and not judged.
        [serde(default, skip_serializing_if = "Option::is_none")]
        scene ("scene"): Option<String> = None,
        /// Where an editor finds the schema of the file; carried along and not judged.
        [serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
        schema ("$schema"): Option<String> = None,
        ..
        /// Where the draft was read from, for the reports.
        [serde(skip)]
        origin: Origin,
    }
}

data! {
    /// One keyword of a template: a name the platform prints and an example of what will stand behind it.
    #[derive(PartialEq, Eq, Default, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = nullable))]
    pub struct Keyword {
        /// The name, for example `支付时间`.
        name ("name"): String,
        /// The example of its content; absent when none was given.
        [serde(default, skip_serializing_if = "Option::is_none")]
        example ("example"): Option<String> = None,
        /// The value type declared on the platform, for example `thing` or `amount`.
        [serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        value_type ("type"): Option<String> = None,
        /// The key the platform sends its value under, for example `thing1`.
        [serde(default, skip_serializing_if = "Option::is_none")]
        key ("key"): Option<String> = None,
        /// The values the platform allows, of a keyword that takes no others.
        [serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Vec::is_empty"),
            cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
        values ("values"): Vec<String> = Vec::new(),
    }
}

data! {
    /// A rule that is not to be reported for this template.
    #[derive(PartialEq, Eq, Default, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
    pub struct Ignore {
        /// The rule's id (`1.6`) or slug.
        rule ("rule"): String,
        /// Why the finding does not matter here, for whoever reads the file next.
        reason ("reason"): String,
    }
}

impl Template {
    /// The longest title, keyword name, example, id or reason that is judged, in bytes.
    pub const MAX_FIELD_BYTES: usize = 64 * 1024;
    /// The most keywords of one template that are judged.
    pub const MAX_KEYWORDS: usize = 200;
    /// The most values of one keyword.
    pub const MAX_VALUES: usize = 1000;
    /// The most entries of `ignore` in one template.
    pub const MAX_IGNORES: usize = 100;

    /// A draft with this title and nothing else.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// The same draft under an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same draft with one more keyword.
    #[must_use]
    pub fn with_keyword(mut self, keyword: Keyword) -> Self {
        self.keywords.push(keyword);
        self
    }

    /// Whether another draft says the same, wherever the two stand.
    ///
    /// ```
    /// use mobanlint::{Language, Template, input::Input};
    /// let read = Input::new("标题\n停水通知\n停水通知".as_bytes()).read(Language::En);
    /// let drafts: Vec<&Template> = read.templates().map(|(_, draft)| draft).collect();
    /// assert!(drafts[0] != drafts[1] && drafts[0].says_the_same(drafts[1]));
    /// ```
    pub fn says_the_same(&self, other: &Self) -> bool {
        let Self {
            id,
            title,
            keywords,
            keys,
            ignore,
            scene,
            schema,
            origin: _,
        } = self;
        (title, keywords, id) == (&other.title, &other.keywords, &other.id)
            && (keys, ignore) == (&other.keys, &other.ignore)
            && (scene, schema) == (&other.scene, &other.schema)
    }

    /// Checks the documented limits.
    ///
    /// # Errors
    /// The first limit that is exceeded, with the path of the field.
    pub fn within_limits(&self) -> Result<(), Fault> {
        let too_large = |path: String, what, limit, unit| {
            Err(Fault {
                path,
                kind: FaultKind::TooLarge { what, limit, unit },
            })
        };
        let long = |text: &str| text.len() > Self::MAX_FIELD_BYTES;
        if long(&self.title) {
            return too_large("title".into(), "the title", Self::MAX_FIELD_BYTES, "bytes");
        }
        if self.id.as_deref().is_some_and(long) {
            return too_large("id".into(), "the id", Self::MAX_FIELD_BYTES, "bytes");
        }
        if self.keywords.len() > Self::MAX_KEYWORDS {
            return too_large(
                "keywords".into(),
                "the list of keywords",
                Self::MAX_KEYWORDS,
                "keywords",
            );
        }
        if self.ignore.len() > Self::MAX_IGNORES {
            return too_large("ignore".into(), "the list of ignores", Self::MAX_IGNORES, "entries");
        }
        if self.keys.len() > Self::MAX_KEYWORDS {
            return too_large("keys".into(), "the list of keys", Self::MAX_KEYWORDS, "keys");
        }
        if let Some(index) = self.keys.iter().position(|key| long(key)) {
            return too_large(format!("keys[{index}]"), "the key", Self::MAX_FIELD_BYTES, "bytes");
        }
        for (index, keyword) in self.keywords.iter().enumerate() {
            if long(&keyword.name) {
                let path = format!("keywords[{index}].name");
                return too_large(path, "the keyword name", Self::MAX_FIELD_BYTES, "bytes");
            }
            if keyword.values.len() > Self::MAX_VALUES {
                let path = format!("keywords[{index}].values");
                return too_large(path, "the list of values", Self::MAX_VALUES, "values");
            }
            if keyword.example.as_deref().is_some_and(long) {
                let path = format!("keywords[{index}].example");
                return too_large(path, "the example", Self::MAX_FIELD_BYTES, "bytes");
            }
        }
        Ok(())
    }
}

impl Keyword {
    /// A keyword with this name and no example.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The same keyword with an example.
    #[must_use]
    pub fn with_example(mut self, example: impl Into<String>) -> Self {
        self.example = Some(example.into());
        self
    }

    /// The same keyword with a declared value type.
    #[must_use]
    pub fn with_type(mut self, value_type: impl Into<String>) -> Self {
        self.value_type = Some(value_type.into());
        self
    }

    /// The same keyword with the key its value is sent under.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }
}

impl Ignore {
    /// Silences a rule, by id or slug, for a reason.
    pub fn new(rule: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            reason: reason.into(),
        }
    }
}

fn null_is_empty<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(deserializer)?.unwrap_or_default())
}
