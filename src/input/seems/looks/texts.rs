//! Logs, chats, documents, settings.

use super::shapes::{is_pair, is_said, is_setting, is_stamped, is_toml};
use super::{Group, Look, NONE};
use crate::input::placeholder::{is_link, mark};

pub(super) const LOOKS: [Look; 10] = [
    Look {
        zh: "公众平台页面上复制的内容",
        en: "a page copied from the platform's console",
        group: Group::Code,
        shape: Some(|line| mark(line).is_some() || is_link(line)),
        ..NONE
    },
    Look {
        zh: "日志",
        en: "a log",
        group: Group::Data,
        names: &["log", "out", "err"],
        lines: &[
            "[INFO]",
            "[ERROR]",
            "[WARN",
            "[DEBUG]",
            "INFO ",
            "ERROR ",
            "WARN ",
            "DEBUG ",
            "127.0.0.1",
        ],
        holds: &[" INFO ", " ERROR ", " WARN ", " DEBUG ", "\" 200 ", "HTTP/1."],
        shape: Some(is_stamped),
        ..NONE
    },
    Look {
        zh: "聊天记录",
        en: "a chat",
        group: Group::Prose,
        names: &[],
        shape: Some(is_said),
        ..NONE
    },
    Look {
        zh: "不完整的 JSON",
        en: "a piece of JSON",
        group: Group::Data,
        lines: &["\"", "{", "}", "]"],
        ends: &["},", "],", "\","],
        ..NONE
    },
    Look {
        zh: "Markdown 文档",
        en: "a Markdown document",
        begins: &["---\ntitle:", "---\r\ntitle:", "[!["],
        names: &["md", "markdown", "mdx", "rmd"],
        lines: &[
            "# ", "## ", "### ", "#### ", "```", "> ", "|", "![", "- [", "* ", "- ", "1. ",
        ],
        holds: &["](", "**"],
        ..NONE
    },
    Look {
        zh: "reStructuredText 文档",
        en: "a reStructuredText document",
        names: &["rst", "adoc", "asciidoc", "org", "textile"],
        lines: &[".. "],
        ..NONE
    },
    Look {
        zh: "YAML",
        en: "YAML",
        begins: &["%yaml", "apiversion:", "version: \"", "version: '"],
        names: &["yml", "yaml"],
        shape: Some(is_pair),
        ..NONE
    },
    Look {
        zh: "TOML",
        en: "TOML",
        begins: &["[package]", "[workspace", "[tool.", "[project]"],
        names: &["toml"],
        shape: Some(is_toml),
        ..NONE
    },
    Look {
        zh: "设置文件（INI）",
        en: "settings (INI)",
        names: &[
            "ini",
            "cfg",
            "cnf",
            "inf",
            "properties",
            "env",
            "reg",
            "desktop",
            "editorconfig",
            "strings",
            "po",
        ],
        lines: &["; ", "msgid "],
        shape: Some(is_setting),
        ..NONE
    },
    Look {
        zh: "忽略名单",
        en: "a list of ignored files",
        group: Group::Data,
        names: &["gitignore", "dockerignore", "npmignore", "eslintignore", ".gitignore"],
        lines: &["/", "*.", "!"],
        ends: &["/"],
        ..NONE
    },
];
