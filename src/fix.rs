//! Applying fixes.

use crate::order;
use crate::report::{Applicability, Edit, Field, Finding, Fix};
use crate::{Keyword, Linter, Template};

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
}

impl Linter {
    /// How often safe fixes are applied again to what they have made; two rounds are enough in practice.
    pub const MAX_FIX_ROUNDS: usize = 8;

    /// The template with every safe fix applied, again and again until none is left.
    pub fn fix(&self, template: &Template) -> Template {
        let mut fixed = template.clone();
        for _ in 0..Self::MAX_FIX_ROUNDS {
            let findings = self.findings_alone(&fixed);
            let mut edits: Vec<&Edit> = findings
                .iter()
                .filter_map(safe_fix)
                .flat_map(|fix| &fix.edits)
                .collect();
            order::sort_by_key(&mut edits, |edit| (edit.field, edit.span));
            // Of two edits of one place the first is made; the next round sees to the other.
            edits.dedup_by(|later, earlier| later.field == earlier.field && later.span.start < earlier.span.end);
            match apply(&fixed, edits) {
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

fn safe_fix(finding: &Finding) -> Option<&Fix> {
    finding
        .fixes
        .iter()
        .find(|fix| fix.applicability == Applicability::Safe)
}

/// Applies edits from the last to the first, so that places stay true; `None` where two of them overlap.
fn apply(template: &Template, mut edits: Vec<&Edit>) -> Option<Template> {
    order::sort_by_key(&mut edits, |edit| std::cmp::Reverse((edit.field, edit.span)));
    let overlap = |pair: &[&Edit]| matches!(pair, [later, earlier] if later.field == earlier.field && later.span.start < earlier.span.end);
    if edits.windows(2).any(overlap) {
        return None;
    }
    let mut mended = template.clone();
    let mut emptied = Vec::new();
    for edit in edits {
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
    use crate::report::Span;

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
