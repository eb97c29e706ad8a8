//! The templates of an account, by the ids messages name.

use std::cmp::Ordering;

use super::Message;
use super::entry::plain_key;
use crate::data::nearest;
use crate::order;
use crate::template::Template;

/// The templates messages are sent by, found by their ids.
///
/// ```
/// use mobanlint::{Message, Template, Templates};
/// let templates = Templates::new([Template::new("停水通知").with_id("AbC1"), Template::new("停电通知").with_id("XyZ2")]);
/// assert_eq!(templates.of(&Message::new("XyZ2")).map(|template| template.title.as_str()), Ok("停电通知"));
/// assert_eq!(templates.of(&Message::new("XyZ3")), Err(Some("XyZ2")));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Templates {
    list: Vec<Template>,
    /// The places of those with ids, in the order of these.
    by_id: Vec<usize>,
}

impl Templates {
    /// These templates. Of several with one id the first is taken.
    pub fn new(templates: impl IntoIterator<Item = Template>) -> Self {
        let list: Vec<Template> = templates.into_iter().collect();
        let id = |place: usize| list.get(place).and_then(|template| template.id.as_deref());
        let mut by_id: Vec<usize> = (0..list.len()).filter(|place| id(*place).is_some()).collect();
        order::sort_by(&mut by_id, |a, b| id(*a).cmp(&id(*b)).then(a.cmp(b)));
        by_id.dedup_by(|later, earlier| id(*later) == id(*earlier));
        Self { list, by_id }
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        let id = |place: &usize| self.list.get(*place)?.id.as_deref();
        self.by_id.iter().filter_map(id)
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Template] {
        &self.list
    }

    /// The template a message is sent by. One that names none, as pasted data does, is sent by the only one there is, or by
    /// the only one that has the most of its keys.
    ///
    /// # Errors
    /// There is no such template; the id that comes nearest to the one that is named.
    pub fn of(&self, message: &Message) -> Result<&Template, Option<&str>> {
        let Some(id) = &message.template_id else {
            return self.by_keys(message).ok_or(None);
        };
        let own = |place: usize| self.list.get(place).and_then(|template| template.id.as_deref());
        let found = self.by_id.binary_search_by(|place| own(*place).cmp(&Some(id.as_str())));
        let known = found.ok().and_then(|at| self.list.get(*self.by_id.get(at)?));
        if let Some(template) = known {
            return Ok(template);
        }
        // Drafts have no ids of the platform; where there is but one, it is meant.
        if let ([only], []) = (self.list.as_slice(), self.by_id.as_slice()) {
            return Ok(only);
        }
        let near = nearest(id, self.ids());
        Err(near.and_then(|near| self.ids().find(|id| *id == near)))
    }

    fn by_keys(&self, message: &Message) -> Option<&Template> {
        if let [only] = self.list.as_slice() {
            return Some(only);
        }
        let keys: Vec<&str> = message.entries().iter().map(|entry| plain_key(&entry.key)).collect();
        let shared = |template: &Template| {
            let has = |key: &&&str| {
                template
                    .keywords
                    .iter()
                    .any(|keyword| keyword.key.as_deref() == Some(**key))
            };
            keys.iter().filter(has).count()
        };
        // What has all of the keys shares the most.
        let mut most = (0, None);
        for template in &self.list {
            let count = shared(template);
            match count.cmp(&most.0) {
                Ordering::Greater => most = (count, Some(template)),
                Ordering::Equal => most.1 = None,
                Ordering::Less => {}
            }
        }
        most.1
    }
}
