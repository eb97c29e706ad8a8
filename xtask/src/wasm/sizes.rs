//! What the module is made of, so that the next cut is known.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use wasmparser::{DataKind, KnownCustom, Name, Operator, Parser, Payload};

use super::failed;
use crate::run::root;

/// Things below this are told in one line together.
const SMALL: usize = 1000;

/// The size of a module, and what is left of it under gzip.
pub(super) fn of(module: &Path) -> Result<(usize, usize), String> {
    let bytes = std::fs::read(module).map_err(failed(module))?;
    Ok((bytes.len(), gzip(&bytes)?))
}

pub(super) fn kb(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn gzip(bytes: &[u8]) -> Result<usize, String> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map(|packed| packed.len()).map_err(|error| error.to_string())
}

/// Tells what each crate's code, each table and each file in a module with names costs.
pub(super) fn tell(named: &Path, map: &Path) -> Result<(), String> {
    let bytes = std::fs::read(named).map_err(failed(named))?;
    let parts = Parts::read(&bytes).map_err(|error| format!("{}: {error}", named.display()))?;
    let mut code: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, body) in &parts.functions {
        code.entry(owner(name)).or_default().extend_from_slice(body);
    }
    print("code, by crate", code)?;
    let modules = parts.functions.iter().filter(|(name, _)| owner(name) == "mobanlint");
    let mut own: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, body) in modules {
        own.entry(module(name)).or_default().extend_from_slice(body);
    }
    print("code of mobanlint, by module", own)?;
    print("data", tables(&parts.data, map)?)
}

#[derive(Default)]
struct Parts<'b> {
    functions: Vec<(String, &'b [u8])>,
    /// The memory as it is when the module starts.
    data: Vec<u8>,
}

impl<'b> Parts<'b> {
    fn read(bytes: &'b [u8]) -> Result<Self, wasmparser::BinaryReaderError> {
        let mut parts = Self::default();
        let mut imported = 0;
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    parts.functions.push((String::new(), body.as_bytes()));
                }
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let segment = segment?;
                        if let DataKind::Active { offset_expr, .. } = segment.kind
                            && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                        {
                            let start = usize::try_from(value).unwrap_or_default();
                            parts.data.resize(start, 0);
                            parts.data.extend_from_slice(segment.data);
                        }
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(sections) = section.as_known() {
                        for section in sections {
                            if let Name::Function(map) = section? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, (name, _)) in (imported..).zip(&mut parts.functions) {
            *name = names.remove(&index).unwrap_or_default();
        }
        Ok(parts)
    }
}

/// The crate a function is of: for methods of a trait, the one of the type.
fn owner(name: &str) -> String {
    let path = name.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let path = ["mut ", "dyn ", "const "]
        .iter()
        .fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    match path.split_once("::") {
        Some((first, _)) if !first.is_empty() && first.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            first.to_owned()
        }
        _ => "(no name)".to_owned(),
    }
}

/// The module of the library a function stands in.
fn module(name: &str) -> String {
    let path = name.split_once("mobanlint::").map_or("", |(_, path)| path);
    path.split("::").next().unwrap_or_default().to_owned()
}

/// The rules' files are found by what they say; for the rest the linker says which symbol stands where.
fn tables(memory: &[u8], map: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut files = Vec::new();
    for folder in [
        "rules",
        "rules/lexicon",
        "rules/lexicon/general",
        "rules/lexicon/nouns",
        "rules/lexicon/trades",
        "rules/words",
    ] {
        let folder = root().join(folder);
        for entry in std::fs::read_dir(&folder).map_err(failed(&folder))? {
            let path = entry.map_err(failed(&folder))?.path();
            if path.is_file() {
                let text = std::fs::read(&path).map_err(failed(&path))?;
                files.push((path.strip_prefix(root()).unwrap_or(&path).display().to_string(), text));
            }
        }
    }
    let map = std::fs::read_to_string(map).map_err(failed(map))?;
    for line in map.lines() {
        // Address, offset in the file, size, and for a piece of an object file `object:(.section)`.
        let mut cells = line.split_whitespace();
        let mut number = || cells.next().and_then(|cell| usize::from_str_radix(cell, 16).ok());
        let (Some(start), Some(_), Some(size)) = (number(), number(), number()) else {
            continue;
        };
        let Some(section) = line
            .rsplit_once(":(.")
            .map(|(_, section)| section.trim_end_matches(')'))
        else {
            continue;
        };
        let Some(bytes) = memory.get(start..start + size) else {
            continue;
        };
        let symbol = section
            .strip_prefix("rodata.")
            .or_else(|| section.strip_prefix("data."))
            .unwrap_or_default();
        let named = !symbol.is_empty() && !symbol.starts_with('.');
        let file = || {
            files
                .iter()
                .find(|(_, text)| text == bytes)
                .map(|(name, _)| name.clone())
        };
        let name = if named { Some(demangled(symbol)) } else { file() };
        found
            .entry(name.unwrap_or_else(|| "(texts)".to_owned()))
            .or_default()
            .extend_from_slice(bytes);
    }
    Ok(found)
}

/// The path in a mangled name, as far as it can be read: what has a length in front, without the hash at the end.
fn demangled(symbol: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = symbol;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest.get(start..).unwrap_or_default();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let length: usize = digits
            .get(..end)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or_default();
        let part = digits.get(end..end + length);
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            parts.push(part);
        }
        rest = digits.get(end + part.map_or(0, str::len)..).unwrap_or_default();
    }
    let hash = |part: &&str| part.len() == 17 && part.starts_with('h');
    parts.retain(|part| !hash(part));
    if parts.is_empty() {
        symbol.to_owned()
    } else {
        parts.join("::")
    }
}

fn print(what: &str, parts: BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let mut parts: Vec<(String, Vec<u8>)> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let total: usize = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("\n{what}: {} KB\n{:>9} {:>9}", kb(total), "raw KB", "gzip KB");
    let (large, small): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, bytes)| bytes.len() >= SMALL);
    for (name, bytes) in large {
        println!("{:>9} {:>9}  {name}", kb(bytes.len()), kb(gzip(&bytes)?));
    }
    if !small.is_empty() {
        let rest: usize = small.iter().map(|(_, bytes)| bytes.len()).sum();
        println!("{:>9} {:>9}  ({} others)", kb(rest), "-", small.len());
    }
    Ok(())
}
