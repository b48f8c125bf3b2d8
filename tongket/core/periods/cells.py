"""The time grid (lưới thời gian): each month cut at days 1, 15 and 16, so that every calendar is a union of cells."""

from __future__ import annotations

from datetime import date
from typing import Protocol

FIRST_YEAR = 2015
LAST_YEAR = 2034
CELLS = (LAST_YEAR - FIRST_YEAR + 1) * 36
_CUTS = (1, 15, 16)


class Window(Protocol):
    """Anything half-open with a start and an end."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


def cell_of(day: date) -> int | None:
    """The index of the cell in which a day lies; None outside 2015–2034."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    part = sum(day.day >= cut for cut in _CUTS) - 1
    return (day.year - FIRST_YEAR) * 36 + (day.month - 1) * 3 + part


def cell_start(index: int) -> date:
    """The first day of a cell; `CELLS` gives the end of the grid."""
    if not 0 <= index <= CELLS:
        raise IndexError(f"cell {index} lies outside the grid 0..{CELLS}")
    year, rest = divmod(index, 36)
    return date(FIRST_YEAR + year, rest // 3 + 1, _CUTS[rest % 3])


def cells_of(window: Window) -> range | None:
    """The cells that make up a window exactly; None when it is not a union of cells of the grid."""
    first, last = _boundary(window.start), _boundary(window.end)
    return None if first is None or last is None else range(first, last)


def _boundary(day: date) -> int | None:
    if day == date(LAST_YEAR + 1, 1, 1):
        return CELLS
    return cell_of(day) if day.day in _CUTS else None
