//! The words by which people say what a text beside a template is.

/// How an example is announced; the longer of two that begin alike stands first.
pub(in crate::input::placeholder) const EXAMPLES: [&str; 14] = [
    "示例值",
    "示例",
    "例如",
    "样例",
    "举例",
    "比如",
    "例：",
    "例:",
    "如：",
    "如:",
    "如 ",
    "e.g.",
    "example",
    "eg:",
];

/// The ends of names that fields have and values have not.
pub(in crate::input::placeholder) const LABELS: [&str; 62] = [
    "名称",
    "时间",
    "地点",
    "编号",
    "单号",
    "号码",
    "日期",
    "地址",
    "电话",
    "方式",
    "结果",
    "项目",
    "数量",
    "进度",
    "状态",
    "原因",
    "备注",
    "类型",
    "内容",
    "说明",
    "提示",
    "金额",
    "姓名",
    "账号",
    "账户",
    "人数",
    "价格",
    "费用",
    "余额",
    "门店",
    "商品",
    "服务",
    "主题",
    "标题",
    "单位",
    "部门",
    "事项",
    "事由",
    "详情",
    "信息",
    "次数",
    "总额",
    "期限",
    "时长",
    "用户",
    "昵称",
    "手机号",
    "手机",
    "等级",
    "积分",
    "联系人",
    "申请人",
    "名字",
    "位置",
    "课程",
    "班级",
    "老师",
    "学员",
    "意见",
    "人员",
    "建议",
    "车牌",
];

/// What stands before a placeholder in prose about placeholders.
pub(in crate::input::placeholder) const NO_LABELS: [&str; 33] = [
    "例如",
    "比如",
    "如",
    "例",
    "示例",
    "格式",
    "形如",
    "格式为",
    "占位符",
    "变量",
    "参数",
    "模板内容",
    "模版内容",
    "详细内容",
    "模板",
    "替换",
    "其中",
    "关键词",
    "字段",
    "值为",
    "即",
    "和",
    "或",
    "与",
    "及",
    "content",
    "template",
    "value",
    "data",
    "text",
    "msg",
    "占位符如",
    "形式为",
];

/// Whether a text speaks to somebody, as names do not.
pub(in crate::input::placeholder) fn addresses(text: &str) -> bool {
    begins_address(text) || text.contains('您')
}

/// Whether a text begins as what speaks to somebody does.
pub(in crate::input::placeholder) fn begins_address(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    let rest = chars.as_str();
    match first {
        // What is asked for politely begins with the same character as what is asked for: 请假, 请款.
        Some('请') => !rest.starts_with(['假', '求', '款', '示', '购', '柬']),
        Some('尊') => rest.starts_with('敬'),
        Some('亲') => rest.starts_with('爱'),
        Some('点') => rest.starts_with('击'),
        Some('感') => rest.starts_with('谢'),
        Some('如') => rest.starts_with(['有', '需', '果']),
        Some('欢') => rest.starts_with('迎'),
        Some('恭') => rest.starts_with('喜'),
        Some('你') => rest.starts_with('好'),
        Some('温') => rest.starts_with("馨提示："),
        _ => false,
    }
}

