//! Bytes to the platform and back. Nothing but https leaves the machine.

mod connect;

use std::net::IpAddr;
use std::time::Duration;

use courier_core::Secret;
use courier_core::wire::{Exchange, Loss, Method, Request};
use thiserror::Error;
use ureq::{Agent, Error};

use connect::{Names, Reach};

/// Where the platform is.
pub const PLATFORM: &str = "https://api.weixin.qq.com";

/// How long a request may take; less than a lease lasts.
pub const PATIENCE: Duration = Duration::from_secs(8);

/// No answer is larger; a thousand templates are not a tenth of it.
const MAX_ANSWER: u64 = 16 * 1024 * 1024;

/// Connections to the platform.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    base: String,
}

/// Why an address is none to send secrets to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{address:?} is no address of a platform: expected https://HOST, or http:// with an address of this machine")]
pub struct AddressError {
    address: String,
}

impl Client {
    /// Connections to an address: a scheme, a host, perhaps a port.
    ///
    /// # Errors
    ///
    /// It is neither https nor on this machine.
    pub fn new(address: &str, patience: Duration) -> Result<Self, AddressError> {
        let base = address.trim_end_matches('/');
        let none = || AddressError {
            address: address.to_owned(),
        };
        let (scheme, host) = base.split_once("://").ok_or_else(none)?;
        let secure = scheme == "https";
        let allowed = secure || scheme == "http" && is_loopback(host);
        if !allowed || host.is_empty() || host.contains(['/', '?', '#', '@']) {
            return Err(none());
        }
        let mut config = Agent::config_builder()
            .https_only(secure)
            .http_status_as_error(false)
            // Wherever it pointed, a secret would go there.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // One the platform has closed meanwhile would leave the fate of a message unknown.
            .max_idle_age(Duration::from_secs(5))
            .timeout_global(Some(patience));
        if !secure {
            config = config.proxy(None);
        }
        Ok(Self {
            agent: Agent::with_parts(config.build(), Reach::default(), Names::default()),
            base: base.to_owned(),
        })
    }

    /// Makes a request, once.
    pub fn exchange(&self, request: &Request) -> Exchange {
        let address = Secret::new(format!("{}{}", self.base, request.target().expose()));
        let answer = match request.method {
            Method::Get => self.agent.get(address.expose()).call(),
            Method::Post => {
                let post = self.agent.post(address.expose());
                post.content_type("application/json; charset=utf-8")
                    .send(request.body().expose())
            }
        };
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(error) => return failed(&error),
        };
        let status = answer.status().as_u16();
        match answer.body_mut().with_config().limit(MAX_ANSWER).read_to_vec() {
            Ok(body) => Exchange::Answered {
                status,
                body: Secret::from_bytes(body),
            },
            Err(Error::BodyExceedsLimit(_)) => Exchange::Lost(Loss::Large),
            Err(Error::Timeout(_)) => Exchange::Lost(Loss::Late),
            Err(_) => Exchange::Lost(Loss::Broken),
        }
    }
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// What an error says of whether the request has left. None of its words are kept: an address may stand in them.
fn failed(error: &Error) -> Exchange {
    match error {
        Error::HostNotFound | Error::ConnectionFailed | Error::BadUri(_) | Error::InvalidProxyUrl => Exchange::NotSent,
        Error::Timeout(_) => Exchange::Lost(Loss::Late),
        _ => Exchange::Lost(Loss::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leaves_the_machine() {
        for (address, allowed) in [
            (PLATFORM, true),
            ("https://example.com:8443/", true),
            ("http://127.0.0.1:9", true),
            ("http://127.9.9.9:9", true),
            ("http://[::1]:9", true),
            ("http://localhost:9", true),
            ("http://api.weixin.qq.com", false),
            ("http://127.0.0.1.example.com", false),
            ("http://localhost@example.com", false),
            ("http://10.0.0.1", false),
            ("https://", false),
            ("https://example.com/path", false),
            ("ftp://127.0.0.1", false),
            ("api.weixin.qq.com", false),
            ("", false),
        ] {
            assert_eq!(Client::new(address, PATIENCE).is_ok(), allowed, "{address}");
        }
    }

    #[test]
    fn what_never_left_is_known() {
        let nobody = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let request = Request::templates(courier_core::wire::Interface::Subscribe, &Secret::new("t"), 0);
        for address in [
            format!("http://{}", nobody.expect("a free port")),
            // No label of a name has more than 63 characters, so nobody is asked for it.
            format!("https://{}.invalid", "a".repeat(70)),
        ] {
            let client = Client::new(&address, PATIENCE).expect("an address");
            assert_eq!(client.exchange(&request), Exchange::NotSent, "{address}");
        }
    }

    #[test]
    fn whoever_speaks_no_tls_gets_nothing() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("https://{}", listener.local_addr().expect("an address"));
        let heard = std::thread::spawn(move || {
            use std::io::{Read, Write};
            let (mut stream, _) = listener.accept().expect("somebody comes");
            let mut heard = vec![0; 16 * 1024];
            let length = stream.read(&mut heard).expect("heard");
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                .expect("said");
            heard.truncate(length);
            heard
        });
        let client = Client::new(&address, PATIENCE).expect("an address");
        let request = Request::templates(courier_core::wire::Interface::Subscribe, &Secret::new("t0ken"), 0);
        assert_eq!(client.exchange(&request), Exchange::NotSent);
        let heard = heard.join().expect("no panic");
        assert_eq!(heard.first(), Some(&0x16), "a handshake");
        assert!(!String::from_utf8_lossy(&heard).contains("t0ken"));
    }
}
