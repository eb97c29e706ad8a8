//! Which entry of a message's data something is about.

use std::fmt;

/// An entry of a message's data: by its key, or by its place where the key alone would not tell it: `thing3`, `[2]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    text: [u8; Self::MAX_BYTES],
    len: u8,
}

impl Slot {
    /// The longest key that is named, in bytes: longer than any of the platform's. An entry with a longer one is told by its
    /// place.
    pub const MAX_BYTES: usize = 23;

    /// The entry of this key; none for a key that would read as something else.
    pub fn named(key: &str) -> Option<Self> {
        let reads_otherwise = key.starts_with('[') || [".value", ".color"].iter().any(|end| key.ends_with(end));
        if key.is_empty() || reads_otherwise || key.contains(|c: char| c.is_control() || c.is_whitespace()) {
            return None;
        }
        Self::of(key)
    }

    /// The entry at this place, from 0.
    pub fn at(index: usize) -> Self {
        // Twenty digits at most, so that it fits.
        Self::of(&format!("[{index}]")).unwrap_or(Self {
            text: [0; Self::MAX_BYTES],
            len: 0,
        })
    }

    fn of(text: &str) -> Option<Self> {
        let mut own = [0; Self::MAX_BYTES];
        own.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self {
            text: own,
            len: u8::try_from(text.len()).ok()?,
        })
    }

    /// The key, of an entry that is told by it.
    pub fn key(&self) -> Option<&str> {
        Some(self.text()).filter(|text| !text.starts_with('['))
    }

    /// The place, of an entry that is told by it.
    pub fn index(&self) -> Option<usize> {
        self.text().strip_prefix('[')?.strip_suffix(']')?.parse().ok()
    }

    fn text(&self) -> &str {
        let text = self.text.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// The entry whose path behind `data` this is: `.thing3`, `[2]`.
    pub(super) fn parse(path: &str) -> Option<Self> {
        match path.strip_prefix('.') {
            Some(key) => Self::named(key),
            None => Self::of(path).filter(|slot| slot.index().is_some()),
        }
    }
}

/// As it stands behind `data`: `.thing3`, `[2]`.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key() {
            Some(key) => write!(f, ".{key}"),
            None => f.write_str(self.text()),
        }
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({self})")
    }
}
