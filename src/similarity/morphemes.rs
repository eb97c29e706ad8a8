//! Likeness by how words are built, where nobody listed them: abbreviations (停诊 is 暂停出诊) and words put together of
//! morphemes that mean the same (进库 is 入库).
//!
//! A text comes down to roots in two ways, each of which is a key of the index: the roots of what it means, in any order,
//! and the roots of its characters as they stand. Whoever shares one is compared. A listed word is never taken for
//! another, so titles without unlisted words need not be compared with one another.

use std::iter::Peekable;

use super::canon::{Canon, Item, Meaning, Sense};
use super::shortened::abbreviates;
use crate::lexicon::{Root, Rooted};
use crate::order;

/// What two texts that are alike by how their words are built have in common, each as a hash; none where a text has
/// nothing that could be built alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Built {
    /// The roots of what it means, in any order.
    pub(super) roots: Option<u64>,
    /// The roots of its characters, as they stand.
    pub(super) spelled: Option<u64>,
    /// Whether there is a word nobody listed.
    pub(super) unlisted: bool,
}

/// Adds up what a text is built of.
#[derive(Debug, Default)]
pub(super) struct Building {
    roots: u64,
    spelled: u64,
    /// Whether there is anything that may be written another way.
    has_root: bool,
    has_reading: bool,
    unlisted: bool,
}

/// The most characters of a word that may be short for listed ones; of a longer one the order of its characters counts.
const MOST_SHORT: usize = 4;

impl Building {
    /// Adds a meaning that counts; `roots` are those of its characters.
    pub(super) fn meaning(&mut self, meaning: Meaning, own: Root, roots: &[Rooted]) {
        self.has_root |= own.is_some();
        let value = match meaning {
            Meaning::Unknown(_) => {
                (self.has_root, self.unlisted) = (true, true);
                let here = roots.iter().map(|root| mixed(u64::from(root.here.number())));
                if roots.len() > MOST_SHORT {
                    here.fold(1, in_turn)
                } else {
                    here.fold(0, u64::wrapping_add)
                }
            }
            Meaning::Class(_) if own.is_some() => root(own),
            Meaning::Class(class) => mixed(u64::from(class.0) | 1 << 40),
            Meaning::Number(number) => mixed(number ^ 1 << 41),
        };
        self.roots = self.roots.wrapping_add(value);
    }

    /// Adds what stands in a place of the text.
    pub(super) fn place(&mut self, own: Root, roots: &[Rooted]) {
        for one in symbols(own, roots) {
            self.spelled = in_turn(self.spelled, root(one));
            self.has_reading |= one.is_short();
        }
    }

    pub(super) fn finish(self) -> Built {
        Built {
            roots: self.has_root.then_some(self.roots),
            spelled: self.has_reading.then_some(self.spelled),
            unlisted: self.unlisted,
        }
    }
}

/// A hash with one thing more. Nothing of what is said again and again may cancel out.
fn in_turn(hash: u64, one: u64) -> u64 {
    hash.wrapping_mul(0x9FB2_1C65_1E98_DF25).wrapping_add(one)
}

fn mixed(value: u64) -> u64 {
    let mixed = (value + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

fn root(root: Root) -> u64 {
    mixed(u64::from(root.number()))
}

/// What a place comes down to: the root of its word, or those of its characters.
fn symbols(own: Root, roots: &[Rooted]) -> impl Iterator<Item = Root> + use<'_> {
    let own = own.is_some().then_some(own);
    let chars = if own.is_some() { &[] } else { roots };
    own.into_iter().chain(chars.iter().map(|root| root.anywhere))
}

/// Texts that mean more are not compared by their roots.
const MOST_MEANINGS: usize = 16;

impl Canon {
    /// What the text is built of.
    pub(super) fn built(&self, sense: &Sense) -> Built {
        let is_unknown = |meaning: &Meaning| matches!(meaning, Meaning::Unknown(_));
        let mut building = Building {
            unlisted: sense.heavy.iter().any(is_unknown),
            ..Building::default()
        };
        if sense.heavy.len() <= MOST_MEANINGS {
            for meaning in &sense.heavy {
                let item = self.items.iter().find(|item| item.meaning == *meaning);
                let (own, roots) = item.map_or((Root::NONE, &[][..]), |item| (item.root, self.roots_of(item)));
                building.meaning(*meaning, own, roots);
            }
        }
        for place in self.places() {
            building.place(place.own, place.roots);
        }
        building.finish()
    }

    fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let mut end = 0;
        let places = self.items.chunk_by(|a, b| a.place == b.place);
        places.filter_map(move |items| {
            // A compound is several words.
            let own = if let [item] = items { item.root } else { Root::NONE };
            let roots = self.roots_of(items.first()?);
            let start = end;
            end += if own.is_some() { 1 } else { roots.len() };
            let place = items.first().map_or((0, 0), |item| item.place);
            let chars = self.core.get(place.0 as usize..place.1 as usize);
            Some(Place {
                chars: chars.unwrap_or_default(),
                items,
                own,
                roots,
                span: (start, end),
            })
        })
    }

    fn roots_of(&self, item: &Item) -> &[Rooted] {
        let place = item.place.0 as usize..item.place.1 as usize;
        self.roots.get(place).unwrap_or_default()
    }
}

