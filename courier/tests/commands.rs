//! The commands, as whoever types them sees them.

use courier::store;
use courier_core::Secret;
use mobanlint::Language;
use mobanlint::input::Input;
use serde_json::json;

use crate::platform::{APPID, Platform, TEMPLATE, Trouble};
use crate::program::Home;
use crate::serving::{USER, message, pull};

#[test]
fn commands_end_as_their_help_says() {
    let (home, platform) = (Home::new(), Platform::start());
    pull(&home, &platform);
    home.write("message.json", &message().to_string());
    home.write(
        "broken.json",
        r#"{"touser":"o1","template_id":"tmpl-parcel","data":"{}"}"#,
    );
    home.write("none.json", "[]");
    let send = ["send", "message.json", "--templates", "templates.json"];
    let run = |words: &[&str], status: i32, said: &str| {
        let output = home.run(words, &platform);
        let all = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .concat();
        assert_eq!(output.status.code(), Some(status), "{words:?}: {all}");
        assert!(all.contains(said), "{words:?}: {all}");
    };
    run(&send, 1, "nothing was granted for it");
    run(&["send", "broken.json", "--templates", "templates.json"], 1, "data");
    run(
        &["send", "none.json", "--templates", "templates.json"],
        2,
        "none.json: a message is a JSON object",
    );
    run(
        &["send", "missing.json", "--templates", "templates.json"],
        2,
        "cannot read missing.json",
    );
    run(
        &[
            "allowance",
            "grant",
            USER,
            "--template",
            TEMPLATE,
            "--policy",
            "forms",
            "--id",
            "c",
        ],
        2,
        "there is no policy",
    );
    for (policy, id, said) in [
        ("consent", "c1", "entered"),
        ("consent", "c1", "nothing changed"),
        ("consent", "c2", "entered"),
    ] {
        run(
            &[
                "allowance",
                "grant",
                USER,
                "--template",
                TEMPLATE,
                "--policy",
                policy,
                "--id",
                id,
            ],
            0,
            said,
        );
    }
    platform.world().messages.consent(USER);
    run(&send, 0, "sent 1001");
    platform.trouble_messages([Trouble::Cut]);
    run(&send, 3, "it may have been sent, do not send it again");
    assert_eq!(platform.sends(), 2);
    run(&["allowance", "left", USER, "--template", TEMPLATE], 0, "0\n");
    run(&["token", "--json"], 0, "\"expires_in\":");
    run(&["token", "--patience", "3601"], 2, "3601");
    run(&["serve", "--callers", "message.json"], 2, "line 1: expected a name");
    platform.trouble_tokens([Trouble::Code(40125, "invalid appsecret".into())]);
    let fresh = home
        .command(&["token"], &platform.url(), "memory")
        .output()
        .expect("it runs");
    assert_eq!(fresh.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&fresh.stderr).lines().last(),
        Some("error: no token: 40125 invalid appsecret")
    );
}

#[test]
fn a_store_that_fails_is_no_reason_that_lies_with_the_user() {
    let (home, platform) = (Home::new(), Platform::start());
    pull(&home, &platform);
    home.write("message.json", &message().to_string());
    let store = store::open(&home.store()).expect("opens");
    let ledger = format!("allowance:{APPID}:{USER}:{TEMPLATE}");
    let broken = store.swap(&ledger, None, &Secret::new("no ledger"));
    assert_eq!(broken, Ok(true));
    let sent = home.run(&["send", "message.json", "--templates", "templates.json"], &platform);
    let said = String::from_utf8_lossy(&sent.stderr).into_owned();
    assert_eq!(sent.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot be read"), "{said}");
    assert_eq!(platform.sends(), 0);
}

#[test]
fn a_form_allows_one_message_of_a_mini_program_of_old() {
    let (home, platform) = (Home::new(), Platform::start());
    pull(&home, &platform);
    let mut old = message();
    old["form_id"] = json!("form-1");
    home.write("old.json", &old.to_string());
    let now = platform.now();
    platform.world().messages.form("form-1", now);
    let send = [
        "send",
        "old.json",
        "--interface",
        "template",
        "--templates",
        "templates.json",
    ];
    assert_eq!(
        home.run(&send, &platform).status.code(),
        Some(1),
        "nobody has entered the form"
    );
    let grant = ["allowance", "grant", USER, "--policy", "form", "--id", "form-1"];
    assert!(home.run(&grant, &platform).status.success());
    let sent = home.run(&send, &platform);
    assert_eq!(sent.status.code(), Some(0), "{sent:?}");
    assert_eq!(home.run(&send, &platform).status.code(), Some(1), "used");
    assert_eq!(platform.sends(), 1);
}

#[test]
fn a_message_of_a_service_account_names_itself() {
    let (home, platform) = (Home::new(), Platform::start());
    pull(&home, &platform);
    home.write("message.json", &message().to_string());
    let send = [
        "send",
        "message.json",
        "--interface",
        "service",
        "--templates",
        "templates.json",
    ];
    for _ in 0..2 {
        assert_eq!(home.run(&send, &platform).status.code(), Some(0));
    }
    let delivered = platform.world().messages.delivered.clone();
    let ids: Vec<&str> = delivered
        .iter()
        .filter_map(|message| message["client_msg_id"].as_str())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1], "two messages are two");
    platform.trouble_messages([Trouble::Cut]);
    let unknown = home.run(&send, &platform);
    assert_eq!(unknown.status.code(), Some(3));
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    let id = platform.world().messages.delivered[2]["client_msg_id"]
        .as_str()
        .map(str::to_owned);
    assert!(id.is_some_and(|id| told.contains(&id)), "{told}");
}

#[test]
fn what_is_pulled_is_read_as_templates_and_as_a_library() {
    let (home, platform) = (Home::new(), Platform::start());
    for (interface, count) in [("subscribe", 1), ("template", 45)] {
        let pulled = home.run(&["pull", "--interface", interface], &platform);
        assert!(pulled.status.success(), "{pulled:?}");
        let input = Input::new(&pulled.stdout).named("pulled.json");
        let (batch, titles) = (input.read(Language::En), input.titles(Language::En));
        assert_eq!(
            (batch.templates().count(), batch.all_errors().len()),
            (count, 0),
            "{interface}"
        );
        assert_eq!((titles.titles.len(), titles.errors.len()), (count, 0), "{interface}");
    }
}

#[test]
fn what_is_known_of_the_account_is_known_when_judging() {
    let (home, platform) = (Home::new(), Platform::start());
    pull(&home, &platform);
    let mut paged = message();
    paged["page"] = json!("pages/nowhere/nowhere");
    home.write("paged.json", &paged.to_string());
    home.write("app.json", r#"{"pages": ["pages/index/index"]}"#);
    home.write("broken.json", "{");
    let send = ["send", "paged.json", "--templates", "templates.json"];
    let run = |more: &[&str]| {
        let output = home.run(&[&send[..], more].concat(), &platform);
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (status, said) = run(&[]);
    assert_eq!(status, Some(1));
    assert!(said.contains("nothing was granted"), "{said}");
    let (status, said) = run(&["--app", "app.json"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("pages/nowhere/nowhere"), "{said}");
    let (status, said) = run(&["--constants", "broken.json"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("broken.json"), "{said}");
    assert_eq!(platform.sends(), 0);
}
