//! How long a token takes to get, started by `cargo xtask bench courier`: from memory and over HTTP, each beside the same
//! through Redis, which is where other kits keep it. The runs are interleaved, so that a machine whose speed drifts compares
//! fairly.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // a bench reads the clock and prints
#![allow(clippy::cast_precision_loss)] // times are told in three digits

#[path = "../tests/redis.rs"]
mod redis;

use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use courier::sending::Sender;
use courier::serve::{Deadlines, Service, serve};
use courier::store::{self, Memory, Store};
use courier::{Account, Book, Callers, Carry, Clock, Keeper};
use courier_core::Secret;
use courier_core::allowance::Policies;
use courier_core::token::{MARGIN, Mode};
use courier_core::wire::Exchange;

const BEARER: &str = "abc";
/// The SHA-256 of `abc`, from FIPS 180-4.
const CALLERS: &str = "bench ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const PATIENCE: Duration = Duration::from_secs(5);
const ROUNDS: usize = 5;
const IN_PROCESS: usize = 200_000;
const CONNECTIONS: usize = 8;
const OVER_HTTP: usize = 2_000;

fn keeper_in(store: Arc<dyn Store>, clock: Clock) -> Arc<Keeper> {
    let carry: Carry = Arc::new(|_| Exchange::Answered {
        status: 200,
        body: Secret::new(format!(r#"{{"access_token":"{}","expires_in":7200}}"#, "t".repeat(512))),
    });
    let account = Account {
        appid: "wx1".to_owned(),
        secret: Secret::new("secret"),
        mode: Mode::Stable,
    };
    let keeper = Arc::new(Keeper::new(account, store, carry, clock));
    keeper.token(PATIENCE).expect("the platform is a function");
    keeper
}

/// A token that should have been refreshed, while nobody does.
fn keeper_inside_the_margin() -> Arc<Keeper> {
    let ahead = Arc::new(AtomicU64::new(0));
    let (now, shift) = (Clock::system(), Arc::clone(&ahead));
    let keeper = keeper_in(
        Arc::new(Memory::default()),
        Clock::new(move || now.now() + shift.load(Ordering::Relaxed)),
    );
    ahead.store(7_200_000 - MARGIN + 1_000, Ordering::Relaxed);
    keeper
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

/// A token from memory.
fn hits(keeper: &Keeper) -> Vec<Duration> {
    (0..IN_PROCESS).map(|_| timed(|| keeper.token(PATIENCE))).collect()
}

/// The record from Redis, as whoever keeps no token in memory gets it.
fn loads(store: &dyn Store, count: usize) -> Vec<Duration> {
    (0..count).map(|_| timed(|| store.load("token:stable:wx1"))).collect()
}

/// Eight at once.
fn at_once(run: impl Fn() -> Vec<Duration> + Sync) -> Vec<Duration> {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(&run)).collect();
        let times = threads.into_iter().map(|thread| thread.join().expect("no panic"));
        times.flatten().collect()
    })
}

/// Tokens over one connection.
fn gets(address: SocketAddr) -> Vec<Duration> {
    let stream = TcpStream::connect(address).expect("it listens");
    stream.set_nodelay(true).expect("an option");
    let mut stream = BufReader::new(stream);
    let request = format!("GET /token HTTP/1.1\r\nHost: courier\r\nAuthorization: Bearer {BEARER}\r\n\r\n");
    (0..OVER_HTTP).map(|_| timed(|| get(&mut stream, &request))).collect()
}

fn get(stream: &mut BufReader<TcpStream>, request: &str) -> Vec<u8> {
    stream.get_mut().write_all(request.as_bytes()).expect("written");
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line).expect("an answer");
        if line.trim_end().is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a body");
    assert!(length > 512, "a token");
    body
}

fn server(keeper: &Arc<Keeper>) -> SocketAddr {
    let store: Arc<dyn Store> = Arc::new(Memory::default());
    let book = Book::new(store, "wx1", Policies::builtin(), Vec::new(), Clock::system()).expect("no templates");
    let book = Arc::new(book);
    let carry: Carry = Arc::new(|_| Exchange::NotSent);
    let judge = Arc::new(|_: &str| Err(Vec::new()));
    let service = Service {
        keeper: Arc::clone(keeper),
        sender: Sender::new(Arc::clone(keeper), Arc::clone(&book), carry, judge),
        book,
        callers: Callers::read(CALLERS).expect("a caller"),
        language: mobanlint::Language::En,
        patience: PATIENCE,
        deadlines: Deadlines::default(),
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.expect("threads");
        runtime.block_on(serve(listener, service, std::future::pending()))
    });
    address
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 1_000).copied().unwrap_or_default();
    let micros = |time: Duration| time.as_nanos() as f64 / 1_000.0;
    let [half, most, nearly] = [500, 990, 999].map(|share| micros(at(share)));
    println!("| {name} | {half:.2} µs | {most:.2} µs | {nearly:.2} µs |");
}

fn main() {
    let keeper = keeper_in(Arc::new(Memory::default()), Clock::system());
    let address = server(&keeper);
    let server = redis::Server::start("the same through Redis");
    let redis = server
        .as_ref()
        .map(|server| store::open(&server.url()).expect("it runs"));
    if let Some(store) = &redis {
        keeper_in(Arc::clone(store), Clock::system());
    }
    let own = server.as_ref().map(redis::Server::url);
    let margin = keeper_inside_the_margin();
    let mut inside = Vec::new();
    let (mut memory, mut http, mut single, mut eight) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        memory.extend(hits(&keeper));
        inside.extend(hits(&margin));
        if let Some(store) = &redis {
            single.extend(loads(&**store, OVER_HTTP));
        }
        http.extend(at_once(|| gets(address)));
        if let Some(url) = &own {
            eight.extend(at_once(|| loads(&*store::open(url).expect("it runs"), OVER_HTTP)));
        }
    }
    println!("| a token | p50 | p99 | p99.9 |\n|---|---:|---:|---:|");
    tell("in the process", memory);
    tell("in the process, while the next is due", inside);
    tell("through Redis, one connection", single);
    tell("over HTTP, 8 connections", http);
    tell("through Redis, 8 connections", eight);
}
