//! What people call the parts of a template: the names of members in JSON, of columns in tables and databases.

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Name {
    Title,
    /// The text with placeholders.
    Content,
    Example,
    Id,
    Scene,
    /// A list of keywords.
    Keywords,
    /// Of one keyword: what it is called.
    Label,
    /// Of one keyword: `thing1`.
    Key,
    /// Of one keyword: the type of its values.
    Kind,
    /// Of one keyword: the values it allows.
    Values,
}

impl Name {
    /// Those that are of a template, not of one keyword.
    pub(in crate::input) const OF_TEMPLATE: [Self; 6] = [
        Self::Title,
        Self::Content,
        Self::Example,
        Self::Id,
        Self::Scene,
        Self::Keywords,
    ];
}

/// All that a part may be.
const ALL: [Name; 10] = [
    Name::Title,
    Name::Content,
    Name::Example,
    Name::Id,
    Name::Scene,
    Name::Keywords,
    Name::Label,
    Name::Key,
    Name::Kind,
    Name::Values,
];

/// All that one name may say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input) struct Meaning([Option<Rank>; ALL.len()]);

impl Meaning {
    pub(in crate::input) fn of(written: &str) -> Self {
        Self(ALL.map(|name| rank(name, written)))
    }

    pub(in crate::input) fn rank(self, name: Name) -> Option<Rank> {
        let (_, rank) = ALL.iter().zip(self.0).find(|(known, _)| **known == name)?;
        rank
    }

    pub(in crate::input) fn is(self, name: Name) -> bool {
        self.rank(name).is_some()
    }

