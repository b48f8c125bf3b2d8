"""The unit tree of one day as integer rows: from a unit of the facts to every unit it counts for."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tongket.core.indicators.tree import UnitRow, UnitTree

Ints = NDArray[np.int64]
# Rows of whole-province tables may name no unit; they still count for the province.
NO_UNIT = 0


class MapView:
    """Units alive on a day, each with a row; facts of ended units land on their successors."""

    def __init__(self, tree: UnitTree, on: date) -> None:
        self.tree, self.on = tree, on
        self.units: list[UnitRow] = sorted((u for u in tree.units.values() if u.alive(on)), key=lambda u: u.id)
        self.row = {unit.id: index for index, unit in enumerate(self.units)}
        self.top = [self.row[unit.id] for unit in self.units if unit.level in ("province", "committee")]
        self._chains: dict[int, list[int]] = {}

    def rows_above(self, unit_id: int) -> list[int]:
        """Rows of the unit a fact lands on and of everything above it."""
        if unit_id not in self._chains:
            landed = self.tree.lands_on(unit_id, self.on) if unit_id in self.tree.units else None
            chain = () if landed is None else self.tree.chain(landed, self.on)
            self._chains[unit_id] = [self.row[unit] for unit in chain if unit in self.row]
        return self._chains[unit_id]

    def spread(self, unit_ids: Ints, whole_province: bool) -> tuple[Ints, Ints]:
        """Pairs (position in `unit_ids`, row) over which numbers of units are added up."""
        sources: list[int] = []
        targets: list[int] = []
        for position, unit_id in enumerate(unit_ids.tolist()):
            rows = set(self.rows_above(unit_id))
            if whole_province:
                rows |= set(self.top)
            sources += [position] * len(rows)
            targets += sorted(rows)
        return np.array(sources, dtype=np.int64), np.array(targets, dtype=np.int64)


class Maps:
    """One view per stretch of days during which no unit begins or ends."""

    def __init__(self, tree: UnitTree) -> None:
        self.tree = tree
        days = {unit.valid_from for unit in tree.units.values()}
        days |= {unit.valid_to for unit in tree.units.values() if unit.valid_to is not None}
        self._changes = sorted(days)
        self._views: dict[int, MapView] = {}

    def version(self, on: date) -> int:
        return bisect_right(self._changes, on)

    def view(self, on: date) -> MapView:
        version = self.version(on)
        if version not in self._views:
            self._views[version] = MapView(self.tree, on)
        return self._views[version]
