#!/bin/sh
# globset says that `?` matches any single character. It matches a single byte: a Han character takes three.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "shown"
version = "0.0.0"
edition = "2021"

[dependencies]
globset = "=0.4.21"
TOML
cat > src/main.rs <<'RUST'
use globset::Glob;

fn main() {
    for (glob, path) in [("?.json", "a.json"), ("?.json", "水.json"), ("???.json", "水.json"), ("[水火].json", "水.json")] {
        let matches = Glob::new(glob).unwrap().compile_matcher().is_match(path);
        println!("{glob} {path} {matches}");
    }
}
RUST
said=$(cargo run --quiet)
echo "globset 0.4.21:"
echo "$said"
expected='?.json a.json true
?.json 水.json false
???.json 水.json true
[水火].json 水.json false'
[ "$said" = "$expected" ] || { echo "globset no longer does so"; exit 1; }
