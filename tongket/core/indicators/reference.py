"""The slow, obvious engine (bộ tính đối chứng): loops over fact rows, skips nothing, and judges the fast ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tongket.core.facts import TABLES, Row
from tongket.core.indicators.figures import Coverage, Result, Window
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Count, Latest, Level, Node, Ratio, Stock, Sum, Where
from tongket.core.indicators.reporting import HANDLER_BOOKS, closing_days, cover, in_reporting_set, level_day
from tongket.core.indicators.tree import ONE_DAY, UnitRow, UnitTree
from tongket.core.indicators.verdicts import Raw, Verdict, asked_at, settle
from tongket.core.periods.cells import cell_of


@dataclass(frozen=True)
class ReferenceEngine:
    """`facts`: rows by table name; `data_start`: first day from which records are kept one by one."""

    facts: Mapping[str, Sequence[Row]]
    tree: UnitTree
    cut_off: date
    data_start: date
    versions: Mapping[str, str] = field(default_factory=dict)

    def result(self, indicator: Indicator, unit_id: int, window: Window, map_on: date | None = None) -> Result:
        """One figure; `map_on` rolls an earlier window up on a later map."""
        unit = self.tree.units[unit_id]
        on = map_on or window.end - ONE_DAY
        coverage, verdict, vintage = Coverage(), Verdict("not_applicable"), "official"
        closed = window.end - ONE_DAY <= self.cut_off
        if asked_at(indicator, unit.level):
            if window.start < self.data_start:
                verdict, vintage = settle(indicator, self._aggregate(indicator, unit, window)), "re_entered"
            else:
                coverage, verdict = self._counted(indicator, unit, window, on)
                vintage = "official" if closed else "preliminary"
        return Result(
            indicator=indicator.id, unit_code=unit.code, period=window, status=verdict.status, value=verdict.value,
            n=verdict.n, of=verdict.of, coverage=coverage, closed=closed, unit_name=unit.name, unit_id=unit.id,
            vintage=vintage if verdict.status != "not_reported" else "official",  # type: ignore[arg-type]
            findings=verdict.findings, **self.versions,
        )  # fmt: skip

    def _counted(self, indicator: Indicator, unit: UnitRow, window: Window, on: date) -> tuple[Coverage, Verdict]:
        if window.start > self.cut_off:
            return Coverage(), Verdict("not_reported")
        coverage, anything = self._coverage(indicator, unit, window, on)
        if coverage.expected and not anything:
            return coverage, Verdict("not_reported")
        return coverage, settle(indicator, self._raw(indicator.node, unit, window, on))

    def _raw(self, node: Node, unit: UnitRow, window: Window, on: date) -> Raw:
        if isinstance(node, Ratio):
            n, of = self._number(node.n, unit, window, on), self._number(node.of, unit, window, on)
            return Raw(None) if n is None or of is None else Raw(n, of)
        return Raw(self._number(node, unit, window, on))

    def _number(self, node: Node, unit: UnitRow, window: Window, on: date) -> int | None:
        match node:
            case Count():
                return sum(self._weight(node, row, unit, on) for row in self.facts.get(node.table, ())
                           if self._dated(node, row, window))  # fmt: skip
            case Stock():
                edge = window.start if node.at == "start" else window.end
                return self._before(node.plus, unit, edge, on) - self._before(node.minus, unit, edge, on)
            case Level():
                return self._level(node, unit, window, on)
            case Latest():
                return self._latest(node, unit, window, on)
            case Sum():
                numbers = [(sign, self._number(term, unit, window, on)) for sign, term in node.terms]
                return None if any(n is None for _, n in numbers) else sum(sign * (n or 0) for sign, n in numbers)
        raise TypeError(node)

    def _dated(self, count: Count, row: Row, window: Window) -> bool:
        if not window.start <= row["on"] < window.end or cell_of(row["on"]) is None:
            return False
        if not count.of_period:
            return True
        origin = row.get("origin_on")
        return origin is not None and window.start <= origin < window.end and cell_of(origin) is not None

    def _weight(self, count: Count, row: Row, unit: UnitRow, on: date) -> int:
        if row["event"] != count.event or not _matches(count.where, row):
            return 0
        if not self._inside(count.table, row.get(count.by), unit, on):
            return 0
        return 1 if count.weight == "rows" else int(row.get("n", 1))

    def _inside(self, table: str, fact_unit: int | None, unit: UnitRow, on: date) -> bool:
        if TABLES[table].whole_province and unit.level in ("province", "committee"):
            return True
        return fact_unit is not None and self.tree.belongs(fact_unit, unit.id, on)

    def _before(self, counts: tuple[Count, ...], unit: UnitRow, edge: date, on: date) -> int:
        total = 0
        for count in counts:
            for row in self.facts.get(count.table, ()):
                if row["on"] < edge and cell_of(row["on"]) is not None:
                    total += self._weight(count, row, unit, on)
        return total

    def _level(self, node: Level, unit: UnitRow, window: Window, on: date) -> int | None:
        day = level_day(window, self.cut_off)
        if day is None:
            return None
        total = 0
        for row in self.facts.get("return_value", ()):
            inside = self._inside("return_value", row.get("place"), unit, on)
            if row["on"] == day and row.get("item") == node.item and inside:
                total += int(row.get("n", 1))
        return total

    def _latest(self, node: Latest, unit: UnitRow, window: Window, on: date) -> int | None:
        rows = [row for row in self.facts.get(node.table, ())
                if row["event"] == node.event and _matches(node.where, row) and window.start <= row["on"] < window.end
                and self._inside(node.table, row.get("place"), unit, on)]  # fmt: skip
        newest = max(rows, key=lambda row: (row["on"], row["record"]), default=None)
        return None if newest is None else int(newest.get("n", 1))

    def _aggregate(self, indicator: Indicator, unit: UnitRow, window: Window) -> Raw:
        if unit.level not in ("province", "committee"):
            return Raw(None)
        if indicator.is_ratio:
            n, of = self._re_entered(indicator.n_id, window), self._re_entered(indicator.of_id, window)
            return Raw(None) if n is None or of is None else Raw(n, of)
        return Raw(self._re_entered(indicator.id, window))

    def _re_entered(self, measure: str, window: Window) -> int | None:
        if not measure or not whole_year(window):
            return None
        found = [int(row["n"]) for row in self.facts.get("aggregate", ())
                 if row.get("measure") == measure and row["on"] == window.end - ONE_DAY]  # fmt: skip
        return sum(found) if found else None

    def _coverage(self, indicator: Indicator, unit: UnitRow, window: Window, on: date) -> tuple[Coverage, bool]:
        if not indicator.register:
            return Coverage(), True
        role = "handler" if indicator.register in HANDLER_BOOKS else "place"
        closed = {(row[role], row["on"]) for row in self.facts.get("closing", ())
                  if row.get("register") == indicator.register and row.get(role) is not None}  # fmt: skip
        ever = {unit_id for unit_id, _ in closed}
        inside = [other for other in self.tree.units.values()
                  if in_reporting_set(indicator.register, other, ever) and self.tree.belongs(other.id, unit.id, on)]
        days = closing_days(indicator.node, window, self.cut_off)
        return cover(self.tree, indicator.register, inside, days, closed, on)


def whole_year(window: Window) -> bool:
    """Whether the window is a year: only years were re-entered."""
    start, end = window.start, window.end
    return (start.month, start.day) == (end.month, end.day) and end.year == start.year + 1


def _matches(conditions: Where, row: Row) -> bool:
    return all(row.get(name, "") in values for name, values in conditions)
