//! `check --fix` and `--diff`: exactly the mended texts change, whatever the format.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::{mobanlint, stdout};
use mobanlint::input::{Format, Input, Item};
use mobanlint::render;
use mobanlint::{Keyword, Language, Linter, Template};
use proptest::prelude::*;

fn run(folder: &Path, args: &[&str]) -> Output {
    mobanlint()
        .current_dir(folder)
        .args(["check", "--lang", "en"])
        .args(args)
        .output()
        .expect("the binary runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it is UTF-8")
}

/// The file after `--fix`, and what was told.
fn fixed(name: &str, content: &[u8], args: &[&str]) -> (Vec<u8>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("it is written");
    let output = run(folder.path(), &[&[name][..], args].concat());
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        1,
        "nothing is left beside it"
    );
    (fs::read(&path).expect("it is there"), stderr(&output))
}

const TABLE: &str =
    "标题,关键词,示例\r\n支付 成功通知,\"订单\u{200b}号\",\"1,\"\"2\"\"\"\r\n支付 成功通知,支付时间,2026年1月5日\r\n";
const TABLE_FIXED: &str =
    "标题,关键词,示例\r\n支付成功通知,\"订单号\",\"1,\"\"2\"\"\"\r\n支付成功通知,支付时间,2026年1月5日\r\n";

