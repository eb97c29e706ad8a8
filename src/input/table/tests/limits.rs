//! Time grows with the input and no faster, whatever it is made of.

use std::time::{Duration, Instant};

use super::read;

/// What a table of about a megabyte takes at most, in a build for tests on a slow machine; quadratic is minutes.
const LIMIT: Duration = Duration::from_secs(20);

fn assert_quick(what: &str, text: &str) {
    let begun = Instant::now();
    read(text);
    assert!(begun.elapsed() < LIMIT, "{what}: {:?}", begun.elapsed());
}

#[test]
fn large_tables_take_linear_time() {
    let wide_names: String = (1..=100)
        .map(|number| format!(",关键词{number},示例{number}"))
        .collect();
    let wide_row = format!("甲通知{}\n", ",编号,1".repeat(100));
    assert_quick("wide", &format!("标题{wide_names}\n{}", wide_row.repeat(1000)));
    let further: String = (1..=200).map(|number| format!(",我的列{number}")).collect();
    let row = format!("甲通知{}\n", ",值".repeat(200));
    assert_quick("further", &format!("标题,关键词1{further}\n{}", row.repeat(1000)));
    assert_quick(
        "many names",
        &format!("标题{}\n{}", ",关键词".repeat(100_000), "甲通知\n".repeat(10_000)),
    );
    assert_quick(
        "names unknown",
        &format!("标题,关键词{}\n甲通知,编号\n", ",关健词呀".repeat(50_000)),
    );
    assert_quick("a row of many", &format!("甲通知{}\n", ",编号,1".repeat(100_000)));
    assert_quick(
        "a form of many",
        &format!("标题,甲通知\n{}", "关键词1,编号\n示例,1\n".repeat(50_000)),
    );
    assert_quick(
        "forms side by side",
        &format!(
            "标题{}\n{}",
            ",甲通知".repeat(2000),
            format!("关键词1{}\n", ",编号".repeat(2000)).repeat(50)
        ),
    );
    assert_quick("names again", &"标题,关键词,示例\n甲通知,编号,1\n".repeat(20_000));
    assert_quick("labels", &format!("关键词,示例\n{}", "编号,1\n".repeat(100_000)));
    assert_quick("no heads", &"2026-01-05,21.5,40\n".repeat(50_000));
}

#[test]
fn large_cells_take_linear_time() {
    for part in [
        "甲、",
        "甲；",
        "甲：1\n",
        "1、",
        "{{a1.DATA}}",
        "（",
        "((",
        "a/",
        "\"\"",
        "，",
        "_x000D_",
        "通知",
        "十",
    ] {
        let cell = part.repeat((1 << 20) / part.len()).replace('"', "\"\"");
        assert_quick(part, &format!("标题,关键词,示例\n甲通知,\"{cell}\",\"{cell}\"\n"));
        assert_quick(part, &format!("标题,内容,忽略\n\"{cell}\",\"{cell}\",\"{cell}\"\n"));
        assert_quick(part, &format!("\"{cell}\",\"{cell}\"\n甲通知,编号\n"));
    }
}
