"""The fast engine: DuckDB sub-cube, prefix sums along cells, and every unit of a map at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from tongket.analytics.closings import Closings, Covered
from tongket.analytics.maps import Ints, Maps, MapView
from tongket.analytics.snapshot import Snapshot
from tongket.analytics.subcube import Key, Series, condition, connect, scan
from tongket.core.facts import TABLES
from tongket.core.indicators.figures import Coverage, Result, Vintage, Window
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Count, Latest, Level, Node, Ratio, Stock, Sum
from tongket.core.indicators.reference import whole_year
from tongket.core.indicators.reporting import closing_days, level_day
from tongket.core.indicators.tree import ONE_DAY, UnitRow
from tongket.core.indicators.verdicts import Raw, Verdict, asked_at, settle
from tongket.core.periods import CELLS, cell_of, cell_start

_KEPT_VECTORS = 4096
_GRID_START, _GRID_END = cell_start(0), cell_start(CELLS)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Running totals of one key for every unit of a map, kept for the cells that hold anything."""

    first: int
    totals: Ints

    @staticmethod
    def of(series: Series, view: MapView, whole_province: bool) -> Prefix:
        ids, positions = np.unique(series.units, return_inverse=True)
        first = int(series.cells.min()) if len(series.cells) else 0
        width = int(series.cells.max()) - first + 2 if len(series.cells) else 1
        base = np.zeros((len(ids), width), dtype=np.int64)
        np.add.at(base, (positions, series.cells - first + 1), series.n)
        totals = np.zeros((len(view.units), width), dtype=np.int64)
        sources, targets = view.spread(ids, whole_province)
        np.add.at(totals, targets, base[sources])
        return Prefix(first, np.cumsum(totals, axis=1))

    def between(self, first: int, last: int) -> Ints:
        """Sums over cells [first, last)."""
        end = self.totals.shape[1] - 1
        low, high = (min(max(edge - self.first, 0), end) for edge in (first, last))
        numbers: Ints = self.totals[:, high] - self.totals[:, low]
        return numbers


