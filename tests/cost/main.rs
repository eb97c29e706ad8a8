//! What a draft costs is bounded by its length, whatever it is made of; so is what it costs to read an input.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

mod many;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use mobanlint::input::{Input, MessageItem, MessageReader};
use mobanlint::{
    Applicability, Field, Finding, Keyword, Language, Linter, Preflighter, Ruleset, SendContext, Template, Templates,
};

/// Counts what each thread asks for, so that tests beside each other do not count together.
struct Counting;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
    /// What is held, and the most that was.
    static HELD: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

fn hold(bytes: usize, sign: isize) {
    let _ = HELD.try_with(|held| {
        let now = held.get().0 + sign * isize::try_from(bytes).unwrap_or(isize::MAX);
        held.set((now, held.get().1.max(now)));
    });
}

// SAFETY: everything is passed on as it comes.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread that is going away counts no more.
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + layout.size()));
        hold(layout.size(), 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        hold(layout.size(), -1);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn checked(linter: &Linter, draft: &Template) -> (usize, Vec<Finding>) {
    let library = linter.library();
    let before = ASKED.get();
    let report = linter.check(std::slice::from_ref(draft), &library);
    (ASKED.get() - before, report.findings)
}

/// Texts that a field can be filled with, each of what costs most somewhere.
fn fillings() -> Vec<(&'static str, String)> {
    let every_kind: String =
        "中a1０ａ 　\t\u{200b}\u{fe0f}\u{1}\u{e000}\u{fffd}(【“'。,-￥+🎉☆①\u{301}か\u{3099}㈱您王老师\u{1F1E8}👨‍👩‍👧"
            .into();
    [
        ("rows", "(1, 'a,b', {\"k\":\"值\"}),".into()),
        ("stars and letters", "★a".into()),
        ("one mark", "\u{301}".into()),
        ("one letter with marks", "e\u{301}\u{323}".into()),
        ("flags", "\u{1F1E8}".into()),
        ("joined emoji", "👨\u{200d}".into()),
        ("blanks", "中 ".into()),
        ("blanks and controls", " \u{b}".into()),
        ("wide", "Ａ中".into()),
        ("persons", "您王老师".into()),
        ("words", "订单支付".into()),
        ("unknown", "龘".into()),
        ("digits", "12-".into()),
        ("dates", "2019-02-30 ".into()),
        ("one letter", "a".into()),
        ("every kind", every_kind),
    ]
    .into()
}

fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn what_a_field_costs_grows_with_its_length_alone() {
    // What a field of 64 KiB may ask for; here they are half as long.
    const MOST: usize = 50_000_000;
    let linter = Linter::builtin().unwrap();
    for (name, piece) in fillings() {
        let costs = [4, 32].map(|kib| {
            let text = filled(&piece, kib * 1024);
            let (of_title, _) = checked(&linter, &Template::new(&*text));
            let (of_name, _) = checked(&linter, &Template::new("停水通知").with_keyword(Keyword::new(&*text)));
            let example = Keyword::new("时间").with_example(&*text);
            let (of_example, _) = checked(&linter, &Template::new("停水通知").with_keyword(example));
            of_title.max(of_name).max(of_example)
        });
        let [first, last] = costs;
        assert!(2 * last < MOST, "{name}: {costs:?}");
        // Eight times the text; twice that leaves room for buffers that double and for what is there once.
        assert!(last < 16 * first, "{name}: {costs:?}");
    }
}

#[test]
fn a_field_full_of_marks_is_told_once_for_each_outcome_beyond_the_bound() {
    let linter = Linter::builtin().unwrap();
    for (name, piece) in fillings() {
        let draft = Template::new(filled(&piece, 12 * 1024));
        let (_, findings) = checked(&linter, &draft);
        let of_marks: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == "1.4").collect();
        let outcomes = 7;
        assert!(of_marks.len() <= Linter::MAX_FINDINGS_PER_FIELD + outcomes, "{name}");
        for finding in of_marks {
            assert!(finding.message.len() < 4096 && finding.help.len() < 4096, "{name}");
        }
    }
}

#[test]
fn what_is_beyond_the_bound_is_covered_and_mended_by_one_finding() {
    let linter = Linter::builtin().unwrap();
    let more = Linter::MAX_FINDINGS_PER_FIELD + 5;
    let draft = Template::new(format!("{}停水通知", "停（水 ".repeat(more)));
    let (_, findings) = checked(&linter, &draft);
    let of_marks: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == "1.4").collect();
    assert_eq!(of_marks.len(), Linter::MAX_FINDINGS_PER_FIELD + 2);
    let last = |outcome: &str| *of_marks.iter().rfind(|finding| finding.outcome == outcome).unwrap();
    let unit = "停（水 ".len();
    let rest = Linter::MAX_FINDINGS_PER_FIELD / 2 * unit;
    for (outcome, offset, applicability, sort) in [
        ("symbol", "停".len(), Applicability::Unsafe, "（"),
        ("inner-blank", "停（水".len(), Applicability::Safe, " "),
    ] {
        let covering = last(outcome);
        assert_eq!(covering.field, Field::Title);
        assert_eq!(covering.span.start, rest + offset, "{outcome}");
        assert_eq!(covering.span.end, (more - 1) * unit + offset + sort.len(), "{outcome}");
        let [fix] = covering.fixes.as_slice() else {
            panic!("{covering:?}")
        };
        assert_eq!(fix.applicability, applicability);
        let mended = fix.apply(&draft).unwrap().title;
        assert_eq!(
            mended.matches(sort).count(),
            Linter::MAX_FINDINGS_PER_FIELD / 2,
            "{outcome}"
        );
    }
    let fixed = linter.fix(&draft);
    assert!(!fixed.title.contains(' '), "{}", fixed.title);
}

