//! A command of this program, run on texts.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::Stdio;
use std::sync::Arc;

use rmcp::model::{CallToolResult, ContentBlock};
use serde_json::Value;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use tokio::process;

pub(super) struct Command {
    program: Arc<[OsString]>,
    args: Vec<String>,
    input: String,
    /// Texts that the command reads as files, which are gone when it has ended; with what the caller calls each.
    files: Vec<(String, NamedTempFile)>,
}

impl Command {
    pub(super) fn new(program: &Arc<[OsString]>, name: &str, language: Option<&str>) -> Self {
        let lang = language.map(|language| format!("--lang={language}"));
        Self {
            program: Arc::clone(program),
            args: [name.to_owned(), "--format=json".to_owned()]
                .into_iter()
                .chain(lang)
                .collect(),
            input: String::new(),
            files: Vec::new(),
        }
    }

    /// An option with a value, which is taken for nothing else whatever it begins with.
    pub(super) fn option(mut self, name: &str, value: &str) -> Self {
        self.args.push(format!("--{name}={value}"));
        self
    }

    /// A text that an option wants as a file.
    pub(super) fn file(mut self, option: &str, text: &str) -> io::Result<Self> {
        let mut file = NamedTempFile::new()?;
        file.write_all(text.as_bytes())?;
        let path = file.path().to_string_lossy().into_owned();
        self.files.push((option.to_owned(), file));
        Ok(self.option(option, &path))
    }

    /// What is read from standard input.
    pub(super) fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Runs it with these behind its options. Findings are no failure; what could not be read or done is one, with what
    /// was said of it.
    pub(super) async fn run(mut self, behind: &[&str]) -> CallToolResult {
        self.args.push("--".to_owned());
        self.args.extend(behind.iter().map(|text| (*text).to_owned()));
        match self.output().await {
            Ok((0 | 1, said, _)) if let Ok(said) = serde_json::from_str::<Value>(&said) => {
                CallToolResult::structured(said)
            }
            Ok((_, said, complaint)) => failed(format!("{complaint}{said}")),
            Err(error) => failed(error.to_string()),
        }
    }

    async fn output(&self) -> io::Result<(i32, String, String)> {
        let (program, before) = self.program.split_first().ok_or(io::ErrorKind::NotFound)?;
        let mut child = process::Command::new(program)
            .args(before)
            .args(&self.args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdin = child.stdin.take();
        let feed = async {
            if let Some(mut stdin) = stdin {
                // One who has heard enough closes the stream.
                let _ = stdin.write_all(self.input.as_bytes()).await;
            }
        };
        let ((), output) = tokio::join!(feed, child.wait_with_output());
        let output = output?;
        let text = |bytes: &[u8]| self.named(String::from_utf8_lossy(bytes).into_owned());
        Ok((
            output.status.code().unwrap_or(2),
            text(&output.stdout),
            text(&output.stderr),
        ))
    }
}

impl Command {
    /// What was said, with the files called as the caller calls them.
    fn named(&self, said: String) -> String {
        self.files.iter().fold(said, |said, (name, file)| {
            let path = file.path().to_string_lossy();
            // In JSON the strokes of a path of Windows are escaped.
            said.replace(&*path.replace('\\', "\\\\"), name).replace(&*path, name)
        })
    }
}

pub(super) fn failed(why: String) -> CallToolResult {
    CallToolResult::error(vec![ContentBlock::text(why)])
}