class Engine:
    """Answers for one snapshot; keys are scanned once per fact table, on first use or out of a kept sub-cube."""

    def __init__(self, snapshot: Snapshot, series: Mapping[Key, Series] | None = None) -> None:
        self.snapshot = snapshot
        self.maps = Maps(snapshot.tree)
        self.connection = connect(snapshot)
        self._series: dict[Key, Series] = dict(series or {})
        self._prefix: dict[tuple[Key, int], Prefix] = {}
        self._vectors: OrderedDict[tuple[Key, date, date, int], Ints] = OrderedDict()

    def prepare(self, keys: list[Key]) -> None:
        """Scan the keys not yet known, fused."""
        missing = [key for key in keys if key not in self._series]
        self._series.update(scan(self.connection, missing))

    def series(self, key: Key) -> Series:
        if key not in self._series:
            self.prepare([key])
        return self._series[key]

    @cached_property
    def closings(self) -> Closings:
        return Closings(self.connection, self.snapshot.units)

    # Numbers of all units of a map at once

    def vector(self, node: Node, window: Window, view: MapView) -> Ints | None:
        """One integer per unit of the map; None where nothing can have been reported yet."""
        match node:
            case Count():
                return self._window(Key.of(node), window.start, window.end, view)
            case Stock():
                edge = window.start if node.at == "start" else window.end
                return self._before(node.plus, edge, view) - self._before(node.minus, edge, view)
            case Level():
                day = level_day(window, self.snapshot.cut_off)
                return None if day is None else self._window(Key.of(node), day, day + ONE_DAY, view, of_level=True)
            case Sum():
                return self._sum(node, window, view)
        raise TypeError(node)

    def _sum(self, node: Sum, window: Window, view: MapView) -> Ints | None:
        total = np.zeros(len(view.units), dtype=np.int64)
        for sign, term in node.terms:
            part = self.vector(term, window, view)
            if part is None:
                return None
            total = total + sign * part
        return total

    def _before(self, counts: tuple[Count, ...], edge: date, view: MapView) -> Ints:
        total = np.zeros(len(view.units), dtype=np.int64)
        for count in counts:
            total = total + self._window(Key.of(count), _GRID_START, edge, view)
        return total

    def _window(self, key: Key, start: date, end: date, view: MapView, of_level: bool = False) -> Ints:
        """Sums over [start, end): prefix differences on the grid, a scan by date elsewhere."""
        place = (key, start, end, self.maps.version(view.on))
        if place in self._vectors:
            self._vectors.move_to_end(place)
            return self._vectors[place]
        first, last = _edge(start), _edge(end)
        if of_level:
            # Levels are dated on the last day of the first cell of a month: the cell holds that day's values only.
            first = cell_of(start)
            last = None if first is None else first + 1
        if first is None or last is None:
            numbers = self._by_date(key, start, end, view)
        elif key.paired:
            numbers = self.by_pairs(key, first, last, view)
        else:
            numbers = self.prefix_of(key, view).between(first, last)
        self._vectors[place] = numbers
        if len(self._vectors) > _KEPT_VECTORS:
            self._vectors.popitem(last=False)
        return numbers

    def prefix_of(self, key: Key, view: MapView) -> Prefix:
        place = (key, self.maps.version(view.on))
        if place not in self._prefix:
            self._prefix[place] = Prefix.of(self.series(key), view, TABLES[key.table].whole_province)
        return self._prefix[place]

    def by_pairs(self, key: Key, first: int, last: int, view: MapView) -> Ints:
        """Of the period: both the event and its origin lie in the window, exactly, through (cell, origin cell)."""
        series = self.series(key)
        inside = (series.cells >= first) & (series.cells < last) & (series.origins >= first) & (series.origins < last)
        return self._gather(key, series.units[inside], series.n[inside], view)

    def _by_date(self, key: Key, start: date, end: date, view: MapView) -> Ints:
        amount = "sum(n)" if key.weight == "n" else "count(*)"
        origin = " AND origin_cell IS NOT NULL AND origin_on >= ? AND origin_on < ?" if key.paired else ""
        statement = (
            f'SELECT coalesce({key.by}, 0) AS unit, {amount} AS n FROM "{key.table}" WHERE cell IS NOT NULL '
            f'AND "on" >= ? AND "on" < ?{origin} AND {condition(key.event, key.where)} GROUP BY unit'
        )
        values = [start, end] * (2 if key.paired else 1)
        rows = self.connection.cursor().execute(statement, values).fetchall()
        units = np.array([unit for unit, _ in rows], dtype=np.int64)
        return self._gather(key, units, np.array([int(n) for _, n in rows], dtype=np.int64), view)

    def _gather(self, key: Key, units: Ints, n: Ints, view: MapView) -> Ints:
        numbers = np.zeros(len(view.units), dtype=np.int64)
        ids, positions = np.unique(units, return_inverse=True)
        base = np.zeros(len(ids), dtype=np.int64)
        np.add.at(base, positions, n)
        sources, targets = view.spread(ids, TABLES[key.table].whole_province)
        np.add.at(numbers, targets, base[sources])
        return numbers

    # One figure

    def result(
        self,
        indicator: Indicator,
        unit: UnitRow,
        window: Window,
        map_on: date | None = None,
        versions: Mapping[str, Any] | None = None,
    ) -> Result:
        """One figure; `map_on` rolls an earlier window up on a later map."""
        view = self.maps.view(map_on or window.end - ONE_DAY)
        closed = window.end - ONE_DAY <= self.snapshot.cut_off
        coverage, verdict = Coverage(), Verdict("not_applicable")
        vintage: Vintage = "official"
        if asked_at(indicator, unit.level):
            if window.start < self.snapshot.data_start:
                verdict = settle(indicator, self._re_entered(indicator, unit, window))
                vintage = "re_entered"
            else:
                coverage, verdict = self._counted(indicator, unit, window, view)
                vintage = "official" if closed else "preliminary"
        return Result(
            indicator=indicator.id, unit_code=unit.code, period=window, status=verdict.status, value=verdict.value,
            n=verdict.n, of=verdict.of, coverage=coverage, closed=closed, unit_name=unit.name, unit_id=unit.id,
            vintage=vintage if verdict.status != "not_reported" else "official", findings=verdict.findings,
            **(versions or {}),
        )  # fmt: skip

    def _counted(
        self, indicator: Indicator, unit: UnitRow, window: Window, view: MapView
    ) -> tuple[Coverage, Verdict]:
        if window.start > self.snapshot.cut_off:
            return Coverage(), Verdict("not_reported")
        coverage, anything = Coverage(), True
        if indicator.register:
            coverage, anything = self.covered(indicator, window, view).of(view.row[unit.id])
        if coverage.expected and not anything:
            return coverage, Verdict("not_reported")
        return coverage, settle(indicator, self._raw(indicator.node, unit, window, view))

    def covered(self, indicator: Indicator, window: Window, view: MapView) -> Covered:
        days = closing_days(indicator.node, window, self.snapshot.cut_off)
        return self.closings.covered(indicator.register, tuple(days), view)

    def _raw(self, node: Node, unit: UnitRow, window: Window, view: MapView) -> Raw:
        if isinstance(node, Latest):
            return Raw(self._latest(node, unit, window, view))
        if isinstance(node, Ratio):
            n, of = self._at(node.n, unit, window, view), self._at(node.of, unit, window, view)
            return Raw(None) if n is None or of is None else Raw(n, of)
        return Raw(self._at(node, unit, window, view))

    def _at(self, node: Node, unit: UnitRow, window: Window, view: MapView) -> int | None:
        numbers = self.vector(node, window, view)
        return None if numbers is None else int(numbers[view.row[unit.id]])

    def _latest(self, node: Latest, unit: UnitRow, window: Window, view: MapView) -> int | None:
        statement = (
            f'SELECT {node.by}, n FROM "{node.table}" WHERE "on" >= ? AND "on" < ? '
            f'AND {condition(node.event, node.where)} ORDER BY "on" DESC, record DESC'
        )
        row = view.row[unit.id]
        everywhere = TABLES[node.table].whole_province and row in view.top
        for fact_unit, n in self.connection.cursor().execute(statement, [window.start, window.end]).fetchall():
            if everywhere or (fact_unit is not None and row in view.rows_above(fact_unit)):
                return int(n)
        return None

    def _re_entered(self, indicator: Indicator, unit: UnitRow, window: Window) -> Raw:
        """Yearly aggregates typed in from old reports: for the province only, and only for whole years."""
        if unit.level not in ("province", "committee") or not whole_year(window):
            return Raw(None)
        names = [indicator.n_id, indicator.of_id] if indicator.is_ratio else [indicator.id]
        numbers = [self._aggregate(name, window.end - ONE_DAY) for name in names]
        return Raw(None) if None in numbers else Raw(*numbers)

    def _aggregate(self, measure: str, on: date) -> int | None:
        statement = 'SELECT sum(n) FROM aggregate WHERE measure = ? AND "on" = ? AND measure <> \'\''
        found = self.connection.cursor().execute(statement, [measure, on]).fetchone()
        return None if found is None or found[0] is None else int(found[0])


@lru_cache(maxsize=4096)
def _edge(day: date) -> int | None:
    """The cell that starts on this day, when one does."""
    if day == _GRID_END:
        return CELLS
    cell = cell_of(day)
    return cell if cell is not None and cell_start(cell) == day else None
