"""Months of one figure as a run chart: counts with their natural limits, rates on their own scale, silence as a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from tongket.core.indicators.figures import Result
from tongket.documents.charts import canvas as board
from tongket.documents.charts.run_chart import Limits, limits
from tongket.foundation import formats

HIGH = 230


@dataclass(frozen=True, slots=True)
class Series:
    """Values by month (None: nothing to show), in counts or in percent."""

    values: tuple[Fraction | None, ...]
    labels: tuple[str, ...]
    percent: bool

    @property
    def known(self) -> list[Fraction]:
        return [value for value in self.values if value is not None]

    @property
    def band(self) -> Limits | None:
        """The limits of counts; months of a rate rest on different numbers and have no common ones."""
        return None if self.percent else limits([int(value) for value in self.known])


def series_of(months: Sequence[Result]) -> Series:
    """The months of a figure; a month that is not closed yet is not judged and not drawn."""
    percent = any(one.of is not None for one in months)
    values = tuple(
        (one.percent if one.of is not None else Fraction(one.value or 0)) if one.shown and one.closed else None
        for one in months
    )
    labels = tuple(_("T%(n)s") % {"n": getattr(one.period, "number", "")} for one in months)
    return Series(values, labels, percent)


def outside(series: Series) -> int:
    """How many months lie outside the limits."""
    found = series.band
    return sum(1 for v in series.known if found and not found.low <= v <= found.high)


def draw(series: Series, key: str, title: str, *, width: int = 640) -> board.Picture:
    """The chart; a month outside the limits gets a ring, in ink: it says "look", not "bad"."""
    band = series.band
    step = board.whole_step(max([*series.known, *([band.high] if band else [])], default=Fraction(1)), 4)
    top = max(step, -int(-max([*series.known, *([band.high] if band else [])], default=Fraction(1)) // step) * step)
    canvas = board.Canvas(width, HIGH)
    right = 96 if band and width > 500 else 16
    across = board.Scale(Fraction(0), Fraction(max(len(series.values) - 1, 1)), 52, width - right)
    down = board.Scale(Fraction(0), Fraction(top), HIGH - 34, 14)
    if band:
        _band(canvas, across, down, band, named=width > 500)
    for value in range(0, top + 1, step):
        canvas.line((across.start, down.at(value), across.end, down.at(value)), board.GRID)
        words = formats.whole(value) + ("%" if series.percent else "")
        canvas.text((across.start - 8, down.at(value) + 4), words, anchor="end", fill=board.SOFT)
    _line(canvas, series, across, down)
    return canvas.finish(key, title, _said(series))


def _band(canvas: board.Canvas, across: board.Scale, down: board.Scale, band: Limits, *, named: bool) -> None:
    high, low = down.at(band.high), down.at(band.low)
    canvas.rect((across.start, high, across.end - across.start, low - high), "#e9eef3")
    canvas.line((across.start, down.at(band.mean), across.end, down.at(band.mean)), board.SOFT, dash="5 3")
    names = ((band.high, _("Giới hạn trên")), (band.mean, _("Trung bình")), (band.low, _("Giới hạn dưới")))
    for value, name in names if named else ():
        canvas.text((across.end + 8, down.at(value) + 4), name, size=11, fill=board.SOFT)


def _line(canvas: board.Canvas, series: Series, across: board.Scale, down: board.Scale) -> None:
    band = series.band
    path: list[tuple[board.Number, board.Number]] = []
    for index, value in enumerate(series.values):
        canvas.text((across.at(index), HIGH - 12), series.labels[index], size=11, anchor="middle", fill=board.SOFT)
        if value is None:
            _stroke(canvas, path)
            path = []
            continue
        at = (across.at(index), down.at(value))
        path.append(at)
        if band and not band.low <= value <= band.high:
            canvas.dot(at, "8", "none", stroke=board.INK)
        canvas.dot(at, "3.5", board.THIS_YEAR, title=f"{series.labels[index]}: {_number(series, value)}")
    _stroke(canvas, path)


def _stroke(canvas: board.Canvas, path: list[tuple[board.Number, board.Number]]) -> None:
    if len(path) > 1:
        canvas.path(board.points(path), stroke=board.THIS_YEAR, width="2")


def _number(series: Series, value: Fraction) -> str:
    return f"{formats.decimal(value, 1)}%" if series.percent else formats.whole(int(value))


def _said(series: Series) -> str:
    pairs = zip(series.labels, series.values, strict=True)
    return "; ".join(f"{label} {_number(series, v) if v is not None else _('chưa có')}" for label, v in pairs)
