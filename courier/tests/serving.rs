//! The server, as business servers see it.

use std::thread;
use std::time::Duration;

use courier_core::token::Mode;
use serde_json::{Value, json};

use crate::asking::fetched_a_minute_ago;
use crate::platform::{Platform, TEMPLATE, Trouble};
use crate::program::{Home, Program};

pub(crate) const USER: &str = "oUser-of-the-shop";

pub(crate) fn message() -> Value {
    json!({
        "touser": USER,
        "template_id": TEMPLATE,
        "data": { "thing1": { "value": "顺丰速运" }, "character_string2": { "value": "12-3-4567" } },
    })
}

/// A server that knows the account's templates.
fn serve(home: &Home, platform: &Platform) -> Program {
    pull(home, platform);
    home.serve(&["--templates", "templates.json"], &platform.url(), &home.store())
}

pub(crate) fn pull(home: &Home, platform: &Platform) {
    let pulled = home.run(&["pull", "-o", "templates.json"], platform);
    assert!(pulled.status.success(), "{pulled:?}");
}

fn consent(program: &Program, platform: &Platform, id: &str) {
    platform.world().messages.consent(USER);
    let act = json!({ "user": USER, "template": TEMPLATE, "policy": "consent", "id": id });
    assert_eq!(
        program.post("/allowance", &act.to_string()),
        (200, json!({ "entered": 1 }))
    );
}

fn left(program: &Program) -> Value {
    program.get(&format!("/allowance?user={USER}&template={TEMPLATE}")).1["left"].clone()
}

fn send(program: &Program, message: &Value) -> (u16, Value) {
    program.post("/send", &json!({ "message": message }).to_string())
}

#[test]
fn only_known_callers_are_answered() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    for (method, path) in [
        ("GET", "/token"),
        ("POST", "/token/stale"),
        ("POST", "/send"),
        ("GET", "/allowance"),
        ("POST", "/allowance"),
    ] {
        for bearer in [None, Some("bearer-of-nobody"), Some("")] {
            let (status, body) = program.connect().ask_as(bearer, method, path, "{}");
            assert_eq!(status, 401, "{method} {path} {bearer:?} {body}");
        }
    }
    program.get("/token");
    for path in ["/healthz", "/metrics"] {
        assert_eq!(program.connect().ask_as(None, "GET", path, "").0, 200, "{path}");
    }
    let (status, said) = program.end();
    assert!(status.success());
    assert!(said.contains("somebody unknown: /token 401"), "{said}");
}

#[test]
fn a_token_with_its_name_and_its_time() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    let (status, body) = program.get("/token");
    assert_eq!(status, 200);
    assert_eq!(body["access_token"].as_str().map(str::len), Some(512));
    assert_eq!(body["id"].as_str().map(str::len), Some(16));
    let left = body["expires_in"].as_u64().expect("a number");
    assert!((7_000..=7_080).contains(&left), "{left}: two minutes are kept back");
    for (body, status) in [
        ("{}", 400),
        (r#"{"token":"x"}"#, 400),
        ("x", 400),
        (r#"{"id":"0011"}"#, 200),
    ] {
        assert_eq!(program.post("/token/stale", body).0, status, "{body}");
    }
    assert_eq!(platform.fetches(), 1);
}

#[test]
fn without_a_token_health_is_bad_and_callers_are_told() {
    let (home, platform) = (Home::new(), Platform::start());
    platform.trouble_tokens([Trouble::Code(40164, "invalid ip 1.2.3.4, not in whitelist".into())]);
    let program = home.serve(&[], &platform.url(), &home.store());
    platform.wait_for(|platform| platform.fetches() == 1);
    for _ in 0..20 {
        let (status, body) = program.get("/token");
        assert_eq!(status, 502, "{body}");
        assert_eq!(body["message"], "no token: 40164 invalid ip 1.2.3.4, not in whitelist");
    }
    assert_eq!(
        program.connect().ask_as(None, "GET", "/healthz", ""),
        (503, r#"{"status":"no_token"}"#.to_owned()),
        "what the platform said is for callers"
    );
    assert_eq!(platform.fetches(), 1);
}

#[test]
fn a_message_that_may_go_goes_once() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    let (status, body) = send(&program, &message());
    assert_eq!((status, &body["error"]), (409, &json!("not_allowed")), "{body}");
    consent(&program, &platform, "c1");
    let (status, body) = send(&program, &message());
    assert_eq!(
        (status, body),
        (200, json!({ "outcome": "delivered", "msgid": "1001" }))
    );
    assert_eq!(send(&program, &message()).0, 409, "one consent, one message");
    assert_eq!(platform.sends(), 1);
    assert_eq!(platform.world().messages.delivered, [message()]);
    let metrics = program.get("/metrics").1;
    let metrics = metrics.as_str().expect("text");
    for line in [
        "courier_messages_total{outcome=\"delivered\"} 1",
        "courier_messages_total{outcome=\"denied\"} 2",
        "courier_requests_total{path=\"/send\",status=\"409\"} 2",
    ] {
        assert!(metrics.lines().any(|told| told == line), "{line} in {metrics}");
    }
}

#[test]
fn of_messages_at_once_as_many_go_as_may() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    for number in 0..3 {
        consent(&program, &platform, &format!("c{number}"));
    }
    let told: Vec<u16> = thread::scope(|scope| {
        let threads: Vec<_> = (0..32).map(|_| scope.spawn(|| send(&program, &message()).0)).collect();
        let told = threads.into_iter().map(|thread| thread.join().expect("no panic"));
        told.collect()
    });
    let count = |status| told.iter().filter(|told| **told == status).count();
    assert_eq!((count(200), count(409)), (3, 29), "{told:?}");
    assert_eq!((platform.sends(), left(&program)), (3, json!(0)));
}

