//! Whole inputs, from bytes to templates and errors.

mod pasted;
mod properties;
mod whole;