#[test]
fn each_format_keeps_its_way_of_being_written() {
    let utf16 = |text: &str| -> Vec<u8> {
        let text = format!("\u{feff}{text}");
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let text = |text: &str| text.as_bytes().to_vec();
    let plain = TABLE.replace('\u{200b}', " ");
    let cases: [(&str, Vec<u8>, Vec<u8>); 15] = [
        (
            "a.json",
            text(
                "{ \"title\" :\t\"支付 成功通知\" ,\n\n \"keywords\":[ {\"example\":\"1\\/2\",\"name\":\"订单\\u0020号\"} ] }",
            ),
            text(
                "{ \"title\" :\t\"支付成功通知\" ,\n\n \"keywords\":[ {\"example\":\"1\\/2\",\"name\":\"订单号\"} ] }",
            ),
        ),
        (
            "bom.json",
            text("\u{feff}[{\"title\":\" 支付成功通知\"}]"),
            text("\u{feff}[{\"title\":\"支付成功通知\"}]"),
        ),
        (
            "ascii.json",
            text(r#"{"title":"\u652f\u4ed8 \u901a\u77e5"}"#),
            text(r#"{"title":"\u652f\u4ed8\u901a\u77e5"}"#),
        ),
        (
            "a.jsonl",
            text("{\"title\":\"支付 成功通知\"}\n\nnone\n{\"title\":\"退款 到账通知\"}\r\n"),
            text("{\"title\":\"支付成功通知\"}\n\nnone\n{\"title\":\"退款到账通知\"}\r\n"),
        ),
        (
            "answer.json",
            text(
                r#"{"template_list":[{"template_id":"t1","title":"退款 到账通知","content":"退款金额：{{amount1.DATA}}\n退款 时间：{{time2.DATA}}\n"}]}"#,
            ),
            text(
                r#"{"template_list":[{"template_id":"t1","title":"退款到账通知","content":"退款金额：{{amount1.DATA}}\n退款时间：{{time2.DATA}}\n"}]}"#,
            ),
        ),
        ("a.csv", text(TABLE), text(TABLE_FIXED)),
        (
            "semicolons.csv",
            text(&TABLE.replace(',', ";")),
            text(&TABLE_FIXED.replace(',', ";")),
        ),
        (
            "tabs.tsv",
            text("标题\t关键词\n支付 成功通知\t订单\"号 \n"),
            text("标题\t关键词\n支付成功通知\t订单\"号\n"),
        ),
        ("gb.csv", gb18030(&plain), gb18030(TABLE_FIXED)),
        ("utf16.csv", utf16(TABLE), utf16(TABLE_FIXED)),
        (
            "first-column.tsv",
            text("标题\t关键词1\t示例1\n支付 成功通知\t订单号\t1,2\n"),
            text("标题\t关键词1\t示例1\n支付成功通知\t订单号\t1,2\n"),
        ),
        (
            "a.md",
            text("# 说明\n\n退款 到账通知\n\n退款金额：{{amount1.DATA}}\n退款 时间：{{time2.DATA}}\n"),
            text("# 说明\n\n退款到账通知\n\n退款金额：{{amount1.DATA}}\n退款时间：{{time2.DATA}}\n"),
        ),
        (
            "a.js",
            text(
                "// 退款 到账通知\nconst data = {\n  amount1: { value: amount }, // 退款 金额\n  time2: { value: at }, // 退款时间\n};\n",
            ),
            text(
                "// 退款到账通知\nconst data = {\n  amount1: { value: amount }, // 退款金额\n  time2: { value: at }, // 退款时间\n};\n",
            ),
        ),
        (
            "titles.txt",
            text("1. 退款 到账通知\n2. 订单支付成功通知\n3. 停水 通知\n"),
            text("1. 退款到账通知\n2. 订单支付成功通知\n3. 停水通知\n"),
        ),
        (
            "clean.json",
            text("{\"title\":\"订单支付成功通知\"}"),
            text("{\"title\":\"订单支付成功通知\"}"),
        ),
    ];
    for (name, before, after) in cases {
        let (found, told) = fixed(name, &before, &["--fix"]);
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(shown(&found), shown(&after), "{name}: {told}");
        assert_eq!(found, after, "{name}: {told}");
        let (again, told) = fixed(name, &found, &["--fix"]);
        assert_eq!(again, found, "{name} again: {told}");
        assert!(!told.contains("mended"), "{name} again: {told}");
    }
}

#[test]
fn what_is_not_sure_of_its_place_is_told_and_left() {
    for (name, content, why) in [
        // The title is put together from what stands in several places.
        ("broken.csv", &b"\xe6\xa0\x87\xe9\xa2\x98,\xe5\x85\xb3\xe9\x94\xae\xe8\xaf\x8d\n\xe6\x94\xaf\xe4\xbb\x98 \xe9\x80\x9a\xe7\x9f\xa5,\xff\n\xe5\x81\x9c \xe6\xb0\xb4\xe9\x80\x9a\xe7\x9f\xa5,\xe5\x8f\xb7\n"[..], "not UTF-8"),
        ("page.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>标题</td><td>关键词</td></tr><tr><td>支付 成功通知</td><td>订单号</td></tr></table></html>".as_bytes(), "only .xlsx is written"),
    ] {
        let (found, told) = fixed(name, content, &["--fix"]);
        assert_eq!(found, content, "{name}");
        assert!(told.contains(why), "{name}: {told}");
    }
    // A keyword that goes moves up those below it.
    let twice = r#"[{"title":"成绩发布通知","keywords":[{"name":"学生姓名","example":"李四"},{"name":"学生姓名","example":"李四"},{"name":"得分","example":"92"}]}]"#;
    let (found, told) = fixed("twice.json", twice.as_bytes(), &["--fix-unsafe"]);
    assert_eq!(String::from_utf8_lossy(&found), twice);
    assert!(told.contains("the whole keyword goes"), "{told}");
}

/// A workbook as programs write it: shared texts, a formula, several formats in a cell, a second sheet, a picture.
fn workbook() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>".to_owned()),
        ("_rels/.rels", format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{related}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{main}\" xmlns:r=\"{related}\"><sheets><sheet name=\"报名\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{related}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"{related}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\" ht=\"30\"><c r=\"A2\" s=\"0\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"停水 \"&amp;\"通知\"</f><v>停水 通知</v></c><c r=\"B3\" t=\"s\"><v>3</v></c></row><row r=\"4\"><c r=\"A4\" t=\"s\"><v>4</v></c><c r=\"B4\"><v>5</v></c></row></sheetData><pageMargins left=\"1\"/></worksheet>")),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\"><si><t>标题</t></si><si><t>关键词1</t></si><si><t>支付 成功通知</t></si><si><t>订单 号</t></si><si><r><t xml:space=\"preserve\">退款 </t></r><r><rPr><b/></rPr><t>到账通知</t></r></si></sst>")),
        ("xl/media/image1.png", "\u{1}not ours".to_owned()),
    ];
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("it begins");
        zip.write_all(content.as_bytes()).expect("it is written");
    }
    zip.finish().expect("it ends").into_inner()
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("it is a zip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).expect("it is there"), &mut text).expect("it is text");
    text
}

