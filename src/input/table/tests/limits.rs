//! Time grows with the input and no faster, whatever it is made of.

use super::read;

/// Texts for which more than linear time would be minutes.
fn assert_read(text: &str) {
    let batch = read(text);
    assert!(!batch.items.is_empty() || !batch.errors.is_empty());
}

/// Numbered parts, one behind the other.
fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (1..=count).map(part).collect::<Vec<_>>().concat()
}

#[test]
fn large_tables_take_linear_time() {
    let wide_names = numbered(100, |number| format!(",关键词{number},示例{number}"));
    let wide_row = format!("甲通知{}\n", ",编号,1".repeat(100));
    assert_read(&format!("标题{wide_names}\n{}", wide_row.repeat(300)));
    let further = numbered(200, |number| format!(",我的列{number}"));
    let row = format!("甲通知{}\n", ",值".repeat(200));
    assert_read(&format!("标题,关键词1{further}\n{}", row.repeat(300)));
    assert_read(&format!(
        "标题{}\n{}",
        ",关键词".repeat(10_000),
        "甲通知\n".repeat(4_000)
    ));
    assert_read(&format!("标题,关键词{}\n甲通知,编号\n", ",关健词呀".repeat(5_000)));
    assert_read(&format!("甲通知{}\n", ",编号,1".repeat(10_000)));
    assert_read(&format!("标题,甲通知\n{}", "关键词1,编号\n示例,1\n".repeat(5_000)));
    assert_read(&format!(
        "标题{}\n{}",
        ",甲通知".repeat(2000),
        format!("关键词1{}\n", ",编号".repeat(2000)).repeat(50)
    ));
    assert_read(&"标题,关键词,示例\n甲通知,编号,1\n".repeat(4_000));
    assert_read(&format!("关键词,示例\n{}", "编号,1\n".repeat(10_000)));
    assert_read(&"2026-01-05,21.5,40\n".repeat(5_000));
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
        "a_x000D_",
        "通知",
        "十",
    ] {
        let cell = part.repeat((1 << 18) / part.len()).replace('"', "\"\"");
        assert_read(&format!("标题,关键词,示例\n甲通知,\"{cell}\",\"{cell}\"\n"));
        assert_read(&format!("标题,内容,忽略\n\"{cell}\",\"{cell}\",\"{cell}\"\n"));
        assert_read(&format!("\"{cell}\",\"{cell}\"\n甲通知,编号\n"));
    }
}
