//! The steps of a check, each done to the drafts of a piece: what can be done before the order of the input counts, what
//! cannot, and what can be done after.

use std::sync::{PoisonError, RwLock};

use mobanlint::input::{InputError, Item};
use mobanlint::render::Render;
use mobanlint::{Entered, Examined, Linter, Session, Severity, Summary};

/// Judges each draft by itself, and where it is to look ahead, looks for its title among those that have been entered by
/// now; else who enters it does.
pub(crate) fn examine(
    items: Vec<Item>,
    linter: &Linter,
    session: &RwLock<Session<'_>>,
    ahead: bool,
) -> Vec<(Item, Option<Examined>)> {
    let mut examiner = linter.examiner();
    let examine = |item| match item {
        Item::Template(template) => {
            let mut examined = examiner.examine(&template);
            if ahead && linter.compares_titles() {
                // Held for one title, so that whoever enters drafts does not wait long.
                let session = session.read().unwrap_or_else(PoisonError::into_inner);
                session.look(&template, &mut examined);
            }
            (Item::Template(template), Some(examined))
        }
        unreadable @ Item::Unreadable(_) => (unreadable, None),
    };
    items.into_iter().map(examine).collect()
}

/// Gives each draft its place among the others.
pub(crate) fn enter(
    items: Vec<(Item, Option<Examined>)>,
    session: &RwLock<Session<'_>>,
) -> Vec<(Item, Option<Entered>)> {
    let enter = |(item, examined)| {
        let mut session = session.write().unwrap_or_else(PoisonError::into_inner);
        let entered = if let (Item::Template(template), Some(examined)) = (&item, examined) {
            Some(session.enter(template, examined))
        } else {
            session.skip();
            None
        };
        (item, entered)
    };
    items.into_iter().map(enter).collect()
}

/// What is told of some drafts.
pub(crate) struct Told {
    pub(crate) passages: Vec<Passage>,
    pub(crate) summary: Summary,
    /// The drafts, of which nothing is needed any more. They are given back to the thread that has made them, for to free
    /// what another has made is dear.
    pub(crate) items: Vec<Item>,
}

/// A passage of the report.
pub(crate) enum Passage {
    /// A text, and how many findings are in it.
    Findings(String, usize),
    Errors(Vec<InputError>),
}

/// Makes the findings of each draft, and renders those that are to be shown.
pub(crate) fn finish(
    items: Vec<(Item, Option<Entered>)>,
    linter: &Linter,
    show: Severity,
    mut renderer: Box<dyn Render + Send>,
) -> Told {
    let mut told = Told {
        passages: Vec::new(),
        summary: Summary::default(),
        items: Vec::with_capacity(items.len()),
    };
    let (mut text, mut findings) = (String::new(), 0);
    for (item, entered) in items {
        let errors = match (&item, entered) {
            (Item::Template(template), Some(entered)) => match linter.finish(template, entered) {
                Ok(found) => {
                    told.summary.templates += 1;
                    for finding in found {
                        told.summary.add(finding.severity);
                        if finding.severity >= show {
                            renderer.finding(&mut text, &finding, finding.field.of(template));
                            findings += 1;
                        }
                    }
                    Vec::new()
                }
                Err(error) => vec![error],
            },
            (Item::Unreadable(errors), _) => errors.clone(),
            // Every template is entered.
            (Item::Template(_), None) => Vec::new(),
        };
        if !errors.is_empty() {
            let text = std::mem::take(&mut text);
            told.passages
                .push(Passage::Findings(text, std::mem::take(&mut findings)));
            told.passages.push(Passage::Errors(errors));
            // What stands behind an error is put behind it by itself.
            renderer = renderer.part();
        }
        told.items.push(item);
    }
    told.passages.push(Passage::Findings(text, findings));
    told
}
