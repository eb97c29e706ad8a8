//! The templates of an account, by the ids messages name, and what each wants.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Message;
use super::entry::{plain_key, type_of_key};
use crate::data::nearest;
use crate::order;
use crate::template::{Keyword, Template};

/// The templates messages are sent by, found by their ids. Cheap to clone and share.
///
/// ```
/// use mobanlint::{Message, Template, Templates};
/// let templates = Templates::new([Template::new("停水通知").with_id("AbC1"), Template::new("停电通知").with_id("XyZ2")]);
/// assert_eq!(templates.of(&Message::new("XyZ2")).map(|template| template.title.as_str()), Ok("停电通知"));
/// assert_eq!(templates.of(&Message::new("XyZ3")), Err(Some("XyZ2")));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Templates(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    list: Vec<Template>,
    /// What each of them wants.
    wanted: Vec<Vec<Wanted>>,
    /// The places of those with ids, in the order of these.
    by_id: Vec<usize>,
    /// What a message is judged by whose template is not known.
    none: Template,
}

/// A key that a template wants a value under.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) key: String,
    /// The place of its keyword; none if it belongs to none.
    pub(crate) keyword: Option<usize>,
    /// Whether only its type is known, as of a draft: the platform chooses the number.
    pub(crate) by_type: bool,
}

impl Templates {
    /// These templates. Of several with one id the first is taken.
    pub fn new(templates: impl IntoIterator<Item = Template>) -> Self {
        let list: Vec<Template> = templates.into_iter().collect();
        let id = |place: usize| list.get(place).and_then(|template| template.id.as_deref());
        let mut by_id: Vec<usize> = (0..list.len()).filter(|place| id(*place).is_some()).collect();
        order::sort_by(&mut by_id, |a, b| id(*a).cmp(&id(*b)).then(a.cmp(b)));
        by_id.dedup_by(|later, earlier| id(*later) == id(*earlier));
        Self(Arc::new(Known {
            wanted: list.iter().map(wanted).collect(),
            list,
            by_id,
            none: Template::default(),
        }))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        let id = |place: &usize| self.0.list.get(*place)?.id.as_deref();
        self.0.by_id.iter().filter_map(id)
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Template] {
        &self.0.list
    }

    /// The template a message is sent by. One that names none, as pasted data does, is sent by the only one there is, or by
    /// the only one that has the most of its keys.
    ///
    /// # Errors
    /// There is no such template; the id that comes nearest to the one that is named.
    pub fn of(&self, message: &Message) -> Result<&Template, Option<&str>> {
        self.place_of(message).map(|place| self.at(Some(place)).0)
    }

    /// The template at this place and what it wants; of none, one that wants nothing.
    pub(crate) fn at(&self, place: Option<usize>) -> (&Template, &[Wanted]) {
        let known = place.and_then(|place| Some((self.0.list.get(place)?, self.0.wanted.get(place)?.as_slice())));
        known.unwrap_or((&self.0.none, &[]))
    }

    /// Whether these are the same, and not only equal.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Where the template of a message stands, as in [`Self::of`].
    pub(crate) fn place_of(&self, message: &Message) -> Result<usize, Option<&str>> {
        let Some(id) = &message.template_id else {
            return self.by_keys(message).ok_or(None);
        };
        let Known { list, by_id, .. } = &*self.0;
        let own = |place: usize| list.get(place).and_then(|template| template.id.as_deref());
        let found = by_id.binary_search_by(|place| own(*place).cmp(&Some(id.as_str())));
        if let Some(place) = found.ok().and_then(|at| by_id.get(at)) {
            return Ok(*place);
        }
        // Drafts have no ids of the platform; where there is but one, it is meant.
        if list.len() == 1 && by_id.is_empty() {
            return Ok(0);
        }
        let near = nearest(id, self.ids());
        Err(near.and_then(|near| self.ids().find(|id| *id == near)))
    }

    fn by_keys(&self, message: &Message) -> Option<usize> {
        if self.0.list.len() == 1 {
            return Some(0);
        }
        let keys: Vec<&str> = message.entries().iter().map(|entry| plain_key(&entry.key)).collect();
        let has = |wanted: &[Wanted], key: &str| wanted.iter().any(|wanted| !wanted.by_type && wanted.key == key);
        // What has all of the keys shares the most.
        let mut most = (0, None);
        for (place, wanted) in self.0.wanted.iter().enumerate() {
            let count = keys.iter().filter(|key| has(wanted, key)).count();
            match count.cmp(&most.0) {
                Ordering::Greater => most = (count, Some(place)),
                Ordering::Equal => most.1 = None,
                Ordering::Less => {}
            }
        }
        most.1
    }
}

/// The keys a template wants: those of its keywords, and the others its content holds.
fn wanted(template: &Template) -> Vec<Wanted> {
    let of_keyword = |(at, keyword): (usize, &Keyword)| Wanted {
        key: wanted_key(at, keyword),
        keyword: Some(at),
        by_type: keyword.key.is_none() && keyword.value_type.is_some(),
    };
    let mut wanted: Vec<Wanted> = template.keywords.iter().enumerate().map(of_keyword).collect();
    for key in &template.keys {
        if wanted.iter().all(|known| known.key != *key) {
            wanted.push(Wanted {
                key: key.clone(),
                keyword: None,
                by_type: false,
            });
        }
    }
    wanted
}

/// The key a keyword's value is sent under: its own; `keyword1` and on where the template tells neither key nor type, as
/// the platform numbers them; else the type with the number that is most likely.
fn wanted_key(at: usize, keyword: &Keyword) -> String {
    match (&keyword.key, &keyword.value_type) {
        (Some(key), _) => key.clone(),
        (None, Some(value_type)) => format!("{}{}", type_of_key(value_type), at + 1),
        (None, None) => format!("keyword{}", at + 1),
    }
}
