#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    mobanlint_oracles::target("convert").map(|target| (target.holds)(bytes));
});
