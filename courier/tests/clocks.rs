//! Real processes whose clocks are two minutes apart.

use tempfile::TempDir;

use crate::child;
use crate::platform::Platform;
use crate::redis::Server;

const LIFE: i64 = 7_200_000;

#[test]
fn nothing_is_served_past_its_end_by_clocks_two_minutes_apart() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::start("clocks two minutes apart with Redis");
    let redis = server.as_ref().map(Server::url);
    let file = folder.path().join("courier.db").to_string_lossy().into_owned();
    for store in [Some(file), redis].into_iter().flatten() {
        let platform = Platform::start();
        let mut travelled = 0;
        let mut steps = 0;
        // Through the ends of two tokens, as either clock sees them.
        for time in [
            0,
            LIFE - 430_000,
            100_000,
            60_000,
            60_000,
            60_000,
            90_000,
            70_000,
            LIFE - 280_000,
            110_000,
            60_000,
        ] {
            platform.advance(u64::try_from(time).expect("forward"));
            travelled += time;
            for ahead in [-60_000, 60_000] {
                assert_eq!(
                    child::refused(&platform, &store, travelled + ahead),
                    0,
                    "{store} at {travelled} {ahead}"
                );
                steps += 1;
            }
        }
        assert_eq!(steps, 22);
        let fetches = platform.fetches();
        assert!((3..=5).contains(&fetches), "{store}: {fetches} fetches in four hours");
    }
}
