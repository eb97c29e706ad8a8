//! Lists of words for a ruleset, which are no titles.

use super::line::notifies;

/// Whether a text is a list of words for a ruleset: below a `#` nothing but words, each alone or behind its tag and a tab.
pub(in crate::input) fn are_tagged_words(text: &str) -> bool {
    const LONGEST: usize = 12;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(comment) = lines.next().and_then(|first| first.strip_prefix('#')) else {
        return false;
    };
    if comment.starts_with('#')
        || ["标题", "模板", "title", "template"]
            .iter()
            .any(|of| comment.contains(of))
    {
        return false;
    }
    let (mut words, mut notices) = (0_usize, 0_usize);
    for line in lines.filter(|line| !line.starts_with('#')) {
        let word = match line.split_once('\t') {
            Some((tag, word)) if is_tag(tag) => word,
            Some(_) => return false,
            None => line,
        };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '+' | '%' | '·' | '.');
        if word.chars().count() > LONGEST || !word.chars().all(plain) {
            return false;
        }
        words += 1;
        notices += usize::from(word.chars().count() > 3 && notifies(word));
    }
    words > 1 && notices * 3 <= words
}

/// Whether a text is the name of a tag, as those of word lists are: `platform-noun`.
fn is_tag(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_from_titles() {
        for (text, expected) in [
            ("# 自家的词\nbrand\t柚子超市\nact\t签收\n", true),
            ("# Names of shops.\n柚子超市\n一号便利店\n云上书屋\n", true),
            ("# 词\n通知\n提醒\n服务提醒\n", true),
            ("柚子超市\n一号便利店\n", false),
            ("# 标题\n家长会时间变更\n门票开售\n", false),
            ("# 物业\n停水通知\n停电通知\n", false),
            ("# 物业\nOPENTM4\t停水公告\nOPENTM5\t停电公告\n", false),
            ("# 说明\n\n这里放模板草稿。\n", false),
            ("#\n", false),
        ] {
            assert_eq!(are_tagged_words(text), expected, "{text}");
        }
    }
}
