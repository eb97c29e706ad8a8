use super::{Fault, read, sheets, workbook, zipped};

/// What a cell with this XML shows.
fn cell(xml: &str) -> Vec<String> {
    let strings = r#"<sst><si><t>停水通知</t></si><si><t/></si><si><t xml:space="preserve"> 甲 </t></si></sst>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="&quot;编号&quot;@"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="58"/><xf numFmtId="9"/><xf numFmtId="176"/></cellXfs>
        <dxfs><dxf><numFmt numFmtId="31" formatCode="0"/></dxf></dxfs></styleSheet>"#;
    let bytes = workbook(
        &format!("<row>{xml}</row>"),
        &[("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)],
    );
    read(&bytes)
        .split_off(1)
        .into_iter()
        .map(|line| line.split_once(' ').unwrap().1.to_owned())
        .collect()
}

#[test]
fn a_cell_shows_what_the_person_sees() {
    for (xml, expected) in [
        (r#"<c t="s"><v>0</v></c>"#, "停水通知"),
        (r#"<c t="s"><v>2</v></c>"#, " 甲 "),
        ("<c><v>42009.5</v></c>", "42009.5"),
        (r#"<c s="1"><v>42009.5</v></c>"#, "2015年1月5日"),
        (r#"<c s="2"><v>42009</v></c>"#, "1月5日"),
        (r#"<c s="3" t="n"><v>0.256</v></c>"#, "26%"),
        (r#"<c s="4" t="s"><v>0</v></c>"#, "编号停水通知"),
        (r#"<c s="99"><v>7</v></c>"#, "7"),
        (r#"<c s="1" t="d"><v>2015-01-05T08:30:00</v></c>"#, "2015年1月5日"),
        (r#"<c t="d"><v>明天</v></c>"#, "明天"),
        (r#"<c t="b"><v>1</v></c>"#, "TRUE"),
        (r#"<c t="b"><v>0</v></c>"#, "FALSE"),
        (r#"<c t="e"><v>#N/A</v></c>"#, "#N/A"),
        (r#"<c t="e"><v>#SPILL!</v></c>"#, "#SPILL!"),
        (
            r#"<c t="str"><f>A1&amp;"x"</f><v>甲_x000D_&#10;&lt;乙&gt;&amp;</v></c>"#,
            "甲\r\n<乙>&",
        ),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ("<c><f>A1&amp;B1</f></c>", "=A1&B1"),
        (r#"<c t="inlineStr"><is><t>内联</t></is></c>"#, "内联"),
        (
            r#"<c t="inlineStr"><is><r><t>取</t></r><r><rPr><b/></rPr><t>件</t></r></is></c>"#,
            "取件",
        ),
        (
            r#"<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>"#,
            "東京",
        ),
        (r#"<c t="inlineStr"><is><t>_x005F_x000D_</t></is></c>"#, "_x000D_"),
        (r#"<c t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>"#, "<甲>"),
        (r#"<x:c t="x"><x:v>12</x:v><extLst><v>9</v></extLst></x:c>"#, "12"),
        ("<c><v>12a</v></c>", "12a"),
        ("<c><v>inf</v></c>", "inf"),
        ("<c><v> 12 </v></c>", "12"),
    ] {
        assert_eq!(cell(xml), [expected], "{xml}");
    }
}

#[test]
fn what_shows_nothing_is_no_cell() {
    for xml in [
        "<c/>",
        "<c><v></v></c>",
        r#"<c t="s"><v>1</v></c>"#,
        r#"<c t="s"><v>99</v></c>"#,
        r#"<c t="str"><f>""</f><v></v></c>"#,
        r#"<c t="inlineStr"><is><t></t></is></c>"#,
    ] {
        assert_eq!(cell(xml), Vec::<String>::new(), "{xml}");
    }
}

#[test]
fn cells_stand_where_they_say_or_follow_each_other() {
    let bytes = workbook(
        r#"<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>
           <row><c r="AA6"><v>5</v></c></row><row r="3" hidden="1"><c r="B3"><v>7</v></c><c r="A3"><v>6</v></c></row>
           <row hidden="true"/><row r="5"><c r="A5"><v>8</v></c></row>"#,
        &[],
    );
    assert_eq!(
        read(&bytes),
        ["甲", "A1 1", "B1 2", "A3* 6", "B3* 7", "A5 8", "C5 3", "D5 4", "AA6 5"]
    );
}

#[test]
fn merged_cells_say_how_far_they_reach() {
    let sheet = r#"<worksheet><sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D1"/><mergeCell ref="D1:A1"/><mergeCell ref="?"/><mergeCell/></mergeCells></worksheet>"#;
    let bytes = workbook("", &[("xl/worksheets/sheet1.xml", sheet)]);
    assert_eq!(read(&bytes), ["甲", "A1[3x2] 1", "D1 2"]);
}

#[test]
fn a_workbook_may_count_from_1904_and_lie_where_it_likes() {
    let book = r#"<s:workbook xmlns:s="s"><s:workbookPr date1904="1"/><s:sheets>
        <s:sheet name="图表" sheetId="1" id="c"/><s:sheet name="甲&amp;乙" sheetId="2" state="veryHidden" id="a"/></s:sheets>
        <extLst><x15:workbookPr chartTrackingRefBase="1"/></extLst></s:workbook>"#;
    let bytes = zipped(&[
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r" Type="a/officeDocument" Target="/book/main.xml"/></Relationships>"#,
        ),
        ("book/main.xml", book),
        (
            "book\\_rels\\main.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="a/worksheet" Target="../Sheets/./One.xml"/>
            <Relationship Id="c" Type="a/chartsheet" Target="chart.xml"/>
            <Relationship Id="s" Type="a/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "book/styles.xml",
            r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        (
            "sheets/one.xml",
            "\u{feff}<?xml version=\"1.0\"?><worksheet><sheetData><row><c><v>40547</v></c></row></sheetData></worksheet>",
        ),
    ]);
    assert_eq!(read(&bytes), ["图表", "甲&乙*", "A1 2015/1/5"]);
}

#[test]
fn what_is_missing_or_broken_is_told() {
    let missing = |name: &str| Err(Fault::Damaged(name.to_owned()));
    let broken = |name, text| sheets(&workbook("<row><c><v>1</v></c></row>", &[(name, text)]));
    assert_eq!(sheets(&zipped(&[("a.txt", "")])), missing("xl/workbook.xml"));
    assert_eq!(sheets(&zipped(&[("xl/workbook.bin", "")])), Err(Fault::Binary));
    assert_eq!(
        broken("xl/_rels/workbook.xml.rels", "<Relationships/>"),
        missing("rId1")
    );
    for (name, text) in [
        ("xl/workbook.xml", "<workbook><sheets>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v>"),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c><v>1</c></v></row></sheetData></worksheet>",
        ),
        ("xl/sharedStrings.xml", "<sst><si><t>甲"),
        ("xl/styles.xml", "<styleSheet><numFmts <"),
    ] {
        let found = broken(name, text);
        assert_eq!(found, missing(name), "{text}");
    }
}
