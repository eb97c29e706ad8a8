//! The data of a message: keys with their values.

/// What stands under `data`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum MessageData {
    /// Nothing.
    #[default]
    Absent,
    /// An object, in its order.
    Entries(Vec<Entry>),
    /// Anything else; most often the JSON of an object as a text.
    Other(Given),
}

/// One key of the data with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The key, `thing1`.
    pub key: String,
    /// The value.
    pub given: Given,
    /// Whether it stands in an object, under `value`, as it has to.
    pub wrapped: bool,
    /// The colour of the value.
    pub color: Option<String>,
    /// Other members beside the value, each with its JSON, in their order; a colour that only a program knows is one of them.
    pub others: Vec<(String, String)>,
}

/// A value as it is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Given {
    /// None at all, or null.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A number, true, false, a list or an object, as it is written in JSON.
    Other(String),
    /// What a program computes, as it is written there: nobody but the program knows the value.
    Unknown(String),
}

impl Entry {
    /// A text under its key, as the platform wants it.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            given: Given::Text(value.into()),
            wrapped: true,
            color: None,
            others: Vec::new(),
        }
    }
}

impl Entry {
    /// Whether it stands for whatever a program puts there: `...common`, `[key]`.
    pub(crate) fn is_open(&self) -> bool {
        let signs = ["...", "**", "["];
        self.given.is_unknown() && signs.iter().any(|sign| self.key.starts_with(sign))
    }
}

impl Given {
    /// The text, of a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, or as the value is written.
    pub fn shown(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Other(text) | Self::Unknown(text) => Some(text),
            Self::Nothing => None,
        }
    }

    /// Whether only a program knows it.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Whether it is a number, true or false, whose text nobody has to guess.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self, Self::Other(text) if !text.starts_with(['{', '[']))
    }
}

/// A key without its number.
pub(super) fn type_of_key(key: &str) -> &str {
    key.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// A key without what surrounds it in a template's content, and without blanks: `thing1` of `{{thing1.DATA}}`.
pub(super) fn plain_key(key: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if key.bytes().all(plain) {
        return key;
    }
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let key = key.trim_matches(blank).trim_start_matches('{').trim_end_matches('}');
    let key = key.trim_matches(blank);
    let data = key
        .len()
        .checked_sub(".DATA".len())
        .and_then(|at| key.split_at_checked(at));
    match data {
        Some((plain, end)) if end.eq_ignore_ascii_case(".data") => plain,
        _ => key,
    }
}