/// A text without the number it has in a list: `1.`, `２、`, `(3)`, `④`, `一、`.
pub(in crate::input::placeholder) fn unnumbered(text: &str) -> &str {
    if let Some(rest) = sectioned(text, 2) {
        return rest;
    }
    let digits = |c: char| {
        matches!(
            c,
            '0'..='9' | '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
    };
    let circled = text.trim_start_matches(|c| ('①'..='⑳').contains(&c));
    if circled.len() < text.len() {
        return circled.trim_start_matches(['.', '、', ' ']);
    }
    let opened = text.trim_start_matches(['(', '（']);
    let rest = opened.trim_start_matches(digits);
    let counted = opened.get(..opened.len() - rest.len()).unwrap_or_default();
    let count = counted.chars().count();
    if !(1..=3).contains(&count) {
        return text;
    }
    let after = rest.trim_start_matches(['.', '、', ')', '）', '．', '.']);
    // `2.5` is a number and `3 ` a count, unless a dot or a parenthesis says that it is none.
    if after.len() == rest.len() || after.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    after.trim_start_matches([' ', '\u{3000}', '\t'])
}

/// A text without the number of its section, which has so many levels at most: `1.2 书籍`, `2.1.3、书籍`. 3.15 and its like
/// are days of sales; in a list a third level is that of a version.
pub(in crate::input) fn sectioned(text: &str, deepest: usize) -> Option<&str> {
    const DAYS: [&str; 5] = ["3.15", "5.20", "6.18", "11.11", "12.12"];
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text.get(..text.len() - rest.len())?;
    let plain = number.trim_end_matches('.');
    let levels = plain.split('.').take(deepest + 1);
    let level = |level: &str| (1..=2).contains(&level.len()) && !level.starts_with('0');
    let counts = (2..=deepest).contains(&levels.clone().count()) && { levels }.all(level) && !DAYS.contains(&plain);
    let behind = rest.trim_start_matches(['、', ' ', '\u{3000}', '\t', ')', '）']);
    let apart = plain.len() < number.len() || behind.len() < rest.len();
    (counts && apart && !behind.is_empty()).then_some(behind)
}

/// What a name, a mark or a head says of the text that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Role {
    /// The title of a template.
    Title,
    /// A name of something, which may be a template.
    Name,
    /// The platform's id of a template.
    Id,
    /// The number of the template in the platform's library.
    Number,
    /// The content with the placeholders; it says nothing of what stands in it.
    Content,
    /// An example of the content, or of the field above.
    Example,
    /// What the template is for.
    Scene,
    /// The rules it ignores, with the reasons.
    Ignore,
    /// The label of a field.
    Label,
    /// The label of the key or placeholder that is its value: `"书名": "thing1"`.
    LabelOfNext,
    /// The value of a field.
    Value,
    /// Values the platform allows.
    Values,
    /// Something else of the template that is no part of a draft.
    Other,
    /// A name that says nothing of templates.
    Named,
}

/// Whether a text is a link that the console has beside a template, and nothing else.
pub(in crate::input) fn is_link(text: &str) -> bool {
    const LINKS: [&str; 18] = [
        "复制",
        "删除",
        "编辑",
        "修改",
        "查看",
        "查看详情",
        "返回",
        "选用",
        "添加",
        "停用",
        "启用",
        "展开",
        "收起",
        "提交",
        "下一步",
        "上一步",
        "确定",
        "申请",
    ];
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| LINKS.contains(&word) || word == "详情")
}

/// The marks of the console and of people's documents.
pub(in crate::input) fn mark(text: &str) -> Option<Role> {
    /// The longest of them, in bytes.
    const LONGEST: usize = 18;
    let text = text.trim_matches(|c| {
        matches!(
            c,
            ' ' | '\u{3000}' | '*' | '`' | '【' | '】' | '[' | ']' | '"' | '\'' | '#' | '_' | '-' | '·' | '•' | '\t'
        )
    });
    if text.len() > LONGEST {
        return None;
    }
    Some(match text {
        "标题" | "模板标题" | "模版标题" | "消息标题" | "通知标题" | "模板名称" | "模版名称" | "模板名" | "模版名"
        | "消息模板标题" | "订阅消息标题" | "消息名称" | "通知名称" | "标题名称" => Role::Title,
        "模板ID" | "模版ID" | "模板id" | "模版id" | "模板Id" | "模板 ID" | "模版 ID" | "消息模板ID" | "Template ID"
        | "Template Id" => Role::Id,
        "模板编号" | "模版编号" | "编号" | "模板库编号" | "模板库ID" | "模板库id" => Role::Number,
        "详细内容" | "模板内容" | "模版内容" | "内容" | "消息内容" | "关键词" | "关键词选择" | "选择关键词"
        | "关键词列表" | "模板关键词" | "字段" | "模板详情" | "模版详情" | "详情" | "通知内容" | "参数"
        | "字段列表" | "模板字段" | "模板" | "模版" => Role::Content,
        "内容示例" | "示例" | "模板示例" | "样例" | "示例内容" | "消息示例" | "模版示例" | "示例值" | "例子"
        | "例如" | "如" | "例" => Role::Example,
        "场景说明" | "使用场景" | "申请理由" | "应用场景" | "适用场景" | "场景" | "推送场景" | "触发场景" | "用途"
        | "申请说明" | "触发时机" | "发送时机" | "推送时机" | "下发时机" | "通知时机" | "提醒时机" | "触发条件"
        | "发送条件" | "推送条件" | "推送时间说明" | "发送时间说明" | "推送说明" | "发送说明" | "触发说明"
        | "发送场景" | "通知场景" | "场景描述" | "触发事件" => Role::Scene,
        "忽略" | "忽略规则" => Role::Ignore,
        "基础信息" | "基本信息" | "类目" | "服务类目" | "所属类目" | "所属行业" | "行业" | "一级行业" | "二级行业"
        | "操作人" | "添加时间" | "模板类型" | "模版类型" | "操作" | "更新时间" | "创建时间" | "申请人" | "添加人"
        | "已选关键词" | "所在类目" | "审核状态" | "模板状态" | "类型" => Role::Other,
        _ => return None,
    })
}

