//! The steps of a check, each done to the drafts of a piece: what can be done before the order of the input counts, what
//! cannot, and what can be done after.

use std::sync::{PoisonError, RwLock};

use mobanlint::input::{InputError, Item};
use mobanlint::render::Render;
use mobanlint::{Entered, Examined, Field, Finding, Linter, Session, Severity, Summary};

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
    /// Findings that are counted and not told.
    pub(crate) untold: usize,
    /// The drafts, of which nothing is needed any more. They are given back to the thread that has made them, for to free
    /// what another has made is dear.
    pub(crate) items: Vec<Item>,
}

/// A passage of the report.
pub(crate) enum Passage {
    /// A text, and how many findings are in it.
    Findings(String, usize),
    /// The findings of one of the drafts, by its place among them, and whether those are [told](is_told) that are about
    /// other drafts.
    Found(usize, Vec<Finding>, bool),
    Errors(Vec<InputError>),
}

/// What renders a part of a report that is written in one format.
pub(crate) struct Part {
    pub(crate) renderer: Box<dyn Render + Send>,
    pub(crate) show: Severity,
    /// Whether all findings are in it, however often one title is repeated.
    pub(crate) complete: bool,
}

impl Part {
    /// One more of the kind, with nothing rendered yet.
    pub(crate) fn again(&self) -> Self {
        Self {
            renderer: self.renderer.part(),
            ..*self
        }
    }
}

/// What is made of findings where they are found.
pub(crate) enum Making {
    /// A text.
    Rendered(Part),
    /// Nothing yet: whoever is told of them, in the order of the input, sees to it.
    Handed,
}

/// Drafts that are told one by one of those which are alike to the same one: of what is there fifty thousand times, nobody
/// reads more.
pub(crate) const MAX_REPEATS: usize = 100;

/// Whether a finding is told one by one of a draft that is, or is not, among the first which repeat another.
pub(crate) fn is_told(finding: &Finding, among_first: bool) -> bool {
    among_first || finding.field != Field::Title || finding.related.is_empty()
}

/// Makes the findings of each draft that are to be kept.
pub(crate) fn finish(
    items: Vec<(Item, Option<Entered>)>,
    linter: &Linter,
    keep: impl Fn(&mut Finding) -> bool,
    mut making: Making,
) -> Told {
    let mut told = Told {
        passages: Vec::new(),
        summary: Summary::default(),
        untold: 0,
        items: Vec::with_capacity(items.len()),
    };
    let (mut text, mut findings) = (String::new(), 0);
    for (place, (item, entered)) in items.into_iter().enumerate() {
        let among_first = entered.as_ref().is_none_or(|entered| entered.repeats() < MAX_REPEATS);
        let errors = match (&item, entered) {
            (Item::Template(template), Some(entered)) => match linter.finish(template, entered) {
                Ok(mut found) => {
                    found.retain_mut(&keep);
                    told.summary.templates += 1;
                    match &mut making {
                        Making::Rendered(Part {
                            renderer,
                            show,
                            complete,
                        }) => {
                            for finding in found {
                                told.summary.add(finding.severity);
                                if finding.severity < *show {
                                    continue;
                                }
                                if is_told(&finding, among_first || *complete) {
                                    renderer.finding(&mut text, &finding, finding.field.of(template));
                                    findings += 1;
                                } else {
                                    told.untold += 1;
                                }
                            }
                        }
                        Making::Handed => told.passages.push(Passage::Found(place, found, among_first)),
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
            if let Making::Rendered(part) = &mut making {
                *part = part.again();
            }
        }
        told.items.push(item);
    }
    told.passages.push(Passage::Findings(text, findings));
    told
}
