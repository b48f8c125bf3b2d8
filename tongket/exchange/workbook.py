"""A workbook, flattened: typed cells first, every finding with the cell the clerk sees, then facts or returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from python_calamine import CalamineError, CalamineWorkbook

from tongket.core.facts import fact
from tongket.core.viet.numbers import AmbiguousNumber, NotANumber, parse_integer
from tongket.exchange.layouts import KeyColumn, Layout, ValueColumn

Severity = Literal["error", "warning"]
Value = str | float | int | bool | None | object


class WorkbookUnreadable(ValueError):
    """The file is no workbook."""

    code = "WORKBOOK-UNREADABLE"

    def __init__(self, path: Path) -> None:
        super().__init__(f"không đọc được tệp {path.name}; hãy lưu lại dạng .xlsx")
        self.path = path


@dataclass(frozen=True, slots=True)
class CellFinding:
    """One thing wrong at one cell, with a stable code and what to do."""

    sheet: str
    cell: str
    code: str
    message: str
    message_en: str
    hint: str
    hint_en: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the workbook with the keys of its row."""

    row: int
    column: int
    item: str
    keys: tuple[tuple[str, str], ...]
    value: int

    @property
    def at(self) -> str:
        return coordinate(self.row, self.column)

    def key(self, name: str) -> str:
        return dict(self.keys).get(name, "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook holds; with an error among the findings nothing of it may be taken over."""

    layout: Layout
    period: str
    cells: list[Cell]
    findings: list[CellFinding]

    @property
    def refused(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def coordinate(row: int, column: int) -> str:
    """B7 for row 6, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def read_workbook(layout: Layout, path: Path, known_units: Collection[str] | None = None) -> Reading:
    """All cells and all findings at once; units are checked when the known ones are given."""
    try:
        book = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError) as error:
        raise WorkbookUnreadable(path) from error
    if layout.sheet not in book.sheet_names:
        return Reading(layout, "", [], [_no_sheet(layout, book.sheet_names)])
    rows = book.get_sheet_by_name(layout.sheet).to_python(skip_empty_area=False)
    findings = list(_headers(layout, rows))
    if findings:
        return Reading(layout, "", [], findings)
    cells: list[Cell] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows[layout.first_row :], layout.first_row):
        keys = tuple((key.name, _text(_at(row, key.column))) for key in layout.keys)
        if not any(text for _, text in keys):
            continue
        findings += _row_findings(layout, number, keys, seen, known_units)
        cells += _cells(layout, number, row, keys, findings)
    return Reading(layout, _period(layout, rows), cells, findings)


def facts_from(
    reading: Reading, *, on: date, known_at: datetime, unit_ids: Callable[[str], int | None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Weighted facts: every number becomes one row whose n is the number; zeros carry nothing."""
    columns = {value.item: value for value in reading.layout.values}
    dims = {key.name for key in reading.layout.keys if key.role == "dim"}
    for cell in reading.cells:
        place = unit_ids(cell.key(reading.layout.unit_key.name))
        if cell.value == 0 or place is None:
            continue
        column = columns[cell.item]
        own: dict[str, Any] = dict(column.dims) | {name: text for name, text in cell.keys if name in dims}
        yield fact(
            column.table, column.event, record=f"{reading.layout.id}:{cell.at}", on=on, known_at=known_at,
            place=place, n=cell.value, **own,
        )  # fmt: skip


def _headers(layout: Layout, rows: list[list[Any]]) -> Iterator[CellFinding]:
    row = rows[layout.header_row] if len(rows) > layout.header_row else []
    columns: tuple[KeyColumn | ValueColumn, ...] = (*layout.keys, *layout.values)
    for column in columns:
        found = _text(_at(row, column.column))
        if _plain(layout, found) != _plain(layout, column.header):
            yield CellFinding(
                layout.sheet, coordinate(layout.header_row, column.column), "HEADER-DIFFERS",
                f"Tiêu đề phải là “{column.header}”, đang là “{found}”.",
                f"The header must read “{column.header}”, it reads “{found}”.",
                "Dùng đúng mẫu biểu, không đổi cột.", "Use the form as issued, without moving columns.",
            )  # fmt: skip


def _row_findings(
    layout: Layout, number: int, keys: tuple[tuple[str, str], ...], seen: dict[tuple[str, ...], int],
    known_units: Collection[str] | None,
) -> Iterator[CellFinding]:  # fmt: skip
    unit_key = layout.unit_key
    unit = dict(keys)[unit_key.name]
    at = coordinate(number, unit_key.column)
    if known_units is not None and unit not in known_units:
        yield CellFinding(
            layout.sheet, at, "UNIT-UNKNOWN", f"Không có đơn vị mang mã “{unit}” trong kỳ này.",
            f"No unit has the code “{unit}” in this period.",
            "Ghi đúng mã đơn vị hành chính.", "Use the official code.",
        )  # fmt: skip
    identity = tuple(text for (_, text), key in zip(keys, layout.keys, strict=True) if key.role != "label")
    if identity in seen:
        yield CellFinding(
            layout.sheet, at, "ROW-REPEATED", f"Dòng này trùng với dòng {seen[identity] + 1}.",
            f"This row repeats row {seen[identity] + 1}.", "Giữ lại một dòng.", "Keep one of the two.",
        )  # fmt: skip
    seen.setdefault(identity, number)


def _cells(
    layout: Layout, number: int, row: list[Any], keys: tuple[tuple[str, str], ...], findings: list[CellFinding]
) -> Iterator[Cell]:
    for column in layout.values:
        value, finding = _count(layout, number, column, _at(row, column.column))
        if finding is not None:
            findings.append(finding)
        if value is not None:
            yield Cell(number, column.column, column.item, keys, value)


def _count(layout: Layout, number: int, column: ValueColumn, raw: Value) -> tuple[int | None, CellFinding | None]:
    at = coordinate(number, column.column)
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if not layout.empty_is_finding:
            return None, None
        return None, CellFinding(
            layout.sheet, at, "CELL-EMPTY", "Ô để trống.", "The cell is empty.",
            "Không phát sinh thì ghi 0.", "Write 0 when nothing happened.", "warning",
        )  # fmt: skip
    value = _whole(raw)
    if value is None:
        return None, CellFinding(
            layout.sheet, at, "CELL-NOT-WHOLE", f"“{raw}” không phải số nguyên.", f"“{raw}” is no whole number.",
            "Ghi số nguyên, không ghi chữ.", "Write a whole number, no words.",
        )  # fmt: skip
    if value < 0:
        return None, CellFinding(
            layout.sheet, at, "CELL-NEGATIVE", f"Số {value} là số âm.", f"{value} is negative.",
            "Ghi số không âm; sai kỳ trước thì đính chính kỳ đó.", "Write no negative number; correct the old return.",
        )  # fmt: skip
    return value, None


def _whole(raw: Value) -> int | None:
    """Excel keeps whole numbers as binary fractions; a real fraction is no count."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return int(raw) if raw == int(raw) else None
    if not isinstance(raw, str):
        return None
    try:
        return parse_integer(raw)
    except (NotANumber, AmbiguousNumber):
        return None


def _no_sheet(layout: Layout, names: list[str]) -> CellFinding:
    return CellFinding(
        layout.sheet, "", "SHEET-MISSING", f"Không có trang “{layout.sheet}”; tệp có: {', '.join(names)}.",
        f"There is no sheet “{layout.sheet}”; the file has: {', '.join(names)}.",
        "Dùng đúng mẫu biểu.", "Use the form as issued.",
    )  # fmt: skip


def _period(layout: Layout, rows: list[list[Any]]) -> str:
    if layout.period_cell is None or len(rows) <= layout.period_cell[0]:
        return ""
    return _text(_at(rows[layout.period_cell[0]], layout.period_cell[1]))


def _plain(layout: Layout, text: str) -> str:
    return "".join(text.split()).replace("-", "") if layout.loose_headers else text.strip()


def _at(row: list[Any], column: int) -> Any:
    return row[column] if column < len(row) else None


def _text(value: Value) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value).strip()
