//! The formats that need a terminal or a CI; the others are the library's.

mod collected;
mod github;
mod outputs;
mod sarif;
mod text;
mod wrapped;

use mobanlint::render::{Csv, Json, JsonLines, Markdown, Render};
use mobanlint::{Language, Related, Ruleset};

use crate::args::Format;

pub(crate) use outputs::{Look, Outputs, Telling, files, spare, taken};

/// The renderer of a format.
fn renderer(format: Format, ruleset: &Ruleset, look: Look) -> Box<dyn Render> {
    let language = look.language;
    match format {
        Format::Json => Box::new(Json::default()),
        Format::Jsonl => Box::new(JsonLines),
        Format::Csv => Box::new(Csv),
        Format::Markdown => Box::new(Markdown::new(language)),
        Format::Sarif => Box::new(sarif::Sarif::new(ruleset, language)),
        Format::Github => Box::new(github::Github::new(language)),
        Format::Text => Box::new(text::Text::new(look)),
    }
}

/// What is near, how near and why, and where it is.
fn near(related: &Related, language: Language) -> String {
    let mut known = Vec::new();
    if let Some(path) = &related.path {
        known.push(format!("{path}{}", related.at()));
    }
    if let Some(id) = &related.id {
        known.push(format!("[{id}]"));
    }
    known.push(format!("{:.2}", related.score));
    let known = known.join(", ");
    let reason = if related.reason.is_empty() {
        String::new()
    } else {
        format!(": {}", related.reason)
    };
    match language {
        Language::Zh => format!("“{}”（{known}）{}", related.title, reason.replacen(": ", "：", 1)),
        Language::En => format!("“{}” ({known}){reason}", related.title),
    }
}

