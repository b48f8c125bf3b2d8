"""Small multiples: the same two years in every unit, one scale, in the order of the map, never of rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tongket.documents.charts import canvas as board
from tongket.documents.charts.labels import count

GAP = 18
HIGH = 104


@dataclass(frozen=True)
class Panel:
    """One unit: its months of last year and of this year."""

    label: str
    previous: tuple[int, ...]
    current: tuple[int, ...]


@dataclass(frozen=True)
class Wording:
    key: str
    title: str
    description: str
    previous: str
    current: str


def draw(panels: Sequence[Panel], wording: Wording, *, width: int = 640, columns: int = 4) -> board.Picture:
    """All panels in rows of `columns`."""
    top = max((value for panel in panels for value in (*panel.previous, *panel.current)), default=1) or 1
    wide = (width - GAP * (columns - 1)) // columns
    rows = -(-len(panels) // columns)
    canvas = board.Canvas(width, 30 + rows * (HIGH + GAP))
    board.legend(canvas, (24, 14), ((board.LAST_YEAR, wording.previous), (board.THIS_YEAR, wording.current)))
    for index, panel in enumerate(panels):
        corner = ((index % columns) * (wide + GAP), 28 + (index // columns) * (HIGH + GAP))
        _panel(canvas, corner, (panel, wide, top))
    return canvas.finish(wording.key, wording.title, wording.description)


def _panel(canvas: board.Canvas, corner: tuple[int, int], drawn: tuple[Panel, int, int]) -> None:
    (x, y), (panel, wide, top) = corner, drawn
    across = board.Scale(Fraction(0), Fraction(11), x + 24, x + wide - 6)
    down = board.Scale(Fraction(0), Fraction(top), y + HIGH - 14, y + 24)
    canvas.text((x + 24, y + 14), panel.label, size=12, bold=True)
    for value in (0, top):
        canvas.line((across.start, down.at(value), across.end, down.at(value)), board.GRID)
        canvas.text((across.start - 5, down.at(value) + 4), count(value), size=10, anchor="end", fill=board.SOFT)
    for month in (0, 5, 11):
        canvas.text((across.at(month), y + HIGH), f"T{month + 1}", size=10, anchor="middle", fill=board.SOFT)
    for series, colour, dash in ((panel.previous, board.LAST_YEAR_LINE, "4 2"), (panel.current, board.THIS_YEAR, "")):
        if series:
            path = [(across.at(month), down.at(value)) for month, value in enumerate(series)]
            canvas.path(board.points(path), stroke=colour, width="1.8", dash=dash)