#[test]
fn of_a_workbook_only_cells_change() {
    use calamine::{Data, Reader};
    let before = workbook();
    let (after, told) = fixed("a.xlsx", &before, &["--fix"]);
    assert!(
        told.contains("报名!A3: title “停水 通知” is not changed to “停水通知”: the cell holds a formula"),
        "{told}"
    );
    assert!(
        told.contains(
            "报名!A4: title “退款 到账通知” is not changed to “退款到账通知”: the text in the cell has several formats"
        ),
        "{told}"
    );
    assert!(told.contains("mended 3 texts in 1 file"), "{told}");
    for name in [
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "xl/media/image1.png",
        "[Content_Types].xml",
    ] {
        assert_eq!(part(&before, name), part(&after, name), "{name}");
    }
    let cell = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let sheet = part(&before, "xl/worksheets/sheet1.xml")
        .replace(
            "<c r=\"A2\" s=\"0\" t=\"s\"><v>2</v></c>",
            &cell("A2", "支付成功通知").replace("t=", "s=\"0\" t="),
        )
        .replace("<c r=\"B2\" t=\"s\"><v>3</v></c>", &cell("B2", "订单号"))
        .replace("<c r=\"B3\" t=\"s\"><v>3</v></c>", &cell("B3", "订单号"));
    assert_eq!(part(&after, "xl/worksheets/sheet1.xml"), sheet);
    let mut read: calamine::Xlsx<_> = Reader::new(std::io::Cursor::new(after)).expect("another reader opens it");
    let range = read.worksheet_range("报名").expect("the sheet is there");
    assert_eq!(range.get((1, 0)), Some(&Data::String("支付成功通知".to_owned())));
    assert_eq!(range.get((3, 0)), Some(&Data::String("退款 到账通知".to_owned())));
}

#[test]
fn statuses_are_those_of_other_linters() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    let write = |text: &str| fs::write(&path, text).expect("it is written");
    let status = |args: &[&str]| run(folder.path(), args).status.code();
    let mendable = "[{\"title\": \"订单支付 成功通知\"}]\n";
    for (content, args, code, after) in [
        (mendable, &["a.json", "--diff", "--rule", "1.4"][..], 1, mendable),
        (
            mendable,
            &["a.json", "--fix", "--rule", "1.4"],
            0,
            "[{\"title\": \"订单支付成功通知\"}]\n",
        ),
        (
            "[{\"title\": \"订单支付成功通知\"}]",
            &["a.json", "--diff"],
            0,
            "[{\"title\": \"订单支付成功通知\"}]",
        ),
        (
            "[{\"title\": \"退款到账通知单\"}]",
            &["a.json", "--fix"],
            1,
            "[{\"title\": \"退款到账通知单\"}]",
        ),
        (
            "[{\"title\": \"退款到账通知单\"}]",
            &["a.json", "--fix-unsafe"],
            0,
            "[{\"title\": \"退款到账通知\"}]",
        ),
        (
            "[{\"title\": \"退款到账通知单\"}]",
            &["a.json", "--diff"],
            0,
            "[{\"title\": \"退款到账通知单\"}]",
        ),
        (
            "[{\"titel\": \"退款\"}]",
            &["a.json", "--diff"],
            2,
            "[{\"titel\": \"退款\"}]",
        ),
    ] {
        write(content);
        assert_eq!(status(args), Some(code), "{content} {args:?}");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), after, "{args:?}");
    }
    let piped = common::piped(&["check", "-", "--diff", "--lang", "en"], mendable.as_bytes());
    assert_eq!(piped.status.code(), Some(1));
    assert!(
        stdout(&piped).contains("+[{\"title\": \"订单支付成功通知\"}]"),
        "{}",
        stdout(&piped)
    );
    // What is wrong with the command is told before a file is touched.
    write(mendable);
    assert_eq!(
        status(&["a.json", "--fix", "--format", "json", "--format", "text"]),
        Some(2)
    );
    assert_eq!(fs::read_to_string(&path).expect("it is there"), mendable);
    let quiet = run(folder.path(), &["a.json", "--fix", "--quiet", "--rule", "1.4"]);
    assert!(quiet.stderr.is_empty() && quiet.stdout.is_empty(), "{}", stderr(&quiet));
    let piped = common::piped(&["check", "-", "--fix", "--lang", "en"], mendable.as_bytes());
    assert_eq!(piped.status.code(), Some(2));
    assert!(stderr(&piped).contains("use --diff"), "{}", stderr(&piped));
}

