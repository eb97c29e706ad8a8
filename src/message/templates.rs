//! The templates of an account, by the ids messages name.

use std::collections::HashMap;

use super::Message;
use crate::Template;
use crate::data::nearest;

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
    of_id: HashMap<String, usize>,
}

impl Templates {
    /// These templates. Of several with one id the first is taken.
    pub fn new(templates: impl IntoIterator<Item = Template>) -> Self {
        let list: Vec<Template> = templates.into_iter().collect();
        let mut of_id = HashMap::new();
        for (place, template) in list.iter().enumerate() {
            if let Some(id) = &template.id {
                of_id.entry(id.clone()).or_insert(place);
            }
        }
        Self { list, of_id }
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Template] {
        &self.list
    }

    /// The template a message is sent by. One that names none, as pasted data does, is sent by the only one there is, or by
    /// the only one that has all of its keys.
    ///
    /// # Errors
    /// There is no such template; the id that comes nearest to the one that is named.
    pub fn of(&self, message: &Message) -> Result<&Template, Option<&str>> {
        let Some(id) = &message.template_id else {
            return self.by_keys(message).ok_or(None);
        };
        let known = self.of_id.get(id).and_then(|place| self.list.get(*place));
        if let Some(template) = known {
            return Ok(template);
        }
        // Drafts have no ids of the platform; where there is but one, it is meant.
        if let ([only], true) = (self.list.as_slice(), self.of_id.is_empty()) {
            return Ok(only);
        }
        let near = nearest(id, self.of_id.keys().map(String::as_str));
        let near = near.and_then(|near| self.of_id.get_key_value(&near));
        Err(near.map(|(id, _)| id.as_str()))
    }

    fn by_keys(&self, message: &Message) -> Option<&Template> {
        if let [only] = self.list.as_slice() {
            return Some(only);
        }
        let has = |template: &&Template, key: &str| {
            let mut keys = template.keywords.iter().filter_map(|keyword| keyword.key.as_deref());
            keys.any(|known| known == key)
        };
        let all = |template: &&Template| message.entries().iter().all(|entry| has(template, &entry.key));
        let mut fitting = self.list.iter().filter(all);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if !message.entries().is_empty() => Some(only),
            _ => None,
        }
    }
}
