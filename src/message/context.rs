//! What is known beyond message and template.

use std::collections::HashMap;

use super::Pages;

/// What is known of the account a message is sent from; whatever is not known is not judged.
///
/// ```
/// use mobanlint::{Pages, SendContext};
/// let pages = Pages::from_json(r#"{"pages": ["pages/index/index"]}"#)?;
/// let context = SendContext::default().with_pages(pages);
/// assert!(context.pages.is_some());
/// # Ok::<(), mobanlint::Fault>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct SendContext {
    /// The pages of the mini program.
    pub pages: Option<Pages>,
    /// The reviewed values of keywords that take no others, besides those of the template itself.
    pub constants: Constants,
}

impl SendContext {
    /// The same, with the pages of the mini program.
    #[must_use]
    pub fn with_pages(mut self, pages: Pages) -> Self {
        self.pages = Some(pages);
        self
    }

    /// The same, with reviewed values.
    #[must_use]
    pub fn with_constants(mut self, constants: Constants) -> Self {
        self.constants = constants;
        self
    }
}

/// The reviewed values of keywords, by key, of one template or of any.
#[derive(Debug, Clone, Default)]
pub struct Constants {
    of_template: HashMap<String, HashMap<String, Vec<String>>>,
    of_any: HashMap<String, Vec<String>>,
}

impl Constants {
    /// Adds the values of a key, `const2`; of one template, or of any.
    pub fn insert(&mut self, template_id: Option<&str>, key: &str, values: impl IntoIterator<Item = String>) {
        let of_keys = match template_id {
            Some(id) => self.of_template.entry(id.to_owned()).or_default(),
            None => &mut self.of_any,
        };
        of_keys.entry(key.to_owned()).or_default().extend(values);
    }

    /// The values of a key of a template, if any are known.
    pub fn of(&self, template_id: Option<&str>, key: &str) -> Option<&[String]> {
        let own = template_id.and_then(|id| self.of_template.get(id)?.get(key));
        own.or_else(|| self.of_any.get(key)).map(Vec::as_slice)
    }
}
