//! A page of Markdown: its links, the anchors of its headings, and where relative paths lead.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// Where a link leads, as it is written, and where in the text that stands.
pub(super) struct Link {
    pub(super) target: String,
    pub(super) range: Range<usize>,
}

fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
}

/// The links and images of a page, in order.
pub(super) fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for (event, range) in events(text) {
        let Event::Start(
            Tag::Link {
                link_type, dest_url, ..
            }
            | Tag::Image {
                link_type, dest_url, ..
            },
        ) = event
        else {
            continue;
        };
        // What stands behind the text of a link is its target.
        let at = text.get(range.clone()).and_then(|source| source.rfind(&*dest_url));
        if let (LinkType::Inline, Some(at)) = (link_type, at) {
            let start = range.start + at;
            links.push(Link {
                range: start..start + dest_url.len(),
                target: dest_url.into_string(),
            });
        }
    }
    links.sort_by_key(|link| link.range.start);
    links
}

/// The anchors of its headings, as code forges and the book make them.
pub(super) fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for (event, _) in events(text) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), heading) => *heading = Some(String::new()),
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            (Event::End(TagEnd::Heading(_)), heading) => anchors.extend(heading.take().map(|text| anchor(&text))),
            _ => {}
        }
    }
    anchors
}

fn anchor(heading: &str) -> String {
    let kept = |letter: char| match letter {
        ' ' => Some('-'),
        letter if letter.is_alphanumeric() || letter == '-' || letter == '_' => Some(letter),
        _ => None,
    };
    heading.trim().to_lowercase().chars().filter_map(kept).collect()
}

/// The text without the breaks of lines between Chinese characters, which browsers show as blanks.
pub(super) fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut from = 0;
    for (_, range) in events(text).filter(|(event, _)| *event == Event::SoftBreak) {
        let (before, after) = (
            text.get(from..range.start).unwrap_or_default(),
            text.get(range.end..).unwrap_or_default(),
        );
        let next = after.trim_start_matches([' ', '\n']);
        let wide = |letter: Option<char>| letter.is_some_and(|letter| letter >= '\u{2e80}');
        if wide(before.chars().next_back()) && wide(next.chars().next()) {
            joined.push_str(before);
            from = text.len() - next.len();
        }
    }
    joined + text.get(from..).unwrap_or_default()
}

/// Whether it is the name of a file of this kind.
pub(super) fn is(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == kind)
}

/// Whether it leads to another site.
pub(super) fn is_outside(target: &str) -> bool {
    ["http:", "https:", "mailto:", "data:", "javascript:"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

/// The file a relative target leads to, from the folder all paths are relative to, and the anchor in it.
pub(super) fn resolved<'a>(from: &str, target: &'a str) -> (String, Option<&'a str>) {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    if path.is_empty() {
        return (from.to_owned(), anchor);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    (parts.join("/"), anchor)
}

/// How one file names another, both being relative to the same folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_anchors_are_where_they_stand() {
        let text = "# 两条命令 `check --fix`\n\nSee [b](b.md#x), ![b.md](c/b.md).\n\n```\n# [no](link)\n```\n";
        let found: Vec<_> = links(text)
            .into_iter()
            .map(|link| (text.get(link.range.clone()), link.target))
            .collect();
        assert_eq!(
            found,
            [
                (Some("b.md#x"), "b.md#x".to_owned()),
                (Some("c/b.md"), "c/b.md".to_owned())
            ]
        );
        assert_eq!(anchors(text).into_iter().collect::<Vec<_>>(), ["两条命令-check---fix"]);
    }

    #[test]
    fn lines_are_joined_only_where_that_leaves_no_blank() {
        let text = "一行，\n二行 a\nb\n\n- 三\n  四\n\n```\n五\n六\n```\n";
        assert_eq!(joined(text), "一行，二行 a\nb\n\n- 三四\n\n```\n五\n六\n```\n");
    }

    #[test]
    fn relative_paths_lead_somewhere() {
        for (from, target, to, anchor) in [
            ("docs/a.md", "b.md#x", "docs/b.md", Some("x")),
            ("docs/zh/a.md", "../../README.md", "README.md", None),
            ("docs/a.md", "#x", "docs/a.md", Some("x")),
            ("a.md", "../b.md", "../b.md", None),
        ] {
            assert_eq!(resolved(from, target), (to.to_owned(), anchor));
        }
        assert_eq!(relative("zh/rules/1.3.html", "en/a.html"), "../../en/a.html");
    }
}
