"""What the listed parts of a count leave over (các tội danh khác), so that parts and whole always agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tongket.core.indicators.figures import Comparison, Result, Trend
from tongket.documents.year_end.teller import Teller


def remainder(teller: Teller, indicator: str) -> Comparison | None:
    """The rest of both years; None where nothing is sliced, a slice is silent or the slices overlap."""
    whole = teller.comparison(indicator)
    slices = [one.id for one in teller.catalogue.values() if one.slice_of == indicator]
    found = [one for key in slices if (one := teller.comparison(key)) is not None]
    if whole is None or not found:
        return None
    current = _less(whole.current, [one.current for one in found])
    if not current.shown:
        return None
    previous = _less(whole.previous, [one.previous for one in found])
    return _compared(whole, current, previous)


def _less(whole: Result, parts: Sequence[Result]) -> Result:
    silent = replace(whole, status="not_reported", value=None, n=None)
    if not all(one.shown for one in (whole, *parts)):
        return silent
    left = int(whole.value or 0) - sum(int(one.value or 0) for one in parts)
    return silent if left < 0 else replace(whole, status="value" if left else "zero", value=left, n=left)


def _compared(whole: Comparison, current: Result, previous: Result) -> Comparison:
    if whole.status == "not_comparable" or not previous.shown:
        return Comparison(current, previous, "not_comparable")
    base, change = int(previous.value or 0), int(current.value or 0) - int(previous.value or 0)
    status: Trend = "same" if not change else "no_base" if not base else "increase" if change > 0 else "decrease"
    return Comparison(current, previous, status, change, Fraction(100 * change, base) if base else None)
