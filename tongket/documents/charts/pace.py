"""Deviation from the pace of the target, month after month: zero is exactly on the way to the target.

Two cumulative lines a few per cent apart lie on each other; their distance from the pace does not.
The pace follows the season of last year, scaled to the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import signed

MONTHS = 12


@dataclass(frozen=True)
class Wording:
    key: str
    title: str
    description: str
    previous: str
    current: str
    unit: str = "vụ"


def deviations(counts: Sequence[int], previous: Sequence[int], target: int) -> tuple[Fraction, ...]:
    """Cumulated count minus cumulated pace, for each month that has a count."""
    total = sum(previous)
    if not total:
        pace = [Fraction(target * (month + 1), MONTHS) for month in range(MONTHS)]
    else:
        pace = [Fraction(done * target, total) for done in accumulate(previous)]
    return tuple(done - due for done, due in zip(accumulate(counts), pace, strict=False))


def draw(
    current: Sequence[int],
    previous: Sequence[int],
    target: int,
    wording: Wording,
    *,
    width: int = 640,
) -> board.Picture:
    """The chart: above the line more cases than the pace allows, below it fewer."""
    now, before = deviations(current, previous, target), deviations(previous, previous, target)
    step = board.whole_step(max((abs(value) for value in (*now, *before)), default=Fraction(1)), 2)
    top, bottom = _ends((*now, *before), step)
    right = max(board.text_width(f"{name}: +000", 12, bold=True) for name in (wording.previous, wording.current))
    canvas = board.Canvas(width, 300)
    across = board.Scale(Fraction(0), Fraction(MONTHS), 48, width - right - 20)
    down = board.Scale(Fraction(bottom), Fraction(top), 262, 26)
    _frame(canvas, across, down, (bottom, top, step))
    canvas.text((across.start + 6, down.end + 14), f"Nhiều hơn tiến độ chỉ tiêu ({wording.unit})", fill=board.SOFT)
    canvas.text((across.start + 6, down.start - 6), "Ít hơn tiến độ chỉ tiêu", fill=board.SOFT)
    ends = [(before, board.LAST_YEAR_LINE, wording.previous, "5 3"), (now, board.THIS_YEAR, wording.current, "")]
    for series, colour, _, dash in ends:
        path = [(across.at(month), down.at(value)) for month, value in enumerate((Fraction(0), *series))]
        canvas.path(board.points(path), stroke=colour, width="2.5", dash=dash)
    _names(canvas, across, down, ends)
    return canvas.finish(wording.key, wording.title, wording.description)


def _ends(values: Sequence[Fraction], step: int) -> tuple[int, int]:
    high = max((*values, Fraction(0)))
    low = min((*values, Fraction(0)))
    return max(1, -int(-high // step)) * step, min(-1, int(low // step)) * step


def _frame(canvas: board.Canvas, across: board.Scale, down: board.Scale, ticks: tuple[int, int, int]) -> None:
    bottom, top, step = ticks
    canvas.rect((across.start, down.end, across.end - across.start, down.at(0) - down.end), "#f4f1ec")
    for value in range(bottom, top + 1, step):
        y = down.at(value)
        heavy = value == 0
        canvas.line(
            (across.start, y, across.end, y), board.TARGET if heavy else board.GRID, width="1.5" if heavy else "1"
        )
        canvas.text((across.start - 7, y + 4), signed(value), anchor="end", fill=board.SOFT)
    for month in range(1, MONTHS + 1):
        canvas.text((across.at(month), down.start + 20), f"T{month}", anchor="middle", fill=board.SOFT)


def _names(
    canvas: board.Canvas,
    across: board.Scale,
    down: board.Scale,
    ends: Sequence[tuple[tuple[Fraction, ...], str, str, str]],
) -> None:
    """The last value of each line at its end, pushed apart when they would touch."""
    placed: list[Fraction] = []
    for series, colour, name, _ in ends:
        if not series:
            continue
        x, y = across.at(len(series)), down.at(series[-1])
        canvas.dot((x, y), "4", colour)
        label = y
        for other in placed:
            if abs(other - label) < 16:
                label = other + 16 if label >= other else other - 16
        placed.append(label)
        ink = board.SOFT if colour == board.LAST_YEAR_LINE else colour
        canvas.text((across.end + 9, label + 4), f"{name}: {signed(_whole(series[-1]))}", fill=ink, bold=True)


def _whole(value: Fraction) -> int:
    """Half away from zero, as everywhere."""
    size = (2 * abs(value).numerator + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size
