//! Synthetic drafts and titles, the same on every machine.

use std::fmt::Write as _;

/// A small generator of numbers with a fixed seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) % bound.max(1) as u64).unwrap_or(0)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

const SCENES: [&str; 12] = [
    "物业", "门诊", "课程", "酒店", "快递", "停车", "会员", "贷款", "保单", "工单", "会议", "设备",
];
const OBJECTS: [&str; 16] = [
    "订单", "账单", "报名", "预约", "缴费", "退款", "审核", "维修", "发票", "合同", "报告", "申请", "押金", "车辆",
    "成绩", "房间",
];
const STATES: [&str; 14] = [
    "成功",
    "失败",
    "取消",
    "到期",
    "即将到期",
    "变更",
    "完成",
    "驳回",
    "通过",
    "受理",
    "提交",
    "开始",
    "结束",
    "逾期",
];
const SUFFIXES: [&str; 2] = ["通知", "提醒"];
const SYNONYMS: [(&str, &str); 5] = [
    ("订单", "定单"),
    ("变更", "更改"),
    ("取消", "撤销"),
    ("驳回", "拒绝"),
    ("到期", "期满"),
];

const KEYWORDS: [(&str, [&str; 3]); 10] = [
    ("订单编号", ["20260105093012", "339208499", "NO2026-000017"]),
    ("支付时间", ["2026年1月5日 12:30", "2026-01-05 12:30:08", "今天13:30"]),
    ("支付金额", ["128.00元", "￥99.50", "人民币 99 元"]),
    ("联系电话", ["137****7777", "0755-26001234", "13800001234"]),
    ("客户姓名", ["李秀英", "林先生", "欧阳修文"]),
    (
        "收货地址",
        ["广州市天河区天河路208号", "中山路8号2单元501", "幸福花园3幢"],
    ),
    ("商品名称", ["红富士苹果", "少儿钢琴课", "A4复印纸"]),
    ("订单状态", ["配送中", "待审核", "已完成"]),
    ("车牌号", ["粤B12345", "沪AD12345", "京A88888"]),
    ("备注", ["放门口", "请携带身份证", "无"]),
];
const FLAWS: [(&str, &str); 4] = [
    ("支付时间", "{{date.DATA}}"),
    ("到期时间", "2019-02-30"),
    ("内容", "xxx"),
    ("订单金额", "2026年1月5日"),
];

/// Drafts of four keywords with examples, a line each; three in ten have something wrong.
pub(crate) fn drafts(count: usize) -> String {
    let mut random = Random::new(7);
    let mut text = String::new();
    for number in 0..count {
        let flawed = random.below(10) < 3;
        let ending = if flawed && random.below(2) == 0 {
            "消息"
        } else {
            random.pick(&SUFFIXES)
        };
        let title = format!(
            "{}{}{}{ending}",
            random.pick(&SCENES),
            random.pick(&OBJECTS),
            random.pick(&STATES)
        );
        let first = random.below(KEYWORDS.len());
        let _ = write!(text, r#"{{"id":"d{number}","title":"{title}","keywords":["#);
        for place in 0..4 {
            let (name, examples) = KEYWORDS[(first + place * 3) % KEYWORDS.len()];
            let (name, example) = if flawed && place == 3 {
                FLAWS[random.below(FLAWS.len())]
            } else {
                (name, random.pick(&examples))
            };
            let comma = if place == 0 { "" } else { "," };
            let _ = write!(text, r#"{comma}{{"name":"{name}","example":"{example}"}}"#);
        }
        text.push_str("]}\n");
    }
    text
}

/// The same drafts with titles of their own, hardly two alike.
pub(crate) fn with_titles(count: usize) -> String {
    let mut text = String::new();
    for (draft, title) in drafts(count).lines().zip(titles(count)) {
        let own = draft
            .split_once(r#""title":""#)
            .and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
        if let Some((before, behind)) = own {
            let _ = writeln!(text, r#"{before}"title":"{title}"{behind}"#);
        }
    }
    text
}

/// Titles: scene × object × state × suffix over a vocabulary that grows as 6·N^0.6, a quarter of them mutants.
pub(crate) fn titles(count: usize) -> Vec<String> {
    let mut random = Random::new(11);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few ten thousand words"
    )]
    let words = (6.0 * (count as f64).powf(0.6)) as usize;
    let names: Vec<String> = (0..words).map(|_| (0..2).map(|_| han(&mut random)).collect()).collect();
    let mut titles: Vec<String> = Vec::with_capacity(count);
    while titles.len() < count {
        let mutant = random.below(4) == 0 && !titles.is_empty();
        let title = if mutant {
            let from = titles.get(random.below(titles.len())).cloned().unwrap_or_default();
            mutated(&from, &mut random)
        } else {
            let name = names.get(random.below(names.len())).map_or("", String::as_str);
            format!(
                "{name}{}{}{}",
                random.pick(&OBJECTS),
                random.pick(&STATES),
                random.pick(&SUFFIXES)
            )
        };
        titles.push(title);
    }
    titles
}

fn han(random: &mut Random) -> char {
    u32::try_from(random.below(3500))
        .ok()
        .and_then(|n| char::from_u32(0x4e00 + n * 5))
        .unwrap_or('一')
}

fn mutated(title: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = title.chars().collect();
    match random.below(5) {
        0 => {
            let at = random.below(chars.len());
            if let Some(c) = chars.get_mut(at) {
                *c = han(random);
            }
            chars.into_iter().collect()
        }
        1 => SYNONYMS
            .iter()
            .fold(title.to_owned(), |title, (from, to)| title.replace(from, to)),
        2 => format!("您的{title}"),
        3 => title.replace("信息", ""),
        _ if title.ends_with("通知") => title.replace("通知", "提醒"),
        _ => title.replace("提醒", "通知"),
    }
}
