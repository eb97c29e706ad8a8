//! The earlier build that this one is measured beside: `cargo xtask bench` compiles this file against its library.

mod orders;
#[allow(dead_code)]
mod synthetic;

fn main() {
    let linter = mobanlint::Linter::builtin().expect("the default ruleset loads");
    orders::take(&linter, |library, title| {
        std::hint::black_box(library.matches(title, 5));
        library.insert(None, title);
    });
}
