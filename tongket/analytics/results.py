"""The only door for numbers shown to people: figure, comparison, sub-units, months, records, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from tongket.analytics.compute import kept_series
from tongket.analytics.engine import Engine
from tongket.analytics.evidence import Evidence
from tongket.analytics.records import Records, records
from tongket.analytics.snapshot import Snapshot, latest_snapshot, open_snapshot
from tongket.analytics.subcube import keys_of
from tongket.core.catalogue import CATALOGUE, CATALOGUE_VERSION
from tongket.core.catalogue.document import formula
from tongket.core.facts import MONTH_LAST_DAY
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.mistakes import UnknownIndicator
from tongket.core.indicators.nodes import Node, Ratio
from tongket.core.indicators.tree import UnitNotAlive, UnitRow, UnknownUnit
from tongket.core.indicators.verdicts import compare
from tongket.core.periods import Period

ALIASES = {"thai-binh": "34"}
RETURNS = "returns"
_KIND_OF_ROLE = {"place": "area", "handler": "police", "receiver": "police"}


class Results:
    """Answers from one sealed snapshot."""

    def __init__(self, snapshot: Snapshot, indicators: Sequence[Indicator] | None = None, version: str = "") -> None:
        self.snapshot = snapshot
        self._indicators = {i.id: i for i in indicators} if indicators is not None else CATALOGUE
        self.catalogue_version = version or CATALOGUE_VERSION
        self._versions: dict[str, Any] = {"snapshot": snapshot.hash, "catalogue": self.catalogue_version}
        self.engine = Engine(snapshot, kept_series(snapshot) if indicators is None else None)
        self.engine.prepare(keys_of(self._indicators.values()))

    def indicator(self, indicator: str) -> Indicator:
        if indicator not in self._indicators:
            raise UnknownIndicator(indicator)
        return self._indicators[indicator]

    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._indicators.values())

    def unit(self, code: str, on: date) -> UnitRow:
        """The unit of this code on that day; `thai-binh` and the like stand for their province."""
        return self.snapshot.tree.find(ALIASES.get(code.strip().lower(), code.strip().upper()), on)

    def unit_for(self, indicator: Indicator, code: str, on: date) -> UnitRow:
        """The body an indicator counts by: an area's police body, or a police body's area."""
        unit = self.unit(code, on)
        kind = _KIND_OF_ROLE[indicator.node.by] if indicator.node.by else unit.kind
        if "agency" in indicator.levels or unit.kind == "committee":
            return unit
        return self.snapshot.tree.counterpart(unit, kind, on) or unit

    def result(self, indicator: str, unit: str, period: Period) -> Result:
        """One figure. UnknownIndicator, UnknownUnit or UnitNotAlive when it cannot be asked."""
        chosen = self.indicator(indicator)
        return self._result(chosen, self.unit_for(chosen, unit, period.last_day), period)

    def _result(self, indicator: Indicator, unit: UnitRow, period: Period, map_on: date | None = None) -> Result:
        if not self._countable(indicator, unit):
            return Result(indicator.id, unit.code, period, "not_applicable", unit_name=unit.name, unit_id=unit.id,
                          closed=period.last_day <= self.snapshot.cut_off, **self._versions)  # fmt: skip
        found = self.engine.result(indicator, unit, period, map_on, self._versions)
        if indicator.register == RETURNS and period.kind == "free" and not _whole_months(period):
            # A month's return cannot be cut: what was reported for a month says nothing about a part of it.
            return replace(found, status="not_applicable", value=None, n=None, of=None)
        if found.status == "zero" and indicator.register and not found.closed and not found.coverage.expected:
            # The window runs past the cut-off and nobody has closed a month of it: silence, not zero.
            return replace(found, status="not_reported", value=None, n=None, of=None)
        return found

    @staticmethod
    def _countable(indicator: Indicator, unit: UnitRow) -> bool:
        """A division has no territory and an area without police body resolves nothing."""
        if "agency" in indicator.levels or unit.kind == "committee" or not indicator.node.by:
            return True
        return unit.kind == _KIND_OF_ROLE[indicator.node.by]

    def compare(self, indicator: str, unit: str, period: Period) -> Comparison:
        """This period against the same period last year, both on the map of this period's end."""
        chosen = self.indicator(indicator)
        row = self.unit_for(chosen, unit, period.last_day)
        return self._compare(chosen, row, period, period.same_period_last_year())

    def _compare(self, indicator: Indicator, unit: UnitRow, period: Period, before: Period) -> Comparison:
        current = self._result(indicator, unit, period)
        previous = self._result(indicator, unit, before, period.last_day)
        comparable = not self.snapshot.tree.split_outside(unit.id, period.last_day, since=before.start)
        if indicator.register == RETURNS and not indicator.is_ratio:
            # What a silent unit did is unknown: two sums over different units say nothing about a change.
            comparable = comparable and set(current.coverage.missing) == set(previous.coverage.missing)
        return compare(current, previous, comparable)

    def children(self, indicator: str, unit: str, period: Period) -> list[Result]:
        """The direct sub-units as of the period's end, by code."""
        chosen = self.indicator(indicator)
        parent = self.unit_for(chosen, unit, period.last_day)
        rows = self.snapshot.tree.children(parent.id, period.last_day)
        return [self._result(chosen, row, period) for row in rows if row.kind == parent.kind]

    def leaves(self, indicator: str, unit: str, period: Period, level: str = "commune") -> list[Result]:
        """Every unit of a level in the subtree, by code."""
        chosen = self.indicator(indicator)
        parent = self.unit_for(chosen, unit, period.last_day)
        rows = self.snapshot.tree.below(parent.id, period.last_day)
        return [self._result(chosen, row, period) for row in rows if row.level == level and row.kind == parent.kind]

    def months(self, indicator: str, unit: str, period: Period) -> list[Result]:
        """The months of the period in its own calendar."""
        return [self.result(indicator, unit, month) for month in period.months()]

    def years(self, indicator: str, unit: str, period: Period, count: int = 5) -> list[Result]:
        """This period and the same one of the years before, oldest first; it begins with the unit's own life."""
        found: list[Result] = []
        for _ in range(count):
            try:
                found.append(self.result(indicator, unit, period))
            except UnitNotAlive:
                break
            period = period.same_period_last_year()
        return found[::-1]

    def to_date(self, indicator: str, unit: str, period: Period, on: date | None = None) -> Comparison:
        """From the period's start to a day (the cut-off unless told) against the same days last year."""
        return self.compare(indicator, unit, period.to_date(on or self.snapshot.cut_off))

    def records(
        self, indicator: str, unit: str, period: Period, part: str = "n",
        scope_ids: frozenset[int] | None = None, limit: int = 500, unnamed: frozenset[str] = frozenset(),
    ) -> Records:  # fmt: skip
        """Ids out of the snapshot of the records that carry the figure, within the reader's scope; those `unnamed`
        are counted, never listed."""
        chosen = self.indicator(indicator)
        row = self.unit_for(chosen, unit, period.last_day)
        if not self._countable(chosen, row):
            return Records()
        return records(self.engine, _part(chosen.node, part), row, period, scope_ids, limit, unnamed)

    def evidence(
        self, indicator: str, unit: str, period: Period, scope_ids: frozenset[int] | None = None, limit: int = 500,
        unnamed: frozenset[str] = frozenset(),
    ) -> Evidence:  # fmt: skip
        """Everything behind a figure."""
        chosen = self.indicator(indicator)
        result = self.result(indicator, unit, period)
        counted = result.status not in ("not_applicable", "not_reported") and result.vintage != "re_entered"

        def counted_records(part: str) -> Records:
            return self.records(indicator, unit, period, part, scope_ids, limit, unnamed) if counted else Records()

        return Evidence(
            indicator=chosen, result=result, comparison=self.compare(indicator, unit, period),
            formula=formula(chosen.node), children=self.children(indicator, unit, period),
            n_records=counted_records("n"),
            of_records=counted_records("of") if counted and chosen.is_ratio else None,
            cut_off=self.snapshot.cut_off.isoformat(), snapshot=self.snapshot.hash, catalogue=self.catalogue_version,
        )  # fmt: skip


def _whole_months(period: Period) -> bool:
    """Whether a free window is made of whole reporting months."""
    return period.start.day == period.end_exclusive.day == MONTH_LAST_DAY + 1


def _part(node: Node, part: str) -> Node:
    if isinstance(node, Ratio):
        return node.of if part == "of" else node.n
    return node


def open_results(snapshot: str | Path | None = None) -> Results:
    """Of the newest snapshot, or of one by path or hash; an opened one is kept by its hash."""
    folder = Path(settings.SNAPSHOTS)
    found = latest_snapshot(folder) if snapshot is None else open_snapshot(snapshot, folder)
    return _opened(found.path, found.hash)


@lru_cache(maxsize=4)
def _opened(path: Path, digest: str) -> Results:
    return Results(open_snapshot(path))


__all__ = ["ALIASES", "Results", "UnknownUnit", "open_results"]
