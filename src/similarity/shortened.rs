//! Keywords of which one is the other made shorter: by a word in front that its place tells anyway (比赛轮次 and 轮次), by a
//! word of measure behind (胸围尺寸 and 胸围), or by taking characters of each word alone (船公司 and 船司).
//!
//! A template has few keywords, so these are compared one by one; titles are not, for no key leads from the one to the other.

use super::beginnings::{TELLS_APART, are_opposed};
use super::canon::{Canon, Item, Meaning};
use crate::lexicon::WordType;

/// The longest text that is compared so, in characters.
const LONGEST: usize = 9;
/// The most characters of what stands in front.
const LONGEST_FRONT: usize = 4;

/// Characters that tell apart what only one of two keywords has: 新地址 is another than 地址.
const OTHERS: &str = "被前后原新旧上下代反免返退补欠应实现内外进出左右每各最";

/// The shorter and the longer of two keywords, where they may be one.
fn by_length<'c>(a: &'c Canon, b: &'c Canon) -> Option<(&'c Canon, &'c Canon)> {
    let (short, long) = if a.core.len() < b.core.len() { (a, b) } else { (b, a) };
    let fits = short.core.len() > 1 && short.core.len() < long.core.len() && long.core.len() <= LONGEST;
    (a.keyword && b.keyword && fits).then_some((short, long))
}

fn tells_apart(c: char) -> bool {
    TELLS_APART.contains(c) || OTHERS.contains(c) || c.is_numeric() || c.is_ascii_alphabetic()
}

/// Whether one is the other with something in front that says nothing more: of heads that ask of what, such as 时间 or 金额,
/// there are several in one template.
pub(super) fn differ_in_front(a: &Canon, b: &Canon) -> bool {
    let Some((short, long)) = by_length(a, b) else {
        return false;
    };
    let Some(front) = long.core.strip_suffix(&*short.core) else {
        return false;
    };
    let Some(last) = short.core.last() else { return false };
    let in_front = |item: &&Item| (item.place.0 as usize) < front.len();
    let plain = |item: &Item| {
        let kind = matches!(
            item.kind,
            WordType::Object | WordType::Role | WordType::Act | WordType::Generic
        );
        let first = long.word(item).first();
        kind && item.place.1 as usize <= front.len() && !first.is_some_and(|c| tells_apart(*c))
    };
    let open = if short.core.len() == 2 {
        OPEN.contains(*last) || OPEN_SHORT.contains(*last)
    } else {
        OPEN.contains(*last)
    };
    !open && front.len() <= LONGEST_FRONT && long.items.iter().filter(in_front).all(plain)
}

/// The last characters of keywords that ask of what.
const OPEN: &str = "额款费价金钱量数名号码间期日址点地话机型类别态况果因由注容明式比度分单表证书息情项目位值";
/// Those of keywords of two characters, which may be any organisation or person.
const OPEN_SHORT: &str = "司院校行局店站所部处馆员人者方室库车品种道口区段";

/// Whether one takes characters of each word of the other, in their order, and no more.
pub(super) fn abbreviates(a: &Canon, b: &Canon) -> bool {
    by_length(a, b).is_some_and(|(short, long)| takes_of_each(short, long))
}

/// Whether the longer one says with another word that it is a measure.
pub(super) fn differ_in_measure(a: &Canon, b: &Canon) -> bool {
    const MEASURES: &str = "围长宽高深厚度率重温压速距径";
    const TAILS: [&str; 6] = ["尺寸", "数值", "数", "值", "读数", "大小"];
    let Some((short, long)) = by_length(a, b) else {
        return false;
    };
    let tail = long.core.strip_prefix(&*short.core);
    let tail = tail.is_some_and(|tail| TAILS.iter().any(|known| known.chars().eq(tail.iter().copied())));
    tail && short.core.last().is_some_and(|last| MEASURES.contains(*last))
}

fn takes_of_each(short: &Canon, long: &Canon) -> bool {
    let is_single = |item: &Item| item.place.1 - item.place.0 == 1;
    // What is listed words alone means what those mean, and no longer word.
    let free = |item: &Item| matches!(item.meaning, Meaning::Unknown(_)) || is_single(item);
    let mut behind = short.items.iter().rev();
    let last = behind.next();
    let listed = !last.is_some_and(|last| matches!(last.meaning, Meaning::Unknown(_))) && !behind.any(free);
    if listed || 3 * short.core.len() < long.core.len() {
        return false;
    }
    let mut left = short.core.iter().peekable();
    let mut start = 0;
    for item in &long.items {
        let (from, to) = (item.place.0 as usize, item.place.1 as usize);
        if from < start {
            continue;
        }
        start = to;
        let mut taken = 0;
        for c in long.core.get(from..to).unwrap_or_default() {
            if left.peek() == Some(&c) {
                left.next();
                taken += 1;
            } else if tells_apart(*c) {
                return false;
            }
        }
        if taken == 0 {
            return false;
        }
    }
    let ends_alike = short.core.last() == long.core.last() || long.items.len() > 1;
    left.next().is_none() && ends_alike
}

