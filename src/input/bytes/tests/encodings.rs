//! Short texts in every encoding, and texts in encodings that are not read.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};

use crate::input::{Opened, open};
use crate::language::Language;

/// Titles and heads of tables as they are alone in a file, the shortest first.
const SIMPLIFIED: &[&str] = &[
    "标题",
    "编号",
    "金额",
    "课程",
    "评语",
    "电费",
    "社区",
    "请求",
    "订单号",
    "车牌号",
    "挂号单",
    "关键词",
    "关键词1",
    "停水通知",
    "编号,标题",
    "订单编号",
    "缴费金额",
    "领奖金额",
    "联系方式",
    "组团信息",
    "重要通知",
    "购票数量",
    "设备数量",
    "获取路径",
    "订单类别",
    "还书提醒",
    "请假审批",
    "标题,场景",
    "退款到账提醒",
    "课程预约成功",
    "订单发货通知",
    "门诊叫号提醒",
    "房屋租金催缴",
    "疫苗接种预约",
    "会议室预订成功",
    "车辆年检到期提醒",
    "标题,关键词1,示例1",
    "模板标题\t关键词\t示例",
    "编号,标题,关键词1,示例1,关键词2,示例2",
    "取件成功通知\n快递单号：339208499",
    "您的包裹已到驿站",
    "《新生入学须知》更新提醒",
    "“家长会”时间变更通知",
    "A区停电通知",
    "VIP会员续费提醒",
    "第3号窗口叫号",
    "余额不足￥10提醒",
    "id,标题\n1,停气通知",
    "{\"title\":\"订单发货通知\"}",
    "-- 模板表",
    "你好，世界",
    "臺北101門票開售提醒",
    "訂單付款成功通知",
    "會員等級變動提醒",
];

const TRADITIONAL: &[&str] = &[
    "標題",
    "編號",
    "金額",
    "姓名",
    "時間",
    "地點",
    "備註",
    "課程",
    "訂單號",
    "車牌號",
    "關鍵詞",
    "關鍵詞1",
    "停水通知",
    "編號,標題",
    "訂單編號",
    "繳費金額",
    "聯絡方式",
    "重要通知",
    "設備數量",
    "取書提醒",
    "請假審核",
    "標題,場景",
    "退款到帳提醒",
    "課程預約成功",
    "訂單出貨通知",
    "門診叫號提醒",
    "房屋租金催繳",
    "疫苗接種預約",
    "會議室預訂成功",
    "車輛年檢到期提醒",
    "標題,關鍵詞1,示例1",
    "範本標題\t關鍵詞\t示例",
    "取件成功通知\n快遞單號：339208499",
    "您的包裹已到門市",
    "「家長會」時間變更通知",
    "A區停電通知",
    "VIP會員續費提醒",
    "第3號窗口叫號",
    "id,標題\n1,停氣通知",
    "{\"title\":\"訂單出貨通知\"}",
    "你好，世界",
    "發票開立通知",
];

