//! A text that stands in the file as it is read.

use super::{Edit, Why};

/// An edit of a text that stands there as it is read, in quotes or not.
pub(super) fn plain(text: &str, at: usize, old: &str, new: &str) -> Result<Edit, Why> {
    let rest = text.get(at..).unwrap_or_default();
    let quotes = usize::from(!rest.starts_with(old) && rest.starts_with(['"', '\'', '`']));
    let from = at + quotes;
    let stands = text.get(from..).is_some_and(|rest| rest.starts_with(old));
    if old.is_empty() || !stands {
        return Err(Why::StandsOtherwise);
    }
    let (before, same) = kept(old, new);
    let changed = new.get(before..new.len() - same).unwrap_or_default();
    // What would mean something else in one of the languages such a text may be in.
    if changed.contains(['"', '\'', '`', '\\', '<', '>', '|', '*', '_', '#']) || changed.contains(char::is_control) {
        return Err(Why::NeedsEscapes);
    }
    let range = from + before..from + old.len() - same;
    Ok(Edit::of_text(range, changed.to_owned()))
}

/// How many bytes two texts have in common at their beginning, and behind that at their end.
pub(in crate::mending) fn kept(old: &str, new: &str) -> (usize, usize) {
    let common = |(a, b): &(char, char)| a == b;
    let length = |(char, _): (char, char)| char.len_utf8();
    let before: usize = old.chars().zip(new.chars()).take_while(common).map(length).sum();
    let rest = |text: &str| text.get(before..).unwrap_or_default().to_owned();
    let (old, new) = (rest(old), rest(new));
    let same = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(common)
        .map(length)
        .sum();
    (before, same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mending::document::spliced;

    #[test]
    fn only_what_changes_is_replaced() {
        for (text, old, new, expected) in [
            (
                "订单支付成功：",
                "订单支付成功",
                "订单支付成功通知",
                Ok("订单支付成功通知："),
            ),
            ("'停水 通知',", "停水 通知", "停水通知", Ok("'停水通知',")),
            ("停水通知", "停电通知", "停气通知", Err(Why::StandsOtherwise)),
            ("停水", "停水", "停'水", Err(Why::NeedsEscapes)),
        ] {
            let edit = plain(text, 0, old, new);
            let made = edit.map(|edit| spliced(text, &[&edit]).unwrap_or_default());
            assert_eq!(made.as_deref(), expected.as_ref().copied(), "{text}");
        }
    }
}
