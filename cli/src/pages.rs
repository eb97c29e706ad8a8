//! Which rules have a page.

use std::sync::LazyLock;

use mobanlint::{Language, RuleInfo, Ruleset, rule_page};

/// The built-in rules: a ruleset of the user's own may use our numbers for rules of its own.
static OURS: LazyLock<Vec<RuleInfo>> = LazyLock::new(|| {
    let rules = |name| Ruleset::loader().load(name).map(|ruleset| ruleset.rules(Language::En));
    let documented = [mobanlint::DEFAULT, "wechat-send"]
        .into_iter()
        .filter_map(|name| rules(name).ok());
    documented.flatten().collect()
});

/// The page of a rule, if it is one of the built-in ones.
pub(crate) fn page(rule: &RuleInfo, language: Language) -> Option<&'static str> {
    let same = |ours: &RuleInfo| ours.id == rule.id && ours.slug == rule.slug && ours.check == rule.check;
    OURS.iter().any(same).then(|| rule_page(&rule.id, language)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_forbidden_has_a_page_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            for violation in mobanlint::conduct::violations(language) {
                let page = rule_page(&violation.id, language).unwrap_or_default();
                let heading = format!("# {} {}\n", violation.id, violation.title);
                assert!(
                    page.starts_with(&heading),
                    "rules/docs/…/{}.md ({language:?})",
                    violation.id
                );
            }
        }
    }

    #[test]
    fn every_rule_of_the_document_has_a_page_in_both_languages() {
        let numbered = |rule: &&RuleInfo| {
            rule.id
                .split('.')
                .next_back()
                .is_some_and(|end| end.parse::<u8>().is_ok())
        };
        for rule in OURS.iter().filter(numbered) {
            for language in [Language::Zh, Language::En] {
                assert!(
                    page(rule, language).is_some(),
                    "rules/docs/…/{}.md is missing ({language:?})",
                    rule.id
                );
            }
        }
    }
}
