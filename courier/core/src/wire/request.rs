//! Requests.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::json;

use super::token::Mode;
use crate::secret::Secret;

/// The platform's interfaces for sending.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interface {
    /// Template messages of mini programs, `message/wxopen/template/send`: form or payment, seven days.
    Template,
    /// Subscribe messages of mini programs, `message/subscribe/send`.
    #[default]
    Subscribe,
    /// Template messages of service accounts, `message/template/send`.
    Service,
}

impl Interface {
    fn send_path(self) -> &'static str {
        match self {
            Self::Template => "/cgi-bin/message/wxopen/template/send",
            Self::Subscribe => "/cgi-bin/message/subscribe/send",
            Self::Service => "/cgi-bin/message/template/send",
        }
    }
}

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Without a body.
    Get,
    /// With a JSON body.
    Post,
}

/// A request, all of it but the host. Printed, it shows its path alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How it is made.
    pub method: Method,
    /// The path, in which no secret stands.
    pub path: &'static str,
    query: Secret,
    body: Secret,
    hidden: Vec<Secret>,
}

impl Request {
    /// Asks for a token. With [`Mode::Stable`] the secret is in the body; [`Mode::Classic`] demands it in the query.
    pub fn token(mode: Mode, appid: &str, secret: &Secret, forced: bool) -> Self {
        match mode {
            Mode::Stable => {
                let body = json!({
                    "grant_type": "client_credential",
                    "appid": appid,
                    "secret": secret.expose(),
                    "force_refresh": forced,
                });
                Self::new(
                    Method::Post,
                    "/cgi-bin/stable_token",
                    &[],
                    Secret::new(body.to_string()),
                )
            }
            Mode::Classic => Self::new(
                Method::Get,
                "/cgi-bin/token",
                &[
                    ("grant_type", "client_credential"),
                    ("appid", appid),
                    ("secret", secret.expose()),
                ],
                Secret::new(""),
            ),
        }
        .hiding(secret)
    }

    /// Sends a message; `body` is the JSON as the interface wants it.
    pub fn send(interface: Interface, token: &Secret, body: String) -> Self {
        let query = [("access_token", token.expose())];
        Self::new(Method::Post, interface.send_path(), &query, Secret::new(body)).hiding(token)
    }

    /// Asks for the account's templates. Those of [`Interface::Template`] come twenty at a time, from `offset` on; the others
    /// all at once.
    pub fn templates(interface: Interface, token: &Secret, offset: usize) -> Self {
        let query = [("access_token", token.expose())];
        let nothing = Secret::new("");
        match interface {
            Interface::Template => {
                let body = Secret::new(json!({ "offset": offset, "count": 20 }).to_string());
                Self::new(Method::Post, "/cgi-bin/wxopen/template/list", &query, body)
            }
            Interface::Subscribe => Self::new(Method::Get, "/wxaapi/newtmpl/gettemplate", &query, nothing),
            Interface::Service => Self::new(
                Method::Get,
                "/cgi-bin/template/get_all_private_template",
                &query,
                nothing,
            ),
        }
        .hiding(token)
    }

    fn new(method: Method, path: &'static str, query: &[(&str, &str)], body: Secret) -> Self {
        let mut text = String::new();
        for (name, value) in query {
            text.push(if text.is_empty() { '?' } else { '&' });
            let _ = write!(text, "{name}={}", encoded(value));
        }
        Self {
            method,
            path,
            query: Secret::new(text),
            body,
            hidden: Vec::new(),
        }
    }

    fn hiding(mut self, secret: &Secret) -> Self {
        self.hidden.push(secret.clone());
        self
    }

    /// Path and query, percent-encoded; where the interface wants a token there, it is in it.
    pub fn target(&self) -> Secret {
        Secret::new(format!("{}{}", self.path, self.query.expose()))
    }

    /// The JSON to post.
    pub fn body(&self) -> &Secret {
        &self.body
    }

    /// What somebody said in answer, without the secrets it may have repeated.
    pub fn hide_in(&self, text: &str) -> String {
        self.hidden
            .iter()
            .fold(text.to_owned(), |text, secret| secret.hide_in(&text))
    }
}

/// All but letters, digits and `-._~` as percent and two hexadecimal digits.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_in_no_target_of_the_stable_interface() {
        let secret = Secret::new("5ecret");
        let request = Request::token(Mode::Stable, "wx1", &secret, true);
        assert_eq!(request.target().expose(), "/cgi-bin/stable_token");
        let body: serde_json::Value = serde_json::from_str(request.body().expose()).expect("JSON");
        assert_eq!(
            body,
            json!({"grant_type": "client_credential", "appid": "wx1", "secret": "5ecret", "force_refresh": true})
        );
        assert!(!format!("{request:?}").contains("5ecret"));
    }

    #[test]
    fn targets() {
        let token = Secret::new("a b&c=é");
        for (request, expected) in [
            (
                Request::token(Mode::Classic, "wx1", &Secret::new("s"), false),
                "/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s",
            ),
            (
                Request::send(Interface::Template, &token, "{}".into()),
                "/cgi-bin/message/wxopen/template/send?access_token=a%20b%26c%3D%C3%A9",
            ),
            (
                Request::send(Interface::Subscribe, &Secret::new("t"), "{}".into()),
                "/cgi-bin/message/subscribe/send?access_token=t",
            ),
            (
                Request::send(Interface::Service, &Secret::new("t"), "{}".into()),
                "/cgi-bin/message/template/send?access_token=t",
            ),
            (
                Request::templates(Interface::Template, &Secret::new("t"), 20),
                "/cgi-bin/wxopen/template/list?access_token=t",
            ),
        ] {
            assert_eq!(request.target().expose(), expected);
            assert!(!format!("{request:?}").contains("access_token="), "{request:?}");
        }
    }
}
