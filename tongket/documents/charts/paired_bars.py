"""Paired bars: the same period of last year beside this year, one pair a line, both counts written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import count

ROW = 46
BAR = 15


@dataclass(frozen=True)
class Pair:
    """One line: None for a year that is not known, told apart from zero."""

    label: str
    previous: int | None
    current: int | None


@dataclass(frozen=True)
class Wording:
    """Title, description and the names of the two years."""

    key: str
    title: str
    description: str
    previous: str
    current: str


def draw(pairs: Sequence[Pair], wording: Wording, *, width: int = 640) -> board.Picture:
    """The chart of the pairs in the order given."""
    labels = max((board.text_width(pair.label, 13) for pair in pairs), default=0)
    left = min(labels + 14, width // 2)
    most = max((value for pair in pairs for value in (pair.previous, pair.current) if value is not None), default=0)
    canvas = board.Canvas(width, 40 + ROW * len(pairs))
    scale = board.Scale(Fraction(0), Fraction(max(most, 1)), left, width - 60)
    board.legend(canvas, (left, 16), ((board.LAST_YEAR, wording.previous), (board.THIS_YEAR, wording.current)))
    for index, pair in enumerate(pairs):
        top = 32 + ROW * index
        canvas.text((left - 8, top + BAR + 5), pair.label, size=13, anchor="end")
        _bar(canvas, scale, (top, pair.previous), board.LAST_YEAR)
        _bar(canvas, scale, (top + BAR + 2, pair.current), board.THIS_YEAR)
    canvas.line((left, 28, left, 34 + ROW * len(pairs)), board.SOFT)
    return canvas.finish(wording.key, wording.title, wording.description)


def _bar(canvas: board.Canvas, scale: board.Scale, at: tuple[int, int | None], colour: str) -> None:
    top, value = at
    if value is None:
        canvas.text((scale.start + 6, top + 12), "chưa có số liệu", size=12, fill=board.SOFT)
        return
    end = scale.at(value)
    canvas.rect((scale.start, top, end - scale.start, BAR), colour, stroke=board.SOFT)
    canvas.text((end + 6, top + 12), count(value), size=12, bold=colour == board.THIS_YEAR)
