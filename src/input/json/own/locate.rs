//! Where in the text the values stand that a typed reader found fault with, and which keys stand twice.

use std::collections::{HashMap, HashSet};

use super::super::syntax::{Watch, walk};
use crate::data::{Fault, FaultKind, Path, Step, quoted};
use crate::order;

/// Templates are no deeper; what is below belongs to a value that is wrong as a whole.
const DEEPEST: usize = 4;
/// Longer keys are none of a template's.
const LONGEST_KEY: usize = 16;

/// The faults of a JSON text that is sound as JSON, each with its offset, in the order of the text; keys that stand
/// twice are added.
pub(in crate::input::json) fn locate(text: &str, start: usize, faults: Vec<Fault>) -> Vec<(usize, Fault)> {
    let keys = faults.iter().filter_map(|fault| match &fault.kind {
        FaultKind::UnknownKey { key, .. } => Some((fault.path.clone(), key.clone())),
        _ => None,
    });
    let mut locator = Locator {
        wanted: faults.iter().map(|fault| fault.path.clone()).collect(),
        wanted_keys: keys.collect(),
        ..Locator::default()
    };
    // The text has been parsed before; should it break off all the same, what is known by then is used.
    let _ = walk(text, start, &mut locator);
    let place = |fault: Fault| {
        let at = match &fault.kind {
            FaultKind::UnknownKey { key, .. } => locator.keys.get(&(fault.path.clone(), key.clone())),
            _ => locator.values.get(&fault.path),
        };
        (at.copied().unwrap_or(start), fault)
    };
    let mut located: Vec<(usize, Fault)> = faults.into_iter().map(place).collect();
    located.append(&mut locator.twice);
    order::sort_by_key(&mut located, |(at, _)| *at);
    located
}

#[derive(Default)]
struct Locator {
    wanted: HashSet<String>,
    wanted_keys: HashSet<(String, String)>,
    values: HashMap<String, usize>,
    keys: HashMap<(String, String), usize>,
    twice: Vec<(usize, Fault)>,
    path: Path,
    /// What is open: an object's keys so far, or a list's next index.
    open: Vec<Container>,
    /// How many containers are open, counted from one that is not looked into.
    ignored: usize,
    /// The key just read is none of ours, so neither is its value.
    ignore_next: bool,
}

enum Container {
    Object(HashSet<String>),
    List(usize),
}

impl Watch for Locator {
    fn key(&mut self, at: usize, raw: &str) {
        let Some(Container::Object(seen)) = self.open.last_mut().filter(|_| self.ignored == 0) else {
            return;
        };
        let key = if raw.contains('\\') {
            serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned())
        } else {
            raw.to_owned()
        };
        let path = self.path.to_string();
        if !seen.insert(key.clone()) {
            let shown = quoted(&key);
            let kind = FaultKind::other(
                format!("键 {shown} 出现了两次；应只写一次"),
                format!("the key {shown} stands twice; expected it once"),
            );
            self.twice.push((
                at,
                Fault {
                    path: path.clone(),
                    kind,
                },
            ));
        }
        self.ignore_next = key.len() > LONGEST_KEY;
        let step = Step::Key(if self.ignore_next { String::new() } else { key.clone() }.into());
        let member = (path, key);
        if self.wanted_keys.contains(&member) {
            self.keys.entry(member).or_insert(at);
        }
        self.path.push(step);
    }

    fn scalar(&mut self, at: usize, _end: usize) {
        if self.ignored == 0 {
            self.enter(at);
            self.path.pop();
        }
    }

    fn open(&mut self, at: usize, object: bool) {
        if self.ignored == 0 {
            let looked_into = self.enter(at);
            if looked_into {
                self.open.push(if object {
                    Container::Object(HashSet::new())
                } else {
                    Container::List(0)
                });
                return;
            }
        }
        self.ignored += 1;
    }

    fn close(&mut self) {
        match self.ignored {
            0 => drop(self.open.pop()),
            1 => self.ignored = 0,
            _ => {
                self.ignored -= 1;
                return;
            }
        }
        self.path.pop();
    }
}

impl Locator {
    /// Notes where a value begins; whether it is one that may be looked into.
    fn enter(&mut self, at: usize) -> bool {
        if let Some(Container::List(next)) = self.open.last_mut() {
            self.path.push(Step::Index(*next));
            *next += 1;
        }
        let known = !std::mem::take(&mut self.ignore_next) && self.path.steps().len() <= DEEPEST;
        if known {
            let path = self.path.to_string();
            if self.wanted.contains(&path) {
                // Of a key that stands twice, the last value is the one that was read.
                self.values.insert(path, at);
            }
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Data, Reader};
    use crate::template::Template;

    fn faults(text: &str) -> Vec<(usize, String)> {
        let mut reader = Reader::new();
        Template::read(&serde_json::from_str(text).unwrap(), &mut reader);
        locate(text, 0, reader.faults)
            .into_iter()
            .map(|(at, fault)| (at, fault.to_string()))
            .collect()
    }

    #[test]
    fn every_fault_is_found_where_it_stands() {
        let text = r#"{"titel":"a","keywords":[{"name":"b"},{"name":1,"exmaple":"c"}],"scene":{"x":[[{"y":1}]]}}"#;
        let found = faults(text);
        let places: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
        let of = |needle: &str| text.find(needle).unwrap();
        assert_eq!(
            places,
            [0, of("\"titel"), of("1,"), of("\"exmaple"), of("{\"x\"")],
            "{found:?}"
        );
        assert_eq!(
            found[3].1,
            "keywords[1]: unknown key \"exmaple\"; did you mean \"example\"?"
        );
    }

    #[test]
    fn keys_that_stand_twice_are_faults() {
        let text = r#"{"title":"a","t\u0069tle":2,"keywords":[{"name":"b","name":"c"}]}"#;
        let found = faults(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].1.contains("\"title\" stands twice"), "{found:?}");
        assert_eq!(found[1].0, text.find("2,").unwrap());
        assert!(
            found[2].1.starts_with("keywords[0]: the key \"name\" stands twice"),
            "{found:?}"
        );
    }
}
