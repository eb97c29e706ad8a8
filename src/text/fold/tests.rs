use unicode_normalization::UnicodeNormalization;

use super::*;

fn folded(text: &str) -> String {
    let mut out = Vec::new();
    surface(text, &mut out);
    out.iter().map(|folded| folded.ch).collect()
}

/// The same by the reference, but for the simplified characters.
fn reference(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower
        .nfkc()
        .collect::<String>()
        .nfkc()
        .filter(|c| !classify(*c).is_unseen())
        .collect()
}

#[test]
fn folding_is_what_the_words_say() {
    for (text, expected) in [
        ("訂單發貨通知", "订单发货通知"),
        ("ＶＩＰ　１２", "vip12"),
        ("e\u{301}É", "éé"),
        ("ﾊﾟﾊﾞか\u{3099}", "パバが"),
        ("㈱①½", "(株)11⁄2"),
        ("한\u{1100}\u{1161}\u{11a8}", "한각"),
        ("快\u{200b}递 \r\n签收", "快递签收"),
        ("乾隆", "干隆"),
        ("⽀付⽇期 ⾦额 ⻔店 ⻓途 ⾞辆", "支付日期金额门店长途车辆"),
    ] {
        assert_eq!(folded(text), expected, "{text:?}");
    }
}

#[test]
fn every_character_folds_as_the_reference_does_and_folding_twice_is_folding_once() {
    // Beyond the planes that hold characters a few of the unassigned and private ones are as good as all.
    let few = |c: &char| !('\u{34000}'..'\u{E0000}').contains(c) && *c < '\u{E1000}' || (*c as u32).is_multiple_of(101);
    for c in (char::MIN..=char::MAX).filter(few) {
        let text = c.to_string();
        let once = folded(&text);
        assert_eq!(folded(&once), once, "{c:?}");
        let simplified = reference(&text).chars().any(|c| folded(&c.to_string()).chars().ne([c]));
        if !simplified && !classify(c).is_unseen() {
            assert_eq!(once, reference(&text), "{c:?} U+{:04X}", c as u32);
        }
    }
}

fn assert_characters_are_those_of_the_surface(text: &str) {
    let mut surfaced = Vec::new();
    surface(text, &mut surfaced);
    let bare: String = surfaced.iter().filter(|f| !f.class.is_mark()).map(|f| f.ch).collect();
    let mut spaced = String::new();
    let mut end = 0;
    for f in &surfaced {
        if end > 0 && text.get(end..f.start as usize).is_some_and(has_blank) {
            spaced.push(' ');
        }
        spaced.push(f.ch);
        end = f.end as usize;
    }
    for (expected, with_blanks) in [(bare, false), (spaced, true)] {
        let mut out = vec!['x'];
        let seen = characters(text, with_blanks, &mut out);
        assert_eq!(out.iter().skip(1).collect::<String>(), expected, "{text:?}");
        assert!(
            seen.digits || !expected.contains(|c: char| c.is_ascii_digit()),
            "{text:?}"
        );
        let plain = |c: char| !classify(c).is_mark() && !('\u{ff01}'..='\u{ff5e}').contains(&c) && look(c).is_none();
        assert!(seen.marks || text.chars().all(plain), "{text:?}");
    }
}

#[test]
fn every_character_between_others_is_folded_the_same_with_and_without_its_place() {
    // Of the plain ones a few are as good as all.
    for c in (char::MIN..=char::MAX).filter(|c| is_special(*c) && *c < '\u{30000}' || (*c as u32).is_multiple_of(101)) {
        assert_characters_are_those_of_the_surface(&format!("{c}中{c}a "));
    }
}

#[test]
fn places_are_unions_of_what_a_character_came_from() {
    let mut out = Vec::new();
    surface("付e\u{301}㈱", &mut out);
    let places: Vec<(char, u32, u32)> = out.iter().map(|folded| (folded.ch, folded.start, folded.end)).collect();
    assert_eq!(
        places,
        [('付', 0, 3), ('é', 3, 6), ('(', 6, 9), ('株', 6, 9), (')', 6, 9)]
    );
}

proptest::proptest! {
    #[test]
    fn marks_are_ordered_and_composed_as_the_reference_does(
        text in "[aeoạêcßſ\u{300}-\u{34e}\u{323}\u{327}\u{5b0}\u{93c}\u{915}\u{9c7}\u{9be}\u{1100}\u{1161}\u{11a8}가ｶﾞ]{0,9}",
    ) {
        proptest::prop_assert_eq!(folded(&text), reference(&text));
    }

    #[test]
    fn texts_are_folded_the_same_with_and_without_places(
        text in "([ \u{3000}\u{200b}中國a0Ａ０㈱½,，。e\u{301}ﾊﾟ가\u{1100}\u{1161}]|\\PC){0,9}",
    ) {
        assert_characters_are_those_of_the_surface(&text);
    }
}