#[test]
fn a_message_that_would_be_refused_never_leaves() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    consent(&program, &platform, "c1");
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut message = message();
        change(&mut message);
        message
    };
    for (what, message) in [
        (
            "no value",
            broken(&|message| message["data"]["thing1"] = json!("顺丰速运")),
        ),
        (
            "text of JSON",
            broken(&|message| message["data"] = json!(message["data"].to_string())),
        ),
        (
            "too long",
            broken(&|message| message["data"]["thing1"]["value"] = json!("长".repeat(21))),
        ),
        (
            "Chinese in a code",
            broken(&|message| message["data"]["character_string2"]["value"] = json!("取件码")),
        ),
        (
            "key of another",
            broken(&|message| message["data"]["thing9"] = json!({ "value": "甲" })),
        ),
        (
            "key missing",
            broken(&|message| message["data"] = json!({ "thing1": { "value": "甲" } })),
        ),
        (
            "unknown template",
            broken(&|message| message["template_id"] = json!("another")),
        ),
    ] {
        let (status, body) = send(&program, &message);
        assert_eq!((status, &body["outcome"]), (422, &json!("unfit")), "{what}: {body}");
        assert!(
            !body["report"]["findings"].as_array().is_none_or(Vec::is_empty),
            "{what}: {body}"
        );
    }
    assert_eq!((platform.sends(), left(&program)), (0, json!(1)));
    for body in ["x", "{}", r#"{"message":7}"#, r#"{"message":{"touser":""}}"#] {
        let (status, told) = program.post("/send", body);
        assert_eq!(
            (status, &told["error"]),
            (400, &json!("not_understood")),
            "{body}: {told}"
        );
    }
}

#[test]
fn what_is_refused_gives_its_allowance_back_and_what_is_unknown_does_not() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    for (number, (trouble, status, outcome, rest)) in [
        (Trouble::Code(45168, "hit sensitive word".into()), 502, "refused", 1),
        (
            Trouble::Code(43101, "user refuse to accept the msg".into()),
            502,
            "refused",
            0,
        ),
        (Trouble::busy(), 504, "unknown", 0),
        (Trouble::Html, 504, "unknown", 0),
        (Trouble::Empty, 504, "unknown", 0),
        (Trouble::Cut, 504, "unknown", 0),
    ]
    .into_iter()
    .enumerate()
    {
        let before = platform.sends();
        if left(&program) == json!(0) {
            consent(&program, &platform, &format!("c{number}"));
        }
        platform.trouble_messages([trouble.clone()]);
        let (told, body) = send(&program, &message());
        assert_eq!(
            (told, &body["outcome"]),
            (status, &json!(outcome)),
            "{trouble:?}: {body}"
        );
        assert_eq!(
            (platform.sends() - before, left(&program)),
            (1, json!(rest)),
            "{trouble:?}: asked once"
        );
    }
}

