"""Roll-up over units with lives and lineage (cây đơn vị): to whom a fact belongs on the map of a given day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

POLICE_PREFIX = {"province": "CA-", "district": "CAH-", "commune": "CAX-"}
ONE_DAY = timedelta(days=1)


class UnknownUnit(LookupError):
    """No unit ever carried this code."""

    code = "UNIT-UNKNOWN"

    def __init__(self, unit: str, on: date) -> None:
        super().__init__(f"không có đơn vị mang mã {unit!r}")
        self.unit, self.on = unit, on


class UnitNotAlive(UnknownUnit):
    """The code exists, but not on that day."""

    code = "UNIT-NOT-ALIVE"

    def __init__(self, unit: str, on: date) -> None:
        super().__init__(unit, on)
        self.args = (f"mã {unit!r} không có hiệu lực vào ngày {on:%d/%m/%Y}",)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of one stretch of time; `area` is the administrative area of a police body."""

    id: int
    code: str
    name: str
    kind: str
    level: str
    parent: int | None
    area: int | None
    valid_from: date
    valid_to: date | None = None

    def alive(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class UnitTree:
    """Units by id, with lineage edges (source, target); a fact of an ended unit passes to its one successor."""

    def __init__(self, units: Iterable[UnitRow], lineage: Iterable[tuple[int, int, date]] = ()) -> None:
        self.units = {unit.id: unit for unit in units}
        self._next: dict[int, list[int]] = defaultdict(list)
        for source, target, effective_on in lineage:
            # An edge of an earlier day handed over a part while the source lived on; its heirs are those of its end.
            if effective_on == self.units[source].valid_to and target not in self._next[source]:
                self._next[source].append(target)
        self._lands: dict[tuple[int, date], int | None] = {}

    @cached_property
    def by_code(self) -> dict[str, list[UnitRow]]:
        found: dict[str, list[UnitRow]] = defaultdict(list)
        for unit in self.units.values():
            found[unit.code].append(unit)
        return found

    def find(self, code: str, on: date) -> UnitRow:
        """The unit that carried this code on that day."""
        rows = self.by_code.get(code, [])
        if not rows:
            raise UnknownUnit(code, on)
        for row in rows:
            if row.alive(on):
                return row
        raise UnitNotAlive(code, on)

    def map_day(self, end: date) -> date:
        """The day whose map a period ending (exclusively) at `end` is rolled up on."""
        return end - ONE_DAY

    def successors(self, unit_id: int, on: date) -> frozenset[int]:
        """Who carries on a unit on that day: itself while alive, else its heirs, a later row of its code included."""
        unit = self.units[unit_id]
        if unit.alive(on) or on < unit.valid_from:
            return frozenset({unit_id})
        heirs = [target for target in self._next.get(unit_id, []) if target != unit_id]
        if not heirs:
            heirs = [row.id for row in self.by_code[unit.code]
                     if row.valid_from == unit.valid_to and row.kind == unit.kind]  # fmt: skip
        found: set[int] = set()
        for heir in heirs:
            found |= self.successors(heir, on)
        return frozenset(found)

    def lands_on(self, unit_id: int, on: date) -> int | None:
        """The unit that a fact of `unit_id` counts for: its only successor, else what its parent became."""
        key = (unit_id, on)
        if key not in self._lands:
            self._lands[key] = self._landing(unit_id, on)
        return self._lands[key]

    def _landing(self, unit_id: int, on: date) -> int | None:
        heirs = self.successors(unit_id, on)
        if len(heirs) == 1:
            return next(iter(heirs))
        common = self._common_ancestor(heirs, on)
        if common is not None:
            return common
        parent = self.units[unit_id].parent
        return None if parent is None else self.lands_on(parent, on)

    def _common_ancestor(self, unit_ids: frozenset[int], on: date) -> int | None:
        chains = [self.chain(unit_id, on) for unit_id in sorted(unit_ids)]
        if not chains:
            return None
        return next((unit for unit in chains[0] if all(unit in chain for chain in chains[1:])), None)

    def chain(self, unit_id: int, on: date) -> tuple[int, ...]:
        """A unit and everything above it on that day; a parent that ended passes to its successor."""
        found: list[int] = [unit_id]
        parent = self.units[unit_id].parent
        while parent is not None:
            above = self.lands_on(parent, on)
            if above is None or above in found:
                break
            found.append(above)
            parent = self.units[above].parent
        return tuple(found)

    def belongs(self, fact_unit: int, to: int, on: date) -> bool:
        """Whether a fact of `fact_unit` is part of `to` on the map of that day."""
        landed = self.lands_on(fact_unit, on) if fact_unit in self.units else None
        return landed is not None and to in self.chain(landed, on)

    def children(self, unit_id: int, on: date) -> list[UnitRow]:
        """Direct sub-units alive on that day, by code."""
        found = [unit for unit in self.units.values()
                 if unit.alive(on) and unit.parent is not None and self._parent_on(unit, on) == unit_id]  # fmt: skip
        return sorted(found, key=lambda unit: unit.code)

    def below(self, unit_id: int, on: date) -> list[UnitRow]:
        """Every unit in the subtree alive on that day, the unit itself included, by code."""
        found = [unit for unit in self.units.values() if unit.alive(on) and unit_id in self.chain(unit.id, on)]
        return sorted(found, key=lambda unit: unit.code)

    def split_outside(self, unit_id: int, on: date, since: date) -> bool:
        """Whether a unit that ended since passed partly to this subtree and partly elsewhere: its past is unknown."""
        for source in self._next:
            ended = self.units[source].valid_to
            if ended is None or not since < ended <= on:
                continue
            heirs = self.successors(source, on)
            inside = sum(1 for heir in heirs if unit_id in self.chain(heir, on))
            if 0 < inside < len(heirs):
                return True
        return False

    def counterpart(self, unit: UnitRow, kind: str, on: date) -> UnitRow | None:
        """The police body of an area, or the area of a police body, on that day."""
        if unit.kind == kind:
            return unit
        if kind == "area":
            area = None if unit.area is None else self.lands_on(unit.area, on)
            row = None if area is None else self.units[area]
            return row if row is not None and POLICE_PREFIX.get(row.level, "?") + row.code == unit.code else None
        prefix = POLICE_PREFIX.get(unit.level)
        if prefix is None or unit.kind != "area":
            return None
        return next((row for row in self.by_code.get(prefix + unit.code, []) if row.alive(on)), None)

    def _parent_on(self, unit: UnitRow, on: date) -> int | None:
        return None if unit.parent is None else self.lands_on(unit.parent, on)
