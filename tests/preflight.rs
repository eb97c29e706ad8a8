//! Messages beside their templates: every cause the platform is known to refuse a message for, and what it takes.

use mobanlint::{Linter, Ruleset};

fn ruleset() -> Ruleset {
    Ruleset::loader().load("wechat-send").expect("it loads")
}

fn linter() -> Linter {
    Linter::builder().build(&ruleset()).expect("it builds")
}

#[test]
fn every_example_holds() {
    let failures = ruleset().verify();
    let told: Vec<String> = failures
        .iter()
        .map(|failure| {
            format!(
                "{} {:?}: {}",
                failure.rule,
                failure.example,
                failure.message(mobanlint::Language::En)
            )
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(linter().judges_messages() && !linter().judges_templates());
}