/// How much of the input was told of, behind the counts of the findings.
fn input_line(errors: usize, notes: usize, language: Language) -> String {
    let errors = match (errors, language) {
        (0, _) => String::new(),
        (errors, Language::Zh) => format!("；{errors} 处无法读取"),
        (1, Language::En) => "; 1 input error".to_owned(),
        (errors, Language::En) => format!("; {errors} input errors"),
    };
    let notes = match (notes, language) {
        (0, _) => String::new(),
        (notes, Language::Zh) => format!("；{notes} 条说明"),
        (1, Language::En) => "; 1 note".to_owned(),
        (notes, Language::En) => format!("; {notes} notes"),
    };
    errors + &notes
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use mobanlint::render::whole;
    use mobanlint::{Finding, Report};
    use serde_json::{Value, json};

    use super::*;

    /// A finding at each of these places, and an error and a note at the last.
    fn rendered(format: Format, places: &[(&str, Value)]) -> String {
        let finding = |(index, (path, at)): (usize, &(&str, Value))| {
            json!({
                "rule": "1.3", "slug": "title-suffix", "outcome": "missing", "severity": "error",
                "template": {"index": index, "id": "i", "title": "🎉停水", "path": path, "line": 2}, "field": "title",
                "span": {"start": 4, "end": 7}, "at": at, "message": "m", "help": "h",
                "related": [{"id": null, "title": "停电", "score": 0.5, "reason": "", "path": path, "line": 9,
                             "cell": at["sheet"].is_string().then_some("A9"), "sheet": at["sheet"]}],
                "fixes": [],
            })
        };
        let findings: Vec<Value> = places.iter().enumerate().map(finding).collect();
        let mut told = places.last().map_or_else(|| json!({}), |(_, at)| at.clone());
        told["path"] = places.last().map(|(path, _)| *path).into();
        told["message"] = "x".into();
        let report = json!({
            "version": 1, "ruleset": {"id": "r", "version": "1"}, "findings": findings, "errors": [told], "notes": [told],
            "summary": {"templates": places.len(), "error": places.len(), "warning": 0, "info": 0},
        });
        let report: Report = serde_json::from_value(report).expect("it is a report");
        let ruleset = Ruleset::builtin().expect("it loads");
        let text = |_: &Finding| Some("🎉停水");
        let look = Look {
            language: Language::En,
            colored: false,
            width: None,
        };
        whole(&mut *renderer(format, &ruleset, look), &report, text)
    }

    fn places() -> [(&'static str, Value); 3] {
        [
            ("a.json", json!({"line": 4, "column": 12})),
            ("a.csv", json!({"line": 4, "column": 7, "cell": "B3"})),
            ("a.xlsx", json!({"line": 3, "cell": "B3", "sheet": "报名"})),
        ]
    }

    #[test]
    fn text_says_where() {
        let text = rendered(Format::Text, &places());
        for line in [
            "--> a.json:4:12 [i] › title\n",
            "--> a.csv:4:7 B3 [i] › title\n",
            "--> a.xlsx 报名!B3 [i] › title\n",
            "(a.csv:9, 0.50)",
            "(a.xlsx 报名!A9, 0.50)",
            "; 1 input error; 1 note\n",
        ] {
            assert!(text.contains(line), "{text}\n{line}");
        }
    }

    #[test]
    fn lines_of_text_fit_a_terminal() {
        let ruleset = Ruleset::builtin().expect("it loads");
        let linter = mobanlint::Linter::builder()
            .language(Language::En)
            .build(&ruleset)
            .expect("rules");
        let drafts = ["订单支付成功通知", "订单付款成功提醒", "退款到账通知单"].map(mobanlint::Template::new);
        let report = linter.check(&drafts, &linter.library());
        let text = |width| {
            let look = Look {
                language: Language::En,
                colored: false,
                width,
            };
            let field = |finding: &Finding| finding.field.of(drafts.get(finding.template.index)?);
            whole(&mut *renderer(Format::Text, &ruleset, look), &report, field)
        };
        let (wide, narrow) = (text(None), text(Some(60)));
        assert!(wide.lines().any(|line| line.len() > 90) && narrow.lines().count() > wide.lines().count());
        for line in narrow.lines().filter(|line| !line.starts_with("-->")) {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 60, "{line}");
        }
        let words = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(words(&narrow), words(&wide));
    }

    #[test]
    fn annotations_say_where() {
        let text = rendered(Format::Github, &places());
        for line in [
            "::error file=a.json,line=4,col=12,title=1.3 title-suffix::m%0Atitle: 🎉停水%0Ah%0Anear: “停电” (a.json:9, 0.50)\n",
            "::error file=a.csv,line=4,col=7,title=1.3 title-suffix::m%0AB3: title: 🎉停水%0Ah%0Anear: “停电” (a.csv:9, 0.50)\n",
            "::error file=a.xlsx,title=1.3 title-suffix::m%0A报名!B3: title: 🎉停水%0Ah%0Anear: “停电” (a.xlsx 报名!A9, 0.50)\n",
            "::error file=a.xlsx,title=mobanlint::报名!B3: x\n",
            "::notice file=a.xlsx,title=mobanlint::报名!B3: x\n",
            "; 1 input error; 1 note\n",
        ] {
            assert!(text.contains(line), "{text}\n{line}");
        }
    }

    #[test]
    fn sarif_says_where() {
        let log: Value = serde_json::from_str(&rendered(Format::Sarif, &places())).expect("it is JSON");
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-schema-2.1.0.json");
        let schema = serde_json::from_slice(&std::fs::read(schema).expect("it is there")).expect("it is JSON");
        jsonschema::validate(&schema, &log).expect("it is what the standard says");

        let run = &log["runs"][0];
        let location = |index: usize| &run["results"][index]["locations"][0];
        let region = |index: usize| &location(index)["physicalLocation"]["region"];
        assert_eq!(region(0), &json!({"startLine": 4, "startColumn": 12}));
        assert_eq!(region(1), &json!({"startLine": 4, "startColumn": 7}));
        assert_eq!(region(2), &Value::Null);
        assert_eq!(location(2)["physicalLocation"]["artifactLocation"]["uri"], "a.xlsx");
        assert_eq!(location(1)["logicalLocations"][0]["name"], "title");
        assert_eq!(location(1)["logicalLocations"][1]["fullyQualifiedName"], "B3");
        assert_eq!(location(2)["logicalLocations"][1]["fullyQualifiedName"], "报名!B3");
        let related = |index: usize| &run["results"][index]["relatedLocations"][0];
        assert_eq!(related(1)["physicalLocation"]["region"], json!({"startLine": 9}));
        assert_eq!(related(2)["logicalLocations"][0]["fullyQualifiedName"], "报名!A9");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let field = &run["results"][0]["properties"]["field"];
        assert_eq!((&field["charOffset"], &field["charLength"]), (&json!(1), &json!(1)));

        let told = run["invocations"][0]["toolExecutionNotifications"]
            .as_array()
            .expect("a list");
        let levels: Vec<&Value> = told.iter().map(|told| &told["level"]).collect();
        assert_eq!(levels, ["error", "note"]);
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);

        let driver = &run["tool"]["driver"];
        let ours = |uri: &Value| {
            uri.as_str()
                .is_some_and(|uri| uri.starts_with(env!("CARGO_PKG_REPOSITORY")))
        };
        assert!(ours(&driver["informationUri"]), "{driver}");
        let rules = driver["rules"].as_array().expect("a list");
        let documented = rules.iter().filter(|rule| ours(&rule["helpUri"])).count();
        assert!(documented >= 11, "{documented}");
        assert!(rules.iter().any(|rule| {
            rule["helpUri"]
                .as_str()
                .is_some_and(|uri| uri.ends_with("/rules/docs/en/1.3.md"))
        }));
    }
}
