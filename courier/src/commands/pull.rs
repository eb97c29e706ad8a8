//! `pull`: the account's templates, as the platform gives them.

use std::fs;

use courier::{Say, pull};

use crate::Status;
use crate::args::Pull;
use crate::output::{Stop, pick, print};
use crate::setup;

pub(crate) fn run(args: &Pull) -> Result<Status, Stop> {
    let language = args.account.lang.language();
    let courier = setup::courier(&args.account)?;
    let pulled = pull::templates(&courier.keeper, &courier.carry, args.interface.into(), courier.patience);
    let templates = pulled.map_err(|error| Stop(error.say(language)))?;
    let text = format!("{templates:#}\n");
    match &args.output {
        None => print(language, &text)?,
        Some(path) => fs::write(path, text).map_err(|error| {
            let what = pick(language, "无法写入", "cannot write");
            Stop(format!("{what} {}: {error}", path.display()))
        })?,
    }
    Ok(Status::Done)
}