/// What stands in one place of a text.
struct Place<'c> {
    items: &'c [Item],
    chars: &'c [char],
    /// The root of the word, if it has one.
    own: Root,
    /// Those of its characters.
    roots: &'c [Rooted],
    /// Where it begins and ends among the symbols of the text.
    span: (usize, usize),
}

impl<'c> Place<'c> {
    /// What it comes down to.
    fn symbols(&self) -> impl Iterator<Item = Root> + use<'c> {
        symbols(self.own, self.roots)
    }

    fn is_known(&self) -> bool {
        self.items
            .iter()
            .all(|item| !matches!(item.meaning, Meaning::Unknown(_)))
    }

    fn means(&self, other: &Self) -> bool {
        let meanings = |place: &Self| place.items.iter().map(|item| item.meaning).collect::<Vec<_>>();
        meanings(self) == meanings(other)
    }
}

/// Whether two texts are alike by how their words are built.
pub(super) fn alike(a: &Canon, x: &Sense, b: &Canon, y: &Sense) -> bool {
    let is_unknown = |meaning: &Meaning| matches!(meaning, Meaning::Unknown(_));
    let unlisted = x.heavy.iter().chain(&y.heavy).any(is_unknown);
    // Keywords are no entries of the index, and few: those of listed words alone are compared, too.
    (unlisted || a.keyword && b.keyword) && spelled_alike(a, b)
        || unlisted && x.roles == y.roles && meant_alike(a, x, b, y)
        || abbreviates(a, b)
}

/// Whether the characters of both come down to the same, one after the other.
fn spelled_alike(a: &Canon, b: &Canon) -> bool {
    let (mut one, mut other) = (
        a.places().flat_map(|place| place.symbols()),
        b.places().flat_map(|place| place.symbols()),
    );
    if a.core == b.core || a.items.is_empty() || !one.by_ref().eq(other.by_ref()) {
        return false;
    }
    // Between two borders that both have, what is listed on both sides is the same, or parted another way: 会员 卡号 and
    // 会员卡 编号. One listed word is only the words that write it out: 林班号 is 林班 编号, and 开放日 no 开放 时间.
    let (mut left, mut right) = (a.places().peekable(), b.places().peekable());
    while left.peek().is_some() && right.peek().is_some() {
        let (one, other) = stretches(&mut left, &mut right);
        let all_known = one.iter().chain(&other).all(Place::is_known);
        let parted = one.len() > 1 && other.len() > 1;
        let same = one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.means(other));
        let written_out = writes_out(&one, &other) || writes_out(&other, &one);
        if all_known && !parted && !same && !written_out {
            return false;
        }
    }
    true
}

/// Whether the one is a word, and the other the same where each character of it may be a word that has it.
fn writes_out(one: &[Place<'_>], others: &[Place<'_>]) -> bool {
    let [word] = one else { return false };
    let has = |place: &Place<'_>| {
        let (start, end) = (place.span.0 - word.span.0, place.span.1 - word.span.0);
        let own = word.chars.get(start..end).unwrap_or_default();
        own == place.chars || own.len() == 1 && own.iter().all(|c| place.chars.contains(c))
    };
    !word.own.is_some() && others.len() > 1 && others.iter().all(has)
}

