use proptest::prelude::*;

use super::*;
use crate::similarity::verdict::likeness;
use crate::similarity::{Canon, Sketch};

fn similarity() -> Similarity {
    static RULESET: std::sync::LazyLock<crate::ruleset::Ruleset> =
        std::sync::LazyLock::new(|| crate::ruleset::Ruleset::builtin().expect("the default ruleset loads"));
    RULESET.compiled.similarity.clone()
}

/// Titles that are alike in every way there is: synonyms, light words, order, roles, endings, slips, unknown words.
fn title() -> impl Strategy<Value = String> {
    let pieces = vec![
        "订单",
        "支付",
        "付款",
        "成功",
        "完成",
        "失败",
        "结果",
        "您的",
        "系统",
        "服务",
        "信息",
        "通知",
        "提醒",
        "通之",
        "知",
        "买家",
        "卖家",
        "评价",
        "积分",
        "积份",
        "退款",
        "退歀",
        "魑魅",
        "魑昧",
        "第一",
        "第1",
        "期",
        "款款",
        "支付付",
        "付支",
        "进舱",
        "入舱",
        "灯检",
        "路灯",
        "检查",
        "检测",
        "会员卡",
        "会员",
        "卡号",
        "编号",
        "申请",
        "审核",
        "检验",
        "化验",
        "结束",
        "论文查重",
        "论文",
        "查重",
        "菌棒",
        "菌包",
    ];
    let piece = prop::sample::select(pieces);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// Titles of one family: the same but for a word nobody listed, or for words that are near, that are added, that tell stages
/// apart, so that nearly all of them share keys.
fn relative() -> impl Strategy<Value = String> {
    let chars = vec!["魑", "魅", "魍", "魉", "龘", "一", "内", "外", ""];
    let name = prop::collection::vec(prop::sample::select(chars), 1..5).prop_map(|chars| chars.concat());
    let before = prop::sample::select(vec!["", "您的", "系统", "王", "第一"]);
    let behind = prop::sample::select(vec![
        "巡检完成通知",
        "完成巡检提醒",
        "检测完成通知",
        "巡查失败通知",
        "通知",
        "",
    ]);
    let thing = prop::sample::select(vec!["设备", "机器", "服务", ""]);
    (before, name, thing, behind).prop_map(|(before, name, thing, behind)| format!("{before}{name}{thing}{behind}"))
}

fn brute_force(similarity: &Similarity, titles: &[Option<String>], canon: &Canon) -> Vec<Match> {
    let mut found: Vec<Match> = (0u32..)
        .zip(titles)
        .filter_map(|(entry, title)| {
            let (likeness, score) = likeness(
                canon,
                &similarity.read(title.as_ref()?, PairKind::Title),
                &similarity.lexicon,
            );
            (likeness != Likeness::Distinct).then_some(Match { entry, likeness, score })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
    found
}

/// Groups by comparing all pairs, as the sorted members of each.
fn brute_groups(similarity: &Similarity, titles: &[Option<String>]) -> Vec<Vec<u32>> {
    let canons: Vec<Option<Canon>> = titles
        .iter()
        .map(|title| Some(similarity.read(title.as_ref()?, PairKind::Title)))
        .collect();
    let mut groups = Groups::new(titles.len());
    for (a, left) in (0u32..).zip(&canons) {
        for (b, right) in (0u32..).zip(&canons).take(a as usize) {
            if let (Some(left), Some(right)) = (left, right)
                && likeness(left, right, &similarity.lexicon).0 != Likeness::Distinct
            {
                groups.join(a, b);
            }
        }
    }
    groups.finish()
}

fn look(index: &Index, title: &str, most: usize, earlier: Option<&Found>) -> Found {
    index.query(Query {
        title,
        subject: &index.similarity.subject(title),
        most,
        skip: &|_| false,
        earlier,
    })
}

fn agrees(titles: &[String], removed: &[usize]) -> Result<(), TestCaseError> {
    let similarity = similarity();
    let mut index = Index::new(similarity.clone());
    let mut kept: Vec<Option<String>> = Vec::new();
    for title in titles {
        let canon = similarity.read(title, PairKind::Title);
        let nearest: Vec<Match> = brute_force(&similarity, &kept, &canon).into_iter().take(3).collect();
        let found = look(&index, title, 3, None);
        prop_assert_eq!(&found.matches, &nearest, "{}", title);
        index.insert(title, &similarity.subject(title), Some(&found));
        kept.push(Some(title.clone()));
    }
    for at in removed {
        if let Some(slot) = kept.get_mut(*at) {
            let there = slot.take().is_some();
            prop_assert_eq!(index.remove(u32::try_from(*at).unwrap_or(u32::MAX)), there);
        }
    }
    finds_all(&index, titles, &kept)?;
    index.renew();
    finds_all(&index, titles, &kept)?;
    for title in titles {
        index.insert(title, &similarity.subject(title), None);
        kept.push(Some(title.clone()));
    }
    finds_all(&index, titles, &kept)
}

fn finds_all(index: &Index, titles: &[String], kept: &[Option<String>]) -> Result<(), TestCaseError> {
    let similarity = &index.similarity;
    for title in titles {
        let canon = similarity.read(title, PairKind::Title);
        let found = look(index, title, usize::MAX, None).matches;
        prop_assert_eq!(&found, &brute_force(similarity, kept, &canon), "{}", title);
        let few = look(index, title, 3, None).matches;
        let scores = |found: &[Match]| found.iter().map(|found| found.score).collect::<Vec<_>>();
        prop_assert_eq!(scores(&few), scores(&found[..found.len().min(3)]));
        prop_assert!(few.iter().all(|one| found.contains(one)));
    }
    let groups = brute_groups(similarity, kept);
    prop_assert_eq!(&index.groups(0..u32::MAX).finish(), &groups);
    let middle = index.numbers() / 2;
    let mut shares = index.groups(middle..index.numbers());
    shares.merge(&index.groups(0..middle));
    prop_assert_eq!(&shares.finish(), &groups);
    Ok(())
}

/// Looks for the later titles among the earlier ones, and again when those before them have been put in.
fn looks_again(titles: &[String], earlier: usize, most: usize) -> Result<(), TestCaseError> {
    let similarity = similarity();
    let mut index = Index::new(similarity.clone());
    let (before, behind) = titles.split_at(earlier.min(titles.len()));
    for title in before {
        index.insert(title, &similarity.subject(title), None);
    }
    let looked: Vec<Found> = behind.iter().map(|title| look(&index, title, most, None)).collect();
    for (title, looked) in behind.iter().zip(looked) {
        let again = look(&index, title, most, Some(&looked));
        prop_assert_eq!(&again.matches, &look(&index, title, most, None).matches, "{}", title);
        index.insert(title, &similarity.subject(title), Some(&again));
    }
    let kept: Vec<Option<String>> = titles.iter().cloned().map(Some).collect();
    finds_all(&index, titles, &kept)
}

fn joins_what_is_alike(titles: &[String]) -> Result<(), TestCaseError> {
    let similarity = similarity();
    let subjects: Vec<Subject> = titles.iter().map(|title| similarity.subject(title)).collect();
    let keys: Vec<Keys> = subjects.iter().map(|subject| similarity.keys(subject)).collect();
    let finds = |a: &KeySet, b: &KeySet| a.sought.iter().any(|key| b.stored.contains(key));
    for (at, (a, x)) in subjects.iter().zip(&keys).enumerate() {
        for ((b, y), other) in subjects.iter().zip(&keys).zip(titles).take(at) {
            let sets = [
                (Level::Form, &x.form, &y.form),
                (Level::Core, &x.core, &y.core),
                (Level::Sense, &x.sense, &y.sense),
            ];
            let meet = x.sense.class == y.sense.class || sets.iter().any(|(_, x, y)| finds(x, y) || finds(y, x));
            prop_assert!(
                meet || a.likeness(b, &similarity.lexicon).0 == Likeness::Distinct,
                "{} {}",
                titles[at],
                other
            );
            let mut below = false;
            for (level, x, y) in sets {
                let same = x.class == y.class;
                prop_assert_eq!(same, a.shares(level, b), "{} {} {:?}", titles[at], other, level);
                prop_assert!(!same || x == y, "{} {} {:?}", titles[at], other, level);
                prop_assert!(same || !below, "{} {} {:?}", titles[at], other, level);
                below = same;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn titles_that_are_alike_meet_by_their_keys(titles in prop::collection::vec(title(), 2..25)) {
        joins_what_is_alike(&titles)?;
    }

    #[test]
    fn the_index_finds_what_comparing_all_pairs_finds(
        titles in prop::collection::vec(title(), 0..40),
        removed in prop::collection::vec(0usize..40, 0..15),
    ) {
        agrees(&titles, &removed)?;
    }

    #[test]
    fn what_was_found_before_need_not_be_looked_for_again(
        titles in prop::collection::vec(title(), 0..40),
        earlier in 0usize..40,
        most in 1usize..6,
    ) {
        looks_again(&titles, earlier, most)?;
    }

    #[test]
    fn what_a_sketch_tells_apart_is_apart(a in title(), b in title()) {
        let similarity = similarity();
        let mut buffers = Buffers::default();
        let reads = [&a, &b].map(|text| buffers.read(text, &similarity.lexicon));
        let [x, y] = [(&a, &reads[0]), (&b, &reads[1])].map(|(text, read)| buffers.reading(text, read));
        let [one, other] = [&x, &y].map(|reading| Sketch::new(reading, &similarity.lexicon, &mut Vec::new()));
        let keyword = |text: &str| similarity.read(text, PairKind::Keyword);
        let alike = likeness(&keyword(&a), &keyword(&b), &similarity.lexicon).0 != Likeness::Distinct;
        prop_assert!(!alike || one.may_be_alike(&x, other, &y, &similarity.lexicon), "{} {}", a, b);
    }

    #[test]
    fn a_verdict_is_symmetric(a in title(), b in title()) {
        let similarity = similarity();
        let (a, b) = (similarity.read(&a, PairKind::Title), similarity.read(&b, PairKind::Title));
        prop_assert_eq!(
            likeness(&a, &b, &similarity.lexicon),
            likeness(&b, &a, &similarity.lexicon)
        );
    }
}

proptest! {
    // All of them are compared with all others, several times.
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn of_a_family_the_index_finds_what_comparing_all_pairs_finds(
        titles in prop::collection::vec(relative(), 12..36),
        removed in prop::collection::vec(0usize..36, 0..9),
    ) {
        agrees(&titles, &removed)?;
        joins_what_is_alike(&titles)?;
        looks_again(&titles, titles.len() / 2, 3)?;
    }
}

#[test]
fn adversarial_libraries_are_judged_like_any_other() -> Result<(), TestCaseError> {
    let equal = vec!["订单支付成功通知".to_owned(); 60];
    let one_word: Vec<String> = (0..60)
        .map(|n| format!("订单{}通知", char::from_u32(0x4e00 + n * 7).unwrap_or('一')))
        .collect();
    let long: Vec<String> = (0..12).map(|n| format!("{}{n}", "订单支付".repeat(40))).collect();
    let unknown: Vec<String> = (0..60)
        .map(|n| format!("魑{}魅魍", char::from_u32(0x9f00 + n % 9).unwrap_or('一')))
        .collect();
    let light: Vec<String> = (0..32u32)
        .map(|n| {
            let words = ["成功", "结果", "服务", "信息", "您的"];
            let chosen = (0..)
                .zip(words)
                .filter(|(bit, _)| n >> bit & 1 == 1)
                .map(|(_, word)| word);
            let chosen: String = chosen.collect();
            format!("{chosen}订单支付通知")
        })
        .collect();
    for titles in [equal, one_word, long, unknown, light] {
        joins_what_is_alike(&titles)?;
        agrees(&titles, &[0, 5, 7])?;
        let most_of_them: Vec<usize> = (0..titles.len()).filter(|at| at % 9 != 0).collect();
        agrees(&titles, &most_of_them)?;
        looks_again(&titles, titles.len() / 2, 5)?;
    }
    Ok(())
}
