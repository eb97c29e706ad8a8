//! The platform's own forms: what its interfaces answer.

mod answer;

pub(super) use answer::{LISTS, Row, keywords, row, value_type};
