//! stub
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CharClass { Han, Letter, Digit, Blank, Invisible, Control, PrivateUse, Unassigned, Bracket, Quote, Punctuation, Currency, Math, Emoji, Decoration, CombiningMark }
impl CharClass { pub(crate) fn is_mark(self) -> bool { !matches!(self, Self::Han | Self::Letter | Self::Digit) } }
pub(crate) fn classify(c: char) -> CharClass {
    match c { '\u{4e00}'..='\u{9fff}' => CharClass::Han, c if c.is_alphabetic() => CharClass::Letter, c if c.is_numeric() => CharClass::Digit, c if c.is_whitespace() => CharClass::Blank, _ => CharClass::Punctuation }
}
