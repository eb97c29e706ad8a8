//! An editor as the server sees it.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// An editor, and the server it has started.
pub(crate) struct Editor {
    server: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    asked: i32,
}

impl Editor {
    pub(crate) fn start(folder: &Path, locale: &str) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_mobanlint"))
            .arg("lsp")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let stdin = server.stdin.take().expect("it listens");
        let stdout = BufReader::new(server.stdout.take().expect("it speaks"));
        let mut editor = Self {
            server,
            stdin,
            stdout,
            asked: 0,
        };
        let able = editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": {}, "locale": locale}),
        );
        assert_eq!(able["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        let told = Message::Notification(Notification::new(method.to_owned(), params));
        told.write(&mut self.stdin).expect("it hears");
        self.stdin.flush().expect("it hears");
    }

    fn hear(&mut self) -> Message {
        Message::read(&mut self.stdout)
            .expect("it speaks clearly")
            .expect("it still speaks")
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        let asked = Message::Request(Request::new(id.clone(), method.to_owned(), params));
        asked.write(&mut self.stdin).expect("it hears");
        self.stdin.flush().expect("it hears");
        loop {
            if let Message::Response(response) = self.hear()
                && response.id == id
            {
                return response.response_result.unwrap_or_default();
            }
        }
    }

    /// The marks that come next: severity, rule, place and message of each.
    pub(crate) fn marks(&mut self) -> Vec<String> {
        loop {
            if let Message::Notification(told) = self.hear()
                && told.method == "textDocument/publishDiagnostics"
            {
                let marks = told.params["diagnostics"].as_array().cloned().unwrap_or_default();
                return marks.iter().map(mark).collect();
            }
        }
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) -> Vec<String> {
        self.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "any", "version": 1, "text": text}}),
        );
        self.marks()
    }

    pub(crate) fn actions(&mut self, uri: &str, line: u32, only: &[&str]) -> Vec<Value> {
        let range = json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 500}});
        let mut context = json!({"diagnostics": []});
        if !only.is_empty() {
            context["only"] = json!(only);
        }
        let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", asked)
            .as_array()
            .cloned()
            .unwrap_or_default()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let ended = self.server.wait().expect("the server ends");
        assert!(ended.success() || std::thread::panicking(), "{ended}");
    }
}

fn mark(mark: &Value) -> String {
    let place = |end: &str| format!("{}:{}", mark["range"][end]["line"], mark["range"][end]["character"]);
    let first = mark["message"].as_str().and_then(|message| message.lines().next());
    format!(
        "{} {} {}-{} {}",
        mark["severity"],
        mark["code"].as_str().unwrap_or("-"),
        place("start"),
        place("end"),
        first.unwrap_or_default()
    )
}

pub(crate) fn uri(folder: &Path, name: &str) -> String {
    url::Url::from_file_path(folder.join(name))
        .expect("a whole path")
        .into()
}

/// The text with the edit of an action made; of one text alone.
pub(crate) fn done(text: &str, action: &Value, uri: &str) -> String {
    let edits = action["edit"]["changes"][uri].as_array().expect("edits of this text");
    let edit = edits.first().expect("an edit");
    let offset = |end: &str| {
        let place = &edit["range"][end];
        let (line, units) = (
            place["line"].as_u64().unwrap_or(0),
            place["character"].as_u64().unwrap_or(0),
        );
        let start: usize = text
            .split_inclusive('\n')
            .take(usize::try_from(line).unwrap_or(0))
            .map(str::len)
            .sum();
        let mut passed = 0;
        let rest = text.get(start..).unwrap_or_default();
        let at = rest.char_indices().find(|(_, char)| {
            let here = passed >= units;
            passed += char.len_utf16() as u64;
            here
        });
        start + at.map_or(rest.len(), |(at, _)| at)
    };
    let (start, end) = (offset("start"), offset("end"));
    format!(
        "{}{}{}",
        &text[..start],
        edit["newText"].as_str().unwrap_or_default(),
        &text[end..]
    )
}
