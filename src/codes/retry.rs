//! Whether a request may be sent again.

use serde::{Deserialize, Serialize};

/// Whether to send the same request again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CodeRetry"))]
pub enum Retry {
    /// It would fail again until something else has changed.
    Never,
    /// Once, with a token fetched anew.
    OnceWithNewToken,
    /// Later; the explanation says when.
    Later,
    /// Nothing is known about it.
    Unknown,
}
