//! Drafts in an editor, by the Language Server Protocol 3.17: what `check` finds is marked as one types, and fixes, pages
//! of rules and names of fields are offered where the cursor is.
//!
//! Of changes that come faster than they can be judged only the last is, and of a text only what a change concerns. Positions are counted in UTF-16, which every
//! client understands.

mod actions;
mod completion;
mod desk;
mod diagnostics;
mod hover;
mod read;
mod text;
mod wire;

use std::error::Error;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CodeActionRequest, CompletionOptions, CompletionRequest,
    DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification,
    DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, HoverProvider, HoverRequest, InitializeParams,
    Notification as Named, PositionEncodingKind, PublishDiagnosticsNotification, Request as Asked, Save,
    ServerCapabilities, ServerInfo, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use mobanlint::Language;
use serde_json::{Value, json};

use crate::args::ConfigArgs;
use desk::Desk;

/// What went wrong between us and the editor.
type Broken = Box<dyn Error + Send + Sync>;

/// Serves until the editor says that it is done.
pub(crate) fn serve(language: Option<Language>, config: &ConfigArgs) -> Result<(), Broken> {
    let (connection, wire) = wire::connect();
    wire.end(talk(connection, language, config))
}

fn talk(connection: Connection, language: Option<Language>, config: &ConfigArgs) -> Result<(), Broken> {
    let (id, asked) = connection.initialize_start()?;
    let asked: InitializeParams = serde_json::from_value(asked)?;
    let about = json!({
        "capabilities": abilities(),
        "serverInfo": ServerInfo { name: "mobanlint".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) },
    });
    connection.initialize_finish(id, about)?;
    let of_editor = || asked.locale.as_deref().and_then(Language::from_tag);
    let desk = Desk::new(language.or_else(of_editor), config.clone());
    let server = Server { connection, desk };
    server.run()
}

fn abilities() -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::UTF16),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, actions::fix_all()]),
            ..CodeActionOptions::default()
        })),
        hover_provider: Some(HoverProvider::Bool(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec!["\"".to_owned()]),
            ..CompletionOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

struct Server {
    connection: Connection,
    desk: Desk,
}

impl Server {
    fn run(mut self) -> Result<(), Broken> {
        while let Ok(message) = self.connection.receiver.recv() {
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    // What is asked is asked about the texts as they are now.
                    self.judge()?;
                    let response = self.answer(request);
                    self.connection.sender.send(Message::Response(response))?;
                }
                Message::Notification(told) => self.hear(told)?,
                Message::Response(_) => {}
            }
            if self.connection.receiver.is_empty() {
                self.judge()?;
            }
        }
        Ok(())
    }

    /// Judges what has changed, and tells what was found.
    fn judge(&mut self) -> Result<(), Broken> {
        for told in self.desk.judge() {
            self.tell(serde_json::to_value(told)?)?;
        }
        self.desk.tidy();
        Ok(())
    }

    fn tell(&self, diagnostics: Value) -> Result<(), Broken> {
        let method = PublishDiagnosticsNotification::METHOD.as_str().to_owned();
        let told = Notification::new(method, diagnostics);
        Ok(self.connection.sender.send(Message::Notification(told))?)
    }

    fn hear(&mut self, told: Notification) -> Result<(), Broken> {
        let method = told.method.as_str();
        if method == DidOpenTextDocumentNotification::METHOD.as_str() {
            self.desk.open(params::<DidOpenTextDocumentNotification>(told.params)?);
        } else if method == DidChangeTextDocumentNotification::METHOD.as_str() {
            self.desk
                .change(params::<DidChangeTextDocumentNotification>(told.params)?);
        } else if method == DidCloseTextDocumentNotification::METHOD.as_str() {
            let closed = self
                .desk
                .close(&params::<DidCloseTextDocumentNotification>(told.params)?);
            self.tell(serde_json::to_value(closed)?)?;
        } else if [
            DidSaveTextDocumentNotification::METHOD.as_str(),
            DidChangeWatchedFilesNotification::METHOD.as_str(),
        ]
        .contains(&method)
        {
            // Configuration, words, library and rulesets are files too.
            self.desk.read_again();
        }
        Ok(())
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let method = method.as_str();
        let answered = if method == CodeActionRequest::METHOD.as_str() {
            given(params, |asked| actions::of(&mut self.desk, &asked))
        } else if method == HoverRequest::METHOD.as_str() {
            given(params, |asked| hover::of(&self.desk, &asked))
        } else if method == CompletionRequest::METHOD.as_str() {
            given(params, |asked| completion::of(&self.desk, &asked))
        } else {
            return Response::new_err(id, ErrorCode::MethodNotFound as i32, method.to_owned());
        };
        match answered {
            Ok(answer) => Response::new_ok(id, answer),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }
}

fn params<N: Named>(params: Value) -> Result<N::Params, Broken> {
    Ok(serde_json::from_value(params)?)
}

fn given<P: serde::de::DeserializeOwned, A: serde::Serialize>(
    params: Value,
    answer: impl FnOnce(P) -> A,
) -> Result<Value, serde_json::Error> {
    serde_json::to_value(answer(serde_json::from_value(params)?))
}
