"""Funnel: which units differ from the whole by more than chance? Exact binomial limits at 99,8 %.

No unit gets a rank, and a unit inside the limits gets no name. Small units scatter widely by chance alone; the
funnel says how widely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import count, percent

TAIL = Fraction(1, 1000)  # 0.1 % on each side: limits at 99.8 %
FEWEST = 4  # units with fewer cases say nothing


@dataclass(frozen=True)
class Point:
    """One unit: n of N."""

    label: str
    n: int
    of: int


@dataclass(frozen=True)
class Wording:
    key: str
    title: str
    description: str
    whole: str
    across: str
    named: bool = True


def limit(size: int, share: Fraction, target: Fraction) -> Fraction:
    """The share at which the binomial distribution passes `target`, interpolated inside the step."""
    a, c = share.numerator, share.denominator - share.numerator
    base: int = share.denominator**size
    wanted: Fraction = target * base
    done = 0
    for k in range(size + 1):
        step: int = comb(size, k) * a**k * c ** (size - k)
        done += step
        if done >= wanted and step:
            inside: Fraction = (done - wanted) / step
            return max(Fraction(0), (k - inside) / size)
    return Fraction(1)


def limits(size: int, share: Fraction) -> tuple[Fraction, Fraction]:
    """Lower and upper limit for a unit with `size` cases."""
    return limit(size, share, TAIL), limit(size, share, 1 - TAIL)


def unusual(point: Point, share: Fraction) -> bool:
    """Whether so few, or so many, of the unit's cases would come by chance less than once in a thousand.

    Decided on the exact tails and not on the drawn curve: between two steps of a small unit the curve is a guess.
    """
    a, c, size = share.numerator, share.denominator - share.numerator, point.of
    steps = [comb(size, k) * a**k * c ** (size - k) for k in range(size + 1)]
    least = TAIL * share.denominator**size
    return sum(steps[: point.n + 1]) < least or sum(steps[point.n :]) < least


def outside(points: Sequence[Point]) -> tuple[Point, ...]:
    """The units whose share lies outside the limits of the whole."""
    share = _whole(points)
    if share is None:
        return ()
    return tuple(point for point in points if point.of >= FEWEST and unusual(point, share))


def _whole(points: Sequence[Point]) -> Fraction | None:
    total = sum(point.of for point in points)
    return Fraction(sum(point.n for point in points), total) if total else None


def draw(points: Sequence[Point], wording: Wording, *, width: int = 640) -> board.Picture:
    """The chart; units with fewer than four cases are left out and said to be so in the source line."""
    share = _whole(points)
    shown = [point for point in points if point.of >= FEWEST]
    canvas = board.Canvas(width, 320)
    if share is None or not shown:
        canvas.text((20, 40), "Không đủ số vụ để so sánh giữa các đơn vị", fill=board.SOFT)
        return canvas.finish(wording.key, wording.title, wording.description)
    most = max(point.of for point in shown) + 2
    floor = _floor(shown, share)
    across = board.Scale(Fraction(0), Fraction(most), 54, width - 24)
    down = board.Scale(floor, Fraction(1), 268, 18)
    _band(canvas, across, down, share)
    _axes(canvas, across, down, wording.across)
    named = {point.label for point in outside(points)}
    for point in shown:
        at = (across.at(point.of), down.at(max(floor, Fraction(point.n, point.of))))
        words = f"{point.label}: {count(point.n)}/{count(point.of)}"
        canvas.dot(at, "3.2", board.SIGNAL if point.label in named else board.THIS_YEAR, title=words)
        if wording.named and point.label in named:
            canvas.text((at[0] + 7, at[1] + 4), point.label, size=11, halo=True)
    canvas.line((across.start, down.at(share), across.end, down.at(share)), board.SOFT, dash="6 3")
    canvas.text((across.end, down.at(share) - 6), f"{wording.whole}: {percent(share)}", anchor="end", halo=True)
    return canvas.finish(wording.key, wording.title, wording.description)


def _floor(points: Sequence[Point], share: Fraction) -> Fraction:
    lowest = min(*(Fraction(point.n, point.of) for point in points), share)
    return Fraction(int(lowest * 10), 10)


def _band(canvas: board.Canvas, across: board.Scale, down: board.Scale, share: Fraction) -> None:
    sizes = list(range(FEWEST, int(across.high) + 1))
    found = [limits(size, share) for size in sizes]
    upper = [(across.at(size), down.at(high)) for size, (_, high) in zip(sizes, found, strict=True)]
    lower = [(across.at(size), down.at(max(down.low, low))) for size, (low, _) in zip(sizes, found, strict=True)]
    canvas.path(board.points([*upper, *lower[::-1]], close=True), fill="#e9eef3", stroke=board.LAST_YEAR_LINE)


def _axes(canvas: board.Canvas, across: board.Scale, down: board.Scale, words: str) -> None:
    tenth = Fraction(1, 10)
    step = tenth if down.high - down.low <= Fraction(6, 10) else 2 * tenth
    value = down.high
    while value >= down.low:
        canvas.line((across.start, down.at(value), across.end, down.at(value)), board.GRID)
        canvas.text((across.start - 8, down.at(value) + 4), percent(value), anchor="end", fill=board.SOFT)
        value -= step
    by = board.whole_step(across.high, 6)
    for size in range(0, int(across.high) + 1, by):
        canvas.text((across.at(size), down.start + 18), count(size), anchor="middle", fill=board.SOFT)
    canvas.text(((across.start + across.end) // 2, down.start + 40), words, anchor="middle", fill=board.SOFT)
