//! Applying fixes.

use crate::input::message_data;
use crate::linter::Linter;
use crate::message::{Message, SendContext};
use crate::order;
use crate::place::Field;
use crate::report::{Applicability, Edit, Finding, Fix};
use crate::template::{Keyword, Template};

impl Fix {
    /// The template with this fix applied; `None` where an edit does not fit the template or overlaps another. A keyword
    /// that the fix leaves neither name nor example is taken out.
    ///
    /// ```
    /// use mobanlint::{Linter, Template};
    /// let linter = Linter::builtin()?;
    /// let draft = Template::new("订单支付成功");
    /// let report = linter.check(&[draft.clone()], &linter.library());
    /// let mended = report.findings[0].fixes[0].apply(&draft).ok_or("the fix does not fit")?;
    /// assert_eq!(mended.title, "订单支付成功通知");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&self, template: &Template) -> Option<Template> {
        apply(template, self.edits.iter().collect())
    }

    /// The message with this fix applied; `None` where an edit does not fit the message or overlaps another. A value whose
    /// text is put in its place stands under `value` and is a text then; `data` becomes the object its text says.
    pub fn apply_to_message(&self, message: &Message) -> Option<Message> {
        apply_to_message(message, self.edits.iter().collect())
    }
}

impl Linter {
    /// How often safe fixes are applied again to what they have made; two rounds are enough in practice.
    pub const MAX_FIX_ROUNDS: usize = 8;

    /// The template with every safe fix applied, again and again until none is left.
    pub fn fix(&self, template: &Template) -> Template {
        self.fix_with(template, |_, fix| is_safe(fix))
    }

    /// The template with fixes applied that are wanted, again and again until none is left: of each finding the first
    /// that is. Rounds are bounded by [`Self::MAX_FIX_ROUNDS`].
    ///
    /// ```
    /// use mobanlint::{Linter, Template};
    /// let linter = Linter::builtin()?;
    /// let mended = linter.fix_with(&Template::new("订单支付成功"), |finding, _| finding.rule == "1.3");
    /// assert_eq!(mended.title, "订单支付成功通知");
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    pub fn fix_with(&self, template: &Template, wanted: impl Fn(&Finding, &Fix) -> bool) -> Template {
        let mut fixed = template.clone();
        for _ in 0..Self::MAX_FIX_ROUNDS {
            let findings = self.findings_alone(&fixed);
            match apply(&fixed, edits_of(&findings, &wanted)) {
                Some(next) if next != fixed => fixed = next,
                _ => break,
            }
        }
        fixed
    }

    /// The message with every safe fix applied, again and again until none is left.
    pub fn mend(&self, message: &Message, template: &Template, context: &SendContext) -> Message {
        let mut fixed = message.clone();
        for _ in 0..Self::MAX_FIX_ROUNDS {
            let findings = self.preflight(&fixed, template, context).findings;
            match apply_to_message(&fixed, edits_of(&findings, |_, fix| is_safe(fix))) {
                Some(next) if next != fixed => fixed = next,
                _ => break,
            }
        }
        fixed
    }

    fn findings_alone(&self, template: &Template) -> Vec<Finding> {
        let library = self.library();
        self.session(&library).check(template).unwrap_or_default()
    }
}

/// The edits of each finding's first fix that is wanted. Of two edits of one place the first is made; the next round sees
/// to the other.
fn edits_of(findings: &[Finding], wanted: impl Fn(&Finding, &Fix) -> bool) -> Vec<&Edit> {
    let mut edits = Vec::new();
    for finding in findings {
        let first = finding.fixes.iter().find(|fix| wanted(finding, fix));
        edits.extend(first.into_iter().flat_map(|fix| &fix.edits));
    }
    order::sort_by_key(&mut edits, |edit| (edit.field, edit.span));
    edits.dedup_by(|later, earlier| later.field == earlier.field && later.span.start < earlier.span.end);
    edits
}

fn is_safe(fix: &Fix) -> bool {
    fix.applicability == Applicability::Safe
}

/// Edits from the last to the first, so that places stay true; `None` where two of them overlap.
fn in_turn(mut edits: Vec<&Edit>) -> Option<Vec<&Edit>> {
    order::sort_by_key(&mut edits, |edit| std::cmp::Reverse((edit.field, edit.span)));
    let overlap = |pair: &[&Edit]| matches!(pair, [later, earlier] if later.field == earlier.field && later.span.start < earlier.span.end);
    (!edits.windows(2).any(overlap)).then_some(edits)
}

