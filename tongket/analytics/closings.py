"""Coverage for every unit at once: which reporting units closed their book on the days that matter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from tongket.analytics.maps import MapView
from tongket.core.indicators.figures import Coverage
from tongket.core.indicators.reporting import HANDLER_BOOKS, in_reporting_set
from tongket.core.indicators.tree import UnitRow

_SQL = f"""SELECT register, CASE WHEN register IN {HANDLER_BOOKS} THEN handler ELSE place END AS unit, "on"
FROM closing WHERE event = 'closed'"""
NOTHING = (Coverage(), False)


@dataclass(frozen=True)
class Covered:
    """Coverage by row of the map; `silent` rows expected closings and got none."""

    by_row: dict[int, tuple[Coverage, bool]]

    def of(self, row: int) -> tuple[Coverage, bool]:
        return self.by_row.get(row, NOTHING)

    @cached_property
    def silent(self) -> list[int]:
        return [row for row, (coverage, anything) in self.by_row.items() if coverage.expected and not anything]


class Closings:
    """All closings of a snapshot, by register and day."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, units: list[UnitRow]) -> None:
        self._units = units
        self._closed: dict[str, dict[date, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._ever: dict[str, set[int]] = defaultdict(set)
        for register, unit, day in connection.cursor().execute(_SQL).fetchall():
            if unit is not None:
                self._closed[register][day].add(unit)
                self._ever[register].add(unit)
        self._reporting: dict[str, list[UnitRow]] = {}
        self._known: dict[tuple[str, tuple[date, ...], date], Covered] = {}

    def covered(self, register: str, days: tuple[date, ...], view: MapView) -> Covered:
        key = (register, days, view.on)
        if key not in self._known:
            self._known[key] = self._cover(register, days, view)
        return self._known[key]

    def _cover(self, register: str, days: tuple[date, ...], view: MapView) -> Covered:
        done_on = [(day, self._closed[register].get(day, set())) for day in days]
        complete: dict[int, bool] = {}
        spoke: dict[int, bool] = {}
        for unit in self._set(register):
            answers = [unit.id in closed for day, closed in done_on if unit.alive(day)]
            if answers:
                key = self._landing(unit, view)
                complete[key] = complete.get(key, True) and all(answers)
                spoke[key] = spoke.get(key, False) or any(answers)
        return Covered(self._roll_up(complete, spoke, view))

    def _roll_up(
        self, complete: dict[int, bool], spoke: dict[int, bool], view: MapView
    ) -> dict[int, tuple[Coverage, bool]]:
        members: dict[int, list[int]] = defaultdict(list)
        for unit_id in complete:
            for row in view.rows_above(unit_id):
                members[row].append(unit_id)
        found: dict[int, tuple[Coverage, bool]] = {}
        for row, unit_ids in members.items():
            missing = tuple(sorted(view.tree.units[i].code for i in unit_ids if not complete[i]))
            coverage = Coverage(len(unit_ids), len(unit_ids) - len(missing), missing)
            found[row] = (coverage, any(spoke[i] for i in unit_ids))
        return found

    def _landing(self, unit: UnitRow, view: MapView) -> int:
        landed = view.tree.lands_on(unit.id, view.on)
        same_level = landed is not None and view.tree.units[landed].level == unit.level
        return landed if landed is not None and same_level else unit.id

    def _set(self, register: str) -> list[UnitRow]:
        if register not in self._reporting:
            ever = self._ever[register]
            self._reporting[register] = [unit for unit in self._units if in_reporting_set(register, unit, ever)]
        return self._reporting[register]
