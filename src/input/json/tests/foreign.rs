//! JSON that holds no drafts is refused in one line, with what it seems to be.

use super::read;
use crate::input::Input;
use crate::input::batch::Titles;
use crate::input::format::Format;
use crate::language::Language;

#[test]
fn what_has_nothing_of_ours_but_a_title_is_foreign() {
    for (text, foreign) in [
        (r#"[{"title":"首页","path":"/"},{"title":"我的","path":"/me"}]"#, true),
        (r#"[{"id":1,"title":"首页","icon":"home"}]"#, true),
        (
            r#"{"extends":"wechat-template-message","rules":[{"id":"1.3","outcomes":{"missing":"warning"}}]}"#,
            true,
        ),
        ("[]", true),
        ("{}", true),
        (r#"{"data":[]}"#, true),
        (r#"[{"titel":"首页","path":"/"}]"#, false),
        (r#"[{"title":"首页","keyword":[]}]"#, false),
        (r#"[{"title":"首页","scenes":"a"}]"#, false),
        (r#"[{"title":"停水通知"},{"title":"首页","path":"/"}]"#, false),
    ] {
        let batch = read(text);
        assert_eq!(batch.foreign, foreign, "{text}\n{batch:#?}");
        assert_eq!(batch.templates().count() > 0, text.contains("停水"), "{text}");
    }
}

#[test]
fn rows_whose_content_is_blank_are_drafts() {
    for text in [
        r#"{"RECORDS":[{"id":1,"title":"取书通知","content":""},{"id":2,"title":"还书提醒","content":null}]}"#,
        r#"[{"id":1,"title":"取书通知","content":" "},{"id":2,"title":"还书提醒","content":""}]"#,
    ] {
        let batch = read(text);
        let read: Vec<_> = batch
            .templates()
            .map(|(_, template)| (template.title.as_str(), template.keywords.len()))
            .collect();
        assert_eq!(read, [("取书通知", 0), ("还书提醒", 0)], "{text}\n{batch:#?}");
        assert!(batch.errors.is_empty(), "{text}\n{batch:#?}");
    }
}

#[test]
fn what_is_no_draft_is_refused_in_one_line() {
    for (text, seems) in [
        (
            r#"{"name":"shop","version":"1.0.0","dependencies":{"a":"1"},"keywords":["wechat"]}"#,
            "a package.json",
        ),
        (
            r#"{"name":"shop","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"x"}}}"#,
            "a package-lock.json",
        ),
        (
            r#"{"compilerOptions":{"strict":true},"include":["src"]}"#,
            "a tsconfig.json",
        ),
        (
            r#"{"$schema":"x","id":"r","version":"1","rules":[{"id":"1.1","title":"标题","check":"x"}]}"#,
            "a ruleset",
        ),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"北京"}}]}"#,
            "GeoJSON",
        ),
        (
            r#"{"login":{"title":"登录","name":"用户名"},"notice":{"title":"消息通知","empty":"无"}}"#,
            "texts of an interface",
        ),
        (
            r#"{"title":"首页","save":"保存","cancel":"取消"}"#,
            "texts of an interface",
        ),
        (
            r#"{"openapi":"3.0.0","info":{"title":"通知","version":"1"},"paths":{"/a":{"get":{"parameters":[{"name":"编号","in":"query"}]}}}}"#,
            "an OpenAPI description",
        ),
        (
            r#"{"$schema":"x","title":"模板","type":"object","properties":{"title":{"type":"string"}}}"#,
            "a JSON Schema",
        ),
        (
            r#"[{"path":"/msg","name":"消息通知","icon":"bell"},{"path":"/a","name":"首页","icon":"x"}]"#,
            "a JSON list of objects",
        ),
        (
            r#"[{"id":1,"title":"首页","path":"/","icon":"x"}]"#,
            "a JSON list of objects",
        ),
        (
            r#"[{"field":"name1","label":"姓名"},{"field":"date2","label":"日期"}]"#,
            "a JSON list of objects",
        ),
        (
            r#"[{"level":"info","msg":"a"},{"level":"info","msg":"b"}]"#,
            "\"level\", \"msg\"",
        ),
        (
            r#"{"touser":"o","template_id":"t","data":{"thing1":{"value":"边城"}}}"#,
            "a message to be sent",
        ),
        (r#"{"version":"2.1.0","runs":[]}"#, "a SARIF report"),
        (
            r#"{"pages":["pages/index"],"window":{"navigationBarTitleText":"通知"}}"#,
            "an app.json",
        ),
        (
            r#"{"name":"商品","price":1,"list":[{"name":"苹果","value":"12"}]}"#,
            "\"name\", \"price\"",
        ),
        (r#"{"openid":"x","nickname":"张三"}"#, "\"openid\""),
        (r#"["a","b"]"#, "a JSON list of texts"),
        ("[1,2,3]", "JSON"),
        ("12", "JSON, \"12\""),
        ("null", "JSON"),
        ("{\"compilerOptions\": { // x", "1:23: neither JSON nor"),
        ("{'a': 1}", "1:2: neither JSON nor"),
        ("[1,2,]", "JSON"),
        ("[{\"a\":1},{\"b\":2},,]", "\"a\""),
        ("{\"a\":1}\n{\"b\":2}\n", "\"a\""),
        ("}", "1:1: neither JSON nor"),
    ] {
        for format in [Format::Json, Format::JsonLines] {
            let batch = Input::new(text.as_bytes()).of(format).read(Language::En);
            assert!(batch.foreign, "{format:?} {text}");
            assert_eq!(
                (batch.items.len(), batch.errors.len(), batch.notes.len()),
                (0, 1, 0),
                "{format:?} {text}\n{batch:#?}"
            );
        }
        let message = read(text).errors[0].to_string();
        assert!(message.contains(seems) && !message.contains('\n'), "{text}\n{message}");
    }
}

#[test]
fn what_may_have_been_drafts_is_not_foreign() {
    for text in [
        "{\"titel\":\"取书通知\"}",
        "[{\"title\":\"取书通知\"",
        "{“title”:\"取书通知\"}",
        "{title: 1}",
        "{\"errcode\":40001,\"errmsg\":\"x\"}",
        "{\"errcode\":0,\"errmsg\":\"x\"}",
        "{\"data\":[{\"kid\":1,\"name\":\"书名\",\"rule\":\"thing\"}]}",
        "[{\"label\":\"书名\",\"key\":\"thing1\"}]",
        "{\"content\":\"书名：{{thing1.DATA}}\"}",
        "{\"RECORDS\":[{\"name\":\"取书通知\",\"content\":\"书名：{{thing1.DATA}}\",}]}",
    ] {
        let batch = read(text);
        assert!(!batch.foreign && !batch.all_errors().is_empty(), "{text} {batch:#?}");
    }
}

#[test]
fn records_of_the_same_names_are_read_as_each_is_alone() {
    let records = [
        r#"{"id":1,"title":"甲通知","content":"书名：{{thing1.DATA}}\n数量：{{number2.DATA}}"}"#,
        r#"{"id":"2","title":"乙\u901a知","content":"\u4e66名：{{thing1.DATA}}"}"#,
        r#"{"id":" ","title":"丙通知","content":"书名：{{thing1.DATA}}"}"#,
        r#"{"id":null,"title":"丁通知","content":"书名：{{thing1.DATA}}"}"#,
        r#"{"id":5,"title":"戊{{thing1.DATA}}","content":"书名：{{thing1.DATA}}"}"#,
        r#"{"id":6,"title":"订阅模板消息","content":"{{content.DATA}}"}"#,
        r#"{"id":7,"title":"己通知","content":"您好\n书名：{{thing1.DATA}}"}"#,
        r#"{"id":"[{\"name\":\"编号\",\"key\":\"thing1\"}]","title":"庚通知","content":"书名：{{thing2.DATA}}"}"#,
        r#"{"content":"书名：{{thing1.DATA}}","id":8,"title":"辛通知"}"#,
        r#"{"id":9,"title":"壬通知","content":"书名：{{thing1.DATA}}","memo":"x"}"#,
        r#"{"id":10,"title":"癸通知","content":"书名：{{thing1.DATA}}","\u006demo":"x"}"#,
        r#"{"id":11,"title":"子通知","content":"书名：{{thing1.DATA}}","memo":["a"]}"#,
        r#"{"id":{"$oid":"12"},"title":"丑通知","content":"书名：{{thing1.DATA}}","memo":null}"#,
        r#"{"id":13,"id":14,"title":"寅通知","content":"书名：{{thing1.DATA}}"}"#,
        r#"{"id":15,"title":"order_paid","content":"书名：{{thing1.DATA}}"}"#,
        r#"{"id":16,"title":"卯通知","content":88}"#,
        r#"{"id":17,"title":"辰通知","content":"书名：{{thing1.DATA}}"}"#,
    ];
    let templates = |text: &str| -> Vec<String> { read(text).templates().map(|(_, it)| super::shown(it)).collect() };
    let alone = |(line, record): (usize, &&str)| templates(&format!("[{}{record}\n]", "\n".repeat(line)));
    let expected: Vec<String> = (1..).zip(&records).flat_map(alone).collect();
    assert!(expected.len() > 12, "{expected:#?}");
    assert_eq!(templates(&format!("[\n{}\n]", records.join(",\n"))), expected);
}

#[test]
fn broken_holders_lose_only_what_is_broken() {
    let text = "{\"RECORDS\":[\n{\"tid\":1,\"title\":\"甲通知\"},\n{\"tid\":2,\"title\":\"乙通知\",},\n{\"tid\":3,\"title\":\"丙通知\"}\n],\"total\":3}";
    assert_eq!(
        super::told(&read(text)),
        [
            "#1 甲通知@2:18",
            "! 3:23: a comma after the last item; expected none there",
            "#3 丙通知@4:18",
            "~ 5:3: members that are not read: \"total\"",
        ]
    );
}

#[test]
fn libraries_take_names_alone() {
    for text in [
        r#"[{"name":"甲通知"},{"name":"乙提醒"}]"#,
        r#"{"data":["甲通知","乙提醒"]}"#,
        r#"{"list":[{"id":"AT1","title":"甲通知"},{"id":"AT2","title":"乙提醒"}]}"#,
    ] {
        let Titles { titles, errors, .. } = Input::new(text.as_bytes()).of(Format::Json).titles(Language::En);
        assert_eq!(errors, [], "{text}");
        let found: Vec<&str> = titles.iter().map(|title| title.title.as_str()).collect();
        assert_eq!(found, ["甲通知", "乙提醒"], "{text}");
    }
}
