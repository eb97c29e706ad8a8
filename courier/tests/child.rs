//! A process with a clock of its own: this test program again, told by its environment what to do.

use std::env;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use courier::http::{Client, PATIENCE};
use courier::{Account, Carry, Clock, Keeper, store};
use courier_core::Secret;
use courier_core::token::Mode;
use courier_core::wire::{Interface, Outcome, Request, sent};

use crate::platform::{APPID, Platform, SECRET, TEMPLATE};

const JOB: &str = "COURIER_TEST_JOB";

/// Runs a process whose clock is `ahead` of the machine's, ms. It asks for the token and uses it; how often the platform
/// refused what it was served.
pub(crate) fn refused(platform: &Platform, store: &str, ahead: i64) -> usize {
    let job = format!("{} {store} {ahead}", platform.url());
    let mut process = Command::new(env::current_exe().expect("this program"));
    let output = process
        .args(["--exact", "child::a_process_with_a_clock_of_its_own", "--nocapture"])
        .env(JOB, job)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let count = said
        .lines()
        .find_map(|line| line.split("refused ").nth(1)?.trim().parse().ok());
    count.unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn a_process_with_a_clock_of_its_own() {
    // Without a job it is one of the tests, and has nothing to do.
    let Ok(job) = env::var(JOB) else { return };
    let words: Vec<&str> = job.split(' ').collect();
    let [url, path, ahead] = words.as_slice() else {
        panic!("{job}")
    };
    let ahead: i64 = ahead.parse().expect("a number");
    let client = Client::new(url, PATIENCE).expect("an address");
    let carry: Carry = Arc::new(move |request| client.exchange(request));
    let account = Account {
        appid: APPID.into(),
        secret: Secret::new(SECRET),
        mode: Mode::Classic,
    };
    let now = Clock::system();
    let clock = Clock::new(move || now.now().saturating_add_signed(ahead));
    let keeper = Keeper::new(account, store::open(path).expect("opens"), Arc::clone(&carry), clock);
    let mut refused = 0;
    for _ in 0..3 {
        let served = keeper.token(Duration::from_secs(20)).expect("a token");
        let body = format!(r#"{{"touser":"o1","template_id":"{TEMPLATE}","data":{{}}}}"#);
        let request = Request::send(Interface::Service, &served.token, body);
        refused += usize::from(!matches!(sent(&request, &carry(&request)), Outcome::Delivered { .. }));
        keeper.tend().expect("the store works");
    }
    println!("refused {refused}");
}
