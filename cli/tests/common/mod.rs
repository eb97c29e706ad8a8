//! Runs the binary over the fixtures.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
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

/// A folder that is gone when the test is over.
#[allow(dead_code, reason = "not every test binary writes files")]
pub(crate) struct Folder(pub(crate) PathBuf);

#[allow(dead_code, reason = "not every test binary writes files")]
impl Folder {
    pub(crate) fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        for (file, content) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("folders can be made");
            fs::write(file, content).expect("files can be written");
        }
        Self(path)
    }

    /// Runs a command in the folder: its status, standard output and standard error.
    pub(crate) fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output = mobanlint().current_dir(&self.0).args(args).output();
        let output = output.expect("the binary runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), stdout(&output), stderr)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
