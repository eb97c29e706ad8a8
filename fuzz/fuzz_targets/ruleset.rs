#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    mobanlint_oracles::target("ruleset").map(|target| (target.holds)(bytes));
});