#[test]
fn a_diff_can_be_applied() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    fs::write(&path, TABLE).expect("it is written");
    let output = run(folder.path(), &["a.csv", "--diff"]);
    fs::write(folder.path().join("a.diff"), &output.stdout).expect("it is written");
    let applied = Command::new("git")
        .current_dir(folder.path())
        .args(["apply", "-p0", "a.diff"])
        .output()
        .expect("git runs");
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), TABLE_FIXED);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_not_to_be_written_is_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    fs::write(&path, "{\"title\": \"支付 成功通知\"}").expect("it is written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it is ours");
    let output = run(folder.path(), &["a.json", "--fix"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("error: a.json: read-only, and left alone"),
        "{}",
        stderr(&output)
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
    symlink("a.json", folder.path().join("b.json")).expect("it is made");
    run(folder.path(), &["b.json", "--fix"]);
    assert!(folder.path().join("b.json").is_symlink());
    assert_eq!(
        fs::read_to_string(&path).expect("it is there"),
        "{\"title\": \"支付成功通知\"}"
    );
}

/// Texts with what fixes take away, and with what formats have to escape.
fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "订单", "支付", "成功", "时间", " ", "\u{200b}", "🎉", "ＡＢ", "\"", ",", "\t", "\\", "'", "=", "号", "a",
    ]);
    prop::collection::vec(part, 1..6)
        .prop_map(|parts| parts.concat())
        .prop_filter("not blank", |text| {
            text.chars().any(|char| !char.is_whitespace() && char != '\u{200b}')
        })
}

