"""The sub-cube (khối số gốc): every base measure by unit and cell, in one fused pass per fact table.

The portable part is tiny on purpose: sum FILTER and GROUP BY one integer key. No date function, no grouping set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb
import numpy as np

from tongket.analytics.maps import NO_UNIT, Ints
from tongket.analytics.parquet import schema_of
from tongket.analytics.snapshot import Snapshot
from tongket.core.facts import TABLES
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Count, Latest, Level, Where, bases
from tongket.core.periods import CELLS

# Aggregates per query: more only makes planning slower.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Key:
    """What is added up: rows of one event under one condition, by one role; `paired` keeps the origin's cell."""

    table: str
    event: str
    where: Where
    by: str
    weight: str = "n"
    paired: bool = False

    @staticmethod
    def of(base: Count | Level) -> Key:
        if isinstance(base, Level):
            return Key("return_value", "value", base.where, base.by)
        return Key(base.table, base.event, base.where, base.by, base.weight, base.of_period)

    @property
    def pass_id(self) -> tuple[str, str, bool]:
        return (self.table, self.by, self.paired)

    def sql(self) -> str:
        amount = "n" if self.weight == "n" else "1"
        # DuckDB sums into 128 bits, which numpy would turn into floats.
        return f"CAST(sum({amount}) FILTER (WHERE {condition(self.event, self.where)}) AS BIGINT)"


@dataclass(frozen=True, slots=True)
class Series:
    """Sparse numbers of one key: unit, cell, origin's cell (−1 where none), n."""

    units: Ints
    cells: Ints
    origins: Ints
    n: Ints


def keys_of(indicators: Iterable[Indicator]) -> list[Key]:
    """Every key the indicators read, each once."""
    found: dict[Key, None] = {}
    for indicator in indicators:
        for base in bases(indicator.node):
            if not isinstance(base, Latest):
                found[Key.of(base)] = None
    return list(found)


def connect(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A locked in-memory database whose views read this snapshot's files and nothing else."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads=2")
    connection.execute(f"SET allowed_directories=[{literal(str(snapshot.path.resolve()))}]")
    connection.execute("SET enable_external_access=false")
    for name, declared in TABLES.items():
        if not snapshot.has(name):
            connection.register(name, schema_of(declared).empty_table())
            continue
        path = literal(str(snapshot.file(name).resolve()))
        connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({path})')
    connection.execute("SET lock_configuration=true")
    return connection


def scan(connection: duckdb.DuckDBPyConnection, keys: Iterable[Key]) -> Iterator[tuple[Key, Series]]:
    """All keys, fused per table and role."""
    passes: dict[tuple[str, str, bool], list[Key]] = {}
    for key in keys:
        passes.setdefault(key.pass_id, []).append(key)
    for group in passes.values():
        for first in range(0, len(group), _BATCH):
            yield from _fused(connection, group[first : first + _BATCH])


def _fused(connection: duckdb.DuckDBPyConnection, keys: list[Key]) -> Iterator[tuple[Key, Series]]:
    table, by, paired = keys[0].pass_id
    cell = f"coalesce({by}, {NO_UNIT})::BIGINT * {CELLS} + cell"
    group = f"({cell}) * {CELLS + 1} + coalesce(origin_cell, {CELLS})" if paired else cell
    measures = ", ".join(f"{key.sql()} AS m{index}" for index, key in enumerate(keys))
    needed = "" if TABLES[table].whole_province else f" AND {by} IS NOT NULL"
    wanted = ", ".join(sorted({literal(key.event) for key in keys}))
    statement = (
        f'SELECT {group} AS k, {measures} FROM "{table}" '
        f"WHERE cell IS NOT NULL AND event IN ({wanted}){needed} GROUP BY k"
    )
    columns = connection.cursor().execute(statement).fetchnumpy()
    codes = np.asarray(columns["k"], dtype=np.int64)
    origins = codes % (CELLS + 1) if paired else np.full(len(codes), -1, dtype=np.int64)
    codes = codes // (CELLS + 1) if paired else codes
    for index, key in enumerate(keys):
        amounts = columns[f"m{index}"]
        present = ~np.ma.getmaskarray(amounts)
        n = np.ma.getdata(amounts)[present].astype(np.int64)
        chosen = codes[present]
        yield key, Series(chosen // CELLS, chosen % CELLS, np.where(origins[present] == CELLS, -1, origins[present]), n)


def condition(event: str, where: Where) -> str:
    """The rows of an event, in SQL; names come from the declared tables only."""
    parts = [f"event = {literal(event)}"]
    parts += [f'"{name}" IN ({", ".join(map(literal, values))})' for name, values in where]
    return " AND ".join(parts)


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
