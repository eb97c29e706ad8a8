//! Nothing that is said anywhere holds a secret or a token: the tests look for them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use courier::http::Client;
use courier::sending::{Draft, Sender};
use courier::store::{self, Memory};
use courier::{Account, Book, Carry, Clock, Keeper};
use courier_core::Secret;
use courier_core::allowance::Policies;
use courier_core::token::Mode;
use courier_core::wire::{Interface, Request};
use mobanlint::{Linter, Template};
use serde_json::json;

use crate::platform::{APPID, Platform, SECRET, TEMPLATE, Trouble, token_of};
use crate::program::{BEARER, Home};
use crate::serving::message;

/// Every part of a secret that is long enough to be of use to whoever finds it.
fn found_in(text: &str) -> Option<String> {
    let tokens = (1..20).map(|number| token_of(number)[..24].to_owned());
    let secrets = tokens.chain([
        SECRET[..16].to_owned(),
        SECRET[16..].to_owned(),
        BEARER[..12].to_owned(),
    ]);
    secrets.into_iter().find(|secret| text.contains(secret.as_str()))
}

/// What the messages are judged beside. It is not pulled, for that would fetch the token before anybody looks.
fn write_templates(home: &Home) {
    let templates = json!({ "data": [{
        "priTmplId": TEMPLATE,
        "title": "快递到站通知",
        "content": "快递公司:{{thing1.DATA}}\n取件码:{{character_string2.DATA}}\n",
    }]});
    home.write("templates.json", &templates.to_string());
}

#[test]
fn what_is_looked_for_would_be_found() {
    for text in [
        SECRET,
        &token_of(3),
        &format!("https://x/?access_token={}&a", token_of(19)),
        BEARER,
    ] {
        assert!(found_in(text).is_some(), "{text}");
    }
}

#[test]
fn no_server_says_one_whatever_happens() {
    for mode in ["stable", "classic"] {
        let (home, platform) = (Home::new(), Platform::start());
        // An answer can repeat what was asked: the secret where a token is fetched, the token where a message is sent.
        let secret = Trouble::Code(-1, format!("no: {SECRET} {}", token_of(1)));
        let token = |code| Trouble::Code(code, format!("no: {}", token_of(1)));
        platform.trouble_tokens([Trouble::Html, secret]);
        write_templates(&home);
        let options = ["--mode", mode, "--templates", "templates.json"];
        let program = home.serve(&options, &platform.url(), &home.store());
        let mut said = String::new();
        let (status, first) = program.get("/token");
        assert_eq!(status, 200, "{first}");
        for (number, trouble) in [token(40001), token(47003), Trouble::Cut, Trouble::Html]
            .into_iter()
            .enumerate()
        {
            let form = format!("f{number}");
            let mut message = message();
            message["form_id"] = json!(form);
            let act = json!({ "user": message["touser"], "policy": "form", "id": form });
            platform.trouble_messages([trouble]);
            said += &program.post("/allowance", &act.to_string()).1.to_string();
            said += &program
                .post(
                    "/send",
                    &json!({ "interface": "template", "message": message }).to_string(),
                )
                .1
                .to_string();
        }
        assert_eq!(platform.sends(), 4, "{mode}: {said}");
        for (method, path, body) in [
            ("GET", "/metrics", ""),
            ("GET", "/healthz", ""),
            ("GET", "/nowhere", ""),
            ("GET", "/allowance", ""),
            ("POST", "/token/stale", "{\"access_token\":7}"),
            ("POST", "/send", "{"),
        ] {
            said += &program.connect().ask(method, path, body).1.to_string();
            said += &program.connect().ask_as(Some(SECRET), method, path, body).1;
        }
        program.post(
            "/token/stale",
            &json!({ "access_token": first["access_token"] }).to_string(),
        );
        let (status, log) = program.end();
        assert!(status.success());
        assert!(log.lines().count() > 5, "{log}");
        assert_eq!(found_in(&(said + &log)), None, "{mode}");
    }
}

