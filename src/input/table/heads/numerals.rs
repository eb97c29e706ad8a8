//! Numbers as people write them in names: digits, Chinese, characters of their own.

/// The numbers in a name and where they stand.
pub(super) fn numerals(name: &str) -> Vec<(usize, usize, u32)> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = name.char_indices().chain([(name.len(), ' ')]);
    for (at, char) in ends {
        let in_number = is_digit(char);
        match start {
            None if in_number => start = Some(at),
            Some(from) if !in_number => {
                found.extend(name.get(from..at).and_then(numeral).map(|number| (from, at, number)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

pub(super) fn is_digit(char: char) -> bool {
    char.is_ascii_digit() || han_digit(char).is_some() || char == '十' || enclosed(char).is_some()
}

/// A number and nothing else, in digits, in Chinese or in a circle.
pub(in crate::input::table) fn numeral(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    // 二十一 is as long as one gets.
    if text.len() > "二十一".len() {
        return None;
    }
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && let Some(number) = enclosed(only)
    {
        return Some(number);
    }
    let digit = |text: &str| {
        let mut chars = text.chars();
        han_digit(chars.next()?).filter(|_| chars.next().is_none())
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(10 * tens + ones)
        }
    }
}

fn han_digit(char: char) -> Option<u32> {
    let digits = "一二三四五六七八九";
    digits
        .chars()
        .zip(1..)
        .find(|(digit, _)| *digit == char)
        .map(|(_, number)| number)
}

/// Numbers that are one character: ①, ❶, ⑴, ⒈, ㈠, Ⅰ.
fn enclosed(char: char) -> Option<u32> {
    let first = match char {
        '①'..='⑳' => '①',
        '❶'..='❿' => '❶',
        '⑴'..='⒇' => '⑴',
        '⒈'..='⒛' => '⒈',
        '㈠'..='㈩' => '㈠',
        'Ⅰ'..='Ⅻ' => 'Ⅰ',
        'ⅰ'..='ⅻ' => 'ⅰ',
        _ => return None,
    };
    Some(u32::from(char) - u32::from(first) + 1)
}
