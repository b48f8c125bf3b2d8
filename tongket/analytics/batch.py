"""One node for every unit of a map and many grid periods at once: two-dimensional prefix differences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tongket.analytics.engine import Engine, Prefix
from tongket.analytics.maps import Ints, MapView
from tongket.analytics.subcube import Key
from tongket.core.indicators.nodes import Count, Level, Node, Stock, Sum
from tongket.core.indicators.reporting import level_day
from tongket.core.periods import Period, cell_of, cells_of

Bools = NDArray[np.bool_]


class Batch:
    """Periods rolled up on one map; all of them unions of cells."""

    def __init__(self, engine: Engine, view: MapView, periods: Sequence[Period]) -> None:
        self.engine, self.view, self.periods = engine, view, periods
        cells = [cells_of(period) for period in periods]
        self.starts = np.array([found.start for found in cells if found is not None], dtype=np.int64)
        self.ends = np.array([found.stop for found in cells if found is not None], dtype=np.int64)
        self.level_days: list[date | None] = [level_day(period, engine.snapshot.cut_off) for period in periods]
        # Masks of units that reported nothing, by register and kind of node; many indicators share one.
        self.silent: dict[tuple[str, bool, bool], Bools] = {}
        self.has_level: Bools = np.array([day is not None for day in self.level_days])

    def numbers(self, node: Node) -> Ints:
        """Rows are units, columns periods; where a level has no month yet the column holds zeros."""
        match node:
            case Count():
                return self._count(Key.of(node))
            case Stock():
                edges = self.starts if node.at == "start" else self.ends
                return self._before(node.plus, edges) - self._before(node.minus, edges)
            case Level():
                return self._level(node)
            case Sum():
                total: Ints = np.zeros((len(self.view.units), len(self.periods)), dtype=np.int64)
                for sign, term in node.terms:
                    total += sign * self.numbers(term)
                return total
        raise TypeError(node)

    def _count(self, key: Key) -> Ints:
        if key.paired:
            columns = [self.engine.by_pairs(key, int(first), int(last), self.view)
                       for first, last in zip(self.starts, self.ends, strict=True)]  # fmt: skip
            return np.stack(columns, axis=1)
        prefix = self.engine.prefix_of(key, self.view)
        return _at(prefix, self.ends) - _at(prefix, self.starts)

    def _before(self, counts: tuple[Count, ...], edges: Ints) -> Ints:
        total: Ints = np.zeros((len(self.view.units), len(self.periods)), dtype=np.int64)
        for count in counts:
            total += _at(self.engine.prefix_of(Key.of(count), self.view), edges)
        return total

    def _level(self, node: Level) -> Ints:
        cells = np.array([0 if day is None else cell_of(day) for day in self.level_days], dtype=np.int64)
        prefix = self.engine.prefix_of(Key.of(node), self.view)
        return (_at(prefix, cells + 1) - _at(prefix, cells)) * self.has_level


def _at(prefix: Prefix, cells: Ints) -> Ints:
    numbers: Ints = prefix.totals[:, np.clip(cells - prefix.first, 0, prefix.totals.shape[1] - 1)]
    return numbers
