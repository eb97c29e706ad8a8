//! From options to a keeper, a book and a sender.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use courier::http::{Client, PATIENCE};
use courier::preflight;
use courier::sending::{Judge, Sender};
use courier::store::{self, Store};
use courier::{Account, Book, Carry, Clock, Keeper, Say};
use courier_core::Secret;
use courier_core::allowance::Policies;
use mobanlint::input::Input;
use mobanlint::{Constants, Fault, Language, Pages, SendContext, Template};
use zeroize::Zeroizing;

use crate::args;
use crate::output::{Stop, pick};

/// The environment's name for the secret.
const SECRET: &str = "MOBANLINT_COURIER_SECRET";

/// What all commands are made of.
pub(crate) struct Courier {
    pub(crate) keeper: Arc<Keeper>,
    pub(crate) carry: Carry,
    pub(crate) patience: Duration,
    store: Arc<dyn Store>,
}

/// Keeper, store and connections of an account.
pub(crate) fn courier(args: &args::Account) -> Result<Courier, Stop> {
    let language = args.lang.language();
    let account = Account {
        appid: args.appid.clone(),
        secret: secret(args, language)?,
        mode: args.mode.into(),
    };
    let client = Client::new(&args.platform, PATIENCE).map_err(|error| {
        let zh = "平台地址应为 https://主机，或本机的 http:// 地址";
        Stop(match language {
            Language::Zh => format!("{zh}：{:?}", args.platform),
            Language::En => error.to_string(),
        })
    })?;
    let carry: Carry = Arc::new(move |request| client.exchange(request));
    let store = store(args)?;
    let keeper = Keeper::new(account, Arc::clone(&store), Arc::clone(&carry), Clock::system());
    Ok(Courier {
        keeper: Arc::new(keeper),
        carry,
        patience: Duration::from_secs(args.patience),
        store,
    })
}

impl Courier {
    pub(crate) fn book(&self, policies: &args::Policies, language: Language) -> Result<Book, Stop> {
        book_in(Arc::clone(&self.store), self.keeper.appid(), policies, language)
    }

    pub(crate) fn sender(&self, book: Arc<Book>, judge: Judge) -> Sender {
        Sender::new(Arc::clone(&self.keeper), book, Arc::clone(&self.carry), judge)
    }
}

/// The book alone, which needs no secret.
pub(crate) fn book(args: &args::Account, policies: Option<&args::Policies>) -> Result<Book, Stop> {
    let none = args::Policies {
        file: None,
        template_policy: Vec::new(),
    };
    book_in(
        store(args)?,
        &args.appid,
        policies.unwrap_or(&none),
        args.lang.language(),
    )
}

fn book_in(store: Arc<dyn Store>, appid: &str, policies: &args::Policies, language: Language) -> Result<Book, Stop> {
    let templates = policies.template_policy.iter().map(|pair| {
        let (template, policy) = pair.split_once('=').ok_or_else(|| {
            let expected = pick(language, "应为 模板ID=策略", "expected ID=NAME");
            Stop(format!("--template-policy {pair:?}: {expected}"))
        })?;
        Ok((template.to_owned(), policy.to_owned()))
    });
    let templates = templates.collect::<Result<Vec<_>, Stop>>()?;
    let known = match &policies.file {
        None => Policies::builtin(),
        Some(path) => Policies::with(&text(path, language)?)
            .map_err(|error| Stop(format!("{}: {}", path.display(), error.say(language))))?,
    };
    Book::new(store, appid, known, templates, Clock::system()).map_err(|error| Stop(error.say(language)))
}

fn store(args: &args::Account) -> Result<Arc<dyn Store>, Stop> {
    store::open(&args.store).map_err(|error| {
        let what = pick(args.lang.language(), "无法打开存储", "cannot open the store");
        Stop(format!("{what}: {error}"))
    })
}

fn secret(args: &args::Account, language: Language) -> Result<Secret, Stop> {
    let secret = match &args.secret_file {
        Some(path) => Zeroizing::new(text(path, language)?),
        None => Zeroizing::new(std::env::var(SECRET).unwrap_or_default()),
    };
    // A file ends with a line end, which is none of the secret.
    let secret = Secret::new(secret.trim());
    if secret.expose().is_empty() {
        let zh = "没有账号密钥：用 --secret-file 指定文件，或设置 MOBANLINT_COURIER_SECRET";
        let en = "no secret of the account: name a file by --secret-file, or set MOBANLINT_COURIER_SECRET";
        return Err(Stop(pick(language, zh, en).to_owned()));
    }
    Ok(secret)
}

/// The text of a file; - is standard input.
pub(crate) fn text(path: &Path, language: Language) -> Result<String, Stop> {
    let read = if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|error| {
        let what = pick(language, "无法读取", "cannot read");
        Stop(format!("{what} {}: {error}", path.display()))
    })
}

/// The templates of files as `pull` writes them, or of any other the linter reads.
fn read_templates(paths: &[PathBuf], language: Language) -> Result<Vec<Template>, Stop> {
    let mut templates = Vec::new();
    for path in paths {
        let text = text(path, language)?;
        let name = path.to_string_lossy();
        let batch = Input::new(text.as_bytes()).named(&name).read(language);
        let errors: Vec<String> = batch.all_errors().iter().map(ToString::to_string).collect();
        if !errors.is_empty() {
            return Err(Stop(errors.join("\n")));
        }
        templates.extend(batch.templates().map(|(_, template)| template.clone()));
    }
    Ok(templates)
}

/// What judges messages beside these templates and what else is known.
pub(crate) fn judge(templates: &[PathBuf], known: &args::Known, language: Language) -> Result<Judge, Stop> {
    let mut context = SendContext::default();
    if let Some(path) = &known.app {
        context = context.with_pages(known_of(path, Pages::from_json, language)?);
    }
    if let Some(path) = &known.constants {
        context = context.with_constants(known_of(path, Constants::from_json, language)?);
    }
    preflight::judge(read_templates(templates, language)?, context, language).map_err(Stop)
}

fn known_of<T>(path: &Path, reader: fn(&str) -> Result<T, Fault>, language: Language) -> Result<T, Stop> {
    reader(&text(path, language)?).map_err(|fault| Stop(format!("{}: {}", path.display(), fault.message(language))))
}
