//! What bytes hold.

use serde::{Deserialize, Serialize};

use super::sheet::Sheet;

/// An input whose bytes are understood, before it is known what it says.
///
/// It can be carried from the module that understands all bytes to one that does not: in the browser, where what few
/// people need is fetched only when it is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Opened {
    /// Text in UTF-8, as it is; single bytes may be broken.
    Plain,
    /// Text that was in another encoding, with the encoding's name.
    Text {
        /// The text.
        text: String,
        /// The encoding it was in, as people know it: `GB18030`.
        encoding: String,
    },
    /// A workbook's sheets in their order.
    Sheets(Vec<Sheet>),
}
