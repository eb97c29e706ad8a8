//! Templates a second on one thread, parsing included, rules 1.1 and 1.2 off.

use mobanlint::{Language, Linter, Ruleset, Template};

use crate::{curve, interleaved, process, synthetic, timed};

const TEMPLATES: usize = 20_000;
/// Autocorrect is so much slower that it is given fewer.
const FEW: usize = 1_000;
const ROUNDS: usize = 7;

pub(crate) fn run() {
    let text = synthetic::drafts(TEMPLATES);
    let lines: Vec<&str> = text.lines().collect();
    let ruleset = Ruleset::builtin().expect("the default ruleset loads");
    let linter = Linter::builder()
        .language(Language::Zh)
        .skip(["1.1", "1.2"])
        .build(&ruleset);
    let linter = linter.expect("nine rules are left");
    let library = linter.library();
    let mut findings = 0;
    let [ours, floor, autocorrect] = interleaved(
        ROUNDS,
        [
            &mut || {
                let mut session = linter.session(&library);
                for line in &lines {
                    let template: Template = serde_json::from_str(line).expect("the draft was made here");
                    findings += session.check(&template).map_or(0, |found| found.len());
                }
            },
            &mut || {
                for line in &lines {
                    let template: Template = serde_json::from_str(line).expect("the draft was made here");
                    std::hint::black_box(template);
                }
            },
            &mut || {
                for line in lines.iter().take(FEW) {
                    std::hint::black_box(autocorrect::lint_for(line, "text"));
                }
            },
        ],
    );
    let rate = |count: usize, time: std::time::Duration| count as f64 / time.as_secs_f64();
    let (ours, floor, autocorrect) = (rate(TEMPLATES, ours), rate(TEMPLATES, floor), rate(FEW, autocorrect));
    println!("## Checking\n");
    println!(
        "Drafts of four keywords with examples, one thread, 1.1 and 1.2 off, medians of {ROUNDS} interleaved runs;"
    );
    println!(
        "{:.2} findings a draft.\n",
        findings as f64 / (ROUNDS * TEMPLATES) as f64
    );
    println!("| | templates a second | times |\n|---|---:|---:|");
    println!("| mobanlint, parsing included | {ours:.0} | 1 |");
    println!(
        "| `serde_json` parsing alone, the floor | {floor:.0} | {:.1} |",
        floor / ours
    );
    println!(
        "| `autocorrect::lint_for` on the same text | {autocorrect:.0} | 1/{:.0} |\n",
        ours / autocorrect
    );
    let mut builds: Vec<_> = (0..21).map(|_| timed(|| Linter::builtin().is_ok()).0).collect();
    builds.sort_unstable();
    println!(
        "Building the linter: {:.1} ms (median of 21).\n",
        builds[10].as_secs_f64() * 1e3
    );
    curve::run();
    process::run(&text, TEMPLATES);
}
