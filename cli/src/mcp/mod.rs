//! `mobanlint mcp`: what the command line does, as tools of the Model Context Protocol over standard streams.
//!
//! A tool hands texts over and gives back the JSON that the command of its name prints ([`command`]), so that both say the
//! same. It is given texts, never paths: whoever talks to an agent reads no file by it.

mod command;
mod streams;
mod tools;

use std::ffi::OsString;

use rmcp::ServiceExt;

use crate::args::LangName;

/// Serves until the client ends the stream.
pub(crate) fn serve(language: Option<LangName>, program: &[OsString]) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (transport, written) = streams::streams();
        let service = tools::Tools::new(language, program).serve(transport).await?;
        service.waiting().await?;
        written.await??;
        Ok(())
    })
}
