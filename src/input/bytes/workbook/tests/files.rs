//! Files of other programs; `tests/fixtures/workbooks/README.md` says how they were made.

use super::read;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workbooks/", $name))
    };
}

const LIBREOFFICE: &[&str] = &[
    "通知模板",
    "A1[4x1] 模板草稿（2015 年 1 月）",
    "A2 标题",
    "B2 关键词",
    "C2 示例",
    "D2 备注",
    "A3[1x4] 停水通知",
    "B3 停水时间",
    "C3 2015年1月5日 08:30",
    "B4 停水日",
    "C4 星期一",
    "B5 水费",
    "C5 ￥1,234.50",
    "B6 折扣",
    "C6 25.6%",
    "A7 取件通知",
    "B7 取件码",
    "C7 007",
    "D7 文本",
    "B8 单号",
    "C8 339208499000000001",
    "B9* 电话",
    "C9* 13800138000",
    "B10 大数",
    "C10 12345678901",
    "B11 已付",
    "C11 TRUE",
    "B12 出错",
    "C12 #N/A",
    "B13 合计",
    "C13 ￥1,234.50",
    "B14 连接",
    "C14 取件码12",
    "B15 地址",
    "C15 一号楼\n二单元",
    "B16 时长",
    "C16 42:00:00",
    "B17 时间",
    "C17 3:04 PM",
    "旧稿*",
    "B3 停电通知",
    "空",
];

#[test]
fn xlsx_is_read() {
    assert_eq!(read(fixture!("libreoffice.xlsx")), LIBREOFFICE);
}

#[test]
fn xls_is_read() {
    assert_eq!(read(fixture!("libreoffice.xls")), LIBREOFFICE);
}

#[test]
fn ods_is_read() {
    assert_eq!(read(fixture!("libreoffice.ods")), LIBREOFFICE);
}

#[test]
fn xls_of_another_program_is_read() {
    let expected = [
        "模板",
        "A1 标题",
        "B1 示例",
        "A2 停水通知",
        "B2 2015/01/05",
        "A3 取件",
        "B3 12.5",
        "A4[2x2] 合并",
        "A6* TRUE",
        "A7 甲乙",
    ];
    assert_eq!(read(fixture!("xlwt.xls")), expected);
}
