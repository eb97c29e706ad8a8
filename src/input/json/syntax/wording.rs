//! What is said of a text that stops being JSON: what was found, what was expected, what was likely meant.

use super::walk::{Broken, MAX_DEPTH, Why, word};
use crate::data::nearest;
use crate::input::context::Context;

impl Broken {
    /// What was found and what was expected. `open_line` is the line of the bracket that was never closed.
    pub(in crate::input) fn message(self, text: &str, open_line: usize, context: &Context) -> String {
        let word = word(text, self.at);
        let found = match text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => context.say("文件结尾", "the end of the text"),
            Some(_) if !word.is_empty() => format!("`{word}`"),
            Some(found) => Context::shown(found),
        };
        match self.why {
            Why::Unclosed(at) => {
                let (open, close) = match text.as_bytes().get(at) {
                    Some(b'[') => ('[', ']'),
                    _ => ('{', '}'),
                };
                context.say(
                    format!("第 {open_line} 行的 `{open}` 没有闭合；到此应有 `{close}`"),
                    format!("the `{open}` of line {open_line} is never closed; expected `{close}` by here"),
                )
            }
            Why::ValueExpected => {
                let near = nearest(word, ["true", "false", "null"]);
                let (zh, en) = near.map_or_else(
                    || hint(text, self.at).map_or((String::new(), String::new()), |(zh, en)| (zh.into(), en.into())),
                    |near| (format!("；是否想写 {near}？"), format!("; did you mean {near}?")),
                );
                context.say(
                    format!("应为一个值（字符串、列表、对象、数字、true、false 或 null），实为 {found}{zh}"),
                    format!("expected a value (string, list, object, number, true, false or null), found {found}{en}"),
                )
            }
            Why::KeyExpected => {
                let (zh, en) = hint(text, self.at).unwrap_or_default();
                context.say(
                    format!("应为双引号中的键，实为 {found}{zh}"),
                    format!("expected a key in double quotes, found {found}{en}"),
                )
            }
            Why::ColonExpected => {
                context.say(format!("键之后应为 `:`，实为 {found}"), format!("expected `:` after the key, found {found}"))
            }
            Why::CommaMissing => context.say(
                format!("{found} 之前缺少逗号"),
                format!("a comma is missing before {found}"),
            ),
            Why::CommaOrClose(close) => {
                let close = char::from(close);
                context.say(
                    format!("应为 `,` 或 `{close}`，实为 {found}"),
                    format!("expected `,` or `{close}`, found {found}"),
                )
            }
            Why::TrailingComma => context.say(
                "最后一项之后有多余的逗号；请删去它",
                "a comma after the last item; expected none there",
            ),
            Why::UnterminatedString => context.say(
                "这个字符串没有结束；应在同一行以 `\"` 结束（换行写作 \\n）",
                "the string that begins here does not end; expected `\"` on the same line (a line break is written \\n)",
            ),
            Why::ControlInString => {
                let code = text.as_bytes().get(self.at).copied().unwrap_or_default();
                context.say(
                    format!("字符串中有控制字符 U+{code:04X}；应写作 \\u{code:04x}"),
                    format!("the control character U+{code:04X} in a string; expected it written as \\u{code:04x}"),
                )
            }
            Why::Escape => context.say(
                "无效的转义；`\\` 之后应为 \" \\ / b f n r t 之一或 u 加四位十六进制数（反斜杠本身写作 \\\\）",
                "not an escape; expected one of \" \\ / b f n r t or u with four hexadecimal digits after `\\` (a backslash itself is written \\\\)",
            ),
            Why::LoneSurrogate => context.say(
                "半个代理对；\\ud800–\\udbff 与 \\udc00–\\udfff 必须成对出现",
                "half a surrogate pair; expected \\ud800–\\udbff and then \\udc00–\\udfff",
            ),
            Why::Number => context.say(
                format!("{found} 处不是有效的数字；编号、金额等应写在双引号中"),
                format!("not a number at {found}; expected digits without leading zeros, or a string in double quotes"),
            ),
            Why::TooDeep => context.say(
                format!("嵌套超过 {MAX_DEPTH} 层；模板不需要这么深"),
                format!("nested deeper than {MAX_DEPTH} levels; expected a template, which has three"),
            ),
        }
    }
}

/// What is likely meant by a character that JSON does not know.
fn hint(text: &str, at: usize) -> Option<(&'static str, &'static str)> {
    match text.get(at..)?.chars().next()? {
        '“' | '”' | '＂' | '「' | '」' => Some(("；请改用英文双引号 `\"`", "; use straight double quotes")),
        '\'' | '‘' | '’' => Some(("；JSON 只用双引号", "; JSON has double quotes only")),
        '，' => Some(("；请改用英文逗号 `,`", "; use an ASCII comma")),
        '：' => Some(("；请改用英文冒号 `:`", "; use an ASCII colon")),
        '/' | '#' => Some(("；JSON 没有注释", "; JSON has no comments")),
        _ => None,
    }
}
