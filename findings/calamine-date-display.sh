#!/bin/sh
# calamine tells a date from a number, yet shows it as the bare serial: `Display` of the cell gives 46027 for what the sheet
# shows as 2026/1/5. The format of the cell, which says how people see it, is not to be had from the cell at all.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "shown"
version = "0.0.0"
edition = "2024"

[dependencies]
calamine = "=0.38.0"
rust_xlsxwriter = "=0.102.0"
TOML
cat > src/main.rs <<'RUST'
use std::io::Cursor;

use calamine::{DataType, Reader, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

fn main() {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy/m/d");
    let percent = Format::new().set_num_format("0%");
    let sheet = workbook.add_worksheet();
    sheet.write_with_format(0, 0, 46027, &date).unwrap();
    sheet.write_with_format(1, 0, 0.85, &percent).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let mut read = Xlsx::new(Cursor::new(bytes)).unwrap();
    for row in read.worksheet_range("Sheet1").unwrap().rows() {
        println!("{} {}", row[0].is_datetime(), row[0]);
    }
}
RUST
said=$(cargo run --quiet)
echo "calamine 0.38.0 (whether it is a date, how it is shown):"
echo "$said"
expected='true 46027
false 0.85'
[ "$said" = "$expected" ] || { echo "calamine no longer does so"; exit 1; }
