//! What of any JSON is a message.

use std::borrow::Cow;

use crate::input::json::View;
use crate::input::platform::words::{bare_key, is_frame, is_type};

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A whole message.
    Message,
    /// Its data alone.
    Data,
}

/// A member of a message that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    ToUser,
    TemplateId,
    Page,
    FormId,
    Emphasis,
    Color,
    State,
    Lang,
    Url,
    MiniProgram,
    ClientId,
    Data,
}

impl Member {
    /// The name the platform has for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ToUser => "touser",
            Self::TemplateId => "template_id",
            Self::Page => "page",
            Self::FormId => "form_id",
            Self::Emphasis => "emphasis_keyword",
            Self::Color => "color",
            Self::State => "miniprogram_state",
            Self::Lang => "lang",
            Self::Url => "url",
            Self::MiniProgram => "miniprogram",
            Self::ClientId => "client_msg_id",
            Self::Data => "data",
        }
    }
}

/// The member of that name, as the platform or as a program writes it: `template_id`, `templateId`.
pub(super) fn member(name: &str) -> Option<Member> {
    const LONGEST: usize = 24;
    if name.len() > LONGEST {
        return None;
    }
    known(name).or_else(|| {
        let other = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
        if !name.bytes().any(other) {
            return None;
        }
        let plain: String = name.chars().filter(|c| *c != '_').collect();
        known(&plain.to_ascii_lowercase())
    })
}

fn known(name: &str) -> Option<Member> {
    Some(match name {
        "touser" => Member::ToUser,
        "template_id" | "templateid" | "templateId" => Member::TemplateId,
        "page" => Member::Page,
        "form_id" | "formid" => Member::FormId,
        "emphasis_keyword" | "emphasiskeyword" => Member::Emphasis,
        "color" | "topcolor" => Member::Color,
        "miniprogram_state" | "miniprogramstate" => Member::State,
        "lang" => Member::Lang,
        "url" => Member::Url,
        "miniprogram" => Member::MiniProgram,
        "client_msg_id" | "clientmsgid" => Member::ClientId,
        "data" => Member::Data,
        _ => return None,
    })
}

/// What an object is; none if it is no part of a message, though some may stand in it.
pub(super) fn shape(view: View<'_>) -> Option<Shape> {
    if !view.is_object() {
        return None;
    }
    let (mut receiver, mut template, mut own, mut data) = (false, false, false, None);
    for part in view.parts() {
        match part.key().and_then(|key| member(&key)) {
            Some(Member::ToUser) => receiver = true,
            Some(Member::TemplateId) => template = true,
            Some(Member::FormId | Member::State | Member::MiniProgram | Member::ClientId) => own = true,
            Some(Member::Data) => data = Some(part),
            _ => {}
        }
    }
    let named = receiver || template || own;
    let whole = match data {
        Some(data) => named && (data.is_object() || data.text().is_some() || receiver || template) || is_data(data),
        None => receiver && template,
    };
    if whole {
        Some(Shape::Message)
    } else {
        is_data(view).then_some(Shape::Data)
    }
}

/// Whether an object is the data of a message: keys of the platform, or members with a `value`.
fn is_data(view: View<'_>) -> bool {
    // A person's `name` or the `time` of a log is no key for being called like a type.
    let mut sure = false;
    let is_entry = |part: View<'_>| {
        let key = part.key().unwrap_or_default();
        let known = platform_key(&key);
        // What has a name and a type beside its key is a template.
        let wrapped = part.is_object() && part.member("value").is_some();
        sure |= wrapped || known == Some(Key::Sure);
        wrapped || known.is_some() && (!part.has_parts() || part.is_object())
    };
    view.is_object() && view.parts().all(is_entry) && sure
}

/// How sure it is that a key is the platform's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// `thing1`, `thing1.DATA`, `{{thing1.DATA}}`, `first`.
    Sure,
    /// The name of a type alone, `thing`.
    Type,
}

/// Whether a key could be the platform's, however it is dressed.
fn platform_key(key: &str) -> Option<Key> {
    let key = key.trim();
    let key: Cow<'_, str> = key.trim_start_matches('{').trim_end_matches('}').trim().into();
    if bare_key(&key).is_some() || is_frame(&key) {
        Some(Key::Sure)
    } else {
        is_type(&key).then_some(Key::Type)
    }
}
