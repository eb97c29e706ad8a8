//! `token`: the token on standard output.

use courier::Say;
use courier_core::Fingerprint;
use serde_json::json;

use crate::Status;
use crate::args::Token;
use crate::output::{Stop, print};
use crate::setup;

pub(crate) fn run(args: &Token) -> Result<Status, Stop> {
    let language = args.account.lang.language();
    let courier = setup::courier(&args.account)?;
    let keeper = &courier.keeper;
    let served = match &args.stale {
        Some(id) => keeper.stale(&Fingerprint::new(id.as_str()), courier.patience),
        None => keeper.token(courier.patience),
    };
    let served = served.map_err(|error| Stop(error.say(language)))?;
    let token = served.token.expose();
    let text = if args.json {
        let left = served.until.saturating_sub(keeper.now()) / 1_000;
        json!({ "access_token": token, "expires_in": left, "id": served.id }).to_string()
    } else {
        token.to_owned()
    };
    print(language, &format!("{text}\n"))?;
    // Where no server runs, whoever asks is the one to fetch the next before this one ends.
    keeper.tend().map_err(|error| Stop(error.say(language)))?;
    Ok(Status::Done)
}
