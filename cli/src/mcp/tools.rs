//! The tools, and what each is given.

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{CallToolResult, Implementation, ServerCapabilities, ServerConfig};
use rmcp::{ServerHandler, tool, tool_handler, tool_router};
use schemars::JsonSchema;
use serde::Deserialize;

use super::command::{Command, failed};
use crate::args::LangName;

/// What an agent should know before it calls.
const ABOUT: &str = "mobanlint judges drafts of WeChat message templates (title, keywords, an example each) by the platform's audit \
    rules 1.1-2.5, offline. Call `check` with drafts before anybody submits them; `find` first, for a template of the library needs no \
    application; `preflight` with a message before it is sent; `explain` for a rule (1.3), a code (47003) or an answer of the platform.";

#[derive(Clone)]
pub(super) struct Tools {
    language: Option<LangName>,
    /// What starts this program.
    program: Arc<[OsString]>,
    tool_router: ToolRouter<Self>,
}

/// Drafts that are to be judged.
#[derive(Deserialize, JsonSchema)]
struct Check {
    /// Drafts as the text of a file: JSON `[{"title", "keywords": [{"name", "example"}]}]`, JSON lines, CSV with heads, Markdown, or code with placeholders such as {{thing1.DATA}}
    drafts: String,
    /// What the file is called, where its ending says what it is: drafts.csv
    name: Option<String>,
    /// Titles there are already, one a line, or an answer of the platform's interfaces: drafts may not be too similar to them
    library: Option<String>,
    /// A built-in ruleset: wechat-template-message (the default), wechat-subscribe-message, wechat-category-message, qq-mini-program
    ruleset: Option<Builtin>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Builtin {
    WechatTemplateMessage,
    WechatSubscribeMessage,
    WechatCategoryMessage,
    QqMiniProgram,
}

impl Builtin {
    fn name(self) -> &'static str {
        match self {
            Self::WechatTemplateMessage => "wechat-template-message",
            Self::WechatSubscribeMessage => "wechat-subscribe-message",
            Self::WechatCategoryMessage => "wechat-category-message",
            Self::QqMiniProgram => "qq-mini-program",
        }
    }
}

/// Two texts that may mean the same.
#[derive(Deserialize, JsonSchema)]
struct Compare {
    a: String,
    b: String,
    /// What they are: title (the default) or keyword
    kind: Option<Kind>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Title,
    Keyword,
}

/// An event that users are to be told of.
#[derive(Deserialize, JsonSchema)]
struct Find {
    /// What happens, in one's own words: 用户取消了场馆预约
    event: String,
    /// Keywords the template should have
    #[serde(default)]
    keywords: Vec<String>,
    /// The templates there are, as the text of a file: an answer of the platform's interfaces, drafts, or a title a line
    library: String,
}

/// Something that wants explaining.
#[derive(Deserialize, JsonSchema)]
struct Explain {
    /// A rule (1.3), a code of the platform (47003), or its whole answer ({"errcode": …})
    what: What,
}

/// As agents write it: a code may be a number, an answer the object that came.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum What {
    Text(String),
    Code(i64),
    Answer(serde_json::Map<String, serde_json::Value>),
}

impl What {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Code(code) => code.to_string(),
            Self::Answer(members) => serde_json::Value::from(members).to_string(),
        }
    }
}

/// A message that is to be sent.
#[derive(Deserialize, JsonSchema)]
struct Preflight {
    /// The body of the request as JSON; a list of them, or one a line
    messages: String,
    /// The templates of the account, as the text of a file: what gettemplate or template/list answers, or drafts with types
    templates: String,
}

impl Tools {
    pub(super) fn new(language: Option<LangName>, program: &[OsString]) -> Self {
        Self {
            language,
            program: program.into(),
            tool_router: Self::tool_router(),
        }
    }

    fn command(&self, name: &str) -> Command {
        Command::new(
            &self.program,
            name,
            self.language.map(|language| match language {
                LangName::Zh => "zh",
                LangName::En => "en",
            }),
        )
    }
}

#[tool_router]
impl Tools {
    /// Judges drafts: every finding with rule, severity, field, place, message, help and fixes, as `mobanlint check --format json` prints them.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn check(&self, Parameters(given): Parameters<Check>) -> CallToolResult {
        let mut command = self.command("check").input(&given.drafts);
        command = command.option("stdin-filename", given.name.as_deref().unwrap_or("drafts"));
        if let Some(ruleset) = given.ruleset {
            command = command.option("ruleset", ruleset.name());
        }
        let command = match &given.library {
            Some(library) => command.file("library", library),
            None => Ok(command),
        };
        run(command, &["-"]).await
    }

    /// Says whether two titles or keywords are over-similar, by which means, and why.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn compare(&self, Parameters(given): Parameters<Compare>) -> CallToolResult {
        let kind = match given.kind.unwrap_or(Kind::Title) {
            Kind::Title => "title",
            Kind::Keyword => "keyword",
        };
        self.command("compare")
            .option("kind", kind)
            .run(&[&given.a, &given.b])
            .await
    }

    /// Finds the templates of a library that say an event, nearest first, with the keywords each offers and lacks.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn find(&self, Parameters(given): Parameters<Find>) -> CallToolResult {
        let mut command = self.command("find");
        for keyword in &given.keywords {
            command = command.option("keywords", keyword);
        }
        run(command.file("library", &given.library), &[&given.event]).await
    }

    /// Explains a rule with its examples, or a code of the platform: what it means, what to do, whether to try again.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn explain(&self, Parameters(given): Parameters<Explain>) -> CallToolResult {
        self.command("explain").run(&[&given.what.text()]).await
    }

    /// Judges messages beside their templates before they are sent: what would come back as 47003 and the like.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn preflight(&self, Parameters(given): Parameters<Preflight>) -> CallToolResult {
        let command = self.command("preflight").input(&given.messages);
        run(command.file("templates", &given.templates), &["-"]).await
    }
}

async fn run(command: io::Result<Command>, behind: &[&str]) -> CallToolResult {
    match command {
        Ok(command) => command.run(behind).await,
        Err(error) => failed(error.to_string()),
    }
}

#[tool_handler(router = self.tool_router)]
impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().build();
        let own = Implementation::new("mobanlint", env!("CARGO_PKG_VERSION"));
        ServerConfig::new(capabilities)
            .with_server_info(own)
            .with_instructions(ABOUT)
    }
}
