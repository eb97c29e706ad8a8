//! The command line's behaviour as data: arguments, input, output, status.

#[test]
fn commands() {
    trycmd::TestCases::new()
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.toml");
}
