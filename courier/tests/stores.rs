//! One suite for all stores.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::thread;

use courier::store::{self, Store};
use courier_core::Secret;
use tempfile::TempDir;

use crate::redis::Server;

/// A store, and how another process would open it.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) store: Arc<dyn Store>,
    /// The option that opens it again; memory is this process's own.
    pub(crate) again: Option<String>,
    _folder: TempDir,
    _server: Option<Server>,
}

/// Every store that is here.
pub(crate) fn kinds(test: &str) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("courier.db").to_string_lossy().into_owned();
    let server = Server::start(&format!("{test} with Redis"));
    let redis = server.as_ref().map(Server::url);
    kinds.push(("memory", "memory".to_owned(), None, None));
    kinds.push(("SQLite", file.clone(), Some(file), None));
    if let Some(url) = redis {
        kinds.push(("Redis", url.clone(), Some(url), server));
    }
    let mut folder = Some(folder);
    kinds
        .into_iter()
        .map(|(name, option, again, server)| Kind {
            name,
            store: store::open(&option).expect("opens"),
            _folder: if name == "SQLite" { folder.take() } else { None }
                .unwrap_or_else(|| TempDir::new().expect("a folder")),
            again,
            _server: server,
        })
        .collect()
}

fn text(text: &str) -> Secret {
    Secret::new(text)
}

#[test]
fn what_is_put_is_found() {
    for Kind { name, store, .. } in &kinds("what is put is found") {
        let found = || store.load("k").expect("loads");
        assert_eq!(found(), None, "{name}");
        assert_eq!(store.swap("k", None, &text("one")), Ok(true), "{name}");
        let first = found().expect("there");
        assert_eq!(first.text, text("one"), "{name}");
        for odd in [
            "",
            "two",
            "\"引号\" \\ \n\t \u{1f4ee} '; DROP TABLE kept; --",
            &"长".repeat(70_000),
        ] {
            let before = found().expect("there");
            assert_eq!(store.swap("k", Some(before.version), &text(odd)), Ok(true), "{name}");
            let after = found().expect("there");
            assert_eq!(after.text, text(odd), "{name}");
            assert!(after.version > before.version, "{name}");
        }
        assert_eq!(store.load("K").expect("loads"), None, "{name}");
        assert_eq!(store.load("").expect("loads"), None, "{name}");
    }
}

#[test]
fn what_somebody_changed_is_not_written_over() {
    for Kind { name, store, .. } in &kinds("what somebody changed is not written over") {
        assert_eq!(store.swap("k", Some(1), &text("of nothing")), Ok(false), "{name}");
        assert_eq!(store.load("k").expect("loads"), None, "{name}");
        assert_eq!(store.swap("k", None, &text("one")), Ok(true), "{name}");
        assert_eq!(store.swap("k", None, &text("again")), Ok(false), "{name}");
        let seen = store.load("k").expect("loads").expect("there").version;
        assert_eq!(store.swap("k", Some(seen), &text("two")), Ok(true), "{name}");
        assert_eq!(store.swap("k", Some(seen), &text("late")), Ok(false), "{name}");
        assert_eq!(store.swap("k", Some(u64::MAX), &text("early")), Ok(false), "{name}");
        assert_eq!(
            store.load("k").expect("loads").expect("there").text,
            text("two"),
            "{name}"
        );
    }
}

#[test]
fn of_changes_at_once_none_is_lost() {
    const THREADS: usize = 8;
    const EACH: usize = 25;
    for kind in &kinds("changes at once") {
        thread::scope(|scope| {
            for number in 0..THREADS {
                // Every second one comes from outside, where there is an outside.
                let again = kind.again.as_ref().filter(|_| number % 2 == 1);
                let store = again.map_or_else(|| Arc::clone(&kind.store), |again| store::open(again).expect("opens"));
                scope.spawn(move || {
                    for _ in 0..EACH {
                        add(&*store);
                    }
                });
            }
        });
        let stored = kind.store.load("sum").expect("loads").expect("there");
        assert_eq!(stored.text.expose(), (THREADS * EACH).to_string(), "{}", kind.name);
    }
}

fn add(store: &dyn Store) {
    for _ in 0..100_000 {
        let found = store.load("sum").expect("loads");
        let sum: u64 = found
            .as_ref()
            .map_or(0, |stored| stored.text.expose().parse().expect("a number"));
        let seen = found.map(|stored| stored.version);
        if store.swap("sum", seen, &text(&(sum + 1).to_string())).expect("swaps") {
            return;
        }
    }
    panic!("others were always quicker");
}

#[test]
fn what_was_put_is_there_for_who_opens_it_again() {
    for kind in &kinds("what was put is there again") {
        let Some(again) = &kind.again else { continue };
        assert_eq!(kind.store.swap("k", None, &text("kept")), Ok(true), "{}", kind.name);
        let other = store::open(again).expect("opens");
        let found = other.load("k").expect("loads").expect("there");
        assert_eq!(found.text, text("kept"), "{}", kind.name);
        assert_eq!(
            other.swap("k", Some(found.version), &text("changed")),
            Ok(true),
            "{}",
            kind.name
        );
        assert_eq!(
            kind.store.load("k").expect("loads").expect("there").text,
            text("changed"),
            "{}",
            kind.name
        );
    }
}

#[test]
fn only_the_owner_reads_the_file() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("open.db");
    std::fs::write(&path, "").expect("writes");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).expect("a mode");
    let store = store::open(&path.to_string_lossy()).expect("opens");
    store.swap("k", None, &text("secret")).expect("swaps");
    let entries = std::fs::read_dir(folder.path()).expect("a folder").flatten();
    let modes: Vec<u32> = entries
        .map(|entry| entry.metadata().expect("a file").permissions().mode() & 0o777)
        .collect();
    assert!(modes.len() > 1, "the log of what is written stands beside it");
    assert!(modes.iter().all(|mode| *mode == 0o600), "{modes:?}");
}

#[test]
fn a_store_that_cannot_be_opened_says_so_without_its_address() {
    // Whoever is asked for TLS and hangs up.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    let plain = format!("rediss://:pa55word@{}/0", listener.local_addr().expect("an address"));
    thread::spawn(move || listener.accept());
    for (option, expected) in [
        ("redis://:pa55word@127.0.0.1:1/0", "Redis: "),
        ("redis://:pa55word@[", "Redis: "),
        (&plain, "Redis: "),
        ("REDIS://:pa55word@127.0.0.1:1/0", "store: "),
        ("valkey://:pa55word@127.0.0.1:1/0", "store: "),
        (" redis://:pa55word@127.0.0.1:1/0", "store: "),
        ("/no/such/folder/courier.db", "SQLite: /no/such/folder/courier.db: "),
    ] {
        let told = store::open(option)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(told.starts_with(expected), "{told}");
        assert!(!told.contains("pa55word"), "{told}");
    }
}
