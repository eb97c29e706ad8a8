//! Whether an object was meant for a draft in our own form, or has names that are not ours.

use std::collections::HashSet;

use super::member::Member;
use super::names::HOLDERS;
use super::record::Record;
use super::seems;
use crate::input::platform::names::Name;
use crate::input::platform::words::is_notice;

/// The members of a draft in our own form.
pub(super) const OURS: [&str; 6] = ["id", "title", "keywords", "ignore", "scene", "$schema"];

/// Those of them that prove nothing.
const ANYONES: [&str; 2] = ["id", "$schema"];

/// Whether a part of a template has a name that is not ours.
pub(super) fn has_foreign_name(record: &Record<'_>) -> bool {
    record
        .members
        .iter()
        .any(|member| !OURS.contains(&&*member.name) && Name::OF_TEMPLATE.iter().any(|part| member.meaning.is(*part)))
}

/// Whether an object is meant for a draft in our own form: it has a title or keywords, and little that is not ours.
pub(super) fn looks_own(record: &Record<'_>, expected: bool) -> bool {
    let keywords = record.members.iter().any(|member| {
        let first = member.view.parts().next().filter(|_| member.view.is_list());
        member.name == "keywords" && first.is_some_and(|first| first.member("name").is_some())
    });
    let meant = |member: &Member<'_>| member.begins_draft && !HOLDERS.contains(&&*member.name);
    let begun = record.members.iter().any(meant);
    if !begun {
        return false;
    }
    let count = |fits: &dyn Fn(&Member<'_>) -> bool| record.members.iter().filter(|member| fits(member)).count();
    let of = |names: &[&str], member: &Member<'_>| names.contains(&&*member.name);
    let known = count(&|member| meant(member) || of(&OURS, member) && !of(&ANYONES, member));
    let unknown = record.members.len() - known - count(&|member| of(&ANYONES, member));
    let notice = record
        .members
        .iter()
        .any(|member| member.name == "title" && member.text().is_some_and(is_notice));
    // A title that is no notice is what menus and pages have, too.
    let ours = unknown == 0 || notice || record.members.iter().any(|member| member.is_meant);
    let few = unknown <= known + if notice { 3 } else { 0 };
    let is_other = || {
        let names: HashSet<&str> = record.members.iter().map(|member| &*member.name).collect();
        seems::known(|name| names.contains(name)).is_some()
    };
    keywords || expected && ours && few && !is_other()
}
