//! Messages on standard streams, each behind a header that says how long it is.
//!
//! The server's crate would make room for whatever a header claims; here the claim is looked at first.

use std::io::{self, BufRead, Read as _};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, Message};
use mobanlint::input::MAX_FILE_BYTES;

/// The longest message in bytes. The largest text that is judged is escaped several times over in one.
const MAX_MESSAGE: usize = 4 * MAX_FILE_BYTES;

/// The longest line of a header.
const MAX_HEADER: u64 = 4096;

/// The threads that read and write.
pub(super) struct Wire {
    reading: JoinHandle<()>,
    /// Why nothing more is read, where that is not the end.
    broken: Arc<OnceLock<String>>,
    writing: JoinHandle<io::Result<()>>,
}

/// A connection with whoever is at the other end of the standard streams.
pub(super) fn connect() -> (Connection, Wire) {
    let (connection, other) = Connection::memory();
    let Connection { sender, receiver } = other;
    let broken = Arc::new(OnceLock::new());
    let why = Arc::clone(&broken);
    let reading = thread::spawn(move || {
        let mut stdin = io::stdin().lock();
        loop {
            match read(&mut stdin) {
                Ok(Some(message)) => {
                    let is_last = matches!(&message, Message::Notification(told) if told.method == "exit");
                    if sender.send(message).is_err() || is_last {
                        return;
                    }
                }
                Ok(None) => return,
                // Known before the other end hears of it.
                Err(error) => return drop(why.set(error.to_string())),
            }
        }
    });
    let writing = thread::spawn(move || {
        let mut stdout = io::stdout().lock();
        receiver.into_iter().try_for_each(|message| message.write(&mut stdout))
    });
    let wire = Wire {
        reading,
        broken,
        writing,
    };
    (connection, wire)
}

impl Wire {
    /// What came of it, when the connection is gone: why no more was read, or else what `served` says.
    pub(super) fn end<E: From<io::Error>>(self, served: Result<(), E>) -> Result<(), E> {
        if served.is_ok() {
            let failed = || io::Error::other("a thread of the server has failed");
            self.reading.join().map_err(|_| failed())?;
            self.writing.join().map_err(|_| failed())??;
        }
        match self.broken.get() {
            Some(why) => Err(io::Error::new(io::ErrorKind::InvalidData, why.as_str()).into()),
            None => served,
        }
    }
}

/// The next message; none at the end.
fn read(from: &mut impl BufRead) -> io::Result<Option<Message>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        from.take(MAX_HEADER).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        if !line.ends_with('\n') {
            return Err(wrong("a line of the header has no end", &line));
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(wrong("a line of the header has no colon", line));
        };
        if name.trim().eq_ignore_ascii_case("Content-Length") {
            let claimed = value.trim().parse().ok().filter(|claimed| *claimed <= MAX_MESSAGE);
            let expected = format!("Content-Length must be a number up to {MAX_MESSAGE}");
            length = Some(claimed.ok_or_else(|| wrong(&expected, value.trim()))?);
        }
    }
    let length = length.ok_or_else(|| wrong("a message has no Content-Length", ""))?;
    // Room is made as bytes come, not as they are claimed.
    let mut body = Vec::new();
    from.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(wrong(&format!("the input ends inside a message of {length} bytes"), ""));
    }
    let message = serde_json::from_slice(&body);
    message
        .map(Some)
        .map_err(|error| wrong("a message is no JSON-RPC", &error.to_string()))
}

/// What is wrong, with the beginning of what was found.
fn wrong(what: &str, found: &str) -> io::Error {
    let found: String = found.chars().take(80).collect();
    let found = if found.is_empty() {
        found
    } else {
        format!(": {found:?}")
    };
    io::Error::new(io::ErrorKind::InvalidData, format!("{what}{found}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_or_it_is_said_why_not() {
        let body = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let whole = format!("Content-Length: {}\r\nContent-Type: x\r\n\r\n{body}", body.len());
        let message = read(&mut whole.as_bytes()).expect("it is one");
        assert!(matches!(message, Some(Message::Notification(told)) if told.method == "exit"));
        assert!(read(&mut &b""[..]).expect("it is the end").is_none());
        for (text, said) in [
            ("Content-Length: 18446744073709551615\r\n\r\n", "must be a number up to"),
            ("Content-Length: 99999999999999999999\r\n\r\n", "must be a number up to"),
            ("Content-Length: -1\r\n\r\n", "\"-1\""),
            ("Content-Length: 9\r\n\r\n{}", "ends inside a message of 9 bytes"),
            ("Content-Length: 2\r\n\r\n{}", "no JSON-RPC"),
            ("Content-Length 2\r\n\r\n{}", "no colon"),
            ("Content-Type: x\r\n\r\n{}", "no Content-Length"),
            ("Content-Length: 2", "no end"),
            (&"x".repeat(10_000), "no end"),
        ] {
            let error = read(&mut text.as_bytes()).expect_err(text).to_string();
            assert!(error.contains(said) && error.len() < 200, "{text}: {error}");
        }
    }
}
