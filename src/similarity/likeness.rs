//! stub
pub(crate) fn likenesses(_: char) -> impl Iterator<Item = u16> + Clone { std::iter::empty() }
pub(crate) fn characters_like(_: u16) -> impl Iterator<Item = char> { std::iter::empty() }
pub(crate) fn alike(a: char, b: char) -> bool { likenesses(a).any(|x| likenesses(b).any(|y| x == y)) }
