//! Where in a text a slip of spelling may stand.

/// A text in which a slip may stand, and the stretches of it that are no words.
pub(super) struct Slippery<'c> {
    pub(super) chars: &'c [char],
    pub(super) unknown: Vec<(usize, usize)>,
    /// Where the slips that are looked for begin.
    pub(super) from: usize,
}

impl Slippery<'_> {
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.unknown.iter().any(|&(start, end)| (start..end).contains(&at))
    }

    /// The characters in which a text that has something unknown may differ from this one, where it is known.
    pub(super) fn known(&self) -> impl Iterator<Item = char> {
        let places = self.from..self.chars.len();
        let known = places.filter(|at| may_slip(self.chars.len()) && !self.is_unknown(*at));
        known.filter_map(|at| self.chars.get(at).copied())
    }

    /// Where something unknown stands.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.unknown.iter().flat_map(|&(start, end)| start..end)
    }
}

/// In shorter texts one character is too much of the meaning; longer ones are no titles, and every place of a text in
/// which a slip may stand costs look-ups.
pub(super) fn may_slip(chars: usize) -> bool {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 64;
    (SHORTEST..=LONGEST).contains(&chars)
}