/// Whether two keywords ask the same of what is called by two words that share a character, of which one at least nobody
/// listed: 挪离地址 and 挪出地址, 所停楼层 and 停靠楼层. What is done to one thing differs (取衣 and 送衣), and so does what one
/// thing is done to (补水 and 补料), unless the word says no more by it.
pub(super) fn share_a_character(a: &Canon, b: &Canon) -> bool {
    if !a.keyword || !b.keyword || a.core.len().max(b.core.len()) > LONGEST || a.core == b.core {
        return false;
    }
    let (one, other) = (a.core.iter().rev(), b.core.iter().rev());
    let same = one.zip(other).take_while(|(x, y)| x == y).count();
    let (Some((x, head)), Some((y, _))) = (front(a, same), front(b, same)) else {
        return false;
    };
    let fits = |front: &[char]| (2..=LONGEST_CALLED).contains(&front.len());
    if head < 2 || !fits(x) || !fits(y) || is_listed(a, x.len()) && is_listed(b, y.len()) {
        return false;
    }
    let only = |own: &[char], other: &[char]| {
        own.iter()
            .copied()
            .filter(|c| !other.contains(c))
            .collect::<Vec<char>>()
    };
    let (left, right) = (only(x, y), only(y, x));
    let first = x.first().is_some_and(|first| y.first() == Some(first));
    // 所停 and 停靠: what ends the one begins the other.
    let turned =
        x.last().is_some_and(|last| y.first() == Some(last)) || y.last().is_some_and(|last| x.first() == Some(last));
    let weak = |rest: &[char]| rest.iter().any(|c| WEAK.contains(*c));
    let opposed = left.iter().any(|p| right.iter().any(|q| are_opposed(*p, *q)));
    !opposed
        && !left
            .iter()
            .chain(&right)
            .any(|c| TELLS_APART.contains(*c) || c.is_numeric() || c.is_ascii_alphabetic())
        && (turned || first && (weak(&left) || weak(&right)))
}

/// The longest words that are compared by their characters.
const LONGEST_CALLED: usize = 3;

/// What verbs end in that say no more by it.
const WEAK: &str = "行运离走往护理乘玩作取用去动办置制存品物件";

/// What stands before the last words, of which as many characters are shared, and how many those words have.
fn front(canon: &Canon, shared: usize) -> Option<(&[char], usize)> {
    let from = canon.core.len() - shared;
    let border = canon
        .items
        .iter()
        .map(|item| item.place.0 as usize)
        .find(|start| *start >= from)?;
    Some((canon.core.get(..border)?, canon.core.len() - border))
}

/// Whether what stands in front is one listed word.
fn is_listed(canon: &Canon, length: usize) -> bool {
    let mut items = canon.items.iter();
    items.any(|item| {
        item.place == (0, u32::try_from(length).unwrap_or(u32::MAX)) && !matches!(item.meaning, Meaning::Unknown(_))
    })
}

#[cfg(test)]
mod tests {
    use crate::linter::Linter;
    use crate::similarity::{Likeness, PairKind};

    #[test]
    fn what_is_left_out_says_nothing() {
        let linter = Linter::builtin().expect("it loads");
        let similarity = &linter.compiled.similarity;
        let read = |text| similarity.read(text, PairKind::Keyword);
        for (a, b, alike) in [
            ("挂牌价格", "价格", false),
            ("蜂箱坐标", "箱坐标", true),
            ("公证事项书", "事项书", false),
            ("比赛轮次", "轮次", true),
            ("腰围尺寸", "腰围", true),
            ("菇棚温湿比", "菇温湿比", false),
            ("船公司", "船司", true),
            ("发货地址", "地址", false),
            ("被推荐人", "推荐人", false),
            ("污水处理费", "水费", false),
            ("医生姓名", "姓名", false),
            ("原班次", "班次", false),
            ("挪离地址", "挪运地址", true),
            ("承揽单位", "包揽单位", false),
            ("挪离地址", "挪入地址", false),
            ("补水时间", "补料时间", false),
        ] {
            let likeness = similarity.likeness(&read(a), &read(b)).0;
            assert_eq!(likeness != Likeness::Distinct, alike, "{a} {b}");
            assert_eq!(likeness, similarity.likeness(&read(b), &read(a)).0, "{b} {a}");
        }
    }
}