/// Applies edits to a message. Keys come last: an entry is found by its key.
fn apply_to_message(message: &Message, edits: Vec<&Edit>) -> Option<Message> {
    let edits = in_turn(edits)?;
    let (keys, others): (Vec<&Edit>, Vec<&Edit>) =
        edits.into_iter().partition(|edit| matches!(edit.field, Field::Key(_)));
    let mut mended = message.clone();
    for edit in others {
        let mut text = mended.text_of(edit.field)?.to_owned();
        text.get(edit.span.start..edit.span.end)?;
        text.replace_range(edit.span.start..edit.span.end, &edit.replacement);
        if edit.field == Field::Data {
            mended.data = message_data(&text)?;
        } else if !mended.put(edit.field, text) {
            return None;
        }
    }
    let mut renamed: Vec<(usize, String)> = Vec::new();
    for edit in keys {
        let Field::Key(slot) = edit.field else { continue };
        let index = mended.index_of(slot)?;
        if renamed.last().is_none_or(|(last, _)| *last != index) {
            renamed.push((index, mended.text_of(edit.field)?.to_owned()));
        }
        let (_, key) = renamed.last_mut()?;
        key.get(edit.span.start..edit.span.end)?;
        key.replace_range(edit.span.start..edit.span.end, &edit.replacement);
    }
    for (index, key) in renamed {
        mended.rename(index, key);
    }
    Some(mended)
}

/// Applies edits to a template.
fn apply(template: &Template, edits: Vec<&Edit>) -> Option<Template> {
    let mut mended = template.clone();
    let mut emptied = Vec::new();
    for edit in in_turn(edits)? {
        let text = edit.field.of_mut(&mut mended)?;
        text.get(edit.span.start..edit.span.end)?;
        text.replace_range(edit.span.start..edit.span.end, &edit.replacement);
        if let Field::KeywordName(at) = edit.field
            && text.is_empty()
        {
            emptied.push(at);
        }
    }
    let blank = |keyword: &Keyword| keyword.name.is_empty() && keyword.example.as_ref().is_none_or(String::is_empty);
    // The edits came from the last to the first, and so do these.
    for at in emptied {
        if mended.keywords.get(at).is_some_and(blank) {
            mended.keywords.remove(at);
        }
    }
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Span;

    #[test]
    fn a_keyword_that_is_left_nothing_is_taken_out() {
        let draft = Template::new("甲")
            .with_keyword(Keyword::new("乙").with_example("1"))
            .with_keyword(Keyword::new("丙").with_example("2"));
        let gone = |field| Edit {
            field,
            span: Span::new(0, field.of(&draft).map_or(0, str::len)),
            replacement: String::new(),
        };
        let mended = |edits: Vec<Edit>| {
            let fix = Fix {
                title: String::new(),
                applicability: Applicability::Unsafe,
                edits,
            };
            let keywords = fix.apply(&draft).map(|draft| draft.keywords).unwrap_or_default();
            keywords.into_iter().map(|keyword| keyword.name).collect::<Vec<_>>()
        };
        let (name, example) = (Field::KeywordName(0), Field::KeywordExample(0));
        assert_eq!(mended(vec![gone(name), gone(example)]), ["丙"]);
        assert_eq!(mended(vec![gone(name)]), ["", "丙"]);
    }

    #[test]
    fn edits_that_fit_are_made_and_others_change_nothing() {
        let draft = Template::new("甲乙丙");
        for (edits, mended) in [
            (&[(0, 3, "子"), (3, 6, "")][..], Some("子丙")),
            (&[(3, 3, "一"), (0, 3, "")], Some("一乙丙")),
            (&[(0, 6, "子"), (3, 9, "丑")], None),
            (&[(1, 3, "子")], None),
            (&[(6, 3, "子")], None),
            (&[(9, 12, "子")], None),
        ] {
            let edits = edits.iter().map(|&(start, end, text)| Edit {
                field: Field::Title,
                span: Span::new(start, end),
                replacement: text.to_owned(),
            });
            let fix = Fix {
                title: String::new(),
                applicability: Applicability::Safe,
                edits: edits.collect(),
            };
            assert_eq!(fix.apply(&draft).map(|draft| draft.title).as_deref(), mended);
        }
    }
}
