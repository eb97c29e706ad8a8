//! What goes wrong, in the language of whoever reads it.

use courier_core::allowance::{Denied, PolicyError};
use courier_core::wire::{EventError, Fault, Loss};
use mobanlint::Language;

use crate::book::BookError;
use crate::callers::CallersError;
use crate::keeper::KeeperError;
use crate::pull::PullError;
use crate::sending::DraftError;
use crate::store::StoreError;

/// Something that can be said in Chinese and in English.
pub trait Say {
    /// A sentence in a language.
    fn say(&self, language: Language) -> String;
}

/// One of two wordings.
pub fn pick<'t>(language: Language, zh: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Errors print in English; what they are in Chinese stands here.
macro_rules! say {
    ($type:ty: $error:ident => $chinese:expr) => {
        impl Say for $type {
            fn say(&self, language: Language) -> String {
                let $error = self;
                match language {
                    Language::Zh => $chinese,
                    Language::En => $error.to_string(),
                }
            }
        }
    };
}

const ZH: Language = Language::Zh;

say!(Loss: loss => loss.words().0.to_owned());

say!(StoreError: error => format!("存储不可用：{error}"));

say!(Fault: fault => match fault {
    Fault::Refused(code) => format!("平台拒绝：{code}"),
    Fault::Lost(loss) => loss.say(ZH),
});

say!(KeeperError: error => match error {
    KeeperError::Store(error) => error.say(ZH),
    KeeperError::Failed(failure) => format!("取不到 token：{}", failure.fault.say(ZH)),
    KeeperError::Late => "没有及时等到 token".to_owned(),
});

say!(Denied: denied => match denied {
    Denied::NotGranted => "没有可用的下发次数：用户没有相应的操作",
    Denied::Over => "没有可用的下发次数：已过期",
    Denied::Used => "没有可用的下发次数：已用完",
    Denied::NoKey => "按字段限频的订阅需要给出该字段的值（key）",
}.to_owned());

say!(PolicyError: error => match error {
    PolicyError::Unreadable(reason) => format!("无法读取策略：{reason}"),
    PolicyError::Unknown { name, known } => format!("没有策略 {name:?}；现有 {known}"),
});

say!(EventError: error => match error {
    EventError::NoObject => "事件应为 JSON 对象".to_owned(),
    EventError::Unknown(name) => format!(
        "Event 是 {name:?}，应为 subscribe_msg_popup_event、subscribe_msg_change_event 或 subscribe_msg_sent_event"
    ),
    EventError::Field { path, .. } => format!("缺少 {path}，或它的值不对"),
});

say!(BookError: error => match error {
    BookError::Store(error) => error.say(ZH),
    BookError::Denied(error) => error.say(ZH),
    BookError::Policy(error) => error.say(ZH),
    BookError::Event(error) => error.say(ZH),
    BookError::Id(id) => format!("{id:?} 不是有效的 id：应为 1 到 128 个字母、数字、_、- 或 ."),
});

say!(DraftError: error => match error {
    DraftError::NoObject(reason) => format!("消息应为 JSON 对象{reason}"),
    DraftError::Missing(name) => format!("缺少 {name}，或它不是文本"),
});

say!(PullError: error => match error {
    PullError::NoToken(error) => error.say(ZH),
    PullError::Platform(fault) => format!("取不到模板：{}", fault.say(ZH)),
    PullError::Endless => "平台的模板列表没有尽头".to_owned(),
});

say!(CallersError: error => match error {
    CallersError::Line { line } => format!("第 {line} 行：应为名称，以及令牌的 SHA-256（64 位十六进制）"),
    CallersError::Nobody => "没有调用方".to_owned(),
});

#[cfg(test)]
mod tests {
    use courier_core::wire::Code;

    use super::*;

    #[test]
    fn all_that_goes_wrong_is_said_in_both_languages() {
        let refused = || {
            Fault::Refused(Code {
                code: 40164,
                message: "invalid ip".into(),
            })
        };
        let store = || StoreError::new("Redis", "refused");
        let said: [(&dyn Say, &str, &str); 8] = [
            (&refused(), "平台拒绝：40164 invalid ip", "40164 invalid ip"),
            (&Loss::Late, "平台没有及时回答", "the platform did not answer in time"),
            (
                &KeeperError::Store(store()),
                "存储不可用：Redis: refused",
                "Redis: refused",
            ),
            (
                &KeeperError::Late,
                "没有及时等到 token",
                "no token: it was not there in time",
            ),
            (
                &BookError::Denied(Denied::Over),
                "没有可用的下发次数：已过期",
                "what was granted is over",
            ),
            (
                &DraftError::Missing("touser"),
                "缺少 touser，或它不是文本",
                "touser is missing, or is no text",
            ),
            (
                &PullError::Platform(refused()),
                "取不到模板：平台拒绝：40164 invalid ip",
                "no templates: 40164 invalid ip",
            ),
            (&CallersError::Nobody, "没有调用方", "there is no caller"),
        ];
        for (error, chinese, english) in said {
            assert_eq!(error.say(Language::Zh), chinese);
            assert_eq!(error.say(Language::En), english);
        }
    }
}
