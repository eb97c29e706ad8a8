#!/bin/sh
# Excel's built-in formats 27-36 and 50-58 are dates in a Chinese Excel (31 is yyyy年m月d日), and files name them by number
# alone. openpyxl reads a date in one of them as its bare serial number, in format General, though it reads format 14 as a date.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.2.9
cat > "$folder/shown.py" <<'PYTHON'
import io

import openpyxl
import xlsxwriter

file = io.BytesIO()
with xlsxwriter.Workbook(file) as workbook:
    sheet = workbook.add_worksheet()
    for row, number in enumerate([14, 31, 58]):
        sheet.write_number(row, 0, 46027, workbook.add_format({"num_format": number}))
for number, (cell,) in zip([14, 31, 58], openpyxl.load_workbook(file).active.iter_rows()):
    print(number, cell.value, cell.is_date, cell.number_format)
PYTHON
said=$("$folder/venv/bin/python" "$folder/shown.py")
echo "openpyxl 3.1.5 (number of the format, value, whether it is a date, format):"
echo "$said"
expected='14 2026-01-05 00:00:00 True mm-dd-yy
31 46027 False General
58 46027 False General'
[ "$said" = "$expected" ] || { echo "openpyxl no longer does so"; exit 1; }
