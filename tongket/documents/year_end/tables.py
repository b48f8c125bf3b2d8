"""Cells of the annex tables: a figure, or the sign that says which silence it is."""

from __future__ import annotations

from fractions import Fraction

from tongket.core.indicators.figures import Comparison, Result
from tongket.core.viet import numbers
from tongket.documents.outline import Cell, words
from tongket.documents.year_end.teller import Teller

SIGNS = {"not_reported": "…", "not_applicable": "x", "not_comparable": "x", "not_arising": "-"}
NOTE = (
    "Ký hiệu: 0 là không xảy ra; “…” là chưa có số liệu; “-” là không phát sinh mẫu số; “x” là không áp dụng hoặc "
    "không so sánh được."
)


def text(value: str, *, bold: bool = False, span: int = 1, rows: int = 1) -> Cell:
    """Plain words in a cell."""
    return Cell(words(value), span, rows, bold)


def amount(teller: Teller, result: Result | None, *, last_year: bool = False, bold: bool = False) -> Cell:
    """A count or a rate."""
    if result is None:
        return text(SIGNS["not_applicable"], bold=bold)
    if not result.shown or result.value is None:
        return Cell((teller.figure(result, SIGNS.get(result.status, "…"), last_year=last_year),), bold=bold)
    shown = teller.rate_text(result) if result.is_ratio else numbers.format_integer(int(result.value))
    return Cell((teller.figure(result, shown, last_year=last_year),), bold=bold)


def change(teller: Teller, found: Comparison | None, *, bold: bool = False) -> tuple[Cell, Cell]:
    """The difference and its percentage (or points for a rate, in the first cell)."""
    if found is None or found.status == "not_comparable":
        cell = text(SIGNS["not_comparable"], bold=bold)
        return cell, cell
    if found.points is not None and teller.is_per(found.current.indicator):
        by = numbers.format_signed(found.points / 100, 1)
        return Cell((teller.figure(found.current, by),), bold=bold), text(SIGNS["not_applicable"], bold=bold)
    if found.points is not None:
        points = teller.figure(found.current, f"{numbers.format_signed(found.points, 2)} điểm %")
        return Cell((points,), bold=bold), text(SIGNS["not_applicable"], bold=bold)
    difference = teller.figure(found.current, numbers.format_signed(found.change or 0))
    if teller.is_rank(found.current.indicator):
        return Cell((difference,), bold=bold), text(SIGNS["not_applicable"], bold=bold)
    share = SIGNS["not_arising"] if found.percent is None else _signed_percent(found.percent)
    return Cell((difference,), bold=bold), Cell((teller.figure(found.current, share),), bold=bold)


def _signed_percent(percent: Fraction) -> str:
    return numbers.format_signed(percent, 2)
