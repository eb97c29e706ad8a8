//! The command line of mobanlint.
fn main() {}
