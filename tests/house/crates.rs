//! The sources of a crate as modules: what each defines, what it brings in, and where a path leads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{File, Item, ItemMod, ItemUse, UseTree, Visibility};

/// The names of a path, from the crate's root or from where it is written.
type Names = Vec<String>;

/// The most re-exports a path is followed through; one that goes round ends here.
const FARTHEST: usize = 16;

#[derive(Default)]
struct Module {
    file: PathBuf,
    children: BTreeSet<String>,
    defined: BTreeSet<String>,
    brought: BTreeMap<String, Names>,
    globs: Vec<Names>,
}

/// One file that names what another defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    pub(crate) from: PathBuf,
    pub(crate) to: PathBuf,
    /// The path as it is written.
    pub(crate) path: String,
}

/// A crate as its sources tell it; tests within them are left out.
pub(crate) struct Crate {
    modules: BTreeMap<Names, Module>,
    written: BTreeMap<PathBuf, Vec<(Names, Names)>>,
}

impl Crate {
    /// Reads all modules below the crate's first file, `lib.rs` or `main.rs`.
    pub(crate) fn read(first: &Path) -> Self {
        let mut read = Self {
            modules: BTreeMap::new(),
            written: BTreeMap::new(),
        };
        read.file(first, &[]);
        read
    }

    /// The files of the crate.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.written.keys().map(PathBuf::as_path)
    }

    /// Every path of every file that leads to another file of the crate.
    pub(crate) fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (file, written) in &self.written {
            for (module, path) in written {
                let Some(to) = self.find(module, path, 0).filter(|to| to != file) else {
                    continue;
                };
                arrows.insert(Arrow {
                    from: file.clone(),
                    to,
                    path: path.join("::"),
                });
            }
        }
        arrows
    }

    /// The paths of every file that lead through a name the crate's root hands on: file and path.
    pub(crate) fn through_the_front_door(&self) -> Vec<(PathBuf, String)> {
        let Some(root) = self.modules.get(&Names::new()) else {
            return Vec::new();
        };
        let handed_on = |path: &Names| {
            path.first().is_some_and(|first| first == "crate")
                && path
                    .get(1)
                    .is_some_and(|name| root.brought.contains_key(name) && !root.children.contains(name))
        };
        let mut found = Vec::new();
        for (file, written) in self.written.iter().filter(|(file, _)| **file != root.file) {
            let paths: BTreeSet<_> = written
                .iter()
                .filter(|(_, path)| handed_on(path))
                .map(|(_, path)| path)
                .collect();
            found.extend(paths.into_iter().map(|path| (file.clone(), path.join("::"))));
        }
        found
    }

    fn file(&mut self, file: &Path, module: &[String]) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed: File = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.written.insert(file.to_owned(), Vec::new());
        self.items(&parsed.items, file, module);
    }

    fn items(&mut self, items: &[Item], file: &Path, name: &[String]) {
        let mut module = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        let mut inner = Vec::new();
        let mut reading = Reading {
            module: name.to_vec(),
            paths: Vec::new(),
        };
        for item in items.iter().filter(|item| !is_test(item)) {
            match item {
                Item::Mod(inside) => {
                    module.children.insert(inside.ident.to_string());
                    inner.push(inside);
                    continue;
                }
                Item::Use(import) => {
                    bring(&import.tree, &mut Vec::new(), &mut |path, name| match name {
                        Some(name) => drop(module.brought.insert(name, path)),
                        None => module.globs.push(path),
                    });
                }
                Item::Macro(made) => module.defined.extend(made.ident.as_ref().map(ToString::to_string)),
                _ => module.defined.extend(defined(item)),
            }
            reading.visit_item(item);
        }
        self.written.entry(file.to_owned()).or_default().extend(reading.paths);
        self.modules.insert(name.to_vec(), module);
        for inside in inner {
            self.inside(inside, file, name);
        }
    }

    fn inside(&mut self, inside: &ItemMod, file: &Path, name: &[String]) {
        let ident = inside.ident.to_string();
        let module: Names = name.iter().cloned().chain([ident.clone()]).collect();
        if let Some((_, items)) = &inside.content {
            return self.items(items, file, &module);
        }
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let room = match stem {
            "lib" | "main" | "mod" => file.parent().unwrap_or(file).to_owned(),
            _ => file.with_extension(""),
        };
        let alone = room.join(format!("{ident}.rs"));
        let file = if alone.exists() {
            alone
        } else {
            room.join(ident).join("mod.rs")
        };
        self.file(&file, &module);
    }

    /// The file a path leads to that stands in this module.
    fn find(&self, from: &[String], path: &[String], depth: usize) -> Option<PathBuf> {
        if depth > FARTHEST {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.within(&[], rest, depth, true),
            "self" => self.within(from, rest, depth, true),
            "super" => {
                let (_, above) = from.split_last()?;
                match rest.first().is_some_and(|next| next == "super") {
                    true => self.find(above, rest, depth),
                    false => self.within(above, rest, depth, true),
                }
            }
            _ => self.within(from, path, depth, false),
        }
    }

    /// The same from a module on. What is surely there and cannot be seen was made by a macro.
    fn within(&self, module: &[String], path: &[String], depth: usize, sure: bool) -> Option<PathBuf> {
        let here = self.modules.get(module)?;
        let Some((name, rest)) = path.split_first() else {
            return Some(here.file.clone());
        };
        if here.children.contains(name) {
            let child: Names = module.iter().cloned().chain([name.clone()]).collect();
            return self.within(&child, rest, depth, sure || !rest.is_empty());
        }
        if here.defined.contains(name) {
            return Some(here.file.clone());
        }
        if let Some(brought) = here.brought.get(name) {
            let path: Names = brought.iter().chain(rest).cloned().collect();
            return self.find(module, &path, depth + 1);
        }
        let globs = here.globs.iter().filter(|glob| glob.as_slice() != ["super"] && !sure);
        let through = globs.into_iter().find_map(|glob| {
            let path: Names = glob.iter().chain(path).cloned().collect();
            self.find(module, &path, depth + 1)
        });
        through.or_else(|| sure.then(|| here.file.clone()))
    }
}

