//! Sorting through one copy of the sort.
//!
//! The standard library's sort is compiled anew for every type and every order, 2–3 KB each time, and this library puts
//! some twenty kinds of short lists in order: together they were a tenth of the module. Here the sort knows only
//! positions; what is compared and moved is asked for through [`List`].

use std::cmp::Ordering;

/// Lists up to this long are sorted where they stand, without an allocation.
const SHORT: usize = 12;

/// A list as the sort sees it.
trait List {
    fn compare(&self, a: usize, b: usize) -> Ordering;
    fn swap(&mut self, a: usize, b: usize);
}

struct By<'l, T, F> {
    items: &'l mut [T],
    compare: F,
}

impl<T, F: Fn(&T, &T) -> Ordering> List for By<'_, T, F> {
    fn compare(&self, a: usize, b: usize) -> Ordering {
        match (self.items.get(a), self.items.get(b)) {
            (Some(a), Some(b)) => (self.compare)(a, b),
            _ => Ordering::Equal,
        }
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.items.swap(a, b);
    }
}

/// Sorts; what is equal keeps its order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let len = items.len();
    if len > 1 {
        arrange(&mut By { items, compare }, len);
    }
}

/// Sorts by the natural order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; what has the same key keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

fn arrange(list: &mut dyn List, len: usize) {
    // Much of what is put in order is in order already.
    if (1..len).all(|at| list.compare(at - 1, at) != Ordering::Greater) {
        return;
    }
    if len <= SHORT {
        for end in 1..len {
            let mut at = end;
            while at > 0 && list.compare(at - 1, at) == Ordering::Greater {
                list.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_unstable_by(|&a, &b| list.compare(a, b).then(a.cmp(&b)));
    // What belongs to each place in turn; what was swapped away from there is where its swap put it.
    for place in 0..len {
        let mut from = place;
        while let Some(&next) = order.get(from) {
            order[from] = from;
            if next == place {
                break;
            }
            list.swap(from, next);
            from = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_every_length_are_sorted_and_equals_keep_their_order() {
        for len in 0..200usize {
            let mut ours: Vec<(usize, usize)> = (0..len).map(|at| (at * 7919 % 31, at)).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn an_order_that_is_none_ends_all_the_same() {
        let mut items: Vec<u32> = (0..100).collect();
        sort_by(&mut items, |_, _| Ordering::Greater);
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
