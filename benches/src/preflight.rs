//! Messages a second on one thread, reading included, beside `serde_json` parsing the same lines.

use mobanlint::input::{Input, MessageItem, MessageReader};
use mobanlint::{Language, Linter, Preflighter, Ruleset, SendContext, Templates};
use serde_json::Value;

use crate::interleaved;

const MESSAGES: usize = 20_000;
const ROUNDS: usize = 7;

const TEMPLATES: &str = r#"[{"priTmplId":"ride-started-0123456789","title":"行程开始通知",
    "content":"行程：{{thing1.DATA}}\n出发时间：{{time2.DATA}}\n订单编号：{{character_string3.DATA}}\n金额：{{amount4.DATA}}\n",
    "example":"行程：东站到西站\n出发时间：9:05\n订单编号：A1\n金额：¥9\n"}]"#;

fn messages() -> String {
    let line = |number: usize| {
        let (day, minute) = (number % 28 + 1, number % 60);
        format!(
            r#"{{"touser":"oOpenid{number:08}","template_id":"ride-started-0123456789","page":"pages/order/detail?id={number}","miniprogram_state":"formal","lang":"zh_CN","data":{{"thing1":{{"value":"北门{number}号到南门"}},"time2":{{"value":"2026年1月{day}日 9:{minute:02}"}},"character_string3":{{"value":"SRC2026{number:010}"}},"amount4":{{"value":"¥{}.50"}}}}}}"#,
            number % 1000
        )
    };
    (0..MESSAGES).map(line).collect::<Vec<_>>().join("\n")
}

pub(crate) fn run() {
    let text = messages();
    let lines: Vec<&str> = text.lines().collect();
    let ruleset = Ruleset::loader().load("wechat-send").expect("it is built in");
    let linter = Linter::builder().build(&ruleset).expect("all its rules");
    let batch = Input::new(TEMPLATES.as_bytes()).read(Language::Zh);
    let templates = Templates::new(batch.templates().map(|(_, template)| template.clone()));
    let context = SendContext::default();
    let mut findings = 0;
    let [ours, floor] = interleaved(
        ROUNDS,
        [
            &mut || {
                let mut preflighter = Preflighter::new(&linter);
                let mut reader = MessageReader::new(None, Language::Zh);
                for (index, line) in lines.iter().enumerate() {
                    for item in reader.line(line.as_bytes()) {
                        let MessageItem::Message(message) = item else { continue };
                        let found = preflighter.judge(index, &message, &templates, &context);
                        findings += found.map_or(1, |found| found.len());
                    }
                }
            },
            &mut || {
                for line in &lines {
                    let value: Value = serde_json::from_str(line).expect("the message was made here");
                    std::hint::black_box(value);
                }
            },
        ],
    );
    let rate = |time: std::time::Duration| MESSAGES as f64 / time.as_secs_f64();
    let (ours, floor) = (rate(ours), rate(floor));
    println!("## Messages\n");
    println!("Messages of four values, one thread, medians of {ROUNDS} interleaved runs; {findings} findings.\n");
    println!("| | messages a second | times |\n|---|---:|---:|");
    println!("| mobanlint, reading included | {ours:.0} | 1 |");
    println!(
        "| `serde_json` parsing alone, the floor | {floor:.0} | {:.1} |\n",
        floor / ours
    );
}
