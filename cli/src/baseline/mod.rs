//! What was found before and is not told again: a file that is read, compared with, and written.
//!
//! A finding is known by its rule, its template (by id, else by title) and what was found: which kind of field, and its text.
//! Lines, order and the place among the keywords may change. Of findings with all this in common as many are known as were
//! there.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use mobanlint::render::visible;
use mobanlint::{Field, Finding, Language, Template};
use serde::{Deserialize, Serialize};

use crate::locale::{counted, pick};
use crate::output::Stop;
use crate::{opened, whole_file};

const VERSION: u32 = 1;
/// Of what is gone as many are named.
const NAMED: usize = 3;

/// What findings have in common that are one and the same to a baseline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct Key {
    template: String,
    rule: String,
    field: String,
    text: String,
}

impl Key {
    fn of(finding: &Finding, template: &Template) -> Self {
        let field = match finding.field {
            Field::Title => "title",
            Field::KeywordName(_) => "keyword",
            Field::KeywordExample(_) => "example",
            _ => "ignore",
        };
        Self {
            template: name(template).to_owned(),
            rule: finding.rule.clone(),
            field: field.to_owned(),
            text: finding.field.of(template).unwrap_or_default().to_owned(),
        }
    }
}

fn name(template: &Template) -> &str {
    template.id.as_deref().unwrap_or(&template.title)
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    known: usize,
    seen: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Baseline {
    counts: BTreeMap<Key, Counts>,
    /// The templates of it that were judged.
    judged: HashSet<String>,
    templates: HashSet<String>,
    /// Whether it is to be written anew: then all there is is known.
    writing: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    template: String,
    rule: String,
    field: String,
    text: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// The baseline in a file; where one is to be written there need be none yet.
    pub(crate) fn read(path: &Path, writing: bool, language: Language) -> Result<Self, Stop> {
        let fail = |why: String| Stop::Said(language, format!("{}: {why}", path.to_string_lossy()));
        let text = match fs::read_to_string(path) {
            Err(error) if writing && error.kind() == ErrorKind::NotFound => {
                return Ok(Self {
                    writing,
                    ..Self::default()
                });
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(fail(match language {
                    Language::Zh => "文件不存在；用 --write-baseline 写一份".to_owned(),
                    Language::En => "no such file; write one with --write-baseline".to_owned(),
                }));
            }
            read => read.map_err(|error| fail(opened::told(&error, language)))?,
        };
        let no_baseline = pick(language, "不是基线文件", "no baseline");
        let file: File = serde_json::from_str(&text).map_err(|error| fail(format!("{no_baseline}: {error}")))?;
        if file.version != VERSION {
            let found = file.version;
            return Err(fail(match language {
                Language::Zh => format!("基线的版本是 {found}，应为 {VERSION}"),
                Language::En => format!("the baseline has version {found}, expected {VERSION}"),
            }));
        }
        let mut baseline = Self {
            writing,
            ..Self::default()
        };
        for entry in file.findings {
            baseline.templates.insert(entry.template.clone());
            let Entry {
                template,
                rule,
                field,
                text,
                count,
            } = entry;
            let key = Key {
                template,
                rule,
                field,
                text,
            };
            baseline.counts.entry(key).or_default().known += count;
        }
        Ok(baseline)
    }

    /// Whether it is to be written anew.
    pub(crate) fn is_for_writing(&self) -> bool {
        self.writing
    }

    /// Whether a finding was there before; each is asked for once, in the order of the input.
    pub(crate) fn knows(&mut self, finding: &Finding, template: &Template) -> bool {
        let key = Key::of(finding, template);
        if !self.writing && !self.counts.contains_key(&key) {
            return false;
        }
        let counts = self.counts.entry(key).or_default();
        counts.seen += 1;
        self.writing || counts.seen <= counts.known
    }

    /// Whether there was such a finding before, however many there are now.
    pub(crate) fn holds(&self, finding: &Finding, template: &Template) -> bool {
        self.counts.contains_key(&Key::of(finding, template))
    }

    /// Notes that a template was judged: what was known of it and was not found is gone.
    pub(crate) fn judged(&mut self, template: &Template) {
        if self.templates.contains(name(template)) {
            self.judged.insert(name(template).to_owned());
        }
    }

    /// What is to be said at the end: what is gone, or what was written.
    pub(crate) fn said(&self, language: Language) -> Option<String> {
        if self.writing {
            let total = |count: fn(&Counts) -> usize| -> usize { self.counts.values().map(count).sum() };
            let all = total(|counts| counts.seen);
            let new = total(|counts| counts.seen.saturating_sub(counts.known));
            let gone = total(|counts| counts.known.saturating_sub(counts.seen));
            return Some(match language {
                Language::Zh => format!("基线已写入：{all} 条，新增 {new} 条，去除 {gone} 条"),
                Language::En => {
                    let all = counted(all, "finding");
                    format!("the baseline is written: {all}, {new} of them new, {gone} dropped")
                }
            });
        }
        let gone = self
            .counts
            .iter()
            .filter(|(key, counts)| counts.seen < counts.known && self.judged.contains(&key.template));
        let gone: Vec<(&Key, usize)> = gone.map(|(key, counts)| (key, counts.known - counts.seen)).collect();
        let count: usize = gone.iter().map(|(_, count)| count).sum();
        let shown = |(key, _): &(&Key, usize)| match language {
            Language::Zh => format!("{} {}“{}”", key.rule, key.template, key.text),
            Language::En => format!("{} {} “{}”", key.rule, key.template, key.text),
        };
        let names: Vec<String> = gone.iter().take(NAMED).map(shown).collect();
        let names = visible(&names.join(pick(language, "、", ", "))).text.into_owned();
        let more = if gone.len() > NAMED { " …" } else { "" };
        (count > 0).then(|| match language {
            Language::Zh => format!("基线中有 {count} 条已不再出现，用 --write-baseline 去除：{names}{more}"),
            Language::En if count == 1 => {
                format!("1 finding of the baseline is gone, drop it with --write-baseline: {names}")
            }
            Language::En => {
                let (count, are) = (counted(count, "finding"), if count == 1 { "is" } else { "are" });
                format!("{count} of the baseline {are} gone, to be dropped with --write-baseline: {names}{more}")
            }
        })
    }

    /// Writes what was found, if that is what it is for.
    pub(crate) fn write(&self, path: &Path) -> io::Result<()> {
        if self.writing {
            whole_file::write(path, self.text().as_bytes())?;
        }
        Ok(())
    }

    /// A finding a line, sorted, so that versions can be compared line by line.
    fn text(&self) -> String {
        let seen = self.counts.iter().filter(|(_, counts)| counts.seen > 0);
        let line = |(key, counts): (&Key, &Counts)| {
            let Key {
                template,
                rule,
                field,
                text,
            } = key.clone();
            let entry = Entry {
                template,
                rule,
                field,
                text,
                count: counts.seen,
            };
            serde_json::to_string(&entry).unwrap_or_default()
        };
        let lines: Vec<String> = seen.map(line).collect();
        let lines = if lines.is_empty() {
            String::new()
        } else {
            format!("\n    {}\n  ", lines.join(",\n    "))
        };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{lines}]\n}}\n")
    }
}
