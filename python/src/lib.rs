//! mobanlint for Python: texts come in, JSON goes out, the library does the work.
//!
//! What people call is the Python beside it, in `mobanlint/`; nothing here is documented for them. The library works with the
//! interpreter's lock released: whatever is of Python is taken over before, and given back after.
#![deny(unsafe_code)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "nobody calls this from Rust; what Python gives is always owned"
)]

mod columns;
mod engine;
mod given;
mod shelf;

use std::ffi::OsString;
use std::io::Write;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;

create_exception!(
    mobanlint,
    MobanlintError,
    PyValueError,
    "What the command line prints behind `error: `."
);

/// A value as JSON.
fn json<T: Serialize + ?Sized>(value: &T) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| MobanlintError::new_err(error.to_string()))
}

#[pymodule]
mod _native {
    use super::{OsString, PyResult, Python, Write, pyfunction};

    #[pymodule_export]
    use super::MobanlintError;
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::shelf::Shelf;

    /// The version of the library.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// The names of the built-in rulesets, the default first.
    #[pyfunction]
    fn rulesets() -> Vec<&'static str> {
        mobanlint::BUILTIN.to_vec()
    }

    /// Runs the command line.
    #[pyfunction]
    fn run(py: Python<'_>, args: Vec<OsString>, program: Vec<OsString>) -> PyResult<u8> {
        py.detach(|| {
            let status = mobanlint_cli::run(args, &program);
            // Where Python ends, nobody else writes what is still kept back.
            std::io::stdout().flush()?;
            Ok(status)
        })
    }
}
