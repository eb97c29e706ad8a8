//! What stands around a text: the element of XML that is open, and code above a comment.

use super::super::wording::words::{self, Role};

/// What the element is called that is open, as far as that says what its text is.
#[derive(Default)]
pub(super) struct Element(Option<Role>);

impl Element {
    /// Notes what a tag calls the text behind it, and that it ends. The title of a page, with which it begins, is none of a
    /// template.
    pub(super) fn enter(&mut self, tag: &str, begins: bool) {
        let Some(name) = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) else {
            return;
        };
        let of_page = begins && name.eq_ignore_ascii_case("title");
        let role = words::name(name).filter(|role| matches!(role, Role::Title | Role::Example));
        if name.starts_with('/') || role.is_some() {
            self.0 = role.filter(|_| !of_page && !name.starts_with('/'));
        }
    }

    /// What it says of its text.
    pub(super) fn role(&self) -> Option<Role> {
        self.0
    }
}

/// The code above a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    None,
    /// It stood since the last comment.
    Above,
    /// The comment that is read begins behind it.
    Behind,
}