fn opened(bytes: &[u8]) -> (String, String) {
    match open(bytes) {
        Ok(Opened::Plain) => (String::from_utf8_lossy(bytes).into_owned(), "UTF-8".to_owned()),
        Ok(Opened::Text { text, encoding }) => (text, encoding),
        Ok(Opened::Sheets(_)) => (String::new(), "a workbook".to_owned()),
        Err(refusal) => (String::new(), refusal.message(Language::En).to_owned()),
    }
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

#[test]
fn gb18030_and_big5_are_told_from_one_short_text() {
    for (texts, encoding, name) in [(SIMPLIFIED, GB18030, "GB18030"), (TRADITIONAL, BIG5, "Big5")] {
        for text in texts {
            assert_eq!(opened(&encoded(text, encoding)), ((*text).to_owned(), name.to_owned()));
        }
    }
}

#[test]
fn utf_16_needs_no_mark() {
    for text in SIMPLIFIED.iter().chain(TRADITIONAL) {
        for (name, mark) in [("UTF-16 LE", [0xFF, 0xFE]), ("UTF-16 BE", [0xFE, 0xFF])] {
            let unit = |unit: u16| {
                if name == "UTF-16 LE" {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            };
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            let expected = ((*text).to_owned(), name.to_owned());
            assert_eq!(opened(&[&mark, bytes.as_slice()].concat()), expected);
            let doubled = [&mark, unit(0xFEFF).as_slice(), bytes.as_slice()].concat();
            assert_eq!(opened(&doubled), expected);
            // 社区 is also >y:S, which it may well have been.
            if std::str::from_utf8(&bytes).is_err() {
                assert_eq!(opened(&bytes), expected);
            }
        }
    }
}

#[test]
fn utf_8_stays_utf_8() {
    for text in SIMPLIFIED.iter().chain(TRADITIONAL) {
        for bom in ["", "\u{feff}", "\u{feff}\u{feff}"] {
            assert_eq!(opened(format!("{bom}{text}").as_bytes()).1, "UTF-8", "{text}");
        }
    }
    for other in [
        "café crème",
        "éé",
        "Größe",
        "Заказ",
        "привет мир",
        "Τίτλος",
        "Η πληρωμή",
        "שלום",
        "مرحبا",
        "¥10·5",
    ] {
        assert_eq!(open(other.as_bytes()), Ok(Opened::Plain), "{other}");
    }
    for broken in [
        "停水通知\n停\u{0}电".as_bytes().to_vec(),
        [b"{\"title\":\"a\"}\n{\"title\":\"".as_slice(), b"\xb6\"}\n"].concat(),
        ["停水通知\n".as_bytes(), b"\xb6\n", "停电通知".as_bytes()].concat(),
        ["停水通".as_bytes(), b"\xff", "知".as_bytes()].concat(),
        // One line of many is in GB18030.
        [b"\xb6\xa9\xb5\xa5\xd6\xa7\xb8\xb6\n".as_slice(), "停水通知".as_bytes()].concat(),
        // Cut in the middle of a character.
        "停水通知".as_bytes()[..11].to_vec(),
    ] {
        assert_eq!(open(&broken), Ok(Opened::Plain), "{broken:?}");
    }
}

#[test]
fn what_is_in_no_such_encoding_is_not_guessed_at() {
    let korean: &[&str] = &[
        "주문 결제 완료 알림",
        "배송 안내",
        "안녕하세요 고객님. 주문하신 상품이 발송되었습니다.",
    ];
    let japanese: &[&str] = &[
        "お知らせ",
        "タイトル",
        "予約完了のお知らせ",
        "会議のご案内をお送りします",
    ];
    let russian: &[&str] = &["Уведомление об оплате", "Название", "привет мир"];
    let greek: &[&str] = &["ειδοποίηση", "Τίτλος", "Η πληρωμή ολοκληρώθηκε"];
    let latin: &[&str] = &["café crème brûlée", "Größe", "¿Cómo está usted?"];
    for (encoding, texts) in [
        (EUC_KR, korean),
        (SHIFT_JIS, japanese),
        (EUC_JP, japanese),
        (WINDOWS_1251, russian),
        (WINDOWS_1253, greek),
        (WINDOWS_1252, latin),
    ] {
        for text in texts {
            let told = opened(&encoded(text, encoding)).1;
            assert!(
                told.contains("save it as UTF-8"),
                "{text} in {}: {told}",
                encoding.name()
            );
        }
    }
}

#[test]
fn what_is_broken_is_told_with_its_line() {
    let long = "订单发货通知\n退款到账提醒\n".repeat(200);
    let mut gbk = encoded(&long, GB18030);
    gbk[13 * 100] = 0xFF;
    let told = opened(&gbk).1;
    assert!(told.starts_with("text in GB18030 with bytes in line 101"), "{told}");
    let told = opened(b"\xff\xfea\0\n\0\0\xd8b\0").1;
    assert!(
        told.starts_with("text in UTF-16 LE with half a character in line 2"),
        "{told}"
    );
    assert!(opened(b"\xff\xfe\0\0a\0\0\0").1.starts_with("text in UTF-32"));
}

#[test]
fn the_telling_part_may_come_late() {
    let late = format!("{}\n订单发货通知\n", "-- INSERT INTO t VALUES (1);\n".repeat(10_000));
    assert_eq!(opened(&encoded(&late, GB18030)), (late, "GB18030".to_owned()));
    let line = format!("{}订单发货通知", "a".repeat(200_000));
    assert_eq!(opened(&encoded(&line, GB18030)).1, "GB18030");
}
