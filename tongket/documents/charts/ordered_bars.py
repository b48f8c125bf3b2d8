"""Ordered bars: parts of a whole from the largest down, each with its count and, when given, its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import count, percent

ROW = 26


@dataclass(frozen=True)
class Bar:
    label: str
    value: int
    last: bool = False  # "other" stands at the end whatever its size


@dataclass(frozen=True)
class Wording:
    key: str
    title: str
    description: str
    shares: bool = True
    whole: int | None = None  # what the shares are of; None: of the sum of the bars


def draw(bars: Sequence[Bar], wording: Wording, *, width: int = 640) -> board.Picture:
    """The chart; equal values keep the order given."""
    ordered = sorted(bars, key=lambda bar: (bar.last, -bar.value))
    total = wording.whole or sum(bar.value for bar in ordered)
    left = min(max((board.text_width(bar.label, 13) for bar in ordered), default=0) + 14, width // 2)
    canvas = board.Canvas(width, 16 + ROW * len(ordered))
    most = max((bar.value for bar in ordered), default=0)
    scale = board.Scale(Fraction(0), Fraction(max(most, 1)), left, width - 110)
    for index, bar in enumerate(ordered):
        top = 8 + ROW * index
        end = scale.at(bar.value)
        canvas.text((left - 8, top + 14), bar.label, size=13, anchor="end")
        canvas.rect((left, top, end - left, ROW - 8), board.LAST_YEAR if bar.last else board.THIS_YEAR)
        share = f" ({percent(Fraction(bar.value, total), decimals=2)})" if wording.shares and total else ""
        canvas.text((end + 6, top + 14), count(bar.value) + share)
    canvas.line((left, 4, left, 12 + ROW * len(ordered)), board.SOFT)
    return canvas.finish(wording.key, wording.title, wording.description)
