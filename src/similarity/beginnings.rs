//! Words nobody listed that begin alike, and are called another way alone.

/// Whether two words nobody listed begin alike and go on alike enough: 菌棒 and 菌包. How a word begins says
/// which thing it is, and what it ends in how people call it; of words that end alike, as 腰围 and 臀围, each is another.
pub(super) fn begin_alike(one: &[char], other: &[char]) -> bool {
    let most = one.len().max(other.len());
    let same = |(a, b): &(&char, &char)| a == b;
    let before = one.iter().zip(other).take_while(same).count();
    let (rest, others) = (
        one.get(before..).unwrap_or_default(),
        other.get(before..).unwrap_or_default(),
    );
    let behind = rest.iter().rev().zip(others.iter().rev()).take_while(same).count();
    let differ = |rest: &[char]| {
        rest.get(..rest.len() - behind)
            .map(<[char]>::to_vec)
            .unwrap_or_default()
    };
    let (rest, others) = (differ(rest), differ(others));
    let opposed = rest.iter().any(|a| others.iter().any(|b| are_opposed(*a, *b)));
    let tells_apart = |c: &char| TELLS_APART.contains(*c);
    before > 0
        && has_other_names(one)
        && has_other_names(other)
        && 2 * (before + behind) >= most
        && !opposed
        && !rest.iter().chain(&others).any(tells_apart)
}

/// What words that begin alike have in common, as hashes: any two have one of them, and of those that have one only few are
/// not alike, so that a thousand names that begin with one surname are not all compared.
pub(super) fn begins(word: &[char]) -> impl Iterator<Item = u64> {
    let (first, second, last) = (word.first(), word.get(1), word.last());
    // In which two such words differ tells nothing apart, so that both have all that does.
    let tells: Vec<char> = word.iter().copied().filter(|c| TELLS_APART.contains(*c)).collect();
    let hash = |way: u64, with: Option<&char>| {
        let chars = first.into_iter().chain(with).chain(&tells);
        chars.fold(way, |hash, c| {
            hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(*c as u32)
        })
    };
    // Of two short words the first character is enough, and the second one they differ in.
    let short = word.len() <= 2 && second.is_none_or(|second| !TELLS_APART.contains(*second));
    let ways = [
        short.then(|| hash(1, None)),
        second.map(|second| hash(2, Some(second))),
        second.and_then(|_| last.map(|last| hash(3, Some(last)))),
    ];
    ways.into_iter().flatten().filter(|_| has_other_names(word))
}

/// Whether a word nobody listed may be called another way: longer ones are too much of the text, and one with a number or
/// a letter is one of many, each of which is another, as 第10号 is.
fn has_other_names(word: &[char]) -> bool {
    const LONGEST: usize = 4;
    word.len() <= LONGEST && !word.iter().any(|c| c.is_numeric() || c.is_ascii_alphabetic())
}

/// Characters of numbers, ranks and denials: whoever has one is another thing.
pub(super) const TELLS_APART: &str = "零一二三四五六七八九十百半单双两首末次不未非无免否被正副主子总分初复终日月年周时";

/// Characters that mean the opposite of one another.
const OPPOSED: [&str; 52] = [
    "内外", "前后", "上下", "左右", "进出", "入出", "收发", "收支", "借还", "借贷", "买卖", "开关", "开闭", "启停",
    "开停", "起止", "大小", "高低", "多少", "长短", "增减", "升降", "加减", "早晚", "日夜", "冷热", "干湿", "公母",
    "男女", "父母", "甲乙", "东西", "南北", "黑白", "正反", "快慢", "新旧", "存取", "来去", "往返", "始终", "退补",
    "寄取", "攻守", "离入", "离进", "到退", "迎送", "装卸", "聚散", "胜负", "输赢",
];

pub(super) fn are_opposed(a: char, b: char) -> bool {
    OPPOSED
        .iter()
        .any(|pair| a != b && pair.contains(a) && pair.contains(b))
}
