//! The standard streams, line by line: what is no request is answered as JSON-RPC asks, for the service passes over it.

use std::io;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, Stdout, duplex, stdin, stdout};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// What the service may be behind with, in bytes.
const BEHIND: usize = 64 * 1024;

/// The longest line that is looked at, in bytes; the service refuses longer ones itself.
const LONGEST: u64 = 16 * 1024 * 1024;

/// What every request has.
#[derive(Deserialize)]
struct Request {
    #[serde(rename = "jsonrpc")]
    _version: IgnoredAny,
}

/// What the service reads from and writes to; and what is done when all of its answers are written.
pub(super) fn streams() -> ((DuplexStream, DuplexStream), JoinHandle<io::Result<()>>) {
    let (requests, to_service) = duplex(BEHIND);
    let (answers, from_service) = duplex(BEHIND);
    let out = Arc::new(Mutex::new(stdout()));
    tokio::spawn(feed(to_service, Arc::clone(&out)));
    let written = tokio::spawn(write(from_service, out));
    ((requests, answers), written)
}

async fn feed(mut service: DuplexStream, out: Arc<Mutex<Stdout>>) -> io::Result<()> {
    let mut input = BufReader::new(stdin());
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut input).take(LONGEST).read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        match refusal(&line) {
            Some(refusal) => put(&out, refusal.as_bytes()).await?,
            None => service.write_all(&line).await?,
        }
    }
}

async fn write(service: DuplexStream, out: Arc<Mutex<Stdout>>) -> io::Result<()> {
    let mut service = BufReader::new(service);
    let mut line = Vec::new();
    while service.read_until(b'\n', &mut line).await? > 0 {
        put(&out, &line).await?;
        line.clear();
    }
    Ok(())
}

/// Writes a line, of which no other comes between.
async fn put(out: &Mutex<Stdout>, line: &[u8]) -> io::Result<()> {
    let mut out = out.lock().await;
    out.write_all(line).await?;
    out.flush().await
}

/// What is answered to a line that is no request.
fn refusal(line: &[u8]) -> Option<String> {
    let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii();
    if text.is_empty() || line.len() as u64 >= LONGEST {
        return None;
    }
    let (code, message) = match serde_json::from_slice::<IgnoredAny>(text) {
        Err(error) => (-32700, format!("Parse error: {error}")),
        Ok(_) if serde_json::from_slice::<Request>(text).is_err() => (-32600, "Invalid Request".to_owned()),
        Ok(_) => return None,
    };
    let error = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code, "message": message}});
    Some(format!("{error}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_request_is_answered() {
        for (line, code) in [
            (r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, None),
            ("\u{feff}{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r\n", None),
            ("\n", None),
            (r#"{"jsonrpc":"2.0","id":1,"#, Some("-32700")),
            ("hello", Some("-32700")),
            ("{}", Some("-32600")),
            ("7", Some("-32600")),
        ] {
            let told = refusal(line.as_bytes());
            assert_eq!(told.is_some(), code.is_some(), "{line}");
            if let (Some(told), Some(code)) = (told, code) {
                assert!(
                    told.contains(code) && told.contains(r#""id":null"#) && told.ends_with("}\n"),
                    "{told}"
                );
            }
        }
    }
}
