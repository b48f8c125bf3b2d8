"""The form as a workbook (mẫu biểu Excel), empty or filled: guessing of formulas and addresses is off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from tongket.exchange.layouts import KeyColumn, Layout, ValueColumn

NOTES = "Ghi chú"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_RULES = (
    "Mỗi dòng là một xã, phường, thị trấn; mỗi cột là một chỉ tiêu. Không thêm, bớt, đổi chỗ cột.",
    "Không phát sinh thì ghi 0; để trống nghĩa là chưa báo cáo.",
    "Chỉ ghi số nguyên không âm, không ghi đơn vị tính trong ô.",
    "Kỳ tháng tính từ ngày 15 tháng trước đến ngày 14 tháng này.",
)


def write_template(
    layout: Layout, path: Path, units: Sequence[tuple[str, str]], period: str,
    values: Mapping[tuple[str, str], int] | None = None, mark: str = "",
) -> Path:  # fmt: skip
    """`units` are pairs (code, name); `values` by (unit code, item) fill the form; `mark` is the demo's."""
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.set_properties({"title": layout.label, "comments": mark})
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter", "align": "center"})
        number = book.add_format({"num_format": "#,##0", "border": 1})
        text = book.add_format({"num_format": "@", "border": 1})
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(layout.sheet)
        sheet.write_string(0, 0, layout.label.upper(), bold)
        if mark:
            sheet.write_string(0, 4, mark, bold)
            sheet.set_header(f"&C{mark}")
        if layout.period_cell is not None:
            row, column = layout.period_cell
            sheet.write_string(row, column - 1, "Kỳ báo cáo", bold)
            sheet.write_string(row, column, period, text)
        headers: tuple[KeyColumn | ValueColumn, ...] = (*layout.keys, *layout.values)
        for header in headers:
            sheet.write_string(layout.header_row, header.column, header.header, head)
        for offset, (code, name) in enumerate(units):
            row = layout.first_row + offset
            sheet.write_string(row, 0, code, text)
            sheet.write_string(row, 1, name, text)
            for value in layout.values:
                known = (values or {}).get((code, value.item))
                if known is None:
                    sheet.write_blank(row, value.column, None, number)
                else:
                    sheet.write_number(row, value.column, known, number)
        _finish(sheet, layout)
        _notes(book, layout, mark)
    return path


def _finish(sheet: xlsxwriter.worksheet.Worksheet, layout: Layout) -> None:
    sheet.freeze_panes(layout.first_row, 2)
    sheet.set_row(layout.header_row, 60)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2 + len(layout.values), 14)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(layout.header_row)


def _notes(book: xlsxwriter.Workbook, layout: Layout, mark: str) -> None:
    sheet = book.add_worksheet(NOTES)
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, 30)
    lines = ([mark] if mark else []) + list(_RULES)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    for row, value in enumerate(layout.values, len(lines) + 1):
        sheet.write_string(row, 0, value.header)
        sheet.write_string(row, 1, value.note)
