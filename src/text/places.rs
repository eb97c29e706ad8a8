//! Where the folded characters of a field stand in it. Only what is told has a place, so it is worked out then.

use std::ops::{Range, RangeInclusive};

use unicode_segmentation::GraphemeCursor;

use super::fold::{self, Folded};
use crate::place::Span;

/// The places of a field's characters.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    source: &'t str,
    surface: Vec<Folded>,
    /// Which of the surface characters are bare.
    bare: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        let mut surface = Vec::with_capacity(source.len());
        fold::surface(source, &mut surface);
        let bare = (0..).zip(&surface).filter(|(_, folded)| !folded.class.is_mark());
        Self {
            source,
            bare: bare.map(|(at, _)| at).collect(),
            surface,
        }
    }

    /// The place in the source of a range of characters of the spaced surface, in whole graphemes.
    pub(crate) fn of_spaced(&self, range: RangeInclusive<usize>) -> Span {
        let mut next = 0;
        let mut end = None;
        let places = self.surface.iter().map(|folded| {
            let between = end.and_then(|end| self.source.get(end..folded.start as usize));
            // A blank goes with the character behind it.
            let first = next;
            next += 1 + usize::from(between.is_some_and(fold::has_blank));
            end = Some(folded.end as usize);
            (first..next, folded)
        });
        let within = places.filter(|(at, _)| at.start <= *range.end() && at.end > *range.start());
        self.union(within.map(|(_, folded)| folded))
    }

    /// The place in the source of a range of bare characters: the union of what they came from, in whole graphemes.
    pub(crate) fn of(&self, range: Range<usize>) -> Span {
        let bare = self.bare.get(range).unwrap_or_default();
        self.union(bare.iter().filter_map(|at| self.surface.get(*at)))
    }

    fn union<'f>(&self, folded: impl Iterator<Item = &'f Folded>) -> Span {
        let around = |span: Option<Span>, folded: &Folded| {
            let own = Span::new(folded.start as usize, folded.end as usize);
            let wider = |span: Span| Span::new(span.start.min(own.start), span.end.max(own.end));
            Some(span.map_or(own, wider))
        };
        match folded.fold(None, around) {
            Some(span) => self.graphemes(span),
            None => Span::whole(self.source),
        }
    }

    /// The end of the last bare character in the source: where an ending would be added.
    pub(crate) fn end(&self) -> usize {
        let last = self.bare.last().and_then(|at| self.surface.get(*at));
        let last = last.map(|folded| folded.end as usize);
        let end = last.unwrap_or(self.source.trim_end().len());
        self.graphemes(Span::new(end, end)).end
    }

    /// The smallest range of whole graphemes around a range of bytes.
    fn graphemes(&self, span: Span) -> Span {
        let source = self.source;
        let mut start = span.start.min(source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, source.len());
        while !source.is_char_boundary(end) {
            end += 1;
        }
        let at_boundary = |at| {
            GraphemeCursor::new(at, source.len(), true)
                .is_boundary(source, 0)
                .unwrap_or(true)
        };
        if !at_boundary(start) {
            let mut cursor = GraphemeCursor::new(start, source.len(), true);
            start = cursor.prev_boundary(source, 0).ok().flatten().unwrap_or(0);
        }
        if !at_boundary(end) {
            let mut cursor = GraphemeCursor::new(end, source.len(), true);
            end = cursor.next_boundary(source, 0).ok().flatten().unwrap_or(source.len());
        }
        Span::new(start, end)
    }
}
