//! What an act of the user allows. The numbers are data, for the platform's own pages do not agree on them.

use serde::{Deserialize, Serialize};
use thiserror::Error;

const BUILTIN: &str = include_str!("policies.json");

/// What one act of a user allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// How many messages; without it, any number.
    pub messages: Option<u32>,
    /// For how long, seconds; without it, for ever.
    pub seconds: Option<u64>,
    /// Whether `messages` holds for each value of a counting field.
    #[serde(default)]
    pub keyed: bool,
    /// What it is, in Chinese.
    #[serde(default)]
    pub zh: String,
    /// What it is, in English.
    #[serde(default)]
    pub en: String,
    /// Which document says so.
    #[serde(default)]
    pub source: String,
}

/// The policies in force.
///
/// ```
/// use courier_core::allowance::Policies;
///
/// let policies = Policies::builtin();
/// assert_eq!(policies.get("form").map(|form| form.messages), Ok(Some(1)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policies {
    policies: Vec<Policy>,
}

/// What is wrong with policies, or with the name of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// The text cannot be read.
    #[error("policies: {0}")]
    Unreadable(String),
    /// Nobody knows it.
    #[error("there is no policy {name:?}; there are {known}")]
    Unknown {
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
}

impl Policy {
    /// Whether acts are not counted: one allows all that there is, until it is over.
    pub fn lasts(&self) -> bool {
        self.keyed || self.messages.is_none()
    }
}

impl Policies {
    /// Those of the platform's documents.
    pub fn builtin() -> Self {
        serde_json::from_str(BUILTIN).unwrap_or(Self { policies: Vec::new() })
    }

    /// Those of a text in the form of `policies.json`, before the built-in ones: a name that both have means the text's.
    ///
    /// # Errors
    ///
    /// The text is not of that form; line and column are told.
    pub fn with(text: &str) -> Result<Self, PolicyError> {
        let mut policies: Self =
            serde_json::from_str(text).map_err(|error| PolicyError::Unreadable(error.to_string()))?;
        policies.policies.extend(Self::builtin().policies);
        Ok(policies)
    }

    /// The policy of a name.
    ///
    /// # Errors
    ///
    /// There is none; those there are are named.
    pub fn get(&self, name: &str) -> Result<&Policy, PolicyError> {
        let found = self.policies.iter().find(|policy| policy.name == name);
        found.ok_or_else(|| {
            let known: Vec<&str> = self.policies.iter().map(|policy| policy.name.as_str()).collect();
            PolicyError::Unknown {
                name: name.to_owned(),
                known: known.join(", "),
            }
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Policy> {
        self.policies.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_are_in_it() {
        let policies = Policies::builtin();
        for (name, messages, seconds, keyed) in [
            ("form", Some(1), Some(604_800), false),
            ("payment", Some(1), Some(604_800), false),
            ("payment-3", Some(3), Some(604_800), false),
            ("consent", Some(1), None, false),
            ("long-term", None, None, false),
            ("limited", Some(1), None, true),
        ] {
            let policy = policies.get(name).expect("built in");
            assert_eq!(
                (policy.messages, policy.seconds, policy.keyed),
                (messages, seconds, keyed),
                "{name}"
            );
            assert!(
                !policy.source.is_empty() && !policy.zh.is_empty() && !policy.en.is_empty(),
                "{name}"
            );
        }
        assert_eq!(policies.iter().count(), 6);
    }

    #[test]
    fn a_text_comes_before_them() {
        let policies = Policies::with(r#"{"policies": [{"name": "payment", "messages": 3, "seconds": 9}]}"#);
        let policies = policies.expect("readable");
        assert_eq!(policies.get("payment").map(|policy| policy.messages), Ok(Some(3)));
        assert_eq!(policies.get("form").map(|policy| policy.messages), Ok(Some(1)));
    }

    #[test]
    fn faults_are_told() {
        let error = Policies::with(r#"{"policies": [{"name": "a", "mesages": 3}]}"#);
        let told = error.map_err(|error| error.to_string());
        assert!(
            told.as_ref()
                .is_err_and(|told| told.contains("mesages") && told.contains("line 1")),
            "{told:?}"
        );
        let policies = Policies::builtin();
        let error = policies.get("forms").map_err(|error| error.to_string());
        assert!(error.is_err_and(|told| told.contains("consent")));
    }
}
