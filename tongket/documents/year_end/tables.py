"""Cells of the annex tables: a figure, or the sign that says which silence it is; no cell is ever blank."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tongket.core.indicators.figures import Comparison, Result
from tongket.core.viet import numbers
from tongket.documents.outline import Cell, plain, words
from tongket.documents.year_end.teller import Teller
from tongket.documents.year_end.wording import DONG

MILLION = 1_000_000
MILLIONS = "triệu đồng"
NOT_APPLICABLE = "–"
NOT_COMPARABLE = "x"
NOT_KNOWN = "…"
SIGNS = {
    "not_reported": "chưa báo cáo", "not_applicable": NOT_APPLICABLE, "not_comparable": NOT_COMPARABLE,
    "not_arising": "0/0",
}  # fmt: skip
_MEANINGS = (
    ("chưa báo cáo", "“chưa báo cáo” là đơn vị chưa chốt đủ sổ trong kỳ"),
    (NOT_KNOWN, "“…” là không có số liệu trong hệ thống"),
    ("0/0", "“0/0” là không phát sinh mẫu số"),
    (NOT_COMPARABLE, "“x” là không so sánh được hoặc kỳ trước không phát sinh nên không tính tỷ lệ"),
    (NOT_APPLICABLE, "“–” là không áp dụng"),
)


def note(rows: Iterable[Iterable[Cell]]) -> str:
    """What the signs in these rows mean; only the signs that stand there."""
    shown = {plain(cell.runs) for row in rows for cell in row}
    meanings = ["0 là không xảy ra"] * ("0" in shown) + [told for sign, told in _MEANINGS if sign in shown]
    return f"Ký hiệu: {'; '.join(meanings)}." if meanings else ""


def text(value: str, *, bold: bool = False, span: int = 1, rows: int = 1) -> Cell:
    """Plain words in a cell."""
    return Cell(words(value), span, rows, bold)


def unit_of(noun: str) -> str:
    """The unit that a table prints: money goes by the million."""
    return MILLIONS if noun == DONG else noun


def amount(teller: Teller, result: Result | None, *, last_year: bool = False, bold: bool = False) -> Cell:
    """A count or a rate; what no unit had to report (a year before the system) is not "chưa báo cáo"."""
    if result is None:
        return text(NOT_APPLICABLE, bold=bold)
    if not result.shown or result.value is None:
        sign = SIGNS.get(result.status, SIGNS["not_reported"])
        if result.status == "not_reported" and not result.coverage.expected:
            sign = NOT_KNOWN
        return Cell((teller.figure(result, sign, last_year=last_year),), bold=bold)
    return Cell((teller.figure(result, _shown(teller, result), last_year=last_year),), bold=bold)


def _shown(teller: Teller, result: Result) -> str:
    value = result.value or 0
    if teller.is_per(result.indicator):
        return numbers.format_decimal(value, teller.decimals(result.indicator))
    if result.is_ratio:
        return numbers.format_percent(result.percent or Fraction(0), teller.decimals(result.indicator))
    if teller.noun(result.indicator) == DONG and value:
        return numbers.format_decimal(Fraction(int(value), MILLION), 1)
    return numbers.format_integer(int(value))


def change(teller: Teller, found: Comparison | None, *, bold: bool = False) -> tuple[Cell, Cell]:
    """The difference and its percentage (or points for a rate, in the first cell)."""
    if found is None or found.status == "not_comparable":
        cell = text(NOT_APPLICABLE if found is None else NOT_COMPARABLE, bold=bold)
        return cell, cell
    no_percent = text(NOT_APPLICABLE, bold=bold)
    if found.points is not None:
        per = teller.is_per(found.current.indicator)
        by = numbers.format_signed(found.points / 100, 1) if per else f"{numbers.format_signed(found.points, 2)} điểm %"
        return Cell((teller.figure(found.current, by),), bold=bold), no_percent
    by = numbers.format_signed(found.change or 0)
    if teller.noun(found.current.indicator) == DONG and found.change:
        by = numbers.format_signed(Fraction(found.change or 0, MILLION), 1)
    difference = Cell((teller.figure(found.current, by),), bold=bold)
    if teller.is_rank(found.current.indicator):
        return difference, no_percent
    if found.percent is None:
        return difference, text(NOT_COMPARABLE, bold=bold)
    share = teller.figure(found.current, numbers.format_signed(found.percent, 2))
    return difference, Cell((share,), bold=bold)
