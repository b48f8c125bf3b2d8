"""The algebra (đại số chỉ tiêu): frozen nodes that refuse an illegal construction when it is written.

A flow adds over units and periods; a stock, a level and a count "of the period" add over units only; a ratio and a
rank add over nothing and are recomputed from their parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tongket.core.facts import MONTH_ITEMS, TABLES, Event, FactTable, ReturnItem, Role
from tongket.core.indicators.mistakes import (
    LevelIsNotFlow,
    NoOrigin,
    NotAdditive,
    NothingToCount,
    UnequalDimensions,
    UnknownDimension,
    UnknownEvent,
    UnknownRole,
    UnknownValue,
)

Where = tuple[tuple[str, tuple[str, ...]], ...]
Over = Literal["units", "periods"]
UNITS_AND_PERIODS: frozenset[Over] = frozenset({"units", "periods"})
UNITS_ONLY: frozenset[Over] = frozenset({"units"})
NOTHING: frozenset[Over] = frozenset()


def where(**dims: str | tuple[str, ...]) -> Where:
    """Conditions on dimensions: one value or any of several each."""
    return tuple(sorted((name, (value,) if isinstance(value, str) else tuple(sorted(value)))
                        for name, value in dims.items()))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """Rows (or their weights) of one event dated in the window; `of_period` keeps those whose origin is in it too."""

    table: str
    event: str
    where: Where = ()
    by: Role | Literal[""] = ""
    of_period: bool = False
    weight: Literal["n", "rows"] = "n"

    def __post_init__(self) -> None:
        event = _event(self.table, self.event)
        _check_where(TABLES[self.table], self.where)
        if not self.by:
            object.__setattr__(self, "by", event.by)
        if self.by not in ("place", "handler", "receiver"):
            raise UnknownRole(self.by)
        if self.of_period and not event.origin:
            raise NoOrigin(self.table, self.event)
        if self.table == "return_value" and any(item.kind == "level" for item in _items(self.where)):
            raise LevelIsNotFlow(self.where)

    @property
    def measure(self) -> str:
        if self.weight == "rows":
            return f"row of {self.table}"
        return _measure(self.table, self.event, self.where)

    @property
    def adds_over(self) -> frozenset[Over]:
        return UNITS_ONLY if self.of_period else UNITS_AND_PERIODS


@dataclass(frozen=True, slots=True)
class Stock:
    """What is open at an edge of the window: everything that came in before it minus everything that went out."""

    plus: tuple[Count, ...]
    minus: tuple[Count, ...]
    at: Literal["start", "end"]

    def __post_init__(self) -> None:
        if not self.plus:
            raise NothingToCount("Stock")
        for count in self.plus + self.minus:
            if not isinstance(count, Count) or count.of_period:
                raise NotAdditive(count, "a stock is made of plain counts")
        _check_equal(self.plus + self.minus)

    @property
    def measure(self) -> str:
        return self.plus[0].measure

    @property
    def by(self) -> Role | Literal[""]:
        return self.plus[0].by

    @property
    def adds_over(self) -> frozenset[Over]:
        return UNITS_ONLY


@dataclass(frozen=True, slots=True)
class Level:
    """A state reported by the units, taken at the last month of the window; months are never summed."""

    item: str
    by: Role | Literal[""] = "place"

    def __post_init__(self) -> None:
        if self.item not in MONTH_ITEMS:
            raise UnknownValue("return_value", "item", self.item)
        if MONTH_ITEMS[self.item].kind != "level":
            raise LevelIsNotFlow((("item", (self.item,)),))

    @property
    def measure(self) -> str:
        return MONTH_ITEMS[self.item].measure

    @property
    def adds_over(self) -> frozenset[Over]:
        return UNITS_ONLY

    @property
    def where(self) -> Where:
        return (("item", (self.item,)),)


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest number published in the window, such as a place in a ranking; it adds over nothing."""

    table: str
    event: str
    where: Where = ()

    def __post_init__(self) -> None:
        _event(self.table, self.event)
        _check_where(TABLES[self.table], self.where)

    @property
    def measure(self) -> str:
        return _measure(self.table, self.event, self.where)

    @property
    def by(self) -> Role | Literal[""]:
        return TABLES[self.table].events[self.event].by

    @property
    def adds_over(self) -> frozenset[Over]:
        return NOTHING


