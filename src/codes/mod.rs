//! What the platform's interfaces answer, by code: what it means, what to do now, whether to try again.
//!
//! ```
//! use mobanlint::{Language, codes};
//! let answer = codes::Answer::read(r#"{"errcode":47003,"errmsg":"argument invalid! data.thing3.value invalid rid: 5f-1"}"#);
//! let told = codes::explain(&answer.expect("it has a code"), Language::En);
//! assert_eq!((told.code, told.retry), (47003, codes::Retry::Never));
//! assert_eq!(told.field.as_deref(), Some("data.thing3.value"));
//! assert_eq!(told.rid.as_deref(), Some("5f-1"));
//! ```

mod answer;
mod explanation;
mod read;
mod retry;
mod scan;
mod table;
mod tally;

pub use answer::Answer;
pub use explanation::{Explanation, explain};
pub use retry::Retry;
pub(crate) use table::schema;
pub use tally::{Seen, Tallied, Tally};

#[cfg(test)]
mod tests;
