//! `mobanlint config [PATH]`

use crate::Status;
use crate::args::ShowConfig;
use crate::config::{Finder, in_force};
use crate::output::{Stop, print};

pub(crate) fn run(args: &ShowConfig) -> Result<Status, Stop> {
    let language = args.lang.language();
    let config = Finder::new(&args.config, language)?.of(&args.path)?;
    print(language, in_force(&config, language))?;
    Ok(Status::Clean)
}
