//! What people copy from the console, and what they write in comments.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case(
        "console, all marks, Windows line breaks",
        "基础信息\r\n模版ID\r\nk7Qw0000\r\n模版编号\r\n1024\r\n标题\r\n停水结束通知\r\n类目\r\n物业管理\r\n详细内容\r\n小区名称\r\n{{thing1.DATA}}\r\n恢复时间\r\n{{time2.DATA}}\r\n场景说明\r\n停水结束时告知住户\r\n",
        &["停水结束通知@7 #k7Qw0000 (停水结束时告知住户) 小区名称<thing1>@11 恢复时间<time2>@13"],
        &[],
    ),
    Case(
        "console, several with numbers, a suffix that is no title's",
        "1.\n标题\n社团报名\n详细内容\n社团名称\n{{thing1.DATA}}\n状态\n{{phrase2.DATA}}\n2.\n标题\n社团退出\n详细内容\n社团名称\n{{thing1.DATA}}\n",
        &[
            "社团报名@3 社团名称<thing1>@5 状态<phrase2>@7",
            "社团退出@11 社团名称<thing1>@13",
        ],
        &[],
    ),
    Case(
        "labels inline, full-width blanks, tabs",
        "停气通知\n　小区名称　{{thing1.DATA}}\n\t停气时间\t{{time2.DATA}}\n",
        &["停气通知@1 小区名称<thing1>@2 停气时间<time2>@3"],
        &[],
    ),
    Case(
        "title, labels above, no marks",
        "快递入柜通知\n快递单号\n{{character_string1.DATA}}\n取件码\n{{number2.DATA}}\n\n快递滞留提醒\n快递单号\n{{character_string1.DATA}}\n",
        &[
            "快递入柜通知@1 快递单号<character_string1>@2 取件码<number2>@4",
            "快递滞留提醒@7 快递单号<character_string1>@8",
        ],
        &[],
    ),
    Case(
        "the first line of a block is the title",
        "会员升级\n当前等级：{{keyword1.DATA}}\n有效期至：{{keyword2.DATA}}\n\n会员降级\n当前等级：{{keyword1.DATA}}\n",
        &[
            "会员升级@1 当前等级<keyword1>@2 有效期至<keyword2>@3",
            "会员降级@5 当前等级<keyword1>@6",
        ],
        &[],
    ),
    Case(
        "greeting and remark in any case are no keywords",
        "维修完成通知\n{{first.DATA}}\n设备名称：{{keyword1.DATA}}\n维修结果：{{keyword2.DATA}}\n{{Remark.DATA}}",
        &["维修完成通知@1 设备名称<keyword1>@3 维修结果<keyword2>@4"],
        &[],
    ),
    Case(
        "the example of the console below",
        "标题\n维修完成通知\n详细内容\n{{first.DATA}}\n设备名称：{{keyword1.DATA}}\n维修结果：{{keyword2.DATA}}\n内容示例\n您好\n设备名称：3号电梯\n维修结果：已修好\n",
        &["维修完成通知@2 设备名称<keyword1>=3号电梯@5 维修结果<keyword2>=已修好@6"],
        &[],
    ),
    Case(
        "cells of a web page, the example in the third",
        "标题\t快递入柜通知\n编号\t5521\n快递单号\t{{character_string1.DATA}}\tSF1023\n取件码\t{{number2.DATA}}\t8842\n",
        &["快递入柜通知@1 #5521 快递单号<character_string1>=SF1023@3 取件码<number2>=8842@4"],
        &[],
    ),
    Case(
        "no line breaks at all",
        "标题：考试成绩通知\n{{first.DATA}}考生姓名：{{keyword1.DATA}}考试科目：{{keyword2.DATA}}成绩：{{keyword3.DATA}}{{remark.DATA}}",
        &["考试成绩通知@1 考生姓名<keyword1>@2 考试科目<keyword2>@2 成绩<keyword3>@2"],
        &[],
    ),
    Case(
        "braces as blogs and Markdown have to write them",
        "考试报名提醒\n考生姓名：{ {name1.DATA} }\n考试科目：{{ thing2.DATA }}\n截止时间：\\{\\{time3.DATA\\}\\}\n地点：&#123;&#123;thing4.DATA&#125;&#125;\n备注：{{thing5.data}}\n",
        &["考试报名提醒@1 考生姓名<name1>@2 考试科目<thing2>@3 截止时间<time3>@4 地点<thing4>@5 备注<thing5>@6"],
        &[],
    ),
    Case(
        "numbers before titles and labels, examples behind",
        "一、借阅到期提醒\n1. 图书名称：{{thing1.DATA}}（如：平凡的世界）\n2. 到期日期：{{date2.DATA}} 例如：2026-04-01\n\n二、预约到馆通知\n1. 图书名称（例如：边城）：{{thing1.DATA}}\n",
        &[
            "借阅到期提醒@1 图书名称<thing1>=平凡的世界@2 到期日期<date2>=2026-04-01@3",
            "预约到馆通知@5 图书名称<thing1>=边城@6",
        ],
        &[],
    ),
    Case(
        "a label that is not Han, a label with a unit",
        "设备告警通知\n设备ID：{{character_string1.DATA}}\nIP：{{character_string2.DATA}}\n温度（℃）：{{number3.DATA}}\n",
        &["设备告警通知@1 设备ID<character_string1>@2 IP<character_string2>@3 温度（℃）<number3>@4"],
        &[],
    ),
    Case(
        "fixed text is no label and no title",
        "付款成功通知\n您好，您已付款成功。\n订单号：{{character_string1.DATA}}\n感谢惠顾\n金额：{{amount2.DATA}}\n如有疑问请拨打电话\n",
        &["付款成功通知@1 订单号<character_string1>@3 金额<amount2>@5"],
        &[],
    ),
    Case(
        "javadoc above constants, label on the line above in the second",
        "class T {\n    /**\n     * 商品上架通知\n     *\n     * 商品名称 {{thing1.DATA}}\n     * 上架时间 {{time2.DATA}}\n     */\n    String ON = \"abc\";\n\n    /**\n     * 商品下架提醒\n     * 商品名称\n     * {{thing1.DATA}}\n     */\n    String OFF = \"def\";\n}\n",
        &[
            "商品上架通知@3 商品名称<thing1>@5 上架时间<time2>@6",
            "商品下架提醒@11 商品名称<thing1>@12",
        ],
        &[],
    ),
    Case(
        "line comments of JavaScript, what is sent below",
        "// 商品上架通知\n// 商品名称：{{thing1.DATA}}\n// 上架时间：{{time2.DATA}}\nexport const ON = 'abc'\nsend({ thing1: { value: name }, time2: { value: now } })\n",
        &["商品上架通知@1 商品名称<thing1>@2 上架时间<time2>@3"],
        &[],
    ),
    Case(
        "hash comments of Python and YAML",
        "# 请假审批提醒 12345\n# 请假人{{name1.DATA}}\n# 请假天数{{number2.DATA}}\nLEAVE = 'x'\n",
        &["请假审批提醒@1 请假人<name1>@2 请假天数<number2>@3"],
        &[],
    ),
    Case(
        "dashes of SQL and Lua, HTML comments",
        "-- 请假审批提醒\n-- 请假人：{{name1.DATA}}\nlocal a = 1\n<!--\n  销假成功通知\n  请假人：{{name1.DATA}}\n-->\n",
        &["请假审批提醒@1 请假人<name1>@2", "销假成功通知@5 请假人<name1>@6"],
        &[],
    ),
    Case(
        "a docstring",
        "def send():\n    \"\"\"\n    发送请假审批提醒\n\n    请假人：{{name1.DATA}}\n    请假天数：{{number2.DATA}}\n    \"\"\"\n    pass\n",
        &["请假审批提醒@3 请假人<name1>@5 请假天数<number2>@6"],
        &[],
    ),
    Case(
        "an answer of the platform, each line behind a star",
        " * {\n *   \"priTmplId\": \"pri-7\",\n *   \"title\": \"会议开始提醒\",\n *   \"content\": \"会议主题:{{thing1.DATA}}\\n开始时间:{{time2.DATA}}\\n\",\n *   \"example\": \"会议主题:周会\\n开始时间:2026年3月2日 9:00\\n\"\n * }\n",
        &["会议开始提醒@3 #pri-7 会议主题<thing1>=周会@4 开始时间<time2>=2026年3月2日 9:00@4"],
        &[],
    ),
    Case(
        "the same in a comment and in a constant is one",
        "/* 会议开始提醒\n   会议主题：{{thing1.DATA}}\n*/\nconst T = { title: '会议开始提醒', content: '会议主题：{{thing1.DATA}}' }\n",
        &["会议开始提醒@1 会议主题<thing1>@2"],
        &["4:20: 1 处内容与已读的模板相同，只读一次"],
    ),
    Case(
        "without a title",
        "订单号：{{character_string1.DATA}}\n金额：{{amount2.DATA}}\n",
        &[],
        &["1:1: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "a title farther away than anybody would look",
        "取餐通知\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n餐号：{{number1.DATA}}\n",
        &[],
        &["64:1: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "several marks on one line",
        "标题：取餐提醒　模板编号：8812  类目：餐饮\n餐号：{{number1.DATA}}\n\n模板ID: abc 模板编号: 7 标题: 退餐通知\n餐号：{{number1.DATA}}\n",
        &["取餐提醒@1 #8812 餐号<number1>@2", "退餐通知@4 #abc 餐号<number1>@5"],
        &[],
    ),
    Case(
        "a content again in a constant, without its title",
        "/** 取餐提醒\n * 餐号：{{number1.DATA}}\n */\nString T = \"餐号：{{number1.DATA}}\";\n",
        &["取餐提醒@1 餐号<number1>@2"],
        &["4:12: 1 处内容与已读的模板相同，只读一次"],
    ),
    Case(
        "examples in brackets and behind commas",
        "【取餐提醒】\n餐号：{{number1.DATA}} [示例：1024]\n门店：{{thing2.DATA}} 【如：人民广场店】\n地址：{{thing3.DATA}}，例如：南京路1号\n",
        &["取餐提醒@1 餐号<number1>=1024@2 门店<thing2>=人民广场店@3 地址<thing3>=南京路1号@4"],
        &[],
    ),
];
