//! `.xlsx` and `.xlsm`: a zip of XML.

mod cells;
mod strings;
mod styles;

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::Sheet;
use super::fault::Fault;
use super::grid::Book;
use super::packed::Parts;
use super::xml::{self, Xml};

/// What the cells of all sheets refer to.
struct Shared {
    strings: Vec<String>,
    styles: styles::Styles,
    since_1904: bool,
}

/// A sheet as the workbook names it.
struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// A part as another refers to it.
struct Relation {
    kind: String,
    target: String,
}

pub(super) fn sheets(parts: &mut Parts<'_>) -> Result<Vec<Sheet>, Fault> {
    let roots = relations(parts, "")?;
    let workbook = roots.into_values().find(|root| root.kind == "officeDocument");
    let workbook = workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |root| root.target);
    if workbook.to_ascii_lowercase().ends_with(".bin") || !parts.has(&workbook) && parts.has("xl/workbook.bin") {
        return Err(Fault::Binary);
    }
    let (listed, since_1904) = workbook_of(&workbook, &parts.expect(&workbook)?)?;
    let related = relations(parts, &workbook)?;
    let part_of_kind = |kind: &str| related.values().find(|relation| relation.kind == kind);
    let mut of_kind = |kind: &str| match part_of_kind(kind) {
        Some(relation) => Ok(parts
            .read(&relation.target)?
            .map(|text| (relation.target.clone(), text))),
        None => Ok(None),
    };
    let strings = of_kind("sharedStrings")?;
    let styles = of_kind("styles")?;
    let shared = Shared {
        strings: strings.map_or(Ok(Vec::new()), |(part, text)| strings::read(&part, &text))?,
        styles: styles.map_or(Ok(styles::Styles::default()), |(part, text)| styles::read(&part, &text))?,
        since_1904,
    };
    let mut book = Book::new();
    for sheet in listed {
        let mut grid = book.sheet(sheet.name, sheet.hidden)?;
        let Some(relation) = related.get(&sheet.relation) else {
            return Err(Fault::Damaged(sheet.relation));
        };
        // A sheet that is a chart has no cells.
        if relation.kind != "chartsheet" {
            let text = parts.expect(&relation.target)?;
            cells::read(&relation.target, &text, &shared, &mut book, &mut grid)?;
        }
        book.add(grid);
    }
    Ok(book.finished())
}

/// The sheets a workbook lists, and whether its days count from 1904.
fn workbook_of(part: &str, text: &str) -> Result<(Vec<Listed>, bool), Fault> {
    let mut xml = Xml::new(part, text);
    let mut listed = Vec::new();
    let mut since_1904 = false;
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match xml::name(&element) {
            "workbookPr" => {
                // Extensions have elements of the same name, without the attribute.
                if let Some(value) = xml::attribute(&element, "date1904") {
                    since_1904 = xml::is_true(&value);
                }
            }
            "sheet" => {
                let text = |name| xml::attribute(&element, name).unwrap_or_default().into_owned();
                listed.push(Listed {
                    name: text("name"),
                    relation: text("id"),
                    hidden: matches!(text("state").as_str(), "hidden" | "veryHidden"),
                });
            }
            _ => {}
        }
    }
    Ok((listed, since_1904))
}

/// What a part refers to, by the names it has for it; the package itself is the part without a name.
fn relations(parts: &mut Parts<'_>, part: &str) -> Result<HashMap<String, Relation>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let described = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    let Some(text) = parts.read(&described)? else {
        return Ok(HashMap::new());
    };
    let mut xml = Xml::new(&described, &text);
    let mut relations = HashMap::new();
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        if xml::name(&element) != "Relationship" {
            continue;
        }
        let text = |name| xml::attribute(&element, name).unwrap_or_default().into_owned();
        let relation = Relation {
            kind: text("Type").rsplit('/').next().unwrap_or_default().to_owned(),
            target: resolved(folder, &text("Target")),
        };
        relations.insert(text("Id"), relation);
    }
    Ok(relations)
}

/// A path as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
