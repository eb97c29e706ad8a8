//! An account with its templates, and messages sent by them.

use std::sync::LazyLock;

use mobanlint::input::{Input, messages};
use mobanlint::{Language, Linter, Pages, Report, Ruleset, SendContext, Severity, Templates};

pub(crate) static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::builder().build(&ruleset()).unwrap());

pub(crate) fn ruleset() -> Ruleset {
    Ruleset::loader().load("wechat-send").unwrap()
}

/// The templates of an account, as the platform answers them.
pub(crate) fn templates() -> Templates {
    let answer = r#"{"errcode":0,"errmsg":"ok","data":[
        {"priTmplId":"ride","title":"行程开始通知","content":"行程：{{thing1.DATA}}\n出发时间：{{time2.DATA}}\n状态：{{phrase3.DATA}}\n件数：{{number4.DATA}}",
         "example":"行程：东站到西站\n出发时间：9:05\n状态：已出发\n件数：2","type":2,
         "keywordEnumValueList":[{"keywordCode":"phrase3.DATA","enumValueList":["已出发","已到达"]}]},
        {"priTmplId":"bill","title":"缴费成功通知","content":"缴费金额：{{amount1.DATA}}\n缴费日期：{{date2.DATA}}\n户号：{{character_string3.DATA}}",
         "example":"缴费金额：¥9.90\n缴费日期：2026年1月5日\n户号：A12","type":2},
        {"priTmplId":"old","title":"购买成功通知","content":"购买地点：{{keyword1.DATA}}\n购买时间：{{keyword2.DATA}}",
         "example":"购买地点：东门店\n购买时间：2026年1月5日 9:05","type":2}]}"#;
    let batch = Input::new(answer.as_bytes()).read(Language::En);
    Templates::new(batch.templates().map(|(_, template)| template.clone()))
}

pub(crate) fn context() -> SendContext {
    let app = r#"{"pages":["pages/index/index"],"subPackages":[{"root":"ride","pages":["detail/index"]}]}"#;
    SendContext::default().with_pages(Pages::from_json(app).unwrap())
}

pub(crate) fn judged(text: &str) -> Vec<Report> {
    let batch = messages(text.as_bytes(), None, Language::En);
    assert!(batch.all_errors().is_empty(), "{text}: {:?}", batch.all_errors());
    let templates = templates();
    let judge = |(_, message)| LINTER.preflight_among(message, &templates, &context());
    batch.messages().map(judge).collect()
}

/// What is found in a message: `field outcome`, information left out.
pub(crate) fn found(text: &str) -> Vec<String> {
    let reports = judged(text);
    let findings = reports.iter().flat_map(|report| &report.findings);
    findings
        .filter(|finding| finding.severity > Severity::Info)
        .map(|finding| format!("{} {}", finding.field, finding.outcome))
        .collect()
}

/// A message about a ride, with these members in its data in the place of its own.
pub(crate) fn ride(changes: &[(&str, &str)]) -> String {
    let mut data = vec![
        ("thing1", r#"{"value":"北门到南门"}"#.to_owned()),
        ("time2", r#"{"value":"2026年1月5日 9:05"}"#.to_owned()),
        ("phrase3", r#"{"value":"已出发"}"#.to_owned()),
        ("number4", r#"{"value":"2"}"#.to_owned()),
    ];
    for (key, value) in changes {
        let plain = key.trim_matches(['{', '}', ' ', '\t']).trim_end_matches(".DATA");
        data.retain(|(known, _)| *known != plain);
        if !value.is_empty() {
            data.push((key, (*value).to_owned()));
        }
    }
    let data: Vec<String> = data
        .iter()
        .map(|(key, value)| format!("{}:{value}", serde_json::Value::from(*key)))
        .collect();
    format!(r#"{{"touser":"o","template_id":"ride","data":{{{}}}}}"#, data.join(","))
}
