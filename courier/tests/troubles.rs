//! The keeper and the stand-in of the platform, over HTTP: what a platform and its gateways do.

use std::sync::Arc;
use std::time::Duration;

use courier::http::Client;
use courier::store::Memory;
use courier::{Account, Carry, Clock, Keeper, pull};
use courier_core::Secret;
use courier_core::token::{Mode, SETTLED};
use courier_core::wire::Interface;

use crate::platform::{APPID, Platform, SECRET, Trouble};

const PATIENCE: Duration = Duration::from_secs(20);

/// A keeper whose requests take half a second at most and whose time goes with the platform's.
fn keeper(platform: &Platform, mode: Mode) -> (Keeper, Carry) {
    let client = Client::new(&platform.url(), Duration::from_millis(500)).expect("an address");
    let carry: Carry = Arc::new(move |request| client.exchange(request));
    let account = Account {
        appid: APPID.into(),
        secret: Secret::new(SECRET),
        mode,
    };
    let clock = platform.clone();
    let clock = Clock::new(move || clock.now());
    let keeper = Keeper::new(account, Arc::new(Memory::default()), Arc::clone(&carry), clock);
    (keeper, carry)
}

#[test]
fn four_times_each_and_then_a_token() {
    for trouble in [
        Trouble::busy(),
        Trouble::Html,
        Trouble::Empty,
        Trouble::Cut,
        Trouble::Slow(Duration::from_millis(900)),
    ] {
        let platform = Platform::start();
        let (keeper, _) = keeper(&platform, Mode::Stable);
        let first = keeper.token(PATIENCE).expect("a token");
        platform.advance(7_200_000 - 200_000);
        platform.trouble_tokens(vec![trouble.clone(); 4]);
        for pause in [1_000, 2_000, 4_000, 8_000] {
            keeper.tend().expect("the store works");
            let still = keeper.token(Duration::ZERO).expect("no caller is told");
            assert_eq!(still.id, first.id, "{trouble:?}");
            platform.advance(pause);
        }
        assert_eq!(
            (platform.fetches(), keeper.counts().failures.get()),
            (5, 4),
            "{trouble:?}"
        );
        keeper.tend().expect("the store works");
        let next = keeper.token(Duration::ZERO).expect("a token");
        assert_ne!(next.id, first.id, "{trouble:?}");
        assert_eq!(platform.fetches(), 6, "{trouble:?}");
    }
}

#[test]
fn what_the_platform_refuses_for_good() {
    let platform = Platform::start();
    platform.trouble_tokens([Trouble::Code(40243, "AppSecret has been frozen".into())]);
    let (keeper, _) = keeper(&platform, Mode::Stable);
    for _ in 0..50 {
        assert!(keeper.token(PATIENCE).is_err());
    }
    platform.advance(59_000);
    assert!(keeper.token(PATIENCE).is_err());
    assert_eq!(platform.fetches(), 1);
    platform.advance(1_001);
    assert!(keeper.token(PATIENCE).is_ok());
}

#[test]
fn patience_without_an_end_is_patience() {
    let platform = Platform::start();
    platform.trouble_tokens([Trouble::Code(40243, "AppSecret has been frozen".into())]);
    let (keeper, _) = keeper(&platform, Mode::Stable);
    assert!(keeper.token(Duration::MAX).is_err(), "frozen");
    platform.advance(60_001);
    assert!(keeper.token(Duration::MAX).is_ok());
}

#[test]
fn a_token_another_environment_has_spoilt() {
    for (mode, forced) in [(Mode::Stable, 0), (Mode::Classic, 0)] {
        let platform = Platform::start();
        let (keeper, carry) = keeper(&platform, mode);
        keeper.token(PATIENCE).expect("a token");
        platform.world().tokens.spoil();
        platform.advance(SETTLED);
        let pulled = pull::templates(&keeper, &carry, Interface::Subscribe, PATIENCE);
        assert!(pulled.is_ok(), "{mode:?}: {pulled:?}");
        assert_eq!(
            (platform.fetches(), platform.world().tokens.forced()),
            (2, forced),
            "{mode:?}"
        );
    }
}

#[test]
fn templates_come_in_pages_and_end() {
    let platform = Platform::start();
    let (keeper, carry) = keeper(&platform, Mode::Classic);
    let pulled = pull::templates(&keeper, &carry, Interface::Template, PATIENCE).expect("templates");
    let list = pulled["list"].as_array().expect("a list");
    assert_eq!(list.len(), 45);
    assert_eq!(list[44]["template_id"], "old-44");
    assert_eq!(platform.world().asked.len(), 1 + 3);
}
