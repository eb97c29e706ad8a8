//! A table of shapes: what is read of each, what is noted, what is wrong.

use super::{assert_read, read};

type Case<'c> = (&'c str, &'c [&'c str], &'c [&'c str], &'c [&'c str]);

fn assert_all(cases: &[Case]) {
    for (text, expected, notes, errors) in cases {
        assert_read(text, &read(text), expected, notes, errors);
    }
}

const BOTH: &[&str] = &["甲通知 编号=1 时间=今天", "乙提醒 编号=2"];

#[test]
fn names_of_columns() {
    assert_all(&[
        (
            "模板标题,关键词一,示例一,关键词二,示例二\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "模版名称,关键词①,内容示例①,关键词②,内容示例②\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题 Title,关键词1 Keyword 1,示例1 Example 1,关键词2 Keyword 2,示例2 Example 2\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "通知标题,关键词1名称,关键词1示例,关键词2名称,关键词2示例\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "模板名,第1个关键词,第1个示例,第2个关键词,第2个示例\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,①关键词,②关键词,①示例,②示例\n甲通知,编号,时间,1,今天\n乙提醒,编号,,2,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "1.标题,2.关键词,3.示例,4.关键词,5.示例\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,参数一,参数一示例,参数二,参数二示例\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "名称,关键词,关键词内容\n甲通知,编号,1\n,时间,今天\n乙提醒,编号,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题内容,关键词,参考示例\n甲通知,编号,1\n,时间,今天\n乙提醒,编号,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "標題,關鍵詞,內容示例\n甲通知,编号,1\n,时间,今天\n乙提醒,编号,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "消息标题；关键词；示例内容\n甲通知；编号；1\n；时间；今天\n乙提醒；编号；2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题，关键词，示例\n甲通知，编号，1\n，时间，今天\n乙提醒，编号，2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题|关键词|示例\n甲通知|编号|1\n|时间|今天\n乙提醒|编号|2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "模板编号,模板标题,使用场景,关键词,内容示例,参数类型,键,可选值,忽略\nA1,甲通知,下单后,编号,1,thing,thing1,,1.6: 聚会\n,,,方式,自提,enum,enum2,自提、快递,\n",
            &["#A1 甲通知 @下单后 编号=1/thing{thing1} 方式=自提/enum{enum2}[\"自提\", \"快递\"] ~1.6:聚会"],
            &[],
            &[],
        ),
        (
            "标题,关键词1,示例1,类型1,键1,可选值1\n甲通知,方式,自提,enum,enum1,\"自提\n快递\"\n",
            &["甲通知 方式=自提/enum{enum1}[\"自提\", \"快递\"]"],
            &[],
            &[],
        ),
    ]);
}

#[test]
fn further_columns_do_no_harm() {
    assert_all(&[
        (
            "序号,标题,关键词1,示例1,备注,负责人,状态,操作\n1,甲通知,编号,1,急,张三,通过,\n2,乙提醒,编号,2,,李四,,删除\n",
            &["甲通知 编号=1", "乙提醒 编号=2"],
            &["(5 with 7 cells): \"序号\" (A), \"备注\" (E), \"负责人\" (F), \"状态\" (G), \"操作\" (H)"],
            &[],
        ),
        (
            "标题,关键词1,示例1,关键词数量,我的打分\n甲通知,编号,1,1,90\n",
            &["甲通知 编号=1"],
            &["\"关键词数量\" (D), \"我的打分\" (E)"],
            &[],
        ),
        (
            "标题,关健词1,示例1\n甲通知,编号,1\n",
            &["!"],
            &["\"关健词1\" (B)"],
            &[
                "1:4: B1: unknown column \"关健词1\"; did you mean 关键词?",
                "no keyword for this example or type: \"1\"",
            ],
        ),
        (
            "标题,关键词1,示例1,,\n甲通知,编号,1,问过了,\n乙提醒,编号,2,,是\n",
            &["甲通知 编号=1", "乙提醒 编号=2"],
            &["in a column without a name, and not read: D2 \"问过了\", E3 \"是\""],
            &[],
        ),
        (
            ",标题,关键词1,示例1\n1,甲通知,编号,1\n2,乙提醒,编号,2\n",
            &["甲通知 编号=1", "乙提醒 编号=2"],
            &["running numbers, not read: A2 \"1\", A3 \"2\""],
            &[],
        ),
        (
            "标题,关键词1,,关键词2,\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &["read as the examples of the keywords to its left: B1 \"关键词1\", D1 \"关键词2\""],
            &[],
        ),
        (
            "标题,关键词,,示例,\n甲通知,编号,时间,1,今天\n乙提醒,编号,,2,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,关键词1,,关键词2,\n,名称,示例,名称,示例\n甲通知,编号,1,时间,今天\n乙提醒,编号,2,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,关键词,,示例,\n,1,2,1,2\n甲通知,编号,时间,1,今天\n乙提醒,编号,,2,\n",
            BOTH,
            &[],
            &[],
        ),
    ]);
}

