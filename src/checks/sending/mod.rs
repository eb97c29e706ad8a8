//! The checks of messages against their templates.

pub(super) mod colour;
pub(super) mod fill;
pub(super) mod fit;
pub(super) mod jump;
pub(super) mod large;
pub(super) mod listed;
mod moment;
pub(super) mod setting;
