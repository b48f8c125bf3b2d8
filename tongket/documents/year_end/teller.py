"""Results told in words: every number becomes a bound figure, every silence says which silence it is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

from tongket.core.facts import MEASURES
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.mistakes import UnknownIndicator
from tongket.core.indicators.nodes import Ratio
from tongket.core.periods import Period
from tongket.core.viet import numbers
from tongket.documents.outline import Figure, Runs, words
from tongket.documents.year_end import wording
from tongket.documents.year_end.data import Frame, Source

SILENCE = {
    "not_reported": "chưa có số liệu",
    "not_applicable": "không áp dụng",
    "not_comparable": "không so sánh được",
    "not_arising": "không phát sinh",
}
Tail = Literal["full", "short", "none"]


HEADLINE = "offences_occurred"


class Teller:
    """Tells the results of one unit and period; remembers what was already said in full."""

    def __init__(self, source: Source, frame: Frame, annexes: Mapping[str, str] | None = None) -> None:
        self.source = source
        self.frame = frame
        self._annexes = annexes or {}
        self.catalogue: dict[str, Indicator] = {one.id: one for one in source.indicators()}
        self._rates_told: set[tuple[str, str]] = set()
        headline = self.comparison(HEADLINE)
        self.without_last_year = headline is not None and headline.status == "not_comparable"

    def result(self, indicator: str, unit: str = "") -> Result | None:
        """The result, or None when the catalogue has no such indicator or it is not for this level."""
        try:
            found = self.source.result(indicator, unit or self.frame.unit.code, self.frame.period)
        except UnknownIndicator:
            return None
        return None if found.status == "not_applicable" or self._other_level(indicator, unit) else found

    def _other_level(self, indicator: str, unit: str) -> bool:
        """Whether the indicator is not meant for the level of the report's own unit."""
        known = self.catalogue.get(indicator)
        return not unit and known is not None and self.frame.unit.level not in known.levels

    def comparison(self, indicator: str, unit: str = "") -> Comparison | None:
        """This period against the same period last year, or None as for `result`."""
        try:
            found = self.source.compare(indicator, unit or self.frame.unit.code, self.frame.period)
        except UnknownIndicator:
            return None
        return None if found.current.status == "not_applicable" or self._other_level(indicator, unit) else found

    def annex(self, *keys: str) -> str:
        """The first of the annexes that this report has: "Phụ lục III", or nothing."""
        return next((self._annexes[key] for key in keys if key in self._annexes), "")

    def known(self, *indicators: str) -> bool:
        """Whether at least one of the indicators has a figure to print."""
        return any((found := self.result(one)) is not None and found.shown for one in indicators)

    def has(self, indicator: str) -> bool:
        """Whether the figure is known and not zero."""
        found = self.result(indicator)
        return found is not None and found.shown and bool(found.value)

    def noun(self, indicator: str) -> str:
        """The unit of counting of an indicator: vụ, tin, người …"""
        found = self.catalogue.get(indicator)
        return found.unit if found is not None else ""

    def figure(self, result: Result, text: str, *, last_year: bool = False) -> Figure:
        """A number bound to its result; `last_year` when it belongs to the same period of the year before."""
        period = self.frame.previous if last_year else self.frame.period
        return Figure(
            text,
            result.indicator,
            result.unit_code,
            period.key,
            period.calendar.id,
            result.n,
            result.of,
            result.status,
            address(result.indicator, result.unit_code, period),
        )

    def amount(self, indicator: str, *, unit: str = "") -> Runs:
        """A count with its noun: "681 vụ", "không phát sinh", "chưa có số liệu"."""
        found = self.result(indicator, unit)
        if found is None:
            return ()
        if not found.shown:
            return (self.figure(found, SILENCE[found.status]),)
        if found.is_ratio:
            return self.rate(indicator, unit=unit)
        noun = self.noun(indicator)
        if found.status == "zero":
            return (self.figure(found, "không phát sinh"),)
        return (self.figure(found, wording.counted(_whole(found.value), noun)),)

    def rate(self, indicator: str, *, unit: str = "") -> Runs:
        """A rate; at first use with its two integers: "87,37% (595/681 vụ)"."""
        found = self.result(indicator, unit)
        if found is None:
            return ()
        if found.status == "over_100":
            return (self.figure(found, f"{pair(found.n, found.of)} (vượt 100%, cần rà soát số liệu)"),)
        if not found.shown or found.value is None:
            return (self.figure(found, SILENCE.get(found.status, SILENCE["not_reported"])),)
        rate = self.figure(found, self.rate_text(found))
        if (indicator, unit) in self._rates_told or self.is_per(indicator):
            return (rate,)
        self._rates_told.add((indicator, unit))
        noun = self._rate_noun(indicator)
        if noun == wording.DONG:
            return words(rate, " (", self.figure(found, money_pair(found.n, found.of)), ")")
        return words(rate, " (", self.figure(found, pair(found.n, found.of)), f" {noun})")

    def rate_text(self, found: Result) -> str:
        """87,37%, 100%; a ratio of two different things keeps its own unit: 51,3 lượt người/buổi."""
        known, decimals = self.catalogue.get(found.indicator), self.decimals(found.indicator)
        if known is not None and self.is_per(found.indicator):
            return f"{numbers.format_decimal(found.value or 0, decimals)} {known.unit}"
        percent = found.percent or Fraction(0)
        return numbers.format_percent(percent, 0 if percent.denominator == 1 else decimals)

    def decimals(self, indicator: str) -> int:
        """The decimals of an indicator's figures."""
        known = self.catalogue.get(indicator)
        return known.decimals if known is not None else 2

    def is_rank(self, indicator: str) -> bool:
        """Whether the figure is a place in a ranking: its change has no percentage."""
        known = self.catalogue.get(indicator)
        return known is not None and known.is_rank

    def is_per(self, indicator: str) -> bool:
        """Whether the figure divides two different things, so that its change is not in points."""
        known = self.catalogue.get(indicator)
        return known is not None and isinstance(known.node, Ratio) and known.node.kind == "per"

    def _rate_noun(self, indicator: str) -> str:
        known = self.catalogue.get(indicator)
        if known is None or not isinstance(known.node, Ratio):
            return ""
        return MEASURES[known.node.of.measure].noun

    def trend(self, indicator: str, *, tail: Tail = "short", unit: str = "") -> Runs:
        """The change against the same period last year: "giảm 36 vụ (5,02%) so với cùng kỳ"."""
        found = self.comparison(indicator, unit)
        if found is None:
            return ()
        if self.is_per(indicator):
            return ()
        if found.status == "not_comparable":
            return self._not_comparable(found, tail)
        text = wording.trend(found, self.noun(indicator))
        return words(self.figure(found.current, text), self._tail(found, tail, indicator))

    def _tail(self, found: Comparison, tail: Tail, indicator: str) -> Runs:
        if tail == "none" or found.status == "no_base" or (not found.change and not found.points):
            return ()
        if tail == "short" or found.previous.is_ratio:
            return words(" so với cùng kỳ")
        before = wording.counted(_whole(found.previous.value), self.noun(indicator))
        bound = self.figure(found.previous, before, last_year=True)
        return words(f" so với cùng kỳ năm {self.frame.year - 1} (", bound, ")")

    def _not_comparable(self, found: Comparison, tail: Tail) -> Runs:
        """Said with its reason; where the whole year before is missing that was said once, at the start."""
        if self.without_last_year or found.current.status in ("not_reported", "zero") or tail == "none":
            return ()
        return (self.figure(found.current, f"không so sánh được với cùng kỳ do {wording.reason(found)}"),)

    def last_year_note(self) -> Runs:
        """The sentence at the start of a report whose year before is not known in detail."""
        headline = self.comparison(HEADLINE)
        if headline is None or not self.without_last_year:
            return ()
        return words(
            f"Các chỉ tiêu trong báo cáo này không so sánh được với năm {self.frame.year - 1} do "
            f"{wording.reason(headline)}."
        )

    def phrase(self, before: str, indicator: str, what: str = "", *, zero: str = "", tail: Tail = "none") -> Runs:
        """Words, amount, what was counted, trend: "xảy ra 37 vụ cháy, nổ, giảm 7 vụ (15,91%) so với cùng kỳ".

        `zero` replaces the words and the amount when there was none. Nothing at all when the indicator is not for
        this level.
        """
        found = self.result(indicator)
        if found is None:
            return ()
        change = self.trend(indicator, tail=tail) if found.shown else ()
        head = (
            words(self.figure(found, zero)) if zero and found.status == "zero" else self.plain(before, indicator, what)
        )
        if found.status == "zero" and change and change[0].text == "không phát sinh":
            return head
        return words(head, ", ", change) if change else head

    def plain(self, before: str, indicator: str, what: str = "") -> Runs:
        """Words, amount and what was counted, without a trend."""
        found = self.result(indicator)
        if found is None:
            return ()
        if not found.shown or (found.status == "zero" and not found.is_ratio):
            return self._silence(before, found)
        return words(before, self.amount(indicator), what)

    def some(self, before: str, indicator: str, what: str = "") -> Runs:
        """As `plain`, but nothing at all when there was none: for details that need no zero."""
        found = self.result(indicator)
        return () if found is None or found.status in ("zero", "not_arising") else self.plain(before, indicator, what)

    def _silence(self, before: str, found: Result) -> Runs:
        """What is missing or did not happen is named by its label: "số vụ cháy, nổ: chưa có số liệu"."""
        label = self.catalogue[found.indicator].label
        if not before[:1].isupper():
            label = label[0].lower() + label[1:]
        return words(f"{label}: ", self.figure(found, SILENCE.get(found.status, "không phát sinh")))

    def share(self, indicator: str, n: int, of: int) -> Figure:
        """n of N units, bound to the indicator they were counted on."""
        unit, period = self.frame.unit.code, self.frame.period
        return Figure(
            pair(n, of),
            indicator,
            unit,
            period.key,
            period.calendar.id,
            n,
            of,
            "value",
            address(indicator, unit, period),
        )


@lru_cache(maxsize=8192)
def address(indicator: str, unit: str, period: Period) -> str:
    """The address of the evidence of a figure."""
    asked = urlencode({"don-vi": unit, "ky": period.key, "lich": period.calendar.id})
    return f"/chi-tieu/{indicator}/?{asked}"


def pair(n: int | None, of: int | None) -> str:
    """595/681."""
    return f"{numbers.format_integer(n or 0)}/{numbers.format_integer(of or 0)}"


def money_pair(n: int | None, of: int | None) -> str:
    """7,84 tỷ đồng/18,37 tỷ đồng."""
    return f"{numbers.format_money(n or 0)}/{numbers.format_money(of or 0)}"


def _whole(value: int | Fraction | None) -> int | Fraction:
    return value if value is not None else 0
