//! Classes that a reader takes for one another where all else agrees: 检测 and 检验.
//!
//! Who shares a line is near. That is not handed on: 完成 may be near to 结束 and 结束 to 截止, and 完成 is not near to 截止.

use super::ClassId;
use super::word::Word;

/// What is near to what.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Nearness {
    /// One word of each class.
    pub(super) lines: Vec<Box<[u32]>>,
    /// The pairs, both ways, sorted.
    pairs: Vec<(ClassId, ClassId)>,
    /// Where those of each class begin, by its number.
    starts: Vec<u32>,
}

impl Nearness {
    /// The most classes that one is near to: the index looks for each.
    pub(super) const MOST: usize = 48;

    pub(super) fn new(lines: Vec<Box<[u32]>>, words: &[Word]) -> Self {
        let near = |id: &u32| words.get(*id as usize).map(|word| word.class);
        let mut pairs = Vec::new();
        for line in &lines {
            let classes: Vec<ClassId> = line.iter().filter_map(near).collect();
            for (at, one) in classes.iter().enumerate() {
                let others = classes.iter().enumerate().filter(|(other, _)| *other != at);
                pairs.extend(others.map(|(_, other)| (*one, *other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let classes = words.iter().map(|word| word.class.0 + 1).max().unwrap_or_default();
        let start = |class: u32| pairs.partition_point(|(other, _)| other.0 < class);
        let starts = if pairs.is_empty() {
            Vec::new()
        } else {
            (0..=classes)
                .map(|class| u32::try_from(start(class)).unwrap_or(u32::MAX))
                .collect()
        };
        Self { lines, pairs, starts }
    }

    pub(super) fn of(&self, class: ClassId) -> &[(ClassId, ClassId)] {
        let start = |class: u32| self.starts.get(class as usize).map(|start| *start as usize);
        let range = start(class.0).zip(start(class.0 + 1));
        range
            .and_then(|(start, end)| self.pairs.get(start..end))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn nearness_goes_both_ways_and_is_not_handed_on() {
        let lexicon = Lexicon::made().expect("the built-in lexicon is read");
        let class = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            lexicon.exact(&chars).expect("the word is listed").1.class
        };
        for (a, b, near) in [
            ("检测", "检验", true),
            ("完成", "结束", true),
            ("终止", "解约", true),
            ("结束", "截止", true),
            ("完成", "截止", false),
            ("完成", "完成", false),
            ("入库", "出库", false),
        ] {
            assert_eq!(lexicon.are_near(class(a), class(b)), near, "{a} {b}");
            assert_eq!(lexicon.are_near(class(b), class(a)), near, "{b} {a}");
        }
    }
}
