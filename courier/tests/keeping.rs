//! The keeper in one process, with a clock and a platform that do as they are told.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use courier::store::{Memory, Store, StoreError, Stored};
use courier::{Account, Carry, Clock, Keeper, KeeperError};
use courier_core::Secret;
use courier_core::token::{LEASE, MARGIN, Mode, REFUSED_PAUSE, SETTLED, SKEW};
use courier_core::wire::{Exchange, Loss, Request};

use crate::stores::kinds;

const START: u64 = 1_700_000_000_000;
const LIFE: u64 = 7_200_000;
const NOT_AT_ALL: Duration = Duration::ZERO;
const A_WHILE: Duration = Duration::from_secs(20);

/// A time that is set.
#[derive(Clone)]
struct Time(Arc<AtomicU64>);

impl Time {
    fn new() -> Self {
        Self(Arc::new(AtomicU64::new(START)))
    }

    fn pass(&self, time: u64) {
        self.0.fetch_add(time, Ordering::SeqCst);
    }

    fn clock(&self, ahead: u64) -> Clock {
        let time = Arc::clone(&self.0);
        Clock::new(move || time.load(Ordering::SeqCst) + ahead)
    }
}

/// Answers that were written down; after the last come tokens `t1`, `t2` …
#[derive(Default)]
struct Script {
    asked: AtomicUsize,
    given: AtomicUsize,
    answers: Mutex<VecDeque<Exchange>>,
}

