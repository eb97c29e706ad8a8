//! Constants, enums, annotations and data in many languages.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case(
        "an enum of Java",
        "public enum Tpl {\n    PAID(\"付款成功通知\", \"OPENTM1\", \"订单号：{{keyword1.DATA}}\\n金额：{{keyword2.DATA}}\"),\n    SHIPPED(\"商品发货\", \"OPENTM2\", \"订单号：{{keyword1.DATA}}\\n快递：{{keyword2.DATA}}\");\n}\n",
        &[
            "付款成功通知@2 订单号<keyword1>@2 金额<keyword2>@2",
            "商品发货@3 订单号<keyword1>@3 快递<keyword2>@3",
        ],
        &[],
    ),
    Case(
        "joined strings",
        "static final String A = \"退票成功通知\" + \"\\n\" +\n    \"{{first.DATA}}\\n\" +\n    \"车次：\" + \"{{keyword1.DATA}}\" + \"\\n\" +\n    \"退款金额：{{keyword2.DATA}}\\n\" + \"{{remark.DATA}}\";\n",
        &["退票成功通知@1 车次<keyword1>@3 退款金额<keyword2>@4"],
        &[],
    ),
    Case(
        "an annotation, the title behind the content",
        "@Template(content = \"车次：{{thing1.DATA}}\\n座位：{{thing2.DATA}}\", title = \"出票成功通知\")\nclass A {}\n",
        &["出票成功通知@1 车次<thing1>@1 座位<thing2>@1"],
        &[],
    ),
    Case(
        "template literals of TypeScript",
        "export const paid = {\n  title: '出票成功通知',\n  content: `车次：{{thing1.DATA}}\n座位：{{thing2.DATA}}`,\n}\nexport const back = {\n  title: '退票成功通知',\n  content: `车次：{{thing1.DATA}}`,\n}\n",
        &[
            "出票成功通知@2 车次<thing1>@3 座位<thing2>@4",
            "退票成功通知@7 车次<thing1>@8",
        ],
        &[],
    ),
    Case(
        "objects with the title last",
        "export default [\n  { content: '车次：{{thing1.DATA}}', title: '出票成功通知' },\n  { content: '车次：{{thing2.DATA}}', title: '退票成功通知' },\n]\n",
        &["出票成功通知@2 车次<thing1>@2", "退票成功通知@3 车次<thing2>@3"],
        &[],
    ),
    Case(
        "arrays of PHP",
        "<?php\nreturn [\n  'paid' => ['name' => '出票成功通知', 'tempkey' => '9911', 'content' => \"车次：{{thing1.DATA}}\\n座位：{{thing2.DATA}}\"],\n  'back' => array(\n    'name' => '退票',\n    'content' => '车次{{thing1.DATA}}\n座位{{thing2.DATA}}',\n  ),\n];\n",
        &[
            "出票成功通知@3 #9911 车次<thing1>@3 座位<thing2>@3",
            "退票@5 车次<thing1>@6 座位<thing2>@7",
        ],
        &[],
    ),
    Case(
        "dicts of Python, labels in a list",
        "TPL = {\n    \"title\": \"出票成功通知\",\n    \"keywords\": [\"车次：{{thing1.DATA}}\", \"座位：{{thing2.DATA}}\"],\n}\n",
        &["出票成功通知@2 车次<thing1>@3 座位<thing2>@3"],
        &[],
    ),
    Case(
        "keys of YAML",
        "templates:\n  - title: 出票成功通知\n    id: abc\n    content: |\n      车次：{{thing1.DATA}}\n      座位：{{thing2.DATA}}\n  - title: 退票成功通知\n    content: \"车次：{{thing1.DATA}}\\n座位：{{thing2.DATA}}\"\n",
        &[
            "出票成功通知@2 车次<thing1>@5 座位<thing2>@6",
            "退票成功通知@7 车次<thing1>@8 座位<thing2>@8",
        ],
        &[],
    ),
    Case(
        "properties, not quoted",
        "tpl.paid.title=出票成功通知\ntpl.paid.content=车次：{{thing1.DATA}}\\n座位：{{thing2.DATA}}\n",
        &["出票成功通知@1 车次<thing1>@2 座位<thing2>@2"],
        &[],
    ),
    Case(
        "properties, escaped as Java does",
        "title=\\u9000\\u7968\\u901a\\u77e5\ncontent=\\u8f66\\u6b21\\uff1a{{thing1.DATA}}\n",
        &["退票通知@1 车次<thing1>@2"],
        &[],
    ),
    Case(
        "attributes and text of XML",
        "<templates>\n  <template title=\"出票成功通知\" id=\"x\">车次：{{thing1.DATA}}<br/>座位：{{thing2.DATA}}</template>\n  <template>\n    <title>退票成功通知</title>\n    <content>车次：{{thing1.DATA}}</content>\n  </template>\n</templates>\n",
        &[
            "出票成功通知@2 车次<thing1>@2 座位<thing2>@2",
            "退票成功通知@4 车次<thing1>@5",
        ],
        &[],
    ),
    Case(
        "a table of HTML",
        "<h3>出票成功通知</h3>\n<table>\n<tr><td>车次</td><td>{{thing1.DATA}}</td><td>G101</td></tr>\n<tr><td>座位</td><td>{{thing2.DATA}}</td><td>3车2A</td></tr>\n</table>\n",
        &["出票成功通知@1 车次<thing1>=G101@3 座位<thing2>=3车2A@4"],
        &[],
    ),
    Case(
        "structs of Go, maps of Kotlin",
        "var t = Template{Title: \"出票成功通知\", Content: \"车次：{{thing1.DATA}}\"}\nval u = mapOf(\"title\" to \"退票成功通知\", \"content\" to \"车次：{{thing1.DATA}}\")\n",
        &["出票成功通知@1 车次<thing1>@1", "退票成功通知@2 车次<thing1>@2"],
        &[],
    ),
    Case(
        "a field table in code",
        "// 出票成功通知\nconst fields = {\n  thing1: '车次名称',\n  time2: '发车时间',\n  phrase3: '出票状态',\n}\n",
        &["出票成功通知@1 车次名称<thing1>@3 发车时间<time2>@4 出票状态<phrase3>@5"],
        &[],
    ),
    Case(
        "objects that pair label and key, in either order",
        "const tpl = {\n  title: '出票成功通知',\n  fields: [\n    { label: '车次', key: 'thing1', example: 'G101' },\n    { key: 'time2', label: '发车时间' },\n    {\n      name: '座位',\n      key: 'thing3',\n    },\n  ],\n}\n",
        &["出票成功通知@2 车次<thing1>=G101@4 发车时间<time2>@5 座位<thing3>@7"],
        &[],
    ),
    Case(
        "what is sent, with labels in comments",
        "/** 发送出票成功通知 */\nfunction send() {\n  return post({\n    data: {\n      thing1: { value: train }, // 车次\n      time2: { value: '2026-03-08 10:00' }, // 发车时间\n      thing3: {\n        value: seat // 座位\n      },\n    },\n  })\n}\n",
        &["出票成功通知@1 车次<thing1>@5 发车时间<time2>=2026-03-08 10:00@6 座位<thing3>@8"],
        &[],
    ),
    Case(
        "members of a class with comments above",
        "/**\n * 出票成功通知\n */\npublic class Paid {\n    /** 车次 */\n    private Value thing1;\n    /** 发车时间 */\n    private Value time2;\n}\n",
        &["出票成功通知@2 车次<thing1>@5 发车时间<time2>@7"],
        &[],
    ),
    Case(
        "calls that put pairs",
        "// 出票成功通知\nmap.put(\"thing1\", \"车次名称\");\nmap.put(\"time2\", \"发车时间\");\n",
        &["出票成功通知@1 车次名称<thing1>@2 发车时间<time2>@3"],
        &[],
    ),
    Case(
        "a title of another scope is not taken",
        "function a() {\n  log('出票成功通知')\n}\nfunction b() {\n  return '车次：{{thing1.DATA}}'\n}\n",
        &[],
        &["5:10: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "an answer in a string, its quotes escaped",
        "String ANSWER = \"{\\\"data\\\":[{\\\"priTmplId\\\":\\\"p1\\\",\\\"title\\\":\\\"出票成功通知\\\",\\\"content\\\":\\\"车次:{{thing1.DATA}}\\\\n座位:{{thing2.DATA}}\\\\n\\\",\\\"example\\\":\\\"车次:G101\\\\n座位:3车2A\\\\n\\\"}]}\";\n",
        &["出票成功通知@1 #p1 车次<thing1>=G101@1 座位<thing2>=3车2A@1"],
        &[],
    ),
    Case(
        "title and content in one comment, apart by blanks or a comma",
        "switch (id) {\n  case 1: //出票成功通知   车次{{thing1.DATA}} 座位{{thing2.DATA}}\n    break;\n  case 2: //退票成功通知,车次{{thing1.DATA}}退款金额{{amount2.DATA}}\n    break;\n  case 3: //改签成功通知，车次{{thing1.DATA}}\n}\n",
        &[
            "出票成功通知@2 车次<thing1>@2 座位<thing2>@2",
            "退票成功通知@4 车次<thing1>@4 退款金额<amount2>@4",
            "改签成功通知@6 车次<thing1>@6",
        ],
        &[],
    ),
    Case(
        "a label at the end of the literal before",
        "PAID(\"T1\", \"出票成功通知\",\n  \"{{first.DATA}}车次：{{keyword1.DATA}}座位：\" +\n    \"{{keyword2.DATA}}时间：{{keyword3.DATA}}\"),\n",
        &["出票成功通知@1 车次<keyword1>@2 座位<keyword2>@2 时间<keyword3>@3"],
        &[],
    ),
    Case(
        "labels behind the placeholders, in comments",
        "// 出票成功通知\n//{{thing1.DATA}}   车次\n//{{time2.DATA}}  发车时间\nmap.put(\"thing1\", train);\n",
        &["出票成功通知@1 车次<thing1>@2 发车时间<time2>@3"],
        &[],
    ),
    Case(
        "the values allowed, before or behind their key",
        "/*\n * \"title\": \"设备故障提醒\",\n * \"content\": \"位置:{{enum_string1.DATA}}\\n状态:{{enum_string2.DATA}}\\n\",\n * \"keywordEnumValueList\": [\n *   { \"enumValueList\": [\"客厅\", \"厨房\"], \"keywordCode\": \"enum_string1.DATA\" },\n *   { \"keywordCode\": \"enum_string2.DATA\", \"enumValueList\": [\"停机\"] }\n * ]\n */\n",
        &["设备故障提醒@2 位置<enum_string1>[\"客厅\", \"厨房\"]@3 状态<enum_string2>[\"停机\"]@3"],
        &[],
    ),
    Case(
        "a comment ends with the block it stands above",
        "// 出票成功通知\nfunction a() {\n  return 1\n}\n\n// 车次：{{thing1.DATA}}\nfunction b() {\n}\n",
        &[],
        &["6:4: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "JSON in single quotes of PHP",
        "return [\n  'wx' => '{\"template_no\":\"OPENTM9\",\"title\":\"出票成功\",\"remark\":\"您好\\n车次：{{keyword1.DATA}}\\n座位：{{keyword2.DATA}}\\n谢谢。\"}',\n];\n",
        &["出票成功@2 #OPENTM9 车次<keyword1>@2 座位<keyword2>@2"],
        &[],
    ),
    Case(
        "what is allowed for a value is no part of its label",
        "// 出票成功通知\nconst f = {\n  thing1: '', // 车次名称（最大20字符）\n  time2: '', // 发车时间 (YYYY-MM-DD格式)\n}\n",
        &["出票成功通知@1 车次名称<thing1>@3 发车时间<time2>@4"],
        &[],
    ),
    Case(
        "lists of label, value, key in YAML and JSON",
        "- title: 出票成功通知\n  keywords:\n    - name: 车次\n      key: thing1\n      example: G101\n    - name: 发车时间\n      key: time2\n- title: 退票成功通知\n  rows: [[\"车次\", \"G101\", \"thing1\"], [\"座位\", \"3车2A\", \"thing2\"]]\n",
        &[
            "出票成功通知@1 车次<thing1>=G101@3 发车时间<time2>@6",
            "退票成功通知@8 车次<thing1>=G101@9 座位<thing2>=3车2A@9",
        ],
        &[],
    ),
    Case(
        "TOML and INI",
        "[[template]]\ntitle = \"出票成功通知\"\ncontent = \"\"\"\n车次：{{thing1.DATA}}\n座位：{{thing2.DATA}}\"\"\"\n\n[back]\ntitle=退票成功通知\ncontent=车次：{{thing1.DATA}}<br/>座位：{{thing2.DATA}}\n",
        &[
            "出票成功通知@2 车次<thing1>@4 座位<thing2>@5",
            "退票成功通知@8 车次<thing1>@9 座位<thing2>@9",
        ],
        &[],
    ),
    Case(
        "character data of XML",
        "<item><title><![CDATA[出票成功通知]]></title><content><![CDATA[车次：{{thing1.DATA}}\n座位：{{thing2.DATA}}]]></content></item>\n",
        &["出票成功通知@1 车次<thing1>@1 座位<thing2>@2"],
        &[],
    ),
    Case(
        "strings of C# and Python in brackets",
        "var t = @\"出票成功通知\n车次：{{thing1.DATA}}\n座位：{{thing2.DATA}}\";\nT = (\n    \"退票成功通知\\n\"\n    \"车次：{{thing1.DATA}}\\n\"\n)\n",
        &[
            "出票成功通知@1 车次<thing1>@2 座位<thing2>@3",
            "退票成功通知@5 车次<thing1>@6",
        ],
        &[],
    ),
    Case(
        "the content in a comment of its own, the title in that of what is declared below",
        "/**\n\"车次 {{thing1.DATA}}\n座位 {{thing2.DATA}}\"\n*/\n\n//TicketSold 出票成功通知\ntype TicketSold struct {\n  Train string\n}\n\n/**\n\"车次 {{thing1.DATA}}\"\n*/\n\n//TicketBack 退票成功通知\ntype TicketBack struct {\n  Train string\n}\nvar a = \"甲\"\n",
        &[
            "出票成功通知@6 车次<thing1>@2 座位<thing2>@3",
            "退票成功通知@15 车次<thing1>@12",
        ],
        &[],
    ),
    Case(
        "the names of other members are no title of a text above them",
        "export default {\n  tips: '如：订单号：{{keyword1.DATA}}',\n  list: [\n    { name: '下单通知', fields: [{ name: 'keyword1', label: '单号' }, { name: 'keyword2', label: '金额' }] },\n  ],\n}\n",
        &["下单通知@4 单号<keyword1>@4 金额<keyword2>@4"],
        &["2:9: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "a mark in a comment is not continued by code",
        "enum T {\n  A(\"出票成功通知\", \"车次：{{thing1.DATA}}\");\n  /**\n   * 模板编号\n   */\n  private String no;\n}\n",
        &["出票成功通知@2 车次<thing1>@2"],
        &[],
    ),
    Case(
        "maps of YAML on one line",
        "- name: 退票通知\n  keywords:\n    - {key: thing1, name: 车次}\n    - {name: 退票时间, key: time2}\n",
        &["退票通知@1 车次<thing1>@3 退票时间<time2>@4"],
        &[],
    ),
    Case(
        "fields of a class, annotated; those of the class before have no title",
        "class A {\n    /** 订单号 */\n    @JsonProperty(\"character_string1\")\n    private String no;\n}\n// 支付成功通知\nclass B {\n    @WxField(key = \"thing1\", name = \"商品名称\", example = \"牛奶\")\n    private String goods;\n    @WxField(key = \"amount2\", name = \"支付金额\")\n    private String amount;\n}\n",
        &["支付成功通知@6 商品名称<thing1>=牛奶@8 支付金额<amount2>@10"],
        &["3:20: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
];

/// Texts in which there is no template, though they speak of templates or send some.
pub(super) const NOTHING: &[&str] = &[
    "占位符形如 {{xxx.DATA}}，发送时替换。\n",
    "# 发送模板消息\n\n模板内容形如 `{{thing1.DATA}}`，其中 thing1 是键。\n",
    "## 模板消息说明\n\n内容中的 {{first.DATA}} 和 {{remark.DATA}} 会被替换。\n",
    "wx.request({ data: { thing1: { value: '小王子' }, time2: { value: '2026-03-08' } } })\n",
    "// 出票成功通知\nsend({ thing1: { value: '小王子' }, time2: { value: '2026-03-08' } })\n",
    "// 出票成功通知\nsend(openid, { thing1: train, time2: time })\n",
    "<p>姓名：{{ user.data }}</p>\n",
    "const date1 = '开始日期'\nconst name2 = '到期提醒'\n",
    "{{first.DATA}}\n{{remark.DATA}}\n",
    "您的订单{{keyword1.DATA}}已发货。\n",
    "获取模板列表\n订单号：{{keyword1.DATA}}\n",
    "| 错误码 | 说明 |\n|---|---|\n| 40037 | 模板不存在 |\n",
    "<Alert title=\"公众号接口测试号\" text={'{{first.DATA}}\\n任务：{{keyword1.DATA}}'} />\n",
    "## 当前模板字段\n\n- `thing1` - 提醒内容\n- `time2` - 提醒时间\n",
    "def f\n  # 商户名称：{{keyword1.DATA}}\n  data = { first: { value: \"商户到期提醒\" }, keyword1: { value: x } }\nend\n",
    "text.replace(\"{{thing1.DATA}}\", value)\n",
    "",
    "\n\n",
];
