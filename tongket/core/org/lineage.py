"""What became of units (cạnh chuyển đổi): dated edges from old codes to new ones, with exact shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tongket.core.org.history import History
from tongket.core.org.refusals import SharesNotWhole
from tongket.core.org.units import Unit


@dataclass(frozen=True, slots=True)
class Edge:
    """On a day, a share of a unit (by area) passed to a unit; kinds: merge (nhập), split (chia)."""

    effective_on: date
    source: str
    target: str
    kind: str = "merge"
    share: Fraction = Fraction(1)
    paper: str = ""


class Lineage:
    """Units of one level over time with the edges between them; a code without an edge simply goes on."""

    def __init__(self, units: Iterable[Unit], edges: Iterable[Edge]) -> None:
        self._lives: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._lives[unit.code].append(unit)
        self._from: dict[tuple[date, str], list[Edge]] = defaultdict(list)
        self._to: dict[tuple[date, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            self._from[edge.effective_on, edge.source].append(edge)
            self._to[edge.effective_on, edge.target].append(edge)
        self.days = tuple(sorted({day for day, _code in self._from}))
        for (day, code), found in self._from.items():
            found.sort(key=lambda edge: edge.target)
            if sum(edge.share for edge in found) != 1 or any(edge.share < 0 for edge in found):
                raise SharesNotWhole(code, day)

    @classmethod
    def of_level(cls, history: History, level: str, edges: Iterable[Edge]) -> Lineage:
        """The lineage of one level of the administrative areas."""
        units = [unit for unit in history if unit.level == level and unit.kind == "area"]
        codes = {unit.code for unit in units}
        return cls(units, (edge for edge in edges if edge.source in codes))

    def known(self, code: str) -> bool:
        return code in self._lives

    def unit(self, code: str, on: date) -> Unit | None:
        return next((unit for unit in self._lives.get(code, ()) if unit.alive_on(on)), None)

    def lives(self, code: str) -> tuple[tuple[date, date | None], ...]:
        return tuple((unit.valid_from, unit.valid_to) for unit in self._lives.get(code, ()))

    def codes_on(self, day: date) -> tuple[str, ...]:
        return tuple(sorted(code for code in self._lives if self.unit(code, day) is not None))

    def out_of(self, code: str, day: date) -> tuple[Edge, ...]:
        return tuple(self._from.get((day, code), ()))

    def into(self, code: str, day: date) -> tuple[Edge, ...]:
        return tuple(self._to.get((day, code), ()))

    def days_between(self, after: date, until: date) -> tuple[date, ...]:
        """Days of change d with after < d ≤ until."""
        return tuple(day for day in self.days if after < day <= until)
