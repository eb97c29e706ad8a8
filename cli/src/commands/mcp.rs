//! `mobanlint mcp`

use std::ffi::OsString;

use crate::Status;
use crate::args::Mcp;
use crate::mcp;
use crate::output::Stop;

pub(crate) fn run(args: &Mcp, program: &[OsString]) -> Result<Status, Stop> {
    let language = args.lang.language();
    mcp::serve(args.lang.lang, program).map_err(|error| Stop::Said(language, error.to_string()))?;
    Ok(Status::Clean)
}
