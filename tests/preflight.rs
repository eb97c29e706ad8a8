//! Messages beside their templates: every cause the platform is known to refuse a message for, and what it takes.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)] // a test reads files and may fail loudly

use std::sync::LazyLock;

use mobanlint::input::{Input, messages};
use mobanlint::{
    Constants, Keyword, Language, Linter, Message, Pages, Report, Ruleset, SendContext, Severity, Template, Templates,
};

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::builder().build(&ruleset()).unwrap());

fn ruleset() -> Ruleset {
    Ruleset::loader().load("wechat-send").unwrap()
}

#[test]
fn every_example_holds() {
    let failures = ruleset().verify();
    let told: Vec<String> = failures
        .iter()
        .map(|failure| {
            let message = failure.message(Language::En);
            format!("{} {:?}: {message}", failure.rule, failure.example)
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(LINTER.judges_messages() && !LINTER.judges_templates());
}

/// The templates of an account, as the platform answers them.
fn templates() -> Templates {
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

fn context() -> SendContext {
    let app = r#"{"pages":["pages/index/index"],"subPackages":[{"root":"ride","pages":["detail/index"]}]}"#;
    SendContext::default().with_pages(Pages::from_json(app).unwrap())
}

fn judged(text: &str) -> Vec<Report> {
    let batch = messages(text.as_bytes(), None, Language::En);
    assert!(batch.all_errors().is_empty(), "{text}: {:?}", batch.all_errors());
    let templates = templates();
    let judge = |(_, message)| LINTER.preflight_among(message, &templates, &context());
    batch.messages().map(judge).collect()
}

/// What is found in a message: `field outcome`, information left out.
fn found(text: &str) -> Vec<String> {
    let reports = judged(text);
    let findings = reports.iter().flat_map(|report| &report.findings);
    findings
        .filter(|finding| finding.severity > Severity::Info)
        .map(|finding| format!("{} {}", finding.field, finding.outcome))
        .collect()
}

/// A message about a ride, with these members in its data in the place of its own.
fn ride(changes: &[(&str, &str)]) -> String {
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

/// The causes of refusals that users have told of, and those the documents tell.
#[test]
fn every_cause_is_found_at_the_field_the_platform_names() {
    for (message, expected) in [
        (ride(&[]), ""),
        // The structure of the data.
        (r#"{"touser":"o","template_id":"ride","data":"{\"thing1\":{\"value\":\"甲\"}}"}"#.into(), "data text"),
        (r#"{"touser":"o","template_id":"ride","data":["甲"]}"#.into(), "data no-object"),
        (r#"{"touser":"o","template_id":"ride","data":{}}"#.into(), "data absent"),
        (r#"{"touser":"o","template_id":"ride"}"#.into(), "data absent"),
        (ride(&[("thing1", r#""北门到南门""#)]), "data.thing1.value bare"),
        (ride(&[("number4", "2")]), "data.number4.value number"),
        (ride(&[("number4", r#"{"value":2}"#)]), "data.number4.value number"),
        (ride(&[("thing1", r#"{"value":{"text":"北门"}}"#)]), "data.thing1.value nested"),
        (ride(&[("thing1", r#"{"DATA":"北门"}"#)]), "data.thing1.value no-value"),
        (ride(&[("thing1", r#"{"value":null}"#)]), "data.thing1.value no-value"),
        (ride(&[("thing1", r#"{"value":"  "}"#)]), "data.thing1.value blank"),
        (ride(&[("thing1.DATA", r#"{"value":"北门"}"#)]), "data.thing1.DATA dotted"),
        (ride(&[("{{thing1.DATA}}", r#"{"value":"北门"}"#)]), "data.{{thing1.DATA}} dotted"),
        (ride(&[("thing1\t", r#"{"value":"北门"}"#)]), "data[3] blank-in-key"),
        (ride(&[("thing1", "")]), "data.thing1.value missing"),
        (ride(&[("thing9", r#"{"value":"北门"}"#)]), "data.thing9 surplus"),
        (
            ride(&[("phrase3", ""), ("phrase5", r#"{"value":"已出发"}"#)]),
            "data.phrase5 unknown, data.phrase3.value missing",
        ),
        (
            r#"{"touser":"o","template_id":"ride","data":{"amount1":{"value":"9.9"},"date2":{"value":"1月5日"},"character_string3":{"value":"A"}}}"#.into(),
            "data.amount1 unknown, data.date2 unknown, data.character_string3 unknown, \
             data.thing1.value missing, data.time2.value missing, data.phrase3.value missing, data.number4.value missing",
        ),
        (r#"{"touser":"o","template_id":"rida","data":{}}"#.into(), "template_id template"),
        // A value against its type.
        (ride(&[("time2", r#"{"value":"2026-01-05 9~12"}"#)]), "data.time2.value shape"),
        (ride(&[("time2", r#"{"value":"09:00～12:00"}"#)]), "data.time2.value wide-tilde"),
        (ride(&[("time2", r#"{"value":"2026-02-30 9:05"}"#)]), "data.time2.value impossible"),
        (ride(&[("number4", r#"{"value":"2件"}"#)]), "data.number4.value shape"),
        (
            ride(&[("thing1", r#"{"value":"从北京市朝阳区望京街道到北京南站北进站口二层"}"#)]),
            "data.thing1.value too-long",
        ),
        (ride(&[("thing1", r#"{"value":"北门\n南门"}"#)]), "data.thing1.value control"),
        (ride(&[("phrase3", r#"{"value":"已取消"}"#)]), "data.phrase3.value not-listed"),
        // What a value says: every word of marketing is named.
        (ride(&[("thing1", r#"{"value":"特价机票"}"#)]), "data.thing1.value promotion"),
        (
            ride(&[("thing1", r#"{"value":"限时特价,速来抢购"}"#)]),
            "data.thing1.value promotion, data.thing1.value promotion, data.thing1.value promotion",
        ),
    ] {
        assert_eq!(found(&message).join(", "), expected, "{message}");
    }
}

#[test]
fn fixes_are_named_and_change_the_message_only() {
    let name = Template::new("预约成功通知")
        .with_keyword(Keyword::new("姓名").with_type("thing").with_key("thing1"))
        .with_keyword(Keyword::new("预约时间").with_type("thing").with_key("thing2"))
        .with_keyword(Keyword::new("订单编号").with_type("thing").with_key("thing3"));
    for value in [
        "特价机票",
        "13800138000",
        "2026年1月5日",
        "xxx",
        "限时特价,速来抢购",
        "张三",
        "９９元",
        "～",
    ] {
        let message = (1..=3).fold(Message::new("T"), |message, number| {
            message.with_value(format!("thing{number}"), value)
        });
        let report = LINTER.preflight(&message, &name, &SendContext::default());
        let fixes = report.findings.iter().flat_map(|finding| &finding.fixes);
        for fix in fixes {
            let of_template = fix
                .edits
                .iter()
                .any(|edit| edit.field.to_string().starts_with("keywords"));
            assert!(!fix.title.is_empty() && !of_template, "{value}: {fix:?}");
        }
        assert!(!report.findings.is_empty() || value != "特价机票", "{value}");
    }
}

#[test]
fn a_key_is_not_mended_into_one_that_is_there() {
    for dressed in ["thing1.DATA", "{{thing1.DATA}}", " thing1"] {
        let message = Message::new("ride")
            .with_value(dressed, "北门")
            .with_value("thing1", "南门");
        let templates = templates();
        let report = LINTER.preflight_among(&message, &templates, &context());
        assert!(
            report.findings.iter().all(|finding| finding.fixes.is_empty()),
            "{dressed}"
        );
        let outcomes: Vec<&str> = report.findings.iter().map(|finding| finding.outcome.as_str()).collect();
        assert!(outcomes.contains(&"repeated"), "{dressed}: {outcomes:?}");
        let mended = LINTER.mend(&message, templates.of(&message).unwrap(), &context());
        assert_eq!(mended.value("thing1"), Some("南门"), "{dressed}");
    }
}

#[test]
fn a_key_too_many_is_told_apart_from_a_key_in_place_of_another() {
    for (message, outcome, expected) in [
        (
            ride(&[("thing9", r#"{"value":"北门"}"#)]),
            "surplus",
            "删去它：模板要的键都已经有了",
        ),
        (
            ride(&[("phrase3", ""), ("thing9", r#"{"value":"北门"}"#)]),
            "unknown",
            "：phrase3。",
        ),
    ] {
        let reports = judged(&message);
        let mut findings = reports.iter().flat_map(|report| &report.findings);
        let unknown = findings.find(|finding| finding.outcome == outcome).unwrap();
        assert!(unknown.help.contains(expected), "{}", unknown.help);
    }
}

#[test]
fn every_key_of_a_content_is_known() {
    let keys = ["first", "keyword1", "keyword2", "keyword3", "keyword4", "remark"];
    let contents = [
        "{{first.DATA}}\n订单号：{{keyword1.DATA}}号\n共{{keyword2.DATA}}件，{{keyword3.DATA}}元\n{{keyword4.DATA}}\n{{remark.DATA}}",
        "{{first.DATA}}\n{{keyword1.DATA}}{{keyword2.DATA}}\n您的{{keyword3.DATA}}，已{{keyword4.DATA}}。\n{{remark.DATA}}",
    ];
    let data = |left_out: &str| {
        let entries = keys.iter().filter(|key| **key != left_out);
        let entries = entries.map(|key| format!(r#""{key}":{{"value":"甲"}}"#));
        format!(
            r#"{{"touser":"o","template_id":"s","data":{{{}}}}}"#,
            entries.collect::<Vec<_>>().join(",")
        )
    };
    for content in contents {
        let answer = serde_json::json!([{"template_id": "s", "title": "订单支付通知", "content": content}]).to_string();
        let csv = format!("模板ID,标题,内容\ns,订单支付通知,\"{content}\"\n");
        let text = format!("模板ID：s\n订单支付通知\n{content}\n");
        // In a text of any kind, what has no labels at all is no template.
        let labelled = content.contains('：');
        for input in [answer, csv].into_iter().chain(labelled.then_some(text)) {
            let batch = Input::new(input.as_bytes()).read(Language::En);
            let templates = Templates::new(batch.templates().map(|(_, template)| template.clone()));
            let found = |text: &str| -> Vec<String> {
                let batch = messages(text.as_bytes(), None, Language::En);
                let (_, message) = batch.messages().next().unwrap();
                let report = LINTER.preflight_among(message, &templates, &SendContext::default());
                let findings = report.findings.iter();
                findings
                    .map(|finding| format!("{} {}", finding.field, finding.outcome))
                    .collect()
            };
            assert_eq!(found(&data("")), <[String; 0]>::default(), "{input}");
            assert_eq!(found(&data("first")), <[String; 0]>::default(), "{input}");
            assert_eq!(found(&data("keyword4")), ["data.keyword4.value missing"], "{input}");
        }
    }
}

#[test]
fn what_only_a_program_knows_is_given_and_not_judged() {
    let infos = |text: &str| -> Vec<String> {
        let reports = judged(text);
        let findings = reports.iter().flat_map(|report| &report.findings);
        findings
            .map(|finding| format!("{} {} {}", finding.field, finding.outcome, finding.message))
            .collect()
    };
    let computed = |keys: &str| format!("data computed {keys} 由程序算出，粘贴的代码里看不到它的值，没有检查");
    let code = |data: &str| format!("send({{ touser: user.openid, template_id: 'ride', data: {{ {data} }} }})");
    let rest = "phrase3: { value: '已出发' }, number4: { value: '2' }";
    for (data, expected) in [
        (
            format!("thing1: {{ value: name }}, time2: {{ value: format(now, 'HH:mm') }}, {rest}"),
            vec![computed("thing1、time2")],
        ),
        (
            format!("thing1: {{ value: `${{from}}到${{to}}` }}, time2: t, {rest}"),
            vec![computed("thing1、time2")],
        ),
        (
            "thing1: { value: name }, ...others".to_owned(),
            vec![computed("thing1、...others")],
        ),
    ] {
        assert_eq!(infos(&code(&data)), expected, "{data}");
    }
    let one = format!("thing1: {{ value: name }}, time2: {{ value: '2026-02-30 9:00' }}, {rest}, thing9: x");
    assert_eq!(
        found(&code(&one)),
        ["data.time2.value impossible", "data.thing9 surplus"]
    );
}

#[test]
fn a_value_is_misplaced_only_where_it_plainly_is() {
    let judged = |name: &str, value: &str| -> Vec<String> {
        let template = Template::new("停水通知").with_keyword(Keyword::new(name).with_key("keyword1"));
        let message = Message::new("T").with_value("keyword1", value);
        let report = LINTER.preflight(&message, &template, &SendContext::default());
        report.findings.into_iter().map(|finding| finding.outcome).collect()
    };
    for (name, value) in [
        ("房间", "1203"),
        ("房号", "12-3"),
        ("订单编号", "无"),
        ("联系人", "无"),
        ("联系电话", "转人工"),
        ("业主姓名", "张*"),
        ("业主姓名", "李某"),
        ("小区地址", "XX小区3栋"),
        ("维修工程师", "王工，电话13800138000"),
        ("租期", "2026-01-01至2026-06-30"),
        ("账单范围", "2026/01/01 - 2026/01/31"),
        ("课程名称", "体验测试课"),
        ("操作人", "100234"),
    ] {
        assert_eq!(judged(name, value), <[String; 0]>::default(), "{name}={value}");
    }
    for (name, value, outcome) in [
        ("收货地址", "2026年1月5日", "shape"),
        ("联系电话", "https://example.com/a", "shape"),
        ("备注", "共${n}件", "part-placeholder"),
        ("到期日期", "2026-02-30", "impossible"),
    ] {
        assert_eq!(judged(name, value), [outcome], "{name}={value}");
    }
}

#[test]
fn a_variable_that_was_not_filled_in_is_told() {
    for value in [
        "{{name}}",
        "{name}",
        "${name}",
        "%s",
        "%(name)s",
        "undefined",
        "null",
        "NaN",
        "None",
        "[object Object]",
        "<%= name %>",
    ] {
        let message = ride(&[("thing1", &format!(r#"{{"value":"{value}"}}"#))]);
        assert!(
            found(&message).contains(&"data.thing1.value unfilled".to_owned()),
            "{value}: {:?}",
            found(&message)
        );
    }
    for value in ["{北门}店", "100%", "未填", "nullable", "%", "[北门]", "NaNa"] {
        let message = ride(&[("thing1", &format!(r#"{{"value":"{value}"}}"#))]);
        assert!(!found(&message).iter().any(|it| it.ends_with("unfilled")), "{value}");
    }
}

#[test]
fn members_beside_the_data_are_judged() {
    let with = |more: &str| ride(&[]).replacen('{', &format!("{{{more},"), 1);
    for (more, expected) in [
        (r#""page":"pages/index/index?id=1""#, ""),
        (r#""page":"ride/detail/index""#, ""),
        (r#""page":"""#, ""),
        (r#""page":"/pages/index/index""#, "page slash"),
        (r#""page":"/pages/home""#, "page slash, page unknown"),
        (r#""page":"detail/index""#, "page unknown"),
        (r#""page":"pages/index/index.html""#, "page ending"),
        (r#""page":"https://example.com/a""#, "page elsewhere"),
        (
            r#""miniprogram":{"appid":"a","pagepath":"/ride/detail/index"}"#,
            "miniprogram.pagepath slash",
        ),
        (r#""miniprogram_state":"formal","lang":"zh_CN""#, ""),
        (r#""miniprogram_state":"release""#, "miniprogram_state unknown"),
        (r#""lang":"zh-cn""#, "lang unknown"),
        (r##""color":"#173177""##, ""),
        (r#""color":"red""#, "color malformed"),
        (r#""emphasis_keyword":"thing1.DATA""#, ""),
        (r#""emphasis_keyword":"thing1""#, "emphasis_keyword suffix"),
        (r#""emphasis_keyword":"keyword1.DATA""#, "emphasis_keyword unknown"),
    ] {
        assert_eq!(found(&with(more)).join(", "), expected, "{more}");
    }
}

#[test]
fn the_dialect_decides_what_may_be_left_out() {
    let old =
        r##"{"touser":"o","template_id":"old","form_id":"f","data":{"keyword1":{"value":"东门店","color":"#fff"}}}"##;
    assert_eq!(found(old), ["data.keyword1.color malformed"]);
    let [report] = judged(old).try_into().unwrap();
    let left_out = report
        .findings
        .iter()
        .find(|finding| finding.outcome == "left-out")
        .unwrap();
    assert_eq!(
        (left_out.severity, left_out.field.to_string().as_str()),
        (Severity::Info, "data.keyword2.value")
    );
    assert!(
        report.notes.iter().any(|note| note.message.contains("45103")),
        "{:?}",
        report.notes
    );
    assert_eq!(
        found(r#"{"touser":"o","template_id":"old","form_id":"f"}"#),
        Vec::<String>::new()
    );
    let service = |amount: &str| {
        format!(
            r#"{{"touser":"o","template_id":"bill","url":"https://a.cn","data":{{"first":{{"value":"x"}},"amount1":{{"value":"{amount}"}},"date2":{{"value":"1月5日"}},"character_string3":{{"value":"A"}}}}}}"#
        )
    };
    assert_eq!(found(&service("9.90")), Vec::<String>::new());
    assert_eq!(found(&service("123456789012")), ["data.amount1.value contested"]);
    let subscribe = service("123456789012").replace(r#""url":"https://a.cn","#, "");
    assert_eq!(found(&subscribe), ["data.first surplus", "data.amount1.value shape"]);
}

#[test]
fn data_alone_is_sent_by_the_template_that_shares_the_most_keys() {
    for (keys, expected) in [
        (&["thing1", "time2", "phrase3", "number4"][..], Some("ride")),
        (&["thing1.DATA", "time2"], Some("ride")),
        (&["amount1", "date2", "character_string9"], Some("bill")),
        (&["amount1", "keyword1"], None),
        (&["thing9"], None),
        (&[], None),
    ] {
        let message = keys
            .iter()
            .fold(Message::default(), |message, key| message.with_value(*key, "甲"));
        let templates = templates();
        let found = templates.of(&message).ok().and_then(|template| template.id.as_deref());
        assert_eq!(found, expected, "{keys:?}");
    }
}

/// The templates of drafts have no keys: the type, or the place, says which value is whose.
#[test]
fn drafts_serve_as_templates() {
    let typed = Template::new("停水通知")
        .with_keyword(Keyword::new("停水区域").with_type("thing"))
        .with_keyword(Keyword::new("停水时间").with_type("time"));
    let message = Message::new("any")
        .with_value("thing4", "一至三栋")
        .with_value("time7", "9:00～11:00");
    let report = LINTER.preflight(&message, &typed, &SendContext::default());
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|found| format!("{} {}", found.field, found.outcome))
        .collect();
    assert_eq!(found, ["data.time7.value wide-tilde"]);
    let untyped = Template::new("停水通知").with_keyword(Keyword::new("停水区域"));
    let message = Message::new("any").with_value("keyword1", "一至三栋");
    assert!(
        LINTER
            .preflight(&message, &untyped, &SendContext::default())
            .findings
            .is_empty()
    );
}

#[test]
fn reviewed_values_may_come_from_a_list_of_their_own() {
    for listed in [
        r#"{"bill":{"character_string3":["A","B"]}}"#,
        r#"{"bill":{"character_string3.DATA":["A","B"]}}"#,
        r#"{"priTmplId":"bill","keywordEnumValueList":[{"keywordCode":"character_string3.DATA","enumValueList":["A","B"]}]}"#,
    ] {
        only_listed_values_are_taken(Constants::from_json(listed).unwrap());
    }
}

fn only_listed_values_are_taken(constants: Constants) {
    let context = SendContext::default().with_constants(constants);
    let message = |number: &str| {
        let message = Message::new("bill")
            .with_value("amount1", "9")
            .with_value("date2", "1月5日");
        message.with_value("character_string3", number)
    };
    let count = |number: &str| {
        LINTER
            .preflight_among(&message(number), &templates(), &context)
            .findings
            .len()
    };
    assert_eq!((count("A"), count("C")), (0, 1));
}

#[test]
fn safe_fixes_make_a_message_that_is_taken() {
    for (message, value) in [
        (ride(&[("thing1.DATA", r#""北门到南门""#)]), ("thing1", "北门到南门")),
        (ride(&[("number4", "2")]), ("number4", "2")),
        (ride(&[("number4", r#"{"value":2.50}"#)]), ("number4", "2.50")),
        (ride(&[(" time2", r#"{"value":"9:00～11:00"}"#)]), ("time2", "9:00~11:00")),
        (ride(&[]).replacen('{', r#"{"page":"//pages/index/index?a=/b","#, 1), ("thing1", "北门到南门")),
        (
            r#"{"touser":"o","template_id":"bill","data":"{\"amount1\":{\"value\":\"9\"},\"date2\":\"1月5日～1月8日\",\"character_string3.DATA\":{\"value\":7}}"}"#.into(),
            ("date2", "1月5日~1月8日"),
        ),
    ] {
        assert!(!found(&message).is_empty(), "{message}");
        let batch = messages(message.as_bytes(), None, Language::En);
        let (_, read) = batch.messages().next().unwrap();
        let templates = templates();
        let mended = LINTER.mend(read, templates.of(read).unwrap(), &context());
        let report = LINTER.preflight_among(&mended, &templates, &context());
        assert!(report.findings.is_empty(), "{}: {:?}", mended.to_json(), report.findings);
        assert_eq!(mended.value(value.0), Some(value.1));
    }
}

#[test]
fn values_are_what_their_types_allow() {
    let table = std::fs::read_to_string("tests/cases/values.tsv").unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [value_type, value, expected, _] = row[..] else {
            panic!("{row:?}")
        };
        let value = value
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\r", "\r")
            .replace("\\u0000", "\0");
        let key = format!("{value_type}1");
        let template =
            Template::new("停水通知").with_keyword(Keyword::new("说明").with_type(value_type).with_key(&key));
        let message = Message::new("T").with_value(key, value);
        let report = LINTER.preflight(&message, &template, &SendContext::default());
        let of_value: Vec<_> = report.findings.iter().filter(|finding| finding.rule == "s.2").collect();
        let found = match of_value.as_slice() {
            [] => "fits",
            [finding] if finding.severity == Severity::Warning => "unsaid",
            [finding] if finding.severity == Severity::Error => "refused",
            _ => "?",
        };
        if found != expected || (expected == "fits" && !report.findings.is_empty()) {
            wrong.push(format!(
                "{row:?}: {found} {:?}",
                report.findings.first().map(|finding| &finding.outcome)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rows.len() >= 150, "{}", rows.len());
}

/// What stands in backticks in a bullet: one or two pieces.
fn pieces(bullet: &str) -> Vec<&str> {
    bullet.split('`').skip(1).step_by(2).collect()
}

/// A message as a bullet of a rule's page has it, with the template it is sent by.
fn of_page(rule: &str, pieces: &[&str]) -> (Message, Template) {
    let read = |text: String| {
        let batch = messages(text.as_bytes(), None, Language::En);
        let message = batch.messages().next().map(|(_, message)| message.clone());
        message.unwrap_or_else(|| panic!("{text}"))
    };
    let notice = |keyword: Keyword| Template::new("订单发货通知").with_keyword(keyword);
    let thing = || notice(Keyword::new("说明").with_type("thing").with_key("thing1"));
    let member = |name: &str, value: &str| {
        let value = serde_json::Value::from(value);
        let text =
            format!(r#"{{"touser":"o","template_id":"T","{name}":{value},"data":{{"thing1":{{"value":"甲"}}}}}}"#);
        (read(text), thing())
    };
    match (rule, pieces) {
        ("s.1", [data]) => (
            read(format!(r#"{{"touser":"o","template_id":"T","data":{data}}}"#)),
            thing(),
        ),
        ("s.2", [key, value]) => (
            Message::new("T").with_value(*key, *value),
            notice(Keyword::new("说明").with_key(*key)),
        ),
        ("s.3", [values, value]) => {
            let mut keyword = Keyword::new("状态").with_key("phrase1");
            keyword.values = values.split('、').map(str::to_owned).collect();
            (Message::new("T").with_value("phrase1", *value), notice(keyword))
        }
        ("s.4", [page]) => member("page", page),
        ("s.5", [emphasis]) => {
            let data = r#"{"keyword1":{"value":"甲"},"keyword2":{"value":"乙"}}"#;
            let text = format!(r#"{{"touser":"o","template_id":"T","emphasis_keyword":"{emphasis}","data":{data}}}"#);
            (read(text), thing())
        }
        ("s.6", [color]) => member("color", color),
        ("s.7", [name, value]) => member(name, value),
        ("s.8", [value]) => (Message::new("T").with_value("thing1", *value), thing()),
        ("s.9", [name, value]) => {
            let keyword = Keyword::new(*name).with_type("thing").with_key("thing1");
            (Message::new("T").with_value("thing1", *value), notice(keyword))
        }
        _ => panic!("{rule}: {pieces:?}"),
    }
}

#[test]
fn the_pages_of_the_rules_tell_the_truth() {
    let context = SendContext::default().with_pages(["pages/index/index", "shop/pages/cart"].into_iter().collect());
    let mut wrong = Vec::new();
    for (language, rejected, accepted) in [("zh", "不通过", "通过"), ("en", "Rejected", "Accepted")] {
        for rule in ruleset()
            .rules(Language::Zh)
            .iter()
            .filter(|rule| rule.id.starts_with("s."))
        {
            let page = std::fs::read_to_string(format!("rules/docs/{language}/{}.md", rule.id)).unwrap();
            let mut section = "";
            let mut judged = [0, 0];
            for line in page.lines() {
                section = line.strip_prefix("## ").unwrap_or(section);
                let bullet = line
                    .strip_prefix("- ")
                    .filter(|_| section == rejected || section == accepted);
                let Some(bullet) = bullet else { continue };
                let (message, template) = of_page(&rule.id, &pieces(bullet));
                let report = LINTER.preflight(&message, &template, &context);
                let own = report.findings.iter().filter(|finding| finding.rule == rule.id);
                let found = own.filter(|finding| finding.severity >= Severity::Warning).count();
                let bad = section == rejected;
                judged[usize::from(bad)] += 1;
                if bad != (found > 0) {
                    wrong.push(format!("{language}/{}.md: {line} ({found} findings)", rule.id));
                }
            }
            assert!(judged.iter().all(|count| *count >= 2), "{language}/{}.md", rule.id);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
