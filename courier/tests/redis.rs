//! A Redis server for a test, on this machine.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// A server that ends with this.
pub(crate) struct Server {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Server {
    /// Starts Debian's redis-server, if it is installed; says what is left out if it is not.
    pub(crate) fn start(left_out: &str) -> Option<Self> {
        let folder = TempDir::new().expect("a folder");
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a port of this machine")
            .port();
        let process = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--port", &port.to_string(), "--dir"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(process) = process else {
            // Past the test harness, which keeps to itself what a test that passes has printed.
            let _ = writeln!(
                std::io::stderr(),
                "left out: {left_out} (needs redis-server; `cargo xtask test` installs it)"
            );
            return None;
        };
        let server = Self {
            process,
            port,
            _folder: folder,
        };
        for _ in 0..500 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(server);
            }
            sleep(Duration::from_millis(20));
        }
        panic!("redis-server does not come up");
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
