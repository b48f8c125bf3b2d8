"""Small line without axes for a figure card: its months, their ordinary band for counts, the last month as a dot."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from django.utils.safestring import SafeString, mark_safe

from tongket.core.indicators.figures import Result
from tongket.documents.charts import canvas as board
from tongket.documents.charts.run_chart import limits

WIDTH, HEIGHT = 200, 34


def spark(months: Sequence[Result], label: str) -> SafeString | str:
    """The line; months without a value break it, and fewer than two values draw nothing."""
    values = [Fraction(one.value or 0) if one.shown else None for one in months]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    counts = all(one.of is None for one in months)
    band = limits([int(value) for value in known]) if counts else None
    high = max(*known, band.high if band else known[0])
    low = min(*known, band.low if band else known[0])
    across = board.Scale(Fraction(0), Fraction(len(values) - 1), 4, WIDTH - 5)
    down = board.Scale(low, high or Fraction(1), HEIGHT - 5, 5)
    canvas = board.Canvas(WIDTH, HEIGHT)
    if band and band.high > band.low:
        canvas.rect((0, down.at(band.high), WIDTH, down.at(band.low) - down.at(band.high)), "#e8eef5")
        canvas.line((0, down.at(band.mean), WIDTH, down.at(band.mean)), board.LAST_YEAR, dash="3 3")
    for path in _runs(values, across, down):
        canvas.path(board.points(path), stroke=board.THIS_YEAR, width="1.8")
    for index, value in enumerate(values):
        alone = all(values[at] is None for at in (index - 1, index + 1) if 0 <= at < len(values))
        if value is not None and alone:
            canvas.dot((across.at(index), down.at(value)), "1.8", board.THIS_YEAR)
    last = max(index for index, value in enumerate(values) if value is not None)
    canvas.dot((across.at(last), down.at(values[last] or 0)), "3", board.THIS_YEAR)
    return mark_safe(
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(canvas.parts)}</svg>'
    )


def _runs(
    values: Sequence[Fraction | None], across: board.Scale, down: board.Scale
) -> list[list[tuple[board.Number, board.Number]]]:
    runs: list[list[tuple[board.Number, board.Number]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((across.at(index), down.at(value)))
    return [run for run in runs if len(run) > 1]
