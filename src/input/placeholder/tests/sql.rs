//! Rows of SQL.

use super::Case;
use crate::input::Input;
use crate::input::format::Format;
use crate::language::Language;

pub(super) const CASES: &[Case] = &[
    Case(
        "columns listed, several rows, escaped breaks",
        "INSERT INTO `tpl` (`id`, `title`, `content`, `tempkey`) VALUES\n(1, '停车缴费通知', '车牌号：{{car_number1.DATA}}\\n停车费：{{amount2.DATA}}', '801'),\n(2, '车位到期提醒', '车牌号：{{car_number1.DATA}}\\r\\n到期日：{{date2.DATA}}\\r\\n', '802');\n",
        &[
            "停车缴费通知@2 #801 车牌号<car_number1>@2 停车费<amount2>@2",
            "车位到期提醒@3 #802 车牌号<car_number1>@3 到期日<date2>@3",
        ],
        &[],
    ),
    Case(
        "no column list; the columns are those of the table above",
        "CREATE TABLE `t` (\n  `a` int COMMENT '主键',\n  `b` varchar(99) COMMENT '模板名称',\n  `c` text COMMENT '内容'\n);\nINSERT INTO `t` VALUES (1, '停车缴费', '车牌号：{{keyword1.DATA}}');\nINSERT INTO `t` VALUES (2, '车位转让', '车牌号：{{keyword1.DATA}}');\n",
        &["停车缴费@6 车牌号<keyword1>@6", "车位转让@7 车牌号<keyword1>@7"],
        &[],
    ),
    Case(
        "nothing names the columns: what looks most like titles, and not what all rows say",
        "insert into m values (1,'物业服务通知','缴费成功提醒','{{first.DATA}}<br>房号：{{keyword1.DATA}}<br/>金额：{{keyword2.DATA}}'),(2,'物业服务通知','报修受理通知','房号：{{keyword1.DATA}}'),(3,'物业服务通知','报修完成通知','房号：{{keyword1.DATA}}');",
        &[
            "缴费成功提醒@1 房号<keyword1>@1 金额<keyword2>@1",
            "报修受理通知@1 房号<keyword1>@1",
            "报修完成通知@1 房号<keyword1>@1",
        ],
        &[],
    ),
    Case(
        "no breaks at all, quotes doubled and escaped",
        "INSERT INTO t (name, body) VALUES ('开课提醒', '{{first.DATA}}课程\\'名''称：{{keyword1.DATA}}开课时间：{{keyword2.DATA}}{{remark.DATA}}');",
        &["开课提醒@1 课程'名'称<keyword1>@1 开课时间<keyword2>@1"],
        &[],
    ),
    Case(
        "double-escaped breaks",
        "INSERT INTO t (name, content) VALUES ('开课提醒', '课程名称：{{thing1.DATA}}\\\\n开课时间：{{time2.DATA}}');",
        &["开课提醒@1 课程名称<thing1>@1 开课时间<time2>@1"],
        &[],
    ),
    Case(
        "line breaks as they are, an example in a column of its own",
        "INSERT INTO t (title, content, example) VALUES ('开课提醒', '课程名称：{{thing1.DATA}}\n开课时间：{{time2.DATA}}', '课程名称：书法\n开课时间：2026年3月1日');",
        &["开课提醒@1 课程名称<thing1>=书法@1 开课时间<time2>=2026年3月1日@2"],
        &[],
    ),
    Case(
        "JSON in a column: keys and labels",
        "INSERT INTO t (title, data) VALUES ('开课提醒', '{\"thing1\":\"课程名称\",\"time2\":\"开课时间\"}');",
        &["开课提醒@1 课程名称<thing1>@1 开课时间<time2>@1"],
        &[],
    ),
    Case(
        "JSON in a column: objects, escaped quotes",
        "INSERT INTO t (title, data) VALUES (\"开课提醒\", \"[{\\\"key\\\":\\\"thing1\\\",\\\"name\\\":\\\"课程名称\\\",\\\"example\\\":\\\"书法\\\"},{\\\"key\\\":\\\"time2\\\",\\\"name\\\":\\\"开课时间\\\"}]\");",
        &["开课提醒@1 课程名称<thing1>=书法@1 开课时间<time2>@1"],
        &[],
    ),
    Case(
        "a template a row, a line of it a column",
        "INSERT INTO t VALUES (7, '退课成功通知', '{{first.DATA}}', '课程名称：{{keyword1.DATA}}', '退款金额：{{keyword2.DATA}}', '{{remark.DATA}}');",
        &["退课成功通知@1 课程名称<keyword1>@1 退款金额<keyword2>@1"],
        &[],
    ),
    Case(
        "the same content again as HTML",
        "INSERT INTO t VALUES (7, '退课成功通知', '课程名称：{{keyword1.DATA}}', '<p>课程名称：{{keyword1.DATA}}</p>');",
        &["退课成功通知@1 课程名称<keyword1>@1"],
        &[],
    ),
    Case(
        "SQL Server, joined values",
        "INSERT [dbo].[Tpl] ([Id], [Title], [Content]) VALUES (1, N'退课成功通知', N'课程名称：{{thing1.DATA}}' + CHAR(10) + N'退款金额：{{amount2.DATA}}')\nGO\n",
        &["退课成功通知@1 #1 课程名称<thing1>@1 退款金额<amount2>@1"],
        &[],
    ),
    Case(
        "PostgreSQL's copy",
        "COPY public.tpl (id, title, content) FROM stdin;\n1\t退课成功通知\t课程名称：{{thing1.DATA}}\\n退款金额：{{amount2.DATA}}\n2\t开课提醒\t课程名称：{{thing1.DATA}}\n\\.\n",
        &[
            "退课成功通知@2 #1 课程名称<thing1>@2 退款金额<amount2>@2",
            "开课提醒@3 #2 课程名称<thing1>@3",
        ],
        &[],
    ),
    Case(
        "an update",
        "UPDATE t SET title = '开课提醒', content = '课程名称：{{thing1.DATA}}\\n开课时间：{{time2.DATA}}' WHERE id = 3;\n",
        &["开课提醒@1 课程名称<thing1>@1 开课时间<time2>@1"],
        &[],
    ),
    Case(
        "rows of other tables, and a row without a title",
        "INSERT INTO a VALUES (1, '管理员'), (2, '订单通知');\nINSERT INTO b VALUES (1, 'x', '教室：{{thing1.DATA}}');\n-- 补课提醒\n-- 课程名称：{{thing1.DATA}}\n",
        &["补课提醒@3 课程名称<thing1>@4"],
        &["2:31: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "SQL in a string of PHP",
        "$sql = \"INSERT INTO \".tablename('t').\" (title, content) VALUES ('开课提醒', '课程名称：{{thing1.DATA}}')\";\n",
        &["开课提醒@1 课程名称<thing1>@1"],
        &[],
    ),
];

/// A column that says nothing keeps a row from being read in one look, if it has a mark of what may be a label.
#[test]
fn what_one_look_at_a_row_tells_gathering_does() {
    let read = |columns: &str, row: &str, last: &str| {
        let sql = format!("INSERT INTO t ({columns}, x) VALUES ({row}, '{last}');");
        let batch = Input::new(sql.as_bytes()).of(Format::Text).read(Language::Zh);
        (batch.items, batch.notes)
    };
    let mut found = 0;
    for content in [
        r"书名：{{thing1.DATA}}\n还书时间:{{time2.DATA}}\r\n",
        "书名：{{thing1.DATA}}\n还书时间2：{{time2.DATA}}\r\n\n",
        "一卡通号：{{character_string1.DATA}}",
        "书名：{{thing1.DATA}}\n书名：{{thing2.DATA}}",
        "书名：{{thing1.DATA}}\n还书时间：{{thing1.DATA}}",
        "例如：{{thing1.DATA}}\n关键词：{{thing2.DATA}}",
        "您的书名：{{thing1.DATA}}\n请还书：{{time2.DATA}}\n请假人：{{name3.DATA}}",
        "书架上第二排左起第三本书的名称和它的作者以及出版社：{{thing1.DATA}}",
        "ISBN：{{thing1.DATA}}\n书名ISBN号：{{thing2.DATA}}",
        "书名：{{book.DATA}}\n{{remark.DATA}}",
    ] {
        for (columns, before) in [
            ("id, title, content", "7, '还书到期提醒'"),
            ("id, tid, name, content", "7, 'TM12', '还书到期提醒'"),
            ("template_id, title, tempkey, content", "'x_1', '  还书', '88 复制'"),
            ("a, b, c", "'书店', '还书到期提醒'"),
            ("title, content", "''"),
        ] {
            let row = format!("{before}, '{content}'");
            let plain = read(columns, &row, "无");
            assert_eq!(plain, read(columns, &row, "R&D"), "{columns}: {row}");
            found += plain.0.len();
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn heads_that_are_repeated_say_the_same() {
    let rows = |head: &str, other: &str| {
        let row = |head: &str, title: &str| format!("{head} VALUES ('{title}', '书名：{{{{thing1.DATA}}}}');\n");
        let sql = row(head, "还书到期提醒") + &row(head, "借书成功通知") + &row(other, "新书上架") + &row(head, "取书");
        let batch = Input::new(sql.as_bytes()).of(Format::Text).read(Language::Zh);
        let titles = batch.templates().map(|(_, template)| template.title.clone());
        titles.collect::<Vec<_>>()
    };
    let all = ["还书到期提醒", "借书成功通知", "新书上架", "取书"];
    for (head, other) in [
        (
            "INSERT INTO `t` (`title`, `content`)",
            "INSERT INTO `t` (`title`, `content`)",
        ),
        (
            "INSERT INTO `t` (`title`, `content`)",
            "INSERT INTO `u` (`title`, `content`)",
        ),
        ("INSERT IGNORE INTO t(title,content)", "REPLACE INTO t (title, content)"),
    ] {
        assert_eq!(rows(head, other), all, "{head} {other}");
    }
}
