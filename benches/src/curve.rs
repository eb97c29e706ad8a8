//! What one draft costs as it grows, filled with what costs most somewhere: twice the text, twice the time.

use std::hint::black_box;
use std::time::Duration;

use mobanlint::{Keyword, Library, Linter, Template};

use crate::interleaved;

const KIB: [usize; 4] = [8, 16, 32, 64];
const ROUNDS: usize = 5;

const FILLINGS: [(&str, &str); 10] = [
    ("words of the lexicon", "订单支付"),
    ("a letter no word has", "龘"),
    ("one Latin letter", "a"),
    ("one mark that combines", "\u{301}"),
    ("joined emoji", "👨\u{200d}"),
    ("blanks between letters", "中 "),
    ("dates of no calendar", "2019-02-30 "),
    ("digits and dashes", "12-"),
    ("placeholders", "{{thing1.DATA}}"),
    ("rows of code", "(1, 'a,b', {\"k\":\"值\"}),"),
];

pub(crate) fn run() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let library = linter.library();
    println!("One draft as it grows, all rules: of title, name and example filled with the same the slowest, in ms,");
    println!("medians of {ROUNDS} interleaved runs.\n");
    println!("| filled with | 8 KiB | 16 | 32 | 64 | from 8 to 64 |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, piece) in FILLINGS {
        let of = |kib: usize| fields(&piece.repeat(kib * 1024 / piece.len()));
        line(name, &linter, &library, &KIB.map(of));
    }
    line("200 keywords", &linter, &library, &KIB.map(|kib| [many(kib * 1024)]));
    println!();
}

fn fields(text: &str) -> [Template; 3] {
    let draft = Template::new("停水通知");
    [
        Template::new(text),
        draft.clone().with_keyword(Keyword::new(text)),
        draft.with_keyword(Keyword::new("时间").with_example(text)),
    ]
}

/// As many keywords as a draft may have, of so many bytes together.
fn many(bytes: usize) -> Template {
    let each = bytes / Template::MAX_KEYWORDS;
    let keyword =
        |number: usize| Keyword::new(format!("内容{number}")).with_example("订单支付成功".repeat(each / 18 + 1));
    (0..Template::MAX_KEYWORDS).fold(Template::new("停水通知"), |draft, number| {
        draft.with_keyword(keyword(number))
    })
}

fn line<const N: usize>(name: &str, linter: &Linter, library: &Library, drafts: &[[Template; N]; 4]) {
    let check = |draft: &Template| {
        black_box(linter.check(std::slice::from_ref(draft), library));
    };
    let mut slowest = [Duration::ZERO; 4];
    for field in 0..N {
        let mut runs = drafts
            .each_ref()
            .map(|drafts| move || drafts.get(field).into_iter().for_each(check));
        let times = interleaved(ROUNDS, runs.each_mut().map(|run| run as &mut dyn FnMut()));
        slowest
            .iter_mut()
            .zip(times)
            .for_each(|(slowest, time)| *slowest = time.max(*slowest));
    }
    let ms = slowest.map(|time| time.as_secs_f64() * 1e3);
    let [first, .., last] = ms;
    let told = ms.map(|ms| format!("{ms:.2}")).join(" | ");
    println!("| {name} | {told} | {:.1} times |", last / first);
}
