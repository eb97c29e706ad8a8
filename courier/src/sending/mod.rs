//! A message on its way: judged, allowed, sent once.

mod draft;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use courier_core::allowance::{Settlement, Taken, Wanted};
use courier_core::wire::{Code, Exchange, Interface, Loss, Outcome, Request, STALE, sent};
use mobanlint::codes::{Answer, Explanation, explain};
use mobanlint::input::{InputError, InputNote};
use mobanlint::{Finding, Language, Report};

use crate::book::{Book, BookError, Place};
use crate::keeper::{Carry, Keeper, KeeperError};
use crate::log;

pub use draft::{Draft, DraftError};

/// Codes by which the platform says that nothing was left after all: the form is used, or the user has not agreed. It knows
/// better. 41028 is none of them: it comes for a payment's id, too, that the platform itself learns of seconds later.
const NOTHING_LEFT: [i64; 2] = [41029, 43101];

/// What judges the JSON of a message. A report with errors keeps it from being sent, and so does what cannot be read.
pub type Judge = Arc<dyn Fn(&str) -> Result<Report, Vec<InputError>> + Send + Sync>;

/// Sends the messages of an account.
#[derive(Clone)]
pub struct Sender {
    keeper: Arc<Keeper>,
    book: Arc<Book>,
    carry: Carry,
    judge: Judge,
}

/// What became of a message, and what the linter has to say of it all the same.
#[derive(Debug)]
pub struct Sending {
    /// What became of it.
    pub sent: Sent,
    /// Findings that did not keep it from being sent.
    pub findings: Vec<Finding>,
    /// What is good to know of how it was read and judged.
    pub notes: Vec<InputNote>,
}

/// What became of a message.
#[derive(Debug)]
pub enum Sent {
    /// The platform took it.
    Delivered {
        /// The platform's number for it, where it gives one.
        msgid: Option<String>,
    },
    /// The platform refused it. Its allowance is there again, unless the platform says that there was none.
    Refused(Code),
    /// Nobody knows whether it was sent, and it must not be sent again. Its allowance is used.
    Unknown {
        /// What got lost.
        loss: Loss,
        /// The id by which the interface, where it has one, would send it once only.
        client_msg_id: Option<String>,
    },
    /// The platform could not be reached, so it was not sent. Its allowance is there again.
    NotSent,
    /// It would be refused; nothing was asked of the platform.
    Unfit(Box<Report>),
    /// It cannot be read as a message; nothing was asked of the platform.
    Unreadable(Vec<InputError>),
    /// Nothing is left that would allow it, or its allowance could not be looked up.
    Denied(BookError),
    /// There is no token. Its allowance is there again.
    NoToken(KeeperError),
}

impl Sender {
    /// A sender.
    pub fn new(keeper: Arc<Keeper>, book: Arc<Book>, carry: Carry, judge: Judge) -> Self {
        Self {
            keeper,
            book,
            carry,
            judge,
        }
    }

    /// Sends a message: it is judged, takes its allowance and is sent, once. If the platform refuses the token it was not
    /// sent, and goes once more with the next.
    pub fn send(&self, draft: &Draft, patience: Duration) -> Sending {
        let stopped = |sent| Sending {
            sent,
            findings: Vec::new(),
            notes: Vec::new(),
        };
        match (self.judge)(draft.body()) {
            Ok(report) if report.summary.error == 0 && report.errors.is_empty() => Sending {
                sent: self.send_judged(draft, patience),
                findings: report.findings,
                notes: report.notes,
            },
            Ok(report) => stopped(Sent::Unfit(Box::new(report))),
            Err(errors) => stopped(Sent::Unreadable(errors)),
        }
    }

    fn send_judged(&self, draft: &Draft, patience: Duration) -> Sent {
        let place = draft.place();
        let taken = match self.take(draft, place) {
            Ok(taken) => taken,
            Err(error) => return Sent::Denied(error),
        };
        let result = self.carry_out(draft, patience);
        let settlement = match &result {
            Sent::Unknown { .. } => None,
            Sent::Refused(code) if NOTHING_LEFT.contains(&code.code) => None,
            Sent::Delivered { msgid } => Some(Settlement::Sent { msgid: msgid.clone() }),
            _ => Some(Settlement::NotSent),
        };
        if let (Some(taken), Some(settlement)) = (taken, settlement)
            && let Err(error) = self.book.settle(place, &taken, &settlement)
        {
            // What was not written stays used: a message less, never one more.
            log::line(format_args!("allowance {} of {}: {error}", taken.number, draft.user()));
        }
        result
    }

    /// Only messages of mini programs need an allowance.
    fn take(&self, draft: &Draft, place: Place<'_>) -> Result<Option<Taken>, BookError> {
        if draft.interface() == Interface::Service {
            return Ok(None);
        }
        let wanted = Wanted {
            grant: draft.grant(),
            key: draft.key(),
        };
        self.book.take(place, wanted).map(Some)
    }

    fn carry_out(&self, draft: &Draft, patience: Duration) -> Sent {
        let mut served = match self.keeper.token(patience) {
            Ok(served) => served,
            Err(error) => return Sent::NoToken(error),
        };
        let mut again = true;
        loop {
            let request = Request::send(draft.interface(), &served.token, draft.body().to_owned());
            let exchange = (self.carry)(&request);
            if exchange == Exchange::NotSent {
                return Sent::NotSent;
            }
            match sent(&request, &exchange) {
                Outcome::Delivered { msgid } => return Sent::Delivered { msgid },
                Outcome::Unknown(loss) => {
                    let client_msg_id = draft.client_msg_id().map(str::to_owned);
                    return Sent::Unknown { loss, client_msg_id };
                }
                Outcome::Refused(code) if again && STALE.contains(&code.code) => {
                    again = false;
                    match self.keeper.stale(&served.id, patience) {
                        Ok(next) if next.id != served.id => served = next,
                        _ => return Sent::Refused(code),
                    }
                }
                Outcome::Refused(code) => return Sent::Refused(code),
            }
        }
    }
}

/// What a code means and what is to be done, from the linter's table.
pub fn explained(code: &Code, language: Language) -> Explanation {
    explain(&Answer::new(code.code).with_message(code.message.as_str()), language)
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("keeper", &self.keeper)
            .finish_non_exhaustive()
    }
}
