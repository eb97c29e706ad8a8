//! A ruleset is loaded or told what is wrong with it, in words no terminal obeys; what is loaded judges any draft.

use mobanlint::{Keyword, Language, Linter, Ruleset, Template};

pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let no_files = |path: &str| Err(format!("{path}: no such file"));
    match Ruleset::loader().files(&no_files).parse("ruleset.json", &text) {
        Err(error) => {
            assert!(!error.faults().is_empty(), "refused without a reason");
            for language in [Language::Zh, Language::En] {
                let told = error.message(language);
                assert!(
                    !told.chars().any(|c| c.is_control() && c != '\n' && c != '\t'),
                    "what is told has control characters: {told:?}"
                );
            }
        }
        Ok(ruleset) => {
            let Ok(linter) = Linter::builder().build(&ruleset) else {
                return;
            };
            let draft = Template::new("订单 支付成功\u{200b}★")
                .with_keyword(Keyword::new("金额").with_example("{{amount1.DATA}}"));
            let drafts = [draft, Template::new("停水通知"), Template::new("停水的通知")];
            let report = linter.check(&drafts, &linter.library());
            assert_eq!(
                report,
                linter.check(&drafts, &linter.library()),
                "checking twice differs"
            );
        }
    }
}
