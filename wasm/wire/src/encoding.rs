//! Spans between the library's bytes and JavaScript's UTF-16 units.

use mobanlint::{Finding, Fix, Message, Report, Span, Template};
use serde::{Deserialize, Serialize};

use crate::Thrown;

/// What spans count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Encoding {
    /// The indices of JavaScript's strings.
    #[default]
    Utf16,
    /// Bytes, as the command line counts.
    Utf8,
}

impl Encoding {
    /// Findings as they leave: every span in the caller's units.
    pub fn leave(self, findings: &mut [Finding], template: &Template) {
        if self == Self::Utf8 {
            return;
        }
        for finding in findings {
            if let Some(text) = finding.field.of(template) {
                finding.span = finding.span.to_utf16(text);
            }
            for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
                // An example that is absent is written into the empty text.
                edit.span = edit.span.to_utf16(edit.field.of(template).unwrap_or_default());
            }
        }
    }

    /// Findings about messages as they leave, each of the message at its index.
    pub fn leave_messages<'m>(self, findings: &mut [Finding], of: impl Fn(usize) -> Option<&'m Message>) {
        if self == Self::Utf8 {
            return;
        }
        for finding in findings {
            let Some(message) = of(finding.template.index) else {
                continue;
            };
            let text = |field| message.text_of(field).unwrap_or_default();
            finding.span = finding.span.to_utf16(text(finding.field));
            for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
                edit.span = edit.span.to_utf16(text(edit.field));
            }
        }
    }

    /// A fix that comes back.
    pub fn enter(self, fix: &mut Fix, template: &Template) -> Option<()> {
        if self == Self::Utf8 {
            return Some(());
        }
        for edit in &mut fix.edits {
            edit.span = bytes(edit.span, edit.field.of(template).unwrap_or_default())?;
        }
        Some(())
    }

    /// A report that comes back, with the templates it is about.
    ///
    /// # Errors
    /// It is about others.
    pub fn enter_report(self, report: &mut Report, templates: &[Template]) -> Result<(), Thrown> {
        if self == Self::Utf8 {
            return Ok(());
        }
        for finding in &mut report.findings {
            let template = templates
                .get(finding.template.index)
                .filter(|it| it.title == finding.template.title);
            let fits = template.and_then(|template| {
                if let Some(text) = finding.field.of(template) {
                    finding.span = bytes(finding.span, text)?;
                }
                finding.fixes.iter_mut().try_for_each(|fix| self.enter(fix, template))
            });
            fits.ok_or_else(|| {
                let index = finding.template.index;
                Thrown(format!(
                    "the report is not about these templates: templates[{index}] is another one or missing"
                ))
            })?;
        }
        Ok(())
    }
}

/// The bytes behind a range of UTF-16 units; nothing where it ends inside of a character or beyond the text.
fn bytes(span: Span, text: &str) -> Option<Span> {
    Some(Span::new(byte(span.start, text)?, byte(span.end, text)?))
}

fn byte(units: usize, text: &str) -> Option<usize> {
    let mut passed = 0;
    for (at, char) in text.char_indices() {
        if passed >= units {
            return (passed == units).then_some(at);
        }
        passed += char.len_utf16();
    }
    (passed == units).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_bytes_go_back_and_forth() {
        for text in ["", "停水通知", "🎉付款e\u{301}\u{feff}👨‍👩‍👧"] {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for end in ends {
                let span = Span::new(0, end);
                assert_eq!(bytes(span.to_utf16(text), text), Some(span));
            }
        }
        assert_eq!(bytes(Span::new(0, 1), "🎉"), None);
        assert_eq!(bytes(Span::new(0, 3), "🎉"), None);
        assert_eq!(bytes(Span::new(0, usize::MAX), ""), None);
    }
}
