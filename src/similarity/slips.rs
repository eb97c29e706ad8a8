//! The keys that lead to the texts a slip of spelling apart.

use super::keys::{Kind, STEP, letter, text};
use super::likeness::{Sharers, likenesses};
use super::slippery::{Slippery, may_slip};

/// The kinds of keys for the slips in cores, or in the endings of forms.
pub(super) struct SlipKinds {
    pub(super) whole: Kind,
    pub(super) alike: Kind,
    pub(super) half: Kind,
}

impl Slippery<'_> {
    /// The keys under which a text with unknown stretches is found by another that differs from it in one of them.
    pub(super) fn stored(&self, hash: u64, kinds: &SlipKinds, keys: &mut Vec<u64>) {
        if !may_slip(self.chars.len()) {
            return;
        }
        for at in self.places() {
            self.alike_at(hash, at, kinds, keys);
        }
        self.halves(kinds.half, keys);
    }

    /// The keys under which this text finds others: those with unknown stretches by what they are like, and those
    /// without by what this one would be if what is unknown in it were a slip. `stands` says of a character whether
    /// it stands in a word of any text that is looked for.
    pub(super) fn sought(
        &self,
        hash: u64,
        kinds: &SlipKinds,
        sharers: &Sharers,
        stands: impl Fn(char) -> bool,
        keys: &mut Vec<u64>,
    ) {
        if !may_slip(self.chars.len()) {
            return;
        }
        for at in self.from..self.chars.len() {
            self.alike_at(hash, at, kinds, keys);
        }
        keys.push(kinds.half.key(hash));
        for at in self.places() {
            let Some(place) = self.place(hash, at) else { continue };
            for meant in likenesses(place.c).flat_map(|likeness| sharers.of(likeness)) {
                if meant != place.c && stands(meant) {
                    keys.push(kinds.whole.key(place.with(u64::from(meant as u32))));
                }
            }
        }
        self.halves(kinds.whole, keys);
    }

    fn place(&self, hash: u64, at: usize) -> Option<Place> {
        let c = *self.chars.get(at)?;
        let power = *POWERS.get(self.chars.len() - at - 1)?;
        let without = hash.wrapping_sub(letter(u64::from(c as u32)).wrapping_mul(power));
        Some(Place { c, power, without })
    }

    fn alike_at(&self, hash: u64, at: usize, kinds: &SlipKinds, keys: &mut Vec<u64>) {
        if let Some(place) = self.place(hash, at) {
            for id in likenesses(place.c) {
                keys.push(kinds.alike.key(place.with(u64::from(id) << 32)));
            }
        }
    }

    /// The keys of the text with a character that stands twice standing once, where one of the two is unknown.
    fn halves(&self, kind: Kind, keys: &mut Vec<u64>) {
        for at in self.places() {
            let here = self.chars.get(at);
            let is_double = at.checked_sub(1).is_some_and(|before| self.chars.get(before) == here)
                || self.chars.get(at + 1) == here;
            if is_double && here.is_some_and(|c| !c.is_numeric()) {
                let others = self.chars.iter().enumerate().filter(|(other, _)| *other != at);
                keys.push(kind.key(text(others.map(|(_, c)| c))));
            }
        }
    }
}

/// A place of a text, and the hash of the text but for what stands there.
struct Place {
    c: char,
    power: u64,
    without: u64,
}

impl Place {
    /// The hash of the text with another character there, or what stands for one.
    fn with(&self, value: u64) -> u64 {
        self.without.wrapping_add(letter(value).wrapping_mul(self.power))
    }
}

/// What a character is multiplied by, by how many stand behind it.
const POWERS: [u64; 64] = {
    let mut powers = [1u64; 64];
    let mut at = 1;
    while at < 64 {
        powers[at] = powers[at - 1].wrapping_mul(STEP);
        at += 1;
    }
    powers
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_character_hashes_like_the_text_written_anew() {
        let chars: Vec<char> = "订单支付成功通知".chars().collect();
        let slippery = Slippery {
            chars: &chars,
            unknown: Vec::new(),
            from: 0,
        };
        let hash = text(&chars);
        for at in 0..chars.len() {
            let mut other = chars.clone();
            other[at] = '攻';
            let place = slippery.place(hash, at).expect("the text is short");
            assert_eq!(place.with(u64::from('攻' as u32)), text(&other));
        }
    }
}
