//! Allowances in every store, when all want the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use courier::store::{self, Store};
use courier::{Book, BookError, Clock, Place};
use courier_core::allowance::{Denied, Policies, Settlement, Wanted};

use crate::stores::{Kind, kinds};

const NOW: u64 = 1_700_000_000_000;
const WEEK: u64 = 604_800_000;

fn book_at(store: Arc<dyn Store>, now: u64) -> Book {
    let templates = vec![
        ("lasting".to_owned(), "long-term".to_owned()),
        ("counted".to_owned(), "limited".to_owned()),
    ];
    Book::new(store, "wx1", Policies::builtin(), templates, Clock::new(move || now)).expect("known policies")
}

fn book(kind: &Kind) -> Book {
    book_at(Arc::clone(&kind.store), NOW)
}

fn place<'a>(user: &'a str, template: &'a str) -> Place<'a> {
    Place {
        user,
        template: Some(template),
    }
}

/// As many of 64 threads as get one, half of them from outside where there is an outside.
fn taken_at_once(kind: &Kind, place: Place<'_>, wanted: Wanted<'_>) -> usize {
    let taken = AtomicUsize::new(0);
    let outside = kind.again.as_ref().map(|again| store::open(again).expect("opens"));
    let inside = book(kind);
    let outside = outside.map(|store| book_at(store, NOW));
    thread::scope(|scope| {
        for number in 0..64 {
            let book = outside.as_ref().filter(|_| number % 2 == 1).unwrap_or(&inside);
            let taken = &taken;
            scope.spawn(move || match book.take(place, wanted) {
                Ok(_) => {
                    taken.fetch_add(1, Ordering::SeqCst);
                }
                Err(BookError::Denied(Denied::Used)) => {}
                Err(error) => panic!("{error}"),
            });
        }
    });
    taken.into_inner()
}

#[test]
fn sixty_four_threads_want_the_same_allowance() {
    for kind in &kinds("64 threads want one allowance") {
        let book = book(kind);
        for (policy, acts, key, expected) in [
            ("form", 1, None, 1),
            ("form", 3, None, 3),
            ("payment", 1, None, 1),
            ("payment-3", 1, None, 3),
            ("payment-3", 2, None, 6),
            ("consent", 1, None, 1),
            ("consent", 10, None, 10),
            ("long-term", 1, None, 64),
            ("limited", 1, Some("order-1"), 1),
        ] {
            let user = format!("o-{policy}-{acts}");
            let place = place(&user, "t");
            for act in 0..acts {
                let new = book.grant(place, policy, &format!("act-{act}"), None).expect("entered");
                assert!(new);
            }
            let taken = taken_at_once(kind, place, Wanted { grant: None, key });
            assert_eq!(taken, expected, "{} {policy} {acts}", kind.name);
        }
    }
}

#[test]
fn acts_entered_at_once_are_all_there_and_each_once() {
    for kind in &kinds("acts entered at once") {
        let book = book(kind);
        let place = Place {
            user: "o1",
            template: None,
        };
        let new = AtomicUsize::new(0);
        thread::scope(|scope| {
            for number in 0..64 {
                let (book, new) = (&book, &new);
                scope.spawn(move || {
                    let entered = book.grant(place, "form", &format!("f{}", number % 16), None);
                    new.fetch_add(usize::from(entered.expect("entered")), Ordering::SeqCst);
                });
            }
        });
        assert_eq!(
            (new.into_inner(), book.left(place, None)),
            (16, Ok(Some(16))),
            "{}",
            kind.name
        );
    }
}

#[test]
fn what_is_given_back_at_once_is_there_again() {
    for kind in &kinds("given back at once") {
        let book = book(kind);
        let place = place("o1", "t");
        for act in 0..32 {
            book.grant(place, "consent", &format!("c{act}"), None).expect("entered");
        }
        thread::scope(|scope| {
            for number in 0..32 {
                let book = &book;
                scope.spawn(move || {
                    let taken = book.take(place, Wanted::default()).expect("granted");
                    if number % 2 == 0 {
                        book.settle(place, &taken, &Settlement::NotSent).expect("settled");
                    }
                });
            }
        });
        assert_eq!(book.left(place, None), Ok(Some(16)), "{}", kind.name);
    }
}

#[test]
fn a_week_ends_to_the_second_in_every_store() {
    for kind in &kinds("a week to the second") {
        let place = Place {
            user: "o1",
            template: None,
        };
        book(kind).grant(place, "form", "f1", None).expect("entered");
        for (now, left) in [(NOW + WEEK - 1_000, 1), (NOW + WEEK - 1, 1), (NOW + WEEK, 0)] {
            let book = book_at(Arc::clone(&kind.store), now);
            assert_eq!(book.left(place, None), Ok(Some(left)), "{} {now}", kind.name);
        }
        let late = book_at(Arc::clone(&kind.store), NOW + WEEK);
        assert_eq!(
            late.take(place, Wanted::default()),
            Err(BookError::Denied(Denied::Over))
        );
    }
}

