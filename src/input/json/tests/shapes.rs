//! Shapes people hold templates in: what is read of each, where it stands, what is told.

use super::{read, told};

/// Compares all shapes, and shows every one that is read otherwise.
fn assert_told(shapes: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in shapes {
        let found = told(&read(text));
        if found != *expected {
            wrong.push(format!("{text}\nfound {found:#?}\nexpected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn answers_of_the_platform() {
    assert_told(&[
        (
            r#"{"template_list":[{"template_id":"T1","title":"借书成功通知","primary_industry":"教育","content":"{{first.DATA}}\n\n书名：{{keyword1.DATA}}\n日期：{{keyword2.DATA}}\n{{Remark.DATA}}","example":"您好\n\n书名：边城\n日期：3月8日\n谢谢"}]}"#,
            &[
                "#T1 借书成功通知@1:47 | 书名[keyword1:]@1:109=边城@1:190 | 日期[keyword2:]@1:131=3月8日@1:197",
                r#"~ 1:19: members that are not read: "primary_industry""#,
                "~ 1:19: 4 fixed texts, first and remark among them, are no keywords and not read",
            ],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","data":[{"priTmplId":"p-1","title":"故障提醒","content":"位置:{{enum_string1.DATA}}\n时间:{{time2.DATA}}\n","example":"位置:阳台\n时间:10:30\n","type":3,"keywordEnumValueList":[{"keywordCode":"enum_string1.DATA","enumValueList":["阳台","厨房"]}]}]}"#,
            &[
                "#p-1 故障提醒@1:63 | 位置[enum_string1:enum_string]@1:81=阳台@1:142{阳台/厨房} | 时间[time2:time]@1:107=10:30@1:149",
            ],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","count":2,"data":[{"tid":99,"title":"付款成功通知","type":2,"categoryId":"616"},{"tid":101,"title":"订单发货通知","type":3,"categoryId":"616"}]}"#,
            &[
                "#99 付款成功通知@1:64",
                "#101 订单发货通知@1:121",
                r#"~ 1:1: members that are not read: "count""#,
            ],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","count":2,"data":[{"kid":1,"name":"物品名称","example":"书","rule":"thing"},{"kid":2,"name":"付款金额","example":"9元","rule":"amount"}]}"#,
            &[
                r#"! 1:46: 2 keywords ("物品名称", "付款金额") without a title are no template; expected a title with them: that of an answer of getpubtemplatekeywords is in getpubtemplatetitles, and gettemplate and template/list answer with both"#,
                r#"~ 1:1: members that are not read: "count""#,
            ],
        ),
        (
            r#"{"tid":99,"title":"付款成功通知","data":[{"kid":1,"name":"物品名称","example":"书","rule":"thing"},{"kid":2,"name":"付款金额","example":"9元","rule":"amount"}]}"#,
            &["#99 付款成功通知@1:19 | 物品名称[:thing]@1:52=书@1:69 | 付款金额[:amount]@1:105=9元@1:122"],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","list":[{"id":"AT01","title":"购买成功通知"},{"id":"AT02","title":"配送通知"}],"total_count":2}"#,
            &[
                "#AT01 购买成功通知@1:57",
                "#AT02 配送通知@1:88",
                r#"~ 1:1: members that are not read: "total_count""#,
            ],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","id":"AT02","title":"配送通知","keyword_list":[{"keyword_id":3,"name":"地点","example":"一店"},{"keyword_id":4,"name":"VIP","example":"是"}]}"#,
            &["#AT02 配送通知@1:48 | 地点@1:94=一店@1:109 | VIP@1:138=是@1:154"],
        ),
        (
            r#"{"template_list":[{"template_id":"a","title":"订阅模板消息","content":"{{content.DATA}}","example":""},{"template_id":"b","title":"停水通知","content":"原因：{{keyword1.DATA}}","example":""}]}"#,
            &[
                "#b 停水通知@1:125 | 原因[keyword1:]@1:143",
                "~ 1:19: 1 of the platform's own 订阅模板消息 are no drafts and not read",
            ],
        ),
        (
            r#"{"errcode":40001,"errmsg":"invalid credential"}"#,
            &[
                r#"! 1:1: the platform answered errcode 40001, errmsg "invalid credential"; expected an answer with templates"#,
            ],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok"}"#,
            &["! the answer holds no list of templates; expected one of template_list, data, list"],
        ),
        (
            r#"{"errcode":0,"errmsg":"ok","template_list":[]}"#,
            &[r#"! there are no templates; expected a template, a list of templates or {"templates": [...]}"#],
        ),
        (
            r#"[{"priTmplId":"p","title":"停水通知","type":2}]"#,
            &["#p 停水通知@1:27"],
        ),
        (
            r#"{"template_id":"a","title":"借书通知","content":"您好，已借书。\n\n{{kind.DATA}}：{{name.DATA}}\n{{type.DATA}}余额：{{left.DATA}}","example":"您好，已借书。\r\n\r\n书名：边城\r\n现金余额：￥8：40"}"#,
            &[
                "#a 借书通知@1:28 | 书名[name:]@1:143=边城@1:146 | 现金余额[left:]@1:152=￥8：40@1:157",
                "~ 1:1: 2 fixed texts, first and remark among them, are no keywords and not read",
            ],
        ),
        (
            r#"{"access_token":"x","resp":{"errcode":0,"data":{"list":[{"template_id":"a","title":"停水通知","content":"原因：{{keyword1.DATA}}"}]}}}"#,
            &[
                "#a 停水通知@1:84 | 原因[keyword1:]@1:102",
                r#"~ 1:1: members that are not read: "access_token""#,
            ],
        ),
    ]);
}

#[test]
fn exports_of_databases() {
    assert_told(&[
        (
            r#"{"RECORDS":[{"id":"1","tempkey":"90011","name":"取件通知","content":"编号{{character_string1.DATA}}\r\n时间{{time2.DATA}}","tempid":"tpl-1","status":"1","add_time":null}]}"#,
            &[
                "#tpl-1 取件通知@1:48 | 编号[character_string1:character_string]@1:66 | 时间[time2:time]@1:98",
                r#"~ 1:13: members that are not read: "id", "tempkey", "status", "add_time""#,
            ],
        ),
        (
            r#"[{"type":"header","version":"5.2"},{"type":"database","name":"shop"},{"type":"table","name":"wx_tpl","database":"shop","data":[{"id":"1","title":"取件通知","tpl_id":"t1","content":"编号：{{keyword1.DATA}}"}]}]"#,
            &[
                "#t1 取件通知@1:146 | 编号[keyword1:]@1:178",
                r#"~ 1:128: members that are not read: "id", "type", "name", "database""#,
                "~ 1:2: 2 items of lists are no templates and not read",
            ],
        ),
        (
            r#"{"select * from tpl":[{"id":1,"tpl_name":"取件通知","tpl_content":"编号：{{keyword1.DATA}}"}]}"#,
            &["#1 取件通知@1:42 | 编号[keyword1:]@1:64"],
        ),
        (
            r#"{"_id":{"$oid":"6512"},"name":"取件通知","templateId":"t-1","detail":"编号：{{thing1.DATA}}","n":{"$numberInt":"1"}}"#,
            &[
                "#t-1 取件通知@1:31 | 编号[thing1:thing]@1:67",
                r#"~ 1:1: members that are not read: "_id", "n""#,
            ],
        ),
        (
            r#"{"rows":[["id","name","content"],["1","取件通知","编号{{thing1.DATA}}\n备注{{thing2.DATA}}"]],"total":1}"#,
            &[
                "取件通知@1:39 | 编号[thing1:thing]@1:47 | 备注[thing2:thing]@1:66",
                r#"~ 1:1: members that are not read: "total""#,
                "~ 1:10: 1 items of lists are no templates and not read",
            ],
        ),
        (
            r#"{"hits":{"total":1,"hits":[{"_index":"tpl","_source":{"title":"取件通知","content":"编号：{{thing1.DATA}}"}}]}}"#,
            &[
                "取件通知@1:63 | 编号[thing1:thing]@1:81",
                r#"~ 1:1: members that are not read: "_index", "total""#,
            ],
        ),
        (
            r#"[{"id":"3","tpl_title":"取件通知","keywords":"[{\"name\":\"编号\",\"key\":\"character_string1\"},{\"name\":\"备注\",\"key\":\"thing2\"}]"}]"#,
            &["#3 取件通知@1:24 | 编号[character_string1:character_string]@1:42 | 备注[thing2:thing]@1:42"],
        ),
    ]);
}

#[test]
fn constants_and_settings_of_programs() {
    assert_told(&[
        (
            r#"{"picked":{"tid":"7","title":"取书通知","content":[["书名","{book}","thing1"],["地点","{place}","thing4"]],"kid_list":[1,4],"scene_desc":"取书后"}}"#,
            &[
                "#7 取书通知@1:30 (取书后) | 书名[thing1:thing]@1:49 | 地点[thing4:thing]@1:74",
                r#"~ 1:11: members that are not read: "kid_list""#,
                "~ 1:11: 2 names of variables are no examples and not read",
            ],
        ),
        (
            r#"[{"title":"取书通知","templateId":"t","detail":"{{first.DATA}}\n书名：{{keyword1.DATA}}"}]"#,
            &[
                "#t 取书通知@1:11 | 书名[keyword1:]@1:61",
                "~ 1:2: 1 fixed texts, first and remark among them, are no keywords and not read",
            ],
        ),
        (
            r#"{"tempkey":"1","name":"取书通知","content":[["thing1","书名","边城"],["date2","日期","3月8日"]]}"#,
            &["#1 取书通知@1:23 | 书名[thing1:thing]@1:51=边城@1:56 | 日期[date2:date]@1:71=3月8日@1:76"],
        ),
        (
            r#"{"template_id":"t","title":"取书通知","keywords":{"thing1":"书名","date2":"日期"}}"#,
            &["#t 取书通知@1:28 | 书名[thing1:thing]@1:56 | 日期[date2:date]@1:69"],
        ),
        (
            r#"{"template_id":"t","title":"取书通知","fields":{"书名":"thing1","日期":"date2"}}"#,
            &["#t 取书通知@1:28 | 书名[thing1:thing]@1:45 | 日期[date2:date]@1:59"],
        ),
        (
            r#"{"templateId":"t","templateTitle":"取书通知","items":[{"field":"thing1","desc":"书名","demo":"边城"},{"field":"date2","desc":"日期","demo":"2026-03-08"}]}"#,
            &["#t 取书通知@1:35 | 书名[thing1:thing]@1:76=边城@1:88 | 日期[date2:date]@1:118=2026-03-08@1:130"],
        ),
        (
            r#"{"tplTitle":"取书通知","list":[{"a":"书名","b":"{{thing1.DATA}}","c":"book_name"},{"a":"日期","b":"{{date2.DATA}}","c":"due_date"}]}"#,
            &["取书通知@1:13 | 书名[thing1:thing]@1:33 | 日期[date2:date]@1:82"],
        ),
        (
            r#"{"title":"取书通知","template_id":"t","data":{"thing1":{"name":"书名","value":"边城"},"date2":{"name":"日期","value":"2026-03-08"}}}"#,
            &["#t 取书通知@1:10 | 书名[thing1:thing]@1:60=边城@1:73 | 日期[date2:date]@1:95=2026-03-08@1:108"],
        ),
        (
            r#"{"title":"取书通知","template_id":"t","thing1":"书名","date2":"日期","page":"pages/a"}"#,
            &[
                "#t 取书通知@1:10 | 书名[thing1:thing]@1:44 | 日期[date2:date]@1:57",
                r#"~ 1:1: members that are not read: "page""#,
            ],
        ),
        (
            r#"{"取书通知":"书名：{{thing1.DATA}}\n日期：{{date2.DATA}}","还书提醒":{"template_id":"t2","fields":[{"name":"书名","key":"thing1"}]},"借书提醒":[{"name":"书名","key":"thing1"}]}"#,
            &[
                "取书通知@1:2 | 书名[thing1:thing]@1:10 | 日期[date2:date]@1:30",
                "#t2 还书提醒@1:49 | 书名[thing1:thing]@1:94",
                "借书提醒@1:117 | 书名[thing1:thing]@1:133",
            ],
        ),
        (
            r#"{"标题":"取书通知","模板ID":"t","详细内容":"书名：{{thing1.DATA}}","示例":"书名：边城","场景说明":"取书后"}"#,
            &["#t 取书通知@1:7 (取书后) | 书名[thing1:thing]@1:33=边城@1:62"],
        ),
        (
            r#"{"模板名称":"取书通知","模版编号":70311,"关键词":["书名","日期"],"示例":["边城","3月8日"],"负责人":"王"}"#,
            &[
                "#70311 取书通知@1:9 | 书名@1:36=边城@1:53 | 日期@1:41=3月8日@1:58",
                r#"~ 1:1: members that are not read: "负责人""#,
            ],
        ),
        (
            r#"{"模板标题":"取书通知","模板编号":"7","关键词":"书名、日期"}"#,
            &["#7 取书通知@1:9 | 书名@1:33 | 日期@1:33"],
        ),
    ]);
}

#[test]
fn records_with_more_than_a_template() {
    assert_told(&[
        (
            r#"{"template_name":"取书通知","template_sn":"OPENTM1","content":"书名：{{keyword1.DATA}}\n日期：{{keyword2.DATA}}","example":{"keyword1":"边城","日期":"3月8日"}}"#,
            &["#OPENTM1 取书通知@1:18 | 书名[keyword1:]@1:60=边城@1:126 | 日期[keyword2:]@1:82=3月8日@1:136"],
        ),
        (
            r#"{"title":"取书通知","detail":{"fields":[{"label":"书名","key":"thing1"}]},"template_id":"t"}"#,
            &["#t 取书通知@1:10 | 书名[thing1:thing]@1:46"],
        ),
        (
            r#"{"name":"取书通知","wx":{"template_id":"t","content":"书名：{{thing1.DATA}}"}}"#,
            &["#t 取书通知@1:9 | 书名[thing1:thing]@1:51"],
        ),
        (
            r#"{"code":"order_paid","title":"order_paid","name":"订单支付通知","template":"单号：{{character_string1.DATA}}"}"#,
            &[
                "订单支付通知@1:50 | 单号[character_string1:character_string]@1:71",
                r#"~ 1:1: members that are not read: "code", "title""#,
            ],
        ),
        (
            r#"{"kind":"sms","text_of_it":"书名：{{thing1.DATA}}","heading":"取书成功提醒"}"#,
            &[
                "取书成功提醒@1:59 | 书名[thing1:thing]@1:29",
                r#"~ 1:1: members that are not read: "kind""#,
            ],
        ),
        (
            r#"{"title":"取书通知","tpl":"书名：{{thing1.DATA}}","ignore":[{"rule":"1.5","reason":"自用"}]}"#,
            &["取书通知@1:10 | 书名[thing1:thing]@1:24 !1.5 自用@1:62"],
        ),
        (
            r#"{"title":"取书通知","template_id":"t","content":"无占位符"}"#,
            &["#t 取书通知@1:10", r#"~ 1:1: members that are not read: "content""#],
        ),
        (
            r#"{"title":"取书通知","template_id":"t","content":"书名：{{thing1.DATA}}\n日期：{{date2.DATA}}","keyword_list":[{"name":"书名","key":"thing1","example":"边城"},{"name":"地点","key":"thing3"}]}"#,
            &[
                "#t 取书通知@1:10 | 书名[thing1:thing]@1:46=边城@1:139 | 日期[date2:date]@1:66",
                "~ 1:1: 1 keywords of lists are not in the content beside them and not read",
            ],
        ),
        (
            r#"{"title":"分组","tid":1,"children":[{"tid":2,"title":"取书通知"},{"tid":3,"title":"还书提醒"}]}"#,
            &["#1 分组@1:10", "#2 取书通知@1:52", "#3 还书提醒@1:77"],
        ),
        (
            r#"{"data":[{"title":"停水通知","keywords":[{"name":"原因","example":"检修"}]}],"total":1}"#,
            &[
                "停水通知@1:19 | 原因@1:46=检修@1:61",
                r#"~ 1:1: members that are not read: "total""#,
            ],
        ),
        (
            r#"{"config":{"a":{"b":{"c":[{"tplName":"取书通知","tplContent":"书名：{{thing1.DATA}}"}]}}}}"#,
            &["取书通知@1:38 | 书名[thing1:thing]@1:59"],
        ),
        (
            r#"[{"content":"书名：{{thing1.DATA}}"},{"title":"取书通知","content":"书名：{{thing1.DATA}}"}]"#,
            &[
                "! 1:13: this content has placeholders and no title; expected title, name or 标题 in the same object",
                "取书通知@1:44 | 书名[thing1:thing]@1:62",
            ],
        ),
    ]);
}

#[test]
fn keywords_beside_their_title() {
    assert_told(&[
        (
            r#"{"name":"取书通知","params":["thing1:书名","日期 date2"],"tid":1}"#,
            &["#1 取书通知@1:9 | 书名[thing1:thing]@1:26 | 日期[date2:date]@1:38"],
        ),
        (
            r#"{"取书通知":{"书名":"thing1","日期":"date2"}}"#,
            &["取书通知@1:2 | 书名[thing1:thing]@1:10 | 日期[date2:date]@1:24"],
        ),
        (
            r#"[{"标题":"取书通知","关键词1":"书名","示例1":"边城","关键词２":"日期","示例２":"3月8日","备注":"x"}]"#,
            &[
                "取书通知@1:8 | 书名@1:22=边城@1:33 | 日期@1:45=3月8日@1:56",
                "~ 1:2: members that are not read: \"备注\"",
            ],
        ),
        (
            r#"{"title":"取书通知","keyword1":"书名","keyword2":"日期"}"#,
            &["取书通知@1:10 | 书名[keyword1:]@1:28 | 日期[keyword2:]@1:44"],
        ),
        (
            r#"[{"title":"","content":"书名：{{thing1.DATA}}"}]"#,
            &[
                "! 1:24: this content has placeholders and no title; expected title, name or 标题 in the same object",
                "~ 1:2: members that are not read: \"title\"",
            ],
        ),
        (
            r#"{"log":[{"text":"{\"data\":[{\"priTmplId\":\"p\",\"title\":\"取书通知\",\"content\":\"书名:{{thing1.DATA}}\"}]}"}]}"#,
            &["#p 取书通知@1:17 | 书名[thing1:thing]@1:17"],
        ),
        (
            r#"{"note":"取书成功通知\n书名 {{thing1.DATA}}\n日期 {{date2.DATA}}"}"#,
            &["取书成功通知@1:9 | 书名[thing1:thing]@1:9 | 日期[date2:date]@1:9"],
        ),
        (
            r#"{"book":["书名：{{thing1.DATA}}"]}"#,
            &["! 1:10: this content has placeholders and no title; expected title, name or 标题 in the same object"],
        ),
        (
            r#"[{"label":"书名","key":"thing1"},{"label":"日期","key":"date2"}]"#,
            &[
                r#"! 1:2: 2 keywords ("书名", "日期") without a title are no template; expected a title with them: that of an answer of getpubtemplatekeywords is in getpubtemplatetitles, and gettemplate and template/list answer with both"#,
            ],
        ),
        (
            r#"[{"title":"取书通知","tid":1},{"foo":1},7,{"title":"还书提醒","tid":2}]"#,
            &[
                "#1 取书通知@1:11",
                "#2 还书提醒@1:48",
                "~ 1:27: 2 items of lists are no templates and not read",
            ],
        ),
    ]);
}

#[test]
fn our_own_form() {
    assert_told(&[
        (
            r#"{"title":"取书通知","id":7,"keywords":[{"name":"数量","example":88,"type":"number","key":"number1"},{"name":"好","example":true},{"name":"价","example":1.50}]}"#,
            &["#7 取书通知@1:10 | 数量[number1:number]@1:44=88@1:59 | 好@1:103=true@1:117 | 价@1:131=1.50@1:145"],
        ),
        (
            r#"[{"title":"取书通知"},{"titel":"还书提醒"},{"foo":1},5]"#,
            &[
                "取书通知@1:11",
                r#"! 1:20: unknown key "titel"; did you mean "title"?"#,
                r#"! 1:36: the key "title" is missing"#,
                r#"! 1:37: unknown key "foo"; expected one of id, title, keywords, keys, ignore, scene, $schema"#,
                "! 1:46: expected a template: an object with a title, found 5",
            ],
        ),
        (
            r#"{"title":"取书通知","owner":"王"}"#,
            &[r#"! 1:17: unknown key "owner"; expected one of id, title, keywords, keys, ignore, scene, $schema"#],
        ),
        (
            r#"{"templates":[{"title":"取书通知"},{"template_id":"t","title":"还书提醒"}],"total":2}"#,
            &[
                "取书通知@1:24",
                "#t 还书提醒@1:59",
                r#"! 1:68: unknown key "total"; expected one of templates, $schema"#,
            ],
        ),
        (
            r#"{"templates":{"a":{"tid":1,"title":"取书通知"}}}"#,
            &["#1 取书通知@1:36"],
        ),
        (
            r#"{"title":"取书通知","name":"x"}"#,
            &[r#"! 1:17: unknown key "name"; expected one of id, title, keywords, keys, ignore, scene, $schema"#],
        ),
        (
            r#"{"title":"取书通知","keywords":["书名"]}"#,
            &["取书通知@1:10 | 书名@1:29"],
        ),
        (
            r#"{"title":"取书通知","keywords":[{"name":"书名","exmaple":"x"}]}"#,
            &[r#"! 1:42: keywords[0]: unknown key "exmaple"; did you mean "example"?"#],
        ),
        (
            r#"{"title":"取书通知","keyword":[{"name":"书名","example":"边城"}]}"#,
            &["取书通知@1:10 | 书名@1:36=边城@1:51"],
        ),
        (
            r#"[{"title":"取书通知","ignore":[{"rule":"1.5","reason":"自用"}],"scene":"取书后"}]"#,
            &["取书通知@1:11 (取书后) !1.5 自用@1:36"],
        ),
    ]);
}
