//! A stand-in of the platform on this machine. It knows the courier by nothing but its bytes; each rule names its source:
//!
//! - `T1`: the document of template messages, 获取 `access_token` and 发送模板消息
//! - `T2`: its 下发条件说明
//! - `S1`: the platform's page of `cgi-bin/stable_token`
//! - `S2`: its page of `message/subscribe/send`
//! - `S3`: its page of template messages for service accounts
//! - `G`: its page of global return codes

mod http;
mod messages;
mod tokens;

use std::collections::VecDeque;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{sleep, spawn};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use http::Asked;
pub(crate) use messages::TEMPLATE;
pub(crate) use tokens::token_of;

use messages::Messages;
use tokens::Tokens;

pub(crate) const APPID: &str = "wx0123456789abcdef";
pub(crate) const SECRET: &str = "5ecretOfTheAccount0f1e2d3c4b5a6978";

/// What goes wrong with a request, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The platform's own error.
    Code(i64, String),
    /// A page of some gateway.
    Html,
    /// Nothing.
    Empty,
    /// The connection ends without an answer, after the request was carried out.
    Cut,
    /// The request is carried out, and its answer comes so much later.
    Slow(Duration),
    /// The request is carried out, and its answer comes when [`Platform::release`] says so.
    Held,
}

impl Trouble {
    pub(crate) fn busy() -> Self {
        Self::Code(-1, "system error".to_owned())
    }
}

/// All the platform knows.
pub(crate) struct World {
    pub(crate) tokens: Tokens,
    pub(crate) messages: Messages,
    /// Every path that was asked for, in order.
    pub(crate) asked: Vec<String>,
    token_troubles: VecDeque<Trouble>,
    message_troubles: VecDeque<Trouble>,
    released: bool,
}

struct Shared {
    world: Mutex<World>,
    released: Condvar,
    /// How far the platform's time is ahead of the machine's, ms.
    ahead: AtomicU64,
}

/// A platform that is running.
#[derive(Clone)]
pub(crate) struct Platform {
    shared: Arc<Shared>,
    address: SocketAddr,
}

impl Platform {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        let platform = Self {
            shared: Arc::new(Shared {
                world: Mutex::new(World {
                    tokens: Tokens::default(),
                    messages: Messages::default(),
                    asked: Vec::new(),
                    token_troubles: VecDeque::new(),
                    message_troubles: VecDeque::new(),
                    released: false,
                }),
                released: Condvar::new(),
                ahead: AtomicU64::new(0),
            }),
            address: listener.local_addr().expect("an address"),
        };
        let serving = platform.clone();
        spawn(move || {
            for connection in listener.incoming().flatten() {
                let platform = serving.clone();
                spawn(move || http::answer(&connection, |asked| platform.answer(asked)));
            }
        });
        platform
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.shared.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next requests for a token go wrong so.
    pub(crate) fn trouble_tokens(&self, troubles: impl IntoIterator<Item = Trouble>) {
        self.world().token_troubles.extend(troubles);
    }

    /// The next requests to send go wrong so.
    pub(crate) fn trouble_messages(&self, troubles: impl IntoIterator<Item = Trouble>) {
        self.world().message_troubles.extend(troubles);
    }

    /// Lets go of the answers that are held.
    pub(crate) fn release(&self) {
        self.world().released = true;
        self.shared.released.notify_all();
    }

    /// How often a token was asked for.
    pub(crate) fn fetches(&self) -> usize {
        self.world().asked.iter().filter(|path| path.ends_with("token")).count()
    }

    /// How often a message was handed in.
    pub(crate) fn sends(&self) -> usize {
        self.world().asked.iter().filter(|path| path.ends_with("send")).count()
    }

    /// Lets time go by for the platform, ms.
    pub(crate) fn advance(&self, time: u64) {
        self.shared.ahead.fetch_add(time, Ordering::SeqCst);
    }

    /// Waits until something has happened, which it does soon or never.
    pub(crate) fn wait_for(&self, what: impl Fn(&Self) -> bool) {
        for _ in 0..3_000 {
            if what(self) {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        panic!("it never happened");
    }

    pub(crate) fn now(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        u64::try_from(since.as_millis()).expect("soon") + self.shared.ahead.load(Ordering::SeqCst)
    }

    /// The body of an answer; none is no answer.
    fn answer(&self, asked: &Asked) -> Option<String> {
        let now = self.now();
        let mut world = self.world();
        world.asked.push(asked.path.clone());
        let trouble = if asked.path.ends_with("token") {
            world.token_troubles.pop_front()
        } else {
            world.message_troubles.pop_front()
        };
        match &trouble {
            Some(Trouble::Code(code, message)) => return Some(refusal(*code, message).to_string()),
            Some(Trouble::Html) => return Some("<html><body>502 Bad Gateway</body></html>".to_owned()),
            Some(Trouble::Empty) => return Some(String::new()),
            _ => {}
        }
        let answer = world.carry_out(asked, now).to_string();
        match trouble {
            Some(Trouble::Cut) => return None,
            Some(Trouble::Slow(time)) => {
                drop(world);
                sleep(time);
            }
            Some(Trouble::Held) => {
                let wait = self.shared.released.wait_while(world, |world| !world.released);
                drop(wait);
            }
            _ => {}
        }
        Some(answer)
    }
}

impl World {
    fn carry_out(&mut self, asked: &Asked, now: u64) -> Value {
        match (asked.method.as_str(), asked.path.as_str()) {
            ("GET", "/cgi-bin/token") => self.tokens.classic(asked, now),
            ("POST", "/cgi-bin/stable_token") => self.tokens.stable(asked, now),
            (_, path) => {
                // G: 40001 "invalid credential, access_token is invalid or not latest"
                if !self.tokens.is_good(asked.query("access_token"), now) {
                    return refusal(40001, "invalid credential, access_token is invalid or not latest");
                }
                match path {
                    "/cgi-bin/message/wxopen/template/send" => self.messages.template(asked, now),
                    "/cgi-bin/message/subscribe/send" => self.messages.subscribe(asked),
                    "/cgi-bin/message/template/send" => self.messages.service(asked, now),
                    "/wxaapi/newtmpl/gettemplate" => messages::list(),
                    "/cgi-bin/wxopen/template/list" => messages::page(asked),
                    // G: 40066 "invalid url"
                    _ => refusal(40066, "invalid url"),
                }
            }
        }
    }
}

fn refusal(code: i64, message: &str) -> Value {
    json!({ "errcode": code, "errmsg": message })
}
