"""All rows of all units, checked once; and the tree (cây đơn vị) they make on a given day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tongket.core.org.refusals import (
    EmptyLife,
    ParentUnknown,
    UnitCycle,
    UnitInTwoPlaces,
    UnitNotAlive,
    UnitOverlap,
    UnknownUnit,
)
from tongket.core.org.units import Unit

# No real tree is deeper; a longer walk up has met a ring that does not contain the unit it started from.
DEEPEST = 12


class History:
    """Units over time; refuses overlapping rows, empty lives and parents that do not exist."""

    def __init__(self, units: Iterable[Unit]) -> None:
        rows: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            if unit.valid_to is not None and unit.valid_to <= unit.valid_from:
                raise EmptyLife(unit.code, unit.valid_from, unit.valid_to)
            rows[unit.code].append(unit)
        self._rows = {code: tuple(sorted(found, key=lambda u: u.valid_from)) for code, found in rows.items()}
        for found in self._rows.values():
            _refuse_overlap(found)
        for unit in self:
            self._refuse_orphan(unit)

    def __iter__(self) -> Iterator[Unit]:
        for found in self._rows.values():
            yield from found

    def rows_of(self, code: str) -> tuple[Unit, ...]:
        return self._rows.get(code, ())

    def unit(self, code: str, on: date) -> Unit:
        """The row of a code valid on a day; refused: UNIT-UNKNOWN, UNIT-NOT-ALIVE."""
        rows = self.rows_of(code)
        if not rows:
            raise UnknownUnit(code, on)
        for row in rows:
            if row.alive_on(on):
                return row
        raise UnitNotAlive(code, on, tuple((row.valid_from, row.valid_to) for row in rows))

    def as_of(self, day: date) -> Tree:
        return Tree(day, (unit for unit in self if unit.alive_on(day)))

    def _refuse_orphan(self, unit: Unit) -> None:
        if not unit.parent_code:
            return
        day: date | None = unit.valid_from
        while day is not None and (unit.valid_to is None or day < unit.valid_to):
            parent = next((row for row in self.rows_of(unit.parent_code) if row.alive_on(day)), None)
            if parent is None:
                raise ParentUnknown(unit.code, unit.parent_code, day)
            day = parent.valid_to


class Tree:
    """The units valid on one day, each in exactly one place."""

    def __init__(self, day: date, units: Iterable[Unit]) -> None:
        self.day = day
        self._units: dict[str, Unit] = {}
        self._children: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            if unit.code in self._units:
                _refuse_overlap((self._units[unit.code], unit), day)
            self._units[unit.code] = unit
        for unit in sorted(self._units.values(), key=lambda u: u.code):
            self._children[unit.parent_code].append(unit)
        for code in self._units:
            self.ancestors(code)

    def __contains__(self, code: str) -> bool:
        return code in self._units

    def __len__(self) -> int:
        return len(self._units)

    def unit(self, code: str) -> Unit:
        if code not in self._units:
            raise UnknownUnit(code, self.day)
        return self._units[code]

    def units(self, level: str = "", kind: str = "") -> tuple[Unit, ...]:
        """All units of the day in order of code, or those of a level or kind."""
        return tuple(
            unit
            for _code, unit in sorted(self._units.items())
            if (not level or unit.level == level) and (not kind or unit.kind == kind)
        )

    def children(self, code: str) -> tuple[Unit, ...]:
        """Direct sub-units in order of code; of "" the roots."""
        return tuple(self._children.get(code, ()))

    def descendants(self, code: str) -> tuple[Unit, ...]:
        """Everything below, depth first."""
        found: list[Unit] = []
        for child in self.children(code):
            found.append(child)
            found.extend(self.descendants(child.code))
        return tuple(found)

    def ancestors(self, code: str) -> tuple[Unit, ...]:
        """From the parent to the root."""
        found: list[Unit] = []
        unit = self.unit(code)
        while unit.parent_code:
            unit = self.unit(unit.parent_code)
            if unit.code == code or len(found) > DEEPEST:
                raise UnitCycle(code, self.day)
            found.append(unit)
        return tuple(found)


def _refuse_overlap(rows: tuple[Unit, ...], day: date | None = None) -> None:
    for first, second in pairwise(rows):
        if first.valid_to is None or first.valid_to > second.valid_from:
            on = day or second.valid_from
            if first.parent_code != second.parent_code:
                raise UnitInTwoPlaces(first.code, on, (first.parent_code, second.parent_code))
            raise UnitOverlap(first.code, on)