#[test]
fn what_stands_around_a_table() {
    assert_all(&[
        (
            "2026年度消息模板申请表,,,\n填表日期：2026-01-05,,部门：客服,\n\n模板标题,关键词,内容示例,参数类型\n甲通知,编号,1,number\n,时间,今天,time\n",
            &["甲通知 编号=1/number 时间=今天/time"],
            &[
                "above the names of the columns, and not read: A1 \"2026年度消息模板申请表\", A2 \"填表日期：2026-01-05\", C2 \"部门：客服\"",
            ],
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,编号,1\n,时间,今天\n合计,1,\n填表人：张三,,审核人：李四\n",
            &["甲通知 编号=1 时间=今天"],
            &[
                "a sum, a signature or a remark, no draft, and not read: A4 \"合计\", B4 \"1\", A5 \"填表人：张三\", C5 \"审核人：李四\"",
            ],
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,编号,1\n,时间,今天\n标题,关键词,示例\n乙提醒,编号,2\n",
            BOTH,
            &["the names of the columns once more: A4 \"标题\""],
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,编号,1\n,时间,今天\n\n第二部分,,\n标题,关键词1,示例1,关键词2,示例2\n乙提醒,编号,2,,\n",
            BOTH,
            &["above the names of the columns, and not read: A5 \"第二部分\""],
            &[],
        ),
        (
            "标题,关键词,示例\n一、订单类,,\n甲通知,编号,1\n,时间,今天\n二、其他,,\n乙提醒,编号,2\n",
            BOTH,
            &["a heading of a part, and not read: A2 \"一、订单类\", A5 \"二、其他\""],
            &[],
        ),
        (
            "标题,关键词,示例,,标题,关键词,示例\n甲通知,编号,1,,乙提醒,编号,2\n,时间,今天,,,,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "编号,标题,关键词1,示例1\n1,甲通知,编号,1\n2,,,\n3,,,\n",
            &["#1 甲通知 编号=1"],
            &["a row without a title and keywords, and not read: A3 \"2\", A4 \"3\""],
            &[],
        ),
        (
            "标题,关键词1,示例1\n甲通知，编号，1\n乙提醒,编号,2\n",
            &["甲通知 编号=1", "乙提醒 编号=2"],
            &["a row with full-width commas, which was divided by them: A2 \"甲通知，编号，1\""],
            &[],
        ),
    ]);
}

#[test]
fn what_may_have_been_meant_stays_an_error() {
    assert_all(&[
        ("标题,关键词1,示例1\n,编号,1\n", &["!"], &[], &["2:1: A2: no title"]),
        (
            "标题,关键词,示例\n甲通知,地址,北京,朝阳\n",
            &["!"],
            &[],
            &["a cell too many; expected no more than the named columns: \"朝阳\""],
        ),
        (
            "标题,关键词1,示例1,示例2\n甲通知,编号,1,2\n",
            &["!"],
            &[],
            &["no keyword for this example or type: \"2\""],
        ),
        ("关键词,示例\n编号,1\n", &[], &[], &["no column for the title"]),
        (
            "标题,关键词1,示例1,忽略\n甲通知,编号,1,聚会\n",
            &["!"],
            &[],
            &["expected a rule, a colon and the reason (1.6: reason), one a line, found \"聚会\""],
        ),
        (
            "甲通知,编号,1\n标题,关键词1,示例1\n乙提醒,编号,2\n",
            &["乙提醒 编号=2"],
            &["above the names of the columns, and not read: B1 \"编号\", C1 \"1\""],
            &["1:1: A1: the row stands above the names of the columns, and is not read: \"甲通知\""],
        ),
        (
            "名头,关键的词,例\n甲通知,编号,1\n乙提醒,编号,2\n",
            &["甲通知 编号=1", "乙提醒 编号=2"],
            &[],
            &["the first row seems to name the columns, in names that are unknown: \"名头\", \"关键的词\", \"例\""],
        ),
    ]);
}

