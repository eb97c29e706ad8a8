//! `mobanlint lsp`

use crate::Status;
use crate::args::Lsp;
use crate::lsp;
use crate::output::Stop;

pub(crate) fn run(args: &Lsp) -> Result<Status, Stop> {
    let language = args.lang.language();
    lsp::serve(args.lang.given(), &args.config).map_err(|error| Stop::Said(language, error.to_string()))?;
    Ok(Status::Clean)
}
