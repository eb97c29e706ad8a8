//! What is said where messages were meant, and there are none.

use super::shape::Shape;
use crate::input::context::Context;
use crate::input::error::InputError;
use crate::input::json::View;
use crate::message::Message;
use crate::template::Spot;

/// What to say of an input without messages.
pub(super) fn nothing(context: &Context) -> String {
    context.say(
        "没有任何消息；应为含 touser、template_id、data 的 JSON 对象，它们的列表，一行一条的日志，或单独的 data",
        "there are no messages; expected a JSON object with touser, template_id and data, a list of them, a log with one a line, or data alone",
    )
}

/// What was read of a list, with an error for each item that is no message where the others are: somebody meant it for one.
pub(super) fn told(
    root: View<'_>,
    found: &[(View<'_>, Shape)],
    read: Vec<Result<Message, InputError>>,
    place: &mut dyn FnMut(usize) -> Spot,
    context: &Context,
) -> Vec<Result<Message, InputError>> {
    let mut messages = found.iter().map(|(view, _)| view.at()).peekable();
    let is_message = |part: View<'_>| messages.next_if(|at| *at == part.at()).is_some();
    let which: Vec<bool> = root.parts().map(is_message).collect();
    // Where messages stand deeper, as in what a program logged, other items may be anything.
    if messages.next().is_some() || !which.contains(&false) {
        return read;
    }
    let mut read = read.into_iter();
    let mut stray = |part: View<'_>| {
        let Spot { line, column, .. } = place(part.at());
        let known = |number: u32| usize::try_from(number).unwrap_or_default();
        let said = context.say(
            "列表的这一项不是消息；应为含 touser、template_id、data 的对象",
            "this item of the list is no message; expected an object with touser, template_id and data",
        );
        Err(context.error(None, said).at(known(line), Some(known(column))))
    };
    root.parts()
        .zip(which)
        .filter_map(|(part, is_message)| if is_message { read.next() } else { Some(stray(part)) })
        .collect()
}
