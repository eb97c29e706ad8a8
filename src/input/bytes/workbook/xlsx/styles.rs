//! Which number format each style has.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::fault::Fault;
use super::super::number_format::{NumberFormat, builtin};
use super::super::xml::{self, Xml};

#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// For each style its place among the formats.
    places: Vec<usize>,
    general: NumberFormat,
}

impl Styles {
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        let format = self.places.get(style).and_then(|at| self.formats.get(*at));
        format.unwrap_or(&self.general)
    }
}

pub(super) fn read(part: &str, text: &str) -> Result<Styles, Fault> {
    let mut xml = Xml::new(part, text);
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut ids = Vec::new();
    // Elements of the same names stand elsewhere, too: in conditional formats, and in styles that cells do not refer to.
    let mut group = None;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => match (xml::name(&element), group) {
                ("numFmts", _) => group = Some("numFmts"),
                ("cellXfs", _) => group = Some("cellXfs"),
                ("numFmt", Some("numFmts")) => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    let code = xml::attribute(&element, "formatCode");
                    codes.extend(id.zip(code.map(Cow::into_owned)));
                }
                ("xf", Some("cellXfs")) => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    ids.push(id.unwrap_or(0));
                }
                _ => {}
            },
            Event::End(end) if matches!(end.local_name().as_ref(), "numFmts" | "cellXfs") => group = None,
            _ => {}
        }
    }
    let mut styles = Styles::default();
    let mut known = HashMap::new();
    for id in ids {
        let at = *known.entry(id).or_insert_with(|| {
            let code = codes.get(&id).map(String::as_str).or_else(|| builtin(id));
            styles.formats.push(NumberFormat::new(code.unwrap_or("General")));
            styles.formats.len() - 1
        });
        styles.places.push(at);
    }
    Ok(styles)
}
