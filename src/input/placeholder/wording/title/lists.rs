//! The words by which titles are told from what else stands on lines of their own.

/// The ends by which titles are known.
pub(super) const ENDS: [&str; 17] = [
    "通知",
    "提醒",
    "提示",
    "告知",
    "预警",
    "告警",
    "公告",
    "通知书",
    "通知单",
    "播报",
    "催缴",
    "催办",
    "回执",
    "通报",
    "简报",
    "预告",
    "警报",
];
/// The ends that titles share with other texts.
pub(super) const SHARED: [&str; 14] = [
    "成功", "失败", "完成", "结果", "到账", "变更", "取消", "到期", "申请", "审核", "确认", "邀请", "反馈", "待办",
];
/// Texts made of nothing but these speak of templates in general.
pub(super) const GENERAL: [&str; 69] = [
    "小程序",
    "公众号",
    "服务号",
    "订阅号",
    "一次性",
    "企业微信",
    "微信",
    "订阅",
    "模板",
    "模版",
    "消息",
    "通知",
    "提醒",
    "提示",
    "推送",
    "系统",
    "服务",
    "长期",
    "列表",
    "申请",
    "内容",
    "设置",
    "管理",
    "配置",
    "发送",
    "接口",
    "示例",
    "说明",
    "文档",
    "开发",
    "相关",
    "常量",
    "枚举",
    "定义",
    "数据",
    "标题",
    "关键词",
    "字段",
    "清单",
    "汇总",
    "一览",
    "场景",
    "测试",
    "类目",
    "基础",
    "信息",
    "详细",
    "详情",
    "格式",
    "参数",
    "编号",
    "名称",
    "我的",
    "群发",
    "温馨",
    "使用",
    "选用",
    "类型",
    "工具",
    "类",
    "表",
    "公共",
    "其它",
    "其他",
    "库",
    "的",
    "和",
    "与",
    "及",
];
/// Comments that begin so tell what code does.
pub(super) const DOING: [&str; 13] = [
    "获取",
    "调用",
    "构造",
    "拼接",
    "初始化",
    "根据",
    "封装",
    "定义",
    "测试",
    "用于",
    "如何",
    "是否",
    "当",
];

/// What begins with these asks; documents have such headings.
pub(super) const ASKING: [&str; 9] = ["为什么", "为何", "什么", "怎么", "怎样", "如何", "何时", "哪些", "是否"];

/// Headings of documents, which no template is called.
#[rustfmt::skip]
pub(super) const OF_DOCUMENTS: [&str; 37] = [
    "规则", "通过", "不通过", "修复", "出处", "原因", "背景", "概述", "简介", "介绍", "安装", "使用", "用法",
    "目录", "附录", "示例", "参考", "结构", "流程", "步骤", "更新日志", "许可", "许可证", "常见问题",
    "注意事项", "快速开始", "总结", "结论", "需求", "目标", "范围", "效果", "优点", "缺点", "要求", "备注",
    "说明",
];

/// Words of those who write programs and documents about templates, which titles have not.
#[rustfmt::skip]
pub(super) const OF_PROGRAMS: [&str; 28] = [
    "模板", "模版", "字段", "参数", "配置", "示例", "接口", "代码", "方法", "步骤", "说明", "文档", "函数",
    "列表", "调用", "返回", "请求", "响应", "映射", "占位符", "当前", "公众号", "小程序", "订阅消息",
    "申请指南", "指南", "测试", "管理",
];
