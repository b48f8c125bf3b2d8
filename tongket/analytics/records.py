"""The records behind a figure, out of the snapshot: those whose signed numbers do not cancel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tongket.analytics.engine import Engine
from tongket.analytics.maps import MapView
from tongket.analytics.subcube import condition
from tongket.core.facts import TABLES
from tongket.core.indicators.figures import Window
from tongket.core.indicators.nodes import Count, Latest, Level, Node, Ratio, Stock, Sum, Where
from tongket.core.indicators.reporting import level_day
from tongket.core.indicators.tree import ONE_DAY, UnitRow

EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record and how much of the figure it carries."""

    record: str
    n: int
    table: str
    unit_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Records:
    """`total` records carry the figure; `shown` are those within the reader's scope, `hidden` how many are not."""

    total: int = 0
    hidden: int = 0
    shown: list[RecordLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Term:
    sign: int
    table: str
    event: str
    where: Where
    by: str
    weight: str
    start: date
    end: date
    of_period: bool = False


def records(
    engine: Engine, node: Node, unit: UnitRow, window: Window, scope_ids: frozenset[int] | None, limit: int,
    unnamed: frozenset[str] = frozenset(),
) -> Records:  # fmt: skip
    """Ids of the snapshot's records that make up this node's number for this unit and window."""
    view = engine.maps.view(window.end - ONE_DAY)
    totals: dict[tuple[str, str], list[int]] = {}
    units: dict[tuple[str, str], set[int]] = {}
    for term in _terms(node, 1, window, engine.snapshot.cut_off):
        for record, fact_unit, roles, n in _rows(engine, term):
            if not _counts(view, unit, term.table, fact_unit):
                continue
            key = (term.table, record)
            totals.setdefault(key, [0])[0] += term.sign * n
            units.setdefault(key, set()).update(role for role in roles if role is not None)
    lines = [RecordLine(record, n, table, frozenset(units[table, record]))
             for (table, record), (n,) in sorted(totals.items()) if n]  # fmt: skip
    seen = [
        line for line in lines
        if (scope_ids is None or line.unit_ids & scope_ids) and line.record not in unnamed
    ]  # fmt: skip
    return Records(len(lines), len(lines) - len(seen), seen[:limit])


def _terms(node: Node, sign: int, window: Window, cut_off: date) -> Iterator[_Term]:
    match node:
        case Count():
            yield _term(node, sign, window.start, window.end)
        case Stock():
            edge = window.start if node.at == "start" else window.end
            yield from (_term(count, sign, EARLIEST, edge) for count in node.plus)
            yield from (_term(count, -sign, EARLIEST, edge) for count in node.minus)
        case Level():
            day = level_day(window, cut_off)
            if day is not None:
                yield _Term(sign, "return_value", "value", node.where, node.by, "n", day, day + ONE_DAY)
        case Latest():
            yield _Term(sign, node.table, node.event, node.where, node.by, "n", window.start, window.end)
        case Sum():
            for inner, term in node.terms:
                yield from _terms(term, sign * inner, window, cut_off)
        case Ratio():
            yield from _terms(node.n, sign, window, cut_off)


def _term(count: Count, sign: int, start: date, end: date) -> _Term:
    return _Term(sign, count.table, count.event, count.where, count.by, count.weight, start, end, count.of_period)


def _rows(engine: Engine, term: _Term) -> Iterator[tuple[str, int | None, tuple[int | None, ...], int]]:
    amount = "sum(n)" if term.weight == "n" else "count(*)"
    origin = " AND origin_cell IS NOT NULL AND origin_on >= $1 AND origin_on < $2" if term.of_period else ""
    statement = (
        f'SELECT record, {term.by}, place, handler, receiver, {amount} FROM "{term.table}" WHERE cell IS NOT NULL '
        f'AND "on" >= $1 AND "on" < $2{origin} AND {condition(term.event, term.where)} '
        f"GROUP BY record, {term.by}, place, handler, receiver"
    )
    cursor = engine.connection.cursor().execute(statement, [term.start, term.end])
    for record, by, place, handler, receiver, n in cursor.fetchall():
        yield record, by, (place, handler, receiver), int(n)


def _counts(view: MapView, unit: UnitRow, table: str, fact_unit: int | None) -> bool:
    row = view.row[unit.id]
    if TABLES[table].whole_province and row in view.top:
        return True
    return fact_unit is not None and row in view.rows_above(fact_unit)