impl Script {
    fn of(answers: impl IntoIterator<Item = Exchange>) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(answers.into_iter().collect()),
            ..Self::default()
        })
    }

    fn carry(self: &Arc<Self>) -> Carry {
        let script = Arc::clone(self);
        Arc::new(move |_| script.answer())
    }

    fn answer(&self) -> Exchange {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let next = self.answers.lock().expect("unpoisoned").pop_front();
        next.unwrap_or_else(|| token(&format!("t{}", self.given.fetch_add(1, Ordering::SeqCst) + 1)))
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn answered(body: &str) -> Exchange {
    Exchange::Answered {
        status: 200,
        body: Secret::new(body),
    }
}

fn token(token: &str) -> Exchange {
    answered(&format!(r#"{{"access_token":"{token}","expires_in":7200}}"#))
}

fn refused(code: i64) -> Exchange {
    answered(&format!(r#"{{"errcode":{code},"errmsg":"no"}}"#))
}

fn keeper_in(mode: Mode, store: Arc<dyn Store>, carry: Carry, clock: Clock) -> Arc<Keeper> {
    let account = Account {
        appid: "wx1".into(),
        secret: Secret::new("secret"),
        mode,
    };
    Arc::new(Keeper::new(account, store, carry, clock))
}

fn keeper(script: &Arc<Script>, time: &Time) -> Arc<Keeper> {
    keeper_in(Mode::Stable, Arc::new(Memory::default()), script.carry(), time.clock(0))
}

fn served(keeper: &Keeper) -> Result<String, KeeperError> {
    keeper.token(NOT_AT_ALL).map(|served| served.token.expose().to_owned())
}

fn stale(keeper: &Keeper, token: &str) -> Result<String, KeeperError> {
    let stale = keeper.stale(&Secret::new(token).fingerprint(), NOT_AT_ALL);
    stale.map(|served| served.token.expose().to_owned())
}

#[test]
fn one_fetch_for_any_number_of_callers() {
    for kind in &kinds("one fetch for any number of callers") {
        let (script, time) = (Script::of([]), Time::new());
        let keepers: Vec<_> = (0..4)
            .map(|_| keeper_in(Mode::Classic, Arc::clone(&kind.store), script.carry(), time.clock(0)))
            .collect();
        thread::scope(|scope| {
            for number in 0..16 {
                let keeper = &keepers[number % 4];
                scope.spawn(move || {
                    for _ in 0..500 {
                        let served = keeper.token(A_WHILE).expect("a token");
                        assert_eq!(served.token.expose(), "t1");
                    }
                });
            }
        });
        assert_eq!(script.asked(), 1, "{}", kind.name);
    }
}

/// A platform whose answer is handed in by the test.
fn held() -> (Carry, Receiver<()>, Sender<Exchange>) {
    let (begun, is_begun) = channel();
    let (answer, answers) = channel();
    let (begun, answers) = (Mutex::new(begun), Mutex::new(answers));
    let carry = Arc::new(move |_: &Request| {
        begun.lock().expect("unpoisoned").send(()).expect("the test listens");
        answers.lock().expect("unpoisoned").recv().expect("the test answers")
    });
    (carry, is_begun, answer)
}

#[test]
fn while_the_next_is_fetched_nobody_waits() {
    let time = Time::new();
    let (carry, begun, answer) = held();
    let keeper = keeper_in(Mode::Classic, Arc::new(Memory::default()), carry, time.clock(0));
    answer.send(token("old")).expect("heard");
    assert_eq!(served(&keeper), Ok("old".into()));
    begun.recv().expect("it was fetched");
    time.pass(LIFE - MARGIN);
    let tending = keeper.start().expect("a thread");
    begun.recv().expect("the next is fetched");
    for _ in 0..1_000 {
        assert_eq!(served(&keeper), Ok("old".into()), "while the platform has not answered");
    }
    answer.send(token("new")).expect("heard");
    let mut looks = 0;
    while served(&keeper) != Ok("new".into()) {
        looks += 1;
        assert!(looks < 2_000, "the new one never comes");
        thread::sleep(Duration::from_millis(5));
    }
    drop(tending);
    assert_eq!(keeper.counts().fetches.get(), 2);
}

#[test]
fn trouble_is_no_callers_while_a_token_lives() {
    let troubles = [
        refused(-1),
        answered("<html>"),
        answered(""),
        Exchange::Lost(Loss::Late),
        Exchange::NotSent,
        refused(45009),
    ];
    let (script, time) = (Script::of([]), Time::new());
    let keeper = keeper(&script, &time);
    assert_eq!(served(&keeper), Ok("t1".into()));
    time.pass(LIFE - MARGIN);
    script.answers.lock().expect("unpoisoned").extend(troubles);
    for pause in [1_000, 2_000, 4_000, 8_000, 16_000, 32_000] {
        let before = script.asked();
        for _ in 0..10 {
            keeper.tend().expect("the store works");
            assert_eq!(served(&keeper), Ok("t1".into()));
        }
        assert_eq!(script.asked(), before + 1, "one attempt, then a pause");
        time.pass(pause);
    }
    keeper.tend().expect("the store works");
    assert_eq!(served(&keeper), Ok("t2".into()));
    assert_eq!((script.asked(), keeper.counts().failures.get()), (8, 6));
}

#[test]
fn what_is_refused_for_good_is_asked_once_a_minute() {
    for code in [40013, 40125, 40164, 40243] {
        let (script, time) = (Script::of([refused(code), refused(code)]), Time::new());
        let keeper = keeper(&script, &time);
        for _ in 0..100 {
            let error = keeper.token(A_WHILE).expect_err("no token");
            assert_eq!(error.to_string(), format!("no token: {code} no"), "told at once");
            keeper.tend().expect("the store works");
        }
        assert_eq!(script.asked(), 1, "{code}");
        time.pass(REFUSED_PAUSE - 1);
        assert!(served(&keeper).is_err());
        assert_eq!(script.asked(), 1, "{code}");
        time.pass(1);
        assert!(served(&keeper).is_err());
        assert_eq!(script.asked(), 2, "{code}");
        time.pass(REFUSED_PAUSE);
        assert_eq!(served(&keeper), Ok("t1".into()), "the account was mended");
    }
}

#[test]
fn the_same_stale_token_reported_twice_is_fetched_once() {
    for kind in &kinds("the same stale token") {
        let (script, time) = (Script::of([]), Time::new());
        let keepers: Vec<_> = (0..2)
            .map(|_| keeper_in(Mode::Classic, Arc::clone(&kind.store), script.carry(), time.clock(0)))
            .collect();
        for keeper in &keepers {
            assert_eq!(served(keeper), Ok("t1".into()));
        }
        time.pass(SETTLED);
        for keeper in &keepers {
            assert_eq!(stale(keeper, "t1"), Ok("t2".into()), "{}", kind.name);
        }
        time.pass(SETTLED - 1);
        for keeper in &keepers {
            assert_eq!(stale(keeper, "t1"), Ok("t2".into()), "no longer the current one");
            assert_eq!(stale(keeper, "t2"), Ok("t2".into()), "too young");
            assert_eq!(stale(keeper, "another"), Ok("t2".into()), "never was");
        }
        assert_eq!(script.asked(), 2, "{}", kind.name);
    }
}

#[test]
fn a_token_the_platform_gives_again_is_forced_away_later() {
    let forced = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&forced);
    let carry: Carry = Arc::new(move |request| {
        if request.body().expose().contains(r#""force_refresh":true"#) {
            counted.fetch_add(1, Ordering::SeqCst);
            return token("new");
        }
        token("same")
    });
    let time = Time::new();
    let keeper = keeper_in(Mode::Stable, Arc::new(Memory::default()), carry, time.clock(0));
    assert_eq!(served(&keeper), Ok("same".into()));
    time.pass(SETTLED);
    assert_eq!(stale(&keeper, "same"), Ok("same".into()));
    assert_eq!(stale(&keeper, "same"), Ok("same".into()), "at once again");
    assert_eq!((keeper.counts().fetches.get(), forced.load(Ordering::SeqCst)), (2, 0));
    time.pass(SETTLED);
    assert_eq!(stale(&keeper, "same"), Ok("new".into()));
    assert_eq!((keeper.counts().fetches.get(), forced.load(Ordering::SeqCst)), (3, 1));
}

#[test]
fn a_late_commit_is_discarded() {
    for kind in &kinds("a late commit") {
        let time = Time::new();
        let (carry, begun, answer) = held();
        let slow = keeper_in(Mode::Classic, Arc::clone(&kind.store), carry, time.clock(0));
        let quick = Script::of([]);
        thread::scope(|scope| {
            let waiting = scope.spawn(|| slow.token(A_WHILE).map(|served| served.token.expose().to_owned()));
            begun.recv().expect("it asks");
            // The lease is long over, by any clock.
            time.pass(LEASE + SKEW);
            let other = keeper_in(Mode::Classic, Arc::clone(&kind.store), quick.carry(), time.clock(0));
            assert_eq!(served(&other), Ok("t1".into()));
            answer.send(token("late")).expect("heard");
            assert_eq!(waiting.join().expect("no panic"), Ok("t1".into()), "{}", kind.name);
            assert_eq!(served(&other), Ok("t1".into()));
        });
        assert_eq!(slow.counts().discarded.get(), 1, "{}", kind.name);
        let third = keeper_in(Mode::Classic, Arc::clone(&kind.store), quick.carry(), time.clock(0));
        assert_eq!(served(&third), Ok("t1".into()), "{}", kind.name);
        assert_eq!(quick.asked(), 1);
    }
}

#[test]
fn a_restart_without_the_platform_costs_nothing() {
    for kind in &kinds("a restart without the platform") {
        let Some(again) = &kind.again else { continue };
        let (script, time) = (Script::of([]), Time::new());
        let before = keeper_in(Mode::Stable, Arc::clone(&kind.store), script.carry(), time.clock(0));
        assert_eq!(served(&before), Ok("t1".into()));
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let nobody: Carry = Arc::new(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            Exchange::NotSent
        });
        let store = courier::store::open(again).expect("opens");
        let after = keeper_in(Mode::Stable, store, nobody, time.clock(1_000));
        for _ in 0..100 {
            assert_eq!(served(&after), Ok("t1".into()), "{}", kind.name);
            after.tend().expect("the store works");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 0, "{}", kind.name);
    }
}

/// A store that can go away.
#[derive(Default)]
struct Fragile {
    store: Memory,
    gone: AtomicBool,
}

impl Fragile {
    fn reach(&self) -> Result<&Memory, StoreError> {
        if self.gone.load(Ordering::SeqCst) {
            return Err(StoreError::new("fragile", "gone"));
        }
        Ok(&self.store)
    }
}

impl Store for Fragile {
    fn load(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        self.reach()?.load(key)
    }

    fn swap(&self, key: &str, seen: Option<u64>, text: &Secret) -> Result<bool, StoreError> {
        self.reach()?.swap(key, seen, text)
    }
}

#[test]
fn without_the_store_the_token_in_memory_is_served_to_its_end() {
    let (script, time) = (Script::of([]), Time::new());
    let store = Arc::new(Fragile::default());
    let keeper = keeper_in(
        Mode::Stable,
        Arc::clone(&store) as Arc<dyn Store>,
        script.carry(),
        time.clock(0),
    );
    assert_eq!(served(&keeper), Ok("t1".into()));
    store.gone.store(true, Ordering::SeqCst);
    time.pass(LIFE - SKEW - 1);
    assert_eq!(served(&keeper), Ok("t1".into()));
    assert!(keeper.tend().is_err());
    time.pass(1);
    assert_eq!(
        served(&keeper).map_err(|error| error.to_string()),
        Err("fragile: gone".into())
    );
    assert_eq!(script.asked(), 1);
    store.gone.store(false, Ordering::SeqCst);
    assert_eq!(served(&keeper), Ok("t2".into()));
}

#[test]
fn a_record_that_cannot_be_read_is_told_without_its_words() {
    let (script, time) = (Script::of([]), Time::new());
    let store = Arc::new(Memory::default());
    let text = Secret::new(r#"{"fence":"s3cret-t0ken"}"#);
    store.swap("token:stable:wx1", None, &text).expect("swaps");
    let keeper = keeper_in(Mode::Stable, store, script.carry(), time.clock(0));
    let told = served(&keeper).map_err(|error| error.to_string());
    assert_eq!(told, Err("store: the record of the token cannot be read".into()));
}

#[test]
fn the_two_modes_keep_their_tokens_apart() {
    let (script, time) = (Script::of([]), Time::new());
    let store: Arc<dyn Store> = Arc::new(Memory::default());
    for (mode, expected) in [(Mode::Stable, "t1"), (Mode::Classic, "t2"), (Mode::Stable, "t1")] {
        let keeper = keeper_in(mode, Arc::clone(&store), script.carry(), time.clock(0));
        assert_eq!(served(&keeper), Ok(expected.into()), "{mode:?}");
    }
}
