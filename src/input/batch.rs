//! What comes of an input: templates, or titles, and what could not be read.

use serde::{Deserialize, Serialize};

use super::error::{InputError, InputNote};
use super::format::Format;
use super::handed;
use crate::order;
use crate::template::{Origin, Template};

/// The largest input that is read whole, in bytes: everything but JSON lines, which can be streamed.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The longest line of JSON lines, in bytes.
pub const MAX_LINE_BYTES: usize = 1 << 20;
/// The most errors of one input that are told one by one; a closing error counts the rest.
pub const MAX_ERRORS: usize = 1000;
/// The most notes of one input that are told one by one; a closing note counts the rest.
pub const MAX_NOTES: usize = 100;

/// What was read from one input. Its JSON is for another module that was built without what reads: it judges drafts as
/// if it had read them itself.
///
/// ```
/// use mobanlint::{Language, input::{Batch, Input}};
/// let read = Input::new("标题,关键词1,示例1\n取餐通知,餐号,88".as_bytes()).read(Language::En);
/// let handed: Batch = serde_json::from_str(&serde_json::to_string(&read)?)?;
/// assert_eq!(handed, read);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Batch {
    /// The templates in their order, with a place held for each that could not be read.
    pub items: Vec<Item>,
    /// What is wrong with the input apart from single templates.
    pub errors: Vec<InputError>,
    /// What is good to know of it: how it was read, what of it is no draft.
    pub notes: Vec<InputNote>,
    /// Whether nothing of it is a draft or meant to be one. Such an input has one error, which says what it seems to be; in
    /// a folder it may be passed over.
    pub foreign: bool,
    /// What it was read as; none if nothing of it was read.
    pub format: Option<Format>,
}

/// One template of the input, readable or not: either way it has an index of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)] // nearly all are templates, for each of which a box would have to be made
pub enum Item {
    /// A template that was read.
    Template(#[serde(with = "handed")] Template),
    /// What is wrong with one that could not be read; empty only beyond [`MAX_ERRORS`].
    Unreadable(Vec<InputError>),
}

/// An existing title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LibraryTitle {
    /// The id it goes by, if it has one.
    pub id: Option<String>,
    /// The title.
    pub title: String,
    /// The names of its keywords; none where the input has the title alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// The title of a draft that exists already.
impl From<Template> for LibraryTitle {
    fn from(template: Template) -> Self {
        Self {
            id: template.id,
            title: template.title,
            keywords: template.keywords.into_iter().map(|keyword| keyword.name).collect(),
            origin: template.origin,
        }
    }
}

/// The existing titles of one input, whose JSON is what that of a [`Batch`] is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Titles {
    /// The titles in their order.
    pub titles: Vec<LibraryTitle>,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// What is good to know of the input.
    pub notes: Vec<InputNote>,
    /// Whether nothing of it is a title or a draft or meant to be one, as in [`Batch::foreign`].
    pub foreign: bool,
}

impl Batch {
    /// The templates that were read, each with its index among all of the input.
    pub fn templates(&self) -> impl Iterator<Item = (usize, &Template)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match item {
            Item::Template(template) => Some((index, template)),
            Item::Unreadable(_) => None,
        })
    }

    /// Every error in the order of its place; those of the whole input come last.
    pub fn all_errors(&self) -> Vec<&InputError> {
        let of_items = self.items.iter().flat_map(|item| match item {
            Item::Template(_) => &[],
            Item::Unreadable(errors) => errors.as_slice(),
        });
        let mut errors: Vec<&InputError> = of_items.chain(&self.errors).collect();
        order::sort_by_key(&mut errors, |error| (error.line.is_none(), error.line, error.column));
        errors
    }
}
