//! Which interface a message is for.

use crate::language::Language;

/// The interface a message is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `wxopen/template/send`, with `form_id`: it has answered 45103 since 2020-01-10, whatever it is sent.
    Template,
    /// `message/subscribe/send`.
    Subscribe,
    /// `message/template/send` of a service account, with `url`, `miniprogram` or `client_msg_id`.
    Service,
}

impl Dialect {
    /// What people call such messages.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Template => language.pick("小程序模板消息", "template message"),
            Self::Subscribe => language.pick("订阅消息", "subscribe message"),
            Self::Service => language.pick("服务号模板消息", "service account message"),
        }
    }

    /// What is good to know of the interface, whatever is sent by it.
    pub fn note(self, language: Language) -> Option<&'static str> {
        (self == Self::Template).then(|| {
            language.pick(
                "带 form_id 或 emphasis_keyword 的小程序模板消息接口（wxopen/template/send）自 2020-01-10 起已下线，一律返回 45103；仍按它的文档检查，发送请改用订阅消息",
                "the interface for messages with form_id or emphasis_keyword (wxopen/template/send) was taken down on 2020-01-10 and answers 45103 to all of them; they are judged by its document all the same, but have to be sent as subscribe messages",
            )
        })
    }
}