/// The paths of one module's items as they are written.
struct Reading {
    module: Names,
    paths: Vec<(Names, Names)>,
}

impl Reading {
    fn path(&mut self, path: Names) {
        self.paths.push((self.module.clone(), path));
    }

    /// What stands in a macro's brackets is no syntax yet; its paths are told by their colons.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Names::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.told(&mut path);
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.told(&mut path);
                    self.tokens(group.stream());
                }
                _ => self.told(&mut path),
            }
        }
        self.told(&mut path);
    }

    fn told(&mut self, path: &mut Names) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.path(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reading {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        // What is only handed on is used by those who take it.
        if matches!(import.vis, Visibility::Inherited) {
            bring(&import.tree, &mut Vec::new(), &mut |path, _| self.path(path));
        }
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(called.tokens.clone());
    }
}

/// Every path of an import, with the name it has from there on; a glob has none.
fn bring(tree: &UseTree, path: &mut Names, each: &mut impl FnMut(Names, Option<String>)) {
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.to_string());
            bring(&step.tree, path, each);
            path.pop();
        }
        UseTree::Name(name) if name.ident == "self" => each(path.clone(), path.last().cloned()),
        UseTree::Name(name) => {
            let whole = path.iter().cloned().chain([name.ident.to_string()]).collect();
            each(whole, Some(name.ident.to_string()));
        }
        UseTree::Rename(name) => {
            let own = (name.ident != "self").then(|| name.ident.to_string());
            each(path.iter().cloned().chain(own).collect(), Some(name.rename.to_string()));
        }
        UseTree::Glob(_) => each(path.clone(), None),
        UseTree::Group(group) => group.items.iter().for_each(|tree| bring(tree, path, each)),
    }
}

fn defined(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// Whether an item is there for tests alone.
fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
    })
}
