"""One line of the trace, and the tools its carriers use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.analytics.results import Results
from tongket.core.indicators.figures import Result
from tongket.core.periods import Period
from tongket.core.viet import numbers
from tongket.foundation.scope import Scope

FULL, PART, MISSING = "full", "part", "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """What carries one clause: value in words, n and of, evidence with its page, status and what is lacking."""

    carried_by: str
    value: str
    status: str
    evidence: str = ""
    url: str = ""
    n: int | None = None
    of: int | None = None
    lacking: str = ""


@dataclass(frozen=True)
class Ground:
    """What carriers may ask: sealed results, the province, the year, the reader's scope."""

    results: Results
    unit: str
    period: Period
    scope: Scope

    @cached_property
    def query(self) -> str:
        """The address part that pins unit, period and calendar."""
        return f"?don-vi={self.unit}&ky={self.period.key}&lich={self.period.calendar.id}"

    def figure_url(self, indicator: str) -> str:
        """The page that answers for a figure."""
        return reverse("screens:figure", args=[indicator]) + self.query

    def figure(self, indicator: str) -> Result:
        """The figure of the year."""
        return self.results.result(indicator, self.unit, self.period)


def rate_line(ground: Ground, *indicators: str) -> Line:
    """A clause carried by one or more rates: each with n of N."""
    parts, first = [], ground.figure(indicators[0])
    for indicator in indicators:
        result = ground.figure(indicator)
        label = ground.results.indicator(indicator).label
        parts.append(f"{label}: {shown(result)}")
    complete = all(ground.figure(i).shown for i in indicators)
    return Line(
        carried_by=", ".join(indicators), value="; ".join(parts), n=first.n, of=first.of,
        evidence=_("số liệu chốt %(hash)s") % {"hash": ground.results.snapshot.short},
        url=ground.figure_url(indicators[0]), status=FULL if complete else MISSING,
        lacking="" if complete else _("chưa có giá trị trong bản chốt"),
    )  # fmt: skip


def count_line(ground: Ground, indicators: tuple[str, ...], *, status: str = FULL, lacking: str = "") -> Line:
    """A clause carried by counts: each with its change on the same period of last year."""
    parts = []
    for indicator in indicators:
        result = ground.figure(indicator)
        parts.append(f"{ground.results.indicator(indicator).label}: {shown(result)}")
    first = ground.figure(indicators[0])
    return Line(
        carried_by=", ".join(indicators), value="; ".join(parts), n=first.n, of=first.of, status=status,
        lacking=lacking, evidence=_("số liệu chốt %(hash)s") % {"hash": ground.results.snapshot.short},
        url=ground.figure_url(indicators[0]),
    )  # fmt: skip


def shown(result: Result) -> str:
    """A figure in words: "87,37% (595/681)" or its status."""
    if not result.shown:
        return {
            "not_reported": _("chưa báo cáo"), "not_applicable": "–", "not_comparable": _("không so sánh được"),
            "not_arising": _("không phát sinh"),
        }.get(result.status, result.status)  # fmt: skip
    if result.is_ratio and result.n is not None and result.of is not None:
        percent = numbers.format_percent(result.percent, 2)
        return f"{percent} ({numbers.format_integer(result.n)}/{numbers.format_integer(result.of)})"
    return numbers.format_integer(result.n or 0)
