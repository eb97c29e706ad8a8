use super::{Denied, KEPT_SPENDINGS, Ledger, MAX_GRANTS, MAX_KEYS, Policies, Settlement, Wanted};

const DAY: u64 = 86_400_000;
const NOW: u64 = 1_700_000_000_000;

fn granted(policy: &str, ids: &[&str]) -> Ledger {
    let policies = Policies::builtin();
    let mut ledger = Ledger::default();
    for id in ids {
        ledger.grant(policies.get(policy).expect("built in"), id, NOW);
    }
    ledger
}

fn any() -> Wanted<'static> {
    Wanted::default()
}

fn of(key: &str) -> Wanted<'_> {
    Wanted {
        grant: None,
        key: Some(key),
    }
}

#[test]
fn each_policy_allows_what_it_says() {
    for (policy, ids, allowed, then) in [
        ("form", &["f1"][..], 1, Denied::Used),
        ("form", &["f1", "f2", "f3"], 3, Denied::Used),
        ("form", &["f1", "f1"], 1, Denied::Used),
        ("payment", &["p1"], 1, Denied::Used),
        ("payment-3", &["p1"], 3, Denied::Used),
        ("payment-3", &["p1", "p2"], 6, Denied::Used),
        ("consent", &["c1", "c2"], 2, Denied::Used),
        ("form", &[], 0, Denied::NotGranted),
        ("limited", &["l1"], 0, Denied::NoKey),
    ] {
        let mut ledger = granted(policy, ids);
        let taken = (0..100).take_while(|_| ledger.take(any(), NOW).is_ok()).count();
        assert_eq!(
            (taken, ledger.take(any(), NOW)),
            (allowed, Err(then)),
            "{policy} {ids:?}"
        );
    }
}

#[test]
fn seven_days_are_seven_days_to_the_second() {
    for (policy, after, expected) in [
        ("form", 7 * DAY - 1_000, true),
        ("form", 7 * DAY, false),
        ("payment", 7 * DAY - 1, true),
        ("payment", 7 * DAY, false),
        ("consent", 700 * DAY, true),
        ("long-term", 700 * DAY, true),
    ] {
        let mut ledger = granted(policy, &["a"]);
        assert_eq!(ledger.left(None, NOW + after) != Some(0), expected, "{policy} {after}");
        assert_eq!(ledger.take(any(), NOW + after).is_ok(), expected, "{policy} {after}");
    }
    assert_eq!(granted("form", &["a"]).take(any(), NOW + 7 * DAY), Err(Denied::Over));
}

#[test]
fn forms_are_independent_of_each_other() {
    let mut ledger = granted("form", &["f1", "f2"]);
    let f2 = Wanted {
        grant: Some("f2"),
        key: None,
    };
    assert_eq!(ledger.take(f2, NOW).map(|taken| taken.grant), Ok("f2".into()));
    assert_eq!(ledger.take(f2, NOW), Err(Denied::Used));
    assert_eq!(ledger.take(any(), NOW).map(|taken| taken.grant), Ok("f1".into()));
    let f3 = Wanted {
        grant: Some("f3"),
        key: None,
    };
    assert_eq!(ledger.take(f3, NOW), Err(Denied::NotGranted));
}

#[test]
fn what_ends_soonest_goes_first() {
    let policies = Policies::builtin();
    let mut ledger = granted("consent", &["for ever"]);
    ledger.grant(policies.get("form").expect("built in"), "later", NOW + 9);
    ledger.grant(policies.get("form").expect("built in"), "sooner", NOW);
    let order: Vec<String> = (0..3)
        .filter_map(|_| ledger.take(any(), NOW).ok().map(|taken| taken.grant))
        .collect();
    assert_eq!(order, ["sooner", "later", "for ever"]);
}

#[test]
fn long_term_has_no_end() {
    let mut ledger = granted("long-term", &["l"]);
    assert!((0..1_000).all(|_| ledger.take(any(), NOW).is_ok()));
    assert_eq!(ledger.left(None, NOW), None);
    assert_eq!(
        ledger.grants().first().map(|grant| grant.spent.len()),
        Some(KEPT_SPENDINGS)
    );
}

