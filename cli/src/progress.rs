//! A line on standard error that says how far a long run has come.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use mobanlint::Language;

/// Short runs need no line, and more often than this nobody can read it.
const QUIET: Duration = Duration::from_millis(800);
const EVERY: Duration = Duration::from_millis(200);

pub(crate) struct Progress {
    terminal: bool,
    language: Language,
    next: Instant,
    shown: bool,
}

impl Progress {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            terminal: io::stderr().is_terminal(),
            language,
            next: Instant::now() + QUIET,
            shown: false,
        }
    }

    /// Says how many templates or messages have been judged, if it is time to.
    pub(crate) fn at(&mut self, templates: usize) {
        if !self.terminal || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + EVERY;
        self.shown = true;
        let line = match self.language {
            Language::Zh => format!("已检查 {templates} 个"),
            Language::En => format!("{templates} checked"),
        };
        let _ = write!(io::stderr(), "\r\x1b[2K{line}");
    }

    /// Takes the line away, before anything else is written.
    pub(crate) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}
