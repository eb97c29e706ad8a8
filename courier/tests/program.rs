//! The program itself, as a process of its own, and who asks it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::platform::{APPID, Platform, SECRET};

pub(crate) const BEARER: &str = "bearer-of-the-shop";

/// The SHA-256 of [`BEARER`], as `sha256sum` prints it.
pub(crate) const BEARER_HASH: &str = "f30d56ca15b01d987735a3b6626ca05dbdb317aa68a16ebef4da0fa4313f62c2";

/// A folder with what the program is given.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self {
            folder: TempDir::new().expect("a folder"),
        };
        home.write("callers", &format!("# who may ask\nshop {BEARER_HASH}\n"));
        home.write("secret", &format!("{SECRET}\n"));
        home
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("writes");
    }

    /// The option for the store in a file.
    pub(crate) fn store(&self) -> String {
        self.path("courier.db").to_string_lossy().into_owned()
    }

    /// The program with the options of an account.
    pub(crate) fn command(&self, words: &[&str], platform: &str, store: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mobanlint-courier"));
        command
            .args(words)
            .args([
                "--appid",
                APPID,
                "--lang",
                "en",
                "--platform",
                platform,
                "--store",
                store,
            ])
            .arg("--secret-file")
            .arg(self.path("secret"))
            .current_dir(self.folder.path())
            .env_remove("MOBANLINT_COURIER_SECRET")
            .stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, words: &[&str], platform: &Platform) -> Output {
        let mut command = self.command(words, &platform.url(), &self.store());
        command.output().expect("it runs")
    }

    /// Starts a server.
    pub(crate) fn serve(&self, words: &[&str], platform: &str, store: &str) -> Program {
        let words = [&["serve", "--listen", "127.0.0.1:0", "--callers", "callers"], words].concat();
        let mut command = self.command(&words, platform, store);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Program::start(command.spawn().expect("it starts"))
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// A server that is running; it is killed with this.
pub(crate) struct Program {
    process: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
    listening: Vec<JoinHandle<()>>,
}

impl Program {
    fn start(mut process: Child) -> Self {
        let said = Arc::new(Mutex::new(String::new()));
        let mut stderr = BufReader::new(process.stderr.take().expect("piped"));
        let mut address = None;
        while address.is_none() {
            let mut line = String::new();
            assert!(
                stderr.read_line(&mut line).expect("reads") > 0,
                "it ended: {}",
                said.lock().expect("unpoisoned")
            );
            address = line
                .trim()
                .strip_prefix("note: listening at http://")
                .and_then(|address| address.parse().ok());
            said.lock().expect("unpoisoned").push_str(&line);
        }
        let stdout = process.stdout.take().expect("piped");
        let listening = vec![hear(stderr, &said), hear(BufReader::new(stdout), &said)];
        Self {
            process,
            address: address.expect("found"),
            said,
            listening,
        }
    }

    pub(crate) fn connect(&self) -> Connection {
        Connection::to(self.address)
    }

    pub(crate) fn get(&self, path: &str) -> (u16, Value) {
        self.connect().ask("GET", path, "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> (u16, Value) {
        self.connect().ask("POST", path, body)
    }

    pub(crate) fn signal(&self, signal: &str) {
        let sent = Command::new("kill")
            .args([signal, &self.process.id().to_string()])
            .status();
        assert!(sent.expect("kill is there").success());
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }

    /// Waits for its end; what it said, and how it ended.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        let status = self.process.wait().expect("it ends");
        for listening in self.listening.drain(..) {
            listening.join().expect("no panic");
        }
        (status, self.said.lock().expect("unpoisoned").clone())
    }

    /// Tells it to end, and waits for that.
    pub(crate) fn end(self) -> (ExitStatus, String) {
        self.signal("-TERM");
        self.ended()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn hear(mut from: impl BufRead + Send + 'static, said: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let said = Arc::clone(said);
    spawn(move || {
        let mut line = String::new();
        while from.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
            said.lock().expect("unpoisoned").push_str(&line);
            line.clear();
        }
    })
}

/// A connection that is kept.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a timeout");
        stream.set_nodelay(true).expect("an option");
        Self(BufReader::new(stream))
    }

    /// Asks as the known caller.
    pub(crate) fn ask(&mut self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let (status, body) = self.ask_as(Some(BEARER), method, path, body);
        (
            status,
            serde_json::from_str(&body).unwrap_or_else(|_| Value::from(body)),
        )
    }

    pub(crate) fn ask_as(&mut self, bearer: Option<&str>, method: &str, path: &str, body: &str) -> (u16, String) {
        let authorization = bearer
            .map(|bearer| format!("Authorization: Bearer {bearer}\r\n"))
            .unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: courier\r\n{authorization}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.get_mut().write_all(request.as_bytes()).expect("written");
        self.read()
    }

    fn read(&mut self) -> (u16, String) {
        let mut status = 0;
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.0.read_line(&mut line).expect("an answer") > 0,
                "the connection ended"
            );
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest
                    .split(' ')
                    .next()
                    .and_then(|code| code.parse().ok())
                    .expect("a status");
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        (status, String::from_utf8(body).expect("UTF-8"))
    }
}
