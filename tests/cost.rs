//! What a draft costs is bounded by its length, whatever it is made of.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use mobanlint::{Applicability, Field, Finding, Keyword, Linter, Template};

/// Counts what each thread asks for, so that tests beside each other do not count together.
struct Counting;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is passed on as it comes.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread that is going away counts no more.
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + layout.size()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
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
