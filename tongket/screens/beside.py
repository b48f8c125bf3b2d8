"""What stands beside every rate of crime reports: the other of the two rates, and the stock of suspended reports.

A rate alone can be made to look better by suspending what is left; whoever reads one sees the rest at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tongket.analytics.results import Results
from tongket.core.indicators.figures import Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.periods import Period
from tongket.foundation import formats
from tongket.foundation.templatetags.tongket_text import ket_qua, so
from tongket.screens.asking import Question

RATE, WITH_SUSPENDED, STOCK = "resolution_rate", "resolution_rate_incl_suspended", "reports_suspended_stock"
# Rate → the figures printed beside it.
BESIDE = {
    RATE: (WITH_SUSPENDED, STOCK), WITH_SUSPENDED: (RATE, STOCK), "on_time_rate": (STOCK,), "overdue_rate": (STOCK,),
    "initiated_share": (STOCK,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure beside a rate."""

    label: str
    value: str
    n: int | None
    of: int | None
    url: str


def results_beside(results: Results, indicator: str, unit: str, period: Period) -> list[tuple[Indicator, Result]]:
    """The figures that belong beside a rate of one unit and period, for whoever asks without a page."""
    return [
        (results.indicator(name), results.result(name, unit, period)) for name in BESIDE.get(indicator, ())
    ]


def beside(asked: Question, indicator: str) -> list[Beside]:
    """The figures that belong beside a rate, each with its parts and its page."""
    found = []
    for name in BESIDE.get(indicator, ()):
        chosen, result = asked.results.indicator(name), asked.result(name)
        label = chosen.label_en if formats.english() else chosen.label
        parts = (result.n, result.of) if result.is_ratio and result.shown else (None, None)
        found.append(Beside(label, _value(result), *parts, asked.figure_url(name)))
    return found


def beside_words(asked: Question, indicator: str) -> str:
    """The same in one line for a card: "cả tạm đình chỉ 95,4%; đang tạm đình chỉ 84"."""
    if indicator != RATE:
        return ""
    other, stock = asked.result(WITH_SUSPENDED), asked.result(STOCK)
    return _("cả tạm đình chỉ %(rate)s; đang tạm đình chỉ %(n)s") % {"rate": _value(other), "n": _value(stock)}


def _value(result: Result) -> str:
    if result.is_ratio or not result.shown:
        return ket_qua(result)
    return so(result.n)
