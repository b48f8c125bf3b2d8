"""Reading a series `unit,value` as people hand it in: every bad line is found before anything is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CODE = re.compile(r"[0-9A-Za-z-]+", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class BadLine:
    """One line that is refused: where, stable code, what was found."""

    line: int
    code: str
    found: str
    message: str


class BadSeries(ValueError):
    """The series is refused as a whole; `lines` tells every reason."""

    def __init__(self, lines: tuple[BadLine, ...]) -> None:
        self.lines = lines
        super().__init__("; ".join(f"line {bad.line}: {bad.message}" for bad in lines))


def read_series(rows: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, int]:
    """The series of numbered rows of two cells; refused: negative, repeated, non-integer, not two cells."""
    values: dict[str, int] = {}
    bad: list[BadLine] = []
    for number, cells in rows:
        problem = _problem(cells, values)
        if problem is None:
            values[cells[0].strip()] = int(cells[1].strip())
        else:
            code, message = problem
            bad.append(BadLine(number, code, ",".join(cells), message))
    if bad:
        raise BadSeries(tuple(bad))
    return values


def _problem(cells: tuple[str, ...], values: dict[str, int]) -> tuple[str, str] | None:
    if len(cells) != 2 or not _CODE.fullmatch(cells[0].strip()):
        return "SERIES-NOT-UNIT-VALUE", "write a unit code, a comma and a whole number"
    unit, value = cells[0].strip(), cells[1].strip()
    if unit in values:
        return "SERIES-REPEATED-UNIT", f"unit {unit} stands twice"
    if not _INTEGER.fullmatch(value):
        return "SERIES-NOT-AN-INTEGER", f"{value!r} of unit {unit} is not a whole number"
    if value.startswith("-"):
        return "SERIES-NEGATIVE", f"{value} of unit {unit} is negative"
    return None
