//! `mobanlint completions SHELL`

use clap::CommandFactory;

use crate::Status;
use crate::args::{Args, Completions};
use crate::output::{Stop, print};

pub(crate) fn run(args: &Completions) -> Result<Status, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "mobanlint", &mut script);
    print(crate::locale::language(), String::from_utf8_lossy(&script).into_owned())?;
    Ok(Status::Clean)
}
