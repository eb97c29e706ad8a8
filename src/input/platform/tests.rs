//! Content texts and their examples, taken apart.

use super::{Keyword, Part, content, labelled, take_apart};

/// The keywords of a content text with placeholders: name, key, type, and what the example says.
fn keywords(content: &str, example: Option<&str>) -> Vec<Keyword> {
    take_apart(content, example)
        .keywords
        .iter()
        .map(Part::keyword)
        .collect()
}

/// Keywords as `name[key]=example`, and how much of the texts is none.
fn told(content: &str, example: &str) -> (String, usize, usize) {
    let example = Some(example).filter(|text| !text.is_empty());
    let shown: Vec<String> = keywords(content, example)
        .iter()
        .map(|keyword| {
            let key = keyword.key.as_deref().unwrap_or_default();
            format!("{}[{key}]={}", keyword.name, keyword.example.as_deref().unwrap_or("-"))
        })
        .collect();
    let taken = take_apart(content, example);
    (shown.join(" "), taken.fixed, taken.unlabelled)
}

/// Content, example, what is read as [`told`] shows it, how much is fixed, how much has no label.
type Case<'c> = (&'c str, &'c str, &'c str, usize, usize);

fn assert_told(cases: &[Case<'_>]) {
    let mut wrong = Vec::new();
    for (content, example, expected, fixed, unlabelled) in cases {
        let found = told(content, example);
        if found != ((*expected).to_owned(), *fixed, *unlabelled) {
            wrong.push(format!(
                "{content}\n{example}\n  found {found:?}\n  expected {expected:?}, {fixed}, {unlabelled}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn contents_of_the_platform() {
    assert_told(&[
        // The two interfaces, old and new.
        (
            "{{first.DATA}}\n购买地点：{{keyword1.DATA}}\n购买时间{{keyword2.DATA}}\n{{remark.DATA}}",
            "您好\n购买地点：中心店\n购买时间：2016年6月6日 12:30\n谢谢",
            "购买地点[keyword1]=中心店 购买时间[keyword2]=2016年6月6日 12:30",
            4,
            0,
        ),
        (
            "姓名: {{name01.DATA}}\n电话 {{phone_number2.DATA}}\n备注:{{thing3.DATA}}\n",
            "姓名: 张三\n备注:带好证件\n两份\n",
            "姓名[name01]=张三 电话[phone_number2]=- 备注[thing3]=带好证件\n两份",
            0,
            0,
        ),
        // Placeholders in any case, with blanks, with single braces apart.
        (
            "编号{{ thing1.data }}\n时间{ {time2.DATA} }",
            "",
            "编号[thing1]=- 时间[time2]=-",
            0,
            0,
        ),
        (
            "{{First.DATA}}\n编号：{{keyword1.DATA}}\n{{REMARK.DATA}}",
            "",
            "编号[keyword1]=-",
            2,
            0,
        ),
        ("编号${thing1}，时间{{time2}}", "", "", 0, 0),
        // Fixed text is no keyword.
        (
            "您好，您的书已借出。\n\n书名：{{keyword1.DATA}}\n如有疑问请致电。\n数量：{{keyword2.DATA}}",
            "您好，您的书已借出。\n\n书名：小王子\n如有疑问请致电。\n数量：2本",
            "书名[keyword1]=小王子 数量[keyword2]=2本",
            4,
            0,
        ),
        // A placeholder in the label: its name is in the example.
        (
            "您好。\n\n{{productType.DATA}}：{{name.DATA}}\n数量：{{number.DATA}}",
            "您好。\n\n书名：小王子\n数量：2本",
            "书名[name]=小王子 数量[number]=2本",
            2,
            0,
        ),
        (
            "金额：{{adCharge.DATA}}\n{{type.DATA}}账户余额：{{cash.DATA}}\n{{remark.DATA}}",
            "金额：￥5\n现金账户余额：￥84.74\n点击查看。",
            "金额[adCharge]=￥5 现金账户余额[cash]=￥84.74",
            2,
            0,
        ),
        ("{{type.DATA}}账户余额：{{cash.DATA}}", "", "账户余额[cash]=-", 0, 1),
        ("{{type.DATA}}：{{cash.DATA}}", "", "", 0, 2),
        // The example in another order, with colons and breaks in its values.
        (
            "甲方：{{thing1.DATA}}\n乙方：{{thing2.DATA}}\n时段：{{time3.DATA}}",
            "时段：17:00 - 19:00\r\n乙方：店：二\r\n甲方：一\r\n三",
            "甲方[thing1]=一\r\n三 乙方[thing2]=店：二 时段[time3]=17:00 - 19:00",
            0,
            0,
        ),
    ]);
}

#[test]
fn contents_as_others_write_them_down() {
    assert_told(&[
        // Without any line break.
        (
            "{{first.DATA}}快递单号：{{keyword1.DATA}}取件时间：{{keyword2.DATA}}{{remark.DATA}}",
            "您好快递单号：SF1 取件时间：10:30 谢谢",
            "快递单号[keyword1]=SF1 取件时间[keyword2]=10:30 谢谢",
            2,
            0,
        ),
        (
            "单号{{keyword1.DATA}}金额{{keyword2.DATA}}",
            "单号：1 金额：2元",
            "单号[keyword1]=1 金额[keyword2]=2元",
            0,
            0,
        ),
        // Breaks written down for a page, or escaped twice.
        (
            r"编号：{{thing1.DATA}}<br>时间：{{time2.DATA}}\n地址：{{thing3.DATA}}",
            r"编号：7<br/>时间：10:30\n地址：一楼",
            "编号[thing1]=7 时间[time2]=10:30 地址[thing3]=一楼",
            0,
            0,
        ),
        // The label above, as the console shows it.
        (
            "场馆名称\n{{thing2.DATA}}\n人数\n{{number3.DATA}}",
            "",
            "场馆名称[thing2]=- 人数[number3]=-",
            0,
            0,
        ),
        (
            "欢迎\n书名：{{thing1.DATA}}\n{{thing2.DATA}}",
            "",
            "书名[thing1]=-",
            1,
            1,
        ),
        // Signs around the value belong to no label.
        (
            "金额：￥{{amount1.DATA}}元\n- 备注：{{thing2.DATA}}",
            "",
            "金额[amount1]=- 备注[thing2]=-",
            0,
            0,
        ),
        (
            "时段：{{time1.DATA}}~{{time2.DATA}}\n地点：{{thing3.DATA}}",
            "",
            "时段[time1]=- 地点[thing3]=-",
            0,
            0,
        ),
        // Values alone, one a line.
        (
            "书名{{thing1.DATA}}\n数量{{number2.DATA}}",
            "小王子\n2",
            "书名[thing1]=小王子 数量[number2]=2",
            0,
            0,
        ),
        // Labels that begin alike, or are alike.
        (
            "时间：{{time1.DATA}}\n时间段：{{thing2.DATA}}\n时间：{{time3.DATA}}",
            "时间：1点\n时间段：上午\n时间：2点",
            "时间[time1]=1点 时间段[thing2]=上午 时间[time3]=2点",
            0,
            0,
        ),
        ("{{content.DATA}}", "", "", 0, 1),
        ("", "甲：乙", "", 1, 0),
    ]);
}

#[test]
fn types_are_those_of_the_keys() {
    let types: Vec<Option<String>> = keywords(
        "甲{{enum_string2.DATA}}\n乙{{keyword1.DATA}}\n丙{{orderName.DATA}}",
        None,
    )
    .into_iter()
    .map(|keyword| keyword.value_type)
    .collect();
    assert_eq!(types, [Some("enum_string".into()), None, None]);
}

#[test]
fn long_contents_are_survived() {
    for part in [
        "{",
        "{ ",
        "{{a",
        "{{a.DATA}}",
        "甲：{{a.DATA}}",
        "甲\n",
        "：",
        "<",
        "\\",
        "{{a.DATA}}：",
    ] {
        let text = part.repeat(64 * 1024 / part.len());
        keywords(&text, Some(&text));
        keywords("甲：{{thing1.DATA}}\n乙：{{thing2.DATA}}", Some(&text));
    }
    let labels: Vec<String> = (0..250).map(|n| format!("标{n}：{{{{thing{n}.DATA}}}}\n")).collect();
    let labels = labels.concat();
    keywords(&labels, Some(&"标：\n".repeat(8_000)));
    keywords(&labels.replace('\n', ""), Some(&"标签".repeat(10_000)));
}

proptest::proptest! {
    #[test]
    fn any_content_is_survived_and_nothing_is_made_up(
        content in r"(\{\{|\}\}|甲|乙|:|：|\n|\.DATA|a|1|<br>|。| |\{\{thing1\.DATA\}\}|\{\{remark\.DATA\}\}){0,16}",
        example in "(甲|乙|:|：|\r\n|\n|1| ){0,12}",
    ) {
        for keyword in keywords(&content, Some(&example)) {
            proptest::prop_assert!(content.contains(&keyword.name) || example.contains(&keyword.name));
            proptest::prop_assert!(keyword.example.is_none_or(|shown| example.contains(&shown)));
        }
    }
}

#[test]
fn what_one_look_tells_a_longer_one_does() {
    for (content, expected) in [
        ("书名：{{thing1.DATA}}", Some(vec![("书名", "thing1")])),
        (
            "书名：{{thing1.DATA}}\n取书时间2:{{time2.DATA}}\r\n\n",
            Some(vec![("书名", "thing1"), ("取书时间2", "time2")]),
        ),
        (
            r"书名：{{thing1.DATA}}\n数量：{{number2.DATA}}\r\n备注：{{thing3.DATA}}\n",
            Some(vec![("书名", "thing1"), ("数量", "number2"), ("备注", "thing3")]),
        ),
        (
            "一卡通号：{{thing1.DATA}}\n您的书：{{thing1.DATA}}",
            Some(vec![("一卡通号", "thing1"), ("您的书", "thing1")]),
        ),
        ("{{first.DATA}}\n书名：{{thing1.DATA}}", None),
        ("书名：{{book.DATA}}", None),
        ("书名: {{thing1.DATA}}", None),
        ("1、书名：{{thing1.DATA}}", None),
        ("书名（一）：{{thing1.DATA}}", None),
        ("书名：{{thing1.DATA}}元", None),
        ("书名：{{thing1.DATA}}数量：{{number2.DATA}}", None),
        ("书名：{{thing1.DATA}}\n谢谢", None),
        ("", None),
    ] {
        let found = labelled(content);
        if let Some(found) = &found {
            let longer = content::read_any(content);
            assert_eq!(
                (longer.fixed, longer.unlabelled, longer.open_end),
                (0, 0, false),
                "{content}"
            );
            let told = longer.slots.iter().map(|slot| (slot.label, slot.key, slot.closed));
            let same = found
                .iter()
                .map(|line| (content::Label::Told(line.label), line.key, false));
            assert!(told.eq(same), "{content}");
            assert!(
                found.iter().all(|line| content[line.at..].starts_with(line.label)),
                "{content}"
            );
        }
        let found = found.map(|found| found.iter().map(|line| (line.label, line.key)).collect::<Vec<_>>());
        assert_eq!(found, expected, "{content}");
    }
}