@dataclass(frozen=True, slots=True)
class Sum:
    """Signed terms of one unit of count, counted by the same role."""

    terms: tuple[tuple[int, Count | Stock | Level | Sum], ...]

    def __post_init__(self) -> None:
        if not self.terms:
            raise NothingToCount("Sum")
        for sign, term in self.terms:
            if sign not in (1, -1):
                raise NotAdditive(term, "the sign is +1 or -1")
            if not isinstance(term, (Count, Stock, Level, Sum)):
                raise NotAdditive(term, "a ratio or a rank is no term of a sum")
        _check_equal(tuple(term for _, term in self.terms))

    @property
    def measure(self) -> str:
        return self.terms[0][1].measure

    @property
    def by(self) -> Role | Literal[""]:
        return self.terms[0][1].by

    @property
    def adds_over(self) -> frozenset[Over]:
        kinds = UNITS_AND_PERIODS
        for _, term in self.terms:
            kinds &= term.adds_over
        return kinds


@dataclass(frozen=True, slots=True)
class Ratio:
    """n of `of`: a "share" cannot honestly pass 100 %; "per" divides two different units of count."""

    n: Count | Stock | Level | Sum
    of: Count | Stock | Level | Sum
    kind: Literal["share", "per"] = "share"

    def __post_init__(self) -> None:
        for part in (self.n, self.of):
            if not isinstance(part, (Count, Stock, Level, Sum)):
                raise NotAdditive(part, "a ratio is made of two additive parts")
        if self.n.by != self.of.by:
            raise UnequalDimensions("by", self.n.by, self.of.by)
        if self.kind == "share" and self.n.measure != self.of.measure:
            raise UnequalDimensions("measure", self.n.measure, self.of.measure)

    @property
    def measure(self) -> str:
        return "ratio"

    @property
    def by(self) -> Role | Literal[""]:
        return self.n.by

    @property
    def adds_over(self) -> frozenset[Over]:
        return NOTHING


Additive = Count | Stock | Level | Sum
Node = Additive | Latest | Ratio
Base = Count | Level | Latest


def plus(*terms: Additive, minus: tuple[Additive, ...] = ()) -> Sum:
    """The sum of the terms less the terms of `minus`."""
    return Sum(tuple((1, term) for term in terms) + tuple((-1, term) for term in minus))


def flow(item: str) -> Count:
    """A flow item of the monthly return."""
    return Count("return_value", "value", where(item=item))


def require_additive(node: Node, over: Over) -> None:
    """Refuse a total that would be wrong, such as a stock summed over months."""
    if over not in node.adds_over:
        raise NotAdditive(node, f"it does not add over {over}")


def bases(node: Node) -> tuple[Base, ...]:
    """The counts, levels and ranks a node reads, in order, each once."""
    found: list[Base] = []
    for part in _parts(node):
        if part not in found:
            found.append(part)
    return tuple(found)


def _parts(node: Node) -> list[Base]:
    match node:
        case Stock(plus=ins, minus=outs):
            return [*ins, *outs]
        case Sum(terms=terms):
            return [base for _, term in terms for base in _parts(term)]
        case Ratio(n=n, of=of):
            return _parts(n) + _parts(of)
        case _:
            return [node]


def _event(table: str, event: str) -> Event:
    if table not in TABLES or event not in TABLES[table].events:
        raise UnknownEvent(table, event)
    return TABLES[table].events[event]


def _check_where(table: FactTable, conditions: Where) -> None:
    for name, values in conditions:
        if name not in table.dims:
            raise UnknownDimension(table.name, name)
        words = table.words.get(name)
        for value in values:
            known = words is None or value in words or value == ""
            if not known or (name == "item" and value not in MONTH_ITEMS):
                raise UnknownValue(table.name, name, value)


def _items(conditions: Where) -> list[ReturnItem]:
    return [MONTH_ITEMS[value] for name, values in conditions if name == "item" for value in values]


def _measure(table: str, event: str, conditions: Where) -> str:
    if table != "return_value":
        return TABLES[table].events[event].measure
    measures = sorted({item.measure for item in _items(conditions)})
    if len(measures) != 1:
        raise UnequalDimensions("measure", *(measures or ["no item"]))
    return measures[0]


def _check_equal(parts: tuple[Additive, ...]) -> None:
    first = parts[0]
    for part in parts[1:]:
        if part.by != first.by:
            raise UnequalDimensions("by", first.by, part.by)
        if part.measure != first.measure:
            raise UnequalDimensions("measure", first.measure, part.measure)
