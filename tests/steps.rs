//! A session's steps, done by several or all at once, find what checking one template after the other finds.

use mobanlint::{Examined, Finding, Ignore, Library, Linter, Session, Template};

fn templates() -> Vec<Template> {
    let names = ["魑魅", "魑昧", "琴房", "泳道", ""];
    let objects = ["订单", "定单", "退款", "积分"];
    let endings = ["成功通知", "成功提醒", "完成通知", "失败", "结果通知"];
    let mut templates = Vec::new();
    for (at, name) in names.iter().enumerate() {
        for (of, object) in objects.iter().enumerate() {
            for ending in endings.iter().skip((at + of) % 3) {
                let mut template = Template::new(format!("{name}{object}{ending}"));
                if (at + of) % 2 == 0 {
                    template = template.with_id(format!("{at}-{of}"));
                }
                templates.push(template);
            }
        }
    }
    let again = templates.clone();
    templates.extend(again.into_iter().rev().step_by(3));
    templates.push(Template::new("长".repeat(Template::MAX_FIELD_BYTES)));
    let mut silenced = Template::new("订单成功通知");
    silenced.ignore.push(Ignore::new("1.1", "the old one goes"));
    templates.push(silenced);
    templates
}

fn library(linter: &Linter) -> Library {
    let mut library = linter.library();
    for (id, title) in [
        ("0-0", "订单成功通知"),
        ("b", "订单成功提醒"),
        ("1-1", "魑昧定单完成通知"),
    ] {
        library.insert(Some(id.to_owned()), title);
    }
    library
}

fn told(found: Result<Vec<Finding>, mobanlint::input::InputError>) -> String {
    match found {
        Ok(findings) => format!("{findings:#?}"),
        Err(error) => error.to_string(),
    }
}

fn one_by_one(linter: &Linter, library: &Library) -> Vec<String> {
    let mut session = linter.session(library);
    templates()
        .iter()
        .map(|template| told(session.check(template)))
        .collect()
}

/// Looks for each title so many templates before it is entered.
fn ahead_by(ahead: usize, linter: &Linter, library: &Library) -> Vec<String> {
    let templates = templates();
    let mut session = linter.session(library);
    let look = |session: &Session<'_>, at: usize| -> Option<Examined> {
        let template = templates.get(at)?;
        let mut examined = linter.examine(template);
        session.look(template, &mut examined);
        Some(examined)
    };
    let mut looked: Vec<Option<Examined>> = (0..ahead).map(|at| look(&session, at)).collect();
    let mut found = Vec::new();
    for (at, template) in templates.iter().enumerate() {
        looked.push(look(&session, at + ahead));
        let examined = looked
            .get_mut(at)
            .and_then(Option::take)
            .expect("it was looked at before");
        let entered = session.enter(template, examined);
        found.push(told(linter.finish(template, entered)));
    }
    found
}

#[test]
fn steps_find_what_one_by_one_finds() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let library = library(&linter);
    let expected = one_by_one(&linter, &library);
    assert!(expected.iter().any(|found| found.contains("1.2")), "nothing is similar");
    for ahead in [0, 1, 7, 30, expected.len()] {
        assert_eq!(ahead_by(ahead, &linter, &library), expected, "{ahead} ahead");
    }
}