#[test]
fn a_payment_the_platform_does_not_know_yet_still_allows_its_message() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    let act = json!({ "user": USER, "policy": "payment", "id": "prepay-1" });
    assert_eq!(program.post("/allowance", &act.to_string()).0, 200);
    let mut paid = message();
    paid["form_id"] = json!("prepay-1");
    let paid = json!({ "interface": "template", "message": paid }).to_string();
    let (status, body) = program.post("/send", &paid);
    assert_eq!((status, &body["errcode"]), (502, &json!(41028)), "{body}");
    let now = platform.now();
    platform.world().messages.form("prepay-1", now);
    let (status, body) = program.post("/send", &paid);
    assert_eq!((status, &body["outcome"]), (200, &json!("delivered")), "{body}");
    assert_eq!(program.post("/send", &paid).0, 409, "one payment, one message");
}

#[test]
fn a_token_refused_while_sending_is_replaced_and_the_message_goes_once() {
    let (home, platform) = (Home::new(), Platform::start());
    fetched_a_minute_ago(&platform, &home.store(), Mode::Stable);
    let program = serve(&home, &platform);
    consent(&program, &platform, "c1");
    platform.world().tokens.spoil();
    let (status, body) = send(&program, &message());
    assert_eq!((status, &body["outcome"]), (200, &json!("delivered")), "{body}");
    assert_eq!((platform.sends(), platform.fetches(), left(&program)), (2, 2, json!(0)));
    assert_eq!(platform.world().messages.delivered.len(), 1);
}

#[test]
fn a_new_token_refused_while_sending_is_not_replaced() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    consent(&program, &platform, "c1");
    platform.trouble_messages([Trouble::Code(42001, "access_token expired".into())]);
    let (status, body) = send(&program, &message());
    assert_eq!((status, &body["errcode"]), (502, &json!(42001)), "{body}");
    assert_eq!((platform.sends(), platform.fetches(), left(&program)), (1, 1, json!(1)));
}

#[test]
fn a_server_told_to_end_answers_who_has_asked() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    consent(&program, &platform, "c1");
    platform.trouble_messages([Trouble::Held]);
    let mut waiting = program.connect();
    let body = json!({ "message": message() }).to_string();
    let answer = thread::spawn(move || waiting.ask("POST", "/send", &body));
    platform.wait_for(|platform| platform.sends() == 1);
    program.signal("-TERM");
    thread::sleep(Duration::from_millis(300));
    platform.release();
    let (status, body) = answer.join().expect("no panic");
    assert_eq!((status, &body["outcome"]), (200, &json!("delivered")), "{body}");
    let (status, said) = program.ended();
    assert!(status.success(), "{said}");
    let told = home.run(&["allowance", "left", USER, "--template", TEMPLATE], &platform);
    assert_eq!(String::from_utf8_lossy(&told.stdout), "0\n", "it was entered");
}

#[test]
fn events_are_entered_as_they_were_posted() {
    let (home, platform) = (Home::new(), Platform::start());
    let program = serve(&home, &platform);
    let event = json!({
        "ToUserName": "gh_1", "FromUserName": USER, "CreateTime": 1_700_000_000, "MsgType": "event",
        "Event": "subscribe_msg_popup_event",
        "List": { "TemplateId": TEMPLATE, "SubscribeStatusString": "accept", "PopupScene": "0" },
    });
    for entered in [1, 0] {
        assert_eq!(
            program.post("/allowance", &event.to_string()),
            (200, json!({ "entered": entered }))
        );
    }
    assert_eq!(left(&program), json!(1));
    let (status, body) = program.post("/allowance", r#"{"Event":"unsubscribe"}"#);
    assert_eq!((status, &body["error"]), (400, &json!("not_understood")));
    assert_eq!(program.get("/allowance?user=o%3A1").0, 400);
}
