//! The texts that cells share, and what texts in a workbook escape.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::Fault;
use super::super::xml::{self, Xml};

pub(super) fn read(part: &str, text: &str) -> Result<Vec<String>, Fault> {
    let mut xml = Xml::new(part, text);
    let mut strings = Vec::new();
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && xml::name(&element) == "si"
        {
            strings.push(rich(&mut xml, &element)?);
        }
    }
    Ok(strings)
}

/// The text of an element that has begun: what stands in its runs, but not how it is read aloud.
pub(super) fn rich(xml: &mut Xml<'_>, element: &BytesStart<'_>) -> Result<String, Fault> {
    let mut out = String::new();
    loop {
        match xml.inside()? {
            Event::Start(inner) => match xml::name(&inner) {
                "t" => out.push_str(&xml.text()?),
                "rPh" => xml.skip(&inner)?,
                _ => {}
            },
            Event::End(end) if end.name() == element.name() => break,
            _ => {}
        }
    }
    Ok(unescaped(&out).into_owned())
}

/// `_x000D_` and the like as the characters they stand for.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut units = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((unit, after)) = escape(rest) {
            units.push(unit);
            rest = after;
            continue;
        }
        // Two that follow each other may be one character.
        out.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        let next = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == '_')
            .map_or(rest.len(), |(at, _)| at);
        let (plain, after) = rest.split_at_checked(next).unwrap_or((rest, ""));
        out.push_str(plain);
        rest = after;
    }
    out.push_str(&String::from_utf16_lossy(&units));
    Cow::Owned(out)
}

/// The unit of UTF-16 a text begins with, if that is escaped, and what follows.
fn escape(text: &str) -> Option<(u16, &str)> {
    let (digits, after) = text.strip_prefix("_x")?.split_at_checked(4)?;
    let after = after.strip_prefix('_')?;
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some((u16::from_str_radix(digits, 16).ok().filter(|_| hex)?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_characters() {
        for (text, expected) in [
            ("", ""),
            ("停水", "停水"),
            ("甲_x000D_乙", "甲\r乙"),
            ("_x000d_\n", "\r\n"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83C__xDF89_", "🎉"),
            ("_xD83C_", "\u{fffd}"),
            ("_x000_", "_x000_"),
            ("_x+00D_", "_x+00D_"),
            ("__x0041_", "_A"),
            ("_x", "_x"),
            ("a_b_x0041_c_", "a_bAc_"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