    /// Whether it says anything at all.
    pub(in crate::input) fn is_none(self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// How near a name comes to saying what a part is: the smaller the nearer.
pub(in crate::input) type Rank = u8;

/// Ids up to this rank are the platform's; those beyond are of the record, whatever it is.
pub(in crate::input) const OF_PLATFORM: Rank = 1;

/// How a name must be introduced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    /// With or without a word for template or message before it.
    Any,
    /// Only behind such a word.
    Led,
    /// Only behind a word for template.
    Template,
    /// Only alone.
    Alone,
}

/// Names without blanks and signs, in lower case.
const NAMES: [(Name, Rank, As, &[&str]); 18] = [
    (Name::Title, 0, As::Any, &["title", "标题"]),
    (Name::Title, 1, As::Led, &["name", "名称", "名", "名字"]),
    (Name::Title, 2, As::Alone, &["name", "名称"]),
    (
        Name::Content,
        0,
        As::Any,
        &["content", "contents", "内容", "详细内容", "正文"],
    ),
    (
        Name::Content,
        1,
        As::Any,
        &[
            "detail", "details", "body", "text", "data", "详情", "格式", "format", "",
        ],
    ),
    (
        Name::Example,
        0,
        As::Any,
        &[
            "example",
            "examples",
            "示例",
            "内容示例",
            "示例值",
            "样例",
            "例子",
            "举例",
            "demo",
            "sample",
            "examplelist",
            "示例列表",
            "keywordexample",
            "fieldexample",
            "ex",
            "eg",
        ],
    ),
    (
        Name::Example,
        1,
        As::Any,
        &["value", "示例内容", "content", "值", "取值"],
    ),
    (Name::Id, 0, As::Template, &["id", "idlong", "priid"]),
    (
        Name::Id,
        1,
        As::Template,
        &[
            "sn", "no", "code", "key", "number", "num", "idshort", "编号", "编码", "号",
        ],
    ),
    (Name::Id, 1, As::Alone, &["tid"]),
    (Name::Id, 2, As::Alone, &["id", "编号", "_id"]),
    (
        Name::Scene,
        0,
        As::Any,
        &[
            "scene",
            "scenedesc",
            "场景",
            "场景说明",
            "使用场景",
            "应用场景",
            "触发时机",
            "发送时机",
            "推送时机",
            "触发条件",
            "发送条件",
            "触发场景",
        ],
    ),
    (
        Name::Keywords,
        0,
        As::Any,
        &[
            "keywords",
            "keyword",
            "keywordlist",
            "keywordslist",
            "fields",
            "fieldlist",
            "params",
            "kw",
            "kws",
            "关键词",
            "关键词列表",
            "关键字",
            "字段",
        ],
    ),
    (
        Name::Label,
        0,
        As::Any,
        &[
            "label",
            "name",
            "title",
            "keyword",
            "keywordname",
            "fieldname",
            "标签",
            "名称",
            "字段名",
            "字段名称",
            "关键词",
            "关键词名称",
        ],
    ),
    (
        Name::Label,
        1,
        As::Any,
        &[
            "text",
            "desc",
            "description",
            "comment",
            "remark",
            "cn",
            "zh",
            "含义",
            "说明",
            "字段",
            "参数名称",
        ],
    ),
    (
        Name::Key,
        0,
        As::Any,
        &[
            "key",
            "code",
            "field",
            "keywordcode",
            "var",
            "variable",
            "param",
            "键",
            "参数",
            "参数名",
            "变量",
        ],
    ),
    (
        Name::Kind,
        0,
        As::Any,
        &["type", "rule", "valuetype", "kind", "类型", "参数类型", "取值类型"],
    ),
    (
        Name::Values,
        0,
        As::Any,
        &[
            "values",
            "enum",
            "enumvaluelist",
            "keywordenumvaluelist",
            "enumvalues",
            "enums",
            "options",
            "可选值",
            "枚举值",
        ],
    ),
];

/// Words for a template, of which the longer stand first.
const TEMPLATES: [&str; 11] = [
    "template", "moban", "tmpl", "temp", "tpl", "tem", "模板", "模版", "mb", "pritmpl", "subtmpl",
];

/// Words for what a template is made for.
const MESSAGES: [&str; 14] = [
    "subscribe",
    "weixin",
    "message",
    "notice",
    "notify",
    "wechat",
    "msg",
    "wx",
    "订阅",
    "微信",
    "消息",
    "通知",
    "pri",
    "my",
];

/// Whether a name says that a part is this, and how near it comes.
pub(in crate::input) fn rank(name: Name, written: &str) -> Option<Rank> {
    // Longer names are sentences.
    const LONGEST: usize = 48;
    if written.len() > LONGEST {
        return None;
    }
    let plain: String = written
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let known = |led: bool, template: bool, rest: &str| {
        let fits = |how: As| match how {
            As::Any => true,
            As::Led => led,
            As::Template => template,
            As::Alone => !led,
        };
        NAMES
            .iter()
            .find(|(of, _, how, names)| *of == name && fits(*how) && (led || !rest.is_empty()) && names.contains(&rest))
            .map(|(_, rank, ..)| *rank)
    };
    let mut rest = plain.as_str();
    let (mut led, mut template) = (false, false);
    loop {
        if let Some(rank) = known(led, template, rest) {
            return Some(rank);
        }
        let of_template = TEMPLATES.iter().find_map(|word| rest.strip_prefix(word));
        let shorter = of_template.or_else(|| MESSAGES.iter().find_map(|word| rest.strip_prefix(word)))?;
        (led, template) = (true, template || of_template.is_some());
        rest = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_people_give() {
        for (name, written) in [
            (
                Name::Title,
                "title name 标题 template_name templateTitle tplTitle TITLE msg_title 模板标题 模版名称 tmplName notice-name 模板名 消息标题 wx_template_title 名称",
            ),
            (
                Name::Content,
                "content template detail data 内容 详细内容 template_content tplContent 模板内容 msg body CONTENT 模版详情",
            ),
            (Name::Example, "example 示例 内容示例 Example template_example"),
            (
                Name::Id,
                "id tid tempkey template_id templateId priTmplId template_sn tpl_id 模板ID 模版编号 tempid _id templateid 编号 wx_template_id tmplId template_id_short",
            ),
            (Name::Scene, "scene scene_desc sceneDesc 场景 场景说明"),
            (Name::Keywords, "keywords keyword_list keywordList 关键词 fields"),
            (Name::Label, "name label keyword_name 字段名称 关键词"),
            (Name::Key, "key field keywordCode 参数"),
            (Name::Kind, "type rule 参数类型"),
            (Name::Values, "enumValueList values 可选值"),
        ] {
            for written in written.split(' ') {
                assert!(rank(name, written).is_some(), "{name:?} {written}");
            }
        }
    }

    #[test]
    fn names_of_other_things() {
        for (name, written) in [
            (Name::Title, "subtitle username file_name titles 标题党 t"),
            (Name::Content, "message_id contentType dataset"),
            (Name::Id, "msgid userid openid uuid kid categoryId appid status"),
            (Name::Scene, "scenes_dir"),
        ] {
            for written in written.split(' ') {
                assert_eq!(rank(name, written), None, "{name:?} {written}");
            }
        }
        assert!(rank(Name::Id, "template_id") < rank(Name::Id, "tid"));
        assert!(rank(Name::Id, "tid").unwrap() <= OF_PLATFORM && rank(Name::Id, "id").unwrap() > OF_PLATFORM);
    }
}
