//! The program; all of it is in the library beside it, for the package for Python runs it, too.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let program = std::env::current_exe().unwrap_or_else(|_| env!("CARGO_BIN_NAME").into());
    ExitCode::from(mobanlint_cli::run(std::env::args_os(), &[program.into()]))
}
