//! The classes of characters.

/// The class of a character in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum CharClass {
    /// Chinese characters, 〇 and 々.
    Han,
    /// Letters of any other script.
    Letter,
    /// Decimal digits of any script.
    Digit,
    /// Anything that shows as empty space.
    Blank,
    /// What nobody sees: zero-width characters, selectors, fillers.
    Invisible,
    /// Control characters.
    Control,
    /// Characters of a private font.
    PrivateUse,
    /// What is no character, or stands for one that was lost.
    Unassigned,
    /// Brackets.
    Bracket,
    /// Quotation marks.
    Quote,
    /// Any other punctuation.
    Punctuation,
    /// Currency signs.
    Currency,
    /// Mathematical signs.
    Math,
    /// Pictures.
    Emoji,
    /// Stars, arrows, boxes, circled numbers, squared words.
    Decoration,
    /// Accents and other marks on the character before.
    CombiningMark,
}

impl CharClass {
    /// Neither letter, digit nor Han: what the bare folding leaves out.
    pub(crate) fn is_mark(self) -> bool {
        !matches!(self, Self::Han | Self::Letter | Self::Digit)
    }

    /// What the surface folding leaves out.
    pub(crate) fn is_unseen(self) -> bool {
        matches!(self, Self::Blank | Self::Invisible | Self::Control)
    }
}
