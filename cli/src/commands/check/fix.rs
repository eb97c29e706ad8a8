//! `mobanlint check --fix` and `--diff`: what comes before the check, and in its place.

use mobanlint::Language;
use mobanlint::input::{Batch, Input, InputError, InputNote, MAX_FILE_BYTES};
use mobanlint::render::visible;

use crate::Status;
use crate::drafts::whole;
use crate::locale::pick;
use crate::mending::{Mended, Mender};
use crate::output::{Out, Stop, complain, remark};
use crate::sources::{Reading, Source, Sources};

/// What was done to all files.
#[derive(Default)]
pub(super) struct Done {
    files: usize,
    texts: usize,
    /// What could not be read or written, which is told.
    pub(super) errors: usize,
}

/// How what is done is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) language: Language,
    /// Whether only errors are.
    pub(super) quiet: bool,
}

impl Voice {
    fn notes(self, notes: &[InputNote]) {
        for note in notes {
            self.remark(&visible(&note.to_string()).text);
        }
    }

    fn remark(self, said: &str) {
        if !self.quiet {
            remark(self.language, said);
        }
    }
}

/// Mends every file in place. What cannot be read is left to the check that follows to tell.
pub(super) fn write<'m>(
    mut sources: Sources,
    mender: impl Fn(&Source) -> Option<Mender<'m>>,
    voice: Voice,
) -> Result<Done, Stop> {
    let language = voice.language;
    let mut done = Done::default();
    while let Some(read) = sources.next(|source| read(source, language)) {
        let (source, bytes, batch) = match read {
            Ok(read) => read,
            Err(error) => {
                // Lines are checked however many there are; to be mended a file is held whole.
                let length = error
                    .path
                    .as_ref()
                    .and_then(|path| std::fs::metadata(path).ok())
                    .map(|found| found.len());
                if length.is_some_and(|length| usize::try_from(length).is_ok_and(|length| length > MAX_FILE_BYTES)) {
                    voice.notes(&[error.into()]);
                }
                continue;
            }
        };
        let Source::File(path) = &source else {
            let message = pick(
                language,
                "标准输入不能就地修复；请写出文件名，或用 --diff",
                "standard input cannot be mended in place; name a file, or use --diff",
            );
            return Err(Stop::Said(language, message.to_owned()));
        };
        let Some(mender) = mender(&source) else { continue };
        let mended = mender.mend(&source.name(), bytes, &batch);
        voice.notes(&mended.notes);
        if mended.changes() == 0 {
            continue;
        }
        match mended.write(path, language) {
            Ok(()) => {
                done.files += 1;
                done.texts += mended.changes();
            }
            Err(why) => done.error(&InputError::new(Some(&source.name()), why), language),
        }
    }
    if done.texts > 0 {
        voice.remark(&done.said(language, false));
    }
    Ok(done)
}

/// Prints what would change in all files.
pub(super) fn diff<'m>(
    mut sources: Sources,
    mender: impl Fn(&Source) -> Option<Mender<'m>>,
    colored: bool,
    voice: Voice,
) -> Result<Status, Stop> {
    let language = voice.language;
    let mut done = Done::default();
    let mut out = Out::new(language);
    while let Some(read) = sources.next(|source| read(source, language)) {
        match read {
            Ok((source, bytes, batch)) => {
                batch
                    .all_errors()
                    .into_iter()
                    .for_each(|error| done.error(error, language));
                voice.notes(&batch.notes);
                let Some(mender) = mender(&source) else { continue };
                let mended = mender.mend(&source.name(), bytes, &batch);
                voice.notes(&mended.notes);
                done.files += usize::from(mended.changes() > 0);
                done.texts += mended.changes();
                let mut text = shown(&mended, out.is_terminal(), colored);
                out.write(&mut text)?;
            }
            Err(error) => done.error(&error, language),
        }
    }
    out.flush()?;
    let (errors, told) = sources.end();
    errors.iter().for_each(|error| done.error(error, language));
    voice.notes(&told);
    if done.texts > 0 {
        voice.remark(&done.said(language, true));
    }
    Ok(match () {
        () if done.errors > 0 => Status::Unusable,
        () if done.texts > 0 => Status::Findings,
        () => Status::Clean,
    })
}

fn read(source: &Source, language: Language) -> Result<Reading<(Source, Vec<u8>, Batch)>, InputError> {
    let name = source.name();
    let bytes = whole(source.open(language)?, &name, language)?;
    let batch = Input::new(&bytes).named(&name).read(language);
    Ok(Reading {
        foreign: batch.foreign,
        read: (source.clone(), bytes, batch),
    })
}

/// The diff as it is, for programs that apply it; for a terminal so that it obeys none of its characters.
fn shown(mended: &Mended, terminal: bool, colored: bool) -> String {
    let diff = mended.diff();
    if !terminal && !colored {
        return diff;
    }
    let mut out = String::with_capacity(diff.len());
    for line in diff.split_inclusive('\n') {
        let text = visible(line.trim_end_matches(['\r', '\n'])).text;
        let color = match line.as_bytes() {
            _ if !colored => None,
            [b'+', ..] => Some("32"),
            [b'-', ..] => Some("31"),
            [b'@', ..] => Some("36"),
            _ => None,
        };
        match color {
            Some(color) => out.extend(["\x1b[", color, "m", &text, "\x1b[0m\n"]),
            None => out.extend([&*text, "\n"]),
        }
    }
    out
}

impl Done {
    fn error(&mut self, error: &InputError, language: Language) {
        self.errors += 1;
        complain(language, &visible(&error.to_string()).text);
    }

    fn said(&self, language: Language, only_shown: bool) -> String {
        let Self { files, texts, .. } = self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match (language, only_shown) {
            (Language::Zh, false) => format!("已修复 {texts} 处，涉及 {files} 个文件"),
            (Language::Zh, true) => format!("将修复 {texts} 处，涉及 {files} 个文件"),
            (Language::En, _) => {
                let verb = if only_shown { "would mend" } else { "mended" };
                let (s, t) = (plural(*texts), plural(*files));
                format!("{verb} {texts} text{s} in {files} file{t}")
            }
        }
    }
}
