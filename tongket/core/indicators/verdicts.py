"""From raw numbers to a figure with its status (trạng thái), and from two figures to a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tongket.core.indicators.figures import Comparison, Result, Status, Trend
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Ratio

N_WITHOUT_OF = "N-WITHOUT-OF"
OVER_100 = "OVER-100"
NEGATIVE = "NEGATIVE-TOTAL"
AS_LEVEL = {"division": "district", "committee": "province"}


@dataclass(frozen=True, slots=True)
class Raw:
    """What an engine counted; None where nothing was published or reported."""

    n: int | None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    status: Status
    value: int | Fraction | None = None
    n: int | None = None
    of: int | None = None
    findings: tuple[str, ...] = ()


def asked_at(indicator: Indicator, level: str) -> bool:
    """Whether the indicator exists at this level."""
    return AS_LEVEL.get(level, level) in indicator.levels


def settle(indicator: Indicator, raw: Raw) -> Verdict:
    """The status that the numbers alone give; silence and applicability are decided before."""
    if raw.n is None:
        return Verdict("not_reported")
    if isinstance(indicator.node, Ratio):
        return _settle_ratio(indicator.node, raw.n, raw.of or 0)
    findings = (NEGATIVE,) if raw.n < 0 else ()
    return Verdict("value" if raw.n else "zero", raw.n, raw.n, None, findings)


def _settle_ratio(node: Ratio, n: int, of: int) -> Verdict:
    if of <= 0:
        findings = (NEGATIVE,) if of < 0 else (N_WITHOUT_OF,) if n else ()
        return Verdict("not_arising", None, n, of, findings)
    if n > of and node.kind == "share":
        return Verdict("over_100", Fraction(n, of), n, of, (OVER_100,))
    return Verdict("value" if n else "zero", Fraction(n, of), n, of, (NEGATIVE,) if n < 0 else ())


def compare(current: Result, previous: Result, comparable: bool = True) -> Comparison:
    """Counts compare in percent, rates in points; without two comparable figures there is no comparison."""
    same_kind = current.is_ratio == previous.is_ratio
    if not (comparable and same_kind and current.shown and previous.shown and _same_vintage(current, previous)):
        return Comparison(current, previous, "not_comparable")
    now, before = current.value, previous.value
    assert now is not None and before is not None
    change = now - before
    trend: Trend = "increase" if change > 0 else "decrease" if change < 0 else "same"
    if current.is_ratio:
        return Comparison(current, previous, trend, change=change, points=Fraction(change) * 100)
    if before == 0:
        return Comparison(current, previous, "no_base" if now else "same", change=change)
    return Comparison(current, previous, trend, change=change, percent=Fraction(change) * 100 / Fraction(before))


def _same_vintage(current: Result, previous: Result) -> bool:
    """Re-entered aggregates stand in tables only: they were not counted from the same records."""
    return "re_entered" not in (current.vintage, previous.vintage)
