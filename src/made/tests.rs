//! What was made ahead says what the texts say it was made from.

use regex::Regex;
use serde_json::Value;

use super::{Automaton, Kinds, automaton, joint_key, key};
use crate::ruleset::builtin_text;

/// Every list of patterns in the parameters of the built-in rulesets.
fn lists() -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    for name in crate::ruleset::BUILTIN {
        let ruleset: Value = serde_json::from_str(builtin_text(name).unwrap()).unwrap();
        for rule in ruleset["rules"].as_array().into_iter().flatten() {
            let params = &rule["params"];
            let shapes = params["shapes"].as_object().into_iter().flatten();
            let shapes = shapes.map(|(_, shape)| &shape["patterns"]);
            let own = ["whole-placeholders", "part-placeholders", "masks"].map(|key| &params[key]);
            let of_rule = shapes.chain(own).filter(|list| list.is_array());
            lists.extend(of_rule.map(|list| serde_json::from_value(list.clone()).unwrap()));
        }
    }
    lists
}

#[test]
fn every_list_of_patterns_is_made_and_matches_what_regex_matches() {
    // splitmix64
    let mut state = 1u64;
    let mut below = |bound: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        usize::try_from((mixed ^ mixed >> 31) >> 32).unwrap() % bound
    };
    let (mut matching, mut others) = (0, 0);
    let kinds = Kinds::new().unwrap();
    for list in lists() {
        let made = automaton(key(list.iter().map(String::as_str)));
        let made = made.unwrap_or_else(|| panic!("{list:?} was not made; run `cargo xtask made`"));
        let regexes: Vec<Regex> = list
            .iter()
            .map(|pattern| Regex::new(&format!("^(?:{pattern})$")).unwrap())
            .collect();
        // The characters the patterns name, and some they do not.
        let mut chars: Vec<char> = list.concat().chars().filter(|c| !c.is_ascii()).collect();
        chars.extend(('\0'..='\u{7f}').chain("停水é🎉㐀\u{10ffff}".chars()));
        for _ in 0..1_000 {
            // A way through the automaton that is not left as long as there is one.
            let mut text = Vec::new();
            for _ in 0..below(16) {
                let mut next = chars[below(chars.len())];
                for _ in 0..24 {
                    text.push(next);
                    if made.state(text.iter().map(|c| kinds.of(*c))) != 0 {
                        break;
                    }
                    text.pop();
                    next = chars[below(chars.len())];
                }
                if below(40) == 0 {
                    text.push(next);
                }
            }
            let shown: String = text.iter().collect();
            let expected = regexes.iter().any(|regex| regex.is_match(&shown));
            let is_match = made.matches(text.iter().map(|c| kinds.of(*c))) == 1;
            assert_eq!(is_match, expected, "{shown:?} {list:?}");
            matching += usize::from(expected);
            others += usize::from(!expected);
        }
    }
    assert!(matching > 2_000 && others > 2_000, "{matching} {others}");
}

#[test]
fn lists_side_by_side_match_what_each_matches_alone() {
    let ruleset: Value = serde_json::from_str(builtin_text(crate::DEFAULT).unwrap()).unwrap();
    let rules = ruleset["rules"].as_array().unwrap().iter();
    let params = rules
        .map(|rule| &rule["params"])
        .find(|params| params["masks"].is_array());
    let lists = ["whole-placeholders", "part-placeholders", "masks"].map(|name| {
        let list: Vec<String> = serde_json::from_value(params.unwrap()[name].clone()).unwrap();
        key(list.iter().map(String::as_str))
    });
    let kinds = Kinds::new().unwrap();
    let alone = lists.map(|list| automaton(list).unwrap());
    let joint = automaton(joint_key(&lists)).unwrap();
    for text in [
        "测试",
        "{{a.DATA}}",
        "{{a.DATA}}元",
        "林xx",
        "xxx",
        "",
        "128.00元",
        "某某",
        "测试中",
        "0000",
        "x",
        "请输入",
    ] {
        let bits = |automaton: &Automaton| automaton.matches(text.chars().map(|c| kinds.of(c)));
        let [whole, part, masks] = alone.each_ref().map(bits);
        assert_eq!(bits(&joint), whole | part << 1 | masks << 2, "{text}");
    }
}

#[test]
fn a_list_that_was_not_made_is_unknown() {
    for list in [&["停水"][..], &[], &["[0-9]+", "[a-z]+"]] {
        assert!(automaton(key(list.iter().copied())).is_none(), "{list:?}");
    }
}