fn event(name: &str, list: &str) -> String {
    event_at(NOW / 1_000, name, list)
}

fn event_at(seconds: u64, name: &str, list: &str) -> String {
    format!(
        r#"{{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":{seconds},"MsgType":"event","Event":"{name}","List":{list}}}"#
    )
}

fn status(template: &str, status: &str) -> String {
    format!(r#"{{"TemplateId":"{template}","SubscribeStatusString":"{status}","PopupScene":"0"}}"#)
}

#[test]
fn events_in_both_shapes() {
    for kind in &kinds("events in both shapes") {
        let book = book(kind);
        let left = |template| book.left(place("o1", template), None);
        let one = event("subscribe_msg_popup_event", &status("a", "accept"));
        assert_eq!(book.event(&one), Ok(1), "{}", kind.name);
        assert_eq!(book.event(&one), Ok(0), "posted again, it counts once");
        let several = [
            status("b", "accept"),
            status("c", "reject"),
            status("lasting", "accept"),
        ];
        let several = event("subscribe_msg_popup_event", &format!("[{}]", several.join(",")));
        assert_eq!(book.event(&several), Ok(2));
        assert_eq!(
            (left("a"), left("b"), left("c")),
            (Ok(Some(1)), Ok(Some(1)), Ok(Some(0)))
        );
        assert_eq!(left("lasting"), Ok(None));
        let off = event("subscribe_msg_change_event", &status("lasting", "reject"));
        assert_eq!(book.event(&off), Ok(1));
        assert_eq!(left("lasting"), Ok(Some(0)));
        let taken = book.take(place("o1", "b"), Wanted::default()).expect("granted");
        let msgid = Some("77".to_owned());
        book.settle(place("o1", "b"), &taken, &Settlement::Sent { msgid })
            .expect("settled");
        for (list, expected) in [
            (r#"{"TemplateId":"b","MsgID":"78","ErrorCode":"1003"}"#, 0),
            (r#"[{"TemplateId":"b","MsgID":"77","ErrorCode":"0"}]"#, 0),
            (r#"[{"TemplateId":"b","MsgID":"77","ErrorCode":"1003"}]"#, 1),
            (r#"[{"TemplateId":"b","MsgID":"77","ErrorCode":"1003"}]"#, 0),
        ] {
            assert_eq!(
                book.event(&event("subscribe_msg_sent_event", list)),
                Ok(expected),
                "{list}"
            );
        }
        assert_eq!(left("b"), Ok(Some(1)), "it did not reach the user");
    }
}

#[test]
fn settings_changed_back_and_forth_allow_each_value_once() {
    for kind in &kinds("settings changed back and forth") {
        let book = book_at(Arc::clone(&kind.store), NOW + 100_000);
        let left = || book.left(place("o1", "counted"), Some("order-1"));
        let start = NOW / 1_000;
        for (after, name, said, changed, allowed) in [
            (0, "subscribe_msg_popup_event", "accept", 1, 1),
            (1, "subscribe_msg_popup_event", "accept", 0, 1),
            (1, "subscribe_msg_change_event", "accept", 0, 1),
            (10, "subscribe_msg_change_event", "reject", 1, 0),
            (10, "subscribe_msg_change_event", "reject", 0, 0),
            (9, "subscribe_msg_popup_event", "accept", 0, 0),
            (20, "subscribe_msg_change_event", "accept", 1, 1),
            (10, "subscribe_msg_change_event", "reject", 0, 1),
        ] {
            let event = event_at(start + after, name, &status("counted", said));
            assert_eq!(book.event(&event), Ok(changed), "{} {after} {name}", kind.name);
            assert_eq!(left(), Ok(Some(allowed)), "{} {after} {name}", kind.name);
        }
    }
}

#[test]
fn ids_that_are_none_are_told() {
    let kind = &kinds("ids").remove(0);
    let book = book(kind);
    for user in ["", "o:1", "o 1", "o\n1", "用户", &"o".repeat(129)] {
        assert!(
            matches!(book.left(place(user, "t"), None), Err(BookError::Id(_))),
            "{user:?}"
        );
        assert!(
            matches!(book.grant(place("o1", "t"), "form", user, None), Err(BookError::Id(_))),
            "{user:?}"
        );
    }
    let unknown = book.grant(place("o1", "t"), "forms", "f", None);
    assert!(matches!(unknown, Err(BookError::Policy(_))));
}
