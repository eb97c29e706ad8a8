//! Chinese numerals: `[DBNum1]`, `[DBNum2]`, `[DBNum3]`.

/// A way to write numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 一百二十三
    Plain,
    /// 壹佰贰拾叁
    Formal,
    /// １２３
    Wide,
}

impl Numerals {
    pub(super) fn of(number: &str) -> Option<Self> {
        match number {
            "1" => Some(Self::Plain),
            "2" => Some(Self::Formal),
            "3" => Some(Self::Wide),
            _ => None,
        }
    }

    fn digit(self, digit: char) -> char {
        let digits = match self {
            Self::Plain => "〇一二三四五六七八九",
            Self::Formal => "零壹贰叁肆伍陆柒捌玖",
            Self::Wide => "０１２３４５６７８９",
        };
        let at = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        at.and_then(|at| digits.chars().nth(at)).unwrap_or(digit)
    }

    /// Ten, hundred, thousand.
    fn unit(self, power: usize) -> &'static str {
        let units = match self {
            Self::Plain => ["", "十", "百", "千"],
            Self::Formal => ["", "拾", "佰", "仟"],
            Self::Wide => ["", "", "", ""],
        };
        units.get(power % 4).copied().unwrap_or_default()
    }
}

/// Every digit by itself.
pub(super) fn digits(text: &str, numerals: Numerals) -> String {
    text.chars().map(|c| numerals.digit(c)).collect()
}

/// The number in a text with its hundreds and thousands, and what is behind its point digit by digit.
pub(super) fn number(text: &str, numerals: Numerals) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (whole, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    // Powers of ten, and what has no name for its size, are told digit by digit.
    if whole.is_empty() || whole.len() > 16 || after.contains('E') || numerals == Numerals::Wide {
        return digits(text, numerals);
    }
    format!("{before}{}{}", in_words(whole, numerals), digits(after, numerals))
}

/// The same in dates, where ten is not "one ten".
pub(super) fn of_date(text: &str, numerals: Numerals) -> String {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    if numerals == Numerals::Wide {
        return digits(text, numerals);
    }
    let words = in_words(text.trim_start_matches('0'), numerals);
    match words.strip_prefix('一') {
        Some(rest) if rest.starts_with('十') => rest.to_owned(),
        _ => words,
    }
}

/// At most sixteen digits.
fn in_words(whole: &str, numerals: Numerals) -> String {
    const GROUPS: [&str; 4] = ["", "万", "亿", "万"];
    let whole = whole.trim_start_matches('0');
    let zero = numerals.digit('0');
    if whole.is_empty() {
        return zero.to_string();
    }
    let mut out = String::new();
    let mut skipped = false;
    let mut group_empty = true;
    for (at, digit) in whole.chars().enumerate() {
        let power = whole.len() - at - 1;
        if digit == '0' {
            skipped = true;
        } else {
            if skipped {
                out.push(zero);
            }
            skipped = false;
            group_empty = false;
            out.push(numerals.digit(digit));
            out.push_str(numerals.unit(power));
        }
        if power.is_multiple_of(4) {
            // 亿 stands even where all of its own four digits are zeros, for 万亿 goes before it.
            if !group_empty || power == 8 {
                out.push_str(GROUPS.get(power / 4).copied().unwrap_or_default());
            }
            // Zeros that end a group of four are not told.
            skipped &= group_empty;
            group_empty = true;
        }
    }
    out
}
