//! Runs the binary over the fixtures.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The binary, in the folder of the fixtures and in a fixed locale.
pub(crate) fn mobanlint() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mobanlint"));
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"))
        .env("LC_ALL", "C")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

#[allow(dead_code, reason = "not every test binary pipes input")]
pub(crate) fn piped(args: &[&str], input: &[u8]) -> Output {
    let mut child = mobanlint()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_vec();
    // A thread of its own, lest both sides wait for each other.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    output
}

#[allow(dead_code, reason = "not every test binary looks at standard output")]
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}
