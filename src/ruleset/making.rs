//! What is made ahead of the default ruleset's texts.

use super::error::RulesetError;
use super::reach::Reach;
use super::{Files, layers};

/// The lexicon the texts of the default ruleset give, as it stands in the files of what is made ahead, quick to read and packed,
/// and the names of its classes, a line each. `json` is the ruleset's text, and `files` reads what it names.
///
/// # Errors
/// All that is wrong with the texts, or a lexicon too large for the file.
#[cfg_attr(
    not(feature = "making"),
    expect(unreachable_pub, reason = "the task that makes the file knows it")
)]
pub fn made_lexicon(json: &str, files: &dyn Files) -> Result<([Vec<u8>; 2], String), String> {
    let mut faults = Vec::new();
    let merged = layers::merged(
        "ruleset.json",
        Some(json),
        (files, &Reach::of("ruleset.json", &[])),
        &[],
        &mut faults,
    );
    let builder = merged.words.builder(None, &mut faults);
    if !faults.is_empty() {
        return Err(RulesetError { faults }.to_string());
    }
    let named = builder.named_classes().into_iter();
    let names = named.flat_map(|(name, word)| [name.to_owned(), " ".to_owned(), word, "\n".to_owned()]);
    let names = names.collect();
    let lexicon = builder.build();
    Ok(([lexicon.written()?, lexicon.packed()?], names))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)] // a test reads files
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, LexiconBuilder};
    use crate::made::Bytes;

    #[test]
    fn the_lexicon_that_was_made_is_that_of_the_texts() {
        let files = |path: &str| {
            let path = format!("{}/rules/{path}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
        };
        let json = super::super::builtin_text(crate::DEFAULT).unwrap();
        let ([written, packed], classes) = made_lexicon(json, &files).unwrap();
        let made = Lexicon::made().unwrap();
        assert!(made.len() > 4_000);
        let built = Lexicon::read(&mut Bytes::new(written.leak())).unwrap();
        assert!(built == made, "run `cargo xtask made`");
        let unpacked = Lexicon::unpacked(&mut Bytes::new(packed.leak())).unwrap();
        assert!(unpacked == made);
        let lines: Vec<&str> = classes.lines().collect();
        let made: Vec<String> = super::super::builtin::classes()
            .map(|(name, word)| format!("{name} {word}"))
            .collect();
        assert!(made == lines, "run `cargo xtask made`");
    }

    #[test]
    fn a_lexicon_thawed_and_built_is_the_same() {
        let made = Lexicon::made().unwrap();
        let built = LexiconBuilder::thawed(&made).build();
        assert!(built == made);
        let written = built.written().unwrap();
        let packed = built.packed().unwrap();
        assert!(Lexicon::unpacked(&mut Bytes::new(packed.leak())).as_ref() == Some(&built));
        assert!(Lexicon::read(&mut Bytes::new(written.leak())) == Some(built));
    }
}
