//! Standard output and standard error, and what is said there in both languages.

use std::io::{self, Write};

pub(crate) use courier::pick;
use mobanlint::Language;
use mobanlint::render::visible;

/// Why a run does not come to its end, in the user's language.
#[derive(Debug)]
pub(crate) struct Stop(pub(crate) String);

/// All there is, to standard output.
pub(crate) fn print(language: Language, content: &str) -> Result<(), Stop> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(content.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| {
        let what = pick(language, "无法写到标准输出", "cannot write to standard output");
        Stop(format!("{what}: {error}"))
    })
}

/// What went wrong, to standard error. That nobody reads it is no reason to stop.
pub(crate) fn complain(language: Language, message: &str) {
    tell(pick(language, "错误：", "error: "), message);
}

/// What is good to know, to standard error.
pub(crate) fn remark(language: Language, message: &str) {
    tell(pick(language, "说明：", "note: "), message);
}

fn tell(kind: &str, message: &str) {
    let mut stderr = io::stderr().lock();
    for line in message.lines() {
        let _ = writeln!(stderr, "{kind}{}", visible(line).text);
    }
}