fn template() -> impl Strategy<Value = Template> {
    let keyword = (text(), prop::option::of(text())).prop_map(|(name, example)| match example {
        Some(example) => Keyword::new(name).with_example(example),
        None => Keyword::new(name),
    });
    (text(), prop::collection::vec(keyword, 1..3)).prop_map(|(title, keywords)| {
        keywords
            .into_iter()
            .fold(Template::new(format!("{title}通知")), Template::with_keyword)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is written by `--fix` reads as the drafts with their fixes, or those it was told of as before.
    #[test]
    fn exactly_the_fixed_texts_change(templates in prop::collection::vec(template(), 1..5)) {
        let linter = Linter::builtin().expect("it loads");
        let wanted: Vec<Template> = templates.iter().map(|template| linter.fix(template)).collect();
        let files: [(&str, Format, Vec<u8>); 6] = [
            ("a.json", Format::Json, render::drafts_json(&templates).into_bytes()),
            ("a.jsonl", Format::JsonLines, render::drafts_jsonl(&templates).into_bytes()),
            ("a.csv", Format::Csv, render::drafts_csv(&templates, Language::En).into_bytes()),
            ("a.tsv", Format::Tsv, render::drafts_tsv(&templates, Language::En).into_bytes()),
            ("a.md", Format::Text, render::drafts_markdown(&templates, Language::En).into_bytes()),
            ("a.xlsx", Format::Workbook, render::drafts_xlsx(&templates, Language::En).expect("it fits")),
        ];
        let folder = tempfile::tempdir().expect("a folder");
        for (name, _, content) in &files {
            fs::write(folder.path().join(name), content).expect("it is written");
        }
        let told = stderr(&run(folder.path(), &[".", "--fix"]));
        let mut first = Vec::new();
        for (name, format, _) in &files {
            let bytes = fs::read(folder.path().join(name)).expect("it is there");
            let batch = Input::new(&bytes).of(*format).read(Language::En);
            prop_assert_eq!(batch.items.len(), templates.len(), "{}", name);
            for ((item, wanted), before) in batch.items.iter().zip(&wanted).zip(&templates) {
                let Item::Template(found) = item else { panic!("{name}: {item:?}") };
                let texts = |template: &Template| -> Vec<Option<String>> {
                    let of_keyword = template.keywords.iter().flat_map(|keyword| [Some(keyword.name.clone()), keyword.example.clone()]);
                    std::iter::once(Some(template.title.clone())).chain(of_keyword).collect()
                };
                for ((found, wanted), before) in texts(found).into_iter().zip(texts(wanted)).zip(texts(before)) {
                    let left = found == before && told.contains(&format!("{name}:"));
                    prop_assert!(found == wanted || left, "{}: {:?} is not {:?}\n{}", name, found, wanted, told);
                    if matches!(*name, "a.json" | "a.jsonl") {
                        prop_assert_eq!(&found, &wanted, "{}\n{}", name, told);
                    }
                }
            }
            first.push(bytes);
        }
        run(folder.path(), &[".", "--fix"]);
        for ((name, ..), first) in files.iter().zip(first) {
            prop_assert_eq!(fs::read(folder.path().join(name)).expect("it is there"), first, "{} again", name);
        }
    }
}

/// The process is killed at moments spread over the time it takes; what is found is the old file or the new one.
#[test]
fn whoever_is_killed_leaves_whole_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let before = "{\"title\": \"支付 成功通知\", \"keywords\": [{\"name\": \"订单 号\"}]}\n".repeat(300);
    let after = before.replace("支付 ", "支付").replace("订单 ", "订单");
    let start = || {
        fs::write(&path, &before).expect("it is written");
        mobanlint()
            .current_dir(folder.path())
            .args(["check", "a.jsonl", "--fix", "--format", "jsonl"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts")
    };
    let begun = Instant::now();
    start().wait().expect("it ends");
    let whole = begun.elapsed();
    assert_eq!(fs::read_to_string(&path).expect("it is there"), after);
    let mut found = [0; 2];
    for moment in 1..=16_u32 {
        let mut child = start();
        std::thread::sleep(Duration::min(whole * moment / 16, Duration::from_secs(5)));
        let _ = child.kill();
        let _ = child.wait();
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text == before || text == after, "half a file after {moment}/16");
        found[usize::from(text == after)] += 1;
    }
    assert!(found[0] > 0, "it was always too late: {found:?}");
}

/// Whatever there is of fixtures: what was mended once is not mended again, and reads as before but for the mended texts.
#[test]
fn fixtures_are_mended_once_and_for_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().expect("a folder");
    let mut names = Vec::new();
    let mut folders: Vec<_> = [
        "examples",
        "tests/inputs",
        "tests/fixtures",
        "cli/tests/inputs",
        "cli/tests/fixtures",
    ]
    .map(|folder| root.join(folder))
    .into();
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder of fixtures") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "mobanlint.toml") {
                let name = format!(
                    "{}-{}",
                    names.len(),
                    path.file_name().expect("a name").to_string_lossy()
                );
                fs::copy(&path, folder.path().join(&name)).expect("it is copied");
                names.push(name);
            }
        }
    }
    let all = || -> Vec<Vec<u8>> {
        let read = |name: &String| fs::read(folder.path().join(name)).expect("it is there");
        names.iter().map(read).collect()
    };
    let args: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .chain(["--fix", "--no-config"])
        .collect();
    let before = all();
    run(folder.path(), &args);
    let once = all();
    run(folder.path(), &args);
    assert!(once == all(), "a second time something was mended");
    let linter = Linter::builtin().expect("it loads");
    let mut mended = 0;
    for ((name, before), after) in names.iter().zip(&before).zip(&once) {
        mended += usize::from(before != after);
        let read = |bytes: &[u8]| Input::new(bytes).named(name).read(Language::En).items;
        let (before, after) = (read(before), read(after));
        assert_eq!(before.len(), after.len(), "{name}");
        for pair in before.iter().zip(&after) {
            if let (Item::Template(before), Item::Template(after)) = pair {
                let wanted = linter.fix(before);
                let texts = |template: &Template| -> Vec<String> {
                    let of_keyword = |keyword: &Keyword| [Some(keyword.name.clone()), keyword.example.clone()];
                    let keywords = template.keywords.iter().flat_map(of_keyword).flatten();
                    std::iter::once(template.title.clone()).chain(keywords).collect()
                };
                let was_or_wanted =
                    |(after, (before, wanted)): (&String, (&String, &String))| after == before || after == wanted;
                let (before, after, wanted) = (texts(before), texts(after), texts(&wanted));
                let pairs = after.iter().zip(before.iter().zip(&wanted));
                assert!(
                    before.len() == after.len() && { pairs }.all(was_or_wanted),
                    "{name}: {after:?} {wanted:?}"
                );
            }
        }
    }
    assert!(names.len() > 40 && mended > 0, "{mended} of {}", names.len());
}
