#!/bin/sh
# XlsxWriter's autofit measures Latin letters one by one, and gives every other character eight pixels. A Han character takes
# about two digits' width: a column of Chinese text comes out at little more than half of what it needs, and is cut off or spills.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.2.9
cat > "$folder/shown.py" <<'PYTHON'
import io
import re
import zipfile

import xlsxwriter

texts = {"Han": "订单支付成功通知", "digits": "0" * 8, "W": "W" * 8}
file = io.BytesIO()
with xlsxwriter.Workbook(file) as workbook:
    sheet = workbook.add_worksheet()
    for column, text in enumerate(texts.values()):
        sheet.write_string(0, column, text)
    sheet.autofit()
written = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
for kind, width in zip(texts, re.findall(r'<col [^>]*width="([^"]+)"', written)):
    print(f"eight of {kind}: {float(width):.0f}")
PYTHON
said=$("$folder/venv/bin/python" "$folder/shown.py")
echo "XlsxWriter 3.2.9, widths in digits after autofit:"
echo "$said"
expected='eight of Han: 10
eight of digits: 9
eight of W: 16'
[ "$said" = "$expected" ] || { echo "XlsxWriter no longer does so"; exit 1; }
