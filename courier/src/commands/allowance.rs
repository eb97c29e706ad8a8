//! `allowance`: looked up and entered by hand.

use courier::{Place, Say};

use crate::Status;
use crate::args::{self, Action, Allowance};
use crate::output::{Stop, pick, print};
use crate::setup;

pub(crate) fn run(args: &Allowance) -> Result<Status, Stop> {
    match &args.action {
        Action::Left(args) => {
            let language = args.account.lang.language();
            let book = setup::book(&args.account, None)?;
            let left = book.left(place(&args.place), args.counted.key.as_deref());
            let left = left.map_err(|error| Stop(error.say(language)))?;
            let told = left.map_or_else(|| "unlimited".to_owned(), |left| left.to_string());
            print(language, &format!("{told}\n"))?;
        }
        Action::Grant(args) => {
            let language = args.account.lang.language();
            let book = setup::book(&args.account, Some(&args.policies))?;
            let entered = book.grant(place(&args.place), &args.policy, &args.id, None);
            let entered = entered.map_err(|error| Stop(error.say(language)))?;
            print(language, told(language, entered))?;
        }
        Action::Event(args) => {
            let language = args.account.lang.language();
            let book = setup::book(&args.account, Some(&args.policies))?;
            let entered = book.event(&setup::text(&args.path, language)?);
            let entered = entered.map_err(|error| Stop(error.say(language)))?;
            print(language, told(language, entered > 0))?;
        }
    }
    Ok(Status::Done)
}

fn told(language: mobanlint::Language, entered: bool) -> &'static str {
    if entered {
        pick(language, "已登记\n", "entered\n")
    } else {
        pick(language, "没有变化\n", "nothing changed\n")
    }
}

fn place(args: &args::Place) -> Place<'_> {
    Place {
        user: &args.user,
        template: args.template.as_deref(),
    }
}