#[test]
fn cells_that_hold_several_things() {
    let apart = &["several things in one cell, which were taken apart: B2 \"编号、时间\""];
    assert_all(&[
        (
            "标题,关键词,示例\n甲通知,编号、时间,1、今天\n乙提醒,编号,2\n",
            BOTH,
            apart,
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,编号、时间,\"1\n今天\"\n乙提醒,编号,2\n",
            BOTH,
            apart,
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,\"1、编号\n2、时间\",\"1\n今天\"\n乙提醒,编号,2\n",
            BOTH,
            &["taken apart"],
            &[],
        ),
        ("标题,关键词\n甲通知,编号、时间\n", &["甲通知 编号 时间"], apart, &[]),
        (
            "标题,关键词,示例,类型\n甲通知,编号；时间,1；今天,number；time\n",
            &["甲通知 编号=1/number 时间=今天/time"],
            &["taken apart"],
            &[],
        ),
        (
            "标题,关键词,示例\n甲通知,编号、时间,今天\n",
            &["甲通知 编号、时间=今天"],
            &["but not as many as beside it, so that it was not taken apart: B2 \"编号、时间\""],
            &[],
        ),
        (
            "标题,关键词1,示例1\n甲通知,编号、时间,1、今天\n",
            &["甲通知 编号、时间=1、今天"],
            &[],
            &[],
        ),
        (
            "标题,关键词\n甲通知,编号：1\n,时间：12:30\n",
            &["甲通知 编号=1 时间=12:30"],
            &["taken apart: B2 \"编号：1\", B3 \"时间：12:30\""],
            &[],
        ),
        (
            "标题,关键词1,关键词2\n甲通知,编号：1,时间: 今天\n",
            &["甲通知 编号=1 时间=今天"],
            &["taken apart"],
            &[],
        ),
        ("标题,关键词1,示例1\n甲通知,编号：1,\n", &["甲通知 编号：1"], &[], &[]),
        (
            "标题,字段1,字段2\n甲通知,编号{{thing1.DATA}},时间{{time2.DATA}}\n",
            &["甲通知 编号/thing{thing1} 时间/time{time2}"],
            &[],
            &[],
        ),
        (
            "标题,关键词与示例\n甲通知,\"编号：1\n时间：今天\"\n",
            &["甲通知 编号=1 时间=今天"],
            &["taken apart"],
            &[],
        ),
        (
            "标题,内容\n甲通知,\"编号：1\n时间：今天\"\n",
            &["甲通知 编号=1 时间=今天"],
            &["taken apart"],
            &[],
        ),
        (
            "甲通知,编号：1,时间：今天\n乙提醒,编号：2\n",
            BOTH,
            &["taken apart: B1 \"编号：1\", C1 \"时间：今天\", B2 \"编号：2\""],
            &[],
        ),
    ]);
}

