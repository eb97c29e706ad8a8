//! Lists of one kind of thing, and what is like many kinds.

use super::shapes::{is_hex, is_number, is_path, is_row};
use super::{Group, Look, NONE};

pub(super) const LOOKS: [Look; 7] = [
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
