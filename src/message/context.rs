//! What is known beyond message and template.

use serde_json::Value;

use super::Pages;
use super::entry::plain_key;
use crate::data::{Fault, FaultKind, Members};

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
    of_template: Members<Members<Vec<String>>>,
    of_any: Members<Vec<String>>,
}

impl Constants {
    /// The largest list, in bytes.
    pub const MAX_BYTES: usize = 4 << 20;

    /// The values a JSON text lists: by key (`{"const2": ["…"]}`), by template id and key, or as the platform answers
    /// (`keywordEnumValueList` beside `priTmplId`).
    ///
    /// ```
    /// use mobanlint::Constants;
    /// let constants = Constants::from_json(r#"{"phrase3": ["配送中"], "T": {"phrase3": ["已签收"]}}"#)?;
    /// assert_eq!(constants.of(Some("T"), "phrase3"), Some(&["已签收".to_owned()][..]));
    /// assert_eq!(constants.of(Some("U"), "phrase3"), Some(&["配送中".to_owned()][..]));
    /// # Ok::<(), mobanlint::Fault>(())
    /// ```
    ///
    /// # Errors
    /// It is no JSON, or lists no values.
    pub fn from_json(text: &str) -> Result<Self, Fault> {
        let fault = |kind| Fault {
            path: String::new(),
            kind,
        };
        if text.len() > Self::MAX_BYTES {
            return Err(fault(FaultKind::TooLarge {
                what: "the list of values",
                limit: Self::MAX_BYTES,
                unit: "bytes",
            }));
        }
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            fault(FaultKind::other(
                format!("不是合法的 JSON：{error}"),
                format!("not valid JSON: {error}"),
            ))
        })?;
        let mut constants = Self::default();
        constants.gather(&value, None);
        if constants.of_any.names().next().is_none() && constants.of_template.names().next().is_none() {
            return Err(fault(FaultKind::other(
                "没有列出任何值；应为 {\"const2\": [\"…\"]}，或平台返回的 keywordEnumValueList",
                "no values are listed; expected {\"const2\": [\"…\"]}, or keywordEnumValueList as the platform answers it",
            )));
        }
        Ok(constants)
    }

    /// As deep as `serde_json` goes.
    fn gather(&mut self, value: &Value, id: Option<&str>) {
        let list = |value: &Value| -> Option<Vec<String>> {
            let items = value.as_array().filter(|items| !items.is_empty())?;
            items.iter().map(|item| item.as_str().map(str::to_owned)).collect()
        };
        if let Some(items) = value.as_array() {
            items.iter().for_each(|item| self.gather(item, id));
        }
        let Some(members) = value.as_object() else { return };
        let mut own = ["priTmplId", "template_id", "templateId"].iter();
        let id = own.find_map(|name| members.get(*name)?.as_str()).or(id);
        if let (Some(key), Some(values)) = (
            members.get("keywordCode").and_then(Value::as_str),
            members.get("enumValueList").and_then(list),
        ) {
            self.insert(id, key, values);
            return;
        }
        for (name, member) in members {
            match list(member) {
                Some(values) => self.insert(id, name, values),
                None if member.is_object() => self.gather(member, Some(name)),
                None => self.gather(member, id),
            }
        }
    }

    /// Adds the values of a key, `const2` or, as the platform has it, `const2.DATA`; of one template, or of any.
    pub fn insert(&mut self, template_id: Option<&str>, key: &str, values: impl IntoIterator<Item = String>) {
        let of_keys = match template_id {
            Some(id) => self.of_template.slot(id),
            None => &mut self.of_any,
        };
        of_keys.slot(plain_key(key)).extend(values);
    }

    /// The values of a key of a template, if any are known.
    pub fn of(&self, template_id: Option<&str>, key: &str) -> Option<&[String]> {
        let own = template_id.and_then(|id| self.of_template.get(id)?.get(key));
        own.or_else(|| self.of_any.get(key)).map(Vec::as_slice)
    }
}