/// The places of both texts up to the next border that both have.
fn stretches<'c>(
    left: &mut Peekable<impl Iterator<Item = Place<'c>>>,
    right: &mut Peekable<impl Iterator<Item = Place<'c>>>,
) -> (Vec<Place<'c>>, Vec<Place<'c>>) {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    loop {
        let (x, y) = (end(&one), end(&other));
        if x == y && x > 0 {
            return (one, other);
        }
        let next = if x <= y {
            left.next().map(|place| one.push(place))
        } else {
            None
        };
        let further = if y <= x {
            right.next().map(|place| other.push(place))
        } else {
            None
        };
        if next.is_none() && further.is_none() {
            return (one, other);
        }
    }
}

/// Where the last of some places ends.
fn end(places: &[Place<'_>]) -> usize {
    places.last().map_or(0, |place| place.span.1)
}

/// What one text means and the other does not say in the same words.
struct Rest {
    /// The roots of listed words.
    classes: Vec<Root>,
    /// The roots of unlisted words, word by word.
    unlisted: Vec<Vec<Root>>,
}

impl Rest {
    /// None where a word could be nothing else.
    fn new(canon: &Canon, own: &[Meaning], other: &[Meaning]) -> Option<Self> {
        let mut rest = Self {
            classes: Vec::new(),
            unlisted: Vec::new(),
        };
        for meaning in own.iter().filter(|meaning| !other.contains(meaning)) {
            let item = canon.items.iter().find(|item| item.meaning == *meaning)?;
            match meaning {
                Meaning::Unknown(_) => {
                    let roots = canon.roots_of(item).iter().map(|root| root.here);
                    rest.unlisted.push(roots.collect());
                }
                Meaning::Class(_) if item.root.is_some() => rest.classes.push(item.root),
                _ => return None,
            }
        }
        order::sort(&mut rest.unlisted);
        Some(rest)
    }

    /// The words too long to be short for others.
    fn long(&self) -> impl Iterator<Item = &Vec<Root>> {
        self.unlisted.iter().filter(|word| word.len() > MOST_SHORT)
    }

    /// All that may stand for something else.
    fn roots(&self) -> Vec<Root> {
        let short = self.unlisted.iter().filter(|word| word.len() <= MOST_SHORT);
        let mut roots: Vec<Root> = short.flatten().chain(&self.classes).copied().collect();
        order::sort(&mut roots);
        roots
    }

    fn is_ambiguous(&self) -> bool {
        self.classes.iter().any(|root| root.is_ambiguous())
    }
}

/// Whether what the two do not share comes down to the same, and no listed word has to stand for another.
fn meant_alike(a: &Canon, x: &Sense, b: &Canon, y: &Sense) -> bool {
    if x.heavy.len().max(y.heavy.len()) > MOST_MEANINGS {
        return false;
    }
    let count = |own: &[Meaning], other: &[Meaning]| own.iter().filter(|meaning| other.contains(meaning)).count();
    let common = count(&x.heavy, &y.heavy);
    if common != count(&y.heavy, &x.heavy) {
        return false;
    }
    let (Some(left), Some(right)) = (Rest::new(a, &x.heavy, &y.heavy), Rest::new(b, &y.heavy, &x.heavy)) else {
        return false;
    };
    // What may be short for several needs something else to agree.
    let clear = common > 0 || !left.is_ambiguous() && !right.is_ambiguous();
    clear && left.long().eq(right.long()) && left.roots() == right.roots() && fit(&left, &right)
}

/// Whether every listed word of one side has an unlisted one of the other to stand for, and unlisted words alone are built
/// in the same order.
fn fit(left: &Rest, right: &Rest) -> bool {
    if left.classes.is_empty() && right.classes.is_empty() {
        return !left.unlisted.is_empty() && left.unlisted == right.unlisted;
    }
    let covers = |classes: &[Root], unlisted: &[Vec<Root>]| {
        let count = |sought: &Root, roots: &mut dyn Iterator<Item = &Root>| roots.filter(|own| *own == sought).count();
        classes
            .iter()
            .all(|own| count(own, &mut classes.iter()) <= count(own, &mut unlisted.iter().flatten()))
    };
    covers(&left.classes, &right.unlisted) && covers(&right.classes, &left.unlisted)
}
