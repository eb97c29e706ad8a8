//! Real processes share one account: the program, twice, and the stand-in of the platform.

use std::collections::HashSet;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use courier::http::{Client, PATIENCE};
use courier::{Account, Carry, Clock, Keeper, store};
use courier_core::Secret;
use courier_core::token::Mode;
use serde_json::json;

use crate::platform::{APPID, Platform, SECRET, Trouble};
use crate::program::{Home, Program};
use crate::redis::Server;

const NOBODY: &str = "http://127.0.0.1:9";

/// The stores processes can share.
fn stores(home: &Home, test: &str) -> (Vec<String>, Option<Server>) {
    let server = Server::start(&format!("{test} with Redis"));
    let redis = server.as_ref().map(Server::url);
    ([Some(home.store()), redis].into_iter().flatten().collect(), server)
}

/// Asks a server over some connections at once; every token that came.
fn ask(program: &Program, connections: usize, each: usize) -> HashSet<String> {
    let threads = thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| {
                    let mut connection = program.connect();
                    let mut tokens = HashSet::new();
                    for _ in 0..each {
                        let (status, body) = connection.ask("GET", "/token", "");
                        assert_eq!(status, 200, "{body}");
                        tokens.extend(body["access_token"].as_str().map(str::to_owned));
                    }
                    tokens
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect::<Vec<_>>()
    });
    threads.into_iter().flatten().collect()
}

#[test]
fn two_processes_asked_ten_thousand_times_fetch_once() {
    for mode in ["stable", "classic"] {
        let home = Home::new();
        let (stores, _server) = stores(&home, "two processes");
        for store in stores {
            let platform = Platform::start();
            // Slow enough for both to want it at the same time.
            platform.trouble_tokens([Trouble::Slow(Duration::from_millis(500))]);
            let tokens: HashSet<String> = thread::scope(|scope| {
                let threads: Vec<_> = (0..2)
                    .map(|_| {
                        scope.spawn(|| {
                            let program = home.serve(&["--mode", mode], &platform.url(), &store);
                            ask(&program, 4, 1_250)
                        })
                    })
                    .collect();
                threads
                    .into_iter()
                    .flat_map(|thread| thread.join().expect("no panic"))
                    .collect()
            });
            assert_eq!((platform.fetches(), tokens.len()), (1, 1), "{mode} {store}");
        }
    }
}

/// Puts a token into a store as a process did a minute ago.
pub(crate) fn fetched_a_minute_ago(platform: &Platform, store: &str, mode: Mode) {
    let client = Client::new(&platform.url(), PATIENCE).expect("an address");
    let carry: Carry = Arc::new(move |request| client.exchange(request));
    let account = Account {
        appid: APPID.into(),
        secret: Secret::new(SECRET),
        mode,
    };
    let now = Clock::system();
    let clock = Clock::new(move || now.now() - 60_000);
    let keeper = Keeper::new(account, store::open(store).expect("opens"), carry, clock);
    keeper.token(PATIENCE).expect("a token");
}

#[test]
fn two_processes_report_the_same_stale_token() {
    for (mode, name) in [(Mode::Stable, "stable"), (Mode::Classic, "classic")] {
        let home = Home::new();
        let (stores, _server) = stores(&home, "a stale token");
        for store in stores {
            let platform = Platform::start();
            fetched_a_minute_ago(&platform, &store, mode);
            let programs = [(); 2].map(|()| home.serve(&["--mode", name], &platform.url(), &store));
            let (_, old) = programs[0].get("/token");
            assert_eq!(platform.fetches(), 1);
            platform.world().tokens.spoil();
            let report = json!({ "access_token": old["access_token"] }).to_string();
            let told: HashSet<String> = thread::scope(|scope| {
                let threads: Vec<_> = programs
                    .iter()
                    .map(|program| scope.spawn(|| program.post("/token/stale", &report).1["id"].to_string()))
                    .collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().expect("no panic"))
                    .collect()
            });
            assert_eq!(
                (platform.fetches(), told.len()),
                (2, 1),
                "{name} {store}: one fetch for both"
            );
            for program in &programs {
                for report in [
                    report.clone(),
                    json!({ "id": program.get("/token").1["id"] }).to_string(),
                ] {
                    assert_eq!(program.post("/token/stale", &report).0, 200);
                }
            }
            assert_eq!(platform.fetches(), 2, "{name} {store}: none within half a minute");
        }
    }
}

#[test]
fn a_process_killed_between_fetch_and_store_is_replaced() {
    let home = Home::new();
    let (stores, _server) = stores(&home, "a killed process");
    for store in stores {
        let platform = Platform::start();
        platform.trouble_tokens([Trouble::Held]);
        let first = home.serve(&["--mode", "classic"], &platform.url(), &store);
        platform.wait_for(|platform| platform.world().tokens.number() == 1);
        first.kill();
        // A lease is ten seconds; what was waited for longer would be an error.
        let second = home.serve(&["--mode", "classic", "--patience", "13"], &platform.url(), &store);
        let (status, body) = second.get("/token");
        assert_eq!((status, platform.fetches()), (200, 2), "{store}: {body}");
        platform.release();
    }
}

#[test]
fn a_process_that_was_asleep_writes_over_nothing() {
    let home = Home::new();
    let platform = Platform::start();
    platform.trouble_tokens([Trouble::Held]);
    let asleep = home.serve(&["--mode", "classic"], &platform.url(), &home.store());
    platform.wait_for(|platform| platform.world().tokens.number() == 1);
    asleep.signal("-STOP");
    let other = home.serve(
        &["--mode", "classic", "--patience", "13"],
        &platform.url(),
        &home.store(),
    );
    let (status, body) = other.get("/token");
    assert_eq!((status, platform.fetches()), (200, 2), "{body}");
    platform.release();
    asleep.signal("-CONT");
    let (status, late) = asleep.get("/token");
    assert_eq!((status, &late["id"]), (200, &body["id"]), "the newer one stays");
    assert_eq!(other.get("/token").1["id"], body["id"]);
    assert_eq!(platform.fetches(), 2);
    let metrics = asleep.get("/metrics").1;
    assert!(
        metrics
            .as_str()
            .is_some_and(|text| text.contains("courier_token_fetches_discarded_total 1")),
        "{metrics}"
    );
}

#[test]
fn without_the_platform_a_restart_is_no_trouble() {
    let home = Home::new();
    let (stores, _server) = stores(&home, "a restart");
    for store in stores {
        let platform = Platform::start();
        let before = home.serve(&[], &platform.url(), &store);
        let (_, token) = before.get("/token");
        before.kill();
        let after = home.serve(&[], NOBODY, &store);
        let tokens = ask(&after, 4, 250);
        assert_eq!(
            tokens.into_iter().next().as_deref(),
            token["access_token"].as_str(),
            "{store}"
        );
        assert_eq!(platform.fetches(), 1);
        let metrics = after.get("/metrics").1;
        assert!(
            metrics
                .as_str()
                .is_some_and(|text| text.contains("courier_token_fetches_total 0")),
            "{metrics}"
        );
    }
}
