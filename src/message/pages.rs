//! The pages of a mini program, as its `app.json` lists them.

use serde_json::Value;

use crate::data::{Fault, FaultKind, nearest};
use crate::order;

/// The pages of a mini program with those of its sub-packages.
///
/// ```
/// use mobanlint::Pages;
/// let app = r#"{"pages": ["pages/index"], "subPackages": [{"root": "shop/", "pages": ["cart"]}]}"#;
/// let pages = Pages::from_json(app)?;
/// assert!(pages.has("pages/index") && pages.has("shop/cart"));
/// assert_eq!(pages.nearest("shop/card").as_deref(), Some("shop/cart"));
/// # Ok::<(), mobanlint::Fault>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// In their order, each once.
    pages: Vec<String>,
}

impl Pages {
    /// The pages an `app.json` lists, under `pages`, and under `subPackages` or `subpackages` with their `root`.
    ///
    /// # Errors
    /// It is no JSON, or lists no pages.
    pub fn from_json(text: &str) -> Result<Self, Fault> {
        let fault = |path: &str, kind| Fault {
            path: path.to_owned(),
            kind,
        };
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            let kind = FaultKind::other(format!("不是合法的 JSON：{error}"), format!("not valid JSON: {error}"));
            fault("", kind)
        })?;
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut pages = Vec::new();
        let mut add = |root: &str, listed: &Value| {
            for page in list(listed).iter().filter_map(Value::as_str) {
                let page = page.trim_matches('/');
                let root = root.trim_matches('/');
                let page = if root.is_empty() {
                    page.to_owned()
                } else {
                    format!("{root}/{page}")
                };
                pages.push(page);
            }
        };
        add("", &value["pages"]);
        for package in ["subPackages", "subpackages"]
            .iter()
            .flat_map(|name| list(&value[name]))
        {
            add(package["root"].as_str().unwrap_or_default(), &package["pages"]);
        }
        if pages.is_empty() {
            return Err(fault("pages", FaultKind::Missing { key: "pages" }));
        }
        Ok(Self::of(pages))
    }

    fn of(mut pages: Vec<String>) -> Self {
        order::sort(&mut pages);
        pages.dedup();
        Self { pages }
    }

    /// Whether there is a page of this path, which has neither a slash before it nor parameters behind it.
    pub fn has(&self, path: &str) -> bool {
        self.pages.binary_search_by(|page| page.as_str().cmp(path)).is_ok()
    }

    /// The page whose path comes nearest.
    pub fn nearest(&self, path: &str) -> Option<String> {
        nearest(path, self.pages.iter().map(String::as_str))
    }
}

/// Pages by their paths, those of sub-packages with their root.
impl<'p> FromIterator<&'p str> for Pages {
    fn from_iter<I: IntoIterator<Item = &'p str>>(paths: I) -> Self {
        let pages = paths.into_iter().map(|path| path.trim_matches('/').to_owned());
        Self { pages: pages.collect() }
    }
}
