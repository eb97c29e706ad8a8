#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    mobanlint_oracles::target("parse").map(|target| (target.holds)(bytes));
});
