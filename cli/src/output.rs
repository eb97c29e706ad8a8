//! Standard output and standard error, neither of which is sure to have a reader.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};

use mobanlint::Language;
use mobanlint::render::visible;

use crate::locale::pick;

/// Why a run does not come to its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something the user has to be told.
    Said(Language, String),
    /// Standard output is closed, as `| head` does.
    NobodyReads,
}

/// Standard output, written in pieces.
pub(crate) struct Out {
    stdout: BufWriter<StdoutLock<'static>>,
    terminal: bool,
    language: Language,
}

impl Out {
    pub(crate) fn new(language: Language) -> Self {
        let stdout = io::stdout().lock();
        let terminal = stdout.is_terminal();
        Self {
            stdout: BufWriter::with_capacity(64 * 1024, stdout),
            terminal,
            language,
        }
    }

    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes and empties the text. A terminal sees it at once.
    pub(crate) fn write(&mut self, text: &mut String) -> Result<(), Stop> {
        let written = self.put(text.as_bytes());
        text.clear();
        written?;
        if self.terminal { self.flush() } else { Ok(()) }
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let written = self.stdout.write_all(bytes);
        self.done(written)
    }

    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        let flushed = self.stdout.flush();
        self.done(flushed)
    }

    fn done(&self, result: io::Result<()>) -> Result<(), Stop> {
        result.map_err(|error| {
            if error.kind() == ErrorKind::BrokenPipe {
                return Stop::NobodyReads;
            }
            let what = pick(self.language, "无法写到标准输出", "cannot write to standard output");
            Stop::Said(self.language, format!("{what}: {error}"))
        })
    }
}

/// All there is, to standard output.
pub(crate) fn print(language: Language, content: impl AsRef<[u8]>) -> Result<(), Stop> {
    let mut out = Out::new(language);
    out.put(content.as_ref())?;
    out.flush()
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
