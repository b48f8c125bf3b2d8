"""A list as a workbook: what a page shows, for people who work on in Excel. Text stays text; nothing is a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

NOTES = "Ghi chú"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# In memory, because such a list is short; nothing typed by a person may become a formula, an address or a number.
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_HEAD_ROW = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and its width in characters."""

    header: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Listing:
    """One sheet: its name, its title, columns, and rows of text, whole numbers, days and moments (in local time)."""

    sheet: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A workbook: a first sheet of notes (pairs of what and which), then the lists; `mark` is the demo's."""

    title: str
    notes: Sequence[tuple[str, Any]]
    listings: Sequence[Listing]
    made_at: datetime  # in local time, without a zone
    notes_sheet: str = NOTES
    mark: str = ""


def listing_bytes(sheaf: Sheaf) -> bytes:
    """The workbook as the bytes of an .xlsx file; the same sheaf gives the same bytes."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        book.set_properties({"title": sheaf.title, "comments": sheaf.mark, "created": sheaf.made_at})
        formats = _formats(book)
        _notes(book, sheaf, formats)
        for one in sheaf.listings:
            _list(book, one, sheaf.mark, formats)
    return made.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    wrap = {"border": 1, "valign": "top", "text_wrap": True}
    return {
        "bold": book.add_format({"bold": True}),
        "head": book.add_format({"bold": True, "border": 1, "valign": "vcenter", "align": "center", "text_wrap": True}),
        "text": book.add_format({**wrap, "num_format": "@"}),
        "number": book.add_format({**wrap, "num_format": "#,##0"}),
        "day": book.add_format({**wrap, "num_format": "dd/mm/yyyy", "align": "left"}),
        "moment": book.add_format({**wrap, "num_format": "hh:mm dd/mm/yyyy", "align": "left"}),
    }  # fmt: skip


def _notes(book: Any, sheaf: Sheaf, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(sheaf.notes_sheet)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    _mark(sheet, sheaf.title, sheaf.mark, formats)
    for row, (what, which) in enumerate(sheaf.notes, _HEAD_ROW):
        _write(sheet, row, 0, what, formats)
        _write(sheet, row, 1, which, formats)


def _list(book: Any, one: Listing, mark: str, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(one.sheet)
    _mark(sheet, one.title, mark, formats)
    for number, column in enumerate(one.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(_HEAD_ROW, number, column.header, formats["head"])
    for row, values in enumerate(one.rows, _HEAD_ROW + 1):
        for number, value in enumerate(values):
            _write(sheet, row, number, value, formats)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    if one.rows:
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(one.rows), len(one.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)


def _mark(sheet: Any, title: str, mark: str, formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, title, formats["bold"])
    if mark:
        sheet.write_string(1, 0, mark, formats["bold"])
        sheet.set_header(f"&C{mark}")


def _write(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["day"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats["number"])
    else:
        sheet.write_string(row, column, str(value), formats["text"])
