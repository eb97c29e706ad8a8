//! A workbook (`.xlsx`) as the zip of XML it is, to be written again with some of its parts changed and all others as
//! they were, byte for byte.

mod grid;
mod xml;

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub(crate) use grid::{Cell, Content, Grid};
pub(crate) use xml::inline;

/// The most bytes that parts of a workbook are unpacked to, as of drafts.
const MAX_UNPACKED: u64 = 256 << 20;

pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    sheets: Vec<Sheet>,
    strings: Option<String>,
}

/// A sheet: its name and the text of its part.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) text: String,
    entry: usize,
}

impl<'b> Package<'b> {
    /// The workbook in these bytes; nothing if they are no `.xlsx`, or one that is built otherwise than usual.
    pub(crate) fn open(bytes: &'b [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let roots = relations(&mut archive, "")?;
        let workbook = roots.into_values().find(|root| root.kind == "officeDocument")?.target;
        let related = relations(&mut archive, &workbook)?;
        let mut sheets = Vec::new();
        for (name, relation) in listed(&part(&mut archive, &workbook)?)? {
            let relation = related.get(&relation)?;
            if relation.kind == "worksheet" {
                sheets.push(Sheet {
                    name,
                    text: part(&mut archive, &relation.target)?,
                    entry: archive.index_for_name(&relation.target)?,
                });
            }
        }
        let strings = related.values().find(|relation| relation.kind == "sharedStrings");
        let strings = strings.and_then(|strings| part(&mut archive, &strings.target));
        Some(Self {
            archive,
            sheets,
            strings,
        })
    }

    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// For each text that cells share, whether its letters have several formats.
    pub(crate) fn rich_strings(&self) -> Option<Vec<bool>> {
        match &self.strings {
            Some(strings) => xml::rich(strings),
            None => Some(Vec::new()),
        }
    }

    /// The workbook with other texts for these sheets, by their place among [`Self::sheets`].
    pub(crate) fn with(&self, changed: &HashMap<usize, String>) -> Option<Vec<u8>> {
        let mut archive = self.archive.clone();
        let text_of = |entry: usize| {
            let at = self.sheets.iter().position(|sheet| sheet.entry == entry)?;
            changed.get(&at)
        };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.set_raw_comment(archive.comment().into()).ok()?;
        for entry in 0..archive.len() {
            let file = archive.by_index_raw(entry).ok()?;
            let Some(text) = text_of(entry) else {
                writer.raw_copy_file(file).ok()?;
                continue;
            };
            let mut options = SimpleFileOptions::default().compression_method(file.compression());
            if let Some(time) = file.last_modified() {
                options = options.last_modified_time(time);
            }
            let name = file.name().ok()?.into_owned();
            drop(file);
            writer.start_file(name, options).ok()?;
            writer.write_all(text.as_bytes()).ok()?;
        }
        writer.finish().ok().map(Cursor::into_inner)
    }
}

/// The text of a part, if it is UTF-8.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    let file = archive.by_name(name).ok()?;
    let read = file.take(MAX_UNPACKED + 1).read_to_string(&mut text).ok()?;
    (u64::try_from(read).ok()? <= MAX_UNPACKED).then_some(text)
}

/// A part as another refers to it.
struct Relation {
    kind: String,
    target: String,
}

/// What a part refers to, by the names it has for it; the package itself is the part without a name.
fn relations(archive: &mut ZipArchive<Cursor<&[u8]>>, of: &str) -> Option<HashMap<String, Relation>> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let separator = if folder.is_empty() { "" } else { "/" };
    let text = part(archive, &format!("{folder}{separator}_rels/{name}.rels"))?;
    let mut relations = HashMap::new();
    xml::each(&text, |event, _| {
        if let Event::Start(element) | Event::Empty(element) = event
            && xml::name(element) == "Relationship"
        {
            let value = |name| xml::attribute(element, name).unwrap_or_default();
            let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
            let target = resolved(folder, &value("Target"));
            relations.insert(value("Id"), Relation { kind, target });
        }
    })?;
    Some(relations)
}

/// A path as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(folder.split('/').filter(|step| !step.is_empty()));
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The sheets a workbook lists: their names, and what they are related by.
fn listed(text: &str) -> Option<Vec<(String, String)>> {
    let mut listed = Vec::new();
    xml::each(text, |event, _| {
        if let Event::Start(element) | Event::Empty(element) = event
            && xml::name(element) == "sheet"
        {
            let value = |name| xml::attribute(element, name).unwrap_or_default();
            listed.push((value("name"), value("id")));
        }
    })?;
    Some(listed)
}