#[test]
fn limited_counts_each_value_by_itself() {
    let mut ledger = granted("limited", &["l"]);
    assert!(ledger.take(of("order 1"), NOW).is_ok());
    assert_eq!(ledger.take(of("order 1"), NOW), Err(Denied::Used));
    let taken = ledger.take(of("order 2"), NOW).expect("another value");
    ledger.settle(&taken, Settlement::NotSent);
    assert!(ledger.take(of("order 2"), NOW).is_ok());
    for number in 0..MAX_KEYS + 9 {
        let _ = ledger.take(of(&format!("more {number}")), NOW);
    }
    assert_eq!(ledger.grants().first().map(|grant| grant.used.len()), Some(MAX_KEYS));
}

#[test]
fn what_was_not_sent_is_there_again_and_what_is_unknown_is_not() {
    let mut ledger = granted("consent", &["c"]);
    let taken = ledger.take(any(), NOW).expect("granted");
    ledger.settle(&taken, Settlement::NotSent);
    ledger.settle(&taken, Settlement::NotSent);
    assert_eq!(ledger.left(None, NOW), Some(1), "given back once");
    ledger.take(any(), NOW).expect("there again");
    assert_eq!(ledger.left(None, NOW), Some(0));
}

#[test]
fn a_message_that_did_not_reach_its_user_gives_its_allowance_back_once() {
    let mut ledger = granted("consent", &["c"]);
    let taken = ledger.take(any(), NOW).expect("granted");
    let msgid = Some("m1".to_owned());
    ledger.settle(&taken, Settlement::Sent { msgid });
    assert!(!ledger.not_reached("m2"));
    assert!(ledger.not_reached("m1"));
    assert!(!ledger.not_reached("m1"));
    assert_eq!(ledger.left(None, NOW), Some(1));
}

#[test]
fn whoever_wants_no_more_gets_no_more() {
    let mut ledger = granted("long-term", &["l"]);
    ledger.revoke(NOW);
    assert_eq!(ledger.take(any(), NOW), Err(Denied::Over));
}

#[test]
fn a_revocation_told_late_or_again_ends_nothing_newer() {
    let policies = Policies::builtin();
    for policy in ["consent", "long-term", "limited"] {
        let granted_at = |ledger: &mut Ledger, id: &str, at| {
            ledger.grant(policies.get(policy).expect("built in"), id, at);
        };
        let mut ledger = granted(policy, &["first"]);
        assert!(ledger.revoke(NOW + 10), "{policy}");
        assert!(!ledger.revoke(NOW + 10), "{policy}: told again");
        granted_at(&mut ledger, "second", NOW + 20);
        assert!(!ledger.revoke(NOW + 10), "{policy}: told again");
        assert!(ledger.take(of("order 1"), NOW + 20).is_ok(), "{policy}");

        let mut ledger = granted(policy, &["first"]);
        granted_at(&mut ledger, "second", NOW + 20);
        ledger.revoke(NOW + 10);
        assert!(ledger.take(of("order 1"), NOW + 20).is_ok(), "{policy}: told late");
    }
}

#[test]
fn what_lasts_is_granted_once_however_often_the_user_agrees() {
    let policies = Policies::builtin();
    let limited = policies.get("limited").expect("built in");
    let mut ledger = granted("limited", &["first"]);
    assert!(!ledger.grant(limited, "second", NOW + 1));
    assert_eq!(ledger.left(Some("order 1"), NOW + 1), Some(1));
    assert!(ledger.take(of("order 1"), NOW + 1).is_ok());
    assert!(ledger.revoke(NOW + 10));
    assert!(!ledger.grant(limited, "told late", NOW + 9));
    assert_eq!(ledger.take(of("order 2"), NOW + 10), Err(Denied::Over));
    assert!(ledger.grant(limited, "third", NOW + 20));
    assert_eq!(
        ledger.take(of("order 1"), NOW + 20),
        Err(Denied::Used),
        "used before it was turned off"
    );
    assert!(ledger.take(of("order 2"), NOW + 20).is_ok());
    assert_eq!(ledger.grants().len(), 1);
}

#[test]
fn a_ledger_stays_small() {
    let policies = Policies::builtin();
    let consent = policies.get("consent").expect("built in");
    let mut ledger = granted("consent", &["first"]);
    ledger.take(any(), NOW).expect("granted");
    for number in 0..MAX_GRANTS {
        ledger.grant(consent, &number.to_string(), NOW + 1);
    }
    assert_eq!(ledger.grants().len(), MAX_GRANTS);
    assert!(
        ledger.grants().iter().all(|grant| grant.id != "first"),
        "the one that was used went"
    );
}
