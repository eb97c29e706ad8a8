//! The kinds of text people have beside their drafts.

/// What to say of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Code,
    Table,
    Data,
    Prose,
}

/// How a kind of text is known.
pub(super) struct Look {
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) group: Group,
    /// How the whole begins, whatever its name; letters in either case.
    pub(super) begins: &'static [&'static str],
    /// The endings of names, and whole names, in lower case.
    pub(super) names: &'static [&'static str],
    /// How lines begin that are of this kind.
    pub(super) lines: &'static [&'static str],
    /// How such lines end.
    pub(super) ends: &'static [&'static str],
    /// What stands in such lines.
    pub(super) holds: &'static [&'static str],
    /// What else tells such a line.
    pub(super) shape: Option<fn(&str) -> bool>,
}

const NONE: Look = Look {
    zh: "",
    en: "",
    group: Group::Code,
    begins: &[],
    names: &[],
    lines: &[],
    ends: &[],
    holds: &[],
    shape: None,
};

/// From the particular to the general: of two that as many lines speak for, the first counts.
pub(super) const LOOKS: [Look; 50] = [
    Look {
        zh: "HTML",
        en: "HTML",
        begins: &[
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<div",
            "<table",
            "<script",
            "<template",
        ],
        names: &["html", "htm", "xhtml"],
        lines: &["<div", "</", "<p>", "<li>", "<td", "<tr"],
        ..NONE
    },
    Look {
        zh: "SVG 图片",
        en: "an SVG image",
        group: Group::Data,
        begins: &["<svg"],
        names: &["svg"],
        ..NONE
    },
    Look {
        zh: "网页存档（MHTML）",
        en: "a web archive (MHTML)",
        group: Group::Data,
        begins: &["mime-version:"],
        names: &["mht", "mhtml"],
        ..NONE
    },
    Look {
        zh: "PHP 源代码",
        en: "source code (PHP)",
        begins: &["<?php"],
        names: &["php", "phtml"],
        lines: &["$", "use ", "namespace ", "public function", "protected function"],
        holds: &["->", "=> "],
        ..NONE
    },
    Look {
        zh: "XML",
        en: "XML",
        begins: &["<?xml", "<rss", "<plist", "<project"],
        names: &["xml", "xsd", "xsl", "plist", "pom", "csproj"],
        lines: &["<"],
        ..NONE
    },
    Look {
        zh: "Vue 组件",
        en: "a component (Vue)",
        begins: &["<template>"],
        names: &["vue", "svelte"],
        ..NONE
    },
    Look {
        zh: "小程序页面（WXML）",
        en: "a page of a mini program (WXML)",
        begins: &["<view", "<wxs", "<block"],
        names: &["wxml", "wxss", "wxs", "axml", "swan"],
        ..NONE
    },
    Look {
        zh: "脚本（Shell）",
        en: "a script (shell)",
        begins: &["#!/bin/", "#!/usr/bin/env bash", "#!/usr/bin/env sh"],
        names: &["sh", "bash", "zsh", "fish"],
        lines: &["echo ", "export ", "if [", "fi", "done", "cd ", "sudo "],
        ..NONE
    },
    Look {
        zh: "Python 源代码",
        en: "source code (Python)",
        begins: &["#!/usr/bin/env python", "# -*- coding"],
        names: &["py", "pyi", "ipynb"],
        lines: &[
            "def ",
            "import ",
            "from ",
            "class ",
            "self.",
            "return",
            "print(",
            "elif ",
            "@",
            "if __name__",
        ],
        ..NONE
    },
    Look {
        zh: "脚本",
        en: "a script",
        begins: &["#!/"],
        names: &["rb", "pl", "pm", "lua", "awk", "tcl", "r", "jl"],
        lines: &["local ", "require ", "require(", "puts ", "end", "function "],
        ..NONE
    },
    Look {
        zh: "批处理脚本",
        en: "a batch script",
        begins: &["@echo off"],
        names: &["bat", "cmd", "ps1", "psm1", "vbs"],
        lines: &["set ", "echo ", "rem ", "goto "],
        ..NONE
    },
    Look {
        zh: "补丁（diff）",
        en: "a patch (diff)",
        begins: &["diff --git", "--- a/"],
        names: &["diff", "patch"],
        lines: &["@@ ", "+++ ", "--- ", "diff --git"],
        ..NONE
    },
    Look {
        zh: "证书或密钥",
        en: "a certificate or key",
        group: Group::Data,
        begins: &["-----begin "],
        names: &["pem", "crt", "key", "pub", "asc"],
        ..NONE
    },
    Look {
        zh: "字幕",
        en: "subtitles",
        group: Group::Data,
        begins: &["webvtt"],
        names: &["srt", "vtt", "ass", "lrc"],
        holds: &[" --> "],
        ..NONE
    },
    Look {
        zh: "通讯录（vCard）",
        en: "an address book (vCard)",
        group: Group::Data,
        begins: &["begin:vcard"],
        names: &["vcf"],
        ..NONE
    },
    Look {
        zh: "日历（iCalendar）",
        en: "a calendar (iCalendar)",
        group: Group::Data,
        begins: &["begin:vcalendar"],
        names: &["ics"],
        ..NONE
    },
    Look {
        zh: "邮件",
        en: "a mail",
        group: Group::Data,
        begins: &["return-path:", "received: ", "delivered-to:"],
        names: &["eml", "mbox"],
        ..NONE
    },
    Look {
        zh: "LaTeX 文档",
        en: "a document (LaTeX)",
        begins: &["\\documentclass", "\\begin{"],
        names: &["tex", "bib", "sty"],
        lines: &["\\"],
        ..NONE
    },
    Look {
        zh: "SQL",
        en: "SQL",
        begins: &[
            "insert into",
            "create table",
            "-- mysql dump",
            "-- phpmyadmin sql",
            "set names",
            "drop table",
            "select ",
        ],
        names: &["sql", "ddl"],
        lines: &[
            "INSERT INTO",
            "insert into",
            "CREATE TABLE",
            "create table",
            "ALTER TABLE",
            "DROP TABLE",
            "SELECT ",
            "select ",
            "UPDATE ",
            "VALUES",
            "('",
            "(\"",
            "`",
        ],
        ..NONE
    },
    Look {
        zh: "Java 或 Kotlin 源代码",
        en: "source code (Java, Kotlin)",
        names: &["java", "kt", "kts", "groovy", "scala", "gradle"],
        lines: &[
            "package ",
            "import java",
            "import org.",
            "import com.",
            "public ",
            "private ",
            "protected ",
            "@Override",
            "@",
            "fun ",
            "val ",
        ],
        ..NONE
    },
    Look {
        zh: "Go 源代码",
        en: "source code (Go)",
        names: &["go", "go.mod", "go.sum"],
        lines: &["func ", "package ", "import (", "type ", "if err"],
        holds: &[" := "],
        ..NONE
    },
    Look {
        zh: "Rust 源代码",
        en: "source code (Rust)",
        names: &["rs"],
        lines: &["fn ", "pub fn", "pub ", "use ", "impl ", "let ", "mod ", "#["],
        ..NONE
    },
    Look {
        zh: "C 或 C++ 源代码",
        en: "source code (C, C++)",
        begins: &["#include", "#pragma", "#ifndef"],
        names: &["c", "h", "cc", "cpp", "cxx", "hpp", "hh", "m", "mm", "ino"],
        lines: &[
            "#include", "#define", "int ", "void ", "struct ", "char ", "static ", "std::",
        ],
        ..NONE
    },
    Look {
        zh: "C# 源代码",
        en: "source code (C#)",
        names: &["cs", "vb", "fs"],
        lines: &["using ", "namespace ", "public class", "public static", "[Serializable"],
        ..NONE
    },
    Look {
        zh: "Swift 或 Dart 源代码",
        en: "source code (Swift, Dart)",
        names: &["swift", "dart"],
        lines: &[
            "import UIKit",
            "import Foundation",
            "import 'package",
            "func ",
            "Widget ",
        ],
        ..NONE
    },
    Look {
        zh: "TypeScript 源代码",
        en: "source code (TypeScript)",
        names: &["ts", "tsx", "mts", "cts"],
        lines: &["export interface", "export type", "interface "],
        ..NONE
    },
    Look {
        zh: "JavaScript 源代码",
        en: "source code (JavaScript)",
        begins: &[
            "module.exports",
            "'use strict'",
            "\"use strict\"",
            "export default",
            "page({",
            "app({",
        ],
        names: &["js", "jsx", "mjs", "cjs"],
        lines: &[
            "const ",
            "let ",
            "var ",
            "import ",
            "export ",
            "function ",
            "await ",
            "return ",
            "require(",
            "console.",
            "wx.",
            "})",
            "});",
        ],
        ends: &["=> {"],
        holds: &["=> "],
        ..NONE
    },
    Look {
        zh: "样式表（CSS）",
        en: "a style sheet (CSS)",
        begins: &["@charset", "@import url", ":root"],
        names: &["css", "scss", "sass", "less", "styl"],
        lines: &[
            "color:",
            "background",
            "margin",
            "padding",
            "font-",
            "display:",
            "width:",
        ],
        ..NONE
    },
    Look {
        zh: "接口定义",
        en: "an interface definition",
        begins: &["syntax = \"proto", "openapi:", "swagger:"],
        names: &["proto", "thrift", "graphql", "gql", "wsdl"],
        lines: &["message ", "rpc ", "type Query"],
        ..NONE
    },
    Look {
        zh: "Dockerfile",
        en: "a Dockerfile",
        names: &["dockerfile", "containerfile"],
        lines: &["FROM ", "RUN ", "COPY ", "ENTRYPOINT", "WORKDIR ", "CMD "],
        ..NONE
    },
    Look {
        zh: "Makefile",
        en: "a Makefile",
        names: &["makefile", "mk", "cmake", "cmakelists.txt"],
        lines: &[".PHONY", "$(", "@$(", "cmake_minimum", "add_executable"],
        ..NONE
    },
    Look {
        zh: "网站服务器的设置",
        en: "settings of a web server",
        names: &["conf", "htaccess", "nginx.conf"],
        lines: &["server {", "location ", "listen ", "proxy_pass", "RewriteRule"],
        ..NONE
    },
    Look {
        zh: "带注释的 JSON",
        en: "JSON with comments",
        group: Group::Data,
        names: &["jsonc", "json5", "json"],
        ..NONE
    },
    Look {
        zh: "锁定文件",
        en: "a lock file",
        group: Group::Data,
        begins: &["# this file is automatically @generated", "# yarn lockfile"],
        names: &["lock", "yarn.lock", "gemfile.lock", "sum"],
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
    Look {
        zh: "网址列表",
        en: "a list of links",
        group: Group::Data,
        lines: &["http://", "https://", "ftp://", "www."],
        ..NONE
    },
    Look {
        zh: "数字列表",
        en: "a list of numbers",
        group: Group::Data,
        shape: Some(is_number),
        ..NONE
    },
    Look {
        zh: "十六进制数据",
        en: "a hex dump",
        group: Group::Data,
        names: &["hex", "map"],
        shape: Some(is_hex),
        ..NONE
    },
    Look {
        zh: "许可证",
        en: "a licence",
        group: Group::Prose,
        begins: &["mit license", "apache license", "gnu general public", "the mit license"],
        names: &["license", "licence", "copying", "notice"],
        ..NONE
    },
    Look {
        zh: "别的内容的表格",
        en: "a table of something else",
        group: Group::Table,
        names: &["csv", "tsv", "tab"],
        shape: Some(is_row),
        ..NONE
    },
    Look {
        zh: "源代码",
        en: "source code",
        lines: &["//", "/*", "*/", "#include", "--"],
        ends: &[";", "{", "}", "});", "),"],
        ..NONE
    },
    Look {
        zh: "文件路径列表",
        en: "a list of paths",
        group: Group::Data,
        shape: Some(is_path),
        ..NONE
    },
];

/// A line that begins with a date or a time of day in digits.
fn is_stamped(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(', '<']);
    let parts = |text: &str| {
        text.split(['-', '/', ':', '.'])
            .filter(|part| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .count()
    };
    let mut words = line.split([' ', 'T', ',', ']']);
    words.next().is_some_and(|word| word.len() >= 8 && parts(word) >= 3)
}

/// Somebody's name, a colon and what was said.
fn is_said(line: &str) -> bool {
    line.split_once(['：', ':']).is_some_and(|(name, said)| {
        (1..=6).contains(&name.chars().count())
            && name.chars().all(crate::input::titles::is_han)
            && !said.trim().is_empty()
    })
}

/// `key: value`, `- item`.
fn is_pair(line: &str) -> bool {
    let line = line.trim_start_matches("- ");
    if line.starts_with('#') || line == "---" {
        return true;
    }
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    (value.is_empty() || value.starts_with(' ')) && is_key(key)
}

fn is_key(key: &str) -> bool {
    let key = key.trim().trim_matches(['"', '\'']);
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | '@'))
}

fn is_section(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains('"')
}

fn is_toml(line: &str) -> bool {
    is_section(line)
        || line.split_once(" = ").is_some_and(|(key, value)| {
            is_key(key)
                && value.starts_with([
                    '"', '[', '{', '\'', 't', 'f', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
                ])
        })
}

fn is_setting(line: &str) -> bool {
    is_section(line) || line.split_once('=').is_some_and(|(key, _)| is_key(key))
}

fn is_number(line: &str) -> bool {
    line.chars().any(|c| c.is_ascii_digit()) && line.chars().all(|c| c.is_ascii_digit() || "+-., %¥￥eE".contains(c))
}

fn is_hex(line: &str) -> bool {
    let mut words = line
        .split_whitespace()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_hexdigit()));
    words.by_ref().take(6).count() == 6
}

fn is_row(line: &str) -> bool {
    !line.starts_with(['(', '{', '[', '<']) && line.matches([',', '\t', '|', ';']).count() > 1
}

fn is_path(line: &str) -> bool {
    !line.contains(' ') && line.matches(['/', '\\']).count() > 0 && line.is_ascii()
}
