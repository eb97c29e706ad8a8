//! Whole inputs, from bytes to templates and errors.

mod lists;
mod pasted;
mod properties;
mod refused;
mod whole;
