//! Where something is: in a template or a message, and in the file it was read from.

mod at;
mod field;
mod slot;
mod span;

pub use at::At;
pub(crate) use at::cell_name;
pub use field::Field;
pub use slot::Slot;
pub use span::Span;
