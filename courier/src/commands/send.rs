//! `send`: one message, once.

use std::sync::Arc;

use courier::sending::{Draft, Sent, explained};
use courier::{BookError, Say};
use mobanlint::input::InputError;
use mobanlint::{Finding, Language};

use crate::Status;
use crate::args::Send;
use crate::output::{Stop, complain, pick, print, remark};
use crate::setup;

pub(crate) fn run(args: &Send) -> Result<Status, Stop> {
    let language = args.account.lang.language();
    let text = setup::text(&args.message, language)?;
    let draft = Draft::read(args.interface.into(), &text, args.counted.key.clone());
    let draft = draft.map_err(|error| Stop(format!("{}: {}", args.message.display(), error.say(language))))?;
    let judge = setup::judge(&args.templates, &args.known, language)?;
    let courier = setup::courier(&args.account)?;
    let book = Arc::new(courier.book(&args.policies, language)?);
    let sender = courier.sender(book, judge);
    let sending = sender.send(&draft, courier.patience);
    for note in &sending.notes {
        remark(language, &note.to_string());
    }
    for finding in &sending.findings {
        remark(language, &line(finding));
    }
    told(language, sending.sent)
}

fn told(language: Language, sent: Sent) -> Result<Status, Stop> {
    match sent {
        Sent::Delivered { msgid } => {
            let msgid = msgid.map(|msgid| format!(" {msgid}")).unwrap_or_default();
            let said = pick(language, "已发送", "sent");
            print(language, &format!("{said}{msgid}\n"))?;
            Ok(Status::Done)
        }
        Sent::Refused(code) => {
            let said = pick(
                language,
                "平台拒绝，没有发送",
                "the platform refused it, it was not sent",
            );
            let told = explained(&code, language);
            complain(language, &format!("{said}: {code}\n{} {}", told.meaning, told.action));
            Ok(Status::NotSent)
        }
        Sent::Unfit(report) => {
            for finding in &report.findings {
                complain(language, &line(finding));
            }
            tell(language, &report.errors);
            Ok(Status::NotSent)
        }
        Sent::Unreadable(errors) => {
            tell(language, &errors);
            Ok(Status::NotSent)
        }
        Sent::Denied(error @ BookError::Store(_)) => Err(Stop(error.say(language))),
        Sent::Denied(error) => {
            complain(language, &error.say(language));
            Ok(Status::NotSent)
        }
        Sent::NotSent => Err(Stop(
            pick(
                language,
                "连不上平台，没有发送",
                "the platform cannot be reached, it was not sent",
            )
            .to_owned(),
        )),
        Sent::NoToken(error) => Err(Stop(error.say(language))),
        Sent::Unknown { loss, client_msg_id } => {
            let zh = "不知道是否已发送，请不要再发";
            let en = "it may have been sent, do not send it again";
            complain(language, &format!("{}; {}", loss.say(language), pick(language, zh, en)));
            if let Some(id) = client_msg_id {
                let zh = "若一定要再发，十分钟内用同一个 client_msg_id，平台只发一次";
                let en = "within ten minutes the platform sends it once only under the same client_msg_id";
                complain(language, &format!("{}: {id}", pick(language, zh, en)));
            }
            Ok(Status::Unknown)
        }
    }
}

fn line(finding: &Finding) -> String {
    format!(
        "{} {}: {} {}",
        finding.field, finding.rule, finding.message, finding.help
    )
}

fn tell(language: Language, errors: &[InputError]) {
    for error in errors {
        complain(language, &error.to_string());
    }
}
