//! `mobanlint explain WHAT`: a rule, a code of the platform, a penalty.

mod answer;
mod at_hand;
mod event;
mod log;
mod rule;

use mobanlint::codes::{self, Answer};
use mobanlint::conduct;

use crate::Status;
use crate::args::Explain;
use crate::locale::pick;
use crate::output::{Stop, print};

pub(crate) fn run(args: &Explain) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    if let Some(path) = &args.log {
        return log::run(path, args.printed.format, language);
    }
    let Some(what) = &args.what else {
        let message = pick(
            language,
            "请写出要解释的规则、代码或平台的返回，或用 --log",
            "say which rule, code or answer is to be explained, or use --log",
        );
        return Err(Stop::Said(language, message.to_owned()));
    };
    let what = what.trim();
    if what == conduct::EVENT {
        print(
            language,
            event::told(&conduct::Punishment::event(language), args.printed.format, language),
        )?;
        return Ok(Status::Clean);
    }
    if let Some(pushed) = event::read(what, language) {
        print(language, event::told(&pushed, args.printed.format, language))?;
        return Ok(Status::Clean);
    }
    if let Some(answer) = Answer::read(what) {
        let told = codes::explain(&answer, language);
        let text = match &args.message {
            Some(path) => {
                let findings = at_hand::findings(&answer, path, args, language)?;
                at_hand::told(&told, &findings, args.printed.format, language)
            }
            None => answer::told(&told, args.printed.format, language),
        };
        print(language, text)?;
        return Ok(Status::Clean);
    }
    rule::run(what, args)
}
