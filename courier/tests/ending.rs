//! Half a request: nobody is kept waiting by whoever does not say the rest.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread::spawn;
use std::time::Duration;

use courier::http::{Client, PATIENCE};
use courier::sending::Sender;
use courier::serve::{Deadlines, Service, serve};
use courier::store::Memory;
use courier::{Account, Book, Callers, Carry, Clock, Keeper};
use courier_core::Secret;
use courier_core::allowance::Policies;
use courier_core::token::Mode;
use mobanlint::Language;
use tokio::sync::oneshot;

use crate::platform::{APPID, Platform, SECRET};
use crate::program::{BEARER, BEARER_HASH};

/// Longer than anything here takes, on a machine that has other things to do.
const LONG: Duration = Duration::from_secs(20);

/// A server of this process.
struct Server {
    address: SocketAddr,
    end: oneshot::Sender<()>,
    ended: mpsc::Receiver<std::io::Result<()>>,
}

fn start(platform: &Platform, deadlines: Deadlines) -> Server {
    let client = Client::new(&platform.url(), PATIENCE).expect("an address");
    let carry: Carry = Arc::new(move |request| client.exchange(request));
    let account = Account {
        appid: APPID.into(),
        secret: Secret::new(SECRET),
        mode: Mode::Stable,
    };
    let memory = Arc::new(Memory::default());
    let keeper = Keeper::new(account, memory.clone(), Arc::clone(&carry), Clock::system());
    let keeper = Arc::new(keeper);
    let book = Book::new(memory, APPID, Policies::builtin(), Vec::new(), Clock::system());
    let book = Arc::new(book.expect("known policies"));
    let service = Service {
        keeper: Arc::clone(&keeper),
        book: Arc::clone(&book),
        sender: Sender::new(keeper, book, carry, Arc::new(|_| Err(Vec::new()))),
        callers: Callers::read(&format!("shop {BEARER_HASH}")).expect("a caller"),
        language: Language::En,
        patience: Duration::ZERO,
        deadlines,
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    let address = listener.local_addr().expect("an address");
    let (end, told) = oneshot::channel();
    let (tell, ended) = mpsc::channel();
    spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let served = runtime.expect("a runtime").block_on(serve(listener, service, async {
            let _ = told.await;
        }));
        let _ = tell.send(served);
    });
    Server { address, end, ended }
}

fn say(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(LONG)).expect("a timeout");
    stream.write_all(text.as_bytes()).expect("said");
    stream
}

/// A request of the known caller that ends too early.
fn half(path: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: courier\r\nAuthorization: Bearer {BEARER}\r\nContent-Length: 100\r\n\r\n{{\"id\":"
    )
}

#[test]
fn half_a_request_does_not_keep_the_server_from_ending() {
    let platform = Platform::start();
    for text in ["GET /token HTTP/1.1\r\nHost: cou", &half("/token/stale")] {
        let deadlines = Deadlines {
            body: LONG * 3,
            drain: Duration::from_millis(200),
        };
        let server = start(&platform, deadlines);
        let waiting = say(server.address, text);
        // Whoever is served after it tells that the server has seen it.
        let mut other = say(server.address, "GET /healthz HTTP/1.1\r\nHost: courier\r\n\r\n");
        assert!(other.read(&mut [0; 16]).expect("an answer") > 0);
        server.end.send(()).expect("it runs");
        let ended = server.ended.recv_timeout(LONG);
        assert!(matches!(ended, Ok(Ok(()))), "{text:?}: {ended:?}");
        drop(waiting);
    }
}

#[test]
fn half_a_body_is_not_waited_for() {
    let platform = Platform::start();
    let deadlines = Deadlines {
        body: Duration::from_millis(100),
        drain: LONG,
    };
    let server = start(&platform, deadlines);
    for path in ["/token/stale", "/send", "/allowance"] {
        let mut told = String::new();
        let read = say(server.address, &half(path)).read_to_string(&mut told);
        assert!(
            read.is_ok() && told.starts_with("HTTP/1.1 408 "),
            "{path}: {read:?} {told}"
        );
        assert!(told.contains(r#""error":"late""#), "{path}: {told}");
    }
}
