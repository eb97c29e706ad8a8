//! The class of every character, as far as a reviewer cares.

use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{EmojiStatus, GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};

use super::{header, numbers};

/// So many characters stand together; a page like an earlier one is not written again.
const PAGE: usize = 256;

/// Radicals, which text copied out of a PDF has in the place of characters.
pub(super) const RADICALS: std::ops::RangeInclusive<char> = '\u{2e80}'..='\u{2fd5}';

pub(super) fn generate() -> String {
    // What is no character is asked for by nobody; it goes on as what stands before it.
    let mut kinds: Vec<(&str, u8)> = Vec::new();
    let mut of_characters: Vec<usize> = Vec::new();
    for c in 0..=0x10_ffff {
        let kind = char::from_u32(c).map(|c| (class(c), canonical_combining_class(c)));
        let known = kind.map(|kind| {
            kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
                kinds.push(kind);
                kinds.len() - 1
            })
        });
        of_characters.push(known.or(of_characters.last().copied()).unwrap_or(0));
    }
    let mut pages = Vec::new();
    let mut known: Vec<&[usize]> = Vec::new();
    for page in of_characters.chunks(PAGE) {
        let place = known.iter().position(|known| *known == page).unwrap_or(known.len());
        if place == known.len() {
            known.push(page);
        }
        pages.push(place);
    }
    let mut out = header(
        "The class and the canonical combining class of every character.",
        "the Unicode Character Database",
    );
    out.push_str("use crate::text::class::CharClass;\n\n");
    numbers(
        &mut out,
        "For each 256 characters, which of the pages they have.",
        "PAGES",
        "u8",
        pages,
    );
    numbers(
        &mut out,
        "Page by page, which of the kinds each character has.",
        "CELLS",
        "u8",
        known.concat(),
    );
    let kinds = kinds
        .iter()
        .map(|(class, combining)| format!("(CharClass::{class}, {combining})"));
    numbers(
        &mut out,
        "Classes with combining classes.",
        "KINDS",
        "(CharClass, u8)",
        kinds,
    );
    out.trim_end().to_owned() + "\n"
}

/// Blanks and invisible characters, which the surface folding leaves out.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(class(c), "Blank" | "Invisible" | "Control")
}

fn class(c: char) -> &'static str {
    use GeneralCategory as G;
    match c {
        // Default_Ignorable_Code_Point, as far as assigned: nobody sees them.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => return "Invisible",
        '\u{85}' | '\u{2800}' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' => return "Blank",
        '\u{fffd}' | '\u{fffc}' => return "Unassigned",
        '〇' | '々' => return "Han",
        // Those without a character of the BMP that they look like stay what they are.
        '\u{2e80}' | '\u{2e87}' | '\u{2e91}' | '\u{2e95}' | '\u{2eaa}' | '\u{2eae}' | '\u{2eb5}' | '\u{2eb7}'
        | '\u{2eb8}' | '\u{2ebd}' | '\u{2ec7}' | '\u{2eca}' | '\u{2ed5}' | '\u{2ede}' | '\u{2ee1}' => {}
        _ if RADICALS.contains(&c) && c.general_category() == G::OtherSymbol => return "Han",
        '〒' | '〓' | '※' | '㊣' | '卍' | '卐' => return "Decoration",
        _ => {}
    }
    if c.is_whitespace() {
        return "Blank";
    }
    let category = c.general_category();
    let emoji = matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
            | EmojiStatus::EmojiModifierBase
            | EmojiStatus::EmojiOther
    );
    if emoji && !matches!(category, G::DecimalNumber) && !c.is_ascii() && !matches!(c, '©' | '®' | '™' | '‼' | '⁉')
    {
        // Dingbats and arrows are text unless a selector follows; to a reviewer they are decoration.
        return if (c as u32) < 0x1_f000 && !matches!(c.emoji_status(), EmojiStatus::EmojiPresentation) {
            "Decoration"
        } else {
            "Emoji"
        };
    }
    match category {
        G::OtherLetter if is_han(c) => "Han",
        G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::ModifierLetter | G::OtherLetter => "Letter",
        G::DecimalNumber => "Digit",
        G::NonspacingMark | G::SpacingMark | G::EnclosingMark => "CombiningMark",
        G::OpenPunctuation | G::ClosePunctuation => "Bracket",
        G::InitialPunctuation | G::FinalPunctuation => "Quote",
        G::ConnectorPunctuation | G::DashPunctuation | G::OtherPunctuation => match c {
            '"' | '\'' | '＂' | '＇' => "Quote",
            _ => "Punctuation",
        },
        G::CurrencySymbol => "Currency",
        // Arrows, whatever their category.
        G::MathSymbol if matches!(c, '\u{2190}'..='\u{21ff}') => "Decoration",
        G::MathSymbol => "Math",
        G::ModifierSymbol if c.is_ascii() || ('\u{ff00}'..='\u{ffef}').contains(&c) => "Punctuation",
        G::ModifierSymbol | G::OtherSymbol | G::LetterNumber | G::OtherNumber => "Decoration",
        G::Control => "Control",
        G::Format => "Invisible",
        G::PrivateUse => "PrivateUse",
        G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator => "Blank",
        G::Surrogate | G::Unassigned => "Unassigned",
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
