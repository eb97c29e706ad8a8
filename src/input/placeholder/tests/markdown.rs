//! Drafts and documents in Markdown.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case(
        "headings are titles, lists are fields",
        "# 消息模板清单\n\n## 1. 报名成功通知\n\n- 活动名称：{{thing1.DATA}}\n- 活动时间：{{time2.DATA}}\n\n## 2. 活动报名\n\n* 活动名称：`{{thing1.DATA}}`\n",
        &[
            "报名成功通知@3 活动名称<thing1>@5 活动时间<time2>@6",
            "活动报名@8 活动名称<thing1>@10",
        ],
        &[],
    ),
    Case(
        "title in bold, content in a fence, keys with examples below",
        "### 场景一：报名\n\n**标题**：报名成功通知\n**模板编号**：3312\n\n```text\n活动名称：{{thing1.DATA}}\n活动时间：{{time2.DATA}}\n```\n\n**关键词：**\n- `thing1`：活动名称（如：读书会）\n- `time2`：活动时间（示例：2026-03-08 10:00）\n\n**场景说明**：用户报名成功后告知。\n",
        &["报名成功通知@3 #3312 (用户报名成功后告知。) 活动名称<thing1>=读书会@7 活动时间<time2>=2026-03-08 10:00@8"],
        &[],
    ),
    Case(
        "the label stands only in the list",
        "## 报名成功通知\n\n```\n{{thing1.DATA}}\n{{time2.DATA}}\n```\n\n- thing1: 活动名称\n- time2: 活动时间\n",
        &["报名成功通知@1 活动名称<thing1>@8 活动时间<time2>@9"],
        &[],
    ),
    Case(
        "tables of keys without a placeholder",
        "## 报名成功通知\n\n| 字段 | 说明 | 示例 | 类型 |\n| --- | :-: | --- | --- |\n| `thing1` | 活动名称 | 读书会 | thing |\n| `time2` | 活动时间 | 2026年3月8日 | 时间 |\n",
        &["报名成功通知@1 活动名称<thing1>=读书会@5 活动时间<time2>:时间=2026年3月8日@6"],
        &[],
    ),
    Case(
        "a table with placeholders, columns in another order, no bars at the edges",
        "报名提醒\n\n名称 | 占位符 | 举例\n--- | --- | ---\n活动名称 | {{thing1.DATA}} | 读书会\n活动时间 | {{time2.DATA}} | 明天\n",
        &["报名提醒@1 活动名称<thing1>=读书会@5 活动时间<time2>=明天@6"],
        &[],
    ),
    Case(
        "a table without heads",
        "## 报名提醒\n\n| thing1 | 活动名称 | 读书会 |\n| time2 | 活动时间 | 明天 |\n",
        &["报名提醒@1 活动名称<thing1>=读书会@3 活动时间<time2>=明天@4"],
        &[],
    ),
    Case(
        "a template a row, its content in a cell",
        "| 模板标题 | 编号 | 内容 |\n|---|---|---|\n| 报名成功通知 | 101 | 活动名称：{{thing1.DATA}}<br>活动时间：{{time2.DATA}} |\n| 报名取消 | 102 | 活动名称：{{thing1.DATA}} |\n",
        &[
            "报名成功通知@3 #101 活动名称<thing1>@3 活动时间<time2>@3",
            "报名取消@4 #102 活动名称<thing1>@4",
        ],
        &[],
    ),
    Case(
        "titles in a column, a keyword a row",
        "| 标题 | 关键词 | 示例 |\n|---|---|---|\n| 报名成功通知 | 活动名称 | 读书会 |\n| | 活动时间 | 明天 |\n| 报名取消通知 | 取消原因 | 下雨 |\n",
        &[
            "报名成功通知@3 活动名称<>=读书会@3 活动时间<>=明天@4",
            "报名取消通知@5 取消原因<>=下雨@5",
        ],
        &[],
    ),
    Case(
        "our own drafts with a remark between them",
        "这些模板请周五前确认。\n\n## 报名成功通知\n\n- 编号：a7\n- 场景：报名之后\n\n| 关键词 | 示例 | 类型 | 键 | 可选值 |\n| --- | --- | --- | --- | --- |\n| 活动名称 | 读书\\|会 | thing | thing1 | |\n| 报名状态 | 已报名 | phrase | phrase2 | 已报名<br>候补 |\n",
        &[
            "报名成功通知@3 #a7 (报名之后) 活动名称<thing1>=读书|会@10 报名状态<phrase2>=已报名[\"已报名\", \"候补\"]@11",
        ],
        &[],
    ),
    Case(
        "quotes, task lists, emphasis around labels",
        "> ## 报名提醒\n>\n> - **活动名称**：{{thing1.DATA}}\n> - *活动时间* ： {{time2.DATA}}\n",
        &["报名提醒@1 活动名称<thing1>@3 活动时间<time2>@4"],
        &[],
    ),
    Case(
        "the label behind the placeholder",
        "### 报名提醒\n- {{thing1.DATA}}：活动名称\n- {{time2.DATA}} - 活动时间（如：明天）\n",
        &["报名提醒@1 活动名称<thing1>@2 活动时间<time2>=明天@3"],
        &[],
    ),
    Case(
        "one heading, two contents: the second has no title",
        "## 报名提醒\n\n活动名称：{{thing1.DATA}}\n\n其它：\n\n活动地点：{{thing1.DATA}}\n",
        &["报名提醒@1 活动名称<thing1>@3"],
        &["7:1: 1 处带占位符的内容没有标题，未读作模板；请在其上一行写明标题"],
    ),
    Case(
        "headings with more than the title; the content is a sentence, the list has the labels",
        "### 1. 打针提醒模板\n```\n模板内容: 您的小猫{{thing1.DATA}}需要打{{thing2.DATA}}，时间：{{date3.DATA}}。{{thing4.DATA}}\n\n变量说明:\n- thing1: 小猫名字 (最大20字符)\n- thing2: 针剂名称\n- date3: 打针日期\n- thing4: 注意事项\n```\n\n**模板 B — 体检结果通知（发给主人）**\n- 小猫名字：`{{thing1.DATA}}`\n- 结果：`{{phrase2.DATA}}`（通过 / 未通过）\n",
        &[
            "打针提醒@1 小猫名字<thing1>@6 针剂名称<thing2>@7 打针日期<date3>@8 注意事项<thing4>@9",
            "体检结果通知@12 小猫名字<thing1>@13 结果<phrase2>@14",
        ],
        &[],
    ),
    Case(
        "titles in bold above fences",
        "需要申请以下模板：\n\n**模板 1：生日提醒**\n```\n姓名：{{thing1.DATA}}\n生日：{{date2.DATA}}\n```\n\n**模板 2：生日祝福**\n```\n姓名：{{thing1.DATA}}\n```\n\n### 如何使用\n\n1. 申请\n",
        &["生日提醒@3 姓名<thing1>@5 生日<date2>@6", "生日祝福@9 姓名<thing1>@11"],
        &[],
    ),
    Case(
        "an optional field, a heading with a time in it",
        "# 字段映射\n\n## 上课提醒（每天 20:00）\n| 字段 | 含义 | 示例值 |\n|---|---|---|\n| name1 | 学员 | 小王 |\n| thing2 | 备注（可选） | 带琴 |\n",
        &["上课提醒@3 学员<name1>=小王@6 备注<thing2>=带琴@7"],
        &[],
    ),
];
