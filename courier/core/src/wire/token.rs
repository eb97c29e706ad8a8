//! Tokens as the platform gives them.

use crate::secret::Secret;

/// Which of the platform's two interfaces tokens come from; each has tokens of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// `cgi-bin/stable_token`: asking twice brings the same token.
    Stable,
    /// `cgi-bin/token`: every token makes the one before invalid.
    Classic,
}

impl Mode {
    /// The name in options and in keys of a store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Classic => "classic",
        }
    }
}

/// A token as the platform gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obtained {
    /// The token.
    pub token: Secret,
    /// How long it lives from when it was asked for, ms.
    pub life: u64,
}
