//! Standard output and standard error, and what is said there in both languages.

use std::io::{self, Write};

use courier::sending::DraftError;
use courier::{BookError, KeeperError};
use courier_core::allowance::Denied;
use courier_core::wire::Fault;
use mobanlint::Language;
use mobanlint::render::visible;

/// Why a run does not come to its end, in the user's language.
#[derive(Debug)]
pub(crate) struct Stop(pub(crate) String);

/// A sentence in the user's language.
pub(crate) fn pick<'t>(language: Language, zh: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// All there is, to standard output.
pub(crate) fn print(language: Language, content: &str) -> Result<(), Stop> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(content.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| {
        let what = pick(language, "无法写到标准输出", "cannot write to standard output");
        Stop(format!("{what}: {error}"))
    })
}

/// What went wrong, to standard error. That nobody reads it is no reason to stop.
pub(crate) fn complain(language: Language, message: &str) {
    tell(pick(language, "错误：", "error: "), message);
}

/// What is good to know, to standard error.
pub(crate) fn remark(language: Language, message: &str) {
    tell(pick(language, "说明：", "note: "), message);
}

fn tell(kind: &str, message: &str) {
    let mut stderr = io::stderr().lock();
    for line in message.lines() {
        let _ = writeln!(stderr, "{kind}{}", visible(line).text);
    }
}

/// Why there is no token.
pub(crate) fn no_token(language: Language, error: &KeeperError) -> String {
    match (language, error) {
        (Language::En, _) => error.to_string(),
        (Language::Zh, KeeperError::Store(error)) => format!("存储不可用：{error}"),
        (Language::Zh, KeeperError::Failed(failure)) => format!("取不到 token：{}", fault(language, &failure.fault)),
        (Language::Zh, KeeperError::Late) => "没有及时等到 token".to_owned(),
    }
}

/// What the platform said, or what became of the request.
pub(crate) fn fault(language: Language, fault: &Fault) -> String {
    match (language, fault) {
        (Language::Zh, Fault::Refused(code)) => format!("平台拒绝：{code}"),
        (Language::Zh, Fault::Lost(loss)) => loss.words().0.to_owned(),
        (Language::En, Fault::Refused(code)) => format!("the platform refused: {code}"),
        (Language::En, Fault::Lost(loss)) => loss.to_string(),
    }
}

/// Why a message may not go, or something was not entered.
pub(crate) fn denied(language: Language, error: &BookError) -> String {
    let told = error.to_string();
    if language == Language::En {
        return told;
    }
    match error {
        BookError::Denied(Denied::NotGranted) => "没有可用的下发次数：用户没有相应的操作".to_owned(),
        BookError::Denied(Denied::Over) => "没有可用的下发次数：已过期".to_owned(),
        BookError::Denied(Denied::Used) => "没有可用的下发次数：已用完".to_owned(),
        BookError::Denied(Denied::NoKey) => "按字段限频的订阅需要给出该字段的值（--key）".to_owned(),
        BookError::Store(_) => format!("存储不可用：{told}"),
        BookError::Policy(_) => format!("策略有误：{told}"),
        BookError::Event(_) => format!("不是可识别的事件：{told}"),
        BookError::Id(id) => format!("{id:?} 不是有效的 id：应为 1 到 128 个字母、数字、_、- 或 ."),
    }
}

/// What is wrong with a message that cannot even be judged.
pub(crate) fn no_message(language: Language, error: &DraftError) -> String {
    match (language, error) {
        (Language::En, _) => error.to_string(),
        (Language::Zh, DraftError::NoObject(why)) => format!("消息应为 JSON 对象{why}"),
        (Language::Zh, DraftError::Missing(name)) => format!("缺少 {name}，或它不是文本"),
    }
}
