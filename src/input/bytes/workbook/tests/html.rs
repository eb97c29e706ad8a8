use encoding_rs::GB18030;

use super::{Fault, read, sheets};

#[test]
fn a_table_is_a_sheet() {
    let page = r#"<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>报表</title>
        <style>td { mso-number-format: "\@" }</style>
        <!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>模板</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
        </head><body>
        <h1>草稿</h1>
        <table><caption>二月</caption>
        <tr><th>标题</th><th colspan=2>关键词<br>示例</th></tr>
        <tr><td rowspan="2">停水 &amp;
            通知</td><td>时间</td><td>2015年1月5日</td></tr>
        <tr><td>原因<td>&#x7BA1;线维修
        <tr style="display : none"><td>取件<p>通知</p></td><td> &nbsp; </td><td><b>1</b>2</td></tr>
        <tr><td><table><tr><td>内</td><td>表</td></tr></table></td></tr>
        </table><script>var 甲 = "<td>";</script>
        合计<div>三行</div>
        <table><tr><td>又一张</td></tr></table></body></html>"#;
    assert_eq!(
        read(page.as_bytes()),
        [
            "模板",
            "A1 草稿",
            "A2 二月",
            "A3 标题",
            "B3[2x1] 关键词\n示例",
            "A4[1x2] 停水 & 通知",
            "B4 时间",
            "C4 2015年1月5日",
            "B5 原因",
            "C5 管线维修",
            "A6* 取件\n通知",
            "C6* 12",
            "A7 内 表",
            "A8 合计",
            "A9 三行",
            "A10 又一张",
        ]
    );
}

#[test]
fn a_page_is_in_the_encoding_it_names_or_one_it_can_be_in() {
    let page = |head: &str| format!("{head}<table><tr><td>小区停水通知，请提前储水</td></tr></table>");
    let expected = ["HTML", "A1 小区停水通知，请提前储水"];
    for head in [
        "",
        "<meta charset=gb2312>",
        r#"<META http-equiv=Content-Type content="text/html; CHARSET=GBK">"#,
        "<meta charset=utf-8>",
        "<meta charset=klingon>",
    ] {
        let gbk = GB18030.encode(&page(head)).0.into_owned();
        assert_eq!(read(&gbk), expected, "{head}");
    }
    for head in ["", "\u{feff}", "\u{feff}<meta charset=gbk>", "<meta charset='utf-8'>"] {
        assert_eq!(read(page(head).as_bytes()), expected, "{head}");
    }
}

#[test]
fn tags_that_do_not_match_lose_no_text() {
    for (page, expected) in [
        ("<table>甲<tr>乙<td>丙", vec!["A1 甲", "A2 丙", "A3 乙"]),
        (
            "</td></tr></table><table><td>甲</table>乙</table>",
            vec!["A1 甲", "A2 乙"],
        ),
        ("<table><tr><td>甲<tr><td>乙</table>", vec!["A1 甲", "A2 乙"]),
        (
            "<table><tr><td rowspan=0 colspan=x>甲</td><td>乙</td></table>",
            vec!["A1 甲", "B1 乙"],
        ),
        ("<table><tr><td>&lt;b&gt;&nope;</table>", vec!["A1 <b>&nope;"]),
    ] {
        assert_eq!(read(page.as_bytes()).split_off(1), expected, "{page}");
    }
}

#[test]
fn a_page_without_a_table_is_none() {
    assert_eq!(sheets(b"<html><frameset></html>"), Err(Fault::NoTable));
}
