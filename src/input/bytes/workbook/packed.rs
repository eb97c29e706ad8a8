//! The parts of a workbook that is a zip.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::UTF_8;
use zip::ZipArchive;
use zip::result::ZipError;

use super::fault::{Fault, Limit};

pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: HashMap<String, usize>,
    /// How many bytes may yet be unpacked.
    left: usize,
}

impl<'b> Parts<'b> {
    /// A zip of which at most so many bytes are unpacked.
    pub(super) fn open(bytes: &'b [u8], limit: usize) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged("zip".to_owned()))?;
        let names = archive.file_names_raw().enumerate();
        let names = names
            .map(|(at, name)| (known_as(&String::from_utf8_lossy(name)), at))
            .collect();
        Ok(Self {
            archive,
            names,
            left: limit,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&known_as(name))
    }

    /// The text of a part; nothing if there is no such part.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(&at) = self.names.get(&known_as(name)) else {
            return Ok(None);
        };
        let damaged = || Fault::Damaged(name.to_owned());
        let entry = self.archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked,
            _ => damaged(),
        })?;
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        // What a zip says of an entry's size need not be true.
        let read = entry.take(limit).read_to_end(&mut bytes).map_err(|_| damaged())?;
        self.left = self.left.checked_sub(read).ok_or(Fault::TooMuch(Limit::Unpacked))?;
        Ok(Some(
            match UTF_8.decode_without_bom_handling_and_without_replacement(&bytes) {
                Some(_) if !bytes.starts_with(b"\xef\xbb\xbf") => String::from_utf8(bytes).map_err(|_| damaged())?,
                _ => UTF_8.decode(&bytes).0.into_owned(),
            },
        ))
    }

    /// The text of a part that must be there.
    pub(super) fn expect(&mut self, name: &str) -> Result<String, Fault> {
        self.read(name)?.ok_or_else(|| Fault::Damaged(name.to_owned()))
    }
}

/// Some programs write backslashes, and none means two parts by names that differ in case.
fn known_as(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
