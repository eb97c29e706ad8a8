"""Makes and reads workbooks as whoever else reads them: `make FILE` from JSON on the standard input, `read FILE` to JSON."""

import json
import sys

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side


def make(path):
    """A sheet as people format it: a merged caption, coloured heads, borders, widths, a filter, a frozen head, a second sheet."""
    rows = json.load(sys.stdin)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "十二月"
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    wide = len(rows[1])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=wide)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center")
    side = Side(style="thin")
    for line in sheet.iter_rows(min_row=2, max_row=len(rows), max_col=wide):
        for cell in line:
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    for cell in sheet[2]:
        cell.fill = PatternFill("solid", fgColor="FFDDEEFF")
    last = len(rows)
    sheet.merge_cells(start_row=last, end_row=last, start_column=3, end_column=wide)
    for at in range(wide):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(at + 1)].width = 10 + at
    sheet.freeze_panes = "C3"
    sheet.auto_filter.ref = f"A2:{openpyxl.utils.get_column_letter(wide)}{last - 1}"
    other = book.create_sheet("说明")
    other["A1"] = "每行一份"
    other["A2"] = "=1+1"
    book.save(path)


def read(path):
    # By its name alone a download would be refused.
    with open(path, "rb") as file:
        book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    cells = [
        [
            {
                "text": "" if cell.value is None else str(cell.value),
                "number": isinstance(cell.value, int | float),
                "border": cell.border.left.style is not None,
                "fill": cell.fill.fgColor.rgb if cell.fill.fill_type else "",
                "wraps": bool(cell.alignment.wrap_text),
            }
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]
    json.dump(
        {
            "sheets": book.sheetnames,
            "cells": cells,
            "merged": sorted(str(it) for it in sheet.merged_cells.ranges),
            "filter": sheet.auto_filter.ref,
            "frozen": sheet.freeze_panes,
            "widths": {name: it.width for name, it in sheet.column_dimensions.items()},
            "formula": book.worksheets[-1]["A2"].value,
        },
        sys.stdout,
    )


{"make": make, "read": read}[sys.argv[1]](sys.argv[2])
