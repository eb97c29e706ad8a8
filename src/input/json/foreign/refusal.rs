//! Answers of the platform that say no.

use super::super::syntax::View;

/// The platform's refusal: an errcode that is not 0.
pub(super) fn refusal(view: View<'_>) -> Option<(i64, String)> {
    let code = view
        .member("errcode")?
        .written()
        .parse()
        .ok()
        .filter(|code| *code != 0)?;
    let message = view.member("errmsg").and_then(View::text).unwrap_or_default();
    Some((code, message.into_owned()))
}