#[test]
fn no_command_says_one_but_token() {
    let (home, platform) = (Home::new(), Platform::start());
    write_templates(&home);
    home.write("message.json", &message().to_string());
    let send = [
        "send",
        "message.json",
        "--templates",
        "templates.json",
        "--interface",
        "service",
    ];
    let mut said = String::new();
    for token_fails in [false, true] {
        // An answer can repeat what was asked: a message is sent with the token alone.
        let secret = if token_fails { SECRET } else { "no" };
        for trouble in [
            Trouble::Code(40001, format!("{secret} is not {}", token_of(1))),
            Trouble::Cut,
            Trouble::Empty,
        ] {
            for words in [
                &send[..],
                &["pull"],
                &["token", "--help"],
                &["allowance", "left", "o 1"],
            ] {
                if token_fails {
                    platform.trouble_tokens([trouble.clone()]);
                } else {
                    platform.trouble_messages([trouble.clone()]);
                }
                let output = home
                    .command(words, &platform.url(), "memory")
                    .args(["--patience", "0"])
                    .output();
                let output = output.expect("it runs");
                said += &String::from_utf8_lossy(&[output.stdout, output.stderr].concat());
            }
        }
        assert!(platform.sends() > 0, "{said}");
    }
    let wrong = home
        .command(&["token"], &format!("http://{SECRET}.example.com"), "memory")
        .output();
    said += &String::from_utf8_lossy(&wrong.expect("it runs").stderr).replace(&format!("http://{SECRET}"), "");
    assert!(said.lines().count() > 20, "{said}");
    assert_eq!(found_in(&said), None, "{said}");
}

#[test]
fn nothing_prints_one_for_debugging_or_in_a_panic() {
    let platform = Platform::start();
    let client = Client::new(&platform.url(), Duration::from_secs(5)).expect("an address");
    let carried = client.clone();
    let carry: Carry = Arc::new(move |request| carried.exchange(request));
    let account = Account {
        appid: APPID.into(),
        secret: Secret::new(SECRET),
        mode: Mode::Classic,
    };
    let memory = Arc::new(Memory::default());
    let keeper = Arc::new(Keeper::new(
        account.clone(),
        memory.clone(),
        carry.clone(),
        Clock::system(),
    ));
    let served = keeper.token(Duration::from_secs(5)).expect("a token");
    let book =
        Arc::new(Book::new(memory.clone(), APPID, Policies::builtin(), Vec::new(), Clock::system()).expect("a book"));
    let linter = Linter::builtin().expect("rules");
    let library = linter.library();
    let judged = linter.check(&[Template::new("停水通知")], &library);
    let sender = Sender::new(
        keeper.clone(),
        book.clone(),
        carry,
        Arc::new(move |_| Ok(judged.clone())),
    );
    let request = Request::token(Mode::Classic, APPID, &account.secret, false);
    let sent = Request::send(Interface::Subscribe, &served.token, "{}".into());
    let draft = Draft::read(Interface::Service, r#"{"touser":"o","template_id":"t"}"#, None);
    let printed = format!(
        "{account:?} {keeper:#?} {served:?} {memory:?} {book:?} {sender:?} {request:?} {sent:#?} {client:?} {draft:?} {:?}",
        store::open("redis://:5ecretOfTheAccount0f1e2d3c4b5a6978@127.0.0.1:1").err(),
    );
    assert!(
        printed.contains("***") && printed.contains("/cgi-bin/token"),
        "{printed}"
    );
    assert_eq!(found_in(&printed), None);
    let panic = std::panic::catch_unwind(|| -> () { panic!("{account:?} {served:?}") });
    let told = panic.expect_err("it panics").downcast::<String>().expect("a text");
    assert_eq!(found_in(&told), None);
}

#[test]
fn no_file_but_the_store_holds_one() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = home.serve(&[], &platform.url(), &home.store());
    program.get("/token");
    let _ = program.end();
    let mut looked = 0;
    for entry in std::fs::read_dir(home.folder()).expect("a folder").flatten() {
        let path = entry.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let bytes = std::fs::read(&path).expect("a file");
        let holds = found_in(&String::from_utf8_lossy(&bytes)).is_some();
        let may = name == "secret" || name.starts_with("courier.db");
        assert!(may || !holds, "{name}");
        if name.starts_with("courier.db") {
            assert!(
                !String::from_utf8_lossy(&bytes).contains(&SECRET[..16]),
                "the account's secret is nowhere kept"
            );
        }
        looked += 1;
    }
    assert!(looked >= 3, "{}", Path::new(home.folder()).display());
}