/// The name of a variable, member, column or function, as it says what its text is.
pub(in crate::input::placeholder) fn name(word: &str) -> Option<Role> {
    if let Some(role) = mark(word) {
        return Some(role);
    }
    let plain: String = word
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Some(match plain.as_str() {
        "" => return None,
        "templateid" | "tplid" | "tmplid" | "tempid" | "pritmplid" | "mbid" | "msgtemplateid" | "wxtemplateid" => {
            Role::Id
        }
        "tid" | "tempkey" | "templatesn" | "templateno" | "templatecode" | "shortid" | "templateidshort" | "tempno" => {
            Role::Number
        }
        "content" | "contents" | "template" | "tpl" | "detail" | "details" | "body" | "message" | "keywords"
        | "fields" | "data" | "templatecontent" | "tplcontent" | "tempcontent" | "items" => Role::Content,
        "example" | "examples" | "demo" | "sample" | "eg" | "contentexample" | "templateexample" => Role::Example,
        "enumvaluelist" | "values" | "enums" | "enumvalues" => Role::Values,
        "scene" | "scenedesc" | "usage" | "scenario" => Role::Scene,
        "ignore" | "ignores" => Role::Ignore,
        "label" | "fieldname" | "keywordname" | "keyname" | "text" | "cnname" | "zhname" | "column" => Role::Label,
        "value" | "val" | "color" | "v" => Role::Value,
        _ if plain.ends_with("title") || plain.ends_with("subject") => Role::Title,
        "templatename" | "tplname" | "tmplname" | "tempname" | "msgname" | "mbname" | "noticename" => Role::Title,
        _ if plain.ends_with("name") => Role::Name,
        _ => Role::Named,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_list_are_taken_off() {
        for (text, rest) in [
            ("1. 书籍", "书籍"),
            ("２、书籍", "书籍"),
            ("(3)书籍", "书籍"),
            ("④ 书籍", "书籍"),
            ("一、书籍", "书籍"),
            ("1.2 书籍", "书籍"),
            ("2.1.3、书籍", "2.1.3、书籍"),
            ("3.15 书展", "3.15 书展"),
            ("1.0.1 书籍", "1.0.1 书籍"),
            ("2.5元", "2.5元"),
            ("3天后", "3天后"),
            ("三好学生", "三好学生"),
            ("2026.书籍", "2026.书籍"),
        ] {
            assert_eq!(unnumbered(text), rest, "{text}");
        }
    }

    #[test]
    fn names_say_what_they_hold() {
        for (word, role) in [
            ("**模版标题**", Some(Role::Title)),
            ("setTitle", Some(Role::Title)),
            ("template_name", Some(Role::Title)),
            ("name", Some(Role::Name)),
            ("priTmplId", Some(Role::Id)),
            ("CONTENT", Some(Role::Content)),
            ("status", Some(Role::Named)),
            ("=", None),
        ] {
            assert_eq!(name(word), role, "{word}");
        }
    }
}
