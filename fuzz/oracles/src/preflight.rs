//! Messages are read and judged without end or loss, and what safe fixes mend stays mended.

use std::sync::LazyLock;

use mobanlint::input::{Input, MessageReader, messages};
use mobanlint::{Language, SendContext, Templates};

use crate::LINTERS;

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let answer = r#"{"data":[
        {"priTmplId":"T","title":"订单发货通知","content":"说明：{{thing1.DATA}}\n时间：{{time2.DATA}}\n金额：{{amount3.DATA}}","type":2},
        {"priTmplId":"U","title":"缴费成功通知","content":"户号：{{character_string1.DATA}}\n状态：{{phrase2.DATA}}","type":2,
         "keywordEnumValueList":[{"keywordCode":"phrase2.DATA","enumValueList":["已缴","未缴"]}]}]}"#;
    let batch = Input::new(answer.as_bytes()).read(Language::En);
    Templates::new(batch.templates().map(|(_, template)| template.clone()))
});

pub(crate) fn holds(bytes: &[u8]) {
    let batch = messages(bytes, None, Language::En);
    let again = messages(bytes, None, Language::En);
    assert_eq!(batch.items.len(), again.items.len(), "reading twice differs");
    let mut lines = MessageReader::new(None, Language::En);
    for line in bytes.split(|byte| *byte == b'\n') {
        let _ = lines.line(line).count();
    }
    let context = SendContext::default();
    let senders = LINTERS.iter().filter(|linter| linter.judges_messages());
    for linter in senders {
        for (_, message) in batch.messages().take(4) {
            let report = linter.preflight_among(message, &TEMPLATES, &context);
            assert_eq!(
                report,
                linter.preflight_among(message, &TEMPLATES, &context),
                "judging twice differs"
            );
            for finding in &report.findings {
                let text = message.text_of(finding.field).unwrap_or_default();
                assert!(
                    text.is_char_boundary(finding.span.start) && text.is_char_boundary(finding.span.end),
                    "{finding:?} in {text:?}"
                );
            }
            if let Ok(template) = TEMPLATES.of(message) {
                let mended = linter.mend(message, template, &context);
                let twice = linter.mend(&mended, template, &context);
                assert_eq!(twice.to_json(), mended.to_json(), "mending does not end");
            }
        }
    }
}
