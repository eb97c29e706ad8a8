//! Programs and scripts, and what is written beside them in languages alike.

use super::{Look, NONE};

pub(super) const LOOKS: [Look; 14] = [
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
];
