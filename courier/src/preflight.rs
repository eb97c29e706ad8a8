//! Every message is judged by the linter before it goes: with its values in the place of the template's examples.

use std::sync::Arc;

use mobanlint::input::{InputError, messages};
use mobanlint::{Language, Linter, Ruleset, SendContext, Template, Templates};

use crate::sending::Judge;

/// The rules a message is judged by.
const RULESET: &str = "wechat-send";

/// What judges messages beside these templates of the account and what else is known of it. A message by any other template is not sent.
///
/// # Errors
///
/// The rules cannot be loaded; the sentence says why.
pub fn judge(templates: Vec<Template>, context: SendContext, language: Language) -> Result<Judge, String> {
    let ruleset = Ruleset::loader()
        .load(RULESET)
        .map_err(|error| error.message(language))?;
    let linter = Linter::builder()
        .language(language)
        .build(&ruleset)
        .map_err(|error| error.to_string())?;
    let templates = Templates::new(templates);
    Ok(Arc::new(move |body| {
        let batch = messages(body.as_bytes(), None, language);
        let errors: Vec<_> = batch.all_errors().into_iter().cloned().collect();
        match batch.messages().next() {
            // A piece of a program's source is no message yet.
            Some((_, message)) if errors.is_empty() && !message.is_known() => {
                let what = match language {
                    Language::Zh => "消息里有由程序算出的值，不能发送",
                    Language::En => "the message has values that only a program computes, and cannot be sent",
                };
                Err(vec![InputError::new(None, what)])
            }
            Some((_, message)) if errors.is_empty() => Ok(linter.preflight_among(message, &templates, &context)),
            _ => Err(errors),
        }
    }))
}