#[test]
fn forms_from_top_to_bottom() {
    assert_all(&[
        (
            "标题,甲通知\n关键词1,编号\n示例1,1\n关键词2,时间\n示例2,今天\n\n标题,乙提醒\n关键词1,编号\n示例1,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "模板标题,甲通知\n关键词,编号\n示例,1\n关键词,时间\n示例,今天\n模板标题,乙提醒\n关键词,编号\n示例,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,甲通知,乙提醒\n关键词1,编号,编号\n示例1,1,2\n关键词2,时间,\n示例2,今天,\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,甲通知\n关键词1,编号,1\n关键词2,时间,今天\n标题,乙提醒\n关键词1,编号,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,甲通知,,\n关键词1,编号,示例1,1\n关键词2,时间,示例2,今天\n标题,乙提醒,,\n关键词1,编号,示例1,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "标题,甲通知\n关键词,编号、时间\n示例,1、今天\n标题,乙提醒\n关键词,编号\n示例,2\n",
            BOTH,
            &["taken apart"],
            &[],
        ),
        (
            "标题,甲通知\n关键词,编号\n,时间\n示例,1\n,今天\n标题,乙提醒\n关键词,编号\n示例,2\n",
            BOTH,
            &[],
            &[],
        ),
        (
            "消息模板申请表,\n模板编号,A1\n模板标题,甲通知\n使用场景,下单后\n关键词1,编号\n示例1,1\n类型1,number\n备注,急\n",
            &["#A1 甲通知 @下单后 编号=1/number"],
            &[
                "above the names of the columns",
                "no part of a draft, and not read: A8 \"备注\", B8 \"急\"",
            ],
            &[],
        ),
        (
            "模板标题,甲通知\n场景,下单后\n编号名,1\n时刻,今天\n",
            &["甲通知 @下单后 编号名=1 时刻=今天"],
            &[],
            &[],
        ),
        (
            "标题,甲通知\n关键词,示例\n编号,1\n时间,今天\n\n标题,乙提醒\n关键词,示例\n编号,2\n",
            BOTH,
            &["once more"],
            &[],
        ),
        (
            "标题,甲通知\n关键词1,编号\n示例1,1\n示例1,2\n",
            &["!"],
            &[],
            &["the keyword has its example or type already: \"2\""],
        ),
        (
            "标题,甲通知\n关键词1,编号\n标题,\n关键词1,编号\n",
            &["甲通知 编号", "!"],
            &["no part of a draft"],
            &["no title"],
        ),
    ]);
}

#[test]
fn tables_of_keys_and_their_meaning() {
    assert_all(&[
        (
            "取书成功通知,,\n字段,含义,示例值\nthing1,书名,小王子\ntime2,取书时间,今天\n\n还书到期提醒,,\n字段,含义,示例值\nthing1,书名,小王子\n",
            &[
                "取书成功通知 书名=小王子/thing{thing1} 取书时间=今天/time{time2}",
                "还书到期提醒 书名=小王子/thing{thing1}",
            ],
            &[
                "this is taken for it: A1 \"取书成功通知\", A6 \"还书到期提醒\"",
                "once more",
            ],
            &[],
        ),
        (
            "标题,key,label,value\n甲通知,thing1,编号,1\n,time2,时间,今天\n",
            &["甲通知 编号=1/thing{thing1} 时间=今天/time{time2}"],
            &[],
            &[],
        ),
        (
            "模板,变量,变量名,示例\n甲通知,thing1,编号,1\n,time2,时间,今天\n",
            &["甲通知 编号=1/thing{thing1} 时间=今天/time{time2}"],
            &[],
            &[],
        ),
        (
            "甲通知,,\n字段名,参数,示例值\n编号,number1,1\n",
            &["甲通知 编号=1/number{number1}"],
            &["this is taken for it"],
            &[],
        ),
        (
            "templateId,title,fieldLabel,fieldKey,sample\na,甲通知,编号,thing1,1\na,甲通知,时间,time2,今天\n",
            &["#a 甲通知 编号=1/thing{thing1} 时间=今天/time{time2}"],
            &[],
            &[],
        ),
        (
            "标题,字段,关键词,示例\n甲通知,{{thing1.DATA}},编号,1\n",
            &["甲通知 编号=1/thing{thing1}"],
            &[],
            &[],
        ),
        (
            "模板标题：甲通知,\n关键词,示例\n编号,1\n时间,今天\n",
            &["甲通知 编号=1 时间=今天"],
            &["this is taken for it: A1 \"模板标题：甲通知\""],
            &[],
        ),
        (
            "标题,关键词\n甲通知,编号：{{thing1.DATA}}\n,时间：{{time2.DATA}}\n",
            &["甲通知 编号/thing{thing1} 时间/time{time2}"],
            &[],
            &[],
        ),
    ]);
}