/// Inputs of so many parts, each of what costs most in some reader.
fn inputs(parts: usize) -> Vec<String> {
    let list = |part: &str| format!("[{}]", vec![part; parts].join(","));
    let content = |part: &str| {
        let content = serde_json::Value::from(part.repeat(parts));
        format!(r#"{{"title": "取书通知", "content": {content}, "example": {content}}}"#)
    };
    let lines = |line: &str| format!("{line}\n").repeat(parts);
    let record = r#"{"id":1,"name":"取件通知","content":"编号{{thing1.DATA}}\n时间{{time2.DATA}}","a":[{"b":{}}]}"#;
    let mut inputs = vec![
        format!(r#"{{"RECORDS":{}}}"#, list(record)),
        list(r#"{"a":1,"b":[1,2],"c":{"d":"e"}}"#),
        list("1"),
        format!(r#"{{"data":{}}}"#, list(r#"{"title":1}"#)),
        format!(
            r#"{{"title":"取书通知","tid":1,"x":{}}}"#,
            list(r#"["书名","{a}","thing1"]"#)
        ),
        list(r#"{"标题": "取书通知", "关键词": "书名", "示例": "边城"}"#),
        format!(r#"{{{}"b":1}}"#, r#""a":1,"#.repeat(parts)),
        r#"{"a":"#.repeat(parts),
        "\"".repeat(parts),
        format!("[{}]", "\"".repeat(parts)),
        r#"{"title":""#.to_owned() + &"\\\"".repeat(parts),
        "[\n{\"title\":\n".repeat(parts),
        format!("一、取书通知\n{}", lines("书名 边城")),
        lines("一、取书通知（书名、日期）\n作者 沈从文"),
        lines("- 取书通知"),
        format!("a:\n{}", lines("  - title: 取书通知\n    keywords: [书名, 日期]")),
        format!("a:\n{}", lines("  - - - b: c")),
        lines("x = [{'title': '取书通知', 'keywords': ['书名', ('日期')]}]"),
        "x = ".to_owned() + &"[".repeat(parts) + "'书'",
        "x = ".to_owned() + &"(['书'],".repeat(parts),
        "f(\"书\" + `".repeat(parts),
        "'''书\"\"\"".repeat(parts),
        "取书通知、".repeat(parts),
    ];
    let parts = [
        "{",
        "{ ",
        "{{a",
        "{{a.DATA}}",
        "甲：{{a.DATA}}",
        "甲\n",
        "：",
        "<",
        "\\",
        "{{a.DATA}}：",
        ". ",
    ];
    inputs.extend(parts.map(content));
    inputs
}

#[test]
fn what_reading_costs_grows_with_the_length_alone() {
    let cost = |text: &String| {
        let before = ASKED.get();
        let batch = Input::new(text.as_bytes()).read(Language::En);
        assert!(!batch.items.is_empty() || !batch.errors.is_empty());
        ASKED.get() - before
    };
    for (few, many) in inputs(300).iter().zip(&inputs(2_400)) {
        let costs = [cost(few), cost(many)];
        let begins: String = few.chars().take(60).collect();
        // As above: eight times the text, and room for buffers that double.
        assert!(costs[1] < 16 * costs[0], "{begins}: {costs:?}");
    }
}

#[test]
fn a_log_takes_the_memory_of_one_line() {
    let linter = Linter::builder()
        .build(&Ruleset::loader().load("wechat-send").unwrap())
        .unwrap();
    let template = Template::new("停水通知")
        .with_id("T")
        .with_keyword(Keyword::new("停水区域").with_type("thing").with_key("thing1"))
        .with_keyword(Keyword::new("停水时间").with_type("time").with_key("time2"));
    let templates = Templates::new([template]);
    let line = |number: usize| match number % 5 {
        0 => format!("12:00 INFO {number} nothing"),
        1 => format!(r#"{{"touser":"o{number}" "template_id":"T"}}"#),
        2 => format!(r#"{{"touser":"o{number}","template_id":"T","data":{{"thing1":{{"value":"{number}号楼"}}}}}}"#),
        3 => format!(
            "send({{touser: o{number}, template_id: 'T', data: {{thing1: {{value: a}}, time2: '9:00～{number}'}}}})"
        ),
        _ => format!("{{\"touser\":\"o{number}\",\"template_id\":\"T\",\"data\":[{number}]}}"),
    };
    // The most that was held over so many lines, beyond what was held before.
    let most = |lines: usize| {
        let before = HELD.get().0;
        HELD.set((before, before));
        let mut reader = MessageReader::new(Some("send.log"), Language::En);
        let mut preflighter = Preflighter::new(&linter);
        let mut found = 0;
        for number in 0..lines {
            for item in reader.line(line(number).as_bytes()) {
                let MessageItem::Message(message) = item else { continue };
                let judged = preflighter.judge(number, &message, &templates, &SendContext::default());
                found += judged.unwrap().len();
            }
        }
        assert!(found >= lines / 5 * 3);
        HELD.get().1 - before
    };
    let (few, many) = (most(2_000), most(20_000));
    assert!(many < few + 4096, "{few} {many}");
}
