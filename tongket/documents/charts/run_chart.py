"""Run chart with limits (XmR): is this month unusual, or only its ordinary ups and downs?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import count

MOVING_RANGE_FACTOR = Fraction(266, 100)  # 3 / d2 for ranges of two, the constant of the XmR chart


@dataclass(frozen=True)
class Limits:
    """Mean and natural limits."""

    mean: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Wording:
    key: str
    title: str
    description: str


def limits(values: Sequence[int]) -> Limits | None:
    """The limits of a series of counts, never below zero; none for fewer than two values."""
    if len(values) < 2:
        return None
    mean = Fraction(sum(values), len(values))
    moving = Fraction(sum(abs(b - a) for a, b in pairwise(values)), len(values) - 1)
    spread = MOVING_RANGE_FACTOR * moving
    return Limits(mean, max(Fraction(0), mean - spread), mean + spread)


def draw(values: Sequence[int], labels: Sequence[str], wording: Wording, *, width: int = 640) -> board.Picture:
    """The chart: band between the limits, mean, the series, and a ring round every value outside."""
    found = limits(values)
    top = max([Fraction(value) for value in values] + ([found.high] if found else []), default=Fraction(1))
    step = board.whole_step(top, 4)
    canvas = board.Canvas(width, 240)
    across = board.Scale(Fraction(0), Fraction(max(len(values) - 1, 1)), 50, width - 120)
    down = board.Scale(Fraction(0), Fraction(-int(-top // step) * step or step), 206, 16)
    if found:
        high, low = down.at(found.high), down.at(found.low)
        canvas.rect((across.start, high, across.end - across.start, low - high), "#e9eef3")
        _limit_names(canvas, (across.end + 8, down), found)
    for value in range(0, int(down.high) + 1, step):
        canvas.line((across.start, down.at(value), across.end, down.at(value)), board.GRID)
        canvas.text((across.start - 8, down.at(value) + 4), count(value), anchor="end", fill=board.SOFT)
    if found:
        canvas.line((across.start, down.at(found.mean), across.end, down.at(found.mean)), board.SOFT, dash="5 3")
    _series(canvas, across, down, (values, labels, found))
    return canvas.finish(wording.key, wording.title, wording.description)


def _limit_names(canvas: board.Canvas, at: tuple[int, board.Scale], found: Limits) -> None:
    x, down = at
    for value, name in ((found.high, "Giới hạn trên"), (found.mean, "Trung bình"), (found.low, "Giới hạn dưới")):
        canvas.text((x, down.at(value) + 4), name, size=11, fill=board.SOFT)


def _series(
    canvas: board.Canvas,
    across: board.Scale,
    down: board.Scale,
    drawn: tuple[Sequence[int], Sequence[str], Limits | None],
) -> None:
    values, labels, found = drawn
    path = [(across.at(index), down.at(value)) for index, value in enumerate(values)]
    if path:
        canvas.path(board.points(path), stroke=board.THIS_YEAR, width="2")
    every = -(-len(values) // 12) or 1
    for index, (value, at) in enumerate(zip(values, path, strict=True)):
        outside = found is not None and not found.low <= value <= found.high
        if outside:
            canvas.dot(at, "7", "none", stroke=board.SIGNAL)
        canvas.dot(at, "3", board.THIS_YEAR, title=f"{labels[index]}: {count(value)}")
        if index % every == 0:
            canvas.text((at[0], down.start + 20), labels[index], size=11, anchor="middle", fill=board.SOFT)