#[test]
fn tables_of_a_database() {
    assert_all(&[
        (
            "\"id\",\"tempkey\",\"name\",\"content\",\"tempid\",\"status\"\n\"1\",\"90011\",\"取件通知\",\"编号{{character_string1.DATA}}\n时间{{time3.DATA}}\",\"tpl-1\",\"1\"\n",
            &["#tpl-1 取件通知 编号/character_string{character_string1} 时间/time{time3}"],
            &["(3 with 3 cells): \"id\" (A), \"tempkey\" (B), \"status\" (F)"],
            &[],
        ),
        (
            "title,content,example,created_at\n取件通知,编号：{{thing1.DATA}},编号：7,2026\n",
            &["取件通知 编号=7/thing{thing1}"],
            &["\"created_at\" (D)"],
            &[],
        ),
    ]);
}

#[test]
fn tables_without_names() {
    assert_all(&[
        (
            "1,甲通知,编号,1,时间,今天\n2,乙提醒,编号,2\n",
            BOTH,
            &["running numbers, not read: A1 \"1\", A2 \"2\""],
            &[],
        ),
        (
            "一,甲通知,编号,1,时间,今天\n二,乙提醒,编号,2\n",
            BOTH,
            &["running numbers"],
            &[],
        ),
        (
            "A-001,甲通知,编号,1,时间,今天\nA-002,乙提醒,编号,2\n",
            &["#A-001 甲通知 编号=1 时间=今天", "#A-002 乙提醒 编号=2"],
            &[],
            &[],
        ),
        (
            "1,甲通知,编号,1\n,,时间,今天\n2,乙提醒,编号,2\n",
            BOTH,
            &["running numbers"],
            &[],
        ),
        (
            "TM99,甲通知,编号,1\nTM07,乙提醒,编号,2\n",
            &["#TM99 甲通知 编号=1", "#TM07 乙提醒 编号=2"],
            &[],
            &[],
        ),
        ("甲通知，编号，1，时间，今天\n乙提醒，编号，2，，\n", BOTH, &[], &[]),
        (
            "订单发货通知,编号,1\n课程预约成功,姓名,张三\n优惠大酬宾,金额,2元\n还书提醒,书名,小王子\n",
            &[
                "订单发货通知 编号=1",
                "课程预约成功 姓名=张三",
                "优惠大酬宾 金额=2元",
                "还书提醒 书名=小王子",
            ],
            &[],
            &[],
        ),
        ("标题\n甲通知\n乙提醒\n", &["甲通知", "乙提醒"], &[], &[]),
        ("=\"甲通知\",编号,\"=\"\"007\"\"\"\n", &["甲通知 编号=007"], &[], &[]),
        (
            "标题,关键词1,示例1\n甲通知,地址,北京_x000D_\n",
            &["甲通知 地址=北京\n"],
            &[],
            &[],
        ),
    ]);
}

#[test]
fn cells_that_cannot_be_what_their_place_says() {
    assert_all(&[
        (
            "标题,关键词\n甲通知,\"{\"\"color\"\":{\"\"r\"\":1}}\"\n乙提醒,编号\n",
            &["!", "乙提醒 编号"],
            &[],
            &["2:5: B2: the cell is JSON that lists no keywords"],
        ),
        (
            "类别,提醒,要素\n物业,甲通知,编号\n物业,乙提醒,编号\n",
            &["甲通知 编号", "乙提醒 编号"],
            &["in a column without a name, and not read: A2 \"物业\", A3 \"物业\""],
            &["the first row seems to name the columns, in names that are unknown: \"类别\", \"提醒\", \"要素\""],
        ),
        (
            "标题,关键词1,示例1\n甲通知,取餐时间,2015年1月5日,08:30,中心店\n乙提醒,退餐原因,太凉,太咸\n丙通知,编号,1,取号时间,08:30\n",
            &["!", "!", "丙通知 编号=1 取号时间=08:30"],
            &[],
            &["D2: a cell too many", "D3: a cell too many"],
        ),
    ]);
}
