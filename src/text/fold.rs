//! stub
use super::{CharClass, classify};
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Folded { pub(crate) ch: char, pub(crate) start: u32, pub(crate) end: u32, pub(crate) class: CharClass }
pub(crate) fn surface(source: &str, out: &mut Vec<Folded>) {
    for (at, c) in source.char_indices() {
        let class = classify(c);
        if matches!(class, CharClass::Blank | CharClass::Invisible) { continue; }
        for ch in c.to_lowercase() { out.push(Folded { ch, start: at as u32, end: (at + c.len_utf8()) as u32, class }); }
    }
}
